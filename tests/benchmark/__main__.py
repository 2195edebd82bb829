"""`python -m tests.benchmark COMMAND`: one command a measurement, listed here."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tests.benchmark import checks, hostile, hosting, load
from tests.benchmark.reading import command as reading
from tests.benchmark.speed import command as speed

COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]] = {
    "reading": (reading.arguments, reading.run),
    "checks": (checks.arguments, checks.run),
    "speed": (speed.arguments, speed.run),
    "hostile": (hostile.arguments, hostile.run),
    "load": (load.arguments, load.run),
    "hosting": (hosting.arguments, hosting.run),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (arguments, run) in COMMANDS.items():
        each = commands.add_parser(name)
        arguments(each)
        each.set_defaults(run=run)
    options = parser.parse_args()
    return int(options.run(options))


if __name__ == "__main__":
    raise SystemExit(main())
