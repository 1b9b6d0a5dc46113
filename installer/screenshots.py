"""Makes the pictures of the manual: the program plays its main job in each language, and shows the administrator's pages
(installer/admin_pictures.py); the pictures become docs/img.

    python installer/screenshots.py          all of them
    python installer/screenshots.py admin    only those of the administrator's guides

Needs no display. The pictures are reduced to few colours: flat surfaces lose nothing by that, and the repository stays small.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "img"
LANGUAGES = ("en", "ru")
WANTED = (
    "clients",
    "import-columns",
    "import-doubts",
    "search",
    "card-after",
    "quick-entry",
    "report",
    "preview",
    "tasks",
)
ADMIN = (
    "seats",
    "licence-ends",
    "networks",
    "keeper",
    "key-1",
    "key-2",
    "key-3",
    "connect-server",
    "seats-taken",
    "take-over",
    "locked",
    "map-terminal",
    "map-branch",
    "map-key",
    "steps-windows",
)
COLOURS = 64
PATIENCE = 900  # seconds for one tour: it makes the demonstration base first


def play(language: str, folder: Path) -> None:
    """The pictures of one language into `folder`. Raises CalledProcessError when the tour fails."""
    _run(folder, "-m", "app", "--tour", str(folder), "--language", language, "--look", "light")


def show_pages(language: str, folder: Path) -> None:
    """The administrator's pages and the diagrams of one language into `folder`. Raises CalledProcessError when that fails."""
    _run(folder, "installer/admin_pictures.py", language, str(folder))


def _run(folder: Path, *arguments: str) -> None:
    own = {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder / "home"),
        "HOME": str(folder / "home"),
    }
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env={**os.environ, **own}, check=True, timeout=PATIENCE
    )


def keep(picture: Path, target: Path) -> None:
    """A picture of few colours, or nothing when it shows the same as the one that is there."""
    small = Image.open(picture).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    if target.exists() and Image.open(target).convert("RGB").tobytes() == small.convert("RGB").tobytes():
        return
    small.save(target, optimize=True)


def main() -> None:
    """Make all pictures anew, or with `admin` those of the administrator's guides only."""
    FOLDER.mkdir(exist_ok=True)
    makers = (show_pages,) if sys.argv[1:] == ["admin"] else (play, show_pages)
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory(prefix="paddock-pictures-") as scratch:
            for make in makers:
                make(language, Path(scratch))
            for picture in sorted(Path(scratch).glob("*.png")):
                name = picture.stem.lstrip("0123456789-")
                if name in (*WANTED, *ADMIN):
                    keep(picture, FOLDER / f"{language}-{name}.png")


if __name__ == "__main__":
    main()
