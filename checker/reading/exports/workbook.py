"""Excel workbooks: the cells of each sheet that is shown, as a person sees them, hidden rows and columns left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.reader.excel import ExcelReader

from checker.reading.exports.blocks import Block, table

_MOST_COLUMNS = 200  # of a sheet that are read
_HIDDEN_ROW, _HIDDEN_COLUMN = (
    re.compile(rb'<%s\b[^>]*\bhidden="(?:1|true)"[^>]*>' % name) for name in (b"row", b"col")
)
_NUMBER, _FIRST, _LAST = (re.compile(rb'\b%s="(\d{1,7})"' % name) for name in (b"r", b"min", b"max"))


def blocks_of(data: bytes, most_rows: int) -> list[Block]:
    """A table a sheet, hidden sheets left out, of at most `most_rows` rows in all; raises what openpyxl raises."""
    _check_sheets(data)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        tables: list[Block] = []
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for sheet in shown:
                if most_rows <= 0:
                    break
                sheet.reset_dimensions()
                rows = list(sheet.iter_rows(max_row=most_rows, max_col=_MOST_COLUMNS))
                tables.append(table(_seen(rows, parts.read(sheet._worksheet_path))))
                most_rows -= len(rows) + 1
        return tables
    finally:
        book.close()


def _check_sheets(data: bytes) -> None:
    """Refuse a workbook that names one part as several sheets: it would be read anew for each."""
    reader = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    parts = [part.target for _, part in reader.parser.find_sheets()]
    if len(set(parts)) < len(parts):
        raise ValueError("one part is several sheets")


def _seen(cells: Sequence[Sequence[Any]], source: bytes) -> list[list[str]]:
    """What the cells of a sheet show, without its hidden rows and columns."""
    rows, columns = _hidden(source)
    return [
        [_shown(cell) for place, cell in enumerate(row, 1) if place not in columns]
        for number, row in enumerate(cells, 1)
        if number not in rows
    ]


def _hidden(source: bytes) -> tuple[set[int], set[int]]:
    """The numbers of the rows and columns that a sheet does not show."""
    rows = {int(number[1]) for row in _HIDDEN_ROW.findall(source) if (number := _NUMBER.search(row))}
    columns: set[int] = set()
    for column in _HIDDEN_COLUMN.findall(source):
        first, last = _FIRST.search(column), _LAST.search(column)
        if first and last:
            columns.update(range(int(first[1]), min(int(last[1]), _MOST_COLUMNS) + 1))
    return rows, columns


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
