"""Drafts that follow the person from one computer to another: a program that is left puts copies into the base.

The files stay where they are until another program of the same person has fetched the copies.
"""

from __future__ import annotations

from collections.abc import Callable

from app.core.drafts import Drafts
from db import errors, sql
from db.session import Session


def leave_behind(drafts: Drafts) -> Callable[[Session], int]:
    """A job that puts a copy of every draft of this computer into the base; how many. One that has no room stays here alone."""

    def job(session: Session) -> int:
        done = 0
        for uid in drafts.uids():
            body = drafts.body(uid)
            if not body:
                continue
            try:
                session.write(sql.query("seat.draft_put", uid=uid, body=body))
            except errors.Rule:
                continue
            drafts.mark_sent(uid)
            done += 1
        return done

    return job


def fetch(drafts: Drafts) -> Callable[[Session], list[str]]:
    """A job that takes the copies out of the base and keeps them as drafts of this computer; their uids.

    A draft of this computer whose copy is not there any more was fetched by another: it is gone on with there.
    """

    def job(session: Session) -> list[str]:
        found = [(str(uid).strip(), str(body)) for uid, body in session.rows(sql.query("seat.drafts"))]
        there = {uid for uid, _ in found}
        for uid in drafts.sent():
            if uid not in there:
                drafts.drop(uid)
        for uid, body in found:
            drafts.take(uid, body)
            drafts.mark_sent(uid, False)
            session.write(sql.query("seat.draft_drop", uid=uid))
        return sorted(there)

    return job
