"""The command `reading`: make statements, read them three ways, print the figures by layout."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmark.reading import baselines
from tests.benchmark.reading.score import HEADERS, Tally, charges, header_right, payments
from tests.generator.layouts import LAYOUTS
from tests.generator.make import Made, make

try:
    from tests.benchmark.reading import ours
except ImportError as missing:
    ours = None  # type: ignore[assignment]
    MISSING = str(missing)


@dataclass(slots=True)
class Figures:
    """The sums of one layout, or of all."""

    files: int = 0
    ours: Tally = field(default_factory=Tally)
    tables: Tally = field(default_factory=Tally)
    text: Tally = field(default_factory=Tally)
    payments: Tally = field(default_factory=Tally)
    headers: Counter[str] = field(default_factory=Counter)
    statements: int = 0
    agreeing: Tally = field(default_factory=Tally)
    planted: int = 0
    found: int = 0
    clean: int = 0
    alarmed: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    trouble: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--count", type=int, default=150, help="statements a group")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--layout", choices=LAYOUTS, help="this layout only")
    parser.add_argument("--plant", help="only statements with this planted problem")
    parser.add_argument("--held-out", action="store_true", help="also the layouts and styles kept back from tuning")
    parser.add_argument("--browser", action="store_true", help="statements as Chromium prints them, instead")
    parser.add_argument("--no-baselines", action="store_true", help="ours alone, for speed")
    parser.add_argument(
        "--show", nargs="?", const="all", metavar="NAME", help="print what was missed, of one file or of all"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the shown files and their truth here")


def run(options: argparse.Namespace) -> int:
    if ours is None:
        print(f"The reader has not landed ({MISSING}); baselines only.")
    groups = [("dev", False), ("held-out", True)] if options.held_out else [("dev", False)]
    for name, held_out in groups:
        measured = measure(options, held_out)
        print(f"\n{name}: {options.count} statements from seed {options.seed}")
        report(measured)
    return 0


def measure(options: argparse.Namespace, held_out: bool) -> dict[str, Figures]:
    """Figures by layout."""
    layouts: dict[str, Figures] = defaultdict(Figures)
    for made in _statements(options, held_out):
        one = layouts[made.truth.layout]
        one.files += 1
        truth = charges(made.truth.lines)
        if not options.no_baselines:
            with baselines.open_pdf(made.pdf) as pdf:
                one.tables.add(baselines.by_tables(pdf), truth)
                one.text.add(baselines.by_text(pdf), truth)
        if ours is not None:
            problems = _ours(made, one)
            if problems and options.show in ("all", made.truth.name):
                _show(made, problems, options.keep)
    return dict(layouts)


def _statements(options: argparse.Namespace, held_out: bool) -> Iterator[Made]:
    seeds = range(options.seed, options.seed + options.count)
    if options.browser:
        from tests.generator.browser import printed_by_browser

        yield from printed_by_browser(seeds, held_out=held_out, plant=options.plant)
    else:
        for seed in seeds:
            yield make(seed, layout=options.layout, held_out=held_out, plant=options.plant)


def _ours(made: Made, one: Figures) -> list[str]:
    """Add our reading of one file; what went wrong with it, in sentences."""
    truth, result = made.truth, ours.outcome(made.truth, made.pdf)
    one.seconds += result.seconds
    problems = []
    if result.trouble:
        one.trouble[result.trouble[:60]] += 1
        problems.append(f"trouble: {result.trouble}")
    statements = result.reading.statements if result.reading else ()
    lines = [line for statement in statements for line in statement.lines]
    internal = frozenset(line.internal_code for line in truth.lines if line.internal_code)
    read_and_true = (
        (one.ours, charges(lines, internal), charges(truth.lines)),
        (one.payments, payments(lines), payments(truth.lines)),
    )
    for tally, read, wanted in read_and_true:
        tally.add(read, wanted)
        problems += [f"missed {each}" for each in wanted - read] + [f"made up {each}" for each in read - wanted]
    for n, wanted_statement in enumerate(truth.statements):
        statement = statements[n] if n < len(statements) else None
        one.statements += 1
        for name in HEADERS:
            right = header_right(name, statement, wanted_statement)
            one.headers[name] += right
            if not right:
                got = getattr(statement.details, name) if statement else None
                problems.append(f"{name}: {getattr(wanted_statement, name)!r} read as {got.value if got else None!r}")
        if wanted_statement.total_charges is not None and wanted_statement.adds_up:
            agrees = bool(statement and statement.reading.agrees_with)
            one.agreeing.there += 1
            one.agreeing.found += agrees
            if not agrees:
                problems.append("totals do not agree")
    if result.review:
        problems += _flags(made, result.review, one)
    return problems


def _flags(made: Made, review: object, one: Figures) -> list[str]:
    problems = []
    for expected in made.truth.expected:
        one.planted += 1
        if ours.was_found(expected, review, made.truth):
            one.found += 1
        else:
            one.missed[expected.check] += 1
            problems.append(f"planted {expected.check} not found")
    alarms = ours.false_alarms(review, made.truth)
    if not made.truth.expected:
        one.clean += 1
        one.alarmed += bool(alarms)
    for flag in alarms:
        one.alarms[f"{flag.check}/{flag.reason}"] += 1
        problems.append(f"false alarm {flag.severity} {flag.check}/{flag.reason} lines {flag.lines}")
    return problems


def _show(made: Made, problems: list[str], keep: Path | None) -> None:
    print(f"{made.truth.name}: {len(made.truth.lines)} lines")
    for problem in problems:
        print(f"    {problem}")
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / made.truth.name).write_bytes(made.pdf)
        (keep / made.truth.name).with_suffix(".json").write_text(made.truth.to_json(), encoding="utf-8")


def report(layouts: dict[str, Figures]) -> None:
    """One row a layout and one for all; then what went wrong, counted."""
    everything = _together(layouts.values())
    print(f"{'layout':20} files lines |  ours: P     R     F1  | tables  text | pat  acct date | totals | pay F1")
    for name, one in [*sorted(layouts.items()), ("all", everything)]:
        print(
            f"{name:20} {one.files:5} {one.ours.there or one.tables.there:5} | "
            f"{_figure(one.ours, one.ours.precision, 9)} {_figure(one.ours, one.ours.recall, 5)} {_figure(one.ours, one.ours.f1, 6)} | "
            f"{_figure(one.tables, one.tables.f1, 6)} {_figure(one.text, one.text.f1, 5)} | "
            + " ".join(f"{_share(one.headers[each], one.statements)}" for each in HEADERS[:3])
            + f" | {_share(one.agreeing.found, one.agreeing.there):>6} | {_figure(one.payments, one.payments.f1, 6)}"
        )
    others = ", ".join(f"{name} {_share(everything.headers[name], everything.statements)}" for name in HEADERS[3:])
    print(f"other headers right: {others}")
    print(f"planted problems found: {everything.found} of {everything.planted}; missed {dict(everything.missed)}")
    print(
        f"clean bills with a flag above info: {everything.alarmed} of {everything.clean}; alarms {dict(everything.alarms)}"
    )
    if everything.trouble:
        print(f"not read: {dict(everything.trouble)}")
    print(f"{1000 * everything.seconds / max(everything.files, 1):.0f} ms a file to read")


def _figure(tally: Tally, figure: float, width: int) -> str:
    return f"{figure:{width}.3f}" if tally.there or tally.read else "-".rjust(width)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:3.0f}%" if whole else "  - "


def _together(parts: object) -> Figures:
    total = Figures()
    for part in parts:  # type: ignore[attr-defined]
        for name in Figures.__slots__:
            mine, theirs = getattr(total, name), getattr(part, name)
            if isinstance(mine, Tally):
                mine.found, mine.read, mine.there = (
                    mine.found + theirs.found,
                    mine.read + theirs.read,
                    mine.there + theirs.there,
                )
            else:
                setattr(total, name, mine + theirs)
    return total
