"""Run by the Python of the package: calls what is only for Windows and prints the answers as JSON."""

import ctypes
import json
import locale
import sys
import tempfile
from ctypes import wintypes
from pathlib import Path


def place():
    from terminal.session_place import WindowsCalls, find_place

    calls = WindowsCalls()
    names = (
        "remote_flag",
        "session",
        "glass_session",
        "protocol",
        "client_name",
        "client_address",
        "published",
    )
    found = find_place()
    return {name: getattr(calls, name)() for name in names} | {
        "shells": sorted(calls.shells()),
        "kind": found.kind,
        "place": found.session,
    }


def notices():
    """Asked for a window, and called off."""
    from terminal.session_notice import ask_for_notices

    user = ctypes.WinDLL("user32")
    user.CreateWindowExW.restype = wintypes.HWND
    window = user.CreateWindowExW(0, "STATIC", "probe", 0, 0, 0, 9, 9, None, None, None, None)
    return [ask_for_notices(window), ask_for_notices(window, False)]


def idle():
    from app.bridge.idle import Idle

    return Idle().seconds()


def passwords():
    import keyring

    from app.core.passwords import passwords
    from db.engine import Server

    one, other = Server("crm.example", 3059, "sales"), Server("crm.example", 3059, "stock")
    kept = [passwords.can_keep(), passwords.keep(one, "ANNA", "пароль-Ұ€")]
    found = [passwords.find(one, "ANNA"), passwords.find(one, "BORIS"), passwords.find(other, "ANNA")]
    passwords.forget(one, "ANNA")
    passwords.forget(one, "ANNA")
    return {
        "keyring": type(keyring.get_keyring()).__name__,
        "kept": kept,
        "found": found,
        "after": passwords.find(one, "ANNA"),
    }


def folders():
    from app.core import places
    from db import engine

    odd = engine._spelled_for_engine(Path(r"C:\Users\Қанат\Temp"), Path(r"C:\ProgramData"), "mbcs")
    return {
        "own": str(places.folder()),
        "base": str(places.file_for('ООО "Ромашка": пони / кони')),
        "login": places.own_login(),
        "locks": str(engine._lock_folder()),
        "odd": str(odd),
        "code_page": locale.getencoding(),
    }


def drafts():
    """Written twice and read by another copy of the program, below a folder whose path is longer than 260 signs."""
    from app.core.drafts import Drafts

    folder = Path(tempfile.mkdtemp()) / ("п" * 100) / ("д" * 100) / ("q" * 90)
    for name in ("Пони", "Пони и кони"):
        Drafts(folder).keep("client", "ab12", {"name": name}, {})
    (kept,) = Drafts(folder).uids()
    return json.loads(Drafts(folder).body(kept))["values"]["name"], len(str(folder))


def log():
    """Two copies of the program write to one log, whose size makes each want to rename it."""
    from app.core import logfile

    logfile._LARGEST = 1000
    path = Path(tempfile.mkdtemp()) / "paddock.log"
    both = [logfile.log_file(path), logfile.log_file(path)]
    import logging

    for number in range(30):
        record = logging.LogRecord("t", logging.INFO, "", 0, f"line {number} {'x' * 50}", None, None)
        both[number % 2].emit(record)
    for handler in both:
        handler.close()
    told = "".join(one.read_text(encoding="utf-8") for one in path.parent.iterdir())
    return [number for number in range(30) if f"line {number} " not in told]


def reading():
    """Spreadsheets in a process of their own, also with names that the code page lacks and long paths."""
    from app.core.clinic import reading, sample
    from app.core.clinic.refusal import Refused

    folder = Path(tempfile.mkdtemp(prefix="папка с пробелом ")) / ("п" * 120) / ("д" * 120)
    folder.mkdir(parents=True)
    table = folder / "Қазақ таблица.csv"
    table.write_text("имя;город\nПони;Тверь\n", encoding="cp1251")
    try:
        reading.read(str(folder / "нет.xlsx"))
        missing = ""
    except Refused as refused:
        missing = refused.key
    return {
        "sample": len(reading.read(str(sample.PATH)).rows),
        "table": reading.read(str(table)).rows,
        "missing": missing,
    }


def limits():
    from app.core.clinic import refusal
    from app.core.clinic.windows_limits import limit_process

    limit_process(refusal.MEMORY, refusal.CPU_SECONDS)
    inside = wintypes.BOOL()
    kernel = ctypes.WinDLL("kernel32")
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.IsProcessInJob(wintypes.HANDLE(kernel.GetCurrentProcess()), None, ctypes.byref(inside))
    return bool(inside)


def paper():
    """A page on a printer of Windows: the file that "Microsoft Print to PDF" would make, by Qt's own way; and the list of printers."""
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    path = Path(tempfile.mkdtemp()) / "отчёт.pdf"
    printer.setOutputFileName(str(path))
    painter = QPainter(printer)
    painter.drawImage(0, 0, QImage(50, 50, QImage.Format.Format_RGB32))
    painter.end()
    names = QPrinterInfo.availablePrinterNames()
    application.quit()
    return {"pdf": path.read_bytes()[:5].decode(), "printers": [isinstance(one, str) for one in names]}


def libraries():
    from terminal.key import find_libraries

    return [one.path for one in find_libraries()]


def server(target, password):
    from app.core.console import show_any_letter
    from db import engine
    from db.session import open_session

    show_any_letter()
    session = open_session(engine.parse_server(target), "ANNA", password)
    try:
        return engine.engine_version(session.connection)[0] if hasattr(session, "connection") else 5
    finally:
        session.close()


if __name__ == "__main__":
    sys.stdout.buffer.write(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])).encode())
