"""Log-ins of people: making, resetting, blocking; the own password; who is at work now and who was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.core.jobs import reading
from db import sql
from db.session import Session


@dataclass(frozen=True)
class LoginState:
    """An employee and the log-in. `login` "" for none. `is_user`: the base has a password for it. Moments are the firm's.

    needs_token: the password opens nothing before one of the `tokens` tokens of the person has signed.
    """

    id: int
    name: str
    login: str
    staff_role: str
    is_active: bool
    is_user: bool
    blocked_at: dt.datetime | None
    changed_at: dt.datetime | None
    password_ends_at: dt.datetime | None
    last_at: dt.datetime | None
    last_from: str
    failed: int
    needs_token: bool = False
    tokens: int = 0


@dataclass(frozen=True)
class LoginList:
    """Everybody, and whether this base keeps users of its own (a base on one computer asks for no passwords)."""

    own_users: bool
    people: list[LoginState]


@dataclass(frozen=True)
class SessionNow:
    """An open session as the server sees it. `claimed`: what the program says of itself; `idle`: seconds since somebody last
    touched it, None for a tool that does not say."""

    conn: int
    login: str
    name: str
    began_at: dt.datetime | None
    address: str
    host: str
    process: str
    claimed: str
    is_own: bool
    idle: int | None


@dataclass(frozen=True)
class SessionPast:
    """A log-in of the past. `failed`: wrong passwords before it, as the program there counted them."""

    id: int
    login: str
    name: str
    began_at: dt.datetime
    ended_at: dt.datetime | None
    address: str
    host: str
    claimed: str
    failed: int


def state() -> Callable[[Session], LoginList]:
    """A job for everybody's log-ins. Raises errors.Rule("not_admin")."""
    people, own = sql.query("login.state"), sql.query("base.info")
    shared = sql.statement(own.name).columns.index("is_shared")

    def job(session: Session) -> LoginList:
        found = session.one(own)
        rows = [
            LoginState(
                i,
                name,
                (login or "").strip(),
                role or "",
                active,
                user,
                blocked,
                changed,
                ends,
                last,
                place or "",
                n or 0,
                needs_token,
                tokens,
            )
            for i, name, login, role, active, user, blocked, changed, ends, last, place, n, needs_token, tokens in session.rows(
                people
            )
        ]
        return LoginList(bool(found and found[shared]), rows)

    return reading(job)


def _writing(query: sql.Query) -> Callable[[Session], None]:
    """In an act: the engine changes its users when a transaction ends, and one that commits by itself does not."""

    def job(session: Session) -> None:
        with session.act() as act:
            act.execute(query)

    return job


def make(employee_id: int, login: str, password: str) -> Callable[[Session], None]:
    """A job that gives an employee a log-in, or another one, with a first password that has to be changed.

    Raises errors.Rule: not_admin, login_letters, login_guarded, own_login; errors.Duplicate.
    """
    return _writing(sql.query("login.make", employee_id=employee_id, login=login, first_password=password))


def reset(employee_id: int, password: str) -> Callable[[Session], None]:
    """A job that sets another password, which has to be changed; open sessions end. Raises errors.Rule."""
    return _writing(sql.query("login.reset", employee_id=employee_id, first_password=password))


def block(employee_id: int, blocked: bool = True) -> Callable[[Session], int]:
    """A job that blocks a log-in or lets it in again; how many sessions it ended. Raises errors.Rule."""
    query = sql.query("login.block", employee_id=employee_id, blocked=blocked)

    def job(session: Session) -> int:
        with session.act() as act:
            row = act.execute(query)
        return int(row[0] or 0) if row else 0

    return job


def own_password(password: str) -> Callable[[Session], None]:
    """A job that changes the password of the person of the session. Raises errors.Rule("no_users")."""
    return _writing(sql.query("login.own_password", new_password=password))


def sessions() -> Callable[[Session], list[SessionNow]]:
    """A job for who is at work now. Raises errors.Rule("not_admin").

    In a transaction of its own: the engine shows one and the same picture of its sessions as long as a transaction lasts.
    """
    query = sql.query("login.open")

    def job(session: Session) -> list[SessionNow]:
        with session.snapshot() as act:
            rows = act.rows(query)
        return [
            SessionNow(
                conn,
                (login or "").strip(),
                name or "",
                began,
                address or "",
                host or "",
                process or "",
                claimed or "",
                own,
                idle,
            )
            for conn, login, name, began, address, host, process, claimed, own, idle in rows
        ]

    return reading(job)


def end_session(conn: int) -> Callable[[Session], None]:
    """A job that ends an open session. Raises errors.Rule: own_login, login_guarded."""
    return _writing(sql.query("login.end", conn=conn))


def past(employee_id: int | None) -> Callable[[Session], list[SessionPast]]:
    """A job for the newest 500 log-ins of a person, or of everybody (None). Raises errors.Rule("not_admin")."""
    query = sql.query("login.past", employee_id=employee_id)

    def job(session: Session) -> list[SessionPast]:
        return [
            SessionPast(
                i,
                (login or "").strip(),
                name or "",
                began,
                ended,
                address or "",
                host or "",
                claimed or "",
                failed,
            )
            for i, login, name, began, ended, address, host, claimed, failed in session.rows(query)
        ]

    return reading(job)
