"""The option `--scans` of the command `reading`: made-up statements as pictures, worn in stated ways, read and weighed.

    python -m tests.benchmark reading --scans                            a few statements of each kind and strength
    python -m tests.benchmark reading --scans --kind fax --strength hard --count 20 --seed 500
    python -m tests.benchmark reading --scans --write FOLDER --count 200  the pictures and their truth; nothing is read

To run another program on them: `--write` puts FILE.pdf, FILE.tif or FILE.jpg beside FILE.json, the truth. There
`statements[].lines[]` are the lines of the paper as a careful person would write them down; `kind` charge and credit
are those weighed here, told by `service_date`, `code`, `modifiers` and `amount` (a line that has only an
`internal_code` may be read with that code or with none). `wear` says what was done to the pages. F1 is twice the lines
found over the lines read plus the lines there are, over all files of a row. What each kind and strength means stands in
`kinds.py`. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pdfminer.pdfparser import PDFException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from tests.benchmark.reading import baselines, ours
from tests.benchmark.reading.score import charges
from tests.benchmark.scans.figures import Figures, weigh
from tests.benchmark.scans.kinds import KINDS, STRENGTHS, worn
from tests.benchmark.scans.picture import Picture, drawn, packed
from tests.benchmark.scans.report import HEADING, print_report, row
from tests.benchmark.scans.texts import TESSERACT, by_our_engine, by_tesseract
from tests.generator.forms import make_paper
from tests.generator.make import Made

_MOST_PAGES = 2
"""Longer statements are passed over: they say no more and take minutes. So are those that run off their paper."""


@dataclass(frozen=True, slots=True)
class Scan:
    """One picture file, its pages, what it was made from, and how."""

    made: Made
    kind: str
    strength: str
    seed: int
    pages: list[Picture]
    data: bytes
    name: str


def arguments(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--kind", choices=KINDS, action="append", help="this kind of wear only; may be given again")
    group.add_argument("--strength", choices=STRENGTHS, help="this strength only")
    group.add_argument("--write", type=Path, metavar="FOLDER", help="write the pictures and their truth; read nothing")


def run(options: argparse.Namespace) -> int:
    if options.write:
        return _write(options)
    measured: dict[tuple[str, str], Figures] = {}
    print(HEADING)
    for scan in scans(options):
        figures, problems = _measure(scan, with_baselines=not options.no_baselines)
        key = scan.kind, scan.strength
        measured[key] = measured.get(key, Figures())
        measured[key] += figures
        if problems and options.show in ("all", scan.name):
            print(row(scan.kind, scan.strength, figures), scan.name)
            print("\n".join(f"    {problem}" for problem in problems), flush=True)
    print_report(measured)
    return 0


def scans(options: argparse.Namespace) -> Iterator[Scan]:
    """The files of a run: `--count` statements, each with the next kind, every kind mild and then hard."""
    kinds = options.kind or list(KINDS)
    strengths = [options.strength] if options.strength else list(STRENGTHS)
    ways = [(kind, strength) for kind in kinds for strength in strengths]
    statements = _short_statements(options)
    for n in range(options.count):
        seed, made = next(statements)
        yield scan_of(made, *ways[n % len(ways)], seed)


def scan_of(made: Made, kind: str, strength: str, seed: int) -> Scan:
    pages = [worn(page, kind, strength, seed * 10 + n) for n, page in enumerate(drawn(made.pdf, KINDS[kind].dpi))]
    data, ending = packed(pages, KINDS[kind].carrier)
    return Scan(made, kind, strength, seed, pages, data, f"{Path(made.truth.name).stem}-{kind}-{strength}.{ending}")


def _short_statements(options: argparse.Namespace) -> Iterator[tuple[int, Made]]:
    seed = options.seed
    while True:
        made = make_paper(
            seed,
            layout=options.layout,
            forms=options.forms,
            held_out=options.held_out,
            plant=options.plant,
            on_paper=True,
        )
        with baselines.open_pdf(made.pdf) as pdf:
            if len(pdf.pages) <= _MOST_PAGES and not any(_runs_off(page) for page in pdf.pages):
                yield seed, made
        seed += 1


def _runs_off(page: Page) -> bool:
    """Whether text runs on past the edge of the paper: a PDF still holds it, a picture does not."""
    across = any(char["x1"] > page.width or char["x0"] < 0 for char in page.chars)
    return across or any(char["bottom"] > page.height or char["top"] < 0 for char in page.chars)


def _measure(scan: Scan, *, with_baselines: bool) -> tuple[Figures, list[str]]:
    truth = scan.made.truth
    start = time.process_time()
    result = ours.outcome(truth, scan.data, scan.name)
    processor = time.process_time() - start
    figures, problems = weigh(truth, result, ours.outcome(truth, scan.made.pdf).review)
    figures.pages, figures.processor = len(scan.pages), processor
    if with_baselines:
        wanted = charges(truth.lines)
        if result.reading:
            figures.engine_text.add(by_our_engine(result.reading.document), wanted)
        if TESSERACT:
            found, figures.tesseract_seconds, figures.tesseract_processor = by_tesseract(scan.pages)
            figures.tesseract_text.add(found, wanted)
        with suppress(PDFException, PdfminerException), baselines.open_pdf(scan.data) as pdf:
            figures.tables.add(baselines.by_tables(pdf), wanted)
    return figures, problems


def _write(options: argparse.Namespace) -> int:
    options.write.mkdir(parents=True, exist_ok=True)
    for scan in scans(options):
        path = options.write / scan.name
        path.write_bytes(scan.data)
        truth = json.loads(scan.made.truth.to_json())
        wear = {"kind": scan.kind, "strength": scan.strength, "says": KINDS[scan.kind].says, "seed": scan.seed}
        path.with_suffix(".json").write_text(json.dumps({"wear": wear, **truth}, indent=1) + "\n", encoding="utf-8")
        print(path)
    return 0
