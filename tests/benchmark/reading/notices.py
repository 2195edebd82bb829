"""Plans' notices: are they told from bills, and is all that they say of a charge read; and bills beside their notices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checker.model import About, LineItem, Review, Severity, Statement
from checker.reading import read
from checker.review import review
from tests.benchmark.reading import ours
from tests.benchmark.reading.figures import Figures, weigh
from tests.generator.make import Made
from tests.generator.notices.discrepancies import PLANTS
from tests.generator.notices.layouts import NOTICE_LAYOUTS
from tests.generator.notices.make import make_notice
from tests.generator.notices.pairs import Pair, make_pair
from tests.generator.truth import Line

PAIRS_IN_ALL = 2
"""One pair is made for so many statements of a group."""


@dataclass(slots=True)
class NoticeFigures:
    """`kinds` counts notices known as what they are; `facts` by name how many were read right, of how many there are."""

    reading: Figures = field(default_factory=Figures)
    kinds: int = 0
    right: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class PairFigures:
    found: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    alarmed: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    bills_taken_for_notices: int = 0


def measure_notices(seeds: range, held_out: bool, layout: str | None = None) -> dict[str, NoticeFigures]:
    """Figures by layout."""
    names = [layout] if layout else [name for name, each in NOTICE_LAYOUTS.items() if held_out or not each.held_out]
    layouts: dict[str, NoticeFigures] = defaultdict(NoticeFigures)
    for seed in seeds:
        made = make_notice(seed, layout=names[seed % len(names)], held_out=held_out)
        _weigh(layouts[made.truth.layout], made)
    return dict(layouts)


def _weigh(one: NoticeFigures, made: Made) -> None:
    result = ours.outcome(made.truth, made.pdf)
    figures, _ = weigh(made.truth, result)
    one.reading += figures
    statements = result.reading.statements if result.reading else ()
    wanted = made.truth.statements[0]
    one.kinds += bool(statements) and statements[0].kind is wanted.kind
    lines = [line for statement in statements for line in statement.lines]
    for line, got in _together(wanted.lines, lines):
        for name, value in _facts(line).items():
            one.there[name] += 1
            one.right[name] += got is not None and _facts_read(got).get(name) == value


def _together(wanted: Iterable[Line], lines: Iterable[LineItem]) -> Iterator[tuple[Line, LineItem | None]]:
    """Each true line with the line read for it, by day and amount."""
    waiting: defaultdict[object, list[LineItem]] = defaultdict(list)
    for line in lines:
        waiting[line.service_date, line.amount].append(line)
    for line in wanted:
        found = waiting[line.service_date, line.amount]
        yield line, found.pop(0) if found else None


def _facts(line: Line) -> dict[str, object]:
    facts: dict[str, object] = dict(line.other_money)
    marks = tuple(mark.strip("()") for mark in line.remarks)
    return facts | {"remarks": marks, "claim": line.claim, "provider": line.provider, "approved": line.approved}


def _facts_read(line: LineItem) -> dict[str, object]:
    facts: dict[str, object] = dict(line.other_money)
    return facts | {
        "remarks": line.remark_codes,
        "claim": line.claim,
        "provider": line.provider,
        "approved": line.approved,
    }


def measure_pairs(seeds: range, held_out: bool) -> PairFigures:
    """What is found of the discrepancies planted between a bill and its notice, and what is alleged of pairs that agree."""
    figures = PairFigures()
    for seed in seeds:
        pair = make_pair(seed, held_out=held_out)
        readings = [read(made.pdf, made.truth.name) for made in (pair.bill, *pair.notices)]
        bills: tuple[Statement, ...] = readings[0].statements
        figures.bills_taken_for_notices += any(statement.is_notice for statement in bills)
        _weigh_pair(figures, pair, review(readings, about=About(), as_of=pair.bill.truth.as_of))
    return figures


def _weigh_pair(figures: PairFigures, pair: Pair, result: Review) -> None:
    lines = {line.number: (line.service_date, line.amount) for line in result.lines}
    if pair.planted:
        named = [{lines[n] for n in each.lines} for each in ours.every_flag(result) if each.check == pair.planted]
        figures.planted[pair.planted] += 1
        figures.found[pair.planted] += any(each & pair.lines for each in named)
    loud = [flag for flag in result.flags if flag.severity is not Severity.INFO and flag.check != pair.planted]
    if not pair.planted:
        figures.clean += 1
        figures.alarmed += bool(loud)
    figures.alarms.update(f"{flag.check}/{flag.reason}" for flag in loud)


def print_notices(measured: dict[str, NoticeFigures]) -> None:
    print("notices              files lines |  ours: P     R     F1  | kind | facts beside the charge")
    for name, one in sorted(measured.items()):
        tally, files = one.reading.ours, one.reading.files
        facts = f"{one.right.total()}/{one.there.total()}"
        row = f"{tally.precision:7.3f} {tally.recall:5.3f} {tally.f1:7.3f}"
        print(f"{name:20} {files:5} {tally.there:5} | {row} | {one.kinds}/{files} | {facts}")
        wrong = {fact: there - one.right[fact] for fact, there in one.there.items() if there > one.right[fact]}
        if wrong:
            print(f"    not read right: {wrong}")
    alarms = sum((one.reading.alarms for one in measured.values()), Counter[str]())
    print(f"flags above info on notices alone: {dict(alarms)}")


def print_pairs(figures: PairFigures) -> None:
    for check in PLANTS:
        if figures.planted[check]:
            print(f"{check}: {figures.found[check]} of {figures.planted[check]} planted discrepancies found")
    print(f"pairs in agreement with a flag above info: {figures.alarmed} of {figures.clean}")
    print(f"flags of other checks on all pairs: {dict(figures.alarms)}")
    print(f"bills taken for notices: {figures.bills_taken_for_notices}")
