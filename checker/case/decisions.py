"""What plans decided of each charge, as their notices say it. Nothing is worked out that no paper prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from checker.case.credits import is_charge
from checker.case.matching import refused
from checker.model import LineItem, Money, Statement

_ZERO = Decimal(0)
_SUPPLIERS = ("CO-", "PI-", "OA-")
_PERSONS = "PR-"
_PARTS = (Money.DEDUCTIBLE, Money.COPAY, Money.COINSURANCE)


class Decision(Struct, frozen=True, kw_only=True):
    """What the notices say of one charge of a bill. `lines` are theirs, `notices` the numbers of the papers, `on` the
    date of the latest. `owed` and `paid` are None where no notice prints them; `suppliers_loss` says that the plan left
    a refused charge to the supplier, not to the person."""

    lines: tuple[LineItem, ...]
    notices: tuple[int, ...]
    on: date | None
    owed: Decimal | None
    paid: Decimal | None
    denied: bool
    suppliers_loss: bool


def decisions(statements: Sequence[Statement]) -> Mapping[int, Decision]:
    """By line number: what notices say of the charges of bills. A notice's line bears the number of the one it is
    about (`repeats` matched them)."""
    billed = {
        line.number: line.amount for one in statements if not one.is_notice for line in one.lines if is_charge(line)
    }
    told: defaultdict[int, list[tuple[Statement, list[LineItem]]]] = defaultdict(list)
    for notice in sorted((one for one in statements if one.is_notice), key=dated):
        by_number: defaultdict[int, list[LineItem]] = defaultdict(list)
        for line in notice.lines:
            if line.number in billed:
                by_number[line.number].append(line)
        for number, lines in by_number.items():
            told[number].append((notice, lines))
    return {number: _decision(papers, billed[number]) for number, papers in told.items()}


def dated(statement: Statement) -> date:
    """The date a statement prints, the earliest there is where it prints none."""
    read = statement.details.statement_date
    return read.value if read else date.min


def _decision(papers: Sequence[tuple[Statement, list[LineItem]]], billed: Decimal) -> Decision:
    """The last word of all papers on a charge of this amount: the least that any leaves to the person, all that they
    paid together."""
    final = [_standing(lines, billed) for _, lines in papers]
    owed = [share for lines in final if (share := _owed(lines)) is not None]
    paid = [money for lines in final if (money := _sum(lines, Money.INSURANCE_PAID)) is not None]
    dates = [read.value for notice, _ in papers if (read := notice.details.statement_date)]
    lines = tuple(line for each in final for line in each)
    denied = all(refused(line) for line in lines)
    return Decision(
        lines=lines,
        notices=tuple(notice.number for notice, _ in papers),
        on=max(dates) if len(dates) == len(papers) else None,
        owed=min(owed, default=None),
        paid=sum(paid, _ZERO) if paid else None,
        denied=denied,
        suppliers_loss=denied and _left_to_supplier(lines, min(owed, default=None)),
    )


def _standing(lines: Sequence[LineItem], billed: Decimal) -> list[LineItem]:
    """Of the lines of one notice about one charge those that stand: no reversed one, no refusal that was
    mended later; parts that come to what was billed all stand."""
    charges = [line for line in lines if line.amount > 0]
    charges = charges[len(lines) - len(charges) :] or charges
    in_parts = sum((line.amount for line in charges), _ZERO) == billed
    if in_parts or len({line.amount for line in charges}) > 1 or len(charges) < 2:
        return charges
    return [line for line in charges if not refused(line)][-1:] or charges[-1:]


def _left_to_supplier(lines: Sequence[LineItem], owed: Decimal | None) -> bool:
    if owed is not None:
        return owed == 0
    codes = [code for line in lines for code in line.remark_codes]
    return any(code.startswith(_SUPPLIERS) for code in codes) and not any(code.startswith(_PERSONS) for code in codes)


def _owed(lines: Sequence[LineItem]) -> Decimal | None:
    """What a notice leaves to the person: its column for that, or else the columns of its parts, where these come with
    what was paid to what was allowed. Of a refused charge they do not tell."""
    share = _sum(lines, Money.PATIENT_SHARE)
    if share is not None or any(map(refused, lines)):
        return _ZERO if share is None and all(map(_is_taken_off, lines)) else share
    parts = sum((line.other_money.get(name, _ZERO) for line in lines for name in _PARTS), _ZERO)
    allowed, paid = _sum(lines, Money.ALLOWED), _sum(lines, Money.INSURANCE_PAID)
    return parts if allowed is not None and paid is not None and parts == allowed - paid else None


def _is_taken_off(line: LineItem) -> bool:
    """Whether all of a charge is adjusted, and no reason leaves that to the person."""
    to_person = any(code.startswith(_PERSONS) for code in line.remark_codes)
    return line.other_money.get(Money.ADJUSTMENT) == line.amount and not to_person


def _sum(lines: Iterable[LineItem], column: Money) -> Decimal | None:
    """The sum of a column where every line prints it."""
    values = [line.other_money.get(column) for line in lines]
    return sum((value for value in values if value is not None), _ZERO) if values and None not in values else None
