"""The manual's pages as files: what there is, their titles, and where a word stands. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_INSTALLED = Path(__file__).with_name("docs")  # a wheel has them here (installer/build_wheel.py)
FOLDER = _INSTALLED if _INSTALLED.exists() else Path(__file__).resolve().parents[1] / "docs"
LANGUAGES = ("en", "ru")
INDEX = "index"
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`|#>]+|^-{3,}$", re.MULTILINE)


@dataclass(frozen=True)
class Hit:
    """A place where the searched words stand: the page, its title, and the line."""

    page: str
    title: str
    line: str


def path_of(page: str, language: str) -> Path:
    """The file of a page, in English where there is no other; the index for a page that does not exist."""
    for name in (page, INDEX):
        for code in (language, "en"):
            found = FOLDER / code / f"{name}.md"
            if re.fullmatch(r"[\w-]+", name) and found.exists():
                return found
    return FOLDER / "en" / f"{INDEX}.md"


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def title_of(path: Path) -> str:
    """The first heading."""
    found = re.search(r"^#\s+(.+?)\s*$", text_of(path), re.MULTILINE)
    return found[1] if found else path.stem


def order(language: str) -> list[str]:
    """The pages in the order in which the index names them; those it does not name come last."""
    folder = FOLDER / language
    there = {path.stem for path in folder.glob("*.md")} | {path.stem for path in (FOLDER / "en").glob("*.md")}
    named = [INDEX, *re.findall(r"\]\(([\w-]+)\.md", text_of(path_of(INDEX, language)))]
    listed = [page for page in dict.fromkeys(named) if page in there]
    return listed + sorted(there - set(listed))


def search(words: str, language: str) -> list[Hit]:
    """The lines with all the words, pages with a fitting title first; at most three lines of a page."""
    parts = words.casefold().replace("ё", "е").split()
    if not parts:
        return []
    found: list[tuple[bool, int, Hit]] = []
    for number, page in enumerate(order(language)):
        path = path_of(page, language)
        title = title_of(path)
        in_title = _has(title, parts)
        lines = [line for line in _plain_lines(text_of(path)) if _has(line, parts)]
        hits = lines[:3] or ([title] if in_title else [])
        found += [(not in_title, number, Hit(page, title, line)) for line in hits]
    return [hit for _, _, hit in sorted(found, key=lambda entry: entry[:2])]


def _has(text: str, parts: list[str]) -> bool:
    plain = text.casefold().replace("ё", "е")
    return all(part in plain for part in parts)


def _plain_lines(text: str) -> Iterator[str]:
    for line in _MARKS.sub(" ", _LINK.sub(r"\1", text)).splitlines():
        plain = " ".join(line.split())
        if plain:
            yield plain


def slug(heading: str) -> str:
    """The name under which a heading can be linked: lower case, spaces as hyphens, other signs dropped."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
