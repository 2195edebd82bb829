"""What the balance of a bill may be, by the sums it prints: of charges, payments, write-offs, taxes and the like.

A bill may mean its balance in several ways; what none of them gives is worth asking about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from checker.data.thresholds import threshold, whole
from checker.model import Figure, FigureKind, Kind, LineItem, Money, Read, Statement

ZERO = Decimal(0)
COLUMNS = (
    Money.ALLOWED,
    Money.ADJUSTMENT,
    Money.INSURANCE_PAID,
    Money.TAX,
    Money.PATIENT_SHARE,
    Money.PATIENT_PAID,
    Money.BALANCE,
)
_BETWEEN = (FigureKind.TOTAL_PAYMENTS, FigureKind.TOTAL_ADJUSTMENTS, FigureKind.TOTAL_TAX, FigureKind.OTHER)


def added_up(statement: Statement, owed: Decimal) -> list[Decimal]:
    """The amounts of a column of sums from the total of the charges to the balance, of which some are below zero, so
    that what is paid, taken off, added or refunded is part of the balance.

    None where the sums do not stand so, or more of what is taken off stands elsewhere, as off what was owed before.
    """
    figures = sorted(statement.reading.figures, key=lambda figure: (figure.box.page, figure.box.top))
    ends = [at for at, figure in enumerate(figures) if (figure.kind, figure.amount) == (FigureKind.BALANCE_DUE, owed)]
    column: list[Figure] = []
    for figure in reversed(figures[: ends[-1]] if ends else []):
        if abs(figure.box.x1 - figures[ends[-1]].box.x1) > threshold("column-edge"):
            break
        column.append(figure)
        if figure.kind in (FigureKind.TOTAL_CHARGES, FigureKind.TOTAL):
            amounts = [each.amount for each in column]
            off = {abs(each.amount) for each in figures if each.kind in _BETWEEN[:2]}
            whole_of_it = all(each.kind in _BETWEEN for each in column[:-1]) and off <= {*map(abs, amounts)}
            return amounts if min(amounts) < 0 and whole_of_it else []
    return []


def printed_sums(statement: Statement, kind: FigureKind, last: Read[Decimal] | None) -> set[Decimal]:
    """What a paper's sums of payments or of adjustments may come to: one of them, or several together, as those of the
    insurance and of the patient do; none where the last of them is doubtful or none is printed."""
    if sure_amount(last) is None or last is None:
        return set()
    sums = {abs(figure.amount) for figure in statement.reading.figures if figure.kind is kind} | {abs(last.value)}
    several = sorted(sums - {ZERO})[: whole("sums-apart")]
    return {sum(some, ZERO) for size in range(1, len(several) + 1) for some in combinations(several, size)} | sums


def in_all(statement: Statement, payments: set[Decimal], printed: Decimal, meant: Decimal) -> Decimal:
    """What is taken off: what the sums `printed` say, and where that comes nearer to what can be `meant`, the payments
    listed too, of which none of the printed sums of payments is."""
    listed = abs(sum_of(line for line in statement.lines if line.kind is Kind.PAYMENT))
    both = printed if listed in payments or not payments else printed + listed
    return min(printed, both, key=lambda taken: abs(taken - meant))


def balances_of(
    statement: Statement, charges: Decimal, changes: set[Decimal], beside: Sequence[Statement]
) -> set[Decimal]:
    """Every balance the paper's own figures may mean, with each of the `changes` that payments and adjustments make.

    It is that with the older one or without, of the charges as billed, of those of all bills of its file, or of another
    column. Taxes and what else is printed between may be on top.
    """
    older = statement.details.previous_balance
    before = older.value if older else ZERO
    listed = sum_of(line for line in statement.lines if line.kind is Kind.CHARGE)
    together = sum_of(line for one in (statement, *beside) for line in one.lines if line.kind is Kind.CHARGE)
    net = sum((one.reading.sum for one in (statement, *beside)), ZERO)
    billed = {charges, listed, together, net, *(sum_column(statement.lines, column) for column in COLUMNS)}
    more = {tax + other for tax in on_top(statement, FigureKind.TOTAL_TAX) for other in on_top(statement)}
    return {
        first + extra + sum_ + change
        for first in (before, ZERO)
        for extra in more
        for sum_ in billed
        for change in changes
    }


def on_top(statement: Statement, kind: FigureKind = FigureKind.OTHER) -> set[Decimal]:
    """What the printed sums of a kind may add: nothing, one of them, or all."""
    printed = [figure.amount for figure in statement.reading.figures if figure.kind is kind]
    return {ZERO, *printed, sum(printed, ZERO)}


def ways(printed: set[Decimal], lines: Sequence[LineItem]) -> set[Decimal]:
    """What the printed sums of payments or adjustments, or the lines they sum, may change of a balance.

    They may be left out only where no line of the bill is one.
    """
    listed = sum_of(lines)
    changes = {change for amount in printed or {ZERO} for change in (-amount, amount, listed - amount)}
    return changes | {listed} | (set() if lines else {ZERO})


def sure_amount(read: Read[Decimal] | None) -> Decimal | None:
    return read.value if read and read.confidence >= threshold("doubtful-figure") else None


def sum_of(lines: Iterable[LineItem]) -> Decimal:
    return sum((line.amount for line in lines), ZERO)


def sum_column(lines: Iterable[LineItem], column: Money) -> Decimal:
    return sum((line.other_money.get(column, ZERO) for line in lines), ZERO)
