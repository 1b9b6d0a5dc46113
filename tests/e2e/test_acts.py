"""Each of the main acts by keys alone, at a base on this computer: what was done is in the base afterwards."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from tests.e2e.program import Person, Start
from tests.e2e.screen import wait_for
from tests.e2e.test_work import ask


@pytest.fixture
def anna(start: Start, demo_path: Path) -> Person:
    """At the first page of clients."""
    person = start("--base", str(demo_path))
    person.window("Paddock CRM")
    person.sees("Rows: ")
    person.focus("Clients")
    return person


def open_card(person: Person, name: str) -> None:
    person.keys("ctrl+k")
    person.focus("Find")
    person.write(name)
    person.sees(name)
    person.keys("Return")
    person.focus("Name")
    person.sees(name)


def test_a_card_is_changed_saved_and_left_with_a_question_only_when_something_was_changed(
    anna: Person, demo_path: Path
) -> None:
    question = "has changes that are not saved"
    open_card(anna, "Highland Tools")
    anna.replace("Highland Tools and Sons")
    anna.keys("ctrl+s")
    anna.sees("Name · Highland Tools and Sons")  # the feed has heard of it
    anna.keys("Escape")
    anna.focus("Clients")  # no question

    open_card(anna, "Highland Tools and Sons")
    anna.replace("Quite another name")
    anna.keys("Escape")
    anna.sees(question)
    anna.keys("Escape")
    anna.focus("Name")
    anna.keys("Escape")
    anna.sees(question)
    anna.tab_to("Give up the changes", key="Left", most=3)
    anna.keys("space")
    anna.focus("Clients")
    anna.leave()
    names = [name for (name,) in ask(demo_path, "DEMO", "select name from client")]
    assert "Highland Tools and Sons" in names
    assert "Quite another name" not in names


def test_a_call_of_a_company_and_a_person_who_are_both_new(anna: Person, demo_path: Path) -> None:
    anna.keys("ctrl+j")
    anna.focus("Kind")
    anna.tab_to("Client", key="shift+Tab")
    anna.replace("Quagga Works")
    anna.sees("New organisation")
    anna.keys("Return")
    anna.focus("Kind")
    anna.tab_to("Person", key="shift+Tab")
    anna.write("Wilma Quagga")
    anna.sees("New: ")
    anna.keys("Return")
    anna.tab_to("What was said")
    anna.write("They found us at the fair")
    anna.keys("Return")
    anna.no_longer_sees("Enter saves")
    anna.leave()
    assert ask(
        demo_path,
        "DEMO",
        "select c.name, p.name, i.kind from interaction i join client c on c.id = i.client_id join contact p"
        " on p.id = i.contact_id where i.summary = 'They found us at the fair'",
    ) == [("Quagga Works", "Wilma Quagga", "C")]


def test_a_phone_a_task_and_a_file_are_added_on_a_card(anna: Person, demo_path: Path, tmp_path: Path) -> None:
    paper = tmp_path / "offer.txt"
    paper.write_text("two trucks", encoding="utf-8")
    open_card(anna, "Highland Tools")
    anna.keys("alt+3")
    anna.focus("Number or address")
    anna.tab_to("Number or address", key="End")
    anna.write("0161 496 0777")
    anna.keys("Return")
    anna.sees("+44 161 496 0777")
    anna.keys("alt+5")
    anna.focus("Tasks")
    anna.keys("Insert")
    anna.focus("Subject")
    anna.write("Send the price list")
    anna.tab_to("Until")
    anna.write("tomorrow 10")
    anna.keys("ctrl+s")
    anna.sees("No files yet")  # a saved task has its tabs
    anna.keys("Escape")
    anna.focus("Tasks")
    anna.keys("alt+7")
    anna.focus("Files")
    anna.keys("Insert")
    anna.focus("File name")
    anna.replace(str(paper))
    anna.keys("Return")
    anna.sees("offer.txt")
    anna.leave()
    row = ask(demo_path, "DEMO", "select id from client where name = 'Highland Tools'")[0][0]
    assert ask(
        demo_path,
        "DEMO",
        "select typed, normal from channel_shown where client_id = ? and typed like '%0777'",
        row,
    ) == [("0161 496 0777", "+441614960777")]
    tasks = ask(demo_path, "DEMO", "select subject from task where client_id = ?", row)
    assert ("Send the price list",) in tasks
    files = "select name from attachment where owner_kind = 'client' and owner_id = ?"
    assert ("offer.txt",) in ask(demo_path, "DEMO", files, row)


def test_a_filter_is_set_kept_and_used_again(anna: Person) -> None:
    anna.keys("ctrl+shift+f", "Down", "Return")
    anna.sees("Apply")
    anna.keys("End", "space", "Return")
    anna.reads("Status: Lost")
    anna.keys("ctrl+f")
    anna.focus("Name begins with")
    anna.tab_to("Saved filters")
    anna.keys("space", "Down", "Return")
    anna.window("Save the filter")
    anna.write("Gone")
    anna.keys("Return")
    anna.window("Paddock CRM")
    anna.tab_to("Reset", key="shift+Tab")
    anna.keys("space")
    anna.no_longer_sees("Status: Lost")
    anna.sees("Rows: 30")
    anna.tab_to("Saved filters")
    anna.keys("space", "Down", "Return")
    anna.reads("Status: Lost")
    anna.no_longer_sees("Rows: 30")
    anna.leave()


def test_many_rows_are_changed_at_once_and_taken_back(
    anna: Person, demo_path: Path, demo_template: Path
) -> None:
    asked = "select id, status_id from client order by id"
    anna.keys("shift+Down", "shift+Down", "ctrl+e")
    anna.window("Change many rows")
    anna.keys("Tab")
    anna.focus("New value")
    anna.write("Lost")
    anna.keys("Return")
    anna.sees("Status → Lost", "3 of 3")
    anna.tab_to("Undo", key="shift+Tab")
    anna.keys("space")
    anna.sees("Taken back")
    anna.focus("Clients")
    anna.leave()
    assert ask(demo_path, "DEMO", asked) == ask(demo_template, "DEMO", asked)


def test_two_records_become_one(anna: Person, demo_path: Path, demo_template: Path) -> None:
    first, second = (
        row[0] for row in ask(demo_template, "DEMO", "select name from client order by name rows 2")
    )
    anna.keys("shift+Down", "ctrl+m")
    anna.window("Merge records")
    anna.keys("Right", "space", "ctrl+Return")
    anna.window("Paddock CRM")
    anna.sees("Rows: 29")
    anna.leave()
    left = [name for (name,) in ask(demo_path, "DEMO", "select name from client order by name rows 2")]
    assert (first in left) != (second in left)


def test_a_report_is_built_looked_into_and_saved(anna: Person, tmp_path: Path) -> None:
    anna.keys("ctrl+5")
    anna.focus("Find a report")
    anna.write("by source")
    anna.keys("Return", "F5")
    anna.focus(kind="ResultTable")
    for ending, down in (("pdf", 1), ("xlsx", 2)):
        anna.keys("ctrl+shift+s", *["Down"] * down, "Return")
        anna.focus("File name")
        anna.replace(str(tmp_path / f"report.{ending}"))
        anna.keys("Return")
        wait_for((tmp_path / f"report.{ending}").exists, ending)
        anna.focus(kind="ResultTable")
    anna.keys("Right", "Return")
    anna.focus(" · Clients", kind="ResultTable")  # the rows behind the figure
    anna.keys("Escape")
    anna.focus("Clients by source", kind="ResultTable")
    anna.leave()
    assert len(pypdfium2.PdfDocument(str(tmp_path / "report.pdf"))) >= 1
    assert openpyxl.load_workbook(tmp_path / "report.xlsx").worksheets


def test_a_value_of_a_dictionary_is_added_and_offered_on_the_card(anna: Person, demo_path: Path) -> None:
    anna.keys("alt+i", *["Down"] * 9, "Return")
    anna.focus("Dictionaries")
    anna.write("Source")
    anna.reads("Rows: 1")
    anna.keys("Return")
    anna.focus("Dictionaries")
    anna.keys("Return")
    anna.focus("Name")
    anna.keys("alt+1")
    anna.focus("Dictionary values")
    anna.keys("Insert")
    anna.tab_to("Name")
    anna.write("Word of mouth")
    anna.keys("ctrl+s")
    anna.keys("Escape", "Escape", "ctrl+1")
    open_card(anna, "Highland Tools")
    anna.tab_to("Web site")  # X knows a box of choices by its value
    anna.write("Word")
    anna.keys("ctrl+s")
    anna.sees("Source · Word of mouth")
    anna.leave()
    assert ask(
        demo_path,
        "DEMO",
        "select d.name from client c join dictionary d on d.id = c.source_id where c.name = 'Highland Tools'",
    ) == [("Word of mouth",)]
