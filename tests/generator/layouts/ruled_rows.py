"""Thin rules between rows only; the cells of a wrapped row are centred in its height; headings stand once."""

from __future__ import annotations

from tests.generator.plain_table import draw_table, fit
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table
from tests.generator.truth import Statement

__all__ = ["draw", "fit"]


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    draw_table(sheet, statement, style, padding=2, decorate=rules, centred=True, repeats_headings=False)


def rules(table: Table, row: Row) -> None:
    left = table.sheet.left
    table.sheet.rule(left, row.bottom, left + table.width, row.bottom, 1.2 if row.heading else 0.3)
