"""Text as it goes into the file: the order of drawing and the oddities that leave the look of a page unchanged."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from tests.generator.fonts import width_of

LIGATURES = (("ffi", "\ufb03"), ("fi", "\ufb01"), ("fl", "\ufb02"))
TRACKING = 0.1


@dataclass(frozen=True, slots=True)
class Ink:
    """A run of text: left end and baseline in PDF coordinates of the page as shown; one `on_end` reads upwards."""

    x: float
    y: float
    text: str
    font: str
    size: float
    bold: bool = False
    on_end: bool = False


def drawn(canvas: Canvas, inks: Iterable[Ink], tricks: frozenset[str], order: str, seed: int) -> None:
    """Put the runs of one page on the canvas in the order and with the tricks of the style."""
    rng = random.Random(f"ink {seed}")
    for ink in _ordered(list(inks), order, rng):
        for each in _altered(ink, tricks, rng):
            _put(canvas, each, tricks)


def _ordered(inks: list[Ink], order: str, rng: random.Random) -> list[Ink]:
    if order == "columns":
        return sorted(inks, key=lambda ink: (round(ink.x / 30), -ink.y))
    if order == "upwards":
        return sorted(inks, key=lambda ink: (ink.y, ink.x))
    if order == "shuffled":
        rng.shuffle(inks)
    return inks


def _altered(ink: Ink, tricks: frozenset[str], rng: random.Random) -> list[Ink]:
    text, y = ink.text, ink.y
    if "ligature" in tricks and ink.font.startswith("Vera"):
        for letters, one in LIGATURES[1:]:
            text = text.replace(letters, one)
    if "nbsp" in tricks:
        text = text.replace(" ", "\u00a0")
    if "soft-hyphen" in tricks:
        text = text.replace("-", "\u00ad")
    if "uneven" in tricks:
        y += rng.uniform(-0.9, 0.9)
    ink = replace(ink, text=text, y=y)
    if "double" in tricks and ink.bold:
        return [ink, replace(ink, x=ink.x + rng.choice((0.0, 0.25, 0.4)))]
    return [ink]


def _put(canvas: Canvas, ink: Ink, tricks: frozenset[str]) -> None:
    if ink.on_end:
        canvas.saveState()
        canvas.translate(ink.x, ink.y)
        canvas.rotate(90)
        _put(canvas, replace(ink, x=0.0, y=0.0, on_end=False), frozenset())
        canvas.restoreState()
        return
    if "glyphs" in tricks:
        canvas.setFont(ink.font, ink.size)
        x = ink.x
        for character in ink.text:
            canvas.drawString(x, ink.y, character)
            x += width_of(character, ink.font, ink.size)
        return
    if "spaced" in tricks and len(ink.text) > 1:
        size, tracking = _tracked(ink)
        canvas.setFont(ink.font, size)
        canvas.drawString(ink.x, ink.y, ink.text, charSpace=tracking)
        return
    canvas.setFont(ink.font, ink.size)
    canvas.drawString(ink.x, ink.y, ink.text)


def _tracked(ink: Ink) -> tuple[float, float]:
    """A smaller size and the extra space a letter that together fill the same width."""
    tracking = TRACKING * ink.size
    width = width_of(ink.text, ink.font, ink.size)
    scale = max(0.6, 1 - tracking * (len(ink.text) - 1) / max(width, 0.1))
    return ink.size * scale, tracking
