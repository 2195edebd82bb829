"""One bill in each kind of file that holds text, made afresh."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

TOP = (
    ("Larkspur Home Oxygen",),
    ("Statement date:", "04/30/2026"),
    ("Patient:", "Rosa Delgado"),
    ("Account:", "88-1201"),
)
HEADING = ("Service Date", "HCPCS", "Mods", "Description", "Qty", "Billed", "Ins Paid", "You Owe")
ROWS = (
    ("03/05/2026", "E1390", "RR KX", "Oxygen concentrator, rental", "1", "185.00", "79.28", "19.82"),
    ("03/05/2026", "E0431", "RR", "Portable gaseous oxygen, rental", "1", "32.00", "20.00", "5.00"),
    ("03/09/2026", "A4615", "", "Cannula, nasal", "2", "12.00", "0.00", "12.00"),
)
TOTAL = ("", "", "", "Total charges", "", "229.00", "", "")
EVERYTHING = (*TOP, (), HEADING, *ROWS, TOTAL)


def delimited(delimiter: str, encoding: str = "utf-8") -> bytes:
    sink = io.StringIO()
    csv.writer(sink, delimiter=delimiter).writerows(EVERYTHING)
    return sink.getvalue().encode(encoding)


def fixed_width() -> bytes:
    widths = (12, 7, 7, 34, 5, 10, 10, 10)
    lines = [" ".join(row) for row in TOP]
    lines += [
        "".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in (HEADING, *ROWS, TOTAL)
    ]
    return "\n".join(lines).encode()


def workbook(*, formats: bool) -> bytes:
    """With dates as dates and money as numbers; without formats $185.00 is the number 185."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (*TOP, (), HEADING):
        sheet.append(row)
    for row in ROWS:
        sheet.append([datetime.strptime(row[0], "%m/%d/%Y"), *row[1:4], int(row[4]), *map(float, row[5:])])  # noqa: DTZ007
        for place in (6, 7, 8) if formats else ():
            sheet.cell(sheet.max_row, place).number_format = '"$"#,##0.00_);("$"#,##0.00)'
    sheet.append(("01/01/2020", "E1390", "RR", "not shown", 1, 999, 0, 0))
    sheet.row_dimensions[sheet.max_row].hidden = True
    hidden = book.create_sheet("old")
    hidden.sheet_state = "hidden"
    hidden.append(HEADING)
    hidden.append(("01/01/2020", "E1390", "RR", "not shown", 1, 999, 0, 0))
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def word(*, arranged: bool = False) -> bytes:
    """A Word file; `arranged` as templates are, its table in a content control in a table that only arranges it."""
    document = docx.Document()
    for row in TOP:
        document.add_paragraph("\t".join(row))
    table = document.add_table(0, len(HEADING))
    for row in (HEADING, *ROWS, TOTAL):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if arranged:
        around = document.add_table(1, 1)
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        control[0].append(table._tbl)
        around.cell(0, 0)._tc.append(control)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def web_page(table: str) -> bytes:
    top = "".join(f"<p>{' '.join(row)}</p>" for row in TOP)
    unseen = "<script>var x = 'E1390 $9.99'</script><p style='display: none'>01/01/2020 E1390 $999.00</p>"
    return (
        f"<!DOCTYPE html><html><head><title>E0431 $1.00</title></head><body>{top}{unseen}{table}</body></html>".encode()
    )


def real_table() -> str:
    rows = [f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in (HEADING, *ROWS)]
    total = "<tr><td colspan=5>Total charges</td><td>229.00</td><td></td><td></td></tr>"
    return f"<table><tr><td><table>{''.join(rows)}{total}</table></td></tr></table>"


def set_like_a_table() -> str:
    rows = [f"<div class=r>{''.join(f'<span>{text}</span>' for text in row)}</div>" for row in (HEADING, *ROWS)]
    return f"<section>{''.join(rows)}<p>Total charges $229.00</p></section>"


def archive() -> bytes:
    page = web_page(real_table())
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n'
    return head + page + b"\r\n--x--\r\n"


MAKERS: dict[str, Callable[[], bytes]] = {
    "comma.csv": lambda: delimited(","),
    "semicolon.csv": lambda: delimited(";", "cp1252"),
    "tab.txt": lambda: delimited("\t", "utf-16"),
    "bar.txt": lambda: delimited("|", "utf-8-sig"),
    "fixed.txt": fixed_width,
    "formats.xlsx": lambda: workbook(formats=True),
    "plain.xlsx": lambda: workbook(formats=False),
    "word.docx": word,
    "template.docx": lambda: word(arranged=True),
    "table.html": lambda: web_page(real_table()),
    "divs.html": lambda: web_page(set_like_a_table()),
    "archive.mhtml": archive,
}
