"""Rent billed as a purchase or the reverse: what the letters, the words, the code, the price and the item's own history
say of one thing must agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median_low

from rapidfuzz import fuzz

from checker.case import Case
from checker.case.alike import is_replacement, whole_months, without_shares
from checker.case.terms import Says, Terms, letters_say, words_say
from checker.catalogue.tables import OXYGEN_RENTALS, Code, CodeClass
from checker.data.thresholds import threshold, threshold_for, whole
from checker.model import Certainty, Finding, LineItem, RentalHistory, Value

_OXYGEN = (*OXYGEN_RENTALS, CodeClass.PURCHASE_BY_DEFINITION)
_NEW = "NU"
_ZERO = Decimal(0)
_SETTLES_IT = frozenset({Says.RENT, Says.PURCHASE, Says.RETURN, Says.SHARE})
_PLAIN = frozenset({"both-letters", "letters-buy-words-rent", "letters-rent-words-buy", "rent-of-supply"})


def check(case: Case) -> Iterable[Finding]:
    alike: defaultdict[tuple[str, str | None], list[LineItem]] = defaultdict(list)
    for line in case.charges:
        for reason in _by_itself(line, case):
            alike[reason, line.code].append(line)
    for (reason, _), lines in alike.items():
        yield _finding(reason, lines)
    for history in case.histories:
        yield from _bought_and_rented(history, case)
        yield from _bought_again_and_again(history)
        yield from _rent_at_a_purchase_price(history, case)


def _by_itself(line: LineItem, case: Case) -> Iterable[str]:
    """What one line says against itself, or against what its code stands for and costs."""
    letters, words, entry = letters_say(line, case.catalogue), _own_words(line, case), case.entry(line)
    is_a = entry.classes if entry else frozenset()
    if letters is Terms.BOTH:
        yield "both-letters"
    if letters is Terms.PURCHASE and words == {Says.RENT}:
        yield "letters-buy-words-rent"
    if letters is Terms.RENT:
        if CodeClass.CONSUMABLE in is_a:
            yield "rent-of-supply"
        elif words == {Says.PURCHASE}:
            yield "letters-rent-words-buy"
        elif CodeClass.PURCHASE_BY_DEFINITION in is_a:
            yield "rent-of-purchase-code"
    if case.terms_of(line) is Terms.PURCHASE:
        if CodeClass.RENTAL_BY_DEFINITION in is_a:
            yield "purchase-of-rental-code"
        elif not is_a.isdisjoint(_OXYGEN):
            yield "purchase-of-oxygen-machine"
    part = letters is not Terms.PURCHASE or Says.SHARE in words_say(line.description)
    if not part and _NEW in line.modifiers and _price(line) < _bound("purchase-too-low", entry):
        yield "purchase-at-a-rent-price"


def _own_words(line: LineItem, case: Case) -> frozenset[Says]:
    """What the supplier's words say of rent and purchase; the code's own official name, printed out, says nothing."""
    entry = case.entry(line)
    official = (entry.official, entry.short) if entry else ()
    printed = line.description.upper()
    if any(name and fuzz.ratio(printed, name.upper()) >= threshold("official-name") for name in official):
        return frozenset()
    return words_say(line.description) & _SETTLES_IT


def _bought_and_rented(history: RentalHistory, case: Case) -> Iterable[Finding]:
    """A sale among months of rent: a slip where its price is a month's rent, else a thing both bought and rented."""
    if not history.purchases or not history.months:
        return
    rents = [line for month in history.months for line in month.lines]
    usual = median_low(_price(line) for line in rents)
    slips = [line for line in history.purchases if abs(line.amount - usual) <= usual * threshold("like-a-rent")]
    if slips:
        yield _finding("one-month-as-bought", slips, {"rent": usual})
    for sale in history.purchases:
        if sale in slips or is_replacement(sale) or sale.service_date is None:
            continue
        after = [line for line in rents if line.service_date and line.service_date >= sale.service_date]
        values: dict[str, Value] = {"bought": sale.service_date, "price": sale.amount}
        if after:
            yield _finding("rented-after-bought", [sale, *after], values, stake=after)
        elif not history.credits:
            paid = sum((case.left[line.number] for line in set(rents)), _ZERO)
            yield _finding("bought-after-renting", [sale], {**values, "paid": paid, "n": len(history.months)})


def _bought_again_and_again(history: RentalHistory) -> Iterable[Finding]:
    """Equal sales of one lasting thing, month after month."""
    alike: defaultdict[Decimal, list[LineItem]] = defaultdict(list)
    for sale in history.purchases:
        if Says.SHARE not in words_say(sale.description):
            alike[sale.amount].append(sale)
    for sales in alike.values():
        monthly = [
            (one, other)
            for one, other in pairwise(sales)
            if whole("same-month-days") < (other.day - one.day).days <= whole("monthly-at-most-days")
        ]
        if monthly:
            lines = list(dict.fromkeys(line for pair in monthly for line in pair))
            yield _finding("bought-every-month", lines, {"n": len(lines), "price": lines[0].amount}, stake=lines[1:])


def _rent_at_a_purchase_price(history: RentalHistory, case: Case) -> Iterable[Finding]:
    """A month's rent many times the others, or, with no others, so high that it looks like the price of the thing."""
    rents = whole_months(without_shares(list(dict.fromkeys(line for month in history.months for line in month.lines))))
    if not rents:
        return
    usual = median_low(_price(line) for line in rents)
    alone = len(rents) == 1
    bound = _bound("rent-too-high", case.entry(rents[0])) if alone else threshold("rent-times-usual") * usual
    for line in rents:
        if bound and _price(line) >= bound and (not alone or _says_rent(line, case)):
            reason = "rent-at-a-purchase-price" if alone else "rent-far-above-the-others"
            yield _finding(reason, [line], {"usual": usual}, stake=[line])


def _says_rent(line: LineItem, case: Case) -> bool:
    """Whether the line itself says rent: without letters and words, a price that looks like a purchase may be one."""
    return letters_say(line, case.catalogue) in (Terms.RENT, Terms.BOTH) or Says.RENT in words_say(line.description)


def _finding(
    reason: str, lines: Sequence[LineItem], more: Mapping[str, Value] | None = None, stake: Sequence[LineItem] = ()
) -> Finding:
    values: dict[str, Value] = {"letters": "-".join(lines[0].modifiers), "charge": lines[0].amount}
    return Finding(
        reason=reason,
        lines=tuple(lines),
        certainty=Certainty.HIGH if reason in _PLAIN else Certainty.MEDIUM,
        at_stake=tuple(stake or lines),
        values={**values, **(more or {})},
    )


def _bound(name: str, entry: Code | None) -> Decimal:
    """The price of that name for the code's class, in data/thresholds.csv; zero where there is none."""
    prices = (threshold_for(name, kind) for kind in sorted(entry.classes if entry else ()))
    return next((price for price in prices if price is not None), _ZERO)


def _price(line: LineItem) -> Decimal:
    """The amount of one unit."""
    return line.amount / line.units if line.units > 1 else line.amount
