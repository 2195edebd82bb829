"""Two things for one month of which a person uses one: two home oxygen systems, two portable ones, two PAP devices, one
thing from two suppliers, or two codes of which one takes the other's place.

A home system beside a portable one is no pair. Where the papers show that one thing ends and the other begins, the
machine or the supplier was changed within the month, and that alone is worth knowing, as is a dearer machine since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from checker.case import Case
from checker.case.alike import days_between, is_replacement, part_months
from checker.case.beside import rented
from checker.case.ordinals import kind_of_thing
from checker.catalogue.alternatives import alternatives
from checker.catalogue.tables import CodeClass
from checker.data.thresholds import threshold, whole
from checker.model import Certainty, Finding, LineItem, RentalHistory, RentalMonth

_REASONS = {
    str(CodeClass.STATIONARY_RENTAL): "two-stationary",
    str(CodeClass.PORTABLE_RENTAL): "two-portable",
    str(CodeClass.PAP_DEVICE): "two-pap",
}


class _Rented(Struct, frozen=True):
    """One month of rent of one thing."""

    history: RentalHistory
    month: RentalMonth
    lines: tuple[LineItem, ...]

    @property
    def thing(self) -> tuple[str, str]:
        return self.history.code, self.history.supplier


class _Clash(Struct, frozen=True):
    """Two months of rent, of two things of one kind, that are one month; the earlier first."""

    one: _Rented
    other: _Rented

    @property
    def things(self) -> frozenset[tuple[str, str]]:
        return frozenset({self.one.thing, self.other.thing})


def check(case: Case) -> Iterable[Finding]:
    for kind, months in _by_kind(case).items():
        clashes = list(_clashes(months, case))
        met: defaultdict[frozenset[tuple[str, str]], int] = defaultdict(int)
        for clash in clashes:
            met[clash.things] += 1
        found: defaultdict[str, list[_Clash]] = defaultdict(list)
        for clash in clashes:
            changed = met[clash.things] == 1 and _is_handed_over(clash)
            found[_changed(kind, clash) if changed else _reason(kind, clash)].append(clash)
        for reason, alike in found.items():
            yield _finding(reason, alike, case)
    yield from _one_for_another(case)
    yield from _dearer_since(case)


def _by_kind(case: Case) -> dict[str, list[_Rented]]:
    """What is rented, by what a person uses one of, without the months that cost the patient nothing."""
    kinds: defaultdict[str, list[_Rented]] = defaultdict(list)
    sure = rented(case, CodeClass.STATIONARY_RENTAL) + rented(case, CodeClass.PORTABLE_RENTAL)
    for history in case.histories:
        pap = case.catalogue.is_a(history.code, CodeClass.PAP_DEVICE)
        kind = str(CodeClass.PAP_DEVICE) if pap else kind_of_thing(history.code, case.catalogue)
        if kind in _REASONS and not pap and history not in sure:
            continue
        for month in history.months:
            lines = tuple(line for line in month.lines if case.owes(line))
            if lines:
                kinds[kind].append(_Rented(history, month, lines))
    for months in kinds.values():
        months.sort(key=lambda rented: (rented.month.start, rented.thing))
    return kinds


def _clashes(months: Sequence[_Rented], case: Case) -> Iterable[_Clash]:
    """Pairs whose first days lie within one month of rent; a line of several months is held against its first. Where
    the insurer changed, each may have paid for its own.
    """
    for place, one in enumerate(months):
        for other in months[place + 1 :]:
            if (other.month.start - one.month.start).days > whole("same-month-days"):
                break
            if (
                _are_two_things(one, other)
                and case.have_one_payer(one.lines[0], other.lines[0])
                and not part_months(one.lines + other.lines)
            ):
                yield _Clash(one, other)


def _are_two_things(one: _Rented, other: _Rented) -> bool:
    """Two codes, or one code from two suppliers who both name themselves."""
    if one.history.code != other.history.code:
        return True
    return bool(one.history.supplier and other.history.supplier) and one.history.supplier != other.history.supplier


def _is_handed_over(clash: _Clash) -> bool:
    """Whether the first thing is billed for the last time, and from then on the second, begun later or replacing it.
    Where the papers end with that month they show nothing of the kind, unless the first went back.
    """
    one, other = clash.one, clash.other
    if one.month.start < other.month.start:
        shown = not _ends(other) or one.history.returns
        return bool(shown) and _ends(one) and _begins(other)
    return any(_ends(a) and _begins(b) and _replaces(b) for a, b in ((one, other), (other, one)))


def _changed(kind: str, clash: _Clash) -> str:
    """What changed within the month: the machine, or the company that rents out oxygen. A replacement is no change."""
    suppliers = {clash.one.history.supplier, clash.other.history.supplier}
    company = len(suppliers - {""}) > 1 and kind != CodeClass.PAP_DEVICE and not _replaces(clash.other)
    return "company-changed-within-month" if company else "changed-within-month"


def _ends(rented: _Rented) -> bool:
    return rented.month == rented.history.months[-1]


def _begins(rented: _Rented) -> bool:
    return rented.month == rented.history.months[0]


def _replaces(rented: _Rented) -> bool:
    return any(is_replacement(line) for line in rented.lines)


def _reason(kind: str, clash: _Clash) -> str:
    if clash.one.history.code == clash.other.history.code:
        return "two-suppliers"
    return _REASONS.get(kind, "two-suppliers")


def _one_for_another(case: Case) -> Iterator[Finding]:
    """Two codes of which one takes the other's place, charged by one supplier for days within one month."""
    for row in alternatives():
        lines = [line for line in case.charges if line.service_date and case.owes(line)]
        of_row = [(line, entry) for line in lines if (entry := case.entry(line)) and entry.code in row.codes]
        of_row.sort(key=lambda pair: (pair[0].day, pair[0].number))
        pairs = [
            (one, other)
            for (one, first), (other, second) in combinations(of_row, 2)
            if first.code != second.code
            and case.supplier(one) == case.supplier(other)
            and days_between(one, other) <= whole("same-month-days")
        ]
        if pairs:
            cheaper = dict.fromkeys(min(reversed(pair), key=lambda line: case.left[line.number]) for pair in pairs)
            both = dict.fromkeys(line for pair in pairs for line in pair)
            yield Finding(
                reason=row.reason,
                lines=tuple(both),
                certainty=Certainty.MEDIUM,
                at_stake=tuple(cheaper),
                values={"codes": row.codes, "start": pairs[0][0].service_date},
                sources=row.sources,
            )


def _dearer_since(case: Case) -> Iterator[Finding]:
    """A machine of the same supplier whose month costs more than that of the machine it goes on for."""
    for history in case.histories:
        before = [
            other
            for other in case.histories
            if other.code == history.replaced and other.supplier == history.supplier and other.months
        ]
        if not before or not history.months or history.months[0].restarted:
            continue
        old, new = before[-1].months[-1], history.months[0]
        was, now = case.sum_left(old.lines), case.sum_left(new.lines)
        if old.end < new.start and now > was * (1 + threshold("like-a-rent")):
            yield Finding(
                reason="dearer-machine",
                lines=new.lines,
                certainty=Certainty.MEDIUM,
                values={
                    "codes": (before[-1].code, history.code),
                    "code": history.code,
                    "was": was,
                    "now": now,
                    "start": new.start,
                },
            )


def _finding(reason: str, clashes: Sequence[_Clash], case: Case) -> Finding:
    pairs = [(clash.one.lines, clash.other.lines) for clash in clashes]
    lines = dict.fromkeys(line for pair in pairs for part in pair for line in part)
    cheaper = [min(reversed(pair), key=lambda part: case.sum_left(part)) for pair in pairs]
    codes = sorted({rented.history.code for clash in clashes for rented in (clash.one, clash.other)})
    return Finding(
        reason=reason,
        lines=tuple(sorted(lines, key=lambda line: line.number)),
        certainty=Certainty.MEDIUM,
        at_stake=tuple(dict.fromkeys(line for part in cheaper for line in part)),
        values={
            "codes": tuple(codes),
            "code": codes[0],
            "start": clashes[0].one.month.start,
            "second": clashes[0].other.month.start,
        },
    )
