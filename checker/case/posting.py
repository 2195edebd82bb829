"""Whether a bill is so young that what a plan paid on a charge could stand on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from checker.case.decisions import Decision
from checker.data.thresholds import threshold, whole
from checker.model import Kind, LineItem, Money, Statement


class Posting(Struct, frozen=True):
    """What a bill says of its age: `day` is its date where that was read surely, `shown` by the number of a notice the
    latest day of a charge whose payment the bill shows as that notice does."""

    day: date | None
    shown: Mapping[int, date]

    def could_show(self, line: LineItem, notices: Sequence[int], on: date | None) -> bool:
        """Whether what these notices, the last of them `on` a day, paid on a charge could stand on the bill.

        The dates of the papers decide. Where one is not to be trusted, a payment of the same or a later day does: it
        came with the same papers.
        """
        if self.day is not None and on is not None:
            return self.day >= on + timedelta(days=whole("posting-days"))
        day = line.service_date
        return bool(notices) and all(day is not None and day <= self.shown.get(each, date.min) for each in notices)


def posting(bill: Statement, decided: Mapping[int, Decision]) -> Posting:
    """What a bill says of its age, beside what notices decided of its charges by line number."""
    read = bill.details.statement_date
    rows = Counter(-line.amount for line in bill.lines if line.kind is Kind.PAYMENT)
    shown: dict[int, date] = {}
    told = [(line, decision) for line in bill.lines if (decision := decided.get(line.number))]
    in_total = _in_total(bill, [decision for _, decision in told])
    for line, decision in told:
        day = line.service_date
        if day and (in_total or _in_columns(line, decision) or _in_rows(rows, decision)):
            shown |= {notice: max(day, shown.get(notice, day)) for notice in decision.notices}
    sure = read is not None and read.confidence >= threshold("doubtful-date")
    return Posting(read.value if read and sure else None, shown)


def _in_total(bill: Statement, decided: Sequence[Decision]) -> bool:
    """Whether what the bill prints for all that was paid is what the plans paid on the charges they decided."""
    total = bill.details.total_payments
    paid = sum((decision.paid or Decimal(0) for decision in decided), Decimal(0))
    return total is not None and paid > 0 and abs(total.value) == paid


def _in_columns(line: LineItem, decision: Decision) -> bool:
    """Whether a line of the bill shows what the plan paid on it, or just what the plan left of it."""
    paid, share = line.other_money.get(Money.INSURANCE_PAID), line.other_money.get(Money.PATIENT_SHARE)
    left = share is not None and 0 < share < line.amount
    return bool(paid and abs(paid) == decision.paid) or (left and share == decision.owed)


def _in_rows(rows: Counter[Decimal], decision: Decision) -> bool:
    """Whether a row of the bill is what the plan paid on the line, and no other line's."""
    if not decision.paid or not rows[decision.paid]:
        return False
    rows[decision.paid] -= 1
    return True
