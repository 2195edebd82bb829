"""Rent of equipment whose place of service is a hospital, a nursing home or another place that is nobody's home.

Such a place usually brings what is used there. Alone the number is only good to know, since a slip of the biller hurts
nobody but the claim; beside a stay the person told us of it is worth asking about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from checker.case import Case
from checker.case.events import STAYS, events_of, last_day
from checker.catalogue.places import place_of_service
from checker.model import Certainty, Finding, LineItem


def check(case: Case) -> Iterable[Finding]:
    alike: defaultdict[tuple[str, str], list[LineItem]] = defaultdict(list)
    for line in case.charges:
        place = place_of_service(line.place) if line.place else None
        if place and place.home is False and case.terms_of(line).is_rent and case.owes(line):
            alike["during-a-stay" if _is_in_stay(line, case) else "no-stay-told", place.code].append(line)
    for (reason, place_code), lines in alike.items():
        yield Finding(
            reason=reason,
            lines=tuple(lines),
            certainty=Certainty.MEDIUM,
            values={"place": place_code},
        )


def _is_in_stay(line: LineItem, case: Case) -> bool:
    day = line.service_date
    return day is not None and any(stay.start <= day <= last_day(stay) for stay in events_of(case.about, *STAYS))
