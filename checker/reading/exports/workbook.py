"""Excel workbooks: the cells of each sheet that is shown, as a person sees them."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from checker.reading.exports.blocks import Block, table

_MOST_COLUMNS = 200


def blocks_of(data: bytes, most_rows: int) -> list[Block]:
    """A table a sheet, hidden sheets left out, of at most `most_rows` rows; raises what openpyxl raises."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return [table(_rows(sheet, most_rows)) for sheet in shown]
    finally:
        book.close()


def _rows(sheet: ReadOnlyWorksheet, most: int) -> list[list[str]]:
    sheet.reset_dimensions()
    return [[_shown(cell) for cell in row] for row in sheet.iter_rows(max_row=most, max_col=_MOST_COLUMNS)]


def _shown(cell: Any) -> str:
    value, shape = cell.value, str(getattr(cell, "number_format", "") or "")
    match value:
        case None | bool():
            return ""
        case datetime() | date():
            return value.strftime("%Y-%m-%d")
        case int() | float() | Decimal():
            return _number(value, shape)
        case _:
            return str(value)


def _number(value: float | Decimal, shape: str) -> str:
    """As the cell's format shows it, as far as money goes: its decimals, and its sign in front."""
    decimals = len(shape.split(";")[0].partition(".")[2].rstrip("_)\\ ?*-")) if ".0" in shape else None
    if decimals is not None:
        shown = f"{value:,.{min(decimals, 4)}f}"
    elif isinstance(value, float) and not value.is_integer():
        shown = f"{value:.4f}".rstrip("0")
        shown = shown if len(shown.partition(".")[2]) > 1 else f"{value:.2f}"
    else:
        shown = str(int(value))
    return f"${shown}" if "$" in shape and decimals is None else shown
