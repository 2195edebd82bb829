"""The figures as a table: one row a layout, one for all, and what went wrong counted below."""

from __future__ import annotations

from collections.abc import Mapping

from tests.benchmark.reading.figures import TRUST, Figures, together
from tests.benchmark.reading.score import FIGURES, HEADERS, Tally

HEADING = "layout               files lines |  ours: P     R     F1  | tables  text | pat  acct date | totals | pay F1"


def print_report(layouts: Mapping[str, Figures]) -> None:
    everything = together(layouts.values())
    print(HEADING)
    for name, one in [*sorted(layouts.items()), ("all", everything)]:
        print(_row(name, one))
    others = ", ".join(
        f"{name} {_share(everything.headers[name], everything.statements)}" for name in (*HEADERS[3:], *FIGURES)
    )
    print(f"other details right: {others}")
    print(f"misread though the totals are said to agree: {everything.silent} of {everything.files} files")
    print(f"wrong lines by confidence: {_by_trust(everything)}")
    print(f"planted problems found: {everything.found} of {everything.planted}; missed {dict(everything.missed)}")
    print(
        f"clean bills with a flag above info: {everything.alarmed} of {everything.clean}; alarms {dict(everything.alarms)}"
    )
    if everything.trouble:
        print(f"not read: {dict(everything.trouble)}")
    print(f"{1000 * everything.seconds / max(everything.files, 1):.0f} ms a file to read")


def _by_trust(figures: Figures) -> str:
    counts = [(bound, figures.trusted[bound, False], figures.trusted[bound, True]) for bound in TRUST]
    return ", ".join(f"{wrong} of {wrong + right} from {bound}" for bound, wrong, right in counts)


def _row(name: str, one: Figures) -> str:
    ours = " ".join(_figure(one.ours, figure, 7) for figure in (one.ours.precision, one.ours.recall, one.ours.f1))
    baselines = " ".join(_figure(tally, tally.f1, 6) for tally in (one.tables, one.text))
    headers = " ".join(_share(one.headers[each], one.statements) for each in HEADERS[:3])
    totals, paid = _share(one.agreeing, one.adding_up), _figure(one.payments, one.payments.f1, 6)
    return f"{name:20} {one.files:5} {one.ours.there:5} | {ours} | {baselines}| {headers} | {totals:>6} | {paid}"


def _figure(tally: Tally, figure: float, width: int) -> str:
    return f"{figure:{width}.3f}" if tally.there or tally.read else "-".rjust(width)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:3.0f}%" if whole else "  - "
