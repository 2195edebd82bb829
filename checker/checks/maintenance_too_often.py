"""Maintenance visits (MS) for oxygen equipment that come too soon: within six months of the last one, while rent is
still paid, before six months have passed since, or for tanks, which have none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from checker.case import Case
from checker.case.caps import CountedMonth, counted_months, is_past_cap, told_month
from checker.case.months import add_months
from checker.case.ordinals import kind_of_thing
from checker.catalogue.tables import OXYGEN_RENTALS, CodeClass
from checker.data.thresholds import whole
from checker.model import Certainty, Finding, LineItem, Value


def check(case: Case) -> Iterable[Finding]:
    months = counted_months(case)
    for kind, visits in _visits(case).items():
        rents = [month for month in months.get(kind, ()) if not is_past_cap(month, case)]
        sooner: defaultdict[tuple[str, date | None], list[LineItem]] = defaultdict(list)
        rest = []
        for visit in visits:
            reason, due = _by_itself(visit, kind, rents, case)
            if reason:
                sooner[reason, due].append(visit)
            else:
                rest.append(visit)
        for (reason, due), lines in sooner.items():
            yield _finding(reason, lines, lines, case, {"due": due})
        yield from _too_close(rest, case)


def _visits(case: Case) -> Mapping[str, Sequence[LineItem]]:
    """The visits to oxygen equipment that cost the patient something, by kind of thing, in order."""
    kinds: defaultdict[str, list[LineItem]] = defaultdict(list)
    for history in case.histories:
        if case.catalogue.is_a(history.code, *OXYGEN_RENTALS):
            kinds[kind_of_thing(history.code, case.catalogue)] += [line for line in history.visits if case.owes(line)]
    for visits in kinds.values():
        visits.sort(key=lambda line: (line.day, line.number))
    return kinds


def _by_itself(visit: LineItem, kind: str, rents: Sequence[CountedMonth], case: Case) -> tuple[str, date | None]:
    """What is odd about one visit, and the day from which one is due where that is the matter."""
    entry = case.entry(visit)
    if entry and CodeClass.MAINTENANCE_VISIT not in entry.classes:
        return "visit-for-tanks", None
    day = visit.day
    if any(rent.month.start <= day <= rent.month.end for rent in rents):
        return "visit-during-rent", None
    due = _due(visit, kind, rents, case)
    early = due is not None and day < due - timedelta(days=whole("visit-early-days"))
    return ("visit-before-due", due) if early else ("", None)


def _due(visit: LineItem, kind: str, rents: Sequence[CountedMonth], case: Case) -> date | None:
    """The first day of a visit after the rent: by the start the person told us of, else by the last rent shown."""
    wait = _interval(visit, case)
    told = told_month(kind, visit.day, case)
    cap = case.catalogue.limit(_code(visit, case), "cap-months", told.begun) if told else None
    if told and cap:
        return add_months(told.begun, int(cap.value) + told.unpaid + wait) if wait else None
    ended = max((rent.month.end for rent in rents if rent.month.end < visit.day), default=None)
    return add_months(ended + timedelta(days=1), wait) if ended and wait else None


def _too_close(visits: Sequence[LineItem], case: Case) -> Iterable[Finding]:
    """Visits that follow the last rightful one within the time one pays for; two of one day are no second visit."""
    pairs: list[tuple[LineItem, LineItem]] = []
    last: LineItem | None = None
    for visit in visits:
        if last is None or visit.day == last.day or not _is_close(last, visit, case):
            last = visit
        else:
            pairs.append((last, visit))
    if pairs:
        lines = sorted({line.number: line for pair in pairs for line in pair}.values(), key=lambda line: line.number)
        first, second = pairs[0]
        values: dict[str, Value] = {"first": first.service_date, "second": second.service_date}
        yield _finding("visits-too-close", lines, [later for _, later in pairs], case, values)


def _is_close(one: LineItem, other: LineItem, case: Case) -> bool:
    months, early = _interval(one, case), timedelta(days=whole("visit-early-days"))
    return bool(months) and other.day < add_months(one.day, months) - early


def _interval(visit: LineItem, case: Case) -> int:
    """The months from one visit to the next, and from the rent to the first."""
    limit = case.catalogue.limit(_code(visit, case), "ms-interval", visit.day)
    return int(limit.value) if limit else 0


def _finding(
    reason: str, lines: Sequence[LineItem], stake: Sequence[LineItem], case: Case, more: Mapping[str, Value]
) -> Finding:
    first = lines[0]
    return Finding(
        reason=reason,
        lines=tuple(lines),
        certainty=Certainty.MEDIUM,
        at_stake=tuple(stake),
        values={"code": _code(first, case), "months": _interval(first, case), "day": first.service_date, **more},
    )


def _code(visit: LineItem, case: Case) -> str:
    entry = case.entry(visit)
    return entry.code if entry else ""
