"""Reports as jobs for a lane: the statement in a snapshot, one round trip of rows, the rest in the lane's
thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from app.core.jobs import reading
from db import sql
from db.session import Session
from db.sql import Query
from reports.report import Report, Row, Values
from reports.run import Drill, Result, arrange, asked, drill_values, picked
from reports.statement import compose, statements

MOST_ROWS = 200_000
"""A report stops here and says so; more than this nobody reads, and it would not fit into the client's
memory."""


def query(report: Report, name: str, values: Values) -> Query:
    """The statement `report` or `rows` of a report with its values."""
    text, chosen = compose(statements(report.key)[name], values)
    return Query(f"{report.key}.{name}", text, chosen)


def run(
    report: Report, choices: Mapping[str, object], today: date, group_by: tuple[str, ...] | None = None
) -> Callable[[Session], Result]:
    """A job that runs the report. Raises PeriodError at once when the answers make no sense, errors.Rule("may_not_report") when
    the base does not let the person see what the report shows."""
    asking = query(report, "report", asked(report, choices, today))

    def job(session: Session) -> Result:
        rows, cut = _rows(session, report, asking)
        return arrange(report, rows, choices, today, group_by, cut)

    return reading(job)


def drill(result: Result, figure: Drill, note: str = "") -> Callable[[Session], Result]:
    """A job that answers the list behind a figure, which `note` names; a list has its rows at hand and asks
    nobody."""

    def job(session: Session) -> Result:
        if not result.report.keys:
            return picked(result, figure, result.rows, note=note)
        rows, cut = _rows(session, result.report, query(result.report, "rows", drill_values(result, figure)))
        return picked(result, figure, rows, cut, note)

    return reading(job)


def _rows(session: Session, report: Report, asking: Query) -> tuple[list[Row], bool]:
    session.write(
        sql.query("audit.may_report", report=report.key, blocks=",".join(("report", *report.blocks)))
    )
    with session.snapshot() as act:
        rows = act.rows(asking, MOST_ROWS + 1)
    return rows[:MOST_ROWS], len(rows) > MOST_ROWS
