"""Pages as an engine gives them that reads pictures: words with how sure it was, in a plain table."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Box, Document, Page, PageSource, Reading, Statement, Word
from checker.reading.statements import read_statements

SURE = 0.999
_LEFTS = (40.0, 110.0, 190.0, 400.0, 450.0, 520.0)
_SIZE = 10.0
_LEADING = 16.0

Cell = str | tuple[str, float]
"""A text that was read surely, or a text and how sure the engine was of it."""


def page_of(rows: Sequence[Sequence[Cell]], source: PageSource = PageSource.OCR) -> Page:
    """A page with one row under the other, cells in columns; an empty text leaves its column blank."""
    words = [
        Word(piece, _box(piece, left, shift, at), _SIZE, confidence=sure)
        for at, row in enumerate(rows)
        for left, cell in zip(_LEFTS, row, strict=False)
        for text, sure in [cell if isinstance(cell, tuple) else (cell, SURE)]
        for piece, shift in _pieces(text)
    ]
    return Page(1, 612, 792, tuple(words), source=source)


def document_of(page: Page) -> Document:
    return Document("0" * 64, "scan.pdf", (page,))


def reading_of(rows: Sequence[Sequence[Cell]], source: PageSource = PageSource.OCR) -> Reading:
    document = document_of(page_of(rows, source))
    return Reading(document, read_statements(document))


def statement_of(rows: Sequence[Sequence[Cell]], source: PageSource = PageSource.OCR) -> Statement:
    """The one statement of the page."""
    (statement,) = reading_of(rows, source).statements
    return statement


def _pieces(text: str) -> list[tuple[str, float]]:
    found, at = [], 0.0
    for piece in text.split():
        found.append((piece, at))
        at += (len(piece) + 0.5) * _SIZE / 2
    return found


def _box(piece: str, left: float, shift: float, row: int) -> Box:
    top = 60 + row * _LEADING
    return Box(1, left + shift, top, left + shift + len(piece) * _SIZE / 2, top + _SIZE)
