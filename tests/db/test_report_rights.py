"""A report is built by who sees what it is made of, and by nobody else."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from db import errors
from db.session import Session
from db.sql import Query
from reports import jobs
from reports.catalog import REPORTS
from reports.report import Report
from reports.run import Drill
from tests.db.report_base import TODAY, Rows, session
from tests.db.test_report_catalog import boss, choices_for, filled  # noqa: F401 -- fixtures


def test_reports_about_the_audit_are_refused_to_who_may_not_see_it(filled: tuple[Path, Rows]) -> None:
    path, rows = filled
    with session(path, "USER1") as head:
        for each in REPORTS:
            if "audit" in each.blocks:
                with pytest.raises(errors.Rule, match="may_not_report"):
                    jobs.run(each, choices_for(each, rows), TODAY)(head)


@pytest.mark.parametrize("each", REPORTS, ids=lambda each: each.key)
def test_a_report_is_built_by_who_sees_every_block_of_it(
    filled: tuple[Path, Rows], boss: Session, each: Report
) -> None:
    """Each block in turn is switched off for a director, who sees all by the role."""
    path, rows = filled
    person = next(r["id"] for r in rows.employee if r["login"] == "USER1")
    choices = choices_for(each, rows)

    def switch(block: str, scope: str) -> None:
        boss.write(Query("t", "execute procedure permission_set(?, null, ?, ?, 'S', ?, null, null)",
                         (uuid.uuid4().hex, person, block, scope)))  # fmt: skip

    for block in each.blocks:
        switch(block, "A")
    with session(path, "USER1") as person_session:
        figures = jobs.run(each, choices, TODAY)(person_session)
        for block in ("report", *each.blocks):
            switch(block, "N")
            try:
                with pytest.raises(errors.Rule) as refused:
                    jobs.run(each, choices, TODAY)(person_session)
                assert refused.value.values == (block,)
                assert boss.rows(
                    Query("t", "select first 1 gist from audit_list where kind = 'N' order by id desc")
                ) == [(f"!{each.key}: {block}",)]
                if each.keys and figures.rows:
                    with pytest.raises(errors.Rule):
                        jobs.drill(figures, Drill(((),)))(person_session)
            finally:
                switch(block, "A")
    with boss.act() as act:
        act.execute(Query("t", "delete from permission where employee_id = ?", (person,)))
