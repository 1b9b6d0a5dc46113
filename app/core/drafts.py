"""What was typed and is not known to be saved: one small file a draft on this computer, gone when the save has arrived."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

_LOG = logging.getLogger(__name__)
_UID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Draft:
    """A draft: entity, the uid its card was opened under, the values typed, and those the card began with."""

    entity: str
    uid: str
    values: dict[str, Any]
    before: dict[str, Any]
    at: dt.datetime


class Drafts:
    """The drafts of one person at one base. A failing disk never stops work: it is logged and the draft is not kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, entity: str, uid: str, values: Mapping[str, Any], before: Mapping[str, Any]) -> None:
        """Write or overwrite a draft. Written beside and renamed, so that a crash leaves the older one whole."""
        body: dict[str, Any] = {"entity": entity, "uid": uid, "values": dict(values), "before": dict(before)}
        body["at"] = dt.datetime.now()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = self._folder / f"{uid}.part"
            part.write_text(json.dumps(body, ensure_ascii=False, default=_plain), encoding="utf-8")
            part.replace(self._folder / f"{uid}.json")
        except OSError as error:
            _LOG.info("draft not kept: %s", error)

    def drop(self, uid: str) -> None:
        """Forget a draft: its save has arrived, or its writer gave it up."""
        with contextlib.suppress(OSError):
            (self._folder / f"{uid}.json").unlink(missing_ok=True)
            (self._folder / f"{uid}.sent").unlink(missing_ok=True)

    def body(self, uid: str) -> str:
        """A draft as its file has it, "" when there is none."""
        try:
            return (self._folder / f"{uid}.json").read_text(encoding="utf-8")
        except OSError:
            return ""

    def take(self, uid: str, body: str) -> None:
        """Keep a draft that another computer wrote, unless the one here is younger. Raises OSError."""
        mine, other = _read(self.body(uid)), _read(body)
        if not _UID.fullmatch(uid) or other is None or (mine is not None and mine.at > other.at):
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{uid}.part"
        part.write_text(body, encoding="utf-8")
        part.replace(self._folder / f"{uid}.json")

    def uids(self) -> list[str]:
        """Which there are; nothing is read."""
        return [path.stem for path in self._folder.glob("*.json")]

    def mark_sent(self, uid: str, sent: bool = True) -> None:
        """Note that a copy of a draft lies in the base, or no more."""
        mark = self._folder / f"{uid}.sent"
        with contextlib.suppress(OSError):
            mark.touch() if sent else mark.unlink(missing_ok=True)

    def sent(self) -> list[str]:
        """Of which ones a copy was put into the base."""
        return [path.stem for path in self._folder.glob("*.sent")]

    def count(self) -> int:
        """How many there are; nothing is read."""
        return sum(1 for _ in self._folder.glob("*.json"))

    def left(self) -> Iterator[Draft]:
        """The drafts left from before, oldest first; a damaged one is passed over."""
        found = (_read(self.body(uid)) for uid in self.uids())
        yield from sorted((one for one in found if one is not None), key=lambda draft: draft.at)


def _read(text: str) -> Draft | None:
    with contextlib.suppress(ValueError, KeyError, TypeError):
        body = json.loads(text, object_hook=_lively)
        return Draft(body["entity"], body["uid"], body["values"], body["before"], body["at"])
    return None


def _plain(value: object) -> object:
    for kind in (dt.datetime, dt.date):
        if isinstance(value, kind):
            return {f"${kind.__name__}": value.isoformat()}
    if isinstance(value, Decimal):
        return {"$Decimal": str(value)}
    raise TypeError(f"a draft cannot hold {type(value).__name__}")


def _lively(body: dict[str, Any]) -> Any:
    makers = {"$datetime": dt.datetime.fromisoformat, "$date": dt.date.fromisoformat, "$Decimal": Decimal}
    if len(body) == 1 and (key := next(iter(body))) in makers:
        return makers[key](body[key])  # type: ignore[operator]
    return body
