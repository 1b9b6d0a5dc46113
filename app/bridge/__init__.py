"""Between Qt and the rest of the program.

PySide looks into the source of every module imported for its own name, to learn whether it may want the binding's optional
spelling of names (`__feature__`). We use none; the sources it keeps by that (linecache) are 12 MB, and reading them is a
tenth of a start. So it is told that no module wants any, before the program's modules are imported.
"""

from __future__ import annotations

import sys
from typing import Any

import PySide6.QtCore  # noqa: F401 - brings the hook

_hook: Any = sys.modules.get("shibokensupport.feature")
if hasattr(_hook, "_mod_uses_pyside"):
    _hook._mod_uses_pyside = lambda module: False
