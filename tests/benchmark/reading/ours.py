"""The product's own reader and review, called as anybody would."""

from __future__ import annotations

import time

from msgspec import Struct

from checker.errors import StatementError
from checker.model import About, Flag, Reading, Review, Severity
from checker.reading import read
from checker.review import review
from tests.generator.truth import Expected, Truth


class Outcome(Struct, frozen=True):
    """`trouble` says why nothing was read."""

    reading: Reading | None
    review: Review | None
    seconds: float
    trouble: str = ""


def outcome(truth: Truth, data: bytes, name: str = "") -> Outcome:
    """The reading and review of one file; any failure, typed or not, is part of the result."""
    start = time.perf_counter()
    try:
        reading = read(data, name or truth.name)
    except StatementError as problem:
        return Outcome(None, None, time.perf_counter() - start, problem.code)
    except Exception as problem:  # noqa: BLE001 - the benchmark counts crashes instead of ending with one
        return Outcome(None, None, time.perf_counter() - start, repr(problem))
    seconds = time.perf_counter() - start
    try:
        result = review([reading], about=About(**truth.about), as_of=truth.as_of)
    except Exception as problem:  # noqa: BLE001 - as above
        return Outcome(reading, None, seconds, repr(problem))
    return Outcome(reading, result, seconds)


def every_flag(result: Review) -> list[Flag]:
    """The flags, and those folded into them."""
    return [each for flag in result.flags for each in (flag, *flag.also)]


def was_found(expected: Expected, result: Review, truth: Truth) -> bool:
    """Whether a flag of the check names one of the expected lines; lines are told by date and amount."""
    wanted = {
        (truth.statements[s].lines[n].service_date, truth.statements[s].lines[n].amount) for s, n in expected.lines
    }
    lines = {line.number: (line.service_date, line.amount) for line in result.lines}
    named = [{lines[number] for number in flag.lines} for flag in every_flag(result) if flag.check == expected.check]
    return any(not wanted or wanted & each for each in named)


def false_alarms(result: Review, truth: Truth) -> list[Flag]:
    """Flags above info that nothing planted explains; on planted bills only those of other checks."""
    explained = {*truth.permitted, *(each.check for each in truth.expected)}
    return [flag for flag in result.flags if flag.severity is not Severity.INFO and flag.check not in explained]
