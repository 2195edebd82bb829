"""What one or many picture files came to: lines by field, losses nobody was told of, errors alleged on misreadings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields

from checker.data.thresholds import threshold
from checker.model import Flag, LineItem, Review, Severity, Statement
from tests.benchmark.reading.ours import Outcome, every_flag
from tests.benchmark.reading.score import Key, Tally, charges
from tests.generator.truth import Line, Truth


@dataclass(slots=True)
class Figures:
    """`lines` are told by date, code, modifiers and amount, `money` by code and amount. `silent` counts lines lost or
    wrong of which the reader says nothing, `errors` flags called errors that the same statement as a PDF with text does
    not get. Seconds are those of the clock, `processor` those of all cores together."""

    files: int = 0
    pages: int = 0
    lines: Tally = field(default_factory=Tally)
    money: Tally = field(default_factory=Tally)
    engine_text: Tally = field(default_factory=Tally)
    tesseract_text: Tally = field(default_factory=Tally)
    tables: Tally = field(default_factory=Tally)
    silent: int = 0
    errors: int = 0
    refused: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    tesseract_seconds: float = 0.0
    tesseract_processor: float = 0.0

    def __iadd__(self, other: Figures) -> Figures:
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))
        return self


def weigh(truth: Truth, result: Outcome, as_text: Review | None) -> tuple[Figures, list[str]]:
    """Our figures of one file, and what went wrong with it in sentences; `as_text` is the review of its PDF with text."""
    one = Figures(files=1, seconds=result.seconds, refused=bool(result.trouble))
    statements = result.reading.statements if result.reading else ()
    internal = frozenset(line.internal_code for line in truth.lines if line.internal_code)
    read, wanted = _seen(charges(_lines(statements), internal)), _seen(charges(truth.lines))
    one.lines.add(read, wanted)
    one.money.add(_money(read), _money(wanted))
    problems = [f"trouble: {result.trouble}"] if result.trouble else []
    problems += [f"missed {each}" for each in wanted - read] + [f"made up {each}" for each in read - wanted]
    if not result.trouble:
        one.silent = _silent(statements, truth.lines, internal)
        problems += [f"silent: {one.silent} lines"] if one.silent else []
    if result.review:
        alleged = _errors(result.review) - (_errors(as_text) if as_text else Counter())
        one.errors = alleged.total()
        problems += [f"error on a misreading: {check}/{reason}" for check, reason in alleged.elements()]
    return one, problems


def _lines(statements: Sequence[Statement]) -> list[LineItem]:
    return [line for statement in statements for line in statement.lines]


def _seen(keys: Counter[Key]) -> Counter[Key]:
    """The lines as a picture shows them, on which a small l in a misprinted code is a capital I."""
    return Counter((day, code and code.replace("l", "I"), *rest) for day, code, *rest in keys.elements())


def _money(keys: Counter[Key]) -> Counter[tuple[object, ...]]:
    return Counter((code, amount) for _, code, _, amount in keys.elements())


def _silent(statements: Sequence[Statement], there: Sequence[Line], internal: frozenset[str]) -> int:
    """How many lines were lost or misread without a word.

    A word is: sums that do not agree with the printed total, an unread page, an unread row (it answers for one line), a
    wrong line read with more doubt than a flag may rest on (it answers for itself).
    """
    if any(each.reading.disagrees_with or each.reading.unread_pages for each in statements):
        return 0
    wanted = _seen(charges(there))
    sure = [line for line in _lines(statements) if line.confidence >= threshold("doubtful-line")]
    doubtful = [line for line in _lines(statements) if line.confidence < threshold("doubtful-line")]
    lost = (wanted - _seen(charges(sure, internal))).total() - charges(doubtful, internal).total()
    made_up = (_seen(charges(sure, internal)) - wanted).total()
    announced = sum(len(each.reading.unread) for each in statements)
    return max(lost - announced, made_up, 0)


def _errors(review: Review) -> Counter[tuple[str, str]]:
    flags: list[Flag] = every_flag(review)
    return Counter((flag.check, flag.reason) for flag in flags if flag.severity is Severity.ERROR)
