"""A page to draw on, from the upper left corner, with colours by role. Everything drawn on one page is put
out together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import shapeStr
from reportlab.pdfgen.canvas import Canvas

from reports.chart import Rect, Shape, Stroke, Wedge, Words
from reports.typeface import BOLD, PLAIN, runs, thai, width

# Streams stay binary: the ASCII form of ReportLab's default makes a file a quarter larger and takes a
# quarter of the time.
rl_config.useA85 = 0

COLOURS: dict[str, tuple[float, float, float]] = {
    "text": (0.10, 0.11, 0.13),
    "faint": (0.42, 0.45, 0.49),
    "grid": (0.87, 0.88, 0.90),
    "axis": (0.45, 0.48, 0.52),
    "band": (0.945, 0.95, 0.957),
    "rule": (0.30, 0.33, 0.37),
    "series0": (0.184, 0.427, 0.710),
    "series1": (0.878, 0.541, 0.118),
    "series2": (0.290, 0.604, 0.357),
    "series3": (0.761, 0.318, 0.306),
    "series4": (0.482, 0.380, 0.659),
    "series5": (0.549, 0.427, 0.275),
    "series6": (0.824, 0.482, 0.659),
    "series7": (0.435, 0.486, 0.525),
}


class Pen:
    """Draws pages of one size into a PDF.

    Attributes:
        width, height: of the page in points.
        drawn: how many shapes and texts were put out, for tests of growth.
        pages: how many pages are finished.
    """

    def __init__(self, out: BinaryIO, size: tuple[float, float], title: str, author: str) -> None:
        self.width, self.height = size
        self.drawn = 0
        self.pages = 0
        self._canvas = Canvas(out, pagesize=size, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Paddock CRM")
        self._texts: dict[tuple[str, float, str], list[tuple[float, float, str]]] = {}

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        style: str = PLAIN,
        colour: str = "text",
        align: str = "left",
    ) -> None:
        """A text whose base line starts, has its middle or ends at (x, y)."""
        if not text:
            return
        if align == "right":
            x -= width(text, size, style)
        elif align == "middle":
            x -= width(text, size, style) / 2
        for font, part in runs(text, style):
            self._texts.setdefault((font, size, colour), []).append((x, self.height - y, part))
            if part is not text:
                x += width(part, size, style)

    def rules(self, lines: Iterable[tuple[float, float, float, float]], colour: str, wide: float) -> None:
        """Straight lines (x, y, x, y) of one colour and width, as one path."""
        canvas = self._canvas
        canvas.setStrokeColorRGB(*COLOURS[colour])
        canvas.setLineWidth(wide)
        path = canvas.beginPath()
        for x, y, to_x, to_y in lines:
            path.moveTo(x, self.height - y)
            path.lineTo(to_x, self.height - to_y)
            self.drawn += 1
        canvas.drawPath(path)

    def box(self, x: float, y: float, wide: float, high: float, fill: str) -> None:
        """A filled rectangle."""
        self._canvas.setFillColorRGB(*COLOURS[fill])
        self._canvas.rect(x, self.height - y - high, wide, high, stroke=0, fill=1)
        self.drawn += 1

    def shapes(self, shapes: Iterable[Shape], left: float, top: float) -> None:
        """A chart, its upper left corner put at (left, top)."""
        for shape in shapes:
            if isinstance(shape, Rect):
                self.box(left + shape.x, top + shape.y, shape.width, shape.height, shape.fill)
            elif isinstance(shape, Words):
                style = BOLD if shape.bold else PLAIN
                self.text(
                    left + shape.x, top + shape.y, shape.text, shape.size, style, shape.colour, shape.align
                )
            elif isinstance(shape, Stroke):
                ends = [(left + x, top + y) for x, y in shape.points]
                pairs = zip(ends, ends[1:], strict=False)
                self.rules([(*start, *end) for start, end in pairs], shape.colour, shape.width)
            else:
                self._wedge(shape, left, top)

    def _wedge(self, shape: Wedge, left: float, top: float) -> None:
        x, y = left + shape.x, self.height - top - shape.y
        box = (x - shape.radius, y - shape.radius, x + shape.radius, y + shape.radius)
        self._canvas.setFillColorRGB(*COLOURS[shape.fill])
        self._canvas.setStrokeColorRGB(1, 1, 1)
        self._canvas.setLineWidth(0.75)
        if shape.extent >= 359.99:
            self._canvas.circle(x, y, shape.radius, stroke=0, fill=1)
        else:
            self._canvas.wedge(*box, 90 - shape.start - shape.extent, shape.extent, stroke=1, fill=1)
        self.drawn += 1

    def turn(self) -> None:
        """Finish the page."""
        for (font, size, colour), texts in self._texts.items():
            out = self._canvas.beginText()
            out.setFont(font, size)
            out.setFillColorRGB(*COLOURS[colour])
            shaped = thai(font)
            for x, y, text in texts:
                out.setTextOrigin(x, y)
                out.textOut(shapeStr(text, font, size) if shaped else text)
                self.drawn += 1
            self._canvas.drawText(out)
        self._texts.clear()
        self._canvas.showPage()
        self.pages += 1

    def close(self) -> None:
        """Write the file."""
        self._canvas.save()
