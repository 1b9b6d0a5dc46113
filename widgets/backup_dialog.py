"""What a backup or a check needs to know: which files, the pass phrase or key file, the owner's password at a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge.translate import words
from app.core.cases import backups
from app.core.cases.backups import Failed, Secret
from app.core.texts import T
from widgets.theme import UNIT, colours

MAKE, CHECK = "make", "check"
FAILURES = {
    "damaged": T(
        "Backup",
        "This backup is damaged, or another pass phrase or key file belongs to it. Nothing was changed. "
        "Try the pass phrase again, or take another backup: {detail}",
    ),
    "not_equal": T(
        "Backup",
        "The restored base is not what the base was ({detail}). This backup does not count. Make it again; "
        "if it happens twice, ask your administrator to check the base.",
    ),
    "engine": T("Backup", "The database engine could not restore this backup: {detail}"),
    "exists": T(
        "Backup",
        "{detail} is there already and is never written over. Nothing was changed. Choose another name.",
    ),
    "there": T(
        "Backup",
        "{detail} is there already and is never written over. Nothing was changed. Ask an administrator of the server to put the "
        "file of that alias aside, or name another alias.",
    ),
    "server": T("Backup", "The server does not let the base be made or opened: {detail}"),
    "alias_password": T(
        "Backup",
        "The password of the owner of the base (PADDOCK_OWNER) is wrong, or the server has no such alias: {detail}. Nothing was "
        "done. What an administrator of the server adds for it stands in the manual (F1).",
    ),
    "file": T(
        "Backup", "This cannot be read or written: {detail}. Check the folder and the free space on the disk."
    ),
    "password": T(
        "Backup", "The password of the owner of the base (PADDOCK_OWNER) is wrong. Nothing was done."
    ),
    "weak_phrase": T("Backup", "A pass phrase has at least 8 characters."),
    "weak_key": T("Backup", "A key file has at least 32 bytes. Make a new one."),
}


def failure(error: Failed) -> str:
    """A failed backup in words."""
    return words(FAILURES[error.key]).format(detail=error.detail)


class BackupDialog(QDialog):
    """Asks for what MAKE or CHECK needs. `at_server`: the owner's password is asked for too."""

    def __init__(self, what: str, at_server: bool, folder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.what = what
        self.setProperty("help", "backups")
        self.secret: Secret | None = None
        self._titles = {
            MAKE: self.tr("Back up now"),
            CHECK: self.tr("Check a backup"),
        }
        self.setWindowTitle(self._titles[what])
        self.place = QLineEdit(folder if what == MAKE else "", self)
        self.by_phrase = QRadioButton(self.tr("&Pass phrase"), self)
        self.by_key = QRadioButton(self.tr("&Key file"), self)
        self.phrase, self.again, self.password = (QLineEdit(self) for _ in range(3))
        for secret in (self.phrase, self.again, self.password):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.key = QLineEdit(self)
        self.new_key = QPushButton(self.tr("New…"), self)
        self.wrong = QLabel(self)
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self._titles[what])
        self._lay_out(at_server)
        self.by_phrase.setChecked(True)
        for choice in (self.by_phrase, self.by_key):
            choice.toggled.connect(self._chosen)
        self.new_key.clicked.connect(self._make_key)
        self.buttons.accepted.connect(self._check)
        self.buttons.rejected.connect(self.reject)
        self._chosen()
        self.setMinimumWidth(72 * UNIT)

    def _lay_out(self, at_server: bool) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(UNIT)
        if self.what == MAKE:
            form.addRow(self.tr("Folder"), self._with(self.place, self._pick_folder))
        else:
            form.addRow(self.tr("Backup file"), self._with(self.place, self._pick_backup))
        form.addRow(self.by_phrase, self.phrase)
        if self.what == MAKE:
            form.addRow(self.tr("The same again"), self.again)
            form.addRow(self.by_key, self._with(self.key, self._pick_key, self.new_key))
        else:
            form.addRow(self.by_key, self._with(self.key, self._pick_key))
            self.new_key.hide()
        if at_server and self.what == MAKE:
            form.addRow(self.tr("Password of PADDOCK_OWNER"), self.password)
        self.again.setVisible(self.what == MAKE)
        self.password.setVisible(at_server and self.what == MAKE)
        says = QLabel(self._says(), self)
        says.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setSpacing(UNIT)
        box.addWidget(says)
        box.addLayout(form)
        box.addWidget(self.wrong)
        box.addStretch(1)
        box.addWidget(self.buttons)

    def _says(self) -> str:
        if self.what == CHECK:
            return self.tr(
                "The backup is restored into a scratch base beside it and compared. Nothing else is changed."
            )
        return self.tr(
            "The backup is encrypted, restored into a scratch base and compared; only then it counts. "
            "Without the pass phrase or key file nobody can read it, you neither: keep it apart from the backup."
        )

    def _with(self, edit: QLineEdit, pick: Callable[[], None], *more: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        button = QPushButton(self.tr("Choose…"), self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: pick())
        row.addWidget(edit, 1)
        for one in (button, *more):
            one.setAutoDefault(False)
            row.addWidget(one)
        return row

    @Slot()
    def _chosen(self) -> None:
        by_phrase = self.by_phrase.isChecked()
        for part in (self.phrase, self.again):
            part.setEnabled(by_phrase)
        self.key.setEnabled(not by_phrase)
        self.new_key.setEnabled(not by_phrase)

    # ---- files

    def _pick_folder(self) -> None:
        if path := QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.place.text()):
            self.place.setText(path)

    def _pick_backup(self) -> None:
        kinds = self.tr("Backups (*{suffix})").format(suffix=backups.SUFFIX)
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Backup file"), self.place.text(), kinds)
        if path:
            self.place.setText(path)

    def _pick_key(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Key file"), self.key.text())
        if path:
            self.key.setText(path)
            self.by_key.setChecked(True)

    @Slot()
    def _make_key(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("New key file"), "paddock-backup.key")
        if not path:
            return
        try:
            backups.make_key_file(Path(path))
        except Failed as error:
            self.say(failure(error))
            return
        self.key.setText(path)
        self.by_key.setChecked(True)

    # ---- the answer

    def say(self, text: str) -> None:
        """Say what is wrong, in the dialog itself."""
        look = self.wrong.palette()
        look.setColor(self.wrong.foregroundRole(), colours().error)
        self.wrong.setPalette(look)
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    @Slot()
    def _check(self) -> None:
        if not self.place.text().strip():
            self.say(self.tr("Choose the files first."))
            return
        if self.what == MAKE and self.by_phrase.isChecked() and self.phrase.text() != self.again.text():
            self.say(self.tr("The two pass phrases differ."))
            return
        try:
            if self.by_key.isChecked() and not self.key.text().strip():
                self.say(self.tr("Choose the key file, or make a new one."))
                return
            key = self.key.text().strip() if self.by_key.isChecked() else ""
            self.secret = backups.secret(self.phrase.text(), key)
        except Failed as error:
            self.say(failure(error))
            return
        self.accept()
