"""What the gate of data says of a role or a person, for their connection file: what may not leave the program leaves no session."""

from __future__ import annotations

from app.core.cases import permissions
from app.core.cases.permissions import Subject
from db import sql
from db.session import Session

EXPORT, PRINT = "X", "P"


class NoSuchOne(ValueError):
    """There is no such role or log-in; the text is a sentence."""


def ways_out(session: Session, name: str) -> dict[str, bool]:
    """Which redirections are open to a role (its code or name) or to a person (the log-in): clipboard and drives where anything may
    be exported, printers where anything may be printed. Raises NoSuchOne.
    """
    found = session.rows(sql.query("permission.subject", name=name.upper()))
    session.end_reading()
    if not found:
        raise NoSuchOne(f"There is no role and no log-in {name} in this base.")
    role_id, employee_id = found[0]
    rules = permissions.matrix(Subject(role_id, employee_id))(session).rules
    opened = {verb for (_, verb), rule in rules.items() if rule.scope != "N"}
    return {"clipboard": EXPORT in opened, "drives": EXPORT in opened, "printers": PRINT in opened}
