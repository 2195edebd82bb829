"""Charges of a bill that no notice lists, though it lists the others of their day or those of days before and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from checker.case.decisions import Decision, dated
from checker.case.matching import may_be_of
from checker.case.posting import Posting
from checker.data.thresholds import whole
from checker.model import LineItem, Money, Statement


def absent(
    bill: Statement,
    posted: Posting,
    charges: Sequence[LineItem],
    decided: Mapping[int, Decision],
    notices: Mapping[int, Statement],
) -> tuple[tuple[LineItem, ...], tuple[LineItem, ...]]:
    """Charges with a code that no notice lists: on a day with others of this bill, or between such days."""
    that_day, between = list[LineItem](), list[LineItem]()
    for notice in notices.values():
        days = {
            line.service_date for line in charges if notice.number in _notices_of(line, decided) and line.service_date
        }
        if not days or notice.reading.unread or notice.reading.unread_pages:
            continue
        for line in charges:
            day = line.service_date
            if (
                line.number in decided
                or not line.code
                or day is None
                or _lists(notice, line, decided, bill)
                or _paid_otherwise(line)
            ):
                continue
            if not posted.could_show(line, (notice.number,), dated(notice)):
                continue
            if day in days:
                that_day.append(line)
            elif min(days) < day < max(days):
                between.append(line)
    once = {line.number: line for line in that_day}
    rest = {line.number: line for line in between if line.number not in once}
    return tuple(once.values()), tuple(rest.values())


def _notices_of(line: LineItem, decided: Mapping[int, Decision]) -> tuple[int, ...]:
    decision = decided.get(line.number)
    return decision.notices if decision else ()


def _lists(notice: Statement, line: LineItem, matched: Collection[int], bill: Statement) -> bool:
    """Whether a notice lists the code near that day in any way: more units in one line, another amount; or a charge
    that it gives no code and may be of the bill's company. What tells of another line of the bill does not count: with
    the code, where it has the amount of that line."""
    near = timedelta(days=whole("notice-days-off"))
    amounts = {one.number: one.amount for one in bill.lines}
    return any(
        (amounts.get(each.number) != each.amount if each.code == line.code else _may_be(each, matched, bill))
        and each.service_date
        and line.service_date
        and abs(each.service_date - line.service_date) <= near
        for each in notice.lines
    )


def _may_be(line: LineItem, matched: Collection[int], bill: Statement) -> bool:
    """Whether a charge of a notice without a code tells of no line that is known and may be of the bill's company."""
    return not line.code and line.number not in matched and may_be_of(line, bill)


def _paid_otherwise(line: LineItem) -> bool:
    """Whether the bill itself shows that some plan dealt with a charge, or that nothing is asked for it."""
    return bool(line.other_money.get(Money.INSURANCE_PAID)) or line.other_money.get(Money.PATIENT_SHARE) == 0
