"""The command `reading`: make statements, read them three ways, print the figures by layout."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.benchmark.reading import baselines, ours
from tests.benchmark.reading.figures import Figures, weigh
from tests.benchmark.reading.notices import PAIRS_IN_ALL, measure_notices, measure_pairs, print_notices, print_pairs
from tests.benchmark.reading.report import print_report
from tests.benchmark.reading.score import charges
from tests.benchmark.scans import command as scans
from tests.generator.forms import FORM_LAYOUTS, make_paper
from tests.generator.layouts import LAYOUTS
from tests.generator.make import Made
from tests.generator.notices.layouts import NOTICE_LAYOUTS
from tests.generator.plants import PLANTS


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--count", type=int, default=150, help="statements a group; with --scans in all")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--layout", choices=(*LAYOUTS, *FORM_LAYOUTS, *NOTICE_LAYOUTS), help="this layout only")
    parser.add_argument("--forms", action="store_true", help="claim forms alone, each kind in turn")
    parser.add_argument("--notices", action="store_true", help="plans' notices, alone and beside their bill, instead")
    parser.add_argument("--plant", choices=PLANTS, help="only statements with this planted problem")
    parser.add_argument("--held-out", action="store_true", help="also the layouts and styles kept back from tuning")
    parser.add_argument("--browser", action="store_true", help="statements as Chromium prints them, instead")
    parser.add_argument("--no-baselines", action="store_true", help="ours alone, for speed")
    parser.add_argument(
        "--show", nargs="?", const="all", metavar="NAME", help="print what was missed, of one file or all"
    )
    parser.add_argument(
        "--scans", action="store_true", help="statements as scans and photos, worn in stated ways, instead"
    )
    scans.arguments(parser.add_argument_group("with --scans"))
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the shown files and their truth here")


def run(options: argparse.Namespace) -> int:
    if options.scans:
        return scans.run(options)
    groups = {"dev": False, "held-out": True} if options.held_out else {"dev": False}
    for name, held_out in groups.items():
        if options.notices or options.layout in NOTICE_LAYOUTS:
            _notices(name, options, held_out)
            continue
        measured = measure(options, held_out)
        print(f"\n{name}: {options.count} statements from seed {options.seed}")
        print_report(measured)
    return 0


def _notices(name: str, options: argparse.Namespace, held_out: bool) -> None:
    seeds = range(options.seed, options.seed + options.count)
    print(f"\n{name}: {options.count} notices from seed {options.seed}")
    print_notices(measure_notices(seeds, held_out, options.layout))
    if not options.layout:
        pairs = seeds[::PAIRS_IN_ALL]
        print(f"\n{name}: {len(pairs)} bills beside their notice")
        print_pairs(measure_pairs(pairs, held_out))


def measure(options: argparse.Namespace, held_out: bool) -> dict[str, Figures]:
    """Figures by layout."""
    layouts: dict[str, Figures] = defaultdict(Figures)
    for made in _statements(options, held_out):
        figures, problems = weigh(made.truth, ours.outcome(made.truth, made.pdf))
        if not options.no_baselines:
            truth = charges(made.truth.lines)
            with baselines.open_pdf(made.pdf) as pdf:
                figures.tables.add(baselines.by_tables(pdf), truth)
                figures.text.add(baselines.by_text(pdf), truth)
        layouts[made.truth.layout] += figures
        if problems and options.show in ("all", made.truth.name):
            _show(made, problems, options.keep)
    return dict(layouts)


def _statements(options: argparse.Namespace, held_out: bool) -> Iterator[Made]:
    seeds = range(options.seed, options.seed + options.count)
    if options.browser:
        from tests.generator.browser import printed_by_browser  # needs Chromium, which the rest does without

        yield from printed_by_browser(seeds, held_out=held_out, plant=options.plant)
    else:
        for seed in seeds:
            yield make_paper(seed, layout=options.layout, forms=options.forms, held_out=held_out, plant=options.plant)


def _show(made: Made, problems: list[str], keep: Path | None) -> None:
    print(f"{made.truth.name}: {len(made.truth.lines)} lines")
    for problem in problems:
        print(f"    {problem}")
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / made.truth.name).write_bytes(made.pdf)
        (keep / made.truth.name).with_suffix(".json").write_text(made.truth.to_json(), encoding="utf-8")
