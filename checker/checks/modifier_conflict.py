"""Letters after a code that cannot be right: in no list, against each other, against the months of rent or the thing.

Letters that are not printed prove nothing. Rent against purchase is for `rental-purchase-mismatch`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

from checker.case import Case
from checker.case.alike import PART_OF_A_MONTH
from checker.case.month_letters import LETTERS, out_of_order, runs
from checker.case.terms import Terms
from checker.catalogue.tables import OXYGEN_CONTENTS, OXYGEN_RENTALS, Billing, Code, CodeClass, Modifier, ModifierKind
from checker.data.thresholds import threshold
from checker.model import Certainty, Finding, LineItem, RentalHistory, RentalMonth

_OXYGEN = OXYGEN_RENTALS + OXYGEN_CONTENTS
_SALE_OR_RENT = frozenset({ModifierKind.RENTAL, ModifierKind.PURCHASE})
_PLAIN = _SALE_OR_RENT | {ModifierKind.MAINTENANCE, ModifierKind.REPLACEMENT}
_PAPERS = frozenset({ModifierKind.COVERAGE, ModifierKind.NOTICE})
_LETTERS = re.compile(r"[A-Z][A-Z0-9]")
_NEW_PAPERS, _OLD_PAPERS, _EMERGENCY = "N1", "KX", "CR"
_FULL = 1
_ONE_DAY = timedelta(days=1)


def check(case: Case) -> Iterable[Finding]:
    alike: defaultdict[tuple[str, str, tuple[str, ...]], list[LineItem]] = defaultdict(list)
    for line in case.charges:
        if entry := case.entry(line):
            for reason, letters in _on_one_line(line, entry, case):
                alike[reason, entry.code, letters].append(line)
    for (reason, code, letters), lines in alike.items():
        borne = tuple(one for one in letters if any(one in line.modifiers for line in lines))
        yield _finding(reason, code, borne, lines)
    for history in case.histories:
        yield from _months_out_of_order(history, case)
        yield from _papers_of_older_rent(history, case)
        yield from _flow_beside_portable(history, case)
        yield from _dearer_without_flow(history, case)


def _on_one_line(line: LineItem, entry: Code, case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = {letters: case.catalogue.modifier(letters) for letters in line.modifiers}
    strange = tuple(letters for letters in known if _not_in_use(letters, known[letters], line))
    # What is done, not supplied, bears letters of other fields, such as an ambulance's from and to.
    if strange and entry.billing is not Billing.SERVICE:
        supply = entry.billing is Billing.SUPPLY
        yield "unknown-letters-on-a-supply" if supply else "unknown-letters", strange
    for one, other in combinations(filter(None, known.values()), 2):
        if reason := _against_each_other(one, other):
            yield reason, (one.modifier, other.modifier)
    for modifier in filter(None, known.values()):
        if _on_the_wrong_item(modifier, entry):
            yield "flow-on-wrong-item", (modifier.modifier,)
    if case.catalogue.is_a(entry.code, *_OXYGEN):
        if not known.keys().isdisjoint(LETTERS):
            yield "month-letters-on-oxygen", LETTERS
        if PART_OF_A_MONTH in known and case.terms_of(line) is Terms.RENT:
            yield "part-of-a-month", (PART_OF_A_MONTH,)


def _not_in_use(letters: str, known: Modifier | None, line: LineItem) -> bool:
    """Whether no list of that day has the letters; what begins with a digit may be a size in a company's own number."""
    if known is None:
        return _LETTERS.fullmatch(letters) is not None
    return line.service_date is not None and not known.in_force(line.service_date)


def _against_each_other(one: Modifier, other: Modifier) -> str:
    if other.modifier not in one.conflicts and one.modifier not in other.conflicts:
        return ""
    kinds = {one.kind, other.kind}
    if kinds == _SALE_OR_RENT:
        return ""
    if kinds <= _PLAIN:
        return "letters-against-each-other"
    if kinds == {ModifierKind.FLOW}:
        return "two-flows"
    if kinds <= _PAPERS:
        return "notices-against-each-other" if ModifierKind.NOTICE in kinds else "two-papers"
    return ""


def _on_the_wrong_item(modifier: Modifier, entry: Code) -> bool:
    """Flow letters on what has no flow of its own; about the rarer stationary systems the sources disagree."""
    named = modifier.kind is ModifierKind.FLOW and modifier.codes and entry.code not in modifier.codes
    return bool(named) and CodeClass.STATIONARY_RENTAL not in entry.classes


def _months_out_of_order(history: RentalHistory, case: Case) -> Iterator[Finding]:
    if not case.catalogue.is_a(history.code, CodeClass.CAPPED_RENTAL) or not history.months:
        return
    need = case.catalogue.limit("DME", "break-days", history.months[0].start)
    for run in runs(history.months, int(need.value) if need else None):
        if wrong := out_of_order(run):
            letters = tuple(next(found for found in LETTERS if found in line.modifiers) for line in wrong)
            yield _finding("months-out-of-order", history.code, letters, wrong, Certainty.MEDIUM)


def _papers_of_older_rent(history: RentalHistory, case: Case) -> Iterator[Finding]:
    """KX on oxygen whose rental surely began after N1 to N3 took its place."""
    if not case.catalogue.is_a(history.code, *OXYGEN_RENTALS) or history.started is None:
        return
    rule = case.catalogue.limit(_NEW_PAPERS, "modifier-valid", history.started)
    told = history.start_known_by == "told"
    if rule is None or rule.since is None or not told:
        return
    lines = [
        line
        for month in history.months
        for line in month.lines
        if month.start >= history.started and _OLD_PAPERS in line.modifiers and _EMERGENCY not in line.modifiers
    ]
    if lines:
        yield _finding("papers-of-older-rent", history.code, (_OLD_PAPERS,), lines)


def _flow_beside_portable(history: RentalHistory, case: Case) -> Iterator[Finding]:
    """Flow letters of a stationary machine against those of the portable one whose rent begins in the same month."""
    if not case.catalogue.is_a(history.code, CodeClass.STATIONARY_RENTAL):
        return
    portables = [other for other in case.histories if case.catalogue.is_a(other.code, CodeClass.PORTABLE_RENTAL)]
    found: defaultdict[tuple[str, tuple[str, ...]], list[LineItem]] = defaultdict(list)
    for month in history.months:
        for flow in _flows(month, case):
            beside = [
                other for portable in portables for other in portable.months if month.start <= other.start <= month.end
            ]
            for reason, letters, others in _beside(flow, month, beside, case):
                found[reason, letters] += [*month.lines, *others]
    for (reason, letters), lines in found.items():
        yield _finding(reason, history.code, letters, list(dict.fromkeys(lines)), Certainty.MEDIUM)


def _beside(
    flow: Modifier, month: RentalMonth, beside: Sequence[RentalMonth], case: Case
) -> Iterator[tuple[str, tuple[str, ...], list[LineItem]]]:
    factor = case.catalogue.limit(flow.modifier, "flow-factor", month.start)
    if factor and factor.value > _FULL:
        if beside:
            yield "flow-without-portable", (flow.modifier,), [line for other in beside for line in other.lines]
        return
    for other in beside:
        for second in _flows(other, case):
            wrong_item = not any(line.code in second.codes for line in other.lines)
            if second.modifier != flow.modifier and not wrong_item:
                yield "flows-differ", (flow.modifier, second.modifier), list(other.lines)


def _flows(month: RentalMonth, case: Case) -> tuple[Modifier, ...]:
    """The flow letters of a month, where it bears no more than one."""
    flows = _all_flows(month, case)
    return flows if len(flows) == 1 else ()


def _all_flows(month: RentalMonth, case: Case) -> tuple[Modifier, ...]:
    borne = {letters for line in month.lines for letters in line.modifiers}
    return tuple(
        found for name in borne if (found := case.catalogue.modifier(name)) and found.kind is ModifierKind.FLOW
    )


def _dearer_without_flow(history: RentalHistory, case: Case) -> Iterator[Finding]:
    """Rent at home that goes up as it does with the flow, though letters are printed and none of them names a flow."""
    if not case.catalogue.is_a(history.code, CodeClass.STATIONARY_RENTAL):
        return
    for month, after in pairwise(history.months):
        was, now = case.sum_left(month.lines), case.sum_left(after.lines)
        lines = [*month.lines, *after.lines]
        follows = not after.restarted and after.start == month.end + _ONE_DAY
        lettered = all(line.modifiers for line in lines) and not (_all_flows(month, case) or _all_flows(after, case))
        if follows and was < now and lettered and len(lines) == 2 and _is_step(was, now, after.start, case):
            yield Finding(
                reason="dearer-without-flow",
                lines=after.lines,
                certainty=Certainty.MEDIUM,
                values={"code": history.code, "was": was, "now": now, "day": after.start},
            )


def _is_step(was: Decimal, now: Decimal, day: date, case: Case) -> bool:
    """Whether the second amount is to the first as the rent with flow letters is to that without, or the reverse."""
    flows = (name for name, modifier in case.catalogue.modifiers.items() if modifier.kind is ModifierKind.FLOW)
    factors = {limit.value for name in flows if (limit := case.catalogue.limit(name, "flow-factor", day))}
    steps = {max(factor, 1 / factor) for factor in factors if factor != _FULL}
    return any(abs(now - was * step) <= now * threshold("flow-step-slack") for step in steps)


def _finding(
    reason: str,
    code: str,
    letters: tuple[str, ...],
    lines: Sequence[LineItem],
    certainty: Certainty = Certainty.HIGH,
) -> Finding:
    return Finding(
        reason=reason,
        lines=tuple(lines),
        certainty=certainty,
        values={
            "code": code,
            "letters": tuple(dict.fromkeys(letters)),
            "first": letters[0],
            "second": letters[-1],
            "day": lines[0].service_date,
        },
    )
