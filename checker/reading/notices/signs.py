"""Signs beside figures: those of a sum written out in columns ("$259.02 - $152.82 - $0.00 = $106.20"), and a dash
behind a name in the place of nothing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.reading.ink.lines import TextLine
from checker.reading.tokens.cutting import DASHES
from checker.reading.tokens.heading_words import money_roles, role_of_whole
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line, Look

_SIGNS = frozenset("-–—+=")
_MAKES, _NOUGHT = "=", "0.00"


def without_signs(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that write a sum out less its signs: no figure is below zero for the dash behind it. A dash
    behind the name of an amount that ends its line is none of it: "Copay | -"."""
    return [_without_signs(line) if _writes_sum(line) else _with_nought(line) for line in lines]


def _with_nought(line: Line) -> Line:
    *_, name, last = (None, *line.tokens)
    if name is None or last.text not in DASHES or role_of_whole(name.text.strip(" :")) not in money_roles():
        return line
    return replace(line, tokens=(*line.tokens[:-1], replace(last, look=Look.MONEY, text=_NOUGHT)))


def _writes_sum(line: Line) -> bool:
    return len(line.having(Look.MONEY)) > 1 and any(word.text == _MAKES for word in line.source.words)


def _without_signs(line: Line) -> Line:
    return tokenize(TextLine.of([word for word in line.source.words if word.text not in _SIGNS]))
