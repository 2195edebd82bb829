"""The lines of a statement as rows of pieces: labels set apart from the text beside them, ready to be paired."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from statistics import median

from checker.model import Page
from checker.reading.details.labelling import Span, spans
from checker.reading.details.names import vocabulary
from checker.reading.details.parts import Part, box_of, cells, crossing, text_of, upright_rules
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.stacking import stacked
from checker.reading.headings import heading_roles
from checker.reading.lines import TextLine
from checker.reading.values import MONEY

# A line of more words is no line of print but text drawn on top of itself.
_MOST_WORDS = 90
_CODE = re.compile(r"0?[A-V]\d{4}(?!\d)")
_WORDS = re.compile(r"[^\W_]")
_HEADING_POINTS = 3
_LONGEST_HEADING = 4
_COVERED = 0.7
_LINE_ROLES = frozenset(
    (
        "service_date",
        "from_date",
        "through_date",
        "code",
        "modifiers",
        "description",
        "units",
        "unit_price",
        "item_number",
    )
)


def lay_out(pages: Sequence[Page], lines: Sequence[TextLine], taken: Collection[TextLine] = ()) -> Sheet:
    """The lines as rows of pieces; `taken` are lines of the charge table."""
    bands = {page.number: upright_rules(page) for page in pages}
    taken_boxes = {line.box for line in taken}
    rows: list[tuple[Piece, ...]] = []
    left_out: set[int] = set()
    headings: set[int] = set()
    plain_rows: set[int] = set()
    for number, line in enumerate(lines):
        if line.box in taken_boxes or len(line.words) > _MOST_WORDS:
            left_out.add(number)
        found = list(cells(line, crossing(bands[line.page], line.box) if line.page in bands else ()))
        if not _WORDS.search(line.text):
            found = []
        if _heads_charges(found):
            headings.add(number)
        is_plain = number in left_out or number in headings or _is_charge(found)
        if is_plain:
            plain_rows.add(number)
        rows.append(_row(number, found, is_plain))
    return Sheet(
        stacked(rows, plain_rows),
        frozenset(left_out),
        frozenset(headings),
        {page.number: page for page in pages},
        median([word.size for line in lines for word in line.words[:1]] or [0.0]),
    )


def _row(number: int, found: Sequence[Sequence[Part]], is_plain: bool) -> tuple[Piece, ...]:
    runs = [(at, span) for at, cell in enumerate(found) for span in ((Span(cell),) if is_plain else spans(cell))]
    return tuple(
        Piece(
            number,
            place,
            at,
            tuple(span.parts),
            text_of(span.parts),
            box_of(span.parts),
            span.label,
            span.colon,
            span.doubt,
        )
        for place, (at, span) in enumerate(runs)
    )


def _is_charge(row: Sequence[Sequence[Part]]) -> bool:
    """Whether a row holds a code and money, whether or not the table was found."""
    texts = [part.text for cell in row for part in cell]
    return any(_CODE.match(text) for text in texts) and any(MONEY.fullmatch(text) for text in texts)


def _heads_charges(row: Sequence[Sequence[Part]]) -> bool:
    """Whether a row heads the charge table: its words are such headings, of two columns or more, or enough words that
    only those hold."""
    if any(part.is_colon for cell in row for part in cell):
        return False
    headings = [heading for cell in row for heading in _headings([part.key for part in cell])]
    words = sum(len(cell) for cell in row)
    covered = sum(length for _, length in headings)
    if len({role for role, _ in headings} & _LINE_ROLES) >= 2 and covered >= _COVERED * words:
        return True
    keys = [part.key for cell in row for part in cell]
    strong = sum(key in vocabulary("table_heading") for key in keys)
    return strong > 0 and 2 * strong + sum(key in vocabulary("table_heading_weak") for key in keys) >= _HEADING_POINTS


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in heading_roles())


def _headings(keys: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The column headings among a cell's words, longest first, each with its number of words."""
    at = 0
    while at < len(keys):
        longest = min(_LONGEST_HEADING, len(keys) - at) if keys[at] in _first_words() else 0
        for length in range(longest, 0, -1):
            role = heading_roles().get(" ".join(keys[at : at + length]))
            if role:
                yield role, length
                break
        else:
            length = 1
        at += length
