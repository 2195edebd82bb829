"""Whether the lines of a statement add up to what it prints: to a total, the sums of groups, or a balance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from msgspec import Struct

from checker.model import Figure, FigureKind, Kind, LineItem, PrintedSum
from checker.reading.items.doubts import Why
from checker.reading.sums.figures import sum_of_charges, sums_of_groups


class Agreement(Struct, frozen=True):
    """The sum of charges and credits, the printed one it equals, and else the one it was held against."""

    sum: Decimal
    agrees_with: PrintedSum | None = None
    disagrees_with: PrintedSum | None = None


def agreement(lines: Sequence[LineItem], figures: Sequence[Figure]) -> Agreement:
    """Whether lines add up to what is printed: to a total, else to subtotals, else to a balance."""
    charges = sum_of_charges(lines)
    gross = sum((line.amount for line in lines if line.kind is Kind.CHARGE), Decimal("0.00"))
    everything = sum((line.amount for line in lines), Decimal("0.00"))
    printed: defaultdict[FigureKind, list[Decimal]] = defaultdict(list)
    for figure in figures:
        printed[figure.kind].append(figure.amount)
    totals, plain = printed[FigureKind.TOTAL_CHARGES], printed[FigureKind.TOTAL]
    named = totals + plain
    taxes = printed[FigureKind.TOTAL_TAX]
    named += [total - tax for tax in {*taxes, sum(taxes)} for total in named]
    if charges in named or gross in named:
        return Agreement(charges, PrintedSum.TOTAL_CHARGES)
    if any(_together(figures, kind) in (charges, gross) for kind in (FigureKind.TOTAL_CHARGES, FigureKind.TOTAL)):
        return Agreement(charges, PrintedSum.TOTAL_CHARGES)
    totals = totals or (plain if len(set(plain)) == 1 else [])
    subtotals = sums_of_groups(figures)
    if subtotals and not totals and sum(subtotals) in (charges, gross, everything):
        return Agreement(charges, PrintedSum.SUBTOTALS)
    if everything in named:
        return Agreement(charges, PrintedSum.TOTAL_CHARGES)
    if not totals and (reached := _balance_reached(printed, (everything, charges))):
        return Agreement(charges, reached)
    of_groups = subtotals or _adds_up_some(plain, lines)
    against = PrintedSum.TOTAL_CHARGES if totals else PrintedSum.SUBTOTALS if of_groups else None
    if against is None and lines and _is_due_alone(figures, lines, charges):
        against = PrintedSum.BALANCE
    return Agreement(charges, disagrees_with=against)


def _together(figures: Sequence[Figure], kind: FigureKind) -> Decimal | None:
    """What several totals of a kind come to, as those of pages or of accounts; where all are alike, one is printed
    again unless each stands behind other lines."""
    own = [figure for figure in figures if figure.kind is kind]
    if len({figure.amount for figure in own}) == 1:
        own = list({figure.after_lines: figure for figure in own if figure.after_lines}.values())
    return sum((figure.amount for figure in own), Decimal(0)) if len(own) > 1 else None


def _balance_reached(printed: defaultdict[FigureKind, list[Decimal]], sums: Sequence[Decimal]) -> PrintedSum | None:
    """The printed balance that one of these sums comes to, less one of the payments and adjustments, or the greatest of
    both, or none; by itself, else with the older balance."""
    balances = {*printed[FigureKind.BALANCE_DUE]}
    carried = sum({*printed[FigureKind.BALANCE_FORWARD]}, Decimal(0))
    paid = [abs(value) for value in printed[FigureKind.TOTAL_PAYMENTS]]
    adjusted = [abs(value) for value in printed[FigureKind.TOTAL_ADJUSTMENTS]]
    off = {Decimal(0), *paid, *adjusted, max(paid, default=Decimal(0)) + max(adjusted, default=Decimal(0))}
    for reached, start in ((PrintedSum.BALANCE, Decimal(0)), (PrintedSum.ENDING_BALANCE, carried)):
        if any(start + each - less in balances for each in sums for less in off):
            return reached
    return None


def _is_due_alone(figures: Sequence[Figure], lines: Sequence[LineItem], charges: Decimal) -> bool:
    """Whether all that is printed beside some charges is what is due, once or more, and that is above them; on a
    picture also below them, where no line prints what is paid of it."""
    due = {figure.amount for figure in figures}
    alone = all(figure.kind is FigureKind.BALANCE_DUE for figure in figures) and len(due) == 1
    plain = all(line.kind is Kind.CHARGE for line in lines)
    misread = all(Why.FROM_PICTURE.doubt in line.doubts and not line.other_money for line in lines)
    return alone and plain and (misread or min(due) > charges)


def _adds_up_some(sums: Sequence[Decimal], lines: Sequence[LineItem]) -> bool:
    """Whether one of the sums is that of several charges in a row, so that these are sums of charges."""
    run = [Decimal(0), *accumulate(line.amount for line in lines if line.kind in (Kind.CHARGE, Kind.CREDIT))]
    begun: set[Decimal] = set()
    for earlier, later in zip(run, run[2:], strict=False):
        begun.add(earlier)
        if any(later - each in begun for each in set(sums)):
            return True
    return False
