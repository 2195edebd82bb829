"""The figures as a table, one row a kind and strength, one for all of each strength."""

from __future__ import annotations

from collections.abc import Mapping

from tests.benchmark.reading.score import Tally
from tests.benchmark.scans.figures import Figures
from tests.benchmark.scans.kinds import STRENGTHS
from tests.benchmark.scans.texts import TESSERACT

HEADING = (
    "kind     strength files pages lines |  line F1  code+amount | silent errors refused s/page  cores |"
    " engine's text  tesseract s/page  cores  tables"
)


def print_report(measured: Mapping[tuple[str, str], Figures]) -> None:
    print(HEADING)
    for (kind, strength), one in measured.items():
        print(row(kind, strength, one))
    for strength in STRENGTHS:
        every = Figures()
        for (_, its), one in measured.items():
            if its == strength:
                every += one
        if every.files:
            print(row("all", strength, every))
    print("s/page is of the clock, cores the seconds of all cores together; tesseract is held to one thread")
    print("pdfplumber finds no tables on a picture; a file that is no PDF is nothing to it")
    if TESSERACT is None:
        print("tesseract is not installed")


def row(kind: str, strength: str, one: Figures) -> str:
    pages = max(one.pages, 1)
    ours = f"{one.lines.f1:9.3f}  {one.money.f1:11.3f}"
    told = f"{one.silent:6} {one.errors:6} {one.refused:7} {_a_page(one.seconds, one.processor, pages)}"
    theirs = _a_page(one.tesseract_seconds, one.tesseract_processor, pages)
    other = f"{one.tesseract_text.f1:10.3f} {theirs}" if _ran(one.tesseract_text) else " " * 24
    engine = f"{one.engine_text.f1:13.3f}" if _ran(one.engine_text) else " " * 13
    tables = f"{one.tables.f1:7.3f}" if _ran(one.tables) else ""
    return f"{kind:8} {strength:8} {one.files:5} {one.pages:5} {one.lines.there:5} | {ours} | {told} | {engine} {other} {tables}"


def _a_page(clock: float, processor: float, pages: int) -> str:
    return f"{clock / pages:6.2f} {processor / pages:6.2f}"


def _ran(tally: Tally) -> bool:
    return bool(tally.there)
