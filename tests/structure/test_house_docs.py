"""Links of the documents lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

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
