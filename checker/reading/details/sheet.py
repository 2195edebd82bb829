"""The lines of a statement as rows of pieces: labels set apart from the text beside them, ready to be paired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Page
from checker.reading.details.charge_headings import heads_charges, may_go_on_heading
from checker.reading.details.labelling import Span, spans
from checker.reading.details.names import is_person, is_title
from checker.reading.details.parts import Part, box_of, cells, crossing, text_of, upright_rules
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.stacking import stacked
from checker.reading.details.wordings import Detail, label_word, wording_of
from checker.reading.ink.lines import TextLine, levels
from checker.remembered import remembering_last

# A line of more words is no line of print but text drawn on top of itself.
_MOST_WORDS = 90
_HEADING_LINES = 3
_MOST_KEPT = 1000
"""How many rows are kept to be laid out again: those of some 25 pages, since each takes room."""
_LEADING = 0.8  # of the type's size
_WORD = re.compile(r"[^\W_]")


class _Row(Struct, frozen=True, eq=False):
    """The cells of a row, equal only to itself: a page is laid out by itself and again with its statement, and what is
    asked of its rows is asked once.
    """

    cells: Sequence[Sequence[Part]]


def lay_out(pages: Sequence[Page], lines: Sequence[TextLine]) -> Sheet:
    """The lines as rows of pieces."""
    found = list(_rows(pages, lines))
    headings = {number for number, row in enumerate(found) if _heads_charges(row)}
    no_labels = {near for number in headings for near in _heading_lines(found, number)}
    rows = [
        tuple([replace(piece, row=number) for piece in _pieces(row, number in no_labels)])
        for number, row in enumerate(found)
    ]
    return Sheet(
        stacked(rows, no_labels),
        frozenset(headings),
        {page.number: page for page in pages},
        median([word.size for line in lines for word in line.words[:1]] or [0.0]),
    )


def _rows(pages: Sequence[Page], lines: Sequence[TextLine]) -> Iterator[_Row]:
    bands = {page.number: upright_rules(page) for page in pages}
    for line in lines:
        yield from _rows_of(line, tuple(crossing(bands[line.page], line.box)) if line.page in bands else ())


@remembering_last(_MOST_KEPT)
def _rows_of(line: TextLine, uprights: tuple[float, ...]) -> tuple[_Row, ...]:
    """The row of a line, empty without words; one whose words stand at several heights gives several rows."""
    found = []
    for words in levels(line.words):
        has_words = len(line.words) <= _MOST_WORDS and any(_WORD.search(word.text) for word in words)
        found.append(_Row(tuple(cells(words, uprights)) if has_words else ()))
    return tuple(found)


@remembering_last(_MOST_KEPT)
def _heads_charges(row: _Row) -> bool:
    return bool(row.cells) and heads_charges(row.cells)


def _heading_lines(found: Sequence[_Row], heading: int) -> Iterator[int]:
    """The rows of a heading that may take several lines: the one that was recognised, and those that touch it."""
    yield heading
    for step in (-1, 1):
        for number in range(heading + step, heading + step * (_HEADING_LINES + 1), step):
            row = found[number].cells if 0 <= number < len(found) else ()
            if not row or not may_go_on_heading(row) or _names_somebody(row):
                break
            upper, lower = sorted((row[0][0], found[number - step].cells[0][0]), key=lambda part: part.box.top)
            gap = lower.box.top - upper.box.bottom
            if gap > _LEADING * lower.word.size or upper.box.page != lower.box.page:
                break
            yield number


def _names_somebody(row: Sequence[Sequence[Part]]) -> bool:
    """Whether a row is a label and the person it names: "Patient | Ann Lee" right over the headings."""
    wording = wording_of([label_word(part.key) for part in row[0] if part.key]) if len(row) > 1 else None
    return wording is not None and wording.role is Detail.PATIENT and is_person(text_of(row[1]))


@remembering_last(_MOST_KEPT)
def _pieces(row: _Row, is_plain: bool) -> tuple[Piece, ...]:
    """The labels and texts of a row as if it were the first of its sheet; texts alone where it `is_plain`."""
    found = (
        (at, span)
        for at, (cell, following) in enumerate(zip_longest(row.cells, row.cells[1:], fillvalue=()))
        for span in ((Span(cell),) if is_plain or _is_bare_title(cell, following) else spans(cell))
    )
    return tuple(
        Piece(0, place, at, tuple(parts), text_of(parts), box_of(parts), label, colon, doubt)
        for place, (at, (parts, label, colon, doubt)) in enumerate(found)
    )


def _is_bare_title(cell: Sequence[Part], following: Sequence[Part]) -> bool:
    """Whether a word that may announce a date or a number ("Statement", "Invoice") is the paper's title: words alone
    stand beside it, which announce nothing."""
    numbered = sum(map(str.isdigit, text_of(following))) > 1  # one may be of a name: "O2 Direct"
    if len(cell) > 1 or not following or numbered or not is_title(text_of(cell)):
        return False
    wording = wording_of([label_word(cell[0].key)])
    announces = wording is not None and wording.role in (Detail.STATEMENT_DATE, Detail.ACCOUNT)
    return announces and not any(span.label for span in spans(following))
