"""Setting up the hardware key at this computer: which library, which token, its PIN; the key is made on the token, and its
public part is written into a file for the vendor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.texts import T
from terminal import key as keys
from terminal.key import KeyTrouble, TokenSeen
from terminal.key_text import pem
from widgets.card_notice import Notice
from widgets.icons import set_icon
from widgets.theme import UNIT

_STATES = {
    "no_library": T("KeyWizard", "The library could not be loaded. Install the driver of the token's maker."),
    "no_token": T("KeyWizard", "The token is not plugged in."),
    "no_key": T("KeyWizard", "There is no licence key on this token yet. Make one."),
    "wrong_pin": T("KeyWizard", "The PIN is wrong. It was tried once; a token locks after a few wrong ones."),
    "locked": T("KeyWizard", "The token is locked. Unlock it with its administrator's PIN."),
    "exists": T("KeyWizard", "There is a licence key on this token already. It stays as it is; save its public part."),
    "trouble": T("KeyWizard", "The token refuses. Look whether another program uses it."),
}  # fmt: skip


class KeyWizard(QDialog):
    """Nothing here waits: what the token does runs beside, one step at a time."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.setProperty("help", "key")
        self.setWindowTitle(self.tr("Hardware key"))
        self.library = QComboBox(self)
        self.library.setEditable(False)
        self.browse_button, self.refresh_button = QPushButton(self), QPushButton(self)
        self.token = QComboBox(self)
        self.pin = QLineEdit(self)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(64)
        self.make_button, self.save_button, self.close_button = (QPushButton(self) for _ in range(3))
        self.notice = Notice(self)
        self.public = b""
        self._lay_out()
        for found in keys.find_libraries():
            self.library.addItem(f"{found.maker} — {found.path}", found.path)
        self.library.currentIndexChanged.connect(self.look)
        self.token.currentIndexChanged.connect(self._show_buttons)
        self.pin.textChanged.connect(self._show_buttons)
        self.resize(600, 280)
        if self.library.count():
            self.look()
        else:
            self._say("info", self.tr("No token library is known on this computer. Choose it with Browse."))
        self._show_buttons()

    def _lay_out(self) -> None:
        self.browse_button.setText(self.tr("&Browse…"))
        self.refresh_button.setText(self.tr("Re&fresh"))
        set_icon(self.refresh_button, "refresh")
        self.make_button.setText(self.tr("&Make the key"))
        self.save_button.setText(self.tr("&Save the public part…"))
        self.close_button.setText(self.tr("Close"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field, button in (
            (self.tr("&Library"), self.library, self.browse_button),
            (self.tr("&Token"), self.token, self.refresh_button),
        ):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            row = QHBoxLayout()
            row.addWidget(field, 1)
            row.addWidget(button)
            label = QLabel(text, self)
            label.setBuddy(field)
            form.addRow(label, row)
        form.addRow(self.tr("&PIN"), self.pin)
        about = QLabel(
            self.tr(
                "The key is made on the token and never leaves it. Send the saved file to the vendor: "
                "the licence names the key by its public part. Do the same with a spare token."
            ),
            self,
        )
        about.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        box.setSpacing(UNIT)
        box.addWidget(about)
        box.addLayout(form)
        box.addWidget(self.notice)
        box.addStretch(1)
        box.addLayout(buttons)
        for button in (self.browse_button, self.refresh_button, self.make_button, self.save_button):
            button.setAutoDefault(False)
        self.browse_button.clicked.connect(self.browse)
        self.refresh_button.clicked.connect(self.look)
        self.make_button.clicked.connect(self.make)
        self.save_button.clicked.connect(self.ask_where)
        self.close_button.clicked.connect(self.reject)

    # ---- steps

    @Slot()
    def browse(self) -> None:
        """Choose a library that is not among those known."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Library of the token"), "", "*.so *.so.* *.dll *.dylib"
        )
        if path:
            self.library.addItem(path, path)
            self.library.setCurrentIndex(self.library.count() - 1)

    @Slot()
    def look(self) -> None:
        """Which tokens are plugged in."""
        path = str(self.library.currentData() or "")
        if path:
            self._run(lambda: keys.tokens(path), self._show_tokens)

    def _show_tokens(self, found: list[TokenSeen]) -> None:
        self.token.clear()
        for token in found:
            self.token.addItem(" · ".join(p for p in (token.label, token.model, token.serial) if p), token)
        self.notice.clear()
        if not found:
            self._say("info", self.tr("No token is plugged in. Plug it in and press Refresh."))
        elif keys.LABEL in found[0].keys:
            self._say("info", words(_STATES["exists"]))
        self._show_buttons()

    @Slot()
    def make(self) -> None:
        """Make the key on the token."""
        key, pin = self._key(), self.pin.text()
        self._run(lambda: key.make(pin), self._made)

    def _made(self, public: bytes) -> None:
        self.public = public
        self._show_buttons()
        self._say("good", self.tr("The key is on the token. Save its public part for the vendor."))

    @Slot()
    def ask_where(self) -> None:
        """Choose where the public part goes."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Public part of the key"), "paddock-key.pem", "*.pem"
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the public part into a file, read from the token with the PIN."""
        key, pin = self._key(), self.pin.text()

        def work() -> bytes:
            if not self.public:
                key.open(pin)
                self.public = key.public()
                key.close()
            path.write_text(pem(self.public), encoding="ascii")
            return self.public

        self._run(work, lambda _: self._say("good", self.tr("Saved: {path}").format(path=path)))

    def _key(self) -> keys.Key:
        token = self.token.currentData()
        return keys.Key(str(self.library.currentData() or ""), token.serial or token.label)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def finished(answer: Any) -> None:
            self._busy(False)
            done(answer)

        def failed(error: Exception) -> None:
            self._busy(False)
            state = error.state if isinstance(error, KeyTrouble) else "trouble"
            if state == "wrong_pin":
                self.pin.clear()
            self._say("warning", words(_STATES.get(state, _STATES["trouble"])))

        self._busy(True)
        self._workplace.background.run(self, lambda _session: work(), finished, failed, key="key", long=True)

    def _busy(self, busy: bool) -> None:
        for part in (self.library, self.token, self.pin, self.browse_button, self.refresh_button):
            part.setEnabled(not busy)
        self._working = busy
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        ready = not getattr(self, "_working", False) and self.token.currentData() is not None
        self.make_button.setEnabled(ready and bool(self.pin.text()))
        self.save_button.setEnabled(ready and (bool(self.pin.text()) or bool(self.public)))
        step = self.save_button if self.public else self.make_button
        (step if step.isEnabled() else self.close_button).setDefault(True)

    def _say(self, kind: str, text: str) -> None:
        self.notice.say(kind, text)
