"""The translators' script collects every marked text, writes the same file twice, and notices what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer import translations

SOURCES = {
    "app/core/client.py": 'NAME = T("Client", "Name")\nLONG = T(\n    "Client",\n    "Two "\n    "parts",\n)\n',
    "widgets/card.py": "class Card(QWidget):\n    def show(self, n):\n"
    '        self.tr("Save")\n        self.tr("%n client(s)", "", n)\n',
    "tests/test_x.py": 'T("Test", "Not for users")\n',
}


@pytest.fixture
def i18n(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The .ts folder of a small project whose translations were just collected."""
    for name, text in SOURCES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    folder = tmp_path / translations.FOLDER
    translations.update(folder)
    return folder


def translate_all(folder: Path) -> None:
    for ts in folder.glob("*.ts"):
        text = ts.read_text(encoding="utf-8").replace(' type="unfinished"', "")
        text = text.replace("<translation></translation>", "<translation>слово</translation>")
        ts.write_text(
            text.replace("<numerusform></numerusform>", "<numerusform>слово</numerusform>"), encoding="utf-8"
        )


def test_marks_and_tr_are_collected_and_tests_are_not(i18n: Path) -> None:
    assert sorted(translations.unfinished(i18n / "paddock_ru.ts")) == [
        "Card: %n client(s)",
        "Card: Save",
        "Client: Name",
        "Client: Two parts",
    ]


def test_english_needs_only_its_plural_forms(i18n: Path) -> None:
    assert list(translations.unfinished(i18n / "paddock_en.ts")) == ["Card: %n client(s)"]


def test_a_second_update_keeps_the_file_and_its_translations(i18n: Path) -> None:
    translate_all(i18n)
    before = (i18n / "paddock_ru.ts").read_bytes()
    translations.update(i18n)
    assert (i18n / "paddock_ru.ts").read_bytes() == before
    assert translations.faults(i18n) == []


def test_a_new_text_and_one_that_went_are_faults(i18n: Path) -> None:
    translate_all(i18n)
    source = translations.ROOT / "app/core/client.py"
    source.write_text(source.read_text().replace('"Name"', '"Full name"'))
    faults = translations.faults(i18n)
    assert "paddock_ru.ts is not what 'installer/translations.py update' writes" in faults
    assert "paddock_ru.ts lacks 'Client: Full name'" in faults


def test_compiled_files_are_made_where_they_are_older(i18n: Path) -> None:
    translate_all(i18n)
    translations.build(i18n)
    made = {path.name: path.stat().st_mtime_ns for path in i18n.glob("*.qm")}
    assert sorted(made) == ["paddock_en.qm", "paddock_ru.qm"]
    translations.build(i18n)
    assert {path.name: path.stat().st_mtime_ns for path in i18n.glob("*.qm")} == made
