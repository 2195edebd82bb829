"""Postal addresses: found by their last line (city, state, ZIP), followed up to the street and the name above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.model import Box
from checker.reading.details.names import is_organisation, is_person, is_title
from checker.reading.details.parts import PHONE, parts_within
from checker.reading.details.pieces import Piece, Sheet, piece_of
from checker.reading.details.postal import (
    ends_in_state,
    find_end,
    has_end,
    is_city,
    is_state,
    is_street,
    is_unit,
    street_inside,
    tidy,
)
from checker.reading.details.shapes import read_date, read_value
from checker.reading.details.wordings import Detail
from checker.reading.tokens.values import MONEY

_OWNERS = (Detail.PATIENT, Detail.SUPPLIER, Detail.PAYER, Detail.OTHER_OWNER)
_BLOCK_LABELS = (*_OWNERS, Detail.ADDRESS)
_MOST_LINES_ABOVE = 6
_MOST_CHARACTERS = 60
_USUAL_LEADING, _LEADING = 1.1, 1.4
"""How many sizes of type two lines of an address stand apart at most, and where each is a paragraph, as Word has it."""
_LETTERHEAD = 1.3
"""How many times the size of a person's name a company's above it is at least, where that is the paper's head."""
_ROWS_ABOVE = 8  # rows in which the lines over an address stand


class Block(Struct, frozen=True):
    """An address with the lines above it, nearest first (`names`), and the label before it (`owner`)."""

    lines: tuple[str, ...]
    boxes: tuple[Box, ...]
    names: tuple[Piece, ...]
    owner: Piece | None
    row: int
    confidence: float

    @property
    def address(self) -> str:
        return ", ".join(self.lines)

    @property
    def name(self) -> Piece | None:
        return self.names[0] if self.names else None

    @property
    def owner_role(self) -> Detail | None:
        return self.owner.role if self.owner else None


def find_blocks(sheet: Sheet) -> tuple[Block, ...]:
    """All full addresses (street or box, city, state, ZIP) outside the charge table, in reading order."""
    return tuple(block for piece in sheet.pieces() if not piece.label for block in _block(sheet, piece))


def _block(sheet: Sheet, piece: Piece) -> Iterator[Block]:
    match = find_end(piece.text)
    if match is None:
        return
    before = piece.text[: match.start()].strip(" |-–•·")
    start = piece
    if not before.strip(","):
        city = _city_apart(sheet, piece)
        if city is None:
            return
        start, before = city
    street = street_inside(before)
    if street is not None:
        yield _one_line(sheet, start, street, f"{before[street:]} {match[0]}")
    elif is_city(before):
        ends = (start,) if start is piece else (start, piece)
        yield from _climb(sheet, start, ends, tidy(f"{before} {match[0]}"))


def _city_apart(sheet: Sheet, piece: Piece) -> tuple[Piece, str] | None:
    """The city that stands in a cell of its own before the state and ZIP, or with its state over the ZIP; none beside
    an amount, where five digits are a code."""
    if any(MONEY.fullmatch(part.text) for other in sheet.rows[piece.row] for part in other.parts):
        return None
    city = sheet.before(piece)
    if city is None or city.label:
        above = _above(sheet, piece)
        return (above, above.text) if above and ends_in_state(above.text) else None
    before = sheet.before(city)
    if is_state(city.text) and before and not before.label:
        return before, f"{before.text} {city.text}"
    return city, city.text


def _one_line(sheet: Sheet, piece: Piece, street: int, address: str) -> Block:
    """An address on one line, perhaps with the name before it."""
    named = list(parts_within(piece.parts, street))
    while named and (not named[-1].key or named[-1].is_divider):
        named.pop()
    names = [piece_of(named, piece.row, piece.place, piece.cell)] if named else []
    owner = sheet.label_before(piece)
    if not named and (owner is None or owner.role is Detail.ADDRESS):
        above = _above(sheet, piece)
        while above and not above.label and len(names) < 2 and _may_belong(above) and not is_street(above.text):
            names.append(above)
            above = _above(sheet, above)
        if above and _heads_block(sheet, above):
            owner = above
        elif names:
            owner = sheet.label_before(names[-1]) or owner
    return Block((tidy(address),), (piece.box,), tuple(names), owner, piece.row, piece.confidence)


def _climb(sheet: Sheet, start: Piece, ends: Sequence[Piece], end: str) -> Iterator[Block]:
    """An address over several lines: from the city up."""
    lines, owner = _lines_above(sheet, start)
    streets = [at for at, line in enumerate(lines) if is_street(line.text)]
    if not streets:
        return
    last = streets[0]
    while last + 1 < len(lines) and (is_unit(lines[last + 1].text) or last + 1 in streets):
        last += 1
    address = lines[last::-1]
    texts: list[str] = []
    for line in address:
        if texts and not (is_street(line.text) or is_unit(line.text) or is_unit(texts[-1])):
            texts[-1] = tidy(f"{texts[-1]} {line.text}")
        else:
            texts.append(tidy(line.text))
    names = _below_letterhead(lines[last + 1 :])
    top = names[-1] if names else lines[last]
    yield Block(
        (*texts, end),
        tuple(line.box for line in (*address, *ends)),
        tuple(names[:2]),
        owner or _as_owner(sheet.label_before(top)),
        top.row,
        min(line.confidence for line in (*address, *ends)),
    )


def _below_letterhead(names: Sequence[Piece]) -> Sequence[Piece]:
    """The names over an address, nearest first, less a company's in larger type over a person's: its paper's head."""
    heads = (
        at
        for at, (name, above) in enumerate(pairwise(names), start=1)
        if is_person(name.text) and is_organisation(above.text) and above.size >= _LETTERHEAD * name.size
    )
    return names[: next(heads, len(names))]


def _lines_above(sheet: Sheet, start: Piece) -> tuple[list[Piece], Piece | None]:
    """The lines over the city, nearest first, up to what cannot belong; and the label that owns them, if one does."""
    lines: list[Piece] = []
    current = start
    for _ in range(_MOST_LINES_ABOVE):
        above = _above(sheet, current)
        if above is None or (lines and _stands_off(above, current, lines[0], start)):
            break
        if above.label:
            if _as_owner(above) is None:
                break
            if _heads_block(sheet, above):
                return lines, above
            if above.role is not Detail.PATIENT and lines and is_person(lines[-1].text):
                break  # somebody else, with the name beside the label, ends there
            value = sheet.after(above)
            return ([*lines, value], above) if value and _may_belong(value) else (lines, None)
        if not _may_belong(above):
            break
        left = sheet.label_before(above)
        if left and left.role not in _BLOCK_LABELS:
            break
        lines.append(above)
        if left and left.role is not Detail.ADDRESS:
            return lines, left
        current = above
    return lines, None


def _stands_off(above: Piece, current: Piece, first: Piece, start: Piece) -> bool:
    """Whether a line stands farther above an address than lines of one do, unless those of this one do too."""
    gap = current.box.top - above.box.bottom
    return gap > _USUAL_LEADING * current.size and gap > start.box.top - first.box.bottom + current.size / 2


def _as_owner(label: Piece | None) -> Piece | None:
    return label if label and label.role in _BLOCK_LABELS else None


def _may_belong(piece: Piece) -> bool:
    """Whether a line may be part of an address with its name: no date, no phone, no title, no figures alone."""
    text = piece.text
    if len(text) > _MOST_CHARACTERS or text.endswith(":") or "$" in text or not re.search(r"[^\W\d_]", text):
        return False
    return not (PHONE.search(text) or is_title(text) or has_end(text) or read_date(piece.parts))


def _above(sheet: Sheet, piece: Piece) -> Piece | None:
    """The piece right above in the same column: left, middle or right edges in line, and no more than a line's gap."""
    slack = 0.7 * piece.size
    for number in range(piece.row - 1, max(piece.row - _ROWS_ABOVE, -1), -1):
        row = sheet.rows[number]
        if not row:
            continue
        if row[0].box.page != piece.box.page:
            return None
        near = [
            other
            for other in row
            if -0.4 * piece.size < piece.box.top - other.box.bottom < _LEADING * max(piece.size, min(other.size, 12.0))
            and (
                abs(other.box.x0 - piece.box.x0) < slack
                or abs(other.box.middle - piece.box.middle) < slack
                or abs(other.box.x1 - piece.box.x1) < 0.3 * piece.size
            )
        ]
        if near:
            return min(near, key=lambda other: abs(other.box.x0 - piece.box.x0))
        if piece.box.top - max(other.box.bottom for other in row) > 2 * piece.size:
            return None
    return None


def _heads_block(sheet: Sheet, label: Piece) -> bool:
    """Whether a label says whose the lines below are: it names an owner, and has no value of its own beside it."""
    after = sheet.after(label)
    if label.role not in _BLOCK_LABELS or after is None or after.label:
        return label.role in _BLOCK_LABELS
    return after.cell != label.cell and not (label.colon and read_value(label.role, after.parts, False))
