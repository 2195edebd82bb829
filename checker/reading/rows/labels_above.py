"""Values of a card that stand under their names: "HCPCS | Modifiers | Quantity" above "E1390 | RR, KX | 1"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Box
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.heading_lines import may_head
from checker.reading.columns.heading_phrases import cells_of
from checker.reading.ink.lines import TextLine
from checker.reading.rows.pairs import joined_line
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.heading_words import BILLED, money_roles, role_of, role_of_whole
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import parse_units

_FEWEST_NAMES = 2
_SAME_EDGE = 3.0
_INTERLEAVES = 0.2
"""The part of the lower line by which two lines of one heading overlap at least."""


def named_by_cards(lines: Sequence[Line]) -> list[Line]:
    """The lines; where a line of names comes again and again, each time over one line of values, these bear the names.

    Names of money head a table instead.
    """
    names = [_names(line) for line in lines]
    often = Counter(line.text for line, named in zip(lines, names, strict=True) if named)
    result: list[Line] = []
    above: list[Heading] = []
    for line, named in zip(lines, names, strict=True):
        values = tuple(_named(token, above) for token in line.tokens)
        if above and not named and adjoins(result[-1], line) and all(value.look is not Look.MONEY for value in values):
            # The values take the place of their names too, so that the line above still adjoins.
            place = TextLine(line.source.words, Box.around((result[-1].box, line.box)))
            result[-1] = replace(line, source=place, tokens=values)
            above = []
            continue
        result.append(line)
        above = named if often[line.text] > 1 else []
    return result


def joined_under_names(lines: Sequence[Line]) -> list[Line]:
    """The lines; those of each charge that names its values above them, by turns, as one line, its values named:
    "Service date | Amount billed" over "3/5/24 | $91.62" over "Plan paid | You owe" over "$73.30 | $18.32".

    Only where lines of the same names come again, for another charge.
    """
    often = Counter(line.text for line in lines)
    names = [_heads(line) if often[line.text] > 1 else [] for line in lines]
    result: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while end + 1 < len(lines) and names[end] and _is_under(lines[end + 1], lines[end]):
            end += 2
        values = [_named(token, names[over]) for over in range(at, end, 2) for token in lines[over + 1].tokens]
        if end - at > 2 and any(value.label in BILLED for value in values):
            result.append(joined_line(lines[at:end], tuple(values)))
            at = end
        else:
            result.append(lines[at])
            at += 1
    return result


def _is_under(line: Line, names: Line) -> bool:
    """Whether a line stands under one of names; lines of a heading that are centred against one another interleave."""
    interleaves = line.box.shared_height(names.box) > _INTERLEAVES * min(line.box.height, names.box.height)
    return not interleaves and not may_head(line) and not _heads(line) and adjoins(names, line)


def _heads(line: Line) -> list[Heading]:
    """The names of values, of money too, that a line consists of; empty where it holds anything else."""
    if line.having(Look.MONEY) or line.having(Look.CODE) or line.having(Look.DATE):
        return []
    found = [Heading(role_of_whole(cell.text) or "", cell.box, cell.text) for cell in cells_of(line)]
    return found if len(found) >= _FEWEST_NAMES and all(name.role for name in found) else []


def _names(line: Line) -> list[Heading]:
    """The names of values that a line consists of; empty where it holds anything else."""
    if line.having(Look.MONEY) or line.having(Look.CODE) or line.having(Look.DATE):
        return []
    cells = cells_of(line) if role_of(line.tokens[0].text) else ()
    found = [Heading(role_of(cell.text) or "", cell.box, cell.text) for cell in cells]
    plain = all(name.role and name.role not in money_roles() for name in found)
    return found if plain and len(found) >= _FEWEST_NAMES else []


def _named(token: Token, names: Sequence[Heading]) -> Token:
    """The token with the role of the name it stands under; a count with two decimals is no amount."""
    over = [
        name for name in names if abs(name.box.x0 - token.box.x0) < _SAME_EDGE or name.box.shared_width(token.box) > 0
    ]
    if not over or token.label:
        return token
    counts = over[0].role == "units" and token.look is Look.MONEY and parse_units(token.text) is not None
    return replace(token, label=over[0].role, look=Look.NUMBER if counts else token.look)
