"""The head of a claim: what is told of it by name, with values that stand under their names set beside them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from checker.model import Box, Word
from checker.reading.columns.heading_lines import may_head
from checker.reading.ink.lines import TextLine
from checker.reading.notice_words import notice_pattern, notice_words
from checker.reading.rows.rows import adjoins
from checker.reading.rows.under_names import name_over
from checker.reading.tokens.labels import plain
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import CELL_GAP, Line, Look
from checker.reading.tokens.vocabulary import any_of

_FEWEST_NAMES, _LONGEST_NAME = 2, 5
_CLOSE = 0.5
"""How near, in heights of type, the lines of one cell stand under one another."""
_MOST_LINES = 3
"""How many lines the values under such names take at most."""

Cell = list[Word]


def beside_their_names(lines: Sequence[Line]) -> list[Line]:
    """The lines; names of what is told of a claim ("Claim number | Provider | Received") and the values below them as
    one line, each value behind its name. A value to the left of all names is the first of that line."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        end = at + 1
        if _names_facts(lines[at]):
            while end < min(at + 1 + _MOST_LINES, len(lines)) and _is_value(lines[end - 1], lines[end], end > at + 1):
                end += 1
        result.append(_joined(lines[at:end]) if end > at + 1 else lines[at])
        at = end
    return result


def tells_a_fact(line: Line) -> bool:
    """Whether a line without figures begins with the name of something told of a claim, as its cell or with a colon."""
    name, colon, _ = line.text.split("\t")[0].partition(":")
    named = _told_of_a_claim().fullmatch(plain(name)) is not None
    return named and (bool(colon) or "\t" in line.text) and not line.having(Look.MONEY)


def _names_facts(line: Line) -> bool:
    """Whether a line holds nothing but names of what is told of a claim, its number, its day or who sent it in among
    them."""
    names = [plain(" ".join(word.text for word in cell)) for cell in cells_by_gap(line)]
    if len(names) < _FEWEST_NAMES or any(len(name.split()) > _LONGEST_NAME for name in names):
        return False
    telling = (_of_a_claim().fullmatch, notice_words("dates", "notice").fullmatch)
    return any(tells(name) for tells in telling for name in names) and all(map(_told_of_a_claim().fullmatch, names))


@cache
def _of_a_claim() -> re.Pattern[str]:
    days = any_of("service_date_labels")
    return re.compile(
        rf"(?:{notice_pattern('claims', 'number')}|{notice_pattern('claims', 'provider')}|{days})\s*#?", re.I
    )


@cache
def _told_of_a_claim() -> re.Pattern[str]:
    return re.compile(rf"{_of_a_claim().pattern}|{notice_pattern('claims', 'told')}", re.IGNORECASE)


def _is_value(above: Line, line: Line, wraps: bool) -> bool:
    """Whether a line holds values below the one above it; of one that `wraps` these it stands as close as in a cell."""
    close = adjoins(above, line, _CLOSE) if wraps else adjoins(above, line)
    return close and not line.having(Look.MONEY) and not may_head(line)


def _joined(lines: Sequence[Line]) -> Line:
    names = cells_by_gap(lines[0])
    values: list[Cell] = [[] for _ in names]
    before: Cell = []
    boxes = [_box(name) for name in names]
    for cell in itertools.chain.from_iterable(map(cells_by_gap, lines[1:])):
        under = name_over(boxes, _box(cell))
        (before if under is None else values[under]).extend(cell)
    box = Box.around(line.box for line in lines if line.page == lines[-1].page)
    words = [*before, *(word for name, value in zip(names, values, strict=True) for word in (*name, *value))]
    beside = [replace(word, box=replace(word.box, page=box.page, top=box.top, bottom=box.bottom)) for word in words]
    return tokenize(TextLine(tuple(beside), box))


def _box(cell: Cell) -> Box:
    return Box.around(word.box for word in cell)


def cells_by_gap(line: Line) -> list[Cell]:
    """The words of a line, cut where a gap is wider than any between words."""
    return list(_cut(line.source.words))


def _cut(words: Sequence[Word]) -> Iterator[Cell]:
    cell: Cell = []
    for word in words:
        if cell and word.box.x0 - cell[-1].box.x1 > CELL_GAP * min(cell[-1].size, word.size):
            yield cell
            cell = []
        cell.append(word)
    if cell:
        yield cell
