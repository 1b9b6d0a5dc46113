"""A spreadsheet comes in by keys alone, and goes out again."""

from __future__ import annotations

from app.core.clinic import sample
from db.session import open_session
from db.sql import Query
from tests.bases import Served
from tests.e2e.conftest import sign_in
from tests.e2e.program import Start


def test_a_spreadsheet_is_imported_and_taken_back_by_keys_alone(start: Start, served_base: Served) -> None:
    watch = open_session(served_base.target, served_base.login, served_base.password)

    def count(entity: str) -> int:
        watch.end_reading()
        return int(watch.rows(Query("count", f"select count(*) from {entity}", ()))[0][0])

    try:
        anna = sign_in(start, served_base)
        anna.keys("ctrl+i")
        anna.focus("Choose a file")
        anna.keys("space")
        anna.window("Import")
        anna.focus("File name")
        anna.replace(str(sample.PATH))
        anna.keys("Return")
        anna.sees(sample.PATH.name + "   ·   ")
        for title in ("Columns", "Doubts"):
            anna.keys("ctrl+Return")
            anna.reads(title)
        anna.keys("ctrl+Return")
        anna.sees("Ticked rows of the file become one client")  # "Duplicates" is a section, too
        anna.keys("ctrl+Return")
        anna.reads("Trial")
        anna.reads("New clients")
        assert count("client") == 0
        anna.keys("ctrl+Return")
        said = anna.sees("New clients: ")
        anna.reads("Done")
        clients = int(said.partition("New clients: ")[2].split()[0])
        assert count("client") == clients > 50
        assert count("contact") > 10
        anna.tab_to("Take the import back")
        anna.keys("space")
        anna.sees("Take this import back?")
        anna.tab_to("Take back", key="Left", most=3)
        anna.keys("space")
        anna.reads("Taken back")
        assert (count("client"), count("contact")) == (0, 0)
        anna.leave()
    finally:
        watch.close()
