"""The line items with their flags as a table: CSV for programs and people, XLSX for people.

Text from a bill is never a formula: in CSV a cell that a spreadsheet would compute gets an apostrophe in front, in XLSX
it is stored as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from checker.model import Flag, LineItem, Review
from checker.outputs.plain import visible
from checker.wording import Language, flag_words, words

Cell = str | int | float | Decimal | date | None

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
    "flags",
    "questions",
    "corrected",
)
_FORMATS = {
    "unit_price": "$#,##0.00##",
    "amount": "$#,##0.00",
    "service_date": "yyyy-mm-dd",
    "end_date": "yyyy-mm-dd",
}
_WIDTHS = {"file": 22, "description": 44, "questions": 60, "code_printed": 18, "modifiers": 14}
_WIDTH = 12
_FOR_PROGRAMS = {"flags"}
_COMPUTED = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_QUESTIONS = 2000


def csv_table(review: Review, language: Language) -> str:
    """One row a line item, under the contract's key names and with its values, for programs.

    `flags` names the checks on the line and `questions` their titles in the language, each separated by " | ";
    `corrected` names the values that are the person's, or says "confirmed" where they found all as it was read.
    """
    out = io.StringIO()
    _write(out, COLUMNS, _rows(review, language))
    return out.getvalue()


def csv_download(review: Review, language: Language) -> bytes:
    """The table for a person to open: headings and kinds in words, and the mark by which Excel knows UTF-8."""
    out = io.StringIO()
    columns = _columns_for_people()
    _write(out, [_heading(column, language) for column in columns], _rows_for_people(review, language))
    return out.getvalue().encode("utf-8-sig")


def xlsx_table(review: Review, language: Language) -> bytes:
    """The table as a workbook of one sheet: real dates and numbers, frozen header, filter, widths that fit."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(_heading("sheet", language))
    columns = _columns_for_people()
    top = {"valign": "top"}
    heading = book.add_format({**top, "bold": True, "text_wrap": True})
    text = book.add_format({**top, "text_wrap": True})
    formats = {key: book.add_format({**top, "num_format": _FORMATS.get(key, "General")}) for key in columns}
    for at, key in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(key, _WIDTH))
        sheet.write_string(0, at, _heading(key, language), heading)
    rows = 0
    for rows, row in enumerate(_rows_for_people(review, language), start=1):
        for at, (key, value) in enumerate(row.items()):
            match value:
                case str():
                    sheet.write_string(rows, at, value, text)
                case date():
                    sheet.write_datetime(rows, at, value, formats[key])
                case int() | float() | Decimal():
                    sheet.write_number(rows, at, value, formats[key])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows, len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _write(out: io.StringIO, head: Iterable[str], rows: Iterable[dict[str, Cell]]) -> None:
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row.values()])


def _columns_for_people() -> list[str]:
    return [column for column in COLUMNS if column not in _FOR_PROGRAMS]


def _heading(key: str, language: Language) -> str:
    return str(words("table")[key][language])


def _rows_for_people(review: Review, language: Language) -> Iterator[dict[str, Cell]]:
    for row in _rows(review, language):
        row["kind"] = _heading(f"kind_{row['kind']}", language)
        row["corrected"] = ", ".join(_heading(name, language) for name in str(row["corrected"]).split())
        yield {key: value for key, value in row.items() if key not in _FOR_PROGRAMS}


def _rows(review: Review, language: Language) -> Iterator[dict[str, Cell]]:
    files = {statement.number: statement.file for statement in review.statements}
    flags: dict[int, list[tuple[Flag, str]]] = {}
    for flag in review.flags:
        title = flag_words(flag, language).title
        for number in flag.lines:
            flags.setdefault(number, []).append((flag, title))
    for line in review.lines:
        on_line = flags.get(line.number, [])
        yield _row(line, files[line.statement]) | {
            "flags": " | ".join(flag.check for flag, _ in on_line),
            "questions": visible(" | ".join(title for _, title in on_line), _QUESTIONS),
            "corrected": " ".join(line.corrected) or ("confirmed" if line.confirmed else ""),
        }


def _row(line: LineItem, file: str) -> dict[str, Cell]:
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
        "kind": line.kind.value,
        "confidence": line.confidence,
    }


def _csv_cell(value: Cell) -> Cell:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case str() if value.startswith(_COMPUTED):
            return f"'{value}"
        case _:
            return value
