"""Sums that do not come out: units times price, the lines against the total, what was owed against what is owed now.

A sum is only held against the paper where all of it was read and nothing else on the paper explains the difference. It
is only sure where no row can have been taken for a sum, no sum for a row, and neither for another account's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from checker.case import Case
from checker.case.balances import (
    COLUMNS,
    ZERO,
    added_up,
    balances_of,
    in_all,
    on_top,
    printed_sums,
    sum_column,
    sum_of,
    sure_amount,
    ways,
)
from checker.data.thresholds import threshold, whole
from checker.model import AmountKind, Certainty, FigureKind, Finding, Kind, LineItem, Money, PrintedSum, Statement

_OFF = (Money.ADJUSTMENT, Money.INSURANCE_PAID, Money.PATIENT_PAID, Money.NOT_COVERED)


def check(case: Case) -> Iterable[Finding]:
    for statement in case.statements:
        yield from _products(statement)
        yield from _shares(statement)
        if not statement.is_notice and _fully_read(statement):
            yield from _total(statement, case)
            yield from _balance(statement, case)


def _products(statement: Statement) -> Iterable[Finding]:
    """The amounts that units and price do not give; none where these are most, of several, for then a column was taken
    for another. They are not sure where the amounts do not come to the printed total, or the count is doubted."""
    lines = [line for line in statement.lines if not line.repeated]
    prints_units = any(line.counted or line.units != 1 for line in lines)
    priced = [line for line in lines if line.kind is Kind.CHARGE and line.unit_price is not None]
    wrong = [line for line in priced if not _product_explained(line, prints_units)]
    if len(wrong) > whole("wrong-products") and 2 * len(wrong) > len(priced):
        return
    for line in wrong:
        doubtful = statement.reading.disagrees_with or any(doubt.field == "units" for doubt in line.doubts)
        yield _product(line, Certainty.LOW if doubtful else Certainty.HIGH)


def _shares(statement: Statement) -> Iterable[Finding]:
    """The parts left to the patient that are above what a line's own payments and adjustments leave of its charge.

    Nearly all other lines must come out, so that the columns are those that their names say.
    """
    lines = [line for line in statement.lines if line.kind is Kind.CHARGE and Money.PATIENT_SHARE in line.other_money]
    off = {line.number: [line.other_money[name] for name in _OFF if name in line.other_money] for line in lines}
    wrong = [
        line for line in lines if line.other_money[Money.PATIENT_SHARE] not in _left(line.amount, off[line.number])
    ]
    if len(lines) - len(wrong) < whole("shares-that-come-out") * max(1, len(wrong)):
        return
    for line in wrong:
        taken_off, owed = sum(map(abs, off[line.number]), ZERO), line.other_money[Money.PATIENT_SHARE]
        if off[line.number] and owed - line.amount + taken_off > threshold("cents-off"):
            yield Finding(
                reason="more-than-is-left",
                lines=(line,),
                certainty=Certainty.HIGH,
                amount_in_question=owed - line.amount + taken_off,
                amount_kind=AmountKind.DIFFERENCE,
                values={"charged": line.amount, "off": taken_off, "right": line.amount - taken_off, "owed": owed},
            )


def _left(charged: Decimal, off: Sequence[Decimal]) -> set[Decimal]:
    """What may be left of a charge: each of these is taken off, or put on, or is part of another."""
    left = {charged}
    for amount in off:
        left |= {each + change for each in left for change in (amount, -amount)}
    return left


def _product(line: LineItem, certainty: Certainty) -> Finding:
    price = line.unit_price or ZERO
    right = line.units * price
    return Finding(
        reason="units-times-price",
        lines=(line,),
        certainty=certainty,
        amount_in_question=max(ZERO, line.amount - right) or None,
        amount_kind=AmountKind.DIFFERENCE,
        values={
            "units": f"{line.units.normalize():f}",
            "price": price,
            "right": right,
            "charged": line.amount,
            "difference": abs(line.amount - right),
        },
    )


def _product_explained(line: LineItem, prints_units: bool) -> bool:
    """Whether units and price give the amount, or a tax, a discount, or a price for all units at once does.

    Where the paper prints no units, the amount may be a whole number of prices.
    """
    price = line.unit_price or ZERO
    if not prints_units and price and line.amount % price == 0:
        return True
    slack = max(threshold("cents-off"), threshold("price-rounding") * abs(line.units))
    others = [line.other_money[column] for column in COLUMNS if column in line.other_money]
    extras = [ZERO, *others, *(-money for money in others)]
    reachable = {line.units * price + extra for extra in extras} | {price + extra for extra in extras}
    return any(abs(line.amount - sum_) <= slack for sum_ in reachable)


def _fully_read(statement: Statement) -> bool:
    report = statement.reading
    whole = report.lines_read == report.lines_seen and not report.unread and not report.unread_pages
    return whole and all(line.confidence >= threshold("doubtful-line") for line in statement.lines)


def _is_sure(statement: Statement, case: Case) -> bool:
    """Whether the sums of a statement are beyond doubt: its lines are read as surely as a total must be, and it names
    one total of charges. Nor may another bill in its file add up to nothing, whose rows and sums may be partly this
    one's."""
    least = threshold("doubtful-figure")
    totals = {figure.amount for figure in statement.reading.figures if figure.kind is FigureKind.TOTAL_CHARGES}
    settled = all(other.reading.agrees_with or not other.lines for other in case.beside[statement.number])
    return settled and len(totals) < 2 and all(line.confidence >= least for line in statement.lines)


def _is_printed(difference: Decimal, statement: Statement) -> bool:
    """Whether the paper prints what is lacking as a sum, or what is too much as a charge: one may be the other."""
    if difference > 0:
        return any(figure.amount == difference for figure in statement.reading.figures)
    return any(line.amount == -difference for line in statement.lines)


def _total(statement: Statement, case: Case) -> Iterable[Finding]:
    """The charges against the printed total."""
    total = sure_amount(statement.details.total_charges)
    charges = [line for line in statement.lines if line.kind is Kind.CHARGE]
    if total is None or not charges or (statement.reading.agrees_with and not _is_contradicted(statement)):
        return
    listed = sum_of(charges)
    differences = {total - sum_ for sum_ in _sums(statement, case)}
    if any(abs(difference) <= threshold("cents-off") for difference in differences):
        return
    explained = statement.reading.agrees_with or any(_is_printed(difference, statement) for difference in differences)
    sure = _is_sure(statement, case) and not explained
    yield Finding(
        reason="lines-not-total",
        statement=statement,
        certainty=Certainty.HIGH if sure else Certainty.LOW,
        amount_in_question=max(ZERO, total - listed) or None,
        amount_kind=AmountKind.DIFFERENCE,
        values={"sum": listed, "total": total, "difference": abs(total - listed)},
    )


def _is_contradicted(statement: Statement) -> bool:
    """Whether a bill's lines only come to what it calls a total, as at the foot of a table, and not to its charges'."""
    report = statement.reading
    came_to = {figure.kind for figure in report.figures if figure.amount == report.sum}
    by_total = FigureKind.TOTAL in came_to and FigureKind.TOTAL_CHARGES not in came_to
    return by_total and report.agrees_with is PrintedSum.TOTAL_CHARGES


def _sums(statement: Statement, case: Case) -> set[Decimal]:
    """What a paper may mean by its total: charges with or without credits and adjustments, another column, an older
    balance or tax on top, or all bills of one file or two of them together."""
    by_kind = {kind: sum_of(line for line in statement.lines if line.kind is kind) for kind in Kind}
    sums = {
        by_kind[Kind.CHARGE] + sum(more, ZERO)
        for size in range(len(Kind))
        for more in combinations([by_kind[kind] for kind in Kind if kind is not Kind.CHARGE], size)
    }
    columns = {sum_column(statement.lines, column) for column in COLUMNS} - {ZERO}
    sums |= columns | {listed + extra for listed in sums for extra in columns}
    beside = case.beside[statement.number]
    together = {sum_of(line for one in (statement, *beside) for line in one.lines)}
    together |= {statement.reading.sum + other.reading.sum for other in beside}
    older = sure_amount(statement.details.previous_balance) or ZERO
    taxes = on_top(statement, FigureKind.TOTAL_TAX)
    return {listed + extra + tax for listed in sums | together for extra in (ZERO, older) for tax in taxes}


def _balance(statement: Statement, case: Case) -> Iterable[Finding]:
    """What was owed before, plus charges, less payments and adjustments, against what the paper says is owed now.

    Where the paper prints no payments, nothing owed before, or no write-offs beside the payments, what is lacking may
    explain a balance below that, not one above all that was owed. It is less sure then. Sums in one column from the
    charges to the balance lack nothing.
    It is not sure either where another bill of the file asks for the same, of which it may be the balance.
    """
    details = statement.details
    older = sure_amount(details.previous_balance)
    listed = sum_of(line for line in statement.lines if line.kind is Kind.CHARGE)
    charges = sure_amount(details.total_charges) if details.total_charges else listed
    payments = printed_sums(statement, FigureKind.TOTAL_PAYMENTS, details.total_payments)
    adjustments = printed_sums(statement, FigureKind.TOTAL_ADJUSTMENTS, details.total_adjustments)
    owed = sure_amount(details.balance_due)
    listed_off = sum_of(line for line in statement.lines if line.kind in (Kind.PAYMENT, Kind.ADJUSTMENT))
    all_off = adjustments or abs(listed_off) in payments
    if not charges or owed is None or not (payments or details.total_payments is None):
        return
    before = older or ZERO
    column = [] if case.beside[statement.number] else added_up(statement, owed)
    printed = charges - sum(column) if column else max(payments, default=ZERO) + max(adjustments, default=ZERO)
    taken_off = in_all(statement, payments, printed, before + charges - owed)
    right = before + charges - taken_off
    complete = column or (payments and (older is not None or all_off))
    if not complete and owed <= right:
        return
    paid = ways(payments, [line for line in statement.lines if line.kind is Kind.PAYMENT])
    adjusted = ways(adjustments, [line for line in statement.lines if line.kind in (Kind.CREDIT, Kind.ADJUSTMENT)])
    changes = {-taken_off} if column else {p + a for p in paid for a in adjusted}
    if column and taken_off in {abs(sum_column(statement.lines, name)) for name in COLUMNS}:
        changes.add(ZERO)  # the patient's own part is printed less that column
    balances = balances_of(statement, charges, changes, case.beside[statement.number])
    if column and owed != charges and owed in {sum_column(statement.lines, name) for name in COLUMNS}:
        charges, right = owed, owed - taken_off  # the patient's own part, of which nothing is taken off
    if any(abs(owed - sum_) <= threshold("cents-off") for sum_ in balances):
        return
    off = payments or adjustments or column
    asked = {other.details.balance_due.value for other in case.beside[statement.number] if other.details.balance_due}
    sure = _is_sure(statement, case) and owed not in asked
    reason = "balance" if off else "balance-without-payments" if older else "balance-above-charges"
    reason = "balance-without-older" if off and older is None else reason
    doubtful = not sure or (reason == "balance" and not complete)
    yield Finding(
        reason=reason,
        statement=statement,
        certainty=Certainty.LOW if doubtful else Certainty.HIGH if reason == "balance" else Certainty.MEDIUM,
        amount_in_question=max(ZERO, owed - right) or None,
        amount_kind=AmountKind.DIFFERENCE,
        values={
            "before": before,
            "charges": charges,
            "payments": taken_off,
            "right": right,
            "owed": owed,
            "difference": abs(owed - right),
        },
    )
