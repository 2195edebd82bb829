"""Word documents: paragraphs and tables in their order."""

from __future__ import annotations

import io

import docx
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from checker.reading.exports.blocks import Block, Text, table

_TAB = 16


def blocks_of(data: bytes) -> list[Block]:
    """The text and the tables; raises what python-docx raises."""
    blocks: list[Block] = []
    for part in docx.Document(io.BytesIO(data)).iter_inner_content():
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
