"""Loose lines to the rows they belong to.

Where each row takes several lines they may stand above the anchor (the item's name) or below it (its code, the rest of
its description). Ruled lines between rows settle it; else the pattern that gives every row alike.
"""

from __future__ import annotations

import itertools
from bisect import bisect
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from checker.model import Box
from checker.reading.columns.layout import Layout
from checker.reading.rows.leading import leading_by_beginnings, leading_by_gaps
from checker.reading.rows.misfit import misfit
from checker.reading.rows.rows import (
    MOST_LEADING,
    Gathered,
    Row,
    Slot,
    TableRows,
    adjoins,
    chain_above,
    edge_of_words,
)
from checker.reading.tokens.cells import Cells, Parse, is_coded, is_dated, like_row, merged, tells_period
from checker.reading.tokens.cutting import DASHES
from checker.reading.tokens.labels import line_kind
from checker.reading.tokens.line_classes import label_of, only_a_date
from checker.reading.tokens.modifier_words import are_modifiers
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import SAME_EDGE, Line, Look

_SAME_MARGIN = 12.0
"""How many points from the descriptions a line that goes on over a page may begin."""
_OFF_MARGIN = 12.0
"""How many points off the margin the words of a row stand at least."""
_NEAR, _FAR = 1.2, 4.0
"""How many of its heights a line stands below the row that it belongs to, at most; and where every row has such one."""
_BULLETS = ("--- ", "• ", "· ")


def assembled(found: Gathered, layout: Layout, rules: Mapping[int, Sequence[Box]]) -> TableRows:
    """The rows of a table with the loose lines that belong to them; `rules` are the ruled lines by page."""
    slots, after, parse = found.slots, found.after, layout.parse
    figures = tuple(found.figures)
    if not slots:
        left = (line for lines in after.values() for line in lines if like_row(parse(line)))
        return TableRows((), figures, tuple(left))
    _attach_by_bands(slots, after, rules, layout.text_span)
    dates_follow = _dates_follow(slots, after)
    none_above = dates_follow or not any(slot.before for slot in slots)
    leading = [0] * len(slots) if none_above else _leading(slots, after, layout)
    dated = any(is_dated(slot.cells) for slot in slots)
    trails = _Trails(layout, _FAR if _codes_follow(slots, after, parse) else _NEAR)
    apart = after.get(0, [])
    for index, slot in enumerate(slots):
        trailing, heads = _split(slot.before, leading[index])
        previous = None if slot.starts_run or index == 0 else slots[index - 1]
        trails.put(trailing, previous, slot, dates_follow or is_dated(slot.cells))
        slot.attached[:0] = heads
        summed = [figure.line.page for figure in figures if figure.after_rows == index + 1]
        below = after.get(index + 1, [])
        near = _before_sum(below, summed[0], parse) if summed else below
        trails.put(near, slot, None, dates_follow or dated)
        apart += [line for line in below if line not in near]  # a sum stands between, overleaf
    unread = [*trails.unread, *(line for line in apart if like_row(parse(line)))]
    return TableRows(tuple(_row(slot, parse) for slot in slots), figures, tuple(unread))


def _leading(slots: Sequence[Slot], after: Mapping[int, Sequence[Line]], layout: Layout) -> Sequence[int]:
    """How many of the loose lines above each anchor are its own: the pattern that fits the table best."""
    most = min(max(len(slot.before) for slot in slots), MOST_LEADING)
    ways = [[count] * len(slots) for count in range(most + 1)]
    ways += [leading_by_gaps(slots), leading_by_beginnings(slots, layout.parse)]
    return min(ways, key=lambda counts: misfit(slots, after, counts, layout))


def _before_sum(below: Sequence[Line], page: int, parse: Parse) -> list[Line]:
    """The lines below a row that belong to it where a sum follows on this page: those up to it, and those overleaf that
    go on with the row."""
    near: list[Line] = []
    for above, line in zip((None, *below), below, strict=False):
        alone = above is None or above.page != line.page or above in near
        if line.page <= page or (alone and _goes_on(line, parse)):
            near.append(line)
    return near


def _goes_on(line: Line, parse: Parse) -> bool:
    """Whether a line on the page behind the sum of a page goes on with what it is for, or has the code of the row above
    that sum."""
    return line.text[:1].islower() or is_coded(parse(line))


def _split(before: Sequence[Line], leading: int) -> tuple[list[Line], list[Line]]:
    """The loose lines before an anchor: those that belong to the row above (or are group headings), and its own."""
    cut = max(len(before) - leading, 0)
    if 0 < cut < len(before) and before[cut].text[:1] in DASHES and only_a_date(before[cut - 1]):
        cut -= 1  # the first day of a span whose last day goes on below: "Dec 02, 2023" over "- Dec 31, 2023"
    return list(before[:cut]), list(before[cut:])


class _Trails(Struct):
    """Puts loose lines to the row that they belong to, which a code stands `within` so many heights of. Those that look
    like a row of their own are `unread`."""

    layout: Layout
    within: float
    unread: list[Line] = field(default_factory=list)

    def put(self, lines: Sequence[Line], above: Slot | None, below: Slot | None, own_dates: bool) -> None:
        """Loose lines go to the row near above, or head the rows below, or are rows that could not be read. A day alone
        among them heads the rows below, unless these have `own_dates`."""
        parse = self.layout.parse
        own = [parse(line) for line in (above.line, *above.attached)] if above else []
        apart = above is None or any(is_coded(cells) or is_dated(cells) for cells in own)
        if below is not None and lines and apart and _begins(lines[-1], below, parse):
            below.attached.insert(0, lines[-1])
            lines = lines[:-1]
        last = max((above.line, *above.attached), key=lambda line: (line.page, line.box.top)) if above else None
        for line in lines:
            cells = parse(line)
            lacking = self.within > _NEAR and is_coded(cells) and not any(map(is_coded, own))
            near = last is not None and adjoins(last, line, self.within if lacking else _NEAR)
            if above and near and (lacking or _may_trail(line, cells, above, self.layout.text_span, own_dates)):
                above.attached.append(line)
                own.append(cells)
                last = line
                continue
            last = None
            if like_row(cells) or _lists_figure(line, cells, above, below):
                self.unread.append(line)
            elif below is not None:
                below.group.append(line)


def _lists_figure(line: Line, cells: Cells, above: Slot | None, below: Slot | None) -> bool:
    """Whether a line between rows begins with a day of its own and ends with a figure, which stands in no column."""
    between = above is not None and below is not None
    listed = line.tokens[0].look is Look.DATE and line.tokens[-1].look is Look.MONEY
    return between and listed and is_dated(cells) and Role.DESCRIPTION in cells


def _begins(line: Line, below: Slot, parse: Parse) -> bool:
    """Whether a line with a date and a code begins the item whose amount stands on the next line; or with a code alone
    that of which some letters stand there.
    """
    cells = parse(line)
    if not is_coded(cells) or is_coded(below.cells) or not adjoins(line, below.line):
        return False
    if letters := below.cells.get(Role.CODE):
        return not is_dated(cells) and all(are_modifiers(token.text) for token in letters)
    marked = line.text.startswith(_BULLETS) and not below.line.text.startswith(_BULLETS)
    whole = (is_dated(cells) or marked) and not is_dated(below.cells)
    return whole and line_kind(label_of(below.line)) is None


def _within_words(line: Line, above: Slot, text_span: tuple[float, float]) -> bool:
    """Whether a line has words where those of a row stand, none at the margin, where it would head the rows below."""
    worded = any(abs(token.box.x0 - text_span[0]) < SAME_EDGE for token in line.tokens)
    return worded and line.box.x0 > above.line.box.x0 + _OFF_MARGIN


def _dates_follow(slots: Sequence[Slot], after: Mapping[int, Sequence[Line]]) -> bool:
    """Whether the rows of a table that print no date of their own have it below them, as the first and the last do."""
    first = slots[0].line
    above = [line for line in chain_above(slots[0].before, first) if line.page == first.page]
    begun = any(line.tokens[0].look is Look.DATE for line in above[-1:])
    if first.having(Look.DATE) or begun or any(map(only_a_date, above)):
        return False
    befores = [*(slot.before for slot in slots[1:]), []]
    undated = [at for at, slot in enumerate(slots) if not slot.line.having(Look.DATE)]
    ends = ((slots[at].line, [*after.get(at + 1, ()), *befores[at]]) for at in (0, undated[-1]))
    return all(itertools.starmap(_has_day_below, ends))


def _codes_follow(slots: Sequence[Slot], after: Mapping[int, Sequence[Line]], parse: Parse) -> bool:
    """Whether no charge has a code, and all have one on a line below them, however far apart these are set."""
    befores = [*(slot.before for slot in slots[1:]), []]
    below = [[*after.get(at, ()), *before] for at, before in enumerate(befores, start=1)]
    charges = [rest for slot, rest in zip(slots, below, strict=True) if line_kind(label_of(slot.line)) is None]
    first, *coded = (
        any(is_coded(parse(line)) for line in lines)
        for lines in ([slot.line for slot in slots] + slots[0].before, *charges)
    )
    return all(coded) and not first


def _has_day_below(line: Line, lines: Sequence[Line]) -> bool:
    """Whether one of the lines that follow one another closely below a row prints a day."""
    pairs = itertools.takewhile(lambda pair: adjoins(*pair), itertools.pairwise((line, *lines)))
    return any(lower.having(Look.DATE) for _, lower in pairs)


def _may_trail(line: Line, cells: Cells, above: Slot, text_span: tuple[float, float], own_dates: bool) -> bool:
    if is_coded(above.cells) and is_coded(cells):
        return False
    if tells_period(cells, above.cells):
        return True
    if only_a_date(line) and own_dates and not is_dated(above.cells):
        return True
    heads = only_a_date(line) and not own_dates and not _within_words(line, above, text_span)
    if is_dated(cells) and (is_dated(above.cells) or heads):
        return False
    if line.page != above.line.page:
        worded = cells.keys() <= {Role.DESCRIPTION, Role.MODIFIERS}
        words = cells.get(Role.DESCRIPTION, line.tokens) if worded else line.tokens
        if ":" in line.text or abs(words[0].box.x0 - text_span[0]) > _SAME_MARGIN:
            return False
    aligned = edge_of_words(line, cells, above.cells) >= text_span[0] - 8
    return aligned or not cells.keys().isdisjoint((Role.CODE, Role.MODIFIERS, Role.UNITS))


def _attach_by_bands(
    slots: Sequence[Slot],
    after: Mapping[int, list[Line]],
    rules: Mapping[int, Sequence[Box]],
    text_span: tuple[float, float],
) -> None:
    """Where ruled lines part the rows, loose lines between the same two rules as one anchor go to it; a code below its
    sum is that of the next, and so is a day, where the first row's stands over a rule."""
    over = Box.around(slot.line.box for slot in slots)
    levels = {
        page: sorted({round(r.top, 1) for r in boxes if r.height < 3 and r.width > 100 and r.shared_width(over) > 0})
        for page, boxes in rules.items()
    }

    def band(line: Line) -> tuple[int, int]:
        return line.page, bisect(levels.get(line.page, []), line.box.level)

    anchors = [band(slot.line) for slot in slots]
    if len(slots) < 2 or len(set(anchors)) < 0.9 * len(anchors):
        return
    home = dict(zip(anchors, slots, strict=True))
    over_rule = any(only_a_date(line) and band(line) != anchors[0] for line in slots[0].before[-1:])
    befores = [(slot.before, slot.starts_run) for slot in slots]
    for lines, below_sum in (*befores, *((lines, False) for lines in after.values())):
        for line in list(lines):
            slot = home.get(band(line))
            # Above the first rule of a page stands its head as well as what belongs to a row, below the last its foot.
            foot = len(levels.get(line.page, ())) == band(line)[1] and slot and line.box.top > slot.line.box.top
            heads = (below_sum and line.having(Look.CODE)) or (over_rule and only_a_date(line))
            if slot and heads and line.box.top > slot.line.box.top:
                continue
            if slot is None or (foot and not adjoins((slot.line, *slot.attached)[-1], line)):
                continue
            if (
                band(line)[1]
                or line.box.top > slot.line.box.top
                or ((only_a_date(line) or _within_words(line, slot, text_span)) and adjoins(line, slot.line))
            ):
                slot.attached.append(line)
                lines.remove(line)


def _row(slot: Slot, parse: Parse) -> Row:
    lines = sorted((slot.line, *slot.attached), key=lambda line: (line.page, line.box.top))
    return Row(
        slot.line,
        tuple(lines),
        merged([slot.cells if line is slot.line else parse(line) for line in lines]),
        tuple(slot.group),
    )
