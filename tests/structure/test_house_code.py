"""What no linter sees: sizes, SQL in the wrong place, texts that the translators' tool would not find."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.structure.sources import PROGRAM, Source, sources, strings

LONGEST_FUNCTION, LONGEST_CLASS, LONGEST_FILE = 60, 300, 500  # lines

# What may be longer, and why: "path" or "path:name" -> reason.  An entry that is no longer needed fails.
LONGER = {}

KEYWORD = (
    r"select\s.*\bfrom\s",
    r"(update\s+or\s+)?insert\s+into\s",
    r"update\s+\w+\s+set\s",
    r"delete\s+from\s",
    r"merge\s+into\s",
    r"with\s+(recursive\s+)?\w+\s+as\s*\(",
    r"execute\s+(block|procedure|statement)\b",
    r"(grant|revoke)\s.*\b(to|from)\s",
    r"(re)?(create|alter|drop)\s+(or\s+alter\s+)?"
    r"(table|view|index|trigger|procedure|function|exception|role|user|sequence|domain)\s",
)
SQL = re.compile("|".join(KEYWORD), re.DOTALL)


def starts_like_sql(text: str) -> bool:
    """Its keyword is in one case, all small or all capitals: "Select a client from the list" is English."""
    text = text.lstrip()
    first = text.split(maxsplit=1)[0] if text else ""
    return (first.islower() or first.isupper()) and SQL.match(text.lower()) is not None


def too_long(source: Source) -> Iterator[tuple[str, int]]:
    if (lines := source.text.count("\n")) > LONGEST_FILE:
        yield source.path, lines
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            limit = LONGEST_CLASS if isinstance(node, ast.ClassDef) else LONGEST_FUNCTION
            if length > limit:
                yield f"{source.path}:{node.name}", length


def test_functions_classes_and_files_stay_short() -> None:
    long = {where: length for source in sources(*PROGRAM, "tests") for where, length in too_long(source)}
    assert {where: length for where, length in long.items() if where not in LONGER} == {}
    assert sorted(set(LONGER) - set(long)) == [], "no longer too long: take it off the list"


def test_sql_stands_only_in_the_base_and_the_reports() -> None:
    elsewhere = sources("app", "widgets", "terminal", "installer")
    assert elsewhere
    found = [
        f"{source.path}:{line}"
        for source in elsewhere
        for line, text in strings(source.tree)
        if starts_like_sql(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "is_sql"),
    [
        ("select id from client", True),
        ("  SELECT id\n FROM client", True),
        ("update client set name = ?", True),
        ("execute procedure p", True),
        ("create or alter view v as", True),
        ("Select a client from the list", False),
        ("select", False),
        ("Delete from the list", False),
        ("with the best wishes", False),
        ("", False),
    ],
)
def test_sql_is_told_from_english(text: str, is_sql: bool) -> None:
    assert starts_like_sql(text) is is_sql


def mark_faults(source: Source) -> Iterator[str]:
    """Texts that lupdate would not find: a mark inside an f-string, or of something that is no literal.

    T(*pair) only puts a mark together again that was taken apart.
    """
    for node in ast.walk(source.tree):
        if isinstance(node, ast.JoinedStr):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Call) and mark_name(inner):
                    yield f"{source.path}:{inner.lineno}: {mark_name(inner)}() inside an f-string"
        elif isinstance(node, ast.Call) and (name := mark_name(node)):
            texts = node.args[:1] if name == "tr" else node.args[:2]
            if not all(isinstance(text, ast.Starred) or is_literal(text) for text in texts):
                yield f"{source.path}:{node.lineno}: {name}() of something that is not a literal"


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def mark_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
        return "tr"
    return "T" if isinstance(call.func, ast.Name) and call.func.id == "T" else ""


def test_every_marked_text_can_be_collected() -> None:
    assert [fault for source in sources(*PROGRAM) for fault in mark_faults(source)] == []


@pytest.mark.parametrize(
    "line",
    ["f\"{self.tr('Name')}: {name}\"", 'self.tr(f"{count} clients")', "self.tr(text)", 'T("Client", label)'],
)
def test_a_text_that_would_be_lost_is_noticed(line: str) -> None:
    assert list(mark_faults(Source("x.py", line, ast.parse(line))))


# What costs bytes where the picture travels over a line: moved, blended and shaded pictures, and windows drawn by other means.
HEAVY = re.compile(
    r"\bQ(OpenGL\w*|WebEngine\w*|Splash\w*|Movie|MediaPlayer|VideoWidget|PropertyAnimation|VariantAnimation|"
    r"GraphicsOpacityEffect|GraphicsDropShadowEffect|GraphicsBlurEffect|LinearGradient|RadialGradient|ConicalGradient|"
    r"SystemTrayIcon|Quick\w*|Qml\w*)\b|\bsetWindowOpacity\b|\bWA_TranslucentBackground\b|\bFramelessWindowHint\b"
)


def test_nothing_is_moved_blended_or_drawn_by_other_means() -> None:
    found = [
        f"{source.path}:{number}: {hit[0]}"
        for source in sources(*PROGRAM)
        for number, line in enumerate(source.text.splitlines(), start=1)
        if (hit := HEAVY.search(line))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "QPropertyAnimation(self)",
        "from PySide6.QtQuick import QQuickView",
        "w.setWindowOpacity(0.9)",
        "QLinearGradient(0, 0)",
    ],
)
def test_what_is_heavy_is_noticed(line: str) -> None:
    assert HEAVY.search(line)
