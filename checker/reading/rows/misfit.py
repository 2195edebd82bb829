"""How badly it fits that every row of a table takes so many lines above its anchor."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import prod

from checker.reading.columns.layout import Layout
from checker.reading.rows.leading import type_height
from checker.reading.rows.rows import Slot, adjoins, edge_of_words
from checker.reading.tokens.cells import Cells, Parse, begins_row, is_coded, is_dated, tells_period
from checker.reading.tokens.line_classes import is_taken_off
from checker.reading.tokens.roles import BILLED, Role
from checker.reading.tokens.stray_codes import only_modifiers
from checker.reading.tokens.tokens import SAME_EDGE, Line
from checker.reading.tokens.values import parse_money, parse_units

# What each oddity costs. Their order matters: a gap within a row is worst, a line at the wrong margin tells little.
_GAP_WITHIN_A_ROW = 2.0
_LINE_LACKING = 1.0
_SECOND_CODE_DATE_OR_COUNT = 1.0
_NO_CODE = 1.0
_OTHER_PRODUCT = 1.0
_NEARER_TO_ANOTHER_ROW = 0.7
_PERIOD_OF_ANOTHER = 1.0
_UNLIKE_THE_OTHERS = 0.7
_LEFT_OF_THE_WORDS = 0.6
_WORDS_LEFT_ABOVE = 0.5
_EACH_LEADING_LINE = 0.05
_PARTED_AT_NARROW_GAPS = 0.3
_OFF_CENTRE = 0.5

_COUNTED = frozenset({Role.UNITS, Role.UNIT_PRICE})
_OF_AN_ITEM = frozenset({Role.CODE, Role.MODIFIERS, *_COUNTED})
"""What a line left of the words may hold and still be no heading of a group."""
_FEW = 2
_TALLER = 1.5
"""How many heights of type a line measures at least that is woven of several."""
_OFF_MARGIN = 8.0
"""How many points left of the descriptions a line may begin and still go on with one."""
_AS_NEAR = 1.5
"""How many times as far as those of the other rows a line may stand below the last row and still be of it."""
_SEEN_WIDER, _NEARLY_ALL = 0.8, 0.8
"""By how many points a gap must be wider than another to tell rows apart, in which share of a table's rows."""
_CLEARLY_LESS, _HEIGHTS_LESS = 0.8, 0.25
"""The share of one gap, and by how many heights of type less, that another may be to count as the smaller one: lines of
one pitch may stand a little up or down."""


def misfit(
    slots: Sequence[Slot],
    after: Mapping[int, Sequence[Line]],
    counts: Sequence[int],
    layout: Layout,
) -> float:
    """How badly it fits that each row takes so many of the lines above its anchor."""
    parse, text_span = layout.parse, layout.text_span
    cost = _LINE_LACKING * _lacks_last(slots, after, counts) + _UNLIKE_THE_OTHERS * _unlike(slots, counts)
    cost += _PARTED_AT_NARROW_GAPS * _parts_at_narrow_gaps(slots, counts)
    lacks_code = _NO_CODE * (sum(is_coded(slot.cells) for slot in slots) * 2 <= len(slots))
    for index, (slot, leading) in enumerate(zip(slots, counts, strict=True)):
        heads = slot.before[len(slot.before) - leading :] if leading else []
        trailing = _trailing(slots, index, after, counts)
        cost += (leading - len(heads)) * _LINE_LACKING
        cost += _LINE_LACKING * (slot.starts_run and index > 0 and not heads and leading > 0)
        chain = itertools.pairwise([*heads, slot.line])
        cost += sum(_GAP_WITHIN_A_ROW for upper, lower in chain if not adjoins(upper, lower))
        own = [slot.cells, *(parse(line) for line in (*slot.attached, *heads, *trailing))]
        codes, dates = sum(map(is_coded, own)), sum(map(is_dated, own))
        around = (*heads, *trailing) if len(heads) == len(trailing) else trailing
        dates -= any(tells_period(parse(line), slot.cells) for line in around)
        others = [slots[index - 1].cells] if index else []
        cost += _PERIOD_OF_ANOTHER * any(tells_period(parse(line), above) for line in heads for above in others)
        counts_told = sum(not _COUNTED.isdisjoint(cells) for cells in own)
        cost += (max(codes - 1, 0) + max(dates - 1, 0) + max(counts_told - 1, 0)) * _SECOND_CODE_DATE_OR_COUNT
        cost += _OTHER_PRODUCT * _contradicts(slot.cells, own)
        cost += lacks_code if codes == 0 and not is_taken_off(slot.line) else 0.0
        lines = ((line, parse(line)) for line in trailing)
        off_margin = (
            cells for line, cells in lines if edge_of_words(line, cells, slot.cells) < text_span[0] - _OFF_MARGIN
        )
        cost += _LEFT_OF_THE_WORDS * sum(not cells.keys() & _OF_AN_ITEM for cells in off_margin)
        cost += _nearer_to_other(slots, index, heads, trailing)
        cost += _OFF_CENTRE * (_is_centred(slot.line) and len(heads) != len(trailing))
        if slot.starts_run or index == 0:
            # One line over the words of the first row may head a group, unless as many go on below them.
            left = _words_above(slot, len(heads), text_span)
            centred = heads or left == len(trailing)
            cost += _WORDS_LEFT_ABOVE * (left if centred else max(left - 1, 0))
            cost += _WORDS_LEFT_ABOVE * (not heads and _is_left_above(slot, parse))
        cost += _WORDS_LEFT_ABOVE * (not heads and _has_letters_of(slot, parse))
    return cost + _EACH_LEADING_LINE * max(counts)


def _is_centred(line: Line) -> bool:
    """Whether cells that stand between one another's lines are woven into a line: as many go on above it as below.
    Whole lines put together, one under the other, are none."""
    words = sorted((word.box for word in line.source.words), key=lambda box: box.top)
    bottoms = itertools.accumulate((box.bottom for box in words), max)
    parted = any(box.top >= bottom for bottom, box in zip(bottoms, words[1:], strict=False))
    return line.box.height > _TALLER * type_height(line) and not parted


def _contradicts(anchor: Cells, own: Sequence[Cells]) -> bool:
    """Whether the one count and price of a row's lines do not make the one figure billed on its own line."""
    billed = [parse_money(token.text) for role in BILLED for token in anchor.get(role, ())]
    prices = [parse_money(token.text) for cells in own for token in cells.get(Role.UNIT_PRICE, ())]
    counts = [parse_units(token.text) for cells in own for token in cells.get(Role.UNITS, ())]
    factors = [factor for factor in (*prices, *counts) if factor is not None]
    if (len(billed), len(prices)) != (1, 1) or len(counts) > 1 or len(factors) < len(prices) + len(counts):
        return False
    return prod(factors, start=Decimal(1)) != billed[0]


def _is_left_above(slot: Slot, parse: Parse) -> bool:
    """Whether a day with words stands right above a row without a day."""
    above = slot.before[-1:] if not is_dated(slot.cells) else []
    return any(adjoins(line, slot.line) and begins_row(parse(line)) for line in above)


def _has_letters_of(slot: Slot, parse: Parse) -> bool:
    """Whether a row has but letters in the place of its code, and what they are of may stand right above."""
    code, above = slot.cells.get(Role.CODE, ()), slot.before[-1:]
    letters = bool(code) and all(map(only_modifiers, code))
    return letters and any(adjoins(line, slot.line) and Role.CODE in parse(line) for line in above)


def _words_above(slot: Slot, leading: int, text_span: tuple[float, float]) -> int:
    """How many lines stand over one another right above a row's own, where its words begin and nothing else does."""
    own = slot.before[len(slot.before) - leading :] if leading else []
    chain = [*reversed(slot.before[: len(slot.before) - leading])]
    pairs = zip([*own[:1], slot.line][:1] + chain, chain, strict=False)
    inside = text_span[0] > slot.line.box.x0 + _OFF_MARGIN
    close = itertools.takewhile(
        lambda pair: adjoins(pair[1], pair[0]) and abs(pair[1].box.x0 - text_span[0]) < SAME_EDGE, pairs
    )
    return sum(1 for _ in close) if inside else 0


def _trailing(
    slots: Sequence[Slot], index: int, after: Mapping[int, Sequence[Line]], counts: Sequence[int]
) -> list[Line]:
    """The lines below an anchor that are not the next one's own."""
    if index + 1 == len(slots) or slots[index + 1].starts_run:
        return list(after.get(index + 1, ())[:_FEW])
    following = slots[index + 1].before
    return list(following[: max(len(following) - counts[index + 1], 0)])


def _unlike(slots: Sequence[Slot], counts: Sequence[int]) -> int:
    """How many rows take other counts than most of those with as many lines above them, as where lines of one pitch
    stand a little up or down."""
    alike: dict[int, Counter[int]] = {}
    for slot, count in list(zip(slots, counts, strict=True))[1:]:
        if slot.before and not slot.starts_run:
            alike.setdefault(len(slot.before), Counter())[count] += 1
    return sum(shares.total() - max(shares.values()) for shares in alike.values())


def _lacks_last(slots: Sequence[Slot], after: Mapping[int, Sequence[Line]], counts: Sequence[int]) -> bool:
    """Whether all rows would have as many lines below them, and the last of a table none as near: what stands below its
    sums is no part of it."""
    below = {len(slot.before) - count for slot, count in zip(slots[1:], counts[1:], strict=True) if not slot.starts_run}
    if len(slots) <= _FEW or len(below) != 1 or below == {0}:
        return False
    pairs = [(above.line, slot.before[0]) for above, slot in itertools.pairwise(slots) if slot.before]
    furthest = max((_step(*pair) for pair in pairs), default=0.0)
    return not any(_step(slots[-1].line, line) <= _AS_NEAR * furthest for line in after.get(len(slots), ())[:1])


def _step(upper: Line, lower: Line) -> float:
    """How far down a line stands from another; not at all where a page ends between them."""
    return lower.box.top - upper.box.top if lower.page == upper.page else 0.0


def _parts_at_narrow_gaps(slots: Sequence[Slot], counts: Sequence[int]) -> bool:
    """Whether in nearly all rows another gap since the row above is wider than that above their own lines."""
    wider = []
    for above, slot, leading in zip(slots, slots[1:], counts[1:], strict=False):
        chain = [above.line, *slot.before, slot.line]
        if slot.before and not slot.starts_run and leading <= len(slot.before) and len({x.page for x in chain}) == 1:
            gaps = [lower.box.top - upper.box.bottom for upper, lower in itertools.pairwise(chain)]
            wider.append(max(gaps) - gaps[len(slot.before) - leading] > _SEEN_WIDER)
    return len(wider) > _FEW and sum(wider) >= _NEARLY_ALL * len(wider)


def _nearer_to_other(slots: Sequence[Slot], index: int, heads: Sequence[Line], trailing: Sequence[Line]) -> float:
    cost = 0.0
    slot = slots[index]
    if heads and index > 0 and slots[index - 1].line.page == heads[0].page:
        before = slot.before[: len(slot.before) - len(heads)]
        above = before[-1] if before else slots[index - 1].line
        first, *within = (
            lower.box.top - upper.box.bottom for upper, lower in itertools.pairwise([above, *heads, slot.line])
        )
        if _clearly_less(first, max(within), slot.line):
            cost += _NEARER_TO_ANOTHER_ROW
    if trailing and index + 1 < len(slots) and slots[index + 1].line.page == trailing[-1].page:
        chain = [slot.line, *trailing]
        rest = slots[index + 1].before[len(trailing) :]
        below = rest[0] if rest else slots[index + 1].line
        under, over = below.box.top - trailing[-1].box.bottom, trailing[-1].box.top - chain[-2].box.bottom
        if _clearly_less(under, over, slot.line):
            cost += _NEARER_TO_ANOTHER_ROW
    return cost


def _clearly_less(gap: float, other: float, line: Line) -> bool:
    return gap < _CLEARLY_LESS * other and other - gap > _HEIGHTS_LESS * type_height(line)
