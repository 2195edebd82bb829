"""PAP and nebulizer supplies sent again before the last ones are used up, or more at once than is usual.

A delivery counts as too much only where it comes before the last one is used up, and all of them together go past the
schedule. Three months' worth may come at once, a refill some days early, headgear once for each kind of mask.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct, field

from checker.case import Case
from checker.case.months import add_months
from checker.catalogue.tables import CodeClass, Group
from checker.data.thresholds import whole
from checker.model import Certainty, Finding, LineItem

_FIRST_SET = {Group.PAP_SUPPLY: Group.PAP_DEVICE, Group.NEBULIZER: Group.NEBULIZER}
_REPLACED = frozenset({"RA", "RB"})
_MODEST, _TOO_MUCH = "sooner-than-usual", "more-than-schedule"


class Schedule(Struct, frozen=True):
    """`allowed` units in `months` months; `reason` is what more of them is called, `edition` the list they are from."""

    allowed: Decimal
    months: int
    reason: str
    edition: date | None = None


class Delivery(Struct, frozen=True):
    """What was billed of one code for one day; `early_by` is how many days before the end a refill may come, and
    `refill_from` the first day on which one may, if the whole period was sent."""

    day: date
    units: Decimal
    lines: tuple[LineItem, ...]
    schedule: Schedule
    first_set: bool
    early_by: int
    refill_from: date


class Run(Struct):
    """Deliveries that belong together, and those among them that are more or sooner than usual."""

    reason: str
    all: dict[date, Delivery] = field(default_factory=dict)
    extra: list[Delivery] = field(default_factory=list)


Masks = Sequence[tuple[date, str]]


def check(case: Case) -> Iterable[Finding]:
    billed: defaultdict[str, defaultdict[date, list[LineItem]]] = defaultdict(lambda: defaultdict(list))
    for line in case.charges:
        entry = case.entry(line)
        if entry is None or entry.group not in _FIRST_SET or line.service_date is None:
            continue
        if line.units > 0 and _REPLACED.isdisjoint(line.modifiers):
            billed[entry.code][line.service_date].append(line)
    starts = {group: tuple(_device_days(group, case)) for group in set(_FIRST_SET.values())}
    masks = [(day, code) for code, days in billed.items() for day in days if _is_mask(code, case)]
    for code, days in billed.items():
        deliveries = tuple(_deliveries(code, days, starts, case))
        worn_with = masks if case.catalogue.is_a(code, CodeClass.PAP_HEADGEAR) else ()
        for run in _runs(deliveries, worn_with):
            if reason := _said_of(run):
                yield _finding(code, reason, run)


def _schedule(code: str, day: date, case: Case) -> Schedule | None:
    """The units of three months, or of the longer period for which one is meant.

    Nebulizer sets have no schedule that was read in its source: what is expected in a day, three months' worth, is what
    can be asked about.
    """
    at_once = whole("supply-months-at-once")
    if often := case.catalogue.limit(code, "replacement-frequency", day):
        months = often.months or at_once
        return Schedule(often.value * max(1, at_once // months), max(months, at_once), _TOO_MUCH)
    unread = case.catalogue.limit(code, "replacement-frequency", day, unverified=True)
    daily = case.catalogue.day_limit(code, day)
    if unread is None or daily is None or not daily.value:
        return None
    return Schedule(daily.value, at_once, "more-than-a-day-expects", daily.since)


def _deliveries(
    code: str, days: Mapping[date, Sequence[LineItem]], starts: Mapping[Group, Collection[date]], case: Case
) -> Iterator[Delivery]:
    for day, lines in sorted(days.items()):
        schedule, entry = _schedule(code, day, case), case.entry(lines[0])
        if schedule is None or entry is None:
            continue
        near = timedelta(days=whole("first-set-days"))
        refill = case.catalogue.limit("SUPPLIES", "refill-delivery-days", day)
        early_by = int(refill.value) if refill else 0
        yield Delivery(
            day=day,
            units=sum((line.units for line in lines), Decimal(0)),
            lines=tuple(lines),
            schedule=schedule,
            first_set=any(abs(day - start) <= near for start in starts[_FIRST_SET[entry.group]]),
            early_by=early_by,
            refill_from=_after(day, Decimal(schedule.months)) - timedelta(days=early_by),
        )


def _is_mask(code: str, case: Case) -> bool:
    return case.catalogue.is_a(code, CodeClass.PAP_INTERFACE)


def _device_days(group: Group, case: Case) -> Iterator[date]:
    """The days on which a machine of that group surely came to the person: bought, or first rented."""
    for history in case.histories:
        if history.group == group:
            yield from (sale.service_date for sale in history.purchases if sale.service_date)
            if history.start_known_by != "first-seen":
                yield from (month.start for month in history.months if month.ordinal == 1)


def _runs(deliveries: Sequence[Delivery], masks: Masks) -> Iterator[Run]:
    """Deliveries that go past the schedule, each with those still in use that it follows, runs of them together."""
    later = [delivery for delivery in deliveries if not delivery.first_set]
    runs: list[Run] = []
    for delivery in deliveries:
        reason = _reason(delivery, deliveries, masks)
        if reason not in ("", _MODEST) and (delivery.first_set or not _reason(delivery, later, masks)):
            reason = _MODEST
        if not reason:
            continue
        still = {other.day: other for other in _still_in_use(delivery, deliveries)}
        if not runs or runs[-1].reason != reason or runs[-1].all.keys().isdisjoint(still):
            runs.append(Run(reason))
        runs[-1].all.update(still)
        runs[-1].extra.append(delivery)
    yield from runs


def _reason(delivery: Delivery, among: Sequence[Delivery], masks: Masks) -> str:
    """Why a delivery is more or sooner than usual, empty where it is not."""
    together = _still_in_use(delivery, among)
    kinds = {code for day, code in masks if together[0].day <= day <= delivery.day}
    allowed = delivery.schedule.allowed * max(1, len(kinds))
    if delivery.units > allowed:
        return delivery.schedule.reason
    units = sum(other.units for other in together)
    # Two full periods within one are too much in whatever order they came.
    if units <= 2 * allowed and not _early(together, len(kinds)):
        return ""
    if units > allowed:
        return delivery.schedule.reason
    return _MODEST if len(kinds) <= 1 else ""


def _still_in_use(delivery: Delivery, among: Sequence[Delivery]) -> list[Delivery]:
    """The deliveries whose period, less the days a refill may come early, has not ended on that day; itself last."""
    reach = min(whole("most-days-a-month") * delivery.schedule.months, (delivery.day - date.min).days)
    first = bisect_left(among, delivery.day - timedelta(days=reach), key=_day)
    near = among[first : bisect_left(among, delivery.day, key=_day)]
    return [*(other for other in near if delivery.day < other.refill_from), delivery]


def _day(delivery: Delivery) -> date:
    return delivery.day


def _early(together: Sequence[Delivery], kinds: int) -> bool:
    """Whether what came before the last delivery still lasts for more days than a refill may come early. Several that
    each come early by no more add up: to those some slack is given."""
    *before, delivery = together
    lasts_until = date.min
    for other in before:
        each = other.schedule.months / (other.schedule.allowed * max(1, kinds))
        months = min(each * other.units, Decimal(other.schedule.months))
        lasts_until = _after(max(lasts_until, other.day), months)
    slack = whole("refill-slack-days") if len(before) > 1 else 0
    return (lasts_until - delivery.day).days > delivery.early_by + slack


def _after(day: date, months: Decimal) -> date:
    """So many months on, by the calendar or in cycles of days, whichever is sooner."""
    cycles = day + timedelta(days=min(int(months * whole("cycle-days")), (date.max - day).days))
    return min(add_months(day, int(months)), cycles) if months == int(months) else cycles


def _said_of(run: Run) -> str:
    """Its reason; what came on one day alone is too much only by a schedule, and too much at once."""
    if len(run.all) > 1:
        return run.reason
    return "more-at-once" if run.reason == _TOO_MUCH else ""


def _finding(code: str, reason: str, run: Run) -> Finding:
    deliveries = [run.all[day] for day in sorted(run.all)]
    lines = tuple(line for delivery in deliveries for line in delivery.lines)
    units = sum((delivery.units for delivery in deliveries), Decimal(0))
    schedule = deliveries[-1].schedule
    return Finding(
        reason=reason,
        lines=lines,
        certainty=Certainty.MEDIUM,
        at_stake=tuple(line for delivery in run.extra for line in delivery.lines),
        values={
            "code": code,
            "n": f"{units.normalize():f}",
            "usual": f"{schedule.allowed.normalize():f}",
            "months": schedule.months,
            "edition": schedule.edition,
            "start": deliveries[0].day,
            "end": deliveries[-1].day,
        },
    )
