"""The command `speed`: our whole review beside what others need for words or tables of the same files, in one run."""

from __future__ import annotations

import argparse
import gc
from functools import partial

from tests.benchmark.speed import papers, scaling, starting
from tests.benchmark.speed.timing import seconds_of_each, spread
from tests.benchmark.speed.tools import BARE, tools, whole_review

_SMALL = 0.05
"""Seconds of bare pdfplumber below which a file is small: there milliseconds count, not the ratio."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--count", type=int, default=60, help="made statements")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--no-growth", action="store_true", help="leave out the long files, which take minutes")


def run(options: argparse.Namespace) -> int:
    if not options.no_growth:
        # Before anything else: a process of ours never counts less memory than we had when we began it.
        scaling.print_memory(500)
    whole_review(papers.long(1))
    _side_by_side([*papers.made(options.count, options.seed), ("long", papers.long(400))])
    starting.print_start()
    if not options.no_growth:
        print()
        scaling.print_growth()
    return 0


def _side_by_side(files: list[tuple[str, bytes]]) -> None:
    each = tools()
    # What this program loaded, the tools among it, is no work of the tools that are timed: what collects garbage passes
    # over it, as it does in the process that reads.
    gc.freeze()
    ratios: dict[str, list[float]] = {name: [] for name in each}
    small: list[float] = []
    for _, data in files:
        taken = seconds_of_each({name: partial(tool, data) for name, tool in each.items()})
        if taken[BARE] < _SMALL:
            small.append(1000 * taken["ours, open, read, check, JSON"])
            continue
        for name in each:
            ratios[name].append(taken[name] / taken[BARE])
    print(f"{len(files)} files, processor time as a share of {BARE} of the same file (median, middle half, most):")
    for name, values in ratios.items():
        print(f"  {name:34} {spread(values)}")
    print(f"  {len(small)} small files, ours, milliseconds: {spread(small)}\n")
