"""The catalogue: every report of the program, one line each."""

from __future__ import annotations

from reports.catalog.clients import (
    birthdays,
    by_place,
    by_source,
    duplicates,
    growth,
    inactive,
    no_next_step,
    passport,
    register,
    stuck,
)
from reports.catalog.control import exits, gate, looks, rights
from reports.catalog.work import by_employee, overdue
from reports.report import Report

REPORTS: tuple[Report, ...] = (
    register.REPORT,
    growth.REPORT,
    by_source.REPORT,
    by_place.REPORT,
    stuck.REPORT,
    inactive.REPORT,
    no_next_step.REPORT,
    birthdays.REPORT,
    passport.REPORT,
    by_employee.REPORT,
    overdue.REPORT,
    duplicates.REPORT,
    gate.REPORT,
    looks.REPORT,
    rights.REPORT,
    exits.REPORT,
)


def report(key: str) -> Report:
    """A report by its key; KeyError when there is none."""
    for each in REPORTS:
        if each.key == key:
            return each
    raise KeyError(key)
