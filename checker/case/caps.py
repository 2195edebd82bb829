"""How far the rent of each kind of thing has come, as payers count it who stop after a number of paid months.

Months billed to one kind of payer count together, over machines and suppliers. A replacement (RA), a first month (KH),
a start the person told us of, and a break long enough for a new period begin the count anew. Where the person told us
the start, the calendar counts instead, because the papers need not show what came before them: from the last change of
insurer. Months that began inside a stay were not paid and do not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from checker.case import Case
from checker.case.alike import is_replacement
from checker.case.events import STAYS, events_of, is_within, last_day
from checker.case.months import add_months, months_between
from checker.case.ordinals import code_for, kind_of_thing
from checker.data.thresholds import whole
from checker.model import LineItem, Money, PayerKind, RentalHistory, RentalMonth, RentalStart
from checker.remembered import remembered

_FIRST_MONTH = "KH"
_PAID = Money.INSURANCE_PAID
_ONE_DAY = timedelta(days=1)


class ToldMonth(Struct, frozen=True):
    """Which month of rent a day lies in, counted from `begun`: `at_least` where only the month of `begun` is known.
    `unpaid` months began inside a stay and are left out of both.
    """

    begun: date
    number: int
    at_least: int
    unpaid: int


class CountedMonth(Struct, frozen=True, kw_only=True):
    """One month of rent and how far the count has come with it.

    `payer` is who was billed. `billed` counts the months the papers show up to this one, raised to what KH, KI and KJ
    tell; `paid` those before it for which they show a payment of insurance, `suppliers` from how many suppliers. `told`
    counts from the start the person told us of: None without one, and where a break may have begun a new period since.
    """

    history: RentalHistory
    month: RentalMonth
    payer: PayerKind
    billed: int
    paid: int
    suppliers: int
    told: ToldMonth | None = None

    @property
    def lines(self) -> tuple[LineItem, ...]:
        return self.month.lines


class _Run(Struct):
    """The months of one kind of thing since the count began anew, by payer: after a replacement, or after what may have
    begun a new period.
    """

    replaced: date = date.min
    broken: date = date.min
    billed: defaultdict[PayerKind, set[int]] = field(default_factory=lambda: defaultdict(set))
    paid: defaultdict[PayerKind, set[int]] = field(default_factory=lambda: defaultdict(set))
    suppliers: set[str] = field(default_factory=set)


@remembered
def counted_months(case: Case) -> Mapping[str, tuple[CountedMonth, ...]]:
    """The months of rent by kind of thing (see `kind_of_thing`), each kind's in order of their first days."""
    kinds: defaultdict[str, list[tuple[RentalMonth, RentalHistory]]] = defaultdict(list)
    for history in case.histories:
        for month in history.months:
            kinds[kind_of_thing(history.code, case.catalogue)].append((month, history))
    for months in kinds.values():
        months.sort(key=lambda pair: (pair[0].start, pair[1].code, pair[1].supplier))
    return {kind: tuple(_counted(kind, months, case)) for kind, months in kinds.items()}


def limit_of(kind: str, month: CountedMonth, case: Case) -> int:
    """The number of that kind ("cap-months", "reasonable-useful-lifetime") for the thing rented, zero for none."""
    begun = month.told.begun if month.told else month.month.start
    limit = case.catalogue.limit(code_for(month.history.code, case.catalogue), kind, begun)
    return int(limit.value) if limit else 0


def is_past_cap(month: CountedMonth, case: Case) -> bool:
    """Whether the month may lie past the one with which rent ends."""
    cap = limit_of("cap-months", month, case)
    return bool(cap) and (month.told.number if month.told else month.billed) > cap


def told_month(kind: str, day: date, case: Case, renewed: date = date.min) -> ToldMonth | None:
    """Which month of rent of that kind of thing the day lies in by what the person told us, None where they told no
    start before it. `renewed` is the day of a replacement that the papers show.
    """
    start = max((start for start in _starts(kind, case) if start.first_day <= day), key=_first_day, default=None)
    if start is None:
        return None
    start = _dated(start, kind, case)
    changes = [event.start for event in events_of(case.about, "insurer-changed") if event.start <= day]
    begun = max([start.first_day, renewed, *changes])
    exact = start.day_known or begun > start.first_day
    latest = begun if exact else add_months(begun, 1) - _ONE_DAY
    tolerance = timedelta(days=whole("start-tolerance-days"))
    late = min(day, date.max - tolerance) + tolerance
    unpaid = _months_in_stays(begun, day, case)
    return ToldMonth(
        begun=begun,
        number=months_between(begun, late if exact else day) + 1 - unpaid,
        at_least=months_between(latest, late) + 1 - unpaid,
        unpaid=unpaid,
    )


def _dated(start: RentalStart, kind: str, case: Case) -> RentalStart:
    """With its day, where only the month was told and the papers show the rent that began in it."""
    if start.day_known:
        return start
    days = [
        month.start
        for history in case.histories
        if kind_of_thing(history.code, case.catalogue) == kind
        for month in history.months
        if (month.start.year, month.start.month) == (start.first_day.year, start.first_day.month)
    ]
    return replace(start, first_day=min(days), day_known=True) if days else start


def _counted(kind: str, months: Sequence[tuple[RentalMonth, RentalHistory]], case: Case) -> Iterable[CountedMonth]:
    run, reach = _Run(), date.max
    for month, history in months:
        if month.restarted or not run.billed:
            run = _Run(replaced=month.start if any(map(is_replacement, month.lines)) else date.min)
        elif _is_break(reach, month.start, case) or _has(month, _FIRST_MONTH):
            run = _Run(broken=month.start)
        reach = month.end if reach == date.max else max(reach, month.end)
        payer = case.payer_kinds[month.lines[0].statement]
        paid = len(run.paid[payer] - {month.seen})
        if not any(is_within(month.start, stay) for stay in events_of(case.about, *STAYS)):
            run.billed[payer].add(month.seen)
        run.suppliers.add(history.supplier)
        if any(line.other_money.get(_PAID) for line in month.lines):
            run.paid[payer].add(month.seen)
        yield CountedMonth(
            history=history,
            month=month,
            payer=payer,
            billed=len(run.billed[payer]) + _unseen(month, history, run),
            paid=paid,
            suppliers=len(run.suppliers),
            told=_told(kind, month, run, case),
        )


def _told(kind: str, month: RentalMonth, run: _Run, case: Case) -> ToldMonth | None:
    told = told_month(kind, month.start, case, run.replaced)
    return told if told and told.begun >= run.broken else None


def _unseen(month: RentalMonth, history: RentalHistory, run: _Run) -> int:
    """How many months before the first one seen KH, KI and KJ tell of, where all months have one payer."""
    if history.start_known_by == "told" or run.broken > date.min or len(run.billed) > 1 or month.ordinal is None:
        return 0
    return max(0, month.ordinal - month.seen)


def _is_break(reach: date, start: date, case: Case) -> bool:
    """Whether so many days passed without rent that a new period may have begun; they count from the month's end."""
    limit = case.catalogue.limit("DME", "break-days", start)
    return limit is not None and reach < start and (start - reach).days > limit.value


def _months_in_stays(begun: date, day: date, case: Case) -> int:
    """How many rental months up to the day would have begun inside a stay."""
    found = 0
    for stay in events_of(case.about, *STAYS):
        first, end = max(stay.start, begun), min(last_day(stay), day)
        if first < end:
            found += months_between(begun, end - _ONE_DAY) - months_between(begun, first)
    return found


def _starts(kind: str, case: Case) -> Iterable[RentalStart]:
    return (start for start in case.about.rentals if kind_of_thing(start.code, case.catalogue) == kind)


def _first_day(start: RentalStart) -> date:
    return start.first_day


def _has(month: RentalMonth, letters: str) -> bool:
    return any(letters in line.modifiers for line in month.lines)
