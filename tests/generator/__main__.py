"""`python -m tests.generator`: write the samples, or made-up statements with their truth."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.generator import samples, stationery
from tests.generator.layouts import LAYOUTS
from tests.generator.make import make

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.generator", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    sample = commands.add_parser("samples", help="the sample statements of data/samples, the same bytes each time")
    sample.add_argument("--out", type=Path, default=ROOT / "data" / "samples")
    some = commands.add_parser("statements", help="made-up statements, each a PDF and its truth as JSON")
    some.add_argument("--out", type=Path, required=True)
    some.add_argument("--count", type=int, default=20)
    some.add_argument("--seed", type=int, default=0)
    some.add_argument("--layout", choices=LAYOUTS)
    some.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.command == "samples":
        for name, tell in samples.SAMPLES.items():
            (options.out / f"{name}.pdf").write_bytes(stationery.draw(tell()))
        return 0
    for seed in range(options.seed, options.seed + options.count):
        made = make(seed, layout=options.layout, held_out=options.held_out)
        (options.out / made.truth.name).write_bytes(made.pdf)
        (options.out / made.truth.name).with_suffix(".json").write_text(made.truth.to_json(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
