"""Nothing leaves the program but through the gate: who may use what writes, prints, copies, saves. A new place is a new line here."""

from __future__ import annotations

import ast

import pytest

from tests.structure.sources import Source, sources

# What carries something out of the program, and the modules that may use it. Rows and files of the base leave through those
# that say "gate"; the others write what is not the base's.
OUT = {
    "Pass": {"app/core/gate.py"},  # made of the base's answer only
    "QPrinter": {"widgets/report_output.py"},  # gate
    "QPdfWriter": set[str](),
    "QPrintDialog": {"widgets/report_output.py"},  # gate
    "setMimeData": set(),
    "setPixmap clipboard": set(),
    "setText clipboard": {
        "widgets/list_copy.py",  # gate, above a few rows
        "app/bridge/messages.py",  # the details of an error
        "widgets/departure.py",  # what was done when somebody left
        "widgets/restore_wizard.py",  # how to go over to a restored base
        "widgets/login_dialog.py",  # a new password
        "widgets/logins_people.py",
    },
    "getSaveFileName": {
        "widgets/files_tab.py",  # the base counts the bytes it hands out: attachment_body
        "app/shell/login_pages.py",  # a new base
        "widgets/backup_dialog.py",  # a whole base, of an administrator, under a pass phrase
        "widgets/restore_wizard.py",  # a restored base, beside the open one
        "widgets/key_wizard.py",  # a request for a licence
        "widgets/import_done.py",  # rows of an import that the base did not take
    },
    "AcceptSave": {"widgets/list_file.py", "widgets/report_output.py"},  # gate
    "write_bytes": {
        "widgets/files_tab.py",  # attachment_body
        "app/shell/tour.py",  # pictures of a made-up base
        "terminal/remoteapp/rdp_file.py",  # connection files: nothing of a base
        "terminal/remoteapp/__main__.py",  # our own scripts
    },
    "Workbook": {
        "reports/sheet.py",  # below the gate: see CALLS
        "reports/listing.py",
        "app/core/clinic/leftover.py",  # rows of an import that the base did not take
        "app/core/clinic/sample.py",
        "app/core/clinic/worker.py",  # reads
    },
}
# Functions that write rows, and who may call them.
CALLS = {
    "listing.write": {"widgets/list_file.py"},
    "sheet.write_xlsx": {"reports/writing.py"},
    "sheet.write_csv": {"reports/writing.py"},
    "paper.write": {"reports/writing.py"},
    "document.write": {"reports/writing.py"},
    "writing.write": set[str](),
    "writing.save": set[str](),
}
GUARDED = ("reports/listing.py:write", "reports/writing.py:write", "widgets/report_output.py:print_on")
PROGRAM = sources("app", "widgets", "reports", "terminal")


def uses(source: Source) -> set[str]:
    """What of OUT a module uses (imports aside): names called or looked up."""
    found = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            found.add(name.rpartition(".")[2])
            if name.endswith("clipboard().setText"):
                found.add("setText clipboard")
            if name.endswith(("clipboard().setPixmap", "clipboard().setImage")):
                found.add("setPixmap clipboard")
            found.add(name)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
    return found


@pytest.mark.parametrize("what", [*OUT, *CALLS])
def test_only_known_modules_carry_something_out(what: str) -> None:
    assert {source.path for source in PROGRAM if what in uses(source)} == {**OUT, **CALLS}[what]


def test_who_writes_rows_asks_for_a_pass() -> None:
    for place in GUARDED:
        path, _, name = place.partition(":")
        tree = next(source.tree for source in PROGRAM if source.path == path)
        function = next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == name)
        last = function.args.args[-1]
        assert ast.unparse(last) == f"{last.arg}: Pass", place


def test_the_modules_that_let_out_rows_use_the_gate() -> None:
    for path in (
        "widgets/list_file.py",
        "widgets/report_output.py",
        "widgets/list_copy.py",
        "reports/writing.py",
    ):
        text = next(source.text for source in PROGRAM if source.path == path)
        assert "app.core.gate" in text or "from app.core import gate" in text, path
