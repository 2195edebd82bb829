"""The figures as a table, one row a kind and strength, one for all of each strength."""

from __future__ import annotations

from collections.abc import Mapping

from tests.benchmark.reading.score import Tally
from tests.benchmark.scans.figures import Figures
from tests.benchmark.scans.kinds import STRENGTHS
from tests.benchmark.scans.texts import TESSERACT

HEADING = (
    "kind     strength files pages lines |  line F1  code+amount | silent errors refused s/page |"
    " engine's text  tesseract s/page  tables"
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
    print("pdfplumber finds no tables on a picture; a file that is no PDF is nothing to it")
    if TESSERACT is None:
        print("tesseract is not installed")


def row(kind: str, strength: str, one: Figures) -> str:
    pages = max(one.pages, 1)
    ours = f"{one.lines.f1:9.3f}  {one.money.f1:11.3f}"
    told = f"{one.silent:6} {one.errors:6} {one.refused:7} {one.seconds / pages:6.2f}"
    other = (
        f"{one.tesseract_text.f1:10.3f} {one.tesseract_seconds / pages:6.2f}" if _ran(one.tesseract_text) else " " * 17
    )
    engine = f"{one.engine_text.f1:13.3f}" if _ran(one.engine_text) else " " * 13
    tables = f"{one.tables.f1:7.3f}" if _ran(one.tables) else ""
    return f"{kind:8} {strength:8} {one.files:5} {one.pages:5} {one.lines.there:5} | {ours} | {told} | {engine} {other} {tables}"


def _ran(tally: Tally) -> bool:
    return bool(tally.there)
