"""Keeps the translations: collects the texts of the sources, checks that none is missing, compiles.

    python installer/translations.py update    after texts were added or changed: writes app/bridge/i18n/*.ts
    python installer/translations.py check     fails when update would change a file or an entry is unfinished
    python installer/translations.py build     compiles .ts to .qm where newer (./run does it)

Collected are `self.tr("…")` in Qt classes and the marks `T("Context", "…")`; paddock_en.ts holds only the
plural forms of the English source texts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path("app/bridge/i18n")
SOURCES = ("app", "widgets", "reports", "db", "terminal")
TOOLS = Path(PySide6.__file__).parent

OPTIONS = [
    # The same sources must give the same file on every machine: no line numbers, no guesses, one order.
    *("-locations", "none", "-no-obsolete", "-sort-messages"),
    *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
    *("-tr-function-alias", "QT_TRANSLATE_NOOP+=T"),
    *("-source-language", "en"),
]
LANGUAGES = {"ru": ["-target-language", "ru"], "en": ["-target-language", "en", "-pluralonly"]}


def _tool(name: str, *arguments: str) -> None:
    """Run one of Qt's tools from the PySide6 package; raises SystemExit with its words when it fails."""
    program = next(path for path in (TOOLS / name, TOOLS / f"{name}.exe") if path.exists())
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0 or "warning" in done.stderr.lower():
        raise SystemExit(f"{name}: {done.stdout}{done.stderr}")


def update(folder: Path = ROOT / FOLDER) -> None:
    """Write the .ts files of `folder` anew from the sources; translations that are there stay."""
    files = sorted(str(path.relative_to(ROOT)) for top in SOURCES for path in (ROOT / top).rglob("*.py"))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", suffix=".lst") as listed:
        listed.write("\n".join(files))
        listed.flush()
        for language, own in LANGUAGES.items():
            target = str(folder / f"paddock_{language}.ts")
            _tool("lupdate", f"@{listed.name}", *OPTIONS, *own, "-silent", "-ts", target)


def unfinished(ts: Path) -> Iterator[str]:
    """The entries of a .ts file that have no final translation, as 'Context: source text'."""
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None, "lupdate writes one into every message"
            forms = translation.findall("numerusform") or [translation]
            if translation.get("type") or not all((form.text or "").strip() for form in forms):
                yield f"{context.findtext('name')}: {message.findtext('source')}"


def faults(folder: Path = ROOT / FOLDER) -> list[str]:
    """What is wrong with the .ts files of `folder`, a sentence each."""
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            name = f"paddock_{language}.ts"
            if (folder / name).exists():
                (Path(scratch) / name).write_bytes((folder / name).read_bytes())
        update(Path(scratch))
        for language in LANGUAGES:
            name = f"paddock_{language}.ts"
            if (
                not (folder / name).exists()
                or (folder / name).read_bytes() != (Path(scratch) / name).read_bytes()
            ):
                found.append(f"{name} is not what 'installer/translations.py update' writes")
            found += [f"{name} lacks {entry!r}" for entry in unfinished(Path(scratch) / name)]
    return found


def build(folder: Path = ROOT / FOLDER) -> None:
    """Compile every .ts whose .qm is missing or older."""
    for ts in sorted(folder.glob("*.ts")):
        qm = ts.with_suffix(".qm")
        if not qm.exists() or qm.stat().st_mtime <= ts.stat().st_mtime:
            _tool("lrelease", str(ts), "-qm", str(qm), "-silent")


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            update()
        case ["check"]:
            for fault in (found := faults()):
                print(fault)
            return 1 if found else 0
        case ["build"]:
            build()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
