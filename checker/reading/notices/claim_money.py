"""What a notice says for a whole claim: what the plan paid of it and what it leaves to the person."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.model import LineItem
from checker.reading.notices.claim_numbers import number_in
from checker.reading.tokens.heading_words import role_of_whole
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.values import parse_money

_PAID, _SHARE = "insurance_paid", "patient_share"
_PARTS = ("deductible", "copay", "coinsurance")


def with_money_of_claims(items: Sequence[LineItem], lines: Sequence[Line]) -> list[LineItem]:
    """The charges; where those of a claim lack what was paid or is left of them and its summary tells both, which come
    to all that was allowed, that is what is said of the only charge, and of the claim where it has several."""
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
                told[claim or ""].setdefault(role, parse_money(value.text) or Decimal(0))
    return told


def _with_money(items: Sequence[LineItem], told: Mapping[str, Decimal]) -> Sequence[LineItem]:
    allowed = [item for item in items if item.other_money.get("allowed")]
    paid = told.get(_PAID, sum((item.other_money.get(_PAID, Decimal(0)) for item in allowed), Decimal(0)))
    parts = [told[name] for name in _PARTS if name in told]
    share = told.get(_SHARE, sum(parts, Decimal(0)) if parts else None)
    lacking = [name for name in (_PAID, _SHARE) if not any(name in item.other_money for item in allowed)]
    if (
        share is None
        or not lacking
        or paid + share != sum((item.other_money["allowed"] for item in allowed), Decimal(0))
    ):
        return items
    money = {_PAID: paid, _SHARE: share}
    if len(allowed) > 1:
        return [replace(item, claim_money=money) if item in allowed else item for item in items]
    own = {name: money[name] for name in lacking}
    return [replace(item, other_money={**item.other_money, **own}) if item in allowed else item for item in items]
