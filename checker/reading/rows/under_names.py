"""Values that stand under their names: "HCPCS | Quantity | Amount" over "E1390 RR | 1 | 185.00"."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box
from checker.reading.columns.heading_phrases import Phrase, cells_of
from checker.reading.rows.cards import FEWEST_CARDS, ends_in_figure, is_title, tells_charge
from checker.reading.rows.named_values import SAID, WORDY, joined_line
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.heading_words import money_roles, role_of_whole
from checker.reading.tokens.roles import BILLED, DATE_ROLES, OF_A_CHARGE, Role
from checker.reading.tokens.tokens import SAME_EDGE, Line, Look, Token
from checker.reading.tokens.values import parse_span, parse_units

_FEWEST_NAMES = 2
_MOST_LINES = 4
"""How many lines the values under one line of names take at most."""
_WRAPPED = 0.6
"""How many heights of a line at most the next line of a cell stands below it."""
_OF_ROWS = (Look.MONEY, Look.CODE)
_ONCE = (*_OF_ROWS, Look.DATE)
"""Looks of which there is one value under a name."""


def name_over(names: Sequence[Box], box: Box) -> int | None:
    """Which of some names beside one another a value below them stands under: of those that begin left of its end the
    one that it shares most of its width with, or is nearest to. None where all begin further right."""
    left = [at for at, name in enumerate(names) if name.x0 < box.x1]
    return max(left, key=lambda at: names[at].shared_width(box), default=None)


class _Record(Struct, frozen=True):
    """Names and the values under them, up to the line before `end`: the roles that they name, and the values by these.

    `is_whole` says that nothing else stands close below, and figures begin where their names do, as in no table.
    """

    end: int
    opening: str
    names: frozenset[str]
    values: tuple[Token, ...]
    is_whole: bool
    is_of_turns: bool = False


def named_under(lines: Sequence[Line]) -> list[Line]:
    """The lines; those of a charge whose values stand under their names as one line, its values named, be it by turns:
    "Service date | Amount billed" over "3/5/24 | $91.62" over "Plan paid | You owe" over "$73.30 | $18.32".

    A title right above prints the amount; or several begin with the same name, of which none heads rows, and name what
    was billed in turns, below words, below what is charged if they name figures alone, or nowhere.
    """
    heads = {at: names for at, line in enumerate(lines[:-1]) if (names := _names(line))}
    of_tables = {lines[at].text for at in heads if _are_rows(_below(lines, at, beyond=True))}
    found = {
        at: record
        for at, names in heads.items()
        if lines[at].text not in of_tables and (record := _record_at(lines, at, names))
    }
    often = Counter(record.opening for record in found.values())
    result: list[Line] = []
    at = 0
    while at < len(lines):
        record = _with_turns(found, lines, at)
        above = lines[at - 1] if at and adjoins(lines[at - 1], lines[at]) else None
        if record and _is_of_charge(record, above, often[record.opening] >= FEWEST_CARDS):
            said = [result.pop()] if above and _is_below_charge(record, above) else []
            values = (*(token for line in said for token in line.tokens), *record.values)
            result.append(joined_line([*said, *lines[at : record.end]], values))
            at = record.end
        else:
            result.append(lines[at])
            at += 1
    return result


def _is_of_charge(record: _Record, above: Line | None, comes_again: bool) -> bool:
    if above is not None and is_title(above):
        return record.is_whole
    if not comes_again or not record.names & {*BILLED}:
        return comes_again and not record.names & money_roles()
    if above is not None and _is_below_charge(record, above):
        return record.is_whole
    worded = above is not None and all(token.look in WORDY[:2] for token in above.tokens)
    return bool(record.names & OF_A_CHARGE) and (record.is_of_turns or (worded and record.is_whole))


def _is_below_charge(record: _Record, above: Line) -> bool:
    """Whether a record names figures alone, of what the line above it tells."""
    return record.names <= money_roles() and tells_charge(above)


def _with_turns(found: Mapping[int, _Record], lines: Sequence[Line], at: int) -> _Record | None:
    """The record that begins at a line, with those right below it that name other things."""
    record = found.get(at)
    while record and (below := found.get(record.end)) and not record.names & below.names:
        if not adjoins(lines[record.end - 1], lines[record.end]):
            break
        names, values = record.names | below.names, (*record.values, *below.values)
        record = replace(record, end=below.end, names=names, values=values, is_of_turns=True)
    return record


def _names(line: Line) -> Sequence[Phrase]:
    """The cells of a line of names, of which several are known; none where it holds a figure, a code or a day."""
    cells = () if any(map(line.having, _ONCE)) else cells_of(line)
    roles = {role_of_whole(cell.text) for cell in cells} - {None}
    return cells if len(roles) >= _FEWEST_NAMES else ()


def _below(lines: Sequence[Line], at: int, beyond: bool = False) -> Sequence[Line]:
    """The lines below one of names that may be values, and one `beyond` them that is near."""
    end = at + 1
    while end < len(lines) and end <= at + _MOST_LINES and _goes_on(lines[end - 1], lines[end], end > at + 1):
        end += 1
    more = beyond and end < len(lines) and adjoins(lines[end - 1], lines[end])
    return lines[at + 1 : end + more]


def _goes_on(above: Line, line: Line, wraps: bool) -> bool:
    near = adjoins(above, line, _WRAPPED) and not ends_in_figure(line) if wraps else adjoins(above, line)
    return near and above.page == line.page and not _names(line)


def _are_rows(lines: Sequence[Line]) -> bool:
    """Whether figures or codes of several lines begin or end alike, as those of the rows of a table do."""
    tokens = [[token for look in _OF_ROWS for token in line.having(look)] for line in lines]
    return any(
        one.look is other.look and min(abs(one.box.x0 - other.box.x0), abs(one.box.x1 - other.box.x1)) < SAME_EDGE
        for uppers, lowers in itertools.combinations(tokens, 2)
        for one, other in itertools.product(uppers, lowers)
    )


def _record_at(lines: Sequence[Line], at: int, names: Sequence[Phrase]) -> _Record | None:
    """The record of a line of names with as many of the lines below it as make one."""
    below = _below(lines, at)
    for count in range(len(below), 0, -1):
        if values := _values(names, below[:count]):
            flush = all(
                any(abs(value.box.x0 - name.box.x0) < SAME_EDGE for name in names)
                for value in values
                if value.look is Look.MONEY
            )
            roles = frozenset(role for name in names if (role := role_of_whole(name.text)))
            labels = frozenset(value.label for value in values)
            return _Record(at + 1 + count, names[0].text, roles | labels, values, flush and count == len(below))
    return None


def _values(names: Sequence[Phrase], lines: Sequence[Line]) -> tuple[Token, ...]:
    """The values of some lines, each with the role of the name above it; none where one stands under no name or is not
    what its name says, or a name is unknown."""
    boxes = [name.box for name in names]
    cells: list[list[Token]] = [[] for _ in names]
    for token in (token for line in lines for token in line.tokens):
        under = name_over(boxes, token.box)
        if under is None:
            return ()
        cells[under].append(token)
    named = [_named(name.text, cell) for name, cell in zip(names, cells, strict=True)]
    roles = [role for role, _ in named]
    sound = len({*roles}) == len(roles) and all(_are_of(*each) for each in named)
    return tuple(value for _, values in named for value in values) if sound else ()


def _named(name: str, cell: Sequence[Token]) -> tuple[Role, list[Token]]:
    """The role of a cell's name, and its values; a name may go on below: "Insurance" over "adjustment"."""
    role = role_of_whole(name) or Role.UNNAMED
    longer = role_of_whole(f"{name} {cell[0].text}") if cell and cell[0].look is Look.TEXT else None
    role, cell = (longer, cell[1:]) if longer and longer != role else (role, cell)
    printed = " ".join(value.printed for value in cell)
    if role in DATE_ROLES and len(cell) > 1 and parse_span(printed):
        cell = [replace(cell[0], look=Look.DATE, text=printed, printed=printed)]
    return role, [_labelled(value, role) for value in cell]


def _labelled(value: Token, role: Role) -> Token:
    """The value with the role of its name, unless it bears one; a count with two decimals is no amount."""
    counts = role is Role.UNITS and value.look is Look.MONEY and parse_units(value.text) is not None
    return replace(value, label=value.label or role, look=Look.NUMBER if counts else value.look)


def _are_of(role: Role, values: Sequence[Token]) -> bool:
    """Whether values may be those of one thing that its name calls so."""
    looks = Counter(value.look for value in values)
    may_be_words = role in SAID or role is Role.UNITS
    dated = looks[Look.DATE] > 0 and role in (Role.CODE, Role.MODIFIERS)
    once = max(looks[look] for look in _ONCE) < 2 and not dated
    return bool(role) and once and (may_be_words or not looks[Look.TEXT])
