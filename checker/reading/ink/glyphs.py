"""Characters as an engine drew them: what every engine that draws a page gives."""

from __future__ import annotations

from typing import NamedTuple

LEVEL = 0
"""The `turn` of text that reads from left to right; 90, 180 and 270 are quarter turns clockwise."""
SLANTED = -1

BLANK = " "
"""The `text` of every glyph that leaves no ink, whatever its width."""


class Glyph(NamedTuple):
    """One drawn character: its text ("" where the font does not say which, BLANK for any blank), box, how it was drawn.

    Distances are points from the top-left of the page as shown; `size` is the height of the type; `ink` runs from 0
    (black) to 1 (white); `stroke` counts the drawing operations, so that glyphs of one operation share it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    turn: int
    ink: float
    stroke: int


def overlap(a: Glyph, b: Glyph) -> float:
    """The share of the narrower glyph that the other covers sideways; 0 where they stand on different lines."""
    if abs(a.baseline - b.baseline) > 0.3 * a.size:
        return 0.0
    return (min(a.x1, b.x1) - max(a.x0, b.x0)) / max(min(a.x1 - a.x0, b.x1 - b.x0), 0.01)
