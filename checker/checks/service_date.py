"""Service dates that cannot be right: after the bill or today, older than a payer takes, inside a stay, under hospice
care, after a return or a death, before the thing came.

A month already begun is left alone, whatever happens in it. What happened is what the person told us, save for a
pick-up that the bill itself lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from checker.case import Case
from checker.case.alike import is_replacement, serials_of
from checker.case.events import HOSPICE, STAYS, concerns, events_of, is_within, last_day
from checker.case.months import add_months
from checker.case.months import last_day as end_of_month
from checker.case.terms import Terms
from checker.catalogue.descriptions import describe_class
from checker.catalogue.tables import OXYGEN_CONTENTS
from checker.data.thresholds import threshold, whole
from checker.model import Certainty, Event, Finding, LineItem, Money, RentalHistory, Statement, StatementKind, Value

_UNRELATED_TO_HOSPICE = "GW"
_SHARE = Money.PATIENT_SHARE
_PROCESSED = (Money.INSURANCE_PAID, Money.ADJUSTMENT)
_PLAIN = frozenset({"in-the-future", "after-the-bill", "rent-in-advance"})


def check(case: Case) -> Iterable[Finding]:
    charges: defaultdict[int, list[LineItem]] = defaultdict(list)
    for line in case.charges:
        if line.service_date and case.owes(line):
            charges[line.statement].append(line)
    for statement in case.statements:
        sure = [line for line in charges[statement.number] if not _is_date_doubted(line)]
        yield from _ahead(statement, sure, case)
        yield from _too_old(statement, sure, case)
    told: defaultdict[tuple[str, Event], list[LineItem]] = defaultdict(list)
    for lines in charges.values():
        for line in lines:
            for reason, event in _against_what_was_told(line, case):
                told[reason, event].append(line)
    for (reason, event), lines in told.items():
        yield _finding(reason, lines, {"from": event.start})
    for history in case.histories:
        yield from _after_pick_up(history, case)


def _ahead(statement: Statement, lines: Sequence[LineItem], case: Case) -> Iterable[Finding]:
    """Charges for days after the bill was written, or after today. Where many are, it is the date of the bill, or the
    clock, that is wrong.
    """
    written = _written(statement)
    today = max(case.as_of, written) if written else case.as_of
    found: defaultdict[str, list[LineItem]] = defaultdict(list)
    for line in lines:
        day = line.day
        soon = 0 < (day - (written or today)).days <= whole("rent-ahead-days")
        if case.terms_of(line).is_rent and soon:
            if written:
                found["rent-in-advance"].append(line)
        elif day > today:
            found["in-the-future"].append(line)
        elif written and day > written:
            found["after-the-bill"].append(line)
    ahead_of = {line.day for early in found.values() for line in early}
    if len(ahead_of) <= whole("days-ahead") and 2 * sum(map(len, found.values())) <= len(lines):
        for reason, early in found.items():
            yield _finding(reason, early, {"written": written})


def _too_old(statement: Statement, lines: Sequence[LineItem], case: Case) -> Iterable[Finding]:
    """Charges older than payers take, with no sign that insurance ever dealt with them: the whole price is left to the
    person, or a few stand alone, long before everything else. Those of many days are an account's history.
    """
    written = _written(statement)
    limit = case.catalogue.limit("CLAIM", "timely-filing", written) if written else None
    if written is None or limit is None or statement.kind is not StatementKind.BILL:
        return
    bound, oldest = (add_months(written, -months) for months in (int(limit.value), whole("oldest-charge-months")))
    old = [line for line in lines if oldest <= line.day < bound and not _is_processed(line)]
    newer = [line for line in lines if line.day >= bound]
    days, stray = {line.day for line in old}, timedelta(days=whole("stray-days"))
    few = 0 < len(days) <= whole("stray-days-charged")
    alone = newer and few and min(line.day for line in newer) - max(days) >= stray
    left_whole = [line for line in old if line.other_money.get(_SHARE) == line.amount]
    found = old if alone else left_whole if not newer or any(map(_is_processed, newer)) else []
    if found:
        yield _finding("too-old", found, {"written": written, "months": int(limit.value)})


def _against_what_was_told(line: LineItem, case: Case) -> Iterable[tuple[str, Event]]:
    """What the person told us of that speaks against the line, each with the event; a death alone of things sold."""
    entry, day = case.entry(line), line.day
    code = entry.code if entry else line.code
    if case.terms_of(line) is not Terms.RETURN:
        yield from (("after-death", event) for event in events_of(case.about, "died") if event.start < day)
    if not case.terms_of(line).is_rent and not case.catalogue.is_a(code, *OXYGEN_CONTENTS):
        return
    for event in events_of(case.about, HOSPICE):
        if is_within(day, event) and concerns(event, code) and _UNRELATED_TO_HOSPICE not in line.modifiers:
            yield "under-hospice", event
    for event in events_of(case.about, *STAYS):
        if _is_in_stay(day, event, case) and concerns(event, code):
            yield "month-in-stay" if end_of_month(day) <= last_day(event) else "begun-in-stay", event
    for event in events_of(case.about, "returned"):
        if event.start < day and concerns(event, code) and not _is_new_since(line, code, event, case):
            yield "after-return", event
    for event in events_of(case.about, "delivered"):
        if event.code == code and _is_before_delivery(line, event, case):
            yield "before-delivery", event


def _is_in_stay(day: date, event: Event, case: Case) -> bool:
    """Whether the day lies inside a stay; what comes for the way home may come a little before the last day."""
    limit = case.catalogue.limit("DME", "pre-discharge-days", day)
    ahead = timedelta(days=int(limit.value) if limit else 0)
    return is_within(day, event) and last_day(event) - day > ahead


def _is_new_since(line: LineItem, code: str | None, event: Event, case: Case) -> bool:
    """Whether it is another thing than the one that went back: delivered since, a replacement, or not rented then."""
    if is_replacement(line):
        return True
    since = (other for other in events_of(case.about, "delivered") if event.start <= other.start <= line.day)
    if any(concerns(other, code) for other in since):
        return True
    then = {history.code for history in case.histories if history.months and history.months[0].start <= event.start}
    return event.code is None and bool(then) and code not in then


def _is_before_delivery(line: LineItem, event: Event, case: Case) -> bool:
    """Whether it is the first rent of the thing, which came well after, within that month, and in no other's place."""
    first = all(
        line.service_date == history.months[0].start
        for history in case.histories
        if history.months and history.code == event.code
    )
    back = any(line.day <= gone.start <= event.start for gone in events_of(case.about, "returned"))
    late = (event.start - line.day).days
    return first and not back and whole("arrival-days") < late <= whole("rent-ahead-days")


def _after_pick_up(history: RentalHistory, case: Case) -> Iterable[Finding]:
    """Rent for months that begin after the bill's own line says that the thing was picked up."""
    for gone in history.returns:
        if not _is_of(gone, history, case):
            continue
        before = serials_of(line for month in history.months if month.start <= gone.day for line in month.lines)
        after = [
            line
            for month in history.months
            if month.start > gone.day
            for line in month.lines
            if case.owes(line) and not is_replacement(line) and not (line.serial and line.serial not in before)
        ]
        if after and history.months[0].start <= gone.day:
            named = {"code": history.code, "words": after[0].description}
            yield _finding("after-pick-up", [gone, *after], {"from": gone.service_date, **named}, stake=after)
            return


def _is_of(gone: LineItem, history: RentalHistory, case: Case) -> bool:
    """Whether the line of a pick-up is about this thing: by its code, else as the only one it can be about."""
    if gone.code:
        return True
    described = {str(group) for group in describe_class(gone.description)}
    things = [other for other in case.histories if gone in other.returns]
    named = [other for other in things if other.group in described]
    return [other.code for other in named or things] == [history.code]


def _written(statement: Statement) -> date | None:
    """The date of the bill, where it was read without much doubt."""
    printed = statement.details.statement_date
    return printed.value if printed and printed.confidence >= threshold("doubtful-date") else None


def _is_date_doubted(line: LineItem) -> bool:
    """Whether the reader was not sure that it is the day of the service; one printed above serves as well."""
    doubts = (doubt.cost for doubt in line.doubts if doubt.field == "service_date")
    return any(cost >= threshold("date-doubt") for cost in doubts)


def _is_processed(line: LineItem) -> bool:
    """Whether the paper shows that insurance dealt with the line."""
    share = line.other_money.get(_SHARE, line.amount)
    return share < line.amount or any(line.other_money.get(column) for column in _PROCESSED)


def _finding(
    reason: str, lines: Sequence[LineItem], more: Mapping[str, Value], stake: Sequence[LineItem] = ()
) -> Finding:
    return Finding(
        reason=reason,
        lines=tuple(lines),
        certainty=Certainty.HIGH if reason in _PLAIN else Certainty.MEDIUM,
        at_stake=tuple(stake or lines),
        values={"day": lines[0].service_date, **more},
    )
