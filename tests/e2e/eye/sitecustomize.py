"""Reads the windows of the program from outside, as a screen reader does; Python loads it when this folder is on its path.

The program itself is as it is: `python -m app`. Behind a socket (its path, or the number of a port, in PADDOCK_EYE) each connection is answered once,
on the program's GUI thread, with a JSON of:

windows    titles of the visible windows, the active one first
focus      [class, accessible name, text] of the widget with the focus, three empty texts without one
texts      names and values of all visible widgets, and the cells of the tables as far as they are loaded
"""

import contextlib
import json
import os
import socket
import sys
import threading
import time

ROWS, COLUMNS = 60, 20  # of a table, at most


def look():
    """What is on the screen now."""
    from PySide6.QtWidgets import QApplication

    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    windows.sort(key=lambda w: not w.isActiveWindow())
    focus = QApplication.focusWidget()
    texts = []
    for window in windows:
        texts += read(window)
    return {
        "windows": [w.windowTitle() for w in windows],
        "active": any(w.isActiveWindow() for w in windows),
        "focus": [type(focus).__name__, *told(focus)] if focus is not None else ["", "", ""],
        "texts": [text for text in dict.fromkeys(texts) if text],
    }


def read(window):
    from PySide6.QtWidgets import QAbstractItemView, QWidget

    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        yield from told(widget)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from cells(widget.model())


def told(widget):
    """Name and value as a screen reader hears them."""
    from PySide6.QtGui import QAccessible

    there = QAccessible.queryAccessibleInterface(widget)
    if there is None:
        return ["", ""]
    return [there.text(QAccessible.Text.Name), there.text(QAccessible.Text.Value)]


def cells(model):
    from PySide6.QtCore import QAbstractListModel, QModelIndex

    root = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for row in range(min(model.rowCount(root), ROWS)):
        for column in range(min(columns, COLUMNS)):
            cell = model.index(row, column).data()
            if isinstance(cell, str):
                yield cell


def serve(path):
    """Wait for the program's application object, then answer until the process ends."""
    application = None
    while application is None:
        time.sleep(0.02)
        gui = sys.modules.get("PySide6.QtWidgets")
        made = getattr(gui, "QApplication", None)
        application = made.instance() if made is not None else None
    from PySide6.QtCore import QObject, Qt, Signal

    class Reader(QObject):
        asked = Signal(object)

        def answer(self, connection):
            with contextlib.closing(connection), contextlib.suppress(OSError):
                try:
                    seen = look()
                except Exception as error:  # noqa: BLE001 -- goes to the test
                    seen = {"error": repr(error)}
                connection.sendall(json.dumps(seen).encode())

    reader = Reader()
    reader.moveToThread(application.thread())
    reader.asked.connect(reader.answer, Qt.ConnectionType.QueuedConnection)
    if path.isdigit():  # Python for Windows has no other kind
        door = socket.create_server(("127.0.0.1", int(path)))
    else:
        door = socket.socket(socket.AF_UNIX)
        door.bind(path)
        door.listen(4)
    while True:
        connection, _ = door.accept()
        reader.asked.emit(connection)


if path := os.environ.pop("PADDOCK_EYE", ""):  # popped: not for the processes that the program starts
    threading.Thread(target=serve, args=(path,), name="eye", daemon=True).start()
