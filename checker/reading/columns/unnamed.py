"""What stands in a column of its own in a list without headings, told by the shape of all of it: counts, revenue codes,
diagnoses, numbers of things."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from checker.reading.columns.layout import typical_lines
from checker.reading.columns.looks import is_counted
from checker.reading.columns.money_columns import unnamed
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import SAME_EDGE, Line, Look, Token, follows, with_labels
from checker.reading.tokens.values import parse_money, parse_units

_FEWEST = 3
"""The least rows that tell what a column holds, of which it is filled in half at least."""
_SHAPES = {
    Role.UNITS: re.compile(r"(?:x\s?)?\d{1,3}(?:\s?[A-Za-z]+|\.0+)?", re.IGNORECASE),
    Role.REVENUE_CODE: re.compile(r"0[1-9]\d\d"),
    Role.DIAGNOSIS: re.compile(r"[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}"),
    Role.SERIAL: re.compile(r"(?=.*[A-Z])[A-Z]{0,4}-?\d{2}[A-Z\d-]{3,}"),
    Role.REFERENCE: re.compile(r"\d{6,10}"),
}


def with_columns_named(lines: Sequence[Line]) -> list[Line]:
    """The lines, what stands in such a column labelled with its role."""
    named: dict[Token, Role] = {}
    typical = typical_lines(lines)
    for role in _SHAPES:
        column = _column(role, typical)
        if 2 * len(column) >= len(typical) and len(column) >= _FEWEST and _holds(role, column):
            distinct = len({token.printed for token in column}) == len(column)
            named |= dict.fromkeys(column, Role.REFERENCE if role is Role.SERIAL and distinct else role)
    return with_labels(lines, named)


def _column(role: Role, lines: Sequence[Line]) -> dict[Token, Line]:
    """Of what has the shape of a role and stands in cells of its own, that which most of begins, or ends, on one edge,
    one of a line."""
    shaped = {
        token: line
        for line in lines
        for token in line.tokens
        if token.look in (Look.NUMBER, Look.TEXT) and not token.label and not follows(line, token)
        if _SHAPES[role].fullmatch(token.printed)
    }
    edges = Counter(edge for token in shaped for edge in (("x0", round(token.box.x0)), ("x1", round(token.box.x1))))
    if not edges:
        return {}
    side, at = max(edges, key=lambda edge: edges[edge])
    return {token: line for token, line in shaped.items() if abs(getattr(token.box, side) - at) < SAME_EDGE}


def _holds(role: Role, column: Mapping[Token, Line]) -> bool:
    """Whether a column can be that of its role: of counts one that says so, or in which most is one thing each, or
    which the figures beside it bear out."""
    if role is not Role.UNITS:
        return True
    once = sum(parse_units(token.text) == 1 for token in column)
    borne_out = [_bears_out(line, token) for token, line in column.items() if len(unnamed(line)) > 1]
    says_so = all(is_counted(token.printed) for token in column)
    return says_so or 2 * once > len(column) or (len(borne_out) >= _FEWEST and all(borne_out))


def _bears_out(line: Line, count: Token) -> bool:
    units = parse_units(count.text)
    figures = [figure for token in unnamed(line) if (figure := parse_money(token.text)) is not None]
    return units is not None and any(one * units == whole for one, whole in itertools.permutations(figures, 2))
