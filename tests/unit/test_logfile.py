"""The log keeps its size, and no line is lost when it cannot be renamed."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from app.core import logfile


def line(number: int) -> logging.LogRecord:
    return logging.LogRecord("t", logging.INFO, "", 0, f"line {number} {'x' * 100}", None, None)


def test_the_older_half_goes_to_the_file_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logfile, "_LARGEST", 1000)
    handler = logfile.log_file(tmp_path / "log" / "paddock.log")
    for number in range(30):
        handler.emit(line(number))
    handler.close()
    sizes = {path.name: path.stat().st_size for path in (tmp_path / "log").iterdir()}
    assert set(sizes) == {"paddock.log", "paddock.log.1"}
    assert max(sizes.values()) <= 1000


def test_no_line_is_lost_while_another_program_holds_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def held(*_: object) -> None:  # as Windows says it
        raise PermissionError(13, "The process cannot access the file", None, 32)

    monkeypatch.setattr(logfile, "_LARGEST", 1000)
    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(os, "rename", held)
    handler = logfile.log_file(tmp_path / "paddock.log")
    for number in range(30):
        handler.emit(line(number))
    handler.close()
    told = (tmp_path / "paddock.log").read_text(encoding="utf-8")
    assert [f"line {number} " in told for number in range(30)] == [True] * 30
    assert capsys.readouterr().err == ""
