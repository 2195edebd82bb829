"""Paper: text and rules on pages of a PDF, placed in points from the top-left corner of the page as shown."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from tests.generator.fonts import UNBROKEN, width_of
from tests.generator.ink import Ink, drawn
from tests.generator.style import Style

MARGIN = 40.0
BLEED = 24.0
_TURNS: dict[int, Callable[[float, float], tuple[float, ...]]] = {
    0: lambda w, h: (1, 0, 0, 1, 0, 0),
    90: lambda w, h: (0, 1, -1, 0, h, 0),
    180: lambda w, h: (-1, 0, 0, -1, w, h),
    270: lambda w, h: (0, -1, 1, 0, 0, w),
}


class Sheet:
    """A cursor `y` walks down the page; `make_room` breaks the page and calls `before_break` and `on_break` around it."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.width, self.height = style.page
        self.sideways = "sideways" in style.tricks and not style.rotate
        self.bleed = BLEED if "cropped" in style.tricks and not self.sideways else 0.0
        self.buffer = io.BytesIO()
        size = (self.width + 2 * self.bleed, self.height + 2 * self.bleed)  # reportlab swaps the sides when turned
        if self.sideways:
            size = (self.height, self.width)
        self.canvas = Canvas(self.buffer, pagesize=size, invariant=1, pageCompression=1)
        self.inks: list[Ink] = []
        self.pages = 0
        self.running = ""
        self.y = MARGIN
        self.bottom = self.height - MARGIN - 34
        self.before_break: Callable[[], None] = lambda: None
        self.on_break: Callable[[], None] = lambda: None
        self._start_page()

    @property
    def left(self) -> float:
        return MARGIN

    @property
    def right(self) -> float:
        return self.width - MARGIN

    @property
    def line_height(self) -> float:
        return self.style.size * self.style.leading

    def font(self, bold: bool = False) -> str:
        return self.style.fonts[bold]

    def measure(self, text: str, size: float | None = None, bold: bool = False) -> float:
        return width_of(text, self.font(bold), size or self.style.size)

    def text(
        self, x: float, y: float, text: str, *, size: float | None = None, bold: bool = False, align: str = "left"
    ) -> None:
        """Text on the baseline `y`; `x` is its left end, right end or middle by `align`."""
        size = size or self.style.size
        if align != "left":
            x -= self.measure(text, size, bold) / (1 if align == "right" else 2)
        self.inks.append(Ink(x, self.height - y, text.replace(UNBROKEN, " "), self.font(bold), size, bold))

    def text_on_end(self, x: float, y: float, text: str) -> None:
        """Bold text that reads upwards from `y`; `x` is its baseline."""
        ink = Ink(x, self.height - y, text.replace(UNBROKEN, " "), self.font(True), self.style.size, True, on_end=True)
        self.inks.append(ink)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def shade(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.9) -> None:
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def box(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=1, fill=0)

    def down(self, distance: float) -> None:
        self.y += distance

    def make_room(self, needed: float) -> bool:
        """Break the page when less than `needed` is left; True when it did."""
        if self.y + needed <= self.bottom:
            return False
        self.before_break()
        self.new_page()
        self.on_break()
        return True

    def new_page(self) -> None:
        self._end_page()
        self.canvas.showPage()
        self._start_page()
        if self.running:
            self.text(self.left, self.y, self.running, size=8)
            self.down(22)

    def _start_page(self) -> None:
        self.pages += 1
        self.y = MARGIN
        rotate, bleed = self.style.rotate, self.bleed
        self.canvas.setPageRotation(rotate)
        if bleed:
            across, along = (self.height, self.width) if rotate in (90, 270) else (self.width, self.height)
            self.canvas.setCropBox((bleed, bleed, across + bleed, along + bleed))
            self.canvas.translate(bleed, bleed)
        self.canvas.transform(*_TURNS[90 if self.sideways else rotate](self.width, self.height))
        if "watermark" in self.style.tricks:
            self._watermark()

    def _end_page(self) -> None:
        self.text(self.right, self.height - 26, f"Page {self.pages}", size=7, align="right")
        drawn(self.canvas, self.inks, self.style.tricks, self.style.drawing_order, self.style.seed)
        self.inks = []
        self._unseen()

    def _watermark(self) -> None:
        rng = self.style.rng("watermark")
        self.canvas.saveState()
        self.canvas.translate(self.width / 2, self.height / 2)
        self.canvas.rotate(rng.choice((30, 38, 45, 60)))
        self.canvas.setFillGray(rng.choice((0.82, 0.88, 0.93)))
        self.canvas.setFont("Helvetica-Bold", rng.choice((48, 70, 90)))
        self.canvas.drawCentredString(0, 0, rng.choice(("PATIENT COPY", "COPY", "DUPLICATE", "PAST DUE $0.00")))
        self.canvas.restoreState()

    def _unseen(self) -> None:
        """A charge that no eye sees: white on white, invisible, outside the cropped page, or turned aside."""
        fake = "01/09/2024 E1390 RR Oxygen concentrator 1 999.00"
        tricks, canvas, y = self.style.tricks, self.canvas, self.height - min(self.y + 40, self.height - 60)
        canvas.setFont("Helvetica", self.style.size)
        if "white" in tricks:
            canvas.setFillGray(1)
            canvas.drawString(self.left, y, fake)
            canvas.setFillGray(0)
        if "invisible" in tricks:
            canvas.drawString(self.left, y - 14, fake, mode=3)
        if self.bleed:
            canvas.drawString(self.left, self.height + 8, "JOB 4471 " + fake)
        if "turned" in tricks:
            canvas.saveState()
            canvas.translate(self.width - 12, self.height / 2)
            canvas.rotate(90)
            canvas.setFont("Helvetica", 5)
            canvas.drawCentredString(0, 0, f"FORM 1290-E0431 REV 01/09/2024 {fake}")
            canvas.restoreState()

    def finish(self) -> bytes:
        """The bytes of the PDF, the same for the same calls."""
        self._end_page()
        self.canvas.save()
        data = self.buffer.getvalue()
        return data.replace(b"/ToUnicode", b"/ToUnicodX") if "unmapped" in self.style.tricks else data


def wrap(sheet: Sheet, text: str, width: float, size: float | None = None) -> list[str]:
    """The text in lines that fit the width; a single long word stays whole."""
    lines: list[str] = []
    for word in (each for each in text.split(" ") if each):
        if lines and sheet.measure(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]
