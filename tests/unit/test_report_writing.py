"""Reports as files: whole or not at all; pages as pictures."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from app.core.gate import Pass
from db.errors import Cancelled
from reports.run import arrange
from reports.writing import Progress, rasterise, to_pdf, write
from tests.unit.report_samples import REGISTER, TODAY, facts, register_rows

PASS = Pass(1, None)


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "csv"])
def test_the_ending_says_what_is_written(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"report.{kind}"
    write(arrange(REGISTER, register_rows(30), {}, TODAY), facts(), path, Progress(), PASS)
    start = path.read_bytes()[:4]
    assert start == {"pdf": b"%PDF", "xlsx": b"PK\x03\x04", "csv": b"\xef\xbb\xbf\xd0"}[kind]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "csv"])
def test_a_stopped_writing_leaves_the_old_file_and_nothing_else(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"report.{kind}"
    path.write_text("old")
    progress = Progress()
    progress.stop()
    with pytest.raises(Cancelled):
        write(arrange(REGISTER, register_rows(600), {}, TODAY), facts(), path, progress, PASS)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_error_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        write(arrange(REGISTER, [], {}, TODAY), facts(), tmp_path / "nowhere" / "a.csv", Progress(), PASS)


def test_progress_goes_to_the_end(tmp_path: Path) -> None:
    progress = Progress()
    write(arrange(REGISTER, register_rows(300), {}, TODAY), facts(), tmp_path / "a.pdf", progress, PASS)
    assert progress.done == progress.total > 3


def test_a_page_becomes_a_picture_of_the_asked_size() -> None:
    source = to_pdf(arrange(REGISTER, register_rows(200), {}, TODAY), facts(), Progress())
    picture = rasterise(source, 1, 2.0)
    assert picture.pages > 2
    assert abs(picture.width - 2 * picture.points[0]) <= 2
    assert len(picture.pixels) == picture.stride * picture.height
    assert set(picture.pixels) != {255}


def test_a_workbook_written_to_a_file_opens(tmp_path: Path) -> None:
    write(arrange(REGISTER, register_rows(5), {}, TODAY), facts(), tmp_path / "a.xlsx", Progress(), PASS)
    assert openpyxl.load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes())).worksheets[0].max_row == 8
