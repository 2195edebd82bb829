"""What a notice says for a whole claim: what the plan paid of it and what it leaves to the person."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.model import LineItem, Money
from checker.reading.notices.claim_numbers import number_in
from checker.reading.tokens.heading_words import role_of_whole
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.values import parse_money

_ALLOWED, _PAID, _SHARE = Money.ALLOWED, Money.INSURANCE_PAID, Money.PATIENT_SHARE
_PARTS = (Money.DEDUCTIBLE, Money.COPAY, Money.COINSURANCE)
_ZERO = Decimal(0)
_MOST_CHARGES = 12
"""Of so many charges of a claim at most it is asked which of them were refused."""


def with_money_of_claims(items: Sequence[LineItem], lines: Sequence[Line]) -> list[LineItem]:
    """The charges, with what the summary of their claim says where they lack what was paid or is left of them.

    It must tell both, and these come to all that was allowed, or to that and charges refused. It is then said of the
    only charge, and of the claim where it has several. A refused charge is left to nobody where the sums leave none of
    it, else to the person.
    """
    told = _told(lines)
    return [
        item
        for claim, group in itertools.groupby(items, key=lambda item: item.claim)
        for item in _with_money(list(group), told.get(claim or "", {}))
    ]


def _told(lines: Sequence[Line]) -> Mapping[str, Mapping[str, Decimal]]:
    """The figures beside their names below each claim's number, the first of each name."""
    told: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
    claim: str | None = None
    for line in lines:
        claim = number_in(line.text) or claim
        for name, value in itertools.pairwise(line.tokens) if claim else ():
            if name.look is Look.TEXT and value.look is Look.MONEY and (role := role_of_whole(name.text.strip(" :"))):
                told[claim or ""].setdefault(role, parse_money(value.text) or _ZERO)
    return told


def _with_money(items: Sequence[LineItem], told: Mapping[str, Decimal]) -> Sequence[LineItem]:
    parts = [told[name] for name in _PARTS if name in told]
    share = told.get(_SHARE, sum(parts, _ZERO) if parts else None)
    allowed = _sum(items, _ALLOWED, told.get(_ALLOWED))
    lacking = [name for name in (_ALLOWED, _PAID, _SHARE) if not any(name in item.other_money for item in items)]
    if share is None or allowed is None or not {_PAID, _SHARE}.intersection(lacking):
        return items
    paid = told.get(_PAID, _sum(items, _PAID, _ZERO) or _ZERO)
    beyond = paid + share - allowed
    refused = [item for item in items if item.other_money.get(_ALLOWED) == 0]
    if not _are_sum_of(beyond, [item.amount for item in refused or items]):
        return items
    if beyond not in (_ZERO, sum((item.amount for item in refused), _ZERO)):
        refused = []
    money = {_ALLOWED: allowed, _PAID: paid, _SHARE: share - beyond if refused else share}
    ours = [item for item in items if item not in refused]
    result = []
    for item in items:
        if item in refused:
            own = {_PAID: _ZERO, _SHARE: item.amount if beyond else _ZERO}
        elif len(ours) == 1:
            own = money
        else:
            result.append(replace(item, claim_money={name: money[name] for name in (_PAID, _SHARE)}))
            continue
        own = {name: own[name] for name in lacking if name in own}
        result.append(replace(item, other_money={**item.other_money, **own}))
    return result


def _sum(items: Sequence[LineItem], name: Money, told: Decimal | None) -> Decimal | None:
    """What the charges print of this name in all, or what is told where they print none."""
    printed = [item.other_money[name] for item in items if name in item.other_money]
    return sum(printed, _ZERO) if printed else told


def _are_sum_of(amount: Decimal, charges: Sequence[Decimal]) -> bool:
    """Whether an amount is the sum of some of these charges, or of none of them."""
    sums = {_ZERO}
    for charge in charges[:_MOST_CHARGES]:
        sums |= {each + charge for each in sums}
    return amount in sums
