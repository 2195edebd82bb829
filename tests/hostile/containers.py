"""Tables and archives: workbooks and tables of text that swell, refer to themselves, or hold commands."""

from __future__ import annotations

import io
import zipfile
from random import Random

_ROWS = ("Date,Code,Description,Amount", "01/05/2024,E1390 RR,OXYGEN CONCENTRATOR,185.00")
_FORMULAS = (
    '=HYPERLINK("http://127.0.0.1:9/","x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "-2+3",
    "\t=1+1",
    "=WEBSERVICE(1)",
)
_SHEET = '<?xml version="1.0"?>{doctype}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
_PARTS = {
    "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Bill" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def workbook(chance: Random) -> bytes:
    """A workbook that swells, laughs, reads another file, or names cells no sheet has."""
    match chance.randrange(6):
        case 0:
            sheet = _SHEET.format(doctype="", rows="<row>" + " " * chance.choice((10_000_000, 300_000_000)) + "</row>")
        case 1:
            sheet = _SHEET.format(
                doctype=_LAUGHS, rows='<row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row>'
            )
        case 2:
            sheet = _SHEET.format(
                doctype=_OUTSIDE, rows='<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
            )
        case 3:
            sheet = _SHEET.format(doctype="", rows='<row r="999999999"><c r="ZZZZZZ999999999"><v>1e999</v></c></row>')
        case 4:
            cells = "".join(
                f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, chance.choice((10, 200_000)))
            )
            sheet = _SHEET.format(doctype="", rows=cells)
        case _:
            sheet = _SHEET.format(doctype="", rows="<row>" * chance.choice((10, 100_000)))
    return _zip(_PARTS | {"xl/worksheets/sheet1.xml": sheet})


def workbook_damaged(chance: Random) -> bytes:
    data = bytearray(_zip(_PARTS | {"xl/worksheets/sheet1.xml": _SHEET.format(doctype="", rows="")}))
    for _ in range(chance.choice((1, 8))):
        data[chance.randrange(4, len(data))] = chance.randrange(256)
    return bytes(data[: chance.choice((len(data), len(data) // 2))])


def archive(chance: Random) -> bytes:
    """Archives in archives, names that lead out of their folder, a file that swells."""
    inner = _zip({"../../x.pdf": "0" * chance.choice((10, 100_000_000)), "/etc/x": "x", "x\0y": "z"})
    for _ in range(chance.choice((1, 20))):
        inner = _zip({"again.zip": inner})
    return inner


def table_of_text(chance: Random) -> bytes:
    """Rows of text with formulas, quotes that never close, endless cells, odd letters and bytes."""
    rows = list(_ROWS)
    for _ in range(chance.choice((5, 5000))):
        rows.append(chance.choice((
            ",".join(chance.choice(_FORMULAS) for _ in range(4)), '"' * chance.choice((1, 999)), "," * chance.choice((3, 50_000)),
            "01/05/2024,E1390 RR," + "x" * chance.choice((10, 100_000)) + ",185.00", "\0,\0,\0,\0", "\u202e,\u200b,\x1b[31m,185.00",
        )))  # fmt: skip
    text = chance.choice(("\n", "\r\n", "\r")).join(rows)
    return text.encode(chance.choice(("utf-8", "utf-16", "utf-32", "cp1252")), "replace")


def one_endless_cell(chance: Random) -> bytes:
    return "\n".join((*_ROWS, "01/05/2024,E1390 RR," + "=1+1 " * 2_000_000 + ",185.00")).encode()


def page_of_the_web(chance: Random) -> bytes:
    return (
        b"<html><script>fetch('http://127.0.0.1:9/')</script><table>"
        + b"<tr><td>" * chance.choice((1, 99_999))
        + b"E1390 RR 185.00"
    )


def nothing_much(chance: Random) -> bytes:
    return chance.choice(
        (
            b"",
            b"\0" * 100_000,
            b" \n" * 50_000,
            b"\xef\xbb\xbf",
            b"%PDF",
            b"PK\x05\x06" + b"\0" * 18,
            chance.randbytes(5000),
        )
    )


MAKERS = (workbook, workbook_damaged, archive, table_of_text, one_endless_cell, page_of_the_web, nothing_much)


def _zip(files: dict[str, str] | dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()
