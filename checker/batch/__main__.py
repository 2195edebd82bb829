"""The command: every statement below a folder, into one Parquet file.

    python -m checker.batch FOLDER --out results.parquet [--by-folder] [--workers N | --scheduler ADDRESS]

Stop it when you like: the same command again goes on where it was. The exit status is 0 when every file was reviewed
and 2 when one could not be; its row says why.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from pyarrow import ArrowInvalid

from checker.batch import results
from checker.batch.driver import run
from checker.batch.processes import processes
from checker.batch.resuming import Store
from checker.batch.task import Options, Row
from checker.batch.units import find_units

PROGRAM = "python -m checker.batch"
REVIEWED, NOT_ALL_REVIEWED, INTERRUPTED = 0, 2, 130
_AHEAD = 3
"""Units a worker that are under way or sent ahead, so that none waits for its next."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.error(f"{str(options.folder)!r} is no folder")
    if not options.out.parent.is_dir():
        parser.error(f"there is no folder {str(options.out.parent)!r} for the results")
    try:
        return _reviewed(options)
    except KeyboardInterrupt:
        _say("stopped; the same command goes on from here")
        return INTERRUPTED
    except (OSError, ArrowInvalid) as problem:
        where = getattr(problem, "filename", None) or options.out
        _say(f"{where}: {getattr(problem, 'strerror', None) or problem}; the same command goes on from here")
        return NOT_ALL_REVIEWED


def _reviewed(options: argparse.Namespace) -> int:
    """Review what is missing. Raises OSError, or ArrowInvalid where the results are no file of ours."""
    store = Store(options.out)
    units = find_units(options.folder, by_folder=options.by_folder)
    units = tuple(unit for unit in units if not {options.out, store.journal} & set(unit.paths))
    missing = units if options.anew else tuple(store.missing(units, options.lang, options.as_of))
    day = options.as_of or datetime.now(tz=UTC).astimezone().date()
    with_ = Options(as_of=day, language=options.lang, apart=options.scheduler is not None)
    with _executors(options) as (make_executor, workers):
        rows = store.keep(run(missing, with_, make_executor, window=workers * _AHEAD))
        for _ in _shown(rows, len(missing)):
            pass
    store.finish()
    tally = _tally(results.read(options.out, "error", "failed"))
    _say(_summary(tally, len(missing), options.out))
    return NOT_ALL_REVIEWED if tally.total() > tally["reviewed"] else REVIEWED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, description="Review every statement below a folder.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the statements are")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the results, as Parquet")
    parser.add_argument(
        "--by-folder", action="store_true", help="each folder is one person's: review its files together"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="processes; one a core")
    where.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler, such as tcp://10.0.0.5:8786")
    parser.add_argument("--lang", choices=("en", "es"), default="en", help="language of the sentences")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="2024-01-31; today if left out")
    parser.add_argument("--anew", action="store_true", help="review what was reviewed before, too")
    return parser


@contextmanager
def _executors(options: argparse.Namespace) -> Iterator[tuple[Callable[[], Executor], int]]:
    """How executors are made, and how many workers they have."""
    if options.scheduler is None:
        workers = max(1, options.workers)
        yield lambda: processes(workers), workers
        return
    from distributed import Client

    with Client(options.scheduler) as client:
        yield lambda: client.get_executor(pure=False), max(1, sum(client.nthreads().values()))


def _shown(rows: Iterable[Row], of: int) -> Iterable[Row]:
    """The rows, with a bar on the terminal that says how far it is."""
    from tqdm import tqdm

    bar: Iterable[Row] = tqdm(rows, total=of, unit="unit", disable=None)
    return bar


def _tally(rows: Iterable[Row]) -> Counter[str]:
    return Counter(row["error"] or ("partly" if row["failed"] else "reviewed") for row in rows)


def _summary(tally: Counter[str], new: int, out: Path) -> str:
    said = [f"{tally['reviewed']} reviewed"]
    said += [f"{count} {error}" for error, count in sorted(tally.items()) if error != "reviewed"]
    return f"{', '.join(said)}; {new} of them in this run: {out}"


def _say(sentence: str) -> None:
    sys.stderr.write(f"{PROGRAM}: {sentence}\n")


if __name__ == "__main__":
    sys.exit(main())
