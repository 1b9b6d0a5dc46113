"""Loads the compiled translations and turns T marks into words when they are shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.core.texts import T

_FOLDER = Path(__file__).parent / "i18n"
LANGUAGES = ("en", "ru")


def words(mark: T) -> str:
    """The words of a mark in the language in force."""
    return QCoreApplication.translate(mark.context, mark.text)


def language_of(chosen: str = "") -> str:
    """The language to use: the chosen one, else the system's if we speak it, else English."""
    code = chosen or QLocale.system().name()[:2]
    return code if code in LANGUAGES else "en"


class Translation:
    """The translators installed at the application; `use` switches language at run time."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.language = "en"

    def use(self, chosen: str = "") -> str:
        """Install the translations of a language ("": as the system) and set the locale. Returns the language."""
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed.clear()
        self.language = language_of(chosen)
        if chosen or QLocale.system().name()[:2] != self.language:
            QLocale.setDefault(QLocale(self.language))
        else:
            QLocale.setDefault(QLocale.system())
        for folder, name in (
            (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{self.language}"),
            (str(_FOLDER), f"paddock_{self.language}"),
        ):
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)
        return self.language
