"""Links of the documents lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer import diagrams, screenshots
from tests.structure.sources import ROOT

DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")


def prose(document: Path) -> str:
    """The text without code blocks and code words."""
    text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", lambda code: code[0].strip("`"), text)


def anchors(document: Path) -> set[str]:
    """The names under which headings can be linked: lower case, spaces as hyphens, other signs dropped."""
    headings = re.findall(r"^#+\s+(.*?)\s*#*$", prose(document), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dead_links(document: Path) -> Iterator[str]:
    for link in LINK.findall(prose(document)):
        if re.match(r"[a-z]+:", link):  # the outside world is not ours to check
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        dead = not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target))
        if dead:
            yield link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_resolve(document: Path) -> None:
    assert list(dead_links(document)) == []


def test_a_dead_link_is_noticed(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text(
        "# First steps\n[a](b.md) [b](#first-steps) [c](#second) `[d](x)`\n```\n[e](y)\n```\n"
    )
    assert list(dead_links(document)) == ["b.md", "#second", "x"]


# ---- pictures

PICTURE = re.compile(r"!\[([^\]]*)\]\(\.\./img/(en|ru)-([\w-]+)\.png\)")
PAGES = sorted(path.stem for path in (ROOT / "docs" / "en").glob("*.md"))
GUIDES = {
    "terminal": {"map-terminal", "steps-windows", "take-over"},
    "branch": {"map-branch", "connect-server"},
    "key": {
        "map-key", "networks", "key-1", "key-2", "key-3", "licence-ends", "keeper", "seats", "seats-taken"
    },
    "token": {"locked"},
    "keeper": {"keeper"},
}  # fmt: skip


def pictures(page: str, language: str) -> list[tuple[str, str, str]]:
    """Words, language and name of the pictures of a page."""
    return PICTURE.findall((ROOT / "docs" / language / f"{page}.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_show_the_same_pictures_each_in_its_own_words(page: str) -> None:
    shown = {language: pictures(page, language) for language in ("en", "ru")}
    assert [name for _, _, name in shown["en"]] == [name for _, _, name in shown["ru"]]
    for language, found in shown.items():
        assert all(own == language and words.strip() for words, own, _ in found)
    assert not {words for words, *_ in shown["en"]} & {words for words, *_ in shown["ru"]}


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guides_of_the_administrator_are_illustrated(guide: str) -> None:
    assert GUIDES[guide] <= {name for _, _, name in pictures(guide, "en")}


def test_every_picture_is_shown_made_by_the_script_and_small() -> None:
    files = {path.name for path in (ROOT / "docs" / "img").glob("*.png")}
    shown = {
        f"{own}-{name}.png" for page in PAGES for own in ("en", "ru") for _, _, name in pictures(page, own)
    }
    made = {
        f"{language}-{name}.png"
        for language in screenshots.LANGUAGES
        for name in (*screenshots.WANTED, *screenshots.ADMIN)
    }
    assert files == made
    assert files - shown == set()
    assert [path.name for path in (ROOT / "docs" / "img").iterdir() if path.stat().st_size > 80_000] == []


@pytest.mark.parametrize("language", screenshots.LANGUAGES)
def test_every_diagram_has_words_in_each_language_that_fit(language: str) -> None:
    for (wide, high), nodes, arrows in diagrams.DIAGRAMS.values():
        for node in nodes:
            assert node.title[language]
            assert not node.text or node.text[language].strip()
            assert node.x + node.w <= wide
            assert node.y + node.h <= high
        for arrow in arrows:
            assert not arrow.text or arrow.text[language].strip()
