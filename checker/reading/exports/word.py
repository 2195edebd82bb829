"""Word documents: paragraphs and tables in their order."""

from __future__ import annotations

import io

import docx
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from checker.reading.exports.blocks import Block, Text, table

_TAB = 16
_MOST_COLUMNS = 63
"""Word itself makes no more."""


def blocks_of(data: bytes) -> list[Block]:
    """The text and the tables; raises what python-docx raises, and ValueError for a cell wider than a table can be."""
    document = docx.Document(io.BytesIO(data))
    if any(span.val > _MOST_COLUMNS for span in document.element.body.iter(qn("w:gridSpan"))):
        raise ValueError("no table is so wide")
    blocks: list[Block] = []
    for part in document.iter_inner_content():
        match part:
            case Paragraph():
                lines = part.text.expandtabs(_TAB).splitlines()
                blocks += [Text(tuple(lines))] if any(map(str.strip, lines)) else []
            case WordTable():
                blocks.append(table([_cells(row) for row in part.rows]))
    return blocks


def _cells(row: object) -> list[str]:
    """The cells of a row, one that spans several columns once."""
    texts: list[str] = []
    seen: set[int] = set()
    for cell in row.cells:  # type: ignore[attr-defined]
        texts.append("" if id(cell._tc) in seen else cell.text)
        seen.add(id(cell._tc))
    return texts
