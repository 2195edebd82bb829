"""How badly it fits that every row of a table takes so many lines above its anchor."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from checker.reading.rows.rows import Slot, adjoins
from checker.reading.tokens.cells import Parse, is_coded, is_dated
from checker.reading.tokens.tokens import Line

# What each oddity costs. Their order matters: a gap within a row is worst, a line at the wrong margin tells little.
_GAP_WITHIN_A_ROW = 2.0
_LINE_LACKING = 1.0
_SECOND_CODE_OR_DATE = 1.0
_NO_CODE = 1.0
_NEARER_TO_ANOTHER_ROW = 0.7
_LEFT_OF_THE_WORDS = 0.6
_EACH_LEADING_LINE = 0.05

_FEW = 2
_OFF_MARGIN = 8.0
"""How many points left of the descriptions a line may begin and still go on with one."""
_CLEARLY_NEARER = 0.8
"""The share of one gap that another may be at most to count as the smaller one."""


def misfit(
    slots: Sequence[Slot],
    after: Mapping[int, Sequence[Line]],
    counts: Sequence[int],
    parse: Parse,
    text_span: tuple[float, float],
) -> float:
    """How badly it fits that each row takes so many of the lines above its anchor."""
    cost = _LINE_LACKING * _lacks_last(slots, after, counts)
    anchors_have_codes = sum(is_coded(slot.cells) for slot in slots) * 2 > len(slots)
    for index, slot in enumerate(slots):
        leading = counts[index]
        heads = slot.before[len(slot.before) - leading :] if leading else []
        if slot.starts_run and index > 0 and not heads and leading:
            cost += _LINE_LACKING
        cost += (leading - len(heads)) * _LINE_LACKING
        chain = [*heads, slot.line]
        cost += sum(_GAP_WITHIN_A_ROW for upper, lower in itertools.pairwise(chain) if not adjoins(upper, lower))
        following = slots[index + 1].before if index + 1 < len(slots) else []
        theirs = counts[index + 1] if index + 1 < len(slots) else 0
        trailing = list(following[: max(len(following) - theirs, 0)])
        if (index + 1 < len(slots) and slots[index + 1].starts_run) or index + 1 == len(slots):
            trailing = list(after.get(index + 1, ())[:2])
        codes = is_coded(slot.cells) + sum(is_coded(parse(line)) for line in (*heads, *trailing))
        dates = is_dated(slot.cells) + sum(is_dated(parse(line)) for line in (*heads, *trailing))
        cost += (max(codes - 1, 0) + max(dates - 1, 0)) * _SECOND_CODE_OR_DATE
        if codes == 0 and not anchors_have_codes:
            cost += _NO_CODE
        cost += _LEFT_OF_THE_WORDS * sum(
            line.box.x0 < text_span[0] - _OFF_MARGIN and not parse(line).keys() & {"code", "modifiers"}
            for line in trailing
        )
        cost += _nearer_to_other(slots, index, heads, trailing)
    return cost + _EACH_LEADING_LINE * max(counts)


def _lacks_last(slots: Sequence[Slot], after: Mapping[int, Sequence[Line]], counts: Sequence[int]) -> bool:
    """Whether all rows would have as many lines below them, and the last of a table none."""
    below = {len(slot.before) - count for slot, count in zip(slots[1:], counts[1:], strict=True) if not slot.starts_run}
    return len(slots) > _FEW and len(below) == 1 and below != {0} and not after.get(len(slots))


def _nearer_to_other(slots: Sequence[Slot], index: int, heads: Sequence[Line], trailing: Sequence[Line]) -> float:
    cost = 0.0
    slot = slots[index]
    if heads and index > 0 and slots[index - 1].line.page == heads[0].page:
        before = slot.before[: len(slot.before) - len(heads)]
        above = before[-1] if before else slots[index - 1].line
        chain = [*heads, slot.line]
        if heads[0].box.top - above.box.bottom < _CLEARLY_NEARER * (chain[1].box.top - heads[0].box.bottom):
            cost += _NEARER_TO_ANOTHER_ROW
    if trailing and index + 1 < len(slots) and slots[index + 1].line.page == trailing[-1].page:
        chain = [slot.line, *trailing]
        rest = slots[index + 1].before[len(trailing) :]
        below = rest[0] if rest else slots[index + 1].line
        if below.box.top - trailing[-1].box.bottom < _CLEARLY_NEARER * (trailing[-1].box.top - chain[-2].box.bottom):
            cost += _NEARER_TO_ANOTHER_ROW
    return cost
