"""The main job at a base on this computer, by keys alone."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from pathlib import Path

from db.engine import Embedded
from db.session import open_session
from db.sql import Query
from tests.e2e.program import Start

_LOG = logging.getLogger(__name__)


def ask(path: Path, login: str, text: str, *values: object) -> list[tuple]:
    """Rows of a base on this computer, as that person; nobody else may have it open."""
    session = open_session(Embedded(str(path)), login)
    try:
        return session.rows(Query("ask", text, values))
    finally:
        session.close()


def test_a_call_found_by_phone_and_written_down_with_its_next_step_is_in_the_base(
    start: Start, demo_template: Path, demo_path: Path
) -> None:
    client, name, phone = ask(
        demo_template,
        "DEMO",
        "select c.id, c.name, p.normal from channel p join client c on c.id = p.client_id"
        " where p.kind = 'P' and not exists (select 1 from channel o where o.id <> p.id and o.kind = 'P'"
        " and right(o.normal, 6) = right(p.normal, 6)) order by c.name fetch first row only",
    )[0]
    first = ask(demo_template, "DEMO", "select name from client order by name fetch first row only")[0][0]
    anna = start("--base", str(demo_path))
    anna.window("Paddock CRM")
    anna.sees(first)

    anna.keys("ctrl+k")
    anna.focus("Find")
    anna.write(phone[-6:])
    anna.sees(name)
    anna.keys("Return")
    anna.focus("Name")
    anna.sees(name)

    began = time.monotonic()
    anna.keys("ctrl+j")
    anna.focus("Kind")
    anna.keys("c")
    anna.focus("What was said")
    anna.write("They want a trial lot")
    anna.keys("Tab")
    anna.focus("Next step")
    anna.write("Send the invoice")
    anna.keys("Tab")
    anna.focus("When")
    anna.write("tomorrow 10")
    anna.keys("Return")
    anna.sees("They want a trial lot")
    _LOG.info("from Ctrl+J to the saved row on the screen: %.1f s", time.monotonic() - began)
    anna.leave()
    rows = ask(
        demo_path,
        "DEMO",
        "select i.client_id, i.kind, t.subject, t.due_at, i.created_at from interaction i join task t on"
        " t.interaction_id = i.id where i.summary = ?",
        "They want a trial lot",
    )
    assert [row[:3] for row in rows] == [(client, "C", "Send the invoice")]
    due, said = rows[0][3:]
    assert (due.hour, due.minute) == (10, 0)
    assert due.date() == said.date() + timedelta(days=1)
