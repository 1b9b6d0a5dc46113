"""What was typed and is not known to be saved: one small file a draft on this computer, gone when the save has arrived."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

_LOG = logging.getLogger(__name__)


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

    def count(self) -> int:
        """How many there are; nothing is read."""
        return sum(1 for _ in self._folder.glob("*.json"))

    def left(self) -> Iterator[Draft]:
        """The drafts left from before, oldest first; a damaged one is passed over."""
        found = []
        with contextlib.suppress(OSError):
            for path in self._folder.glob("*.json"):
                with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                    body = json.loads(path.read_text(encoding="utf-8"), object_hook=_lively)
                    found.append(
                        Draft(body["entity"], body["uid"], body["values"], body["before"], body["at"])
                    )
        yield from sorted(found, key=lambda draft: draft.at)


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
