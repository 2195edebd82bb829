"""What holds for every row of a table when its cells become values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.reading.columns.layout import Layout
from checker.reading.tokens.values import Span


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole table: its layout, the role of the billed charge, the day its years are settled by, the
    pages that were read from pictures, and whether no number is a code that its modifier touches (`apart`)."""

    layout: Layout
    billed: str | None
    signed: frozenset[str]
    near: date | None
    fallback_date: Span | None
    pictured: frozenset[int] = frozenset()
    apart: bool = False
