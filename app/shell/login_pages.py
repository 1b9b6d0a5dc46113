"""The pages of the start dialog: a base on this computer, a new one, a server."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.bridge.translate import words
from app.core.passwords import passwords
from app.core.places import (
    Choice,
    Embedded,
    NewBase,
    Place,
    Server,
    address_problem,
    file_for,
    in_background,
    own_login,
    parse_server,
)
from app.shell.hop import Hop
from widgets.theme import bold, small_font

_KINDS = "*.fdb"


class Page(QWidget):
    """One way to choose a base."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        head = QLabel(title, self)
        head.setFont(bold())
        self.form.addRow(head)
        self._parts: dict[str, QLineEdit] = {}

    def choice(self) -> Choice:
        """What was chosen. Only when `problem` is ""."""
        raise NotImplementedError

    def problem(self) -> str:
        """What is missing or wrong, as a sentence; the box in question gets the focus."""
        raise NotImplementedError

    def show_place(self, place: Place) -> None:
        """Fill in a recent base."""
        raise NotImplementedError

    def show_choice(self, choice: Choice) -> None:
        """Fill in what was chosen before."""
        self.show_place(Place(choice.target, choice.user))

    def clear(self) -> None:
        """As nothing had been chosen yet."""

    def look_at(self, about: str) -> None:
        """Puts the focus where the mistake is: "address", "user", "password", "path"; "" for the first box."""
        part = self._parts.get(about) or next(iter(self._parts.values()))
        part.setFocus()
        part.selectAll()

    def _line(self, about: str, label: str, placeholder: str = "") -> QLineEdit:
        edit = QLineEdit(self)
        edit.setPlaceholderText(placeholder)
        self._parts[about] = edit
        if label:
            self.form.addRow(label, edit)
        return edit

    def _path_row(self, label: str) -> QLineEdit:
        edit = self._line("path", "")
        button = QPushButton(self.tr("&Browse…"), self)
        button.setAutoDefault(False)
        button.clicked.connect(self.browse)
        row = QHBoxLayout()
        row.addWidget(edit, 1)
        row.addWidget(button)
        name = QLabel(label, self)
        name.setBuddy(edit)
        self.form.addRow(name, row)
        return edit

    def _remark(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setFont(small_font())
        label.setForegroundRole(label.foregroundRole().PlaceholderText)
        self.form.addRow("", label)
        return label

    def _missing(self, about: str, sentence: str) -> str:
        self.look_at(about)
        return sentence

    def browse(self) -> None:
        """Choose a file."""

    def _start(self, path: str) -> str:
        found = Path(path).parent if path else file_for("").parent
        return str(found if found.exists() else Path.home())


class FilePage(Page):
    """A base on this computer."""

    def __init__(self) -> None:
        super().__init__(self.tr("A base on this computer"))
        self.path = self._path_row(self.tr("&File"))
        self.user = self._line("user", self.tr("&Log-in"))
        self._remark(self.tr("No password is asked here: whoever has the file has the data."))
        self.clear()

    def clear(self) -> None:
        self.path.clear()
        self.user.setText(own_login())

    def show_place(self, place: Place) -> None:
        self.path.setText(str(place.target))
        self.user.setText(place.user)

    def problem(self) -> str:
        if not self.path.text().strip():
            return self._missing("path", self.tr("Choose the file of the base."))
        if not self.user.text().strip():
            return self._missing("user", self.tr("Write your log-in."))
        return ""

    def choice(self) -> Choice:
        path = str(Path(self.path.text().strip()).expanduser().absolute())
        return Choice(Embedded(path), self.user.text().strip().upper())

    def browse(self) -> None:
        kinds = self.tr("Bases ({kinds})").format(kinds=_KINDS)
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a base"), self._start(self.path.text()), kinds
        )
        if path:
            self.path.setText(path)
            self.user.setFocus()


def home_country() -> str:
    """ISO code of the country that this computer is set to; "" when it is set to none."""
    territory = QLocale.system().territory()
    return "" if territory == QLocale.Country.AnyTerritory else QLocale.territoryToCode(territory)


class NewPage(Page):
    """A new base on this computer."""

    def __init__(self, language: str) -> None:
        super().__init__(self.tr("A new base on this computer"))
        self.firm = self._line("firm", self.tr("&Firm"))
        self.person = self._line("person", self.tr("Your &name"))
        self.user = self._line("user", self.tr("Your &log-in"))
        self.language = QComboBox(self)
        for code, name in (("en", "English"), ("ru", "Русский")):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.form.addRow(self.tr("&Dictionaries in"), self.language)
        self.path = self._path_row(self.tr("Fil&e"))
        self._remark(
            self.tr(
                "You will be its administrator. Later the same file can be put on a server for colleagues."
            )
        )
        self.user.setText(own_login())
        self._own_path = False
        self.path.textEdited.connect(self._path_typed)
        self.firm.textChanged.connect(self._suggest)
        self._suggest()

    def show_place(self, place: Place) -> None:
        """A recent base is never a new one."""

    def show_choice(self, choice: Choice) -> None:
        if choice.new is not None:
            self.firm.setText(choice.new.firm)
            self.person.setText(choice.new.person)
            self.language.setCurrentIndex(max(0, self.language.findData(choice.new.language)))
        self.user.setText(choice.user)
        self._own_path = True
        self.path.setText(str(choice.target))

    def _path_typed(self) -> None:
        self._own_path = True

    def _suggest(self) -> None:
        if not self._own_path:
            self.path.setText(str(file_for(self.firm.text())))

    def problem(self) -> str:
        for about, sentence in (
            ("firm", self.tr("Write the name of the firm.")),
            ("person", self.tr("Write your name.")),
            ("user", self.tr("Write your log-in.")),
            ("path", self.tr("Choose the file of the base.")),
        ):
            if not self._parts[about].text().strip():
                return self._missing(about, sentence)
        return ""

    def choice(self) -> Choice:
        path = Path(self.path.text().strip()).expanduser().absolute()
        if not path.suffix:
            path = path.with_suffix(".fdb")
        new = NewBase(
            self.firm.text().strip(), self.person.text().strip(), self.language.currentData(), home_country()
        )
        return Choice(Embedded(str(path)), self.user.text().strip().upper(), new=new)

    def browse(self) -> None:
        kinds = self.tr("Bases ({kinds})").format(kinds=_KINDS)
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Where to put the base"), self.path.text(), kinds)
        if path:
            self.path.setText(path)
            self._own_path = True


class ServerPage(Page):
    """A base on a server."""

    def __init__(self) -> None:
        super().__init__(self.tr("A server"))
        self.address = self._line("address", self.tr("&Server"), "192.168.0.122/3050:paddock")
        self.address.setToolTip(self.tr("host/port or host/port:alias, as your administrator wrote it"))
        self.user = self._line("user", self.tr("&Log-in"))
        self.password = self._line("password", self.tr("&Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(self.tr("&Remember the password on this computer"), self)
        self.remember.clicked.connect(self._ask_keyring)
        self.form.addRow("", self.remember)
        self._note = self._remark(" ")
        self._kept = False

    def clear(self) -> None:
        for part in (self.address, self.user, self.password):
            part.clear()
        self.password.setPlaceholderText("")
        self.remember.setChecked(False)
        self._kept = False
        self._note.setText(" ")

    def show_place(self, place: Place) -> None:
        self.clear()
        self.address.setText(str(place.target))
        self.user.setText(place.user)
        if isinstance(place.target, Server):
            self._find_password(place.target, place.user)

    def show_typed(self, address: str, user: str) -> None:
        """Fill in what was typed elsewhere, whatever it is."""
        self.clear()
        self.address.setText(address)
        self.user.setText(user)

    def _find_password(self, target: Server, user: str) -> None:
        """Learns in the background whether the keyring has the password; it is read again only when it is
        used.
        """

        def done(password: str | None) -> None:
            if password and self.address.text() == str(target) and self.user.text() == user:
                self._kept = True
                self.remember.setChecked(True)
                if not self.password.text():
                    self.password.setPlaceholderText(self.tr("remembered"))

        Hop(in_background(lambda: passwords.find(target, user)), done, _nothing, self)

    def _ask_keyring(self, checked: bool) -> None:
        if not checked:
            self._note.setText(" ")
            if self._kept:
                self._forget_password()
            return

        def done(can_keep: bool) -> None:
            if not can_keep:
                self.remember.setChecked(False)
                self._note.setText(
                    self.tr("This computer has no keyring for passwords: it will not be remembered.")
                )

        Hop(in_background(passwords.can_keep), done, _nothing, self)

    def _forget_password(self) -> None:
        self._kept = False
        self.password.setPlaceholderText("")
        if address_problem(self.address.text()) is None:
            target, user = parse_server(self.address.text()), self.user.text().strip().upper()
            in_background(lambda: passwords.forget(target, user))

    def problem(self) -> str:
        wrong = address_problem(self.address.text())
        if wrong is not None:
            return self._missing("address", words(wrong))
        if not self.user.text().strip():
            return self._missing("user", self.tr("Write your log-in."))
        if not self.password.text() and not self._kept:
            return self._missing("password", self.tr("Write your password."))
        return ""

    def show_choice(self, choice: Choice) -> None:
        super().show_choice(choice)
        self.password.setText(choice.password)
        self.remember.setChecked(choice.remember)

    def choice(self) -> Choice:
        return Choice(
            parse_server(self.address.text()),
            self.user.text().strip().upper(),
            self.password.text(),
            remember=self.remember.isChecked(),
        )


def _nothing(_: object) -> None:
    """A keyring that fails is a keyring without the password."""
