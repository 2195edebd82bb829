"""Sums of claims in words nobody foresaw: rows that name no charge and come in every column to those above or below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.model import Kind, LineItem
from checker.reading.notices.days import prints_its_day
from checker.reading.tokens.values import CODE

_SEVERAL = 3  # columns, of which one may differ
_TOLD = re.compile(r"[^|:]*\w: \$?[\d,]+\.\d\d")
"""A figure told beside the charges: "Catastrophic cap accrued for 2025: $189.75"."""
_LONG_NUMBER = re.compile(r"(?:^|\| )(\d{10,})(?= )")


def without_sums(items: Sequence[LineItem]) -> list[LineItem]:
    """The charges less the rows that only add up others."""
    return _without_opening_sums(_without_closing_sums(items))


def _without_opening_sums(items: Sequence[LineItem]) -> list[LineItem]:
    """The charges less the rows that add up all those with a code that stand right below them: rows without one, and
    rows that begin with the number of the claim, which is then that of those below."""
    kept: list[LineItem] = []
    coded: list[LineItem] = []
    for item in reversed(items):
        number = _claim(item)
        if number and not any(map(_claim, coded)) and _adds_up(item, coded):
            kept[len(kept) - len(coded) :] = [replace(each, claim=each.claim or number) for each in coded]
            coded = []
            continue
        if not _is_coded(item):
            adds_up, coded = _adds_up(item, coded), []
            if adds_up:
                continue
        else:
            coded.append(item)
        kept.append(item)
    return kept[::-1]


def _is_coded(item: LineItem) -> bool:
    return item.code is not None and CODE.fullmatch(item.code) is not None


def _claim(item: LineItem) -> str | None:
    """The long number with which a line of a row begins."""
    found = _LONG_NUMBER.search(item.raw)
    return found[1] if found else None


def _without_closing_sums(items: Sequence[LineItem]) -> list[LineItem]:
    """The charges less the rows that only add up the ones right above, however many, or tell one figure by name.

    Only where charges print their own days or codes, and this row prints neither.
    """
    if not any(item.code or prints_its_day(item) for item in items):
        return list(items)
    kept: list[LineItem] = []
    for item in items:
        nameless = item.kind is Kind.CHARGE and not _is_coded(item) and not prints_its_day(item)
        if nameless and _TOLD.fullmatch(item.raw):
            continue
        if not nameless or not any(_adds_up(item, kept[at:]) for at in reversed(range(len(kept)))):
            kept.append(item)
    return kept


def _adds_up(total: LineItem, items: Sequence[LineItem]) -> bool:
    """Whether a row comes to the others, in what was billed and in its other columns, one aside: of several reasons for
    an adjustment a row prints the first."""
    columns = [name for name in total.other_money if all(name in item.other_money for item in items)]
    sums = {name: sum((item.other_money[name] for item in items), Decimal(0)) for name in columns}
    off = sum(total.other_money[name] != sums[name] for name in columns)
    return (
        bool(items)
        and total.amount == sum((item.amount for item in items), Decimal(0))
        and off <= (len(columns) >= _SEVERAL)
    )
