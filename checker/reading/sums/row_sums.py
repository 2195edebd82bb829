"""What the printed total tells about the lines above it: which of them are sums themselves, which are no credits.

A list that does not add up to its printed total may hold a day's or a group's sum in words that are not known, or a
cover page that sums up the pages after it. Such a line goes only where the rest then adds up to the total exactly.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.model import Figure, FigureKind, Kind, LineItem
from checker.reading.items.doubts import Why
from checker.reading.sums.agreement import agreement
from checker.reading.sums.figures import sum_of_charges, totals_printed
from checker.reading.tokens.labels import ENDS_TABLE, line_kind
from checker.reading.tokens.vocabulary import any_of

_COPAY = re.compile(any_of("copays"), re.IGNORECASE)
_FEWEST_SUMMED = 2  # rows that a sum adds up
_OTHERS_DATE = frozenset(why.doubt for why in (Why.DATE_ABOVE, Why.DATE_OF_HEADER))


def by_printed_total(
    items: Sequence[LineItem], figures: Sequence[Figure], begins: Sequence[int], *, of_claims: bool
) -> list[LineItem]:
    """The lines as the printed total has them; as they are where it has them so, or there is none. `begins` counts the
    lines before each table. What follows a total `of_claims` is another claim and no recap.
    """
    totals = totals_printed(figures)
    gross = sum((item.amount for item in items if item.kind is Kind.CHARGE), Decimal(0))
    agrees = agreement(items, figures).agrees_with is not None
    if not totals or sum_of_charges(items) in totals or (agrees and gross not in totals):
        return list(items)
    readings = (
        *_read_otherwise(items),
        *(_up_to_totals(items, figures, begins) if not of_claims else ()),
        *_below_a_summary(items, figures),
        *(_without(items, sums) for sums in _sums_among(items, totals)),
    )
    return next((reading for reading in readings if sum_of_charges(reading) in totals), list(items))


def without_sums_above(items: Sequence[LineItem]) -> tuple[list[LineItem], list[Figure]]:
    """The lines less those that only sum up the lines below them, and these sums: each must equal its lines. They have
    the only day ("INV #5659 | 01/05/24 | 409.20" over what was invoiced), or are all that lack one ("Laboratory").
    """
    dated = [group for group in _undated_below(items) if group[1:]]
    ways = (groups for groups in (dated, _below_undated(items)) if _equal(groups, items))
    heads = [group[0] for group in next(ways, ())]
    sums = [
        Figure(FigureKind.SUBTOTAL, items[at].amount, str(items[at].amount), items[at].boxes[0], at - before)
        for before, at in enumerate(heads)
    ]
    return [item for at, item in enumerate(items) if at not in heads], sums


def _equal(groups: Sequence[Sequence[int]], items: Sequence[LineItem]) -> bool:
    """Whether each line that heads a group is the sum of the others there, and of something: what costs nothing is also
    what a charge and its reversal come to."""
    summed = sum(len(group) - 1 for group in groups)
    return summed >= _FEWEST_SUMMED and all(
        sum_of_charges(items[at] for at in group[1:]) == items[group[0]].amount != 0 for group in groups
    )


def _below_undated(items: Sequence[LineItem]) -> list[list[int]]:
    """Each line that may be a sum for want of a code and a day of its own, with those below it."""
    groups: list[list[int]] = []
    for at, item in enumerate(items):
        if item.description and _may_be_sum(item):
            groups.append([at])
        elif groups:
            groups[-1].append(at)
    return groups if len(groups) > 1 else []


def _undated_below(items: Sequence[LineItem]) -> Iterator[list[int]]:
    """Each line that may be a sum, with the charges below it that take their day from it."""
    group: list[int] = []
    for at, item in enumerate(items):
        if Why.DATE_ABOVE.doubt in item.doubts and group:
            group.append(at)
            continue
        if group:
            yield group
        may_sum = _is_bare(item) and item.service_date
        group = [at] if may_sum else []
    if group:
        yield group


def _only_a_copay(description: str) -> bool:
    """Whether words speak of a payment by the name of a patient's share alone."""
    words, found = _COPAY.subn("", description)
    return found > 0 and line_kind(words) is None


def _read_otherwise(items: Sequence[LineItem]) -> Iterator[list[LineItem]]:
    """The lines with what only its minus sign made a credit taken as an adjustment; with what is called a credit, and
    printed without any sign, taken off; with copays, printed without any sign, owed rather than paid."""
    called = Why.CALLED_A_CREDIT.doubt
    yield [
        replace(item, kind=Kind.ADJUSTMENT)
        if item.kind is Kind.CREDIT and item.code is None and line_kind(item.description) is None
        else item
        for item in items
    ]
    yield [
        replace(
            item, kind=Kind.CREDIT, amount=-item.amount, doubts=tuple(each for each in item.doubts if each != called)
        )
        if called in item.doubts
        else item
        for item in items
    ]
    yield [
        replace(item, kind=Kind.CHARGE, amount=abs(item.amount))
        if item.kind is Kind.PAYMENT and _only_a_copay(item.description)
        else item
        for item in items
    ]


def _up_to_totals(
    items: Sequence[LineItem], figures: Sequence[Figure], begins: Sequence[int]
) -> Iterator[list[LineItem]]:
    """The lines less the charges that follow in a table, on its page, on a total that those above it come to: a recap,
    what is still to be billed, how it was paid. Where a figure holds them too, they are charged."""
    for figure in figures if sum_of_charges(items) not in {each.amount for each in figures} else ():
        at = figure.after_lines
        overleaf = (on for on in range(at, len(items)) if items[on].boxes[0].page > figure.box.page)
        end = min((begin for begin in (*begins, *overleaf) if begin >= at), default=len(items))
        if figure.kind in ENDS_TABLE and 0 < at < end and sum_of_charges(items[:at]) == figure.amount:
            if _have_their_own_total(items, at, figures):
                continue
            below = (item for item in items[at:end] if item.kind is not Kind.CHARGE)
            yield [*items[:at], *below, *items[end:]]


def _below_a_summary(items: Sequence[LineItem], figures: Sequence[Figure]) -> Iterator[list[LineItem]]:
    """The lines less those down to a total that have no codes nor days of their own, where all below have days and come
    to the same: a summary by departments over the itemization."""
    for at in {figure.after_lines for figure in figures if figure.kind in ENDS_TABLE}:
        above, below = items[:at], items[at:]
        bare = not any(item.code or (item.service_date and not _OTHERS_DATE & {*item.doubts}) for item in above)
        if bare and sum_of_charges(above) == sum_of_charges(below) and all(item.service_date for item in below):
            yield [*below]


def _have_their_own_total(items: Sequence[LineItem], at: int, figures: Sequence[Figure]) -> bool:
    """Whether the lines from `at` on come to the next total printed below them, as the groups of a list do."""
    totals = (figure for figure in figures if figure.kind in ENDS_TABLE and figure.after_lines > at)
    following = next(totals, None)
    lines = items[at : following.after_lines] if following else ()
    sums = sum_of_charges(lines), sum((line.amount for line in lines), Decimal(0))
    return following is not None and following.amount in sums


def _without(items: Sequence[LineItem], sums: frozenset[int]) -> list[LineItem]:
    return [item for at, item in enumerate(items) if at not in sums]


def _sums_among(items: Sequence[LineItem], totals: Collection[Decimal]) -> Iterator[frozenset[int]]:
    """Lines that may all be sums: of those since the sum before, of those until the sum after, of all the others, be
    they without words or one of the printed totals."""
    yield _sums_below(items)
    yield frozenset(len(items) - 1 - at for at in _sums_below(items[::-1]))
    yield frozenset(at for at, item in enumerate(items) if _may_be_sum(item) and not item.description)
    yield frozenset(at for at, item in enumerate(items) if _may_be_sum(item) and item.amount in totals)


def _sums_below(items: Sequence[LineItem]) -> frozenset[int]:
    """The lines without a code that equal the lines since the last such, or all lines before."""
    found: set[int] = set()
    since, everything = Decimal(0), Decimal(0)
    words: set[str] = set()
    for at, item in enumerate(items):
        repeats = bool(item.description) and item.description in words
        if words and _may_be_sum(item) and not repeats and item.amount in (since, everything):
            found.add(at)
            since, words = Decimal(0), set()
        else:
            since, everything = since + item.amount, everything + item.amount
            words.add(item.description)
    return frozenset(found)


def _may_be_sum(item: LineItem) -> bool:
    """Whether a line is no thing of its own: it has no code, and a date of its own or words, not both."""
    others_date = not _OTHERS_DATE.isdisjoint(item.doubts)
    nameless = not item.description or item.service_date is None or others_date
    return _is_bare(item) and nameless


def _is_bare(item: LineItem) -> bool:
    """Whether a charge has neither a code nor a price."""
    return item.code is None and item.kind is Kind.CHARGE and item.unit_price is None
