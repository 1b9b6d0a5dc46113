"""The commands of a list: keys, the menu of the right button, the buttons beside the filter bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from app.bridge.translate import words
from app.core.cases.merge import MOST as MOST_MERGED
from app.core.entities import ENTITIES
from app.core.texts import T
from widgets.icons import set_icon

if TYPE_CHECKING:
    from widgets.list_view import ListView

_TABLE, _LIST, _SHOWN = (
    "table",
    "list",
    "shown",
)  # where keys work: rows, anywhere in the list, nowhere (text only)

# name, words, keys, where the keys work, icon
_COMMANDS: tuple[tuple[str, T, str, str, str], ...] = (
    ("open", T("List", "Open"), "Return", _SHOWN, "window"),
    ("add", T("List", "Add"), "Ins", _LIST, "add"),
    ("remove", T("List", "Delete…"), "Del", _TABLE, "delete"),
    ("change", T("List", "Change the selected rows…"), "Ctrl+E", _TABLE, "edit"),
    ("hand", T("List", "Hand over…"), "Ctrl+H", _TABLE, "forward"),
    ("merge", T("List", "Merge…"), "Ctrl+M", _TABLE, "merge"),
    ("copy", T("List", "Copy"), "Ctrl+C", _TABLE, "copy"),
    ("copy_rows", T("List", "Copy rows with headings"), "Ctrl+Shift+C", _TABLE, "list"),
    ("select_all", T("List", "Select all"), "Ctrl+A", _TABLE, "check"),
    ("find", T("List", "Filter"), "Ctrl+F", _LIST, "search"),
    ("filter", T("List", "Add a filter"), "Ctrl+Shift+F", _LIST, "filter"),
    ("reset", T("List", "Reset the filter"), "", _LIST, "cancel"),
    ("refresh", T("List", "Refresh"), "F5", _LIST, "refresh"),
    ("columns", T("List", "Columns…"), "", _LIST, "columns"),
    ("spreadsheet", T("List", "Save as spreadsheet…"), "", _LIST, "excel"),
)
_MENU = (
    ("open", "add", "remove", "change", "hand", "merge"),
    ("copy", "copy_rows", "select_all"),
    ("find", "filter", "reset", "refresh"),
    ("columns", "spreadsheet"),
)
_OPEN = T("List", "Open: {name}")
_SORT_BY = T("List", "Sort by")
_HIDE = T("List", "Hide this column")
_CARDS_OWN = frozenset({"refresh"})  # keys that the card around a list takes itself


class Commands(QObject):
    """Makes the actions of a list and keeps what cannot be done now grey."""

    def __init__(self, view: ListView, does: dict[str, Callable[[], object]], compact: bool) -> None:
        super().__init__(view)
        self._view = view
        self.actions: dict[str, QAction] = {}
        contexts = {
            _TABLE: Qt.ShortcutContext.WidgetShortcut,
            _LIST: Qt.ShortcutContext.WidgetWithChildrenShortcut,
        }
        for name, _, keys, where, picture in _COMMANDS:
            action = QAction(self)
            action.setObjectName(name)
            set_icon(action, picture, "muted")
            action.triggered.connect(partial(_call, does[name]))
            if keys and where != _SHOWN and not (compact and name in _CARDS_OWN):
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(contexts[where])
                (view.table if where == _TABLE else view).addAction(action)
            self.actions[name] = action
        self.retranslate()
        view.table.customContextMenuRequested.connect(self._menu_asked)
        view.table.horizontalHeader().customContextMenuRequested.connect(self._header_menu_asked)

    def retranslate(self) -> None:
        """The words of the language in force."""
        for name, text, keys, where, _ in _COMMANDS:
            shown = words(text) + (f"\t{_key_words(keys)}" if where == _SHOWN else "")
            self.actions[name].setText(shown)

    def button(self, name: str) -> QToolButton:
        """A small button for a command, beside the filter bar."""
        made = QToolButton(self._view)
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setDefaultAction(self.actions[name])
        return made

    def update(self) -> None:
        """Grey out what cannot be done, hide what this person never can."""
        view, work = self._view, self._view.work
        chosen = bool(view.table.places())
        may = {
            "open": chosen and bool(view.entity.fields),
            "remove": chosen,
            "change": chosen,
            "hand": chosen and (view.entity.key != "employee" or len(view.table.places()) == 1),
            "merge": 2 <= len(view.table.places()) <= MOST_MERGED,
            "copy": chosen,
            "copy_rows": chosen,
            "reset": bool(view.bar.values()) or bool(view.extra),
        }
        for name, possible in may.items():
            self.actions[name].setEnabled(possible)
        self.actions["open"].setVisible(bool(view.entity.fields))
        self.actions["add"].setVisible(view.may_add())
        self.actions["add"].setEnabled(view.may_add())
        self.actions["remove"].setVisible(work.may_remove())
        self.actions["change"].setVisible(bool(work.fields()))
        self.actions["hand"].setVisible(work.may_hand_over())
        self.actions["merge"].setVisible(work.may_merge())
        self.actions["spreadsheet"].setVisible(view.spreadsheet is not None)
        self.actions["spreadsheet"].setEnabled(view.workplace.facts.rights.may_export(view.entity.key))

    # ---- menus

    def menu(self) -> QMenu:
        """The menu of the rows; the caller shows and deletes it."""
        self.update()
        made = QMenu(self._view)
        for group in _MENU:
            for name in group:
                made.addAction(self.actions[name])
            if group is _MENU[0]:
                self._add_related(made)
            if group is _MENU[-1]:
                made.insertMenu(self.actions[group[0]], self._orders(made))
            made.addSeparator()
        for action in self._view.more_actions:
            made.addAction(action)
        return made

    def _add_related(self, menu: QMenu) -> None:
        for entity, row_id, name in self._view.place.related():
            text = words(_OPEN).format(name=name.replace("&", "&&"))
            action = menu.addAction(text)
            set_icon(action, ENTITIES[entity].icon, "muted")
            action.triggered.connect(partial(self._open_related, entity, row_id))

    def _open_related(self, entity: str, row_id: int, _checked: bool = False) -> None:
        self._view.workplace.open_card(entity, row_id, None)

    @Slot(QPoint)
    def _menu_asked(self, place: QPoint) -> None:
        self.popup(self._view.table.viewport().mapToGlobal(place))

    def popup(self, place: QPoint) -> QMenu:
        """Show the menu of the rows at a place on the screen."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
        return menu

    def header_menu(self, column: int) -> QMenu:
        """The menu of a column's head: orders and columns."""
        view = self._view
        made = QMenu(view)
        made.addMenu(self._orders(made))
        if column >= 0:
            hide = made.addAction(words(_HIDE))
            hide.setEnabled(len(view.columns.now()) > 1)
            hide.triggered.connect(partial(_call, partial(view.columns.hide, column)))
        made.addAction(self.actions["columns"])
        return made

    def _orders(self, parent: QMenu) -> QMenu:
        view = self._view
        orders = QMenu(words(_SORT_BY), parent)
        for col in view.entity.columns:
            if col.sort:
                action = orders.addAction(words(col.label))
                action.setCheckable(True)
                action.setChecked(col.sort == view.model.order)
                action.triggered.connect(partial(_call, partial(view.sort_by, col.sort)))
        orders.menuAction().setEnabled(len(orders.actions()) > 1)
        return orders

    @Slot(QPoint)
    def _header_menu_asked(self, place: QPoint) -> None:
        header = self._view.table.horizontalHeader()
        menu = self.header_menu(header.logicalIndexAt(place))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(header.viewport().mapToGlobal(place))


def _call(does: Callable[[], Any], *_: object) -> None:
    """Without what the signal carries."""
    does()


def _key_words(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
