"""Codes billed for a day on which they were not in the list: ended before it, or begun after.

Where the dates of a code were derived from old lists and do not settle the day, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from checker.case import Case
from checker.catalogue.fields import other_code
from checker.catalogue.tables import Code, Dates, OtherCode
from checker.data import Verified
from checker.model import Certainty, Finding, LineItem, Value

_NEXT_DAY = timedelta(days=1)


def check(case: Case) -> Iterable[Finding]:
    alike: defaultdict[tuple[str, bool], list[LineItem]] = defaultdict(list)
    for line in case.charges:
        if line.code and line.service_date and case.catalogue.in_force(line.code, line.service_date) is False:
            alike[line.code, _ended(_row(line.code, case), line.service_date)].append(line)
    for (code, ended), lines in alike.items():
        if row := _row(code, case):
            yield _finding(row, lines, ended)


def _row(code: str, case: Case) -> Code | OtherCode | None:
    return case.catalogue.code(code) or other_code(code)


def _ended(row: Code | OtherCode | None, day: date) -> bool:
    """Whether the code lies before the day; else it came after."""
    return row is not None and not (row.since and day < row.since)


def _finding(row: Code | OtherCode, lines: Sequence[LineItem], ended: bool) -> Finding:
    days = [line.service_date for line in lines if line.service_date]
    successors = row.replaced_by if isinstance(row, Code) else ()
    values: dict[str, Value] = {
        "code": row.code,
        "first": min(days),
        "since": row.since,
        "gone": _gone(row),
        "now": "/".join(successors),
    }
    return Finding(
        reason=_reason(row, ended),
        lines=tuple(lines),
        certainty=Certainty.HIGH if row.dates is Dates.OFFICIAL else Certainty.MEDIUM,
        values=values,
        sources=_sources(row),
    )


def _reason(row: Code | OtherCode, ended: bool) -> str:
    """A code of another field is only mentioned: of those nothing but doubles and sums is looked into."""
    if isinstance(row, OtherCode):
        return "ended-elsewhere" if ended else "not-yet-elsewhere"
    if not ended:
        return "not-yet"
    return "ended-and-replaced" if row.replaced_by else "ended"


def _sources(row: Code | OtherCode) -> tuple[str, ...]:
    """Where its dates stand; those never read there rest on the lists that lack it, which the policy names."""
    unread = isinstance(row, Code) and row.verified is Verified.NO
    return () if unread else (row.source,)


def _gone(row: Code | OtherCode) -> date | None:
    """The first day on which it surely was in no list any more."""
    return row.until + _NEXT_DAY if row.until and row.dates is not Dates.INFERRED else row.gone_by
