"""A grid under headings that stand on end, so that narrow columns need no wide names."""

from __future__ import annotations

from tests.generator.layouts.ruled_grid import boxes
from tests.generator.plain_table import draw_table, fit
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement

__all__ = ["draw", "fit"]


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    draw_table(sheet, statement, style, padding=2.5, decorate=boxes, on_end=True)
