"""Charges for things the person told us never came."""

from __future__ import annotations

from collections.abc import Iterable

from checker.case import Case
from checker.model import Finding, LineItem, NotReceived


def check(case: Case) -> Iterable[Finding]:
    for missing in dict.fromkeys(case.about.not_received):
        if lines := _charges(missing, case):
            yield Finding(reason="never-came", lines=lines, at_stake=lines, values={"code": missing.code or ""})


def _charges(missing: NotReceived, case: Case) -> tuple[LineItem, ...]:
    """The charges meant: of that code, printed or meant, or without a code of those words, on that day, or in a span
    that holds it; all without a day.
    """
    alike = [line for line in case.charges if _is_meant(line, missing, case)]
    if missing.service_date is None:
        return tuple(alike)
    same_day = tuple(line for line in alike if line.service_date == missing.service_date)
    return same_day or tuple(line for line in alike if _spans(line, missing))


def _is_meant(line: LineItem, missing: NotReceived, case: Case) -> bool:
    if missing.code is not None:
        return missing.code in (line.code, _code_meant(line, case))
    return line.code is None and _folded(line.description) == _folded(missing.description or "")


def _folded(words: str) -> list[str]:
    return words.upper().split()


def _spans(line: LineItem, missing: NotReceived) -> bool:
    day, first, last = missing.service_date, line.service_date, line.end_date
    return bool(day and first and last and first <= day <= last)


def _code_meant(line: LineItem, case: Case) -> str | None:
    entry = case.entry(line)
    return entry.code if entry else None
