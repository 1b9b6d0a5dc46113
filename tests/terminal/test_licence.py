"""The licence file: what the vendor signs reads back, anything else is refused with a reason."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from terminal.licence import FOR_EVER, BadLicence, Licence, parse_body, read, verify
from terminal.vendor import keys
from terminal.vendor.__main__ import main as vendor_command
from terminal.vendor.keys import VendorKeys

ROOT = Path(__file__).parents[2]
KEY = bytes(range(256)) + bytes(14)
LICENCE = Licence(
    "full", "L-2026-1", "ООО «Ромашка»", "standard", 25, 5, dt.date(2026, 1, 1), dt.date(2027, 12, 31), "*", KEY
)  # fmt: skip

customers = st.text(
    st.characters(blacklist_characters="|\x7f", blacklist_categories=("Cs", "Cc")), min_size=1, max_size=120
)
licences = st.builds(
    Licence,
    kind=st.just("full"),
    id=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", fullmatch=True),
    customer=customers,
    edition=st.from_regex(r"[a-z][a-z0-9-]{0,29}", fullmatch=True),
    seats=st.integers(0, 99999),
    trm=st.integers(0, 99999),
    since=st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    until=st.dates(dt.date(2030, 1, 1)) | st.just(FOR_EVER),
    base=st.just("*") | st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
    key=st.binary(min_size=1, max_size=300),
    spare=st.binary(max_size=300),
)


@pytest.fixture(scope="module")
def vendor() -> VendorKeys:
    return keys.load(keys.TEST_KEYS, keys.TEST_PHRASE)


@given(licences)
def test_what_is_written_reads_back(licence: Licence) -> None:
    assert parse_body(licence.body()) == licence


@given(st.text())
@example("PADDOCK-LICENCE/1|")
@example(LICENCE.body().replace("2027-12-31", "2027-13-31"))
@example(LICENCE.body().replace("key=AAEC", "key=A==="))
@example(LICENCE.body() + "|more=1")
@example(LICENCE.body() + "\n")
def test_any_other_text_is_refused_as_a_bad_licence(text: str) -> None:
    with pytest.raises(BadLicence):
        parse_body(text)


@given(st.integers(0, 400), st.characters(blacklist_categories=("Cs",)))
def test_one_changed_sign_never_reads_as_the_same_licence(at: int, sign: str) -> None:
    text = LICENCE.body()
    at %= len(text)
    changed = text[:at] + sign + text[at + 1 :]
    if changed == text:
        return
    with contextlib.suppress(BadLicence):
        assert parse_body(changed) != LICENCE


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"customer": "A|trm=99999"}, "field"),
        ({"customer": "A\nB"}, "field"),
        ({"trm": 100_000}, "field"),
        ({"key": b""}, "field"),
        ({"until": dt.date(2025, 1, 1)}, "field"),
        ({"kind": "emergency", "key": b""}, "field"),
        ({"kind": "clock"}, "field"),
        ({"spare": b"x" * 1200}, "too_long"),
    ],
)
def test_values_that_cannot_stand_in_a_licence_are_refused(change: dict[str, object], key: str) -> None:
    with pytest.raises(BadLicence) as refusal:
        replace(LICENCE, **change).body()  # type: ignore[arg-type]
    assert refusal.value.key == key


def test_a_signed_file_is_read_by_this_build(vendor: VendorKeys) -> None:
    file = vendor.sign(LICENCE).file()
    assert read(file).licence == LICENCE
    assert read("\ufeff" + file.replace("\n", "\r\n")).licence == LICENCE
    assert read(file, base_uid="0" * 32).licence == LICENCE


@cache
def signed_file() -> str:
    return keys.load(keys.TEST_KEYS, keys.TEST_PHRASE).sign(LICENCE).file()


@given(st.integers(0, 2000))
def test_a_changed_file_is_refused(at: int) -> None:
    file = signed_file()
    at %= len(file.rstrip("\n"))
    sign = "x" if file[at] != "x" else "y"
    with pytest.raises(BadLicence):
        read(file[:at] + sign + file[at + 1 :])


@pytest.mark.parametrize("file", ["", "\n", "Dear Sir", "PADDOCK-LICENCE/1|kind=full", "\x00\ufffd"])
def test_what_is_no_licence_file_is_refused(file: str) -> None:
    with pytest.raises(BadLicence):
        read(file)


def test_a_licence_of_another_vendor_or_with_one_signature_of_two_is_refused(
    vendor: VendorKeys, tmp_path: Path
) -> None:
    other = keys.make(tmp_path / "other", "phrase").sign(LICENCE)
    ours = vendor.sign(LICENCE)
    for program, base in ((other.for_program, other.for_base), (ours.for_program, other.for_base)):
        with pytest.raises(BadLicence) as refusal:
            verify(ours.text, program, base)
        assert refusal.value.key == "signature"


def test_a_licence_of_another_base_is_refused(vendor: VendorKeys) -> None:
    file = vendor.sign(replace(LICENCE, base="a" * 32)).file()
    assert read(file, base_uid="a" * 32).licence.base == "a" * 32
    with pytest.raises(BadLicence) as refusal:
        read(file, base_uid="b" * 32)
    assert refusal.value.key == "other_base"


def test_days_left_are_counted_to_the_last_day() -> None:
    assert LICENCE.days_left(dt.date(2027, 12, 31)) == 0
    assert LICENCE.days_left(dt.date(2028, 1, 1)) == -1
    assert replace(LICENCE, until=FOR_EVER).days_left(dt.date(2028, 1, 1)) is None


def test_a_stamped_release_refuses_the_test_vendor_and_takes_its_own(
    vendor: VendorKeys, tmp_path: Path
) -> None:
    root, folder = tmp_path / "release", tmp_path / "vendor"
    own = keys.make(folder, "phrase")
    shutil.copytree(ROOT / "terminal", root / "terminal", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "schema.sql", root / "schema.sql")
    assert vendor_command(["stamp", str(folder), str(root)]) == 0
    (tmp_path / "own").write_text(own.sign(LICENCE).file(), encoding="utf-8")
    (tmp_path / "test").write_text(vendor.sign(LICENCE).file(), encoding="utf-8")
    told = [
        subprocess.run(
            [sys.executable, "-m", "terminal.vendor", "inspect", str(tmp_path / name)],
            cwd=root,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        for name in ("own", "test")
    ]
    assert [one.returncode for one in told] == [0, 1], told
    assert "signature" in told[1].stderr
    assert own.public().base_pkcs1.hex() in (root / "schema.sql").read_text(encoding="utf-8")


def test_a_release_is_never_stamped_with_the_test_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert vendor_command(["stamp", str(keys.TEST_KEYS), "/nowhere"]) == 1
    assert "never" in capsys.readouterr().err


def test_the_tree_carries_the_test_vendor_in_program_and_base() -> None:
    public = keys.load_public(keys.TEST_KEYS)
    from terminal import build

    assert not build.RELEASE
    assert public.program == build.VENDOR_PROGRAM_KEY
    assert public.base == build.VENDOR_BASE_KEY
    assert public.base_pkcs1.hex() in (ROOT / "schema.sql").read_text(encoding="utf-8")
