"""The program plays its main job by itself; the pictures and the report that it leaves are the proof."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pypdfium2
from PySide6.QtGui import QImage

from app.shell.entrance import demo_name
from db.engine import Embedded
from db.session import open_session
from tests.e2e.program import Start
from tests.staffed import new

PICTURES = 14


def test_the_tour_ends_well_and_leaves_pictures_and_a_report_with_text(
    start: Start, demo_template: Path, tmp_path: Path
) -> None:
    home, folder = tmp_path / "home", tmp_path / "tour"
    bases = home / "config" / "Paddock CRM" / "bases"
    bases.mkdir(parents=True)
    base = Path(shutil.copyfile(demo_template, bases / demo_name("en")))
    with contextlib.closing(open_session(Embedded(str(base)), "DEMO")) as demo:  # whom the tour looks for
        new(demo, "client", name="Alpenland Logistics", branch_id=1)
    guide = start("--tour", str(folder), home=home, eye=False)
    assert guide.wait() == 0, guide.log
    assert "Traceback" not in guide.log
    assert guide.left_behind() == []
    pictures = {path.name[:2]: QImage(str(path)) for path in folder.glob("*.png")}
    assert sorted(pictures) == [f"{number:02}" for number in range(1, PICTURES + 1)]
    assert {(one.width() > 1000, one.height() > 600) for one in pictures.values()} == {(True, True)}
    assert pictures["07"] != pictures["08"]
    with pypdfium2.PdfDocument(folder / "report.pdf") as report:
        text = report[0].get_textpage().get_text_range()
    assert "Source" in text
    assert len(text) > 200
