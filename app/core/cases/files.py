"""Files of a row, and the photo of a person: bytes that the base has already do not travel again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.core.jobs import reading
from app.core.store import new_uid
from db import errors, sql
from db.session import Session

MEGABYTE = 1_048_576
# What the system would run instead of showing; such a file is saved to a place of the user's choice, never opened.
_RUNS = frozenset(
    [
        ".exe",
        ".com",
        ".bat",
        ".cmd",
        ".msi",
        ".scr",
        ".pif",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".wsh",
        ".ps1",
        ".hta",
        ".cpl",
        ".jar",
        ".lnk",
        ".reg",
        ".sh",
        ".desktop",
        ".app",
        ".py",
    ]
)


class TooBig(Exception):
    """The file is larger than the firm allows; `limit_mb` is what it allows."""

    def __init__(self, limit_mb: int) -> None:
        super().__init__(f"over {limit_mb} MB")
        self.limit_mb = limit_mb


@dataclass(frozen=True)
class Upload:
    """A file to be attached: to which row, under what name, its bytes. `uid` makes a repeat recognisable."""

    owner_kind: str
    owner_id: int
    name: str
    body: bytes
    note: str = ""
    uid: str = field(default_factory=new_uid)


@dataclass(frozen=True)
class Attached:
    """The answer: the attachment's id and version, and whether its bytes had to travel."""

    id: int
    rv: int
    travelled: bool


def sha_of(body: bytes) -> str:
    """SHA-256, hexadecimal: what the base calls these bytes."""
    return hashlib.sha256(body).hexdigest()


def read_file(path: Path, limit_mb: int) -> bytes:
    """The bytes of a file on this computer. Raises TooBig before reading, OSError."""
    if path.stat().st_size > limit_mb * MEGABYTE:
        raise TooBig(limit_mb)
    return path.read_bytes()


def attach(upload: Upload) -> Callable[[Session], Attached]:
    """A job that attaches a file: two turns for bytes that are there already, else one more and the bytes.

    Raises errors.Rule("file_too_big") with the limit in MB, Rule("not_yours").
    """
    sha = sha_of(upload.body)

    def add(session: Session, body: bytes | None) -> Attached:
        row = session.write(
            sql.query(
                "attachment.add",
                uid=upload.uid,
                owner_kind=upload.owner_kind,
                owner_id=upload.owner_id,
                name=upload.name[:250],
                note=upload.note or None,
                sha=sha,
                body=body,
            )
        )
        assert row is not None  # the procedure always answers
        return Attached(int(row[0]), int(row[1]), body is not None)

    def job(session: Session) -> Attached:
        known = session.one(sql.query("attachment.known", sha=sha))
        if known and known[0]:
            try:
                return add(session, None)
            except errors.Rule as error:
                if error.key != "file_damaged":  # its last link went in this very moment: send the bytes
                    raise
        return add(session, upload.body)

    return job


def body_of(attachment_id: int, keeps: bool = False) -> Callable[[Session], bytes]:
    """A job for the bytes of an attachment, which the base counts; `keeps`: they are to be saved outside the program.

    Raises errors.Rule: gone, may_not_export, quota_files_hour, quota_files_day.
    """
    query = sql.query("attachment.body", id=attachment_id, keeps=keeps)

    def job(session: Session) -> bytes:
        row = session.write(query)
        if row is None or row[0] is None:
            raise errors.Rule("gone")
        return bytes(row[0])

    return job


def may_open(name: str) -> bool:
    """Whether a file of this name may be handed to the system to be shown: programs and scripts may not."""
    return Path(name.strip().rstrip(". ")).suffix.lower() not in _RUNS


def safe_name(name: str) -> str:
    """A name without folders and signs that a file system refuses."""
    plain = "".join("_" if sign in '<>:"/\\|?*' or ord(sign) < 32 else sign for sign in name).strip(" .")
    return plain[-120:] or "file"


def photo(contact_id: int) -> Callable[[Session], bytes]:
    """A job for a person's photo, b"" when there is none."""
    query = sql.query("contact.photo", id=contact_id)

    def job(session: Session) -> bytes:
        row = session.one(query)
        return bytes(row[0]) if row and row[0] else b""

    return reading(job)


def set_photo(contact_id: int, body: bytes | None) -> Callable[[Session], int]:
    """A job that puts or removes (None) a person's photo; the person's new row version."""
    query = sql.query("contact.set_photo", id=contact_id, sha=sha_of(body) if body else None, body=body)

    def job(session: Session) -> int:
        row = session.write(query)
        assert row is not None
        return int(row[0])

    return job
