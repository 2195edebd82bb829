"""Columns held apart by blanks alone; headings on each page, or once."""

from __future__ import annotations

from tests.generator.plain_table import draw_table, fit
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table
from tests.generator.truth import Statement

__all__ = ["draw", "fit"]


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    draw_table(sheet, statement, style, decorate=underline, repeats_headings=style.coin("headings repeated", 0.66))


def underline(table: Table, row: Row) -> None:
    if row.heading and table.style.coin("underlined heading"):
        table.sheet.rule(table.sheet.left, row.bottom, table.sheet.left + table.width, row.bottom)
