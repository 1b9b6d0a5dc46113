"""What the cases of the card decide without a base."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.core.cases import files, tasks
from app.core.cases.channels import guess_kind, understand


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("8 (912) 345-67-89", "P"),
        ("+7 912 345-67-89 доб. 12", "P"),
        ("34-12-12", "P"),
        ("8-800-FLOWERS", "P"),
        ("anna@firm.example", "E"),
        ("Anna@", "E"),
        ("firm.example", "W"),
        ("https://firm.example/about", "W"),
        ("президент.рф", "W"),
        ("https://t.me/anna", "M"),
        ("@anna_k", "M"),
        ("telegram: anna", "M"),
        ("190059, St Petersburg, Mayakovsky st., 96", "A"),
        ("Тверь, ул. Ленина, 5", "A"),
        ("ชั้น 5 กรุงเทพ", "A"),
    ],
)
def test_the_kind_of_a_channel_is_told_by_its_looks(typed: str, kind: str) -> None:
    assert guess_kind(typed) == kind


@pytest.mark.parametrize(
    ("kind", "typed", "normal", "valid"),
    [
        ("P", "8 912 345-67-89", "+79123456789", True),
        ("P", "34-12-12", "+74822341212", True),
        ("P", "12", "12", False),
        ("E", "Anna@Firm.Example", "anna@firm.example", True),
        ("E", "anna@firm", "anna@firm", False),
        ("W", " firm.example ", "firm.example", True),
        ("A", "", "", True),
    ],
)
def test_a_channel_is_understood_by_the_firms_country_and_area(
    kind: str, typed: str, normal: str, valid: bool
) -> None:
    reading = understand(kind, typed, "RU", "4822")
    assert (reading.normal, reading.valid) == (normal, valid)


@pytest.mark.parametrize("name", ["a.exe", "A.EXE", "a.pdf.bat ", "a.ps1.", "run.SH"])
def test_a_program_may_not_be_opened(name: str) -> None:
    assert not files.may_open(name)


@pytest.mark.parametrize("name", ["offer.pdf", "exe", "photo.jpeg", "цены.xlsx"])
def test_a_document_may_be_opened(name: str) -> None:
    assert files.may_open(name)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("  ", "file"),
        ("цены.xlsx", "цены.xlsx"),
    ],
)
def test_a_name_for_the_disk_has_no_folders(name: str, safe: str) -> None:
    assert files.safe_name(name) == safe


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(b"0" * (files.MEGABYTE + 1))
    with pytest.raises(files.TooBig) as caught:
        files.read_file(path, 1)
    assert caught.value.limit_mb == 1
    assert len(files.read_file(path, 2)) == files.MEGABYTE + 1


def test_tomorrow_morning_is_tomorrow_even_before_nine() -> None:
    assert tasks.morning_after(dt.datetime(2026, 12, 31, 7)) == dt.datetime(2027, 1, 1, 9)
