"""The chain of seals of the audit, for the administrator's commands: continue it, check it, hold it against digests kept elsewhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from db.migrate import Connection


class Verdict(NamedTuple):
    """One seal looked at again; `seal` None: the entries that no seal covers yet."""

    seal: int | None
    day: dt.date | None
    entries: int
    found: int
    digest: str
    what: str

    @property
    def holds(self) -> bool:
        """Whether it is as it was."""
        return self.what in ("ok", "open")


def seal(con: Connection) -> int:
    """Seals all that is older than an hour; how many entries."""
    cursor, total = con.cursor(), 0
    while True:
        cursor.execute("select sealed from audit_seal")
        sealed = int(cursor.fetchone()[0])
        con.commit()
        total += sealed
        if not sealed:
            cursor.close()
            return total


def check(con: Connection) -> list[Verdict]:
    """Every seal looked at again, in their order."""
    cursor = con.cursor()
    cursor.execute("select seal_id, on_day, entries_count, found_count, digest, what from audit_check(1)")
    found = [Verdict(*row) for row in cursor.fetchall()]
    cursor.close()
    con.commit()
    return found


def compare(kept: Path, verdicts: list[Verdict]) -> list[int]:
    """Numbers of seals whose digest differs from the one kept, or which are gone; digests not kept yet are added to the file."""
    lines = kept.read_text(encoding="ascii").split() if kept.exists() else []
    known = {int(number): digest for number, _, digest in (line.partition(":") for line in lines)}
    now = {one.seal: one.digest for one in verdicts if one.seal is not None}
    wrong = [number for number, digest in known.items() if now.get(number) != digest]
    fresh = [f"{number}:{digest}" for number, digest in now.items() if number not in known]
    if fresh and not wrong:
        kept.write_text("\n".join([*lines, *fresh]) + "\n", encoding="ascii")
    return wrong
