"""A sum written out in columns: "$259.02 - $152.82 - $0.00 = $106.20", whose signs stand between the figures."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reading.ink.lines import TextLine
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line, Look

_SIGNS = frozenset("-–—+=")
_MAKES = "="


def without_signs(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that write a sum out less its signs: no figure is below zero for the dash behind it."""
    return [_without_signs(line) if _writes_sum(line) else line for line in lines]


def _writes_sum(line: Line) -> bool:
    return len(line.having(Look.MONEY)) > 1 and any(word.text == _MAKES for word in line.source.words)


def _without_signs(line: Line) -> Line:
    return tokenize(TextLine.of([word for word in line.source.words if word.text not in _SIGNS]))
