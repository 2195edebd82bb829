"""How many of the lines above each anchor are its own, by the gaps between them or by the one that begins an item."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from checker.reading.rows.rows import MOST_LEADING, Slot
from checker.reading.tokens.cells import Cells, Parse, begins_row, is_dated
from checker.reading.tokens.tokens import Line, Look

_WIDER = 1.25
"""How many times the narrowest gap of the table a gap within a row measures at most."""


def leading_by_gaps(slots: Sequence[Slot]) -> list[int]:
    """For each anchor the number of lines above it that stand nearer to it than to the row above."""
    chains = [_steps(_chain(slots, index)) for index in range(len(slots))]
    least = min((step for steps in chains for step in steps), default=None)
    if least is None:
        return [0] * len(slots)
    return [_own_lines(steps, slot, _WIDER * least) for steps, slot in zip(chains, slots, strict=True)]


def leading_by_beginnings(slots: Sequence[Slot], parse: Parse) -> list[int]:
    """For each anchor without a day the number of lines from the nearest above it that begins with one, before a code
    or words, as an item's words may wrap below that; none where there is none near."""
    counts = []
    for slot in slots:
        near = reversed(slot.before[-MOST_LEADING:]) if not is_dated(slot.cells) else ()
        begins = (count for count, line in enumerate(near, start=1) if _begins_item(line, parse(line)))
        counts.append(next(begins, 0))
    return counts


def _begins_item(line: Line, cells: Cells) -> bool:
    return line.tokens[0].look is Look.DATE and is_dated(cells) and begins_row(cells)


def _chain(slots: Sequence[Slot], index: int) -> list[Line]:
    above = [] if index == 0 or slots[index].starts_run else [slots[index - 1].line]
    return [*above, *slots[index].before, slots[index].line]


def _steps(chain: Sequence[Line]) -> list[float]:
    """How far down each line stands from the one above it; as far as can be where a page ends between them.

    A line that was put together from several is as high as they are: what counts is the gap above it.
    """
    return [
        lower.box.top - upper.box.bottom + type_height(lower) if upper.page == lower.page else float("inf")
        for upper, lower in itertools.pairwise(chain)
    ]


def type_height(line: Line) -> float:
    """How high the letters of a line are, though it be put together from several."""
    return min(word.box.height for word in line.source.words)


def _own_lines(steps: Sequence[float], slot: Slot, within: float) -> int:
    if not slot.before:
        return 0
    if len(steps) > len(slot.before):
        # Lines that a page's end cuts off stand apart from the next row all the same, where rows stand apart at all.
        apart = [at for at, step in enumerate(steps) if within < step < float("inf")] or range(len(steps))
        widest = max(apart, key=lambda at: steps[at])
        return len(steps) - 1 - widest
    close = list(itertools.takewhile(lambda step: step <= within, reversed(steps)))
    return len(close)
