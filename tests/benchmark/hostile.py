"""The command `hostile`: files made to break a reader, opened as the page opens them, and what became of each.

A file is held well where it gives a reading whose lines stand on its pages, or a typed error. What counts against us:
a fault of ours, a reading that had to be ended, a line that is nowhere on the page, a picture or marked file that fails
in any other way than a typed error.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from checker import apart
from checker.errors import NotFinished, StatementError, Unforeseen
from checker.model import Reading
from tests.hostile import KINDS, make

_AT_ONCE = 2
_PASSWORD = "rose"
_AGAINST_US = (Unforeseen.code, NotFinished.code, "invented")
"""A page that draws for ever has its picture given up by design, so of those only faults count."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`read` and `drawn` are "read" and "drawn", or the code of an error, or "invented"."""

    kind: str
    name: str
    read: str
    drawn: str
    seconds: float


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--count", type=int, default=150, help="files a kind")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--kind", choices=KINDS, help="this kind only")
    parser.add_argument("--folder", type=Path, help="the files of this folder instead")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the files that were not held well here")


def run(options: argparse.Namespace) -> int:
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        outcomes = list(threads.map(lambda made: _outcome(*made, options.keep), _files(options)))
    print(f"{'kind':<12}{'files':>6}{'read':>6}{'slowest':>10}{'p95':>8}  errors")
    for kind, group in groupby(outcomes, key=lambda outcome: outcome.kind):
        _print(kind, list(group))
    bad = [one for one in outcomes if one.read in _AGAINST_US or one.drawn == Unforeseen.code]
    for one in bad:
        print(f"against us: {one.name}: {one.read}, {one.drawn}, {one.seconds:.1f} s")
    print(f"{len(outcomes)} files, {len(outcomes) - len(bad)} held well")
    return 1 if bad else 0


def _files(options: argparse.Namespace) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    if options.folder:
        for path in sorted(options.folder.iterdir()):
            yield "folder", path.name, path.read_bytes
        return
    for kind in [options.kind] if options.kind else KINDS:
        for seed in range(options.seed, options.seed + options.count):
            yield kind, f"{kind} {seed}", partial(make, kind, seed)


def _outcome(kind: str, name: str, made: Callable[[], bytes], keep: Path | None) -> Outcome:
    data = made()
    started = time.monotonic()
    read = _read(data)
    seconds = time.monotonic() - started
    drawn = _drawn(data) if read == "read" else ""
    if keep and (read in _AGAINST_US or drawn == Unforeseen.code):
        keep.mkdir(parents=True, exist_ok=True)
        (keep / re.sub(r"\W", "-", name)).write_bytes(data)
    return Outcome(kind, name, read, drawn, seconds)


def _read(data: bytes) -> str:
    try:
        reading = apart.read(data, "x.pdf", password=_PASSWORD)
    except StatementError as problem:
        return problem.code
    return "invented" if invented(reading) else "read"


def _drawn(data: bytes) -> str:
    try:
        apart.page(data, 1, password=_PASSWORD)
        apart.marked_pdf(data, (), password=_PASSWORD)
    except StatementError as problem:
        return problem.code
    return "drawn"


def invented(reading: Reading) -> list[str]:
    """Codes and amounts of lines that stand on no page of the document; a code may wrap within its cell."""
    printed = "".join(_bare(word.text) for page in reading.document.pages for word in page.words)
    lines = [line for statement in reading.statements for line in statement.lines]
    told = [part for line in lines if line.code_printed and not line.corrected for part in line.code_printed.split()]
    told += [f"{abs(line.amount):f}".rstrip("0").rstrip(".") for line in lines]
    return [one for one in told if _bare(one) not in printed]


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).upper()


def _print(kind: str, outcomes: list[Outcome]) -> None:
    seconds = sorted(one.seconds for one in outcomes)
    errors = Counter(code for one in outcomes for code in {one.read, one.drawn} - {"read", "drawn", ""})
    read = sum(one.read == "read" for one in outcomes)
    told = ", ".join(f"{code} {n}" for code, n in errors.most_common())
    p95 = seconds[int(len(seconds) * 0.95)] if len(seconds) > 1 else seconds[0]
    print(f"{kind:<12}{len(outcomes):>6}{read:>6}{seconds[-1]:>9.1f}s{p95:>7.2f}s  {told}")
