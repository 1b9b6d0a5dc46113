"""The manual in the program: F1 opens it at the right page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QDesktopServices,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets import manual
from widgets.icons import set_icon
from widgets.theme import UNIT, colours

_PAGE = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_PICTURE = "\ufffc"  # stands for a picture in the text of a block
_WIDEST = 760  # pixels of a line of text; longer ones are hard to read


class Reader(QTextBrowser):
    """Shows one page; links to other pages open here, links to the outside in the system's browser."""

    asked = Signal(str)  # "page" or "page#heading"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.anchorClicked.connect(self._follow)
        self.document().setDocumentMargin(UNIT * 3)
        self._folder = manual.FOLDER
        self._path = Path()

    def show_file(self, path: Path) -> None:
        self._path, self._folder = path, path.parent
        self.setMarkdown(manual.text_of(path))
        self._dress()
        self.verticalScrollBar().setValue(0)

    def go_to(self, heading: str) -> None:
        """Scrolls to a heading, named as in links."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and manual.slug(block.text()) == heading:
                self.setTextCursor(QTextCursor(block))
                top = round(self.document().documentLayout().blockBoundingRect(block).top())
                self.verticalScrollBar().setValue(top)
                return
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures stand beside the pages; a wide one is made to fit."""
        link = QUrl(name)
        if kind == QTextDocument.ResourceType.ImageResource.value and link.isRelative():
            picture = QImage(str((self._folder / link.path()).resolve()))
            ratio = self.devicePixelRatioF()
            room = round(self._width() * ratio)
            if picture.width() > room:
                picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
                picture.setDevicePixelRatio(ratio)
            return picture
        return super().loadResource(kind, name)

    def _width(self) -> int:
        """Logical pixels of a line of text."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        return max(UNIT * 20, min(room - round(2 * self.document().documentMargin()), _WIDEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines stay readable in a wide window, pictures fit a narrow one."""
        super().resizeEvent(event)
        wrap = self._width() + round(2 * self.document().documentMargin())
        if self.lineWrapColumnOrWidth() != wrap:
            self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
            self.setLineWrapColumnOrWidth(wrap)
            if self._path.name:
                place, cursor = self.verticalScrollBar().value(), self.textCursor().position()
                self.show_file(self._path)
                at = self.textCursor()
                at.setPosition(cursor)
                self.setTextCursor(at)
                self.verticalScrollBar().setValue(place)

    def _dress(self) -> None:
        """What Markdown leaves out: room in tables and lines, quiet borders."""
        root = self.document().rootFrame()
        for frame in root.childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format().toTableFormat()
                look.setCellPadding(4)
                look.setCellSpacing(0)
                look.setBorderCollapse(True)
                look.setBorder(1)
                look.setBorderBrush(QBrush(QColor(colours().line)))
                look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                look.setTopMargin(UNIT / 2)
                look.setBottomMargin(UNIT)
                look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                frame.setFormat(look)
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            look_of_block = block.blockFormat()
            if look_of_block.headingLevel():
                look_of_block.setTopMargin(UNIT * (1 if look_of_block.headingLevel() == 1 else 2))
                look_of_block.setBottomMargin(UNIT / 2)
            elif _PICTURE not in block.text():
                look_of_block.setLineHeight(125, look_of_block.LineHeightTypes.ProportionalHeight.value)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(look_of_block)
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        if not link.isRelative():
            QDesktopServices.openUrl(link)
        elif link.path():
            page = Path(link.path()).stem
            self.asked.emit(f"{page}#{link.fragment()}" if link.fragment() else page)
        else:
            self.go_to(link.fragment())


class HelpWindow(QWidget):
    """The manual: contents and search on the left, the page on the right; one window for the whole program."""

    def __init__(self, language: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._given = language
        self._visited: list[str] = []
        self._at = -1
        self.reader = Reader(self)
        self.reader.asked.connect(self.show_page)
        self.contents = QListWidget(self)
        self.contents.setFrameShape(QListWidget.Shape.NoFrame)
        self.contents.setWordWrap(True)
        self.contents.currentItemChanged.connect(self._chosen)
        self.contents.itemActivated.connect(self._chosen)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._first_hit)
        self.back = self._tool("back", self.go_back)
        self.forward = self._tool("forward", self.go_forward)
        self._none = QLabel(self)
        self._none.setWordWrap(True)
        self._none.hide()
        self._build()
        for keys, act in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+F", self.search.setFocus),
            ("Esc", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._words()
        self._fill()
        self.resize(1000, 720)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        top.addWidget(self.back)
        top.addWidget(self.forward)
        top.addWidget(self.search, 1)
        left = QWidget(self)
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addLayout(top)
        side.addWidget(self._none)
        side.addWidget(self.contents, 1)
        halves = QSplitter(self)
        halves.addWidget(left)
        halves.addWidget(self.reader)
        halves.setStretchFactor(1, 1)
        halves.setSizes([260, 740])
        halves.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(halves)

    def _tool(self, name: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        set_icon(button, name)
        button.clicked.connect(act)
        return button

    def _words(self) -> None:
        self.setWindowTitle(self.tr("Manual"))
        self.search.setPlaceholderText(self.tr("Search (Ctrl+F)"))
        self.back.setToolTip(self.tr("Back (Alt+Left)"))
        self.forward.setToolTip(self.tr("Forward (Alt+Right)"))
        self._none.setText(self.tr("Nothing found"))

    def language(self) -> str:
        """The program's language."""
        if self._given:
            return self._given
        return "ru" if QLocale().language() == QLocale.Language.Russian else "en"

    def show_page(self, page: str) -> None:
        """Shows a page ("clients" or "clients#channels") and brings the window to the front."""
        self._visited = [*self._visited[: self._at + 1], page]
        self._at = len(self._visited) - 1
        self._open(page)
        if not self.isVisible():
            self.show()
            self.reader.setFocus()
        self.raise_()
        self.activateWindow()

    def page(self) -> str:
        """The page shown now."""
        return self._visited[self._at].partition("#")[0] if self._visited else ""

    def go_back(self) -> None:
        self._step(-1)

    def go_forward(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._visited):
            self._at += by
            self._open(self._visited[self._at])

    def _open(self, page: str) -> None:
        name, _, heading = page.partition("#")
        self.reader.show_file(manual.path_of(name, self.language()))
        if heading:
            self.reader.go_to(heading)
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._visited) - 1)
        self._mark(name)

    def _mark(self, page: str) -> None:
        self.contents.blockSignals(True)
        for row in range(self.contents.count()):
            item = self.contents.item(row)
            if item.data(_PAGE) == page and not item.data(_WORDS):
                self.contents.setCurrentItem(item)
                break
        self.contents.blockSignals(False)

    def _fill(self) -> None:
        """The contents, or what the search has found."""
        words = self.search.text().strip()
        self.contents.blockSignals(True)
        self.contents.clear()
        if words:
            for hit in manual.search(words, self.language()):
                item = QListWidgetItem(f"{hit.title}\n{hit.line[:90]}")
                item.setData(_PAGE, hit.page)
                item.setData(_WORDS, words)
                self.contents.addItem(item)
        else:
            for page in manual.order(self.language()):
                item = QListWidgetItem(manual.title_of(manual.path_of(page, self.language())))
                item.setData(_PAGE, page)
                self.contents.addItem(item)
        self._none.setVisible(bool(words) and not self.contents.count())
        self.contents.blockSignals(False)
        self._mark(self.page())

    def _first_hit(self) -> None:
        if self.search.text().strip() and self.contents.count():
            self.contents.setCurrentRow(0)
            self._chosen()

    def _chosen(self) -> None:
        item = self.contents.currentItem()
        if item is None:
            return
        if item.data(_PAGE) != self.page():
            self.show_page(item.data(_PAGE))
        words = item.data(_WORDS)
        if words:
            self.reader.moveCursor(QTextCursor.MoveOperation.Start)
            self.reader.find(max(words.split(), key=len))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
            self._fill()
            if self._visited:
                self._open(self._visited[self._at])
        elif event.type() == QEvent.Type.PaletteChange and self._visited:
            self._open(self._visited[self._at])
