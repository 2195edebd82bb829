"""A bill held against what the plans' notices leave to the person.

Nothing is worked out that no paper prints. The two are compared only where both were read surely and what the plan
paid could stand on the bill (`posting`).
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from checker.case.absent import absent
from checker.case.credits import is_charge
from checker.case.decisions import Decision, dated
from checker.case.matching import sure
from checker.case.posting import posting
from checker.data.thresholds import threshold
from checker.model import AmountKind, Certainty, Finding, Kind, LineItem, Money, Statement

_ZERO = Decimal(0)
_MOST_GROUPS = 5_000
"""How many groups of refused charges are held against what a bill asks too much."""


class Excess(Struct, frozen=True, kw_only=True):
    """Charges of which a bill asks for more than the plans leave to the person, and how much more in all.

    `asked` and `owed` are what the bill asks and the notices leave for them; `by_line` says that the bill prints the
    person's share of each charge, otherwise its balance was compared.
    """

    lines: tuple[LineItem, ...]
    amount: Decimal
    asked: Decimal
    owed: Decimal
    by_line: bool


class Comparison(Struct, frozen=True, kw_only=True):
    """A bill beside the notices that tell of its charges.

    `denied` are charges asked for though the plan left them to the supplier, `uncredited` those whose payment the bill
    does not show, `above` the rest of what is asked too much. `absent_that_day` and `absent_between` are charges that
    the notices should list and do not: of a day that one of them lists, or of one between such days.
    """

    bill: Statement
    denied: Excess | None = None
    uncredited: Excess | None = None
    above: Excess | None = None
    absent_that_day: tuple[LineItem, ...] = ()
    absent_between: tuple[LineItem, ...] = ()


def asked_too_much(bill: Statement, excess: Excess, *, by_line: str, by_balance: str) -> Finding:
    """The finding that a bill asks too much of these charges, for one reason or the other: that of a bill which prints
    the person's share of each charge is surer."""
    return Finding(
        reason=by_line if excess.by_line else by_balance,
        lines=excess.lines,
        statement=bill,
        certainty=Certainty.HIGH if excess.by_line else Certainty.MEDIUM,
        amount_in_question=excess.amount,
        amount_kind=AmountKind.DIFFERENCE,
        values={"asked": excess.asked, "owed": excess.owed, "more": excess.amount},
    )


def comparisons(statements: Sequence[Statement], decided: Mapping[int, Decision]) -> tuple[Comparison, ...]:
    """Each bill that notices tell of, the latest where several list the same charges."""
    bills = [one for one in statements if not one.is_notice and any(line.number in decided for line in one.lines)]
    latest: dict[int, int] = {}
    for bill in sorted(bills, key=dated):
        latest |= {line.number: bill.number for line in bill.lines if line.number in decided}
    notices = {one.number: one for one in statements if one.is_notice}
    return tuple(_compared(bill, decided, notices) for bill in bills if bill.number in latest.values())


def _compared(bill: Statement, decided: Mapping[int, Decision], notices: Mapping[int, Statement]) -> Comparison:
    least = threshold("doubtful-line")
    decided = {**decided, **_of_whole_claims(bill, decided, notices)}
    charges = [line for line in bill.lines if is_charge(line) and sure([line], least)]
    posted = posting(bill, decided)
    known = {
        line.number: decision
        for line in charges
        if (decision := decided.get(line.number))
        and sure(decision.lines, least)
        and posted.could_show(line, decision.notices, decision.on)
    }
    told = [line for line in charges if line.number in known]
    that_day, between = absent(bill, posted, charges, decided, notices)
    in_all = any(line.claim_money for decision in known.values() for line in decision.lines)
    if not in_all and any(Money.PATIENT_SHARE in line.other_money for line in charges):
        denied, uncredited, above = _by_line(told, known)
    elif len(told) == len([line for line in bill.lines if is_charge(line)]):
        denied, uncredited, above = _by_balance(bill, told, known)
    else:
        denied = uncredited = above = None
    return Comparison(
        bill=bill,
        denied=denied,
        uncredited=uncredited,
        above=above,
        absent_that_day=that_day,
        absent_between=between,
    )


def _by_line(
    lines: Sequence[LineItem], known: Mapping[int, Decision]
) -> tuple[Excess | None, Excess | None, Excess | None]:
    """The bill prints the person's share of each charge: each is held against what its notice leaves."""
    denied, uncredited, above = list[LineItem](), list[LineItem](), list[LineItem]()
    for line in lines:
        decision, asked = known[line.number], line.other_money.get(Money.PATIENT_SHARE)
        if asked is None or asked <= (decision.owed or _ZERO) + threshold("cents-off"):
            continue
        if decision.suppliers_loss:
            denied.append(line)
        elif decision.owed is None:
            continue
        elif decision.paid and _lacks(line, decision.paid, asked - decision.owed):
            uncredited.append(line)
        else:
            above.append(line)
    first, second, third = (_excess(group, known) for group in (denied, uncredited, above))
    return first, second, third


def _lacks(line: LineItem, paid: Decimal, more: Decimal) -> bool:
    """Whether a line of a bill that asks for so much more than is owed lacks what the plan paid: it shows less as paid,
    or shows nothing of it and asks for just that."""
    credited = _credited(line)
    return more == paid if credited is None else credited + threshold("cents-off") < paid


def _credited(line: LineItem) -> Decimal | None:
    """What a line of a bill shows as paid by plans; None where no column tells."""
    money = line.other_money
    columns = [name for name in (Money.INSURANCE_PAID, Money.PAYMENT, Money.SECONDARY_PAID) if name in money]
    return sum((abs(money[name]) for name in columns), _ZERO) if columns else None


def _excess(lines: Sequence[LineItem], known: Mapping[int, Decision]) -> Excess | None:
    if not lines:
        return None
    asked = sum((line.other_money[Money.PATIENT_SHARE] for line in lines), _ZERO)
    owed = sum((known[line.number].owed or _ZERO for line in lines), _ZERO)
    return Excess(lines=tuple(lines), amount=asked - owed, asked=asked, owed=owed, by_line=True)


def _by_balance(
    bill: Statement, lines: Sequence[LineItem], known: Mapping[int, Decision]
) -> tuple[Excess | None, Excess | None, Excess | None]:
    """The bill prints one balance for all its charges, each of which a notice decided.

    Where a notice does not say what it leaves to the person of a charge, that is at most what it did not pay of it:
    only a payment that is missing can be told.
    """
    asked = _asked(bill, lines)
    owed = sum((_most_owed(line, known[line.number]) for line in lines), _ZERO)
    if asked is None or asked <= owed + threshold("cents-off"):
        return None, None, None
    left, cents = asked - owed, threshold("cents-off")
    told = all(known[line.number].owed is not None or known[line.number].suppliers_loss for line in lines)
    refused = _not_written_off(bill, [line for line in lines if known[line.number].suppliers_loss])
    paid_lines = [line for line in lines if known[line.number].paid]
    paid = sum((known[line.number].paid or _ZERO for line in paid_lines), _ZERO)
    unpaid = max(paid - _paid_on(bill), _ZERO)
    unpaid = unpaid if cents < unpaid <= left + cents else _ZERO
    denied = _coming_to(left - unpaid, refused)
    if denied is None and unpaid:
        denied = _coming_to(left, refused)
        unpaid = _ZERO if denied else unpaid
    if denied is None:
        all_left = sum((line.amount for line in refused), _ZERO) <= left - unpaid + cents
        denied = refused if all_left and not told else []
    denied_sum = sum((line.amount for line in denied), _ZERO)

    def excess(group: Sequence[LineItem], amount: Decimal) -> Excess | None:
        if not group or amount <= cents:
            return None
        return Excess(lines=tuple(group), amount=amount, asked=asked, owed=owed, by_line=False)

    rest = told and not denied and not unpaid
    return excess(denied, denied_sum), excess(paid_lines, unpaid), excess(lines, left) if rest else None


def _coming_to(amount: Decimal, lines: Sequence[LineItem]) -> Sequence[LineItem] | None:
    """Those of some charges, as few as can be, that come to an amount, none for none; None where none of them do."""
    groups = itertools.chain.from_iterable(itertools.combinations(lines, count) for count in range(len(lines) + 1))
    tried = itertools.islice(groups, _MOST_GROUPS)
    off = threshold("cents-off")
    return next((each for each in tried if abs(sum((line.amount for line in each), _ZERO) - amount) <= off), None)


def _of_whole_claims(
    bill: Statement, decided: Mapping[int, Decision], notices: Mapping[int, Statement]
) -> Mapping[int, Decision]:
    """The decisions that a notice tells of a claim in all alone: where each charge of it is on the bill, what is paid
    and owed stands for the first of them, and nothing for the others."""
    claims: defaultdict[tuple[int, str | None], list[int]] = defaultdict(list)
    for line in bill.lines:
        decision = decided.get(line.number)
        if decision and len(decision.lines) == 1 and decision.lines[0].claim_money:
            claims[decision.notices[0], decision.lines[0].claim].append(line.number)
    whole: dict[int, Decision] = {}
    for (notice, claim), numbers in claims.items():
        theirs = [line for line in notices[notice].lines if line.claim == claim and line.claim_money]
        for number in numbers if len(theirs) == len(numbers) else ():
            money = theirs[0].claim_money if number == numbers[0] else {}
            owed, paid = money.get(Money.PATIENT_SHARE, _ZERO), money.get(Money.INSURANCE_PAID, _ZERO)
            whole[number] = replace(decided[number], owed=owed, paid=paid)
    return whole


def _most_owed(line: LineItem, decision: Decision) -> Decimal:
    if decision.owed is None:
        return _ZERO if decision.suppliers_loss else line.amount - (decision.paid or _ZERO)
    return decision.owed


def _not_written_off(bill: Statement, refused: Sequence[LineItem]) -> list[LineItem]:
    """Refused charges but for those that the bill takes off: in a column of theirs, or in a row, which takes off the
    latest charge of its amount before it."""
    left = [line for line in refused if line.other_money.get(Money.ADJUSTMENT) != line.amount]
    for row in bill.lines:
        if row.kind in (Kind.ADJUSTMENT, Kind.CREDIT):
            off = [line for line in left if line.amount == -row.amount and _not_after(line, row)]
            if off:
                left.remove(max(off, key=lambda line: line.day))
    return left


def _not_after(line: LineItem, row: LineItem) -> bool:
    return line.service_date is None or row.service_date is None or line.service_date <= row.service_date


def _asked(bill: Statement, lines: Sequence[LineItem]) -> Decimal | None:
    """What a bill asks for its own charges: its balance less what was owed before, or the shares that its lines print
    where it has none; None where not read surely."""
    due, before = bill.details.balance_due, bill.details.previous_balance
    least = float(threshold("doubtful-figure"))
    shares = [line.other_money.get(Money.PATIENT_SHARE) for line in lines]
    if due is None and None not in shares:
        return sum((share for share in shares if share), _ZERO)
    if due is None or due.confidence < least or (before and before.confidence < least):
        return None
    return due.value - (before.value if before else _ZERO)


def _paid_on(bill: Statement) -> Decimal:
    """What a bill shows as paid, by whomever."""
    rows = -sum((line.amount for line in bill.lines if line.kind is Kind.PAYMENT), _ZERO)
    columns = sum((_credited(line) or _ZERO for line in bill.lines if line.kind in (Kind.CHARGE, Kind.PAYMENT)), _ZERO)
    printed = bill.details.total_payments
    return max(rows, columns, abs(printed.value) if printed else _ZERO)
