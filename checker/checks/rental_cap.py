"""Rent that goes on where a payer's rent ends: oxygen after 36 paid months, capped rental after 13, then owned.

Only paid months count, and the papers seldom show all of them: how sure the count is makes the reason. What began it
anew (a replacement, a long break, another insurer) is the count's own matter, see `checker.case.caps`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.case import Case
from checker.case.caps import CountedMonth, counted_months, is_past_cap, limit_of
from checker.case.ordinals import code_for
from checker.catalogue.tables import OXYGEN_RENTALS
from checker.data.thresholds import whole
from checker.model import Certainty, Finding, LineItem


def check(case: Case) -> Iterable[Finding]:
    unknown = []
    for months in counted_months(case).values():
        past: defaultdict[tuple[str, str], list[CountedMonth]] = defaultdict(list)
        for month in months:
            if (reason := _reason(month, case)) and _owed(month, case):
                past[reason, month.payer].append(month)
        for (reason, _), found in past.items():
            yield _past(reason, found, case)
        if not past and _start_is_worth_knowing(months[-1], case):
            unknown.append(months[-1])
    if unknown:
        yield _start_unknown(unknown, case)


def _reason(counted: CountedMonth, case: Case) -> str:
    """Why the month lies past the cap, empty where it does not, or has none."""
    if not is_past_cap(counted, case):
        return ""
    cap, oxygen, told = limit_of("cap-months", counted, case), _is_oxygen(counted, case), counted.told
    if told is None:
        if not oxygen:
            return "capped-past-billed-months"
        shown = counted.paid >= cap and counted.suppliers == 1
        return "oxygen-past-paid-months" if shown else "oxygen-past-billed-months"
    lifetime = limit_of("reasonable-useful-lifetime", counted, case)
    if lifetime and told.number > lifetime:
        return "oxygen-past-lifetime" if oxygen else "capped-past-lifetime"
    if not oxygen:
        return "capped-past-told-start"
    return "oxygen-past-told-start" if told.at_least > cap else "oxygen-perhaps-past"


def _past(reason: str, found: Sequence[CountedMonth], case: Case) -> Finding:
    last = found[-1]
    lines = tuple(dict.fromkeys(line for month in found for line in _owed(month, case)))
    return Finding(
        reason=reason,
        lines=lines,
        certainty=Certainty.MEDIUM,
        at_stake=lines,
        values={
            "code": last.history.code,
            "words": last.lines[0].description,
            "cap": limit_of("cap-months", last, case),
            "n": last.told.number if last.told else last.billed,
            "started": last.told.begun if last.told else None,
        },
    )


def _start_unknown(found: Sequence[CountedMonth], case: Case) -> Finding:
    most = max(found, key=lambda month: month.billed)
    return Finding(
        reason="oxygen-start-unknown",
        lines=tuple(dict.fromkeys(line for month in found for line in month.lines)),
        certainty=Certainty.HIGH,
        values={"n": most.billed, "code": most.history.code, "cap": limit_of("cap-months", most, case)},
    )


def _start_is_worth_knowing(last: CountedMonth, case: Case) -> bool:
    """Whether so much rent is shown, and no start told, that it is good to know that oxygen rent ends."""
    return last.told is None and _is_oxygen(last, case) and last.billed >= whole("months-worth-telling")


def _owed(month: CountedMonth, case: Case) -> tuple[LineItem, ...]:
    return tuple(line for line in month.lines if case.owes(line))


def _is_oxygen(month: CountedMonth, case: Case) -> bool:
    return case.catalogue.is_a(code_for(month.history.code, case.catalogue), *OXYGEN_RENTALS)
