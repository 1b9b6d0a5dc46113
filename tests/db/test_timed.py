"""Scheduled work in the base: what is due, who may do it, who sets it, what stays of it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.cases import timed
from db import base, engine, errors, migrate
from db.session import Session
from tests.staffed import anna, as_user, ask, do, staffed_path, staffed_template  # noqa: F401 -- fixtures


def sets(path: Path, *texts: str) -> None:
    """As the owner of the base."""
    with base.owner(engine.Embedded(str(path))) as con:
        for text in texts:
            con.execute_immediate(text)
        con.commit()


def work(session: Session, code: str) -> timed.Work:
    return next(one for one in timed.all_work()(session) if one.code == code)


def test_every_kind_of_work_is_a_row_from_the_start_and_has_words(anna: Session) -> None:  # noqa: F811
    found = timed.all_work()(anna)
    assert {one.code for one in found} == {code for code, *_ in migrate.TIMED} == set(timed.KINDS)
    assert {one.code for one in found if one.on} == {"seal", "licence", "tidy"}
    assert all(one.next_at > dt.datetime.now() - dt.timedelta(minutes=5) for one in found)


def test_what_is_due_is_done_once_and_again_at_the_same_hour(staffed_path: Path, anna: Session) -> None:  # noqa: F811
    done: list[str] = []
    does = {
        "seal": lambda _: done.append("seal") or "sealed|1|2",
        "tidy": lambda _: done.append("tidy") or "",
    }
    sets(staffed_path, "update timed_t set next_at = dateadd(-50 hour to utc_now()) where code = 'seal'")
    due = work(anna, "seal").next_at
    assert [one.code for one in timed.do_due(anna, does)] == ["seal"]
    assert timed.do_due(anna, does) == []
    after = work(anna, "seal")
    assert after.next_at == due + dt.timedelta(days=3)  # not a day after now: the hour stays
    assert (after.ok, after.say, after.begun_at, done) == (True, "sealed|1|2", None, ["seal"])


def test_what_is_asked_for_runs_at_once_also_switched_off_and_moves_no_hour(anna: Session) -> None:  # noqa: F811
    before = work(anna, "backup")
    assert not before.on
    timed.ask("backup")(anna)
    assert work(anna, "backup").asked_at is not None
    assert [one.code for one in timed.do_due(anna, {"backup": lambda _: "backed_up|x|1"})] == ["backup"]
    after = work(anna, "backup")
    assert (after.next_at, after.on, after.asked_at) == (before.next_at, False, None)
    assert timed.do_due(anna, {}) == []


def test_work_that_runs_elsewhere_is_not_begun_again_but_what_broke_off_is(
    staffed_path: Path,
    anna: Session,  # noqa: F811
) -> None:
    past = "next_at = dateadd(-1 hour to utc_now())"
    sets(
        staffed_path,
        f"update timed_t set {past}, begun_at = dateadd(-5 hour to utc_now()) where code = 'tidy'",
    )
    assert timed.do_due(anna, timed.OF_THE_BASE) == []
    sets(
        staffed_path,
        f"update timed_t set {past}, begun_at = dateadd(-7 hour to utc_now()) where code = 'tidy'",
    )
    assert [one.code for one in timed.do_due(anna, timed.OF_THE_BASE)] == ["tidy"]


def test_an_administrator_sets_it_by_the_firms_clock_and_it_is_written_down(anna: Session) -> None:  # noqa: F811
    at = dt.datetime(2031, 5, 6, 2, 30)
    timed.set_work("backup", 10080, at, True)(anna)
    found = work(anna, "backup")
    assert (found.minutes, found.on) == (10080, True)
    assert abs(found.next_at - at) < dt.timedelta(minutes=2)
    timed.set_work("backup", 1440, None, False)(anna)
    assert work(anna, "backup").next_at == found.next_at
    timed.ask("seal")(anna)
    noted = ask(anna, "select words, amount from audit_list where entity = 'timed' order by id")
    assert noted == [("backup: on", 10080), ("backup: off", 1440), ("seal: asked", None)]
    with pytest.raises(errors.Rule) as refused:
        timed.set_work("nothing", 60, None, True)(anna)
    assert refused.value.key == "gone"


@pytest.mark.parametrize("login", ["BORIS", "VERA"])
def test_nobody_else_sees_sets_asks_or_does_it(as_user: Callable[[str], Session], login: str) -> None:  # noqa: F811
    session = as_user(login)
    for job in (
        timed.all_work(),
        timed.set_work("backup", 60, None, True),
        timed.ask("seal"),
        lambda s: timed.do_due(s, {}),
        timed.tidy,
        timed.licence,
    ):
        with pytest.raises(errors.DatabaseError):
            job(session)


def test_failures_are_noted_told_as_an_alarm_and_stop_nothing_else(
    staffed_path: Path,
    anna: Session,
    as_user: Callable[[str], Session],
    expected_log: Callable[[str], None],  # noqa: F811
) -> None:
    expected_log("timed work seal failed")

    def bad(_: Session) -> str:
        raise OSError("disk full")

    sets(staffed_path, "update timed_t set next_at = dateadd(-1 hour to utc_now()), is_on = true")
    done = timed.do_due(anna, {"seal": bad, "tidy": timed.tidy, "licence": timed.licence})
    assert {one.code: one.ok for one in done} == {
        "seal": False,
        "tidy": True,
        "licence": True,
        "backup": False,
    }
    assert work(anna, "seal").say == "failed|OSError: disk full"
    assert work(anna, "backup").say == "not_configured|backup"
    told = ask(as_user("BORIS"), "select words from alarm_list where kind = 'timed' order by id")
    assert told == [("backup: not_configured|backup",), ("seal: failed|OSError: disk full",)] or set(
        told
    ) == {
        ("backup: not_configured|backup",),
        ("seal: failed|OSError: disk full",),
    }


def test_the_chain_is_continued_and_a_changed_entry_is_found(
    staffed_path: Path,  # noqa: F811
    as_user: Callable[[str], Session],  # noqa: F811
) -> None:
    sets(
        staffed_path,
        "alter trigger audit_keep inactive",
        "insert into audit_t (at_ts, login, entity, row_id, verb) values (localtimestamp, 'ANNA', 'client', 1, 'U')",
    )
    sets(staffed_path, "update audit_t set at_ts = dateadd(-2 day to localtimestamp)")
    anna = as_user("ANNA")  # noqa: F811
    key, sealed, holding = timed.seal(anna).split("|")
    assert key == "sealed"
    assert int(sealed) >= 1
    assert int(holding) >= 1
    sets(staffed_path, "update audit_t set row_id = 2 where entity = 'client' and row_id = 1")
    with pytest.raises(timed.NotWell, match=r"broken\|1\|1"):
        timed.seal(anna)


def test_drafts_that_nobody_fetched_are_dropped_late_and_others_are_not(
    staffed_path: Path, anna: Session
) -> None:  # noqa: F811
    kept = ((1, 364), (1, 366), (3, 89), (3, 91))  # whose, days ago; Vera has left
    sets(
        staffed_path,
        "update employee_t set is_active = false where id = 3",
        *(
            f"insert into draft_t (employee_id, uid, body, kept_at) values ({who}, '{uuid.uuid4().hex}', '{{}}', dateadd(-{days} day to localtimestamp))"
            for who, days in kept
        ),
    )
    assert timed.tidy(anna) == "tidied|0|0|2"
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        cursor = con.cursor()
        cursor.execute(
            "select employee_id, datediff(day from kept_at to localtimestamp) from draft_t order by 1"
        )
        assert cursor.fetchall() == [(1, 364), (3, 89)]
        cursor.close()


def test_a_base_without_a_licence_says_so_and_warns_nobody(anna: Session) -> None:  # noqa: F811
    assert timed.licence(anna) == "licence_none"
    assert ask(anna, "select count(*) from audit_list where entity = 'licence'") == [(0,)]
