"""Word documents: paragraphs and tables in their order, also those in content controls and in cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from checker.reading.exports.blocks import Block, Text, table

_TAB = 16
_MOST_COLUMNS = 63
"""Word itself makes no more."""
_WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "ins", "moveTo", "fldSimple"}
"""What stands around paragraphs, rows, cells and runs and is shown as if it were not there."""
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def blocks_of(data: bytes) -> list[Block]:
    """The text and the tables; raises what zipfile and lxml raise, and ValueError for a cell wider than any table."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        document = etree.fromstring(parts.read("word/document.xml"), etree.XMLParser(resolve_entities=False))
    return [block for body in document if _name(body) == "body" for block in _blocks(body)]


def _blocks(element: Any) -> Iterator[Block]:
    """The blocks of a body or a cell. A table that holds tables only arranges them, so what is in it is shown."""
    for part in _inside(element):
        match _name(part):
            case "p":
                lines = _text(part).expandtabs(_TAB).splitlines()
                if any(map(str.strip, lines)):
                    yield Text(tuple(lines))
            case "tbl":
                rows = [[cell for cell in _inside(row) if _name(cell) == "tc"] for row in _named(part, "tr")]
                if any(_named(cell, "tbl") for row in rows for cell in row):
                    yield from (block for row in rows for cell in row for block in _blocks(cell))
                else:
                    yield table(_texts(rows))


def _texts(rows: list[list[Any]]) -> list[list[str]]:
    """The texts of cells by column: of one that spans columns once, of one that spans rows in each of them."""
    found: list[list[str]] = []
    for row in rows:
        texts: list[str] = []
        for cell in row:
            width = int(_told(cell, "gridSpan") or 1)
            if not 1 <= width <= _MOST_COLUMNS:
                raise ValueError("no table is so wide")
            goes_on = _told(cell, "vMerge") == "" and found and len(texts) < len(found[-1])
            text = found[-1][len(texts)] if goes_on else "\n".join(_text(each) for each in _named(cell, "p"))
            texts += [text, *[""] * (width - 1)]
        found.append(texts)
    return found


def _told(cell: Any, name: str) -> str | None:
    """The value of a property of a cell, "" where it has none, None where the cell has no such property."""
    for properties in _named(cell, "tcPr"):
        for one in _named(properties, name):
            return next((str(value) for key, value in one.attrib.items() if key.endswith("}val")), "")
    return None


def _text(paragraph: Any) -> str:
    runs = _named(paragraph, "r")
    return "".join(
        (piece.text or "") if _name(piece) == "t" else _MARKS.get(_name(piece), "") for run in runs for piece in run
    )


def _named(element: Any, name: str) -> list[Any]:
    return [part for part in _inside(element) if _name(part) == name]


def _inside(element: Any) -> Iterator[Any]:
    """What is in an element, wrappers opened."""
    for part in element:
        if _name(part) in _WRAPPERS:
            yield from _inside(part)
        else:
            yield part


def _name(element: Any) -> str:
    """The name of an element, whichever edition of the format; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
