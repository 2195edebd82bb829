"""What the words right above a figure, or right below it, say that it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import FigureKind
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.vocabulary import any_of

_ACCOUNT = re.compile(rf"\b{any_of('account_labels')}\b", re.IGNORECASE)
_MOST_NAME_LINES = 4
"""How many lines above a figure its name may begin, with what other cells hold between."""
_SMALLER = 0.95
"""By which share of a figure's size type counts as smaller."""


def sum_named_above(above: Line, line: Line, figure: Token) -> FigureKind | None:
    """The kind of sum that the words right above a figure name."""
    return _sum_named(above, line, figure) if adjoins(above, line) else None


def _sum_named(by: Line, line: Line, figure: Token) -> FigureKind | None:
    """The kind of sum that the words of another line name, where no figure stands on that: those of its cell where a
    line of figures has as many, else those over it or under it."""
    lettered = any(not token.text.isdigit() for token in line.having(Look.CODE))
    if by.having(Look.MONEY) or lettered:
        return None
    names, money = by.text.split("\t"), line.having(Look.MONEY)
    if len(names) == len(money) == len(line.tokens):
        return figure_kind(names[money.index(figure)])
    over = [t for t in by.having(Look.TEXT) if t.box.shared_width(figure.box) > 0]
    return figure_kind(over[0].text) if len(over) == 1 else None


def sum_in_box(above: Sequence[Line], line: Line) -> FigureKind | None:
    """The kind of sum that the only figure of a line without a code is by the box it stands in, whose names may take
    several lines: "Amount due | Birth date | Name" right above "326.22 | 21-Sep-1954 | Ada Quill"."""
    money = line.having(Look.MONEY)
    if not above or len(money) != 1 or "\t" not in line.text:
        return None
    if any(not names_account(code, above[-1]) for code in line.having(Look.CODE)):
        return None
    if "\t" in above[-1].text and (kind := sum_named_above(above[-1], line, money[0])):
        return kind
    names: list[str] = []
    below = line
    for upper in reversed(above[-_MOST_NAME_LINES:]):
        over = [token for token in upper.tokens if token.box.shared_width(money[0].box) > 0]
        if not adjoins(upper, below) or any(token.look is not Look.TEXT for token in over):
            break
        names = [*(token.text for token in over), *names]
        below = upper
    return figure_kind(" ".join(names)) if len(names) > 1 else None


def sum_over_name(line: Line, below: Sequence[Line]) -> FigureKind | None:
    """The kind of sum that the only figure of a line, alone in its cell, is by words in smaller type right below it."""
    money = line.having(Look.MONEY)
    if len(money) != 1 or not below or not adjoins(line, below[0]) or money[0].printed not in line.text.split("\t"):
        return None
    smaller = below[0].source.words[0].size < _SMALLER * line.source.words[0].size
    return _sum_named(below[0], line, money[0]) if smaller else None


def names_account(code: Token, above: Line) -> bool:
    """Whether digits that look like a code stand under the name of an account."""
    return any(_ACCOUNT.search(name.text) and name.box.shared_width(code.box) > 0 for name in above.having(Look.TEXT))
