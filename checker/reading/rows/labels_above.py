"""Values of a card that stand under their names: "HCPCS | Modifiers | Quantity" above "E1390 | RR, KX | 1"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Box
from checker.reading.columns.heading_columns import Heading, cells_of
from checker.reading.ink.lines import TextLine
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.heading_words import money_roles, role_of
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import parse_units

_FEWEST_NAMES = 2
_SAME_EDGE = 3.0


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


def _names(line: Line) -> list[Heading]:
    """The names of values that a line consists of; empty where it holds anything else."""
    if line.having(Look.MONEY) or line.having(Look.CODE) or line.having(Look.DATE):
        return []
    cells = cells_of(line) if role_of(line.tokens[0].text) else []
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
