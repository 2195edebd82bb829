"""What one or many files came to: lines, details, totals, flags; figures of files add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from checker.model import LineItem, Review, StatementKind
from tests.benchmark.reading import ours
from tests.benchmark.reading.ours import Outcome
from tests.benchmark.reading.score import FIGURES, HEADERS, Key, Tally, charges, header_right, payments
from tests.generator.truth import Truth

TRUST = (0.99, 0.95, 0.9, 0.8, 0.0)
"""The bounds of confidence by which lines are counted."""


@dataclass(slots=True)
class Figures:
    """`silent` counts files whose lines were misread though the reader says that all is well; `trusted` counts lines by
    how far the reader trusted them, and whether they were right."""

    files: int = 0
    ours: Tally = field(default_factory=Tally)
    tables: Tally = field(default_factory=Tally)
    text: Tally = field(default_factory=Tally)
    payments: Tally = field(default_factory=Tally)
    statements: int = 0
    headers: Counter[str] = field(default_factory=Counter)
    adding_up: int = 0
    agreeing: int = 0
    silent: int = 0
    trusted: Counter[tuple[float, bool]] = field(default_factory=Counter)
    planted: int = 0
    found: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    alarmed: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    trouble: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def __iadd__(self, other: Figures) -> Figures:
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))
        return self


def together(parts: Iterable[Figures]) -> Figures:
    total = Figures()
    for part in parts:
        total += part
    return total


def weigh(truth: Truth, result: Outcome) -> tuple[Figures, list[str]]:
    """Our figures of one file, and what went wrong with it in sentences."""
    one = Figures(files=1, seconds=result.seconds)
    problems = []
    if result.trouble:
        one.trouble[result.trouble[:60]] += 1
        problems.append(f"trouble: {result.trouble}")
    problems += _weigh_lines(one, truth, result)
    problems += _weigh_statements(one, truth, result)
    if result.review:
        problems += _weigh_flags(one, truth, result.review)
    return one, problems


def _weigh_lines(one: Figures, truth: Truth, result: Outcome) -> list[str]:
    statements = result.reading.statements if result.reading else ()
    lines = [line for statement in statements for line in statement.lines]
    internal = frozenset(line.internal_code for line in truth.lines if line.internal_code)
    problems = []
    for tally, read, wanted in (
        (one.ours, charges(lines, internal), charges(truth.lines)),
        (one.payments, payments(lines), payments(truth.lines)),
    ):
        tally.add(read, wanted)
        problems += [f"missed {each}" for each in wanted - read] + [f"made up {each}" for each in read - wanted]
    one.trusted += _by_trust(lines, charges(truth.lines), internal)
    misread = one.ours.found < max(one.ours.read, one.ours.there)
    content = bool(statements) and all(each.reading.agrees_with and not each.reading.unread for each in statements)
    if misread and content:
        one.silent += 1
        problems.append("silent: lines misread, yet the totals are said to agree")
    return problems


def _by_trust(lines: Iterable[LineItem], wanted: Counter[Key], internal: frozenset[str]) -> Counter[tuple[float, bool]]:
    """How many charges were read right and wrong, by the least of the bounds that the reader's confidence reaches."""
    trusted: Counter[tuple[float, bool]] = Counter()
    left = wanted.copy()
    for line in lines:
        for key in charges([line], internal):
            right = left[key] > 0
            left[key] -= right
            trusted[next(bound for bound in TRUST if line.confidence >= bound), right] += 1
    return trusted


def _weigh_statements(one: Figures, truth: Truth, result: Outcome) -> list[str]:
    statements = result.reading.statements if result.reading else ()
    problems = []
    for n, wanted in enumerate(truth.statements):
        statement = statements[n] if n < len(statements) else None
        one.statements += 1
        for name in (*HEADERS, *(FIGURES if wanted.kind is StatementKind.BILL else ())):
            right = header_right(name, statement, wanted)
            one.headers[name] += right
            if not right:
                got = getattr(statement.details, name) if statement else None
                problems.append(f"{name}: {getattr(wanted, name)!r} read as {got.value if got else None!r}")
        if wanted.total_charges is not None and wanted.adds_up:
            agrees = bool(statement and statement.reading.agrees_with)
            one.adding_up += 1
            one.agreeing += agrees
            if not agrees:
                problems.append("totals do not agree")
    return problems


def _weigh_flags(one: Figures, truth: Truth, review: Review) -> list[str]:
    problems = []
    for expected in truth.expected:
        one.planted += 1
        if ours.was_found(expected, review, truth):
            one.found += 1
        else:
            one.missed[expected.check] += 1
            problems.append(f"planted {expected.check} not found")
    alarms = ours.false_alarms(review, truth)
    if not truth.expected:
        one.clean += 1
        one.alarmed += bool(alarms)
    for flag in alarms:
        one.alarms[f"{flag.check}/{flag.reason}"] += 1
        problems.append(f"false alarm {flag.severity} {flag.check}/{flag.reason} lines {flag.lines}")
    return problems
