"""Blocks of text laid out on pages, in letters of one width, with ruled lines around the cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from checker.model import Box, Page, PageSource, Word
from checker.reading.exports.blocks import Block, Table, Text

_LETTER = 5.0  # points a letter is wide
_LEADING = 14.0  # points from line to line
_SIZE = 9.0  # points
_MARGIN = 36.0  # points
_HEIGHT = 792.0  # points: a letter page
_WIDTH = 612.0  # points
_RULE = 0.5  # points
_CELL_PAD = 2  # letters
LINES_A_PAGE = int((_HEIGHT - 2 * _MARGIN) // _LEADING)


def laid_out(blocks: list[Block], most_pages: int, most_words: int) -> Iterator[Page | None]:
    """The blocks on as many pages as they need, None for each page past the most, or past the one that reaches the
    most words; a block of text after the first that was parted begins a new page.
    """
    sheet = _Sheet(most_pages, most_words)
    for at, block in enumerate(blocks):
        if at and not (isinstance(block, Text) and block.close):
            sheet.skip()
        match block:
            case Text(lines=lines):
                for line in lines:
                    yield from sheet.turn()
                    sheet.write(line)
            case Table(rows=rows):
                columns = _columns(rows)
                for row in rows:
                    yield from sheet.turn()
                    sheet.rule(row, columns)
    if sheet.filled:
        yield sheet.page()


def _columns(rows: tuple[tuple[str, ...], ...]) -> list[float]:
    """Where each column begins, and where the last ends, in points."""
    widths = [
        max(len(row[place]) for row in rows if place < len(row)) for place in range(max(map(len, rows), default=0))
    ]
    edges = [_MARGIN]
    for width in widths:
        edges.append(edges[-1] + (width + 2 * _CELL_PAD) * _LETTER)
    return edges


class _Sheet(Struct):
    most_pages: int
    most_words: int
    number: int = 1
    past: bool = False
    words_before: int = 0
    line: int = 0
    width: float = _WIDTH
    filled: bool = False
    words: list[Word] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)

    def turn(self) -> Iterator[Page | None]:
        """The page, where it is full, and a new one in its place."""
        if self.line >= LINES_A_PAGE:
            if self.filled:
                yield self.page()
                self.number += 1
                self.words_before += len(self.words)
                self.past = self.number > self.most_pages or self.words_before >= self.most_words
            self.line, self.width, self.filled, self.words, self.rules = 0, _WIDTH, False, [], []

    def page(self) -> Page | None:
        if self.past:
            return None
        return Page(self.number, self.width, _HEIGHT, tuple(self.words), tuple(self.rules), source=PageSource.TABLE)

    def skip(self) -> None:
        self.line += 1

    def write(self, text: str) -> None:
        self._put(text, _MARGIN, _MARGIN + self.line * _LEADING)
        self.line += 1

    def rule(self, row: tuple[str, ...], edges: list[float]) -> None:
        """A row of cells between ruled lines."""
        top = _MARGIN + self.line * _LEADING
        self.line += 1
        for text, left in zip(row, edges, strict=False):
            self._put(text, left + _CELL_PAD * _LETTER, top)
        if self.past:
            return
        for y in (top, top + _LEADING):
            self.rules.append(Box(self.number, edges[0], y - _RULE / 2, edges[-1], y + _RULE / 2))
        for x in edges:
            self.rules.append(Box(self.number, x - _RULE / 2, top, x + _RULE / 2, top + _LEADING))
        self._widen(edges[-1])

    def _put(self, text: str, left: float, line: float) -> None:
        self.filled |= bool(text.strip())
        if self.past:
            return
        top = line + (_LEADING - _SIZE) / 2
        for found in re.finditer(r"\S+", text):
            x0, x1 = left + found.start() * _LETTER, left + found.end() * _LETTER
            self.words.append(Word(found.group(), Box(self.number, x0, top, x1, top + _SIZE), _SIZE))
            self._widen(x1)

    def _widen(self, right: float) -> None:
        self.width = max(self.width, right + _MARGIN)
