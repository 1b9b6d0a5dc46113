"""The manual says the same in every language, and names the keys that the program has."""

from __future__ import annotations

import re

import pytest

from app.shell.commands import commands
from app.shell.sections import SECTIONS
from widgets import manual


def pages(language: str) -> set[str]:
    return {path.stem for path in (manual.FOLDER / language).glob("*.md")}


def shape(page: str, language: str) -> tuple[list[str], int, int]:
    """Heading levels, table rows and list points of a page: what a translation must not lose."""
    text = manual.text_of(manual.FOLDER / language / f"{page}.md")
    headings = [mark for mark, _ in re.findall(r"^(#+) (.+)$", text, re.MULTILINE)]
    return headings, len(re.findall(r"^\|", text, re.MULTILINE)), len(re.findall(r"^(?:-|\d\.) ", text, re.M))


def test_every_page_is_there_in_every_language() -> None:
    assert pages("en") == pages("ru")


@pytest.mark.parametrize("page", sorted(pages("en")))
def test_a_page_has_the_same_shape_in_every_language(page: str) -> None:
    assert shape(page, "en") == shape(page, "ru")


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_index_names_every_page(language: str) -> None:
    named = set(re.findall(r"\]\(([\w-]+)\.md", manual.text_of(manual.path_of("index", language))))
    assert named | {"index"} == pages(language)


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_page_of_keys_names_every_key_of_the_menus(language: str) -> None:
    text = manual.text_of(manual.path_of("keys", language))
    shortcuts = {command.keys for command in commands(SECTIONS) if command.keys}
    sections = {f"Ctrl+{number}" for number in range(1, 10)}
    assert {keys for keys in shortcuts - sections if f"**{keys}**" not in text} == set()


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_order_begins_with_the_index(language: str) -> None:
    assert manual.order(language)[0] == "index"
    assert set(manual.order(language)) == pages(language)


def test_a_page_that_is_missing_in_a_language_is_shown_in_english() -> None:
    assert manual.path_of("find", "th") == manual.path_of("find", "en")
