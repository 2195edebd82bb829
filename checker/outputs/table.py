"""The line items with their flags as a table: CSV for programs and people, XLSX for people.

Text from a bill is never a formula: in CSV a cell that a spreadsheet would compute gets an apostrophe in front, in XLSX
it is stored as text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.model import Flag, LineItem, Review
from checker.outputs.plain import visible
from checker.wording import Language, flag_words, words

if TYPE_CHECKING:
    from openpyxl.cell import Cell

Value = str | int | float | Decimal | date | None

COLUMNS = (
    "line",
    "statement",
    "file",
    "page",
    "service_date",
    "end_date",
    "code",
    "code_printed",
    "modifiers",
    "description",
    "units",
    "unit_price",
    "amount",
    "kind",
    "confidence",
    "questions",
    "amount_in_question",
)
_MONEY = {"amount", "amount_in_question"}
_DATES = {"service_date", "end_date"}
_WIDTHS = {"file": 22, "description": 44, "questions": 60, "code_printed": 18, "modifiers": 14}
_COMPUTED = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_ESCAPE_LIKE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")


def csv_table(review: Review, language: Language, *, headings: bool = False) -> str:
    """One row a line item. The header holds the contract's key names or, with `headings`, words for people.

    `questions` holds the titles of the flags on the line in the given language, separated by " | ".
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    names = words("table")[language]
    writer.writerow([names[column] for column in COLUMNS] if headings else COLUMNS)
    for row in _rows(review, language):
        writer.writerow([_csv_cell(value) for value in row.values()])
    return out.getvalue()


def csv_download(review: Review, language: Language) -> bytes:
    """The table for a person to open: words as headings, and the mark by which Excel knows UTF-8."""
    return csv_table(review, language, headings=True).encode("utf-8-sig")


def xlsx_table(review: Review, language: Language) -> bytes:
    """The table as a workbook of one sheet: real dates and numbers, frozen header, filter, widths that fit."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    names = words("table")[language]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = names["sheet"]
    sheet.append([names[column] for column in COLUMNS])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for at, row in enumerate(_rows(review, language), start=2):
        for column, (key, value) in enumerate(row.items(), start=1):
            _fill(sheet.cell(at, column), key, value)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    for column, key in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(key, 12)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(review: Review, language: Language) -> Iterator[dict[str, Value]]:
    files = {statement.number: statement.file for statement in review.statements}
    kinds = words("table")[language]["kinds"]
    flags: dict[int, list[Flag]] = {}
    for flag in review.flags:
        for number in flag.lines:
            flags.setdefault(number, []).append(flag)
    titles = {id(flag): flag_words(flag, language).title for flag in review.flags}
    for line in review.lines:
        on_line = flags.get(line.number, [])
        yield _row(line, files[line.statement], kinds) | {
            "questions": visible(" | ".join(titles[id(flag)] for flag in on_line), 2000),
            "amount_in_question": next((f.amount_in_question for f in on_line if f.amount_in_question), None),
        }


def _row(line: LineItem, file: str, kinds: dict[str, str]) -> dict[str, Value]:
    return {
        "line": line.number,
        "statement": line.statement,
        "file": visible(file),
        "page": line.boxes[0].page if line.boxes else None,
        "service_date": line.service_date,
        "end_date": line.end_date,
        "code": visible(line.code or ""),
        "code_printed": visible(line.code_printed or ""),
        "modifiers": visible(" ".join(line.modifiers)),
        "description": visible(line.description),
        "units": line.units,
        "unit_price": line.unit_price,
        "amount": line.amount,
        "kind": kinds[line.kind.value],
        "confidence": line.confidence,
    }


def _csv_cell(value: Value) -> Value:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case str() if value.startswith(_COMPUTED):
            return f"'{value}"
        case _:
            return value


def _fill(cell: Cell, key: str, value: Value) -> None:
    """Puts a value in its type: text is always text, also where it begins with an equals sign."""
    from openpyxl.styles import Alignment

    if isinstance(value, str):
        cell.set_explicit_value(_ESCAPE_LIKE.sub("_x005F_x", value), "s")
        cell.alignment = Alignment(wrap_text=key in {"description", "questions"}, vertical="top")
        return
    cell.value = value
    cell.alignment = Alignment(vertical="top")
    if key in _MONEY:
        cell.number_format = "$#,##0.00"
    elif key == "unit_price":
        cell.number_format = "$#,##0.00##"
    elif key in _DATES:
        cell.number_format = "yyyy-mm-dd"
