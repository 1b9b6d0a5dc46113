"""Each guard fails the test that it is meant for, and only that one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

INNER = """
import logging, threading, warnings
import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPushButton, QWidget

kept = []
over = threading.Event()

def test_bad_warning():
    warnings.warn("old", DeprecationWarning)

def test_bad_log():
    logging.getLogger("x").warning("the disk is full")

def test_good_log(expected_log):
    expected_log("disk .* full")
    logging.getLogger("x").warning("the disk is full")

def test_bad_log_that_never_comes(expected_log):
    expected_log("disk .* full")

def test_bad_qt_message(qapp):
    qWarning("no such layout")

def test_bad_thread():
    threading.Thread(target=over.wait, args=(60,), name="forgotten", daemon=True).start()

def test_good_thread():
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()

def test_bad_window(qapp):
    kept.append(QWidget())
    kept[-1].setObjectName("forgotten")
    kept[-1].show()

def test_good_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    passing = QWidget()
    passing.show()

def test_bad_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_bad_dialog(qapp):
    QDialog().exec()

def test_bad_dialog_in_a_slot(qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: QMessageBox(text="sure?").exec())
    button.click()

def test_bad_static_dialog(qapp):
    QFileDialog.getOpenFileName()

def test_bad_dialog_that_stays_open(dialogs, qapp):
    dialogs.expect(lambda dialog: None)
    QDialog().exec()

def test_bad_dialog_that_never_comes(dialogs):
    dialogs.expect(QDialog.accept)

def test_good_dialog(dialogs, qapp):
    dialogs.expect(QDialog.accept)
    box = QMessageBox(text="sure?")
    assert box.exec() == QDialog.DialogCode.Accepted
    assert dialogs.texts == ["sure?"]

def test_good_after_all():
    pass
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Test name -> the worst word that pytest says of it, for the tests in INNER."""
    folder = tmp_path_factory.mktemp("inner")
    (folder / "test_inner.py").write_text(INNER)
    (folder / "conftest.py").write_text(
        "from tests import guards\nfrom tests.conftest import *\nguards.THREADS_END_WITHIN = 0.3\n"
    )
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder)]
        + ["-vv", "-p", "no:cacheprovider", "-o", "console_output_style=classic", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    ).stdout
    words: dict[str, str] = {}
    for line in told.splitlines():
        place, _, word = line.partition(" ")
        if "::test_" in place and word.split(" ")[0] in {"PASSED", "FAILED", "ERROR"}:
            words[place.split("::")[1]] = word.split(" ")[0]  # an error at the end overwrites a pass
    assert len(words) == INNER.count("\ndef test_"), told
    return words


def test_a_test_that_breaks_a_rule_fails(outcome: dict[str, str]) -> None:
    assert [name for name, word in outcome.items() if "_bad_" in name and word == "PASSED"] == []


def test_a_test_that_keeps_the_rules_passes(outcome: dict[str, str]) -> None:
    assert [name for name, word in outcome.items() if "_good_" in name and word != "PASSED"] == []
