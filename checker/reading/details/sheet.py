"""The lines of a statement as rows of pieces: labels set apart from the text beside them, ready to be paired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from checker.model import Page
from checker.reading.details.charge_headings import heads_charges, may_go_on_heading
from checker.reading.details.labelling import Span, spans
from checker.reading.details.parts import Part, box_of, cells, crossing, text_of, upright_rules
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.stacking import stacked
from checker.reading.ink.lines import TextLine, levels

# A line of more words is no line of print but text drawn on top of itself.
_MOST_WORDS = 90
_HEADING_LINES = 3
_LEADING = 0.8
_WORD = re.compile(r"[^\W_]")

Cells = list[list[Part]]


def lay_out(pages: Sequence[Page], lines: Sequence[TextLine]) -> Sheet:
    """The lines as rows of pieces."""
    found = list(_rows(pages, lines))
    headings = {number for number, row in enumerate(found) if row and heads_charges(row)}
    no_labels = {near for number in headings for near in _heading_lines(found, number)}
    rows = [tuple(_pieces(number, row, number in no_labels)) for number, row in enumerate(found)]
    return Sheet(
        stacked(rows, no_labels),
        frozenset(headings),
        {page.number: page for page in pages},
        median([word.size for line in lines for word in line.words[:1]] or [0.0]),
    )


def _rows(pages: Sequence[Page], lines: Sequence[TextLine]) -> Iterator[Cells]:
    """The cells of each line; one whose words stand at several heights gives several rows, one without words none."""
    bands = {page.number: upright_rules(page) for page in pages}
    for line in lines:
        uprights = crossing(bands[line.page], line.box) if line.page in bands else ()
        for words in levels(line.words):
            has_words = len(line.words) <= _MOST_WORDS and any(_WORD.search(word.text) for word in words)
            yield list(cells(words, uprights)) if has_words else []


def _heading_lines(found: Sequence[Cells], heading: int) -> Iterator[int]:
    """The rows of a heading that may take several lines: the one that was recognised, and those that touch it."""
    yield heading
    for step in (-1, 1):
        for number in range(heading + step, heading + step * (_HEADING_LINES + 1), step):
            if not 0 <= number < len(found) or not found[number] or not may_go_on_heading(found[number]):
                break
            upper, lower = sorted((found[number][0][0], found[number - step][0][0]), key=lambda part: part.box.top)
            gap = lower.box.top - upper.box.bottom
            if gap > _LEADING * lower.word.size or upper.box.page != lower.box.page:
                break
            yield number


def _pieces(number: int, row: Cells, is_plain: bool) -> Iterator[Piece]:
    place = 0
    for at, cell in enumerate(row):
        for span in (Span(cell),) if is_plain else spans(cell):
            parts = tuple(span.parts)
            yield Piece(number, place, at, parts, text_of(parts), box_of(parts), span.label, span.colon, span.doubt)
            place += 1
