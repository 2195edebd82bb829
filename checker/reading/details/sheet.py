"""The lines of a statement as rows of pieces: labels set apart from the text beside them, ready to be paired."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.model import Box, Page
from checker.reading.details.names import vocabulary
from checker.reading.details.pieces import Part, box_of, cells, crossing, text_of, upright_rules
from checker.reading.details.shapes import read_value
from checker.reading.details.wordings import (
    Role,
    Wording,
    begins_wording,
    label_word,
    misprinted,
    wording_at,
    wording_of,
)
from checker.reading.lines import TextLine

_NUMBERING = re.compile(r"\(?\d{1,2}[a-z]?[.)]?|[•▪*>-]")
_MOST_WORDS = 90
_HEADING_POINTS = 3
_SURE_MULTIWORD = 0.6
_COMPOUND = 0.5
_OWN_COLUMNS = (Role.PATIENT, Role.ACCOUNT, Role.STATEMENT_DATE, Role.MEMBER_ID)


@dataclass(frozen=True, slots=True)
class Piece:
    """A label or a text. `colon` is set on a label with a colon or leader; `cell` counts over its row.

    `doubt` is what a label loses for standing oddly (1.0 for nothing).
    """

    row: int
    cell: int
    parts: tuple[Part, ...]
    box: Box
    label: Wording | None = None
    colon: bool = False
    doubt: float = 1.0

    @property
    def text(self) -> str:
        return text_of(self.parts)

    @property
    def size(self) -> float:
        return self.parts[0].word.size


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a statement. A row that is part of the charge table (`taken`) or heads it has no labels."""

    rows: tuple[tuple[Piece, ...], ...]
    taken: frozenset[int]
    headings: frozenset[int]
    pages: Mapping[int, Page]

    def pieces(self) -> Iterator[Piece]:
        """All pieces outside the charge table, in reading order."""
        for number, row in enumerate(self.rows):
            if number not in self.taken:
                yield from row

    def labels(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces() if piece.label)


def lay_out(pages: Sequence[Page], lines: Sequence[TextLine], taken: Collection[TextLine] = ()) -> Sheet:
    """The lines as rows of pieces; `taken` are lines of the charge table."""
    bands = {page.number: upright_rules(page) for page in pages}
    taken_boxes = {line.box for line in taken}
    rows: list[tuple[Piece, ...]] = []
    left_out: set[int] = set()
    headings: set[int] = set()
    for number, line in enumerate(lines):
        if line.box in taken_boxes or len(line.words) > _MOST_WORDS:
            left_out.add(number)
        found = list(cells(line, crossing(bands[line.page], line.box) if line.page in bands else ()))
        if _heads_charges(found):
            headings.add(number)
        rows.append(tuple(_pieces(number, found, number in left_out or number in headings)))
    return Sheet(tuple(_stack(rows)), frozenset(left_out), frozenset(headings), {page.number: page for page in pages})


def _heads_charges(row: Sequence[Sequence[Part]]) -> bool:
    """Whether a row heads the charge table: enough words that only such headings hold, and no colon."""
    points = 0
    for cell in row:
        for part in cell:
            if part.is_colon:
                return False
            points += 2 if part.key in vocabulary("table_heading") else part.key in vocabulary("table_heading_weak")
    return points >= _HEADING_POINTS and any(part.key in vocabulary("table_heading") for cell in row for part in cell)


def _pieces(row: int, found: Sequence[list[Part]], plain_row: bool) -> Iterator[Piece]:
    for number, cell in enumerate(found):
        if plain_row:
            yield Piece(row, number, tuple(cell), box_of(cell))
        else:
            yield from _split(row, number, cell)


def _split(row: int, number: int, cell: Sequence[Part]) -> Iterator[Piece]:
    """One cell into labels and texts."""
    start = at = 0
    seen_label = False
    while at < len(cell):
        match = wording_at(cell, at)
        if match is None:
            at += 1
            continue
        wording, end = match
        past = _past_label(cell, end)
        colon = any(part.is_colon or part.is_leader for part in cell[end:past])
        doubt = _trust(wording, cell, start, at, past, colon, seen_label)
        if not doubt:
            at += 1
            continue
        begin = start if not seen_label and _is_numbering(cell[start:at]) else at
        if begin > start:
            yield Piece(row, number, tuple(cell[start:begin]), box_of(cell[start:begin]))
        yield Piece(row, number, tuple(cell[at:end]), box_of(cell[at:end]), wording, colon, doubt)
        seen_label, start, at = True, past, past
    if start < len(cell):
        yield from _misprint_and_rest(row, number, cell[start:], seen_label)


def _misprint_and_rest(row: int, number: int, rest: Sequence[Part], seen_label: bool) -> Iterator[Piece]:
    colon = next((at for at, part in enumerate(rest[:5]) if part.is_colon), 0)
    wording = misprinted(tuple(label_word(part.key) for part in rest[:colon])) if colon and not seen_label else None
    if wording:
        yield Piece(row, number, tuple(rest[:colon]), box_of(rest[:colon]), wording, True, 0.85)
        rest = rest[colon + 1 :]
    if rest:
        yield Piece(row, number, tuple(rest), box_of(rest))


def _past_label(cell: Sequence[Part], end: int) -> int:
    """Past what may follow a label's words: an explanation in brackets, a colon, a leader, a dash."""
    past = end
    if past < len(cell) and cell[past].text.startswith("("):
        close = next((at for at in range(past, min(past + 6, len(cell))) if ")" in cell[at].text), None)
        if close is not None and not any(letter.isdigit() for part in cell[past : close + 1] for letter in part.text):
            past = close + 1
    while (
        past < len(cell)
        and not cell[past].key
        and (cell[past].is_colon or cell[past].is_leader or cell[past].text in "-–—=>.")
    ):
        past += 1
    return past


def _is_numbering(parts: Sequence[Part]) -> bool:
    return len(parts) == 1 and _NUMBERING.fullmatch(parts[0].text) is not None


def _trust(
    wording: Wording, cell: Sequence[Part], start: int, at: int, past: int, colon: bool, seen_label: bool
) -> float:
    """How far the words at `at` are a label where they stand: 0.0 is not at all."""
    before, rest = cell[start:at], cell[past:]
    begins = not before or (not seen_label and (_is_numbering(before) or _are_neutral(before)))
    if colon:
        if not begins:
            return _trust_inside(wording, before, seen_label)
        return _COMPOUND if seen_label and not _ends_label(cell[at - 1]) else 1.0
    if begins:
        if not rest:
            return 0.0 if _ends_sentence(cell[past - 1]) else 1.0
        if _is_header_run(wording, rest):
            return 0.9
        if wording.one_word and wording.role in (Role.SUPPLIER, Role.OTHER_TEXT):
            return 0.0
        return 0.9 if read_value(wording.role, rest, False) else 0.0
    sets_apart = seen_label or any(letter.isdigit() for letter in before[-1].text) or before[-1].is_divider
    if sets_apart or not wording.one_word:
        return 0.85 if _strict(wording) and read_value(wording.role, rest, False) else 0.0
    return 0.0


def _trust_inside(wording: Wording, before: Sequence[Part], seen_label: bool) -> float:
    """A label with a colon after other words: they are the value before it, or words that change its meaning."""
    last = before[-1]
    if last.is_divider or any(letter.isdigit() for letter in last.text) or last.text.endswith((",", ";", ")", ".")):
        return 0.95
    if seen_label:
        return 0.8 if wording.one_word else 0.95
    return 0.0 if wording.one_word else _SURE_MULTIWORD


def _are_neutral(parts: Sequence[Part]) -> bool:
    return all(label_word(part.key) in vocabulary("neutral") for part in parts)


def _ends_label(part: Part) -> bool:
    return part.is_colon or part.is_leader or part.is_divider


def _ends_sentence(part: Part) -> bool:
    return part.text.endswith((".", "?", "!")) and label_word(part.key) == part.key


def _is_header_run(wording: Wording, rest: Sequence[Part]) -> bool:
    """Whether labels alone follow, one of them surely ours: headings set too close to be told apart by gaps."""
    run = [wording]
    at = 0
    while at < len(rest):
        match = wording_at(rest, at)
        if match is None:
            return False
        run.append(match[0])
        at = match[1]
    return any(one.role in _OWN_COLUMNS and one.weight >= 0.55 for one in run)


def _strict(wording: Wording) -> bool:
    """Kinds of values that prose does not hold by chance."""
    return wording.role.value.endswith(("date", "account", "member_id", "phone", "other number", "money"))


def _stack(rows: Sequence[tuple[Piece, ...]]) -> Iterator[tuple[Piece, ...]]:
    """Labels printed over two lines ("Statement" above "Date") made one, which stands on the lower line."""
    taken: set[tuple[int, int]] = set()
    made: dict[tuple[int, int], Piece] = {}
    for above, below in itertools.pairwise(rows):
        for piece in above:
            words = [label_word(part.key) for part in piece.parts]
            if len(words) > 3 or piece.colon or not words[0] or not begins_wording(words) or _has_value(above, piece):
                continue
            for lower in below:
                if len(lower.parts) > 3 or not _hangs_under(piece, lower):
                    continue
                more = [label_word(part.key) for part in lower.parts if part.key]
                wording = wording_of(words + more)
                if wording:
                    taken.add((piece.row, _place(above, piece)))
                    box = replace(lower.box, x0=min(piece.box.x0, lower.box.x0), x1=max(piece.box.x1, lower.box.x1))
                    colon = lower.colon or lower.parts[-1].is_colon
                    made[lower.row, _place(below, lower)] = replace(lower, box=box, label=wording, colon=colon)
    for row in rows:
        if not taken and not made:
            yield row
            continue
        keyed = [(piece.row, place) for place, piece in enumerate(row)]
        yield tuple(made.get(key, piece) for key, piece in zip(keyed, row, strict=True) if key not in taken)


def _has_value(row: Sequence[Piece], piece: Piece) -> bool:
    """Whether a label stands beside a value of its kind, and so needs no more words below."""
    after = next((other for other in row if other.box.x0 >= piece.box.x1), None)
    if piece.label is None or after is None or after.label:
        return False
    return read_value(piece.label.role, after.parts, True) is not None


def _place(row: Sequence[Piece], piece: Piece) -> int:
    return next(place for place, other in enumerate(row) if other is piece)


def _hangs_under(upper: Piece, lower: Piece) -> bool:
    near = lower.box.top - upper.box.bottom < 0.8 * upper.size and lower.box.page == upper.box.page
    return near and min(upper.box.x1, lower.box.x1) > max(upper.box.x0, lower.box.x0)
