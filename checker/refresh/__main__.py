"""The command: reads the files named, prints what each would change, and changes data/ when told to."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from checker.data import DATA
from checker.errors import DataError
from checker.refresh.official import UnknownFile, releases
from checker.refresh.tables import Tables


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0, or 2 where a file could not be read; then nothing is changed."""
    parser = argparse.ArgumentParser(
        prog="python -m checker.refresh",
        description="Bring the fees, ZIP areas and codes up to date from the files that CMS publishes each quarter.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file as published, or its zip")
    parser.add_argument("--write", action="store_true", help="change data/; without it only the differences are shown")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the tables")
    parser.add_argument(
        "--effective", type=date.fromisoformat, help="the first day of the quarter, where a file does not say it"
    )
    parser.add_argument(
        "--read", type=date.fromisoformat, default=None, help="the day the file was fetched; today where not given"
    )
    told = parser.parse_args(arguments)
    try:
        tables = Tables(told.data, told.read or date.today())  # noqa: DTZ011 (the day where the person is)
        for path in told.files:
            for release in releases(path.name, path.read_bytes(), told.effective):
                sys.stdout.write(tables.apply(release))
        if told.write:
            sys.stdout.write(tables.write())
    except (UnknownFile, DataError, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    if not told.write and tables.changed:
        sys.stdout.write("Nothing was changed. Add --write to change the tables.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
