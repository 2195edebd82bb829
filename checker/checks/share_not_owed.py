"""A share left to the person that the payer's own rules may not leave to them.

- With QMB, the program with which nothing is owed for what Medicare covers: any share.
- With a payer that pays in full: any but a small copay.
- With Original Medicare: a share above its fifth, or for what was denied without a notice signed before, and what
  Medicare does not buy at all.

Where the paper prints no column for the patient's part, its balance stands for it. Amounts are named in the words alone
where they are parts of charges that other questions may be about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from checker.case import Case
from checker.case.alike import is_signed_for
from checker.catalogue.descriptions import describe_class
from checker.catalogue.tables import Billing, Group
from checker.data.thresholds import threshold
from checker.model import Certainty, Finding, LineItem, Money, Statement, Value

_SHARE, _ALLOWED, _PAID, _TAKEN_OFF = Money.PATIENT_SHARE, Money.ALLOWED, Money.INSURANCE_PAID, Money.ADJUSTMENT
_NOT_SIGNED = "GZ"
_COMPANY_PAYS = re.compile(r"\bCO[- ]?50\b")
_OXYGEN = frozenset({Group.STATIONARY, Group.PORTABLE, Group.CONTENTS, Group.ACCESSORY})
_ZERO = Decimal(0)


def check(case: Case) -> Iterable[Finding]:
    if case.about.qmb:
        yield from _shares("share", "balance", case)
    else:
        told = case.about.payer_kind is not None
        yield from _shares("full-payer-share", "full-payer-told" if told else "full-payer-balance", case)
    alike: defaultdict[tuple[str, str], list[LineItem]] = defaultdict(list)
    for line in case.charges:
        for reason in _by_itself(line, case):
            alike[reason, line.code or line.description].append(line)
    for (reason, _), lines in alike.items():
        yield _of_lines(reason, lines, case)


def _shares(of_lines: str, of_balance: str, case: Case) -> Iterator[Finding]:
    """All shares left with one payer in one finding; a bill that prints no share by its balance. Without QMB, only
    where the payer is known to pay in full for what is charged.
    """
    printed = {line.statement for line in case.lines if _SHARE in line.other_money}
    shared: defaultdict[str, list[LineItem]] = defaultdict(list)
    for line in case.charges:
        left = line.other_money.get(_SHARE, _ZERO) > 0 and not is_signed_for(line)
        if left and (case.about.qmb or _says_in_full([line], line.statement, case)):
            shared[case.payer_kinds[line.statement]].append(line)
    for lines in shared.values():
        share = sum((line.other_money[_SHARE] for line in lines), _ZERO)
        if share > threshold("small-copay"):
            sources = _says_in_full(lines, lines[0].statement, case)
            yield Finding(reason=of_lines, lines=tuple(lines), values={"share": share}, sources=sources)
    for statement in case.statements:
        charges = [line for line in case.charges if line.statement == statement.number]
        balance, sources = _balance(statement), _says_in_full(charges, statement.number, case)
        if statement.number not in printed and balance > threshold("small-copay") and (sources or case.about.qmb):
            yield Finding(
                reason=of_balance,
                statement=statement,
                certainty=Certainty.MEDIUM,
                values={"share": balance},
                sources=sources,
            )


def _says_in_full(lines: Iterable[LineItem], statement: int, case: Case) -> tuple[str, ...]:
    """Where it stands that the bill's payer pays a company in full for any of these charges: for all, or for oxygen.
    Empty where it does not.
    """
    if case.about.qmb:
        return ()
    subjects = ("SHARE", "OXYGEN-SHARE") if any(_is_for_oxygen(line, case) for line in lines) else ("SHARE",)
    rules = (case.payers_own(subject, "payment-in-full", statement) for subject in subjects)
    return tuple(rule.source for rule in rules if rule)


def _is_for_oxygen(line: LineItem, case: Case) -> bool:
    """Whether the line is for home oxygen: by its code or, without a known one, by its words."""
    entry = case.entry(line)
    return not _OXYGEN.isdisjoint({entry.group} if entry else describe_class(line.description))


def _by_itself(line: LineItem, case: Case) -> Iterator[str]:
    """What one charge shows by itself: its money columns, its letters, its remarks, what it is for."""
    if is_signed_for(line):
        return
    left = line.other_money.get(_SHARE, _ZERO) > 0
    if left and _NOT_SIGNED in line.modifiers:
        yield "no-notice-signed"
    elif left and _COMPANY_PAYS.search(" ".join(line.remark_codes)):
        yield "denied-to-the-company"
    elif _above_the_fifth(line, case) > 0:
        yield "above-a-fifth"
    entry = case.entry(line)
    if entry and entry.group is Group.OXIMETER and entry.billing is not Billing.SERVICE and case.owes(line):
        yield "not-a-benefit"


def _above_the_fifth(line: LineItem, case: Case) -> Decimal:
    """How far the share lies above the person's part of the allowed amount, zero where it may be right.

    A company that wrote the price down to the allowed amount took it as its full price. What insurance paid and the
    share are then the allowed amount together; a deductible raises the share, but takes as much from what was paid.
    """
    money, rule = line.other_money, _coinsurance(line, case)
    share, allowed, paid = money.get(_SHARE, _ZERO), money.get(_ALLOWED, _ZERO), money.get(_PAID, _ZERO)
    if rule is None or not money.get(_TAKEN_OFF) or not 0 < allowed < line.amount or paid <= 0:
        return _ZERO
    cents = threshold("cents-off")
    too_much = share - max(allowed * rule, allowed - paid)
    return too_much if too_much > cents else _ZERO


def _coinsurance(line: LineItem, case: Case) -> Decimal | None:
    entry = case.entry(line)
    limit = case.catalogue.limit(entry.code, "coinsurance", line.service_date) if entry and line.service_date else None
    return limit.value if limit else None


def _of_lines(reason: str, lines: list[LineItem], case: Case) -> Finding:
    shares: Mapping[str, Value] = {
        "share": sum((line.other_money.get(_SHARE, _ZERO) for line in lines), _ZERO),
        "allowed": sum((line.other_money.get(_ALLOWED, _ZERO) for line in lines), _ZERO),
        "more": sum((_above_the_fifth(line, case) for line in lines), _ZERO),
    }
    stake = tuple(lines) if reason == "not-a-benefit" else ()
    return Finding(reason=reason, lines=tuple(lines), certainty=Certainty.MEDIUM, at_stake=stake, values=dict(shares))


def _balance(statement: Statement) -> Decimal:
    """What the paper asks for now, zero where it does not say."""
    due = statement.details.balance_due
    return due.value if due else _ZERO
