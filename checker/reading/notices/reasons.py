"""Lines of a remittance that only say why money was taken off: their amounts are parts of the row above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.reading.columns.headings import find_headings
from checker.reading.items.remarks import REASON
from checker.reading.tokens.tokens import Line, Look, Token

_GROUPED = re.compile(REASON)
_AMOUNTS = re.compile(r"(?i:am(?:oun)?t)")


def reasons_without_amounts(lines: Sequence[Line]) -> list[Line]:
    """The lines less the amounts of reasons: of lines that say nothing else ("PR-2 | 24.15"), and of all where one
    column is headed by reasons and amounts ("GRP/RC-AMT")."""
    columns = (column for block in find_headings(lines) for column in block.columns)
    beside = any(column.role == "remark" and _AMOUNTS.search(column.text) for column in columns)
    return [_without_amounts(line) if beside or _only_reasons(line) else line for line in lines]


def _only_reasons(line: Line) -> bool:
    return all(token.look is Look.MONEY or _is_reason(token) for token in line.tokens)


def _without_amounts(line: Line) -> Line:
    left = [
        token
        for before, token in zip((None, *line.tokens), line.tokens, strict=False)
        if token.look is not Look.MONEY or before is None or not _is_reason(before)
    ]
    return replace(line, tokens=tuple(left)) if len(left) < len(line.tokens) else line


def _is_reason(token: Token) -> bool:
    return _GROUPED.fullmatch(token.printed or token.text) is not None
