"""The command line: one person's statements, reviewed together.

    python -m checker FILE... [--format text|json|csv] [--about ABOUT.json] [--lang en|es] [--as-of DATE]
                              [--photos apart]
    python -m checker --sources [--lang en|es] [--as-of DATE]

The exit status is 0 when every file was reviewed and 2 when one could not be, or a command was not understood; a
sentence on stderr then says which and why, and stdout still holds the review of the others.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from checker.errors import AboutError, FileIsFolder, FileNotFound, FileNotReadable, StatementError, Unforeseen, place_of

if TYPE_CHECKING:
    from checker.model import About, Correction, Failure, Reading, Review
    from checker.wording import Language

PROGRAM = "python -m checker"
REVIEWED, NOT_ALL_REVIEWED, INTERRUPTED = 0, 2, 130
_FIRST_BYTES = 16
"""Of these a picture file is known."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit status. A command not understood raises SystemExit with 2."""
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    given = sys.argv[1:] if arguments is None else arguments
    if any(map(os.path.isfile, given)):
        # Files are read in another process, which comes first; what comes after is imported and loaded meanwhile.
        from checker.confined.starting import READING, start_ahead

        start_ahead(READING)
    parser = _parser()
    options = parser.parse_args(given)
    if not options.files and not options.sources:
        parser.error("name at least one file to review")
    # What takes time to import is imported once it is known to be needed, so that --help answers at once.
    if options.sources:
        from checker.outputs.source_ages import sources_report

        return _write(sources_report(options.as_of, options.lang), REVIEWED)
    gc.disable()
    outcomes = _begun(options.files)
    from checker.answers.corrections import not_found
    from checker.review import review

    shown = _made_ready(options.format, options.lang)
    gc.freeze()  # what is loaded stays: neither while files are reviewed nor at the end need it be looked through
    gc.enable()
    about, corrections = _about(parser, options.about)
    readings, failures = _read_all(options.files, outcomes, apart=options.photos == "apart")
    for failure in failures:
        _complain(failure, options.lang)
    lost = not_found(readings, corrections)
    for line in lost:
        _say(f"{PROGRAM}: corrections: no line {line!r} in these files")
    result = review(readings, failures, about=about, corrections=corrections, as_of=options.as_of)
    return _write(shown(result, options.lang), NOT_ALL_REVIEWED if failures or lost else REVIEWED)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence and where to read more, instead of the whole usage."""
        self.exit(NOT_ALL_REVIEWED, f"{self.prog}: {message} (--help lists what may be said)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="Review itemized statements for home oxygen and say which charges to ask about.",
        epilog="Exit status: 0 when every file was reviewed, 2 when one could not be.",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="statements of one person: PDF or photos")
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", help="text unless told otherwise")
    parser.add_argument("--about", type=Path, metavar="ABOUT.json", help="what the person told us, see the README")
    parser.add_argument("--lang", choices=("en", "es"), default="en", help="language of the sentences")
    parser.add_argument("--as-of", type=_day, default=_today(), metavar="DATE", help="2024-01-31; today if left out")
    parser.add_argument(
        "--photos",
        choices=("together", "apart"),
        default="together",
        help="photos may be pages of one bill, in this order, or are bills of their own",
    )
    parser.add_argument("--sources", action="store_true", help="say how old each source of the rules is, and stop")
    return parser


def _today() -> date:
    """The day where the person is."""
    return datetime.now(tz=UTC).astimezone().date()


def _day(printed: str) -> date:
    try:
        day = date.fromisoformat(printed)
    except ValueError:
        day = None
    if day is None or day.isoformat() != printed:
        raise argparse.ArgumentTypeError(f"{printed!r} is no date; write it as 2024-01-31")
    return day


def _about(parser: argparse.ArgumentParser, path: Path | None) -> tuple[About, tuple[Correction, ...]]:
    from checker.model import About

    if path is None:
        return About(), ()
    from checker.answers.about import about_from_json
    from checker.answers.corrections_json import corrections_from_json

    try:
        told = path.read_text(encoding="utf-8-sig")
        return about_from_json(told), corrections_from_json(told)
    except OSError as problem:
        parser.error(f"argument --about: cannot read {str(path)!r}: {problem.strerror}")
    except UnicodeDecodeError:
        parser.error(f"argument --about: {str(path)!r} is not UTF-8 text")
    except AboutError as problem:
        parser.error(f"argument --about: {str(path)!r}: {problem}")


def _begun(paths: Sequence[Path]) -> Iterator[Reading | StatementError]:
    """What becomes of each file, the first of which are begun. Each is opened in another process: one that blows up
    must never cost the person the others."""
    from checker.apart import read_each

    return read_each((path.name, partial(_bytes, path)) for path in paths)


def _read_all(
    paths: Sequence[Path], outcomes: Iterator[Reading | StatementError], *, apart: bool
) -> tuple[list[Reading], list[Failure]]:
    """The files that could be read, and what became of the others."""
    from checker.model import Failure

    readings: list[Reading] = []
    failures: list[Failure] = []
    photos: list[Reading] = []
    for path, outcome in zip(paths, outcomes, strict=True):
        if not isinstance(outcome, StatementError):
            readings.append(outcome)
            photos += [outcome] if not apart and _is_photo(path) else []
            continue
        name = path.name or str(path)
        failures.append(Failure(name, outcome.code, {"file": name}))
        if isinstance(outcome, Unforeseen):
            _say(f"{PROGRAM}: {outcome}")
    return _with_photos(readings, photos), failures


def _with_photos(readings: list[Reading], photos: list[Reading]) -> list[Reading]:
    """The readings with photos that are pages of one bill as one, where the first of them stands."""
    if len(photos) < 2:
        return readings
    from checker.reading.photos import as_bills

    first = next(at for at, reading in enumerate(readings) if reading is photos[0])
    others = [reading for reading in readings if not any(reading is photo for photo in photos)]
    return [*others[:first], *as_bills(photos), *others[first:]]


def _is_photo(path: Path) -> bool:
    from checker.reading.opening import is_picture

    with suppress(OSError), path.open("rb") as file:
        return is_picture(file.read(_FIRST_BYTES))
    return False


def _bytes(path: Path) -> bytes:
    """The bytes of a file. Raises the StatementError that says why there are none."""
    try:
        if path.is_dir():
            raise FileIsFolder
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFound from None
    except (OSError, ValueError) as problem:
        raise FileNotReadable from problem


def _complain(failure: Failure, language: Language) -> None:
    from checker.outputs.plain import visible
    from checker.wording import error_words

    _say(error_words(failure.error, {**failure.values, "file": visible(failure.file)}, language))


def _say(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")


def _made_ready(form: str, language: Language) -> Callable[[Review, Language], str]:
    """Load what a review takes and what its words take, and return what puts one into that form."""
    from checker.review import make_ready
    from checker.wording import show

    make_ready()
    show(0, language)
    return _shown_as(form)


def _shown_as(form: str) -> Callable[[Review, Language], str]:
    """What puts a review into that form."""
    match form:
        case "json":
            from checker.outputs.contract import json_text

            return json_text
        case "csv":
            from checker.outputs.table import csv_table

            return csv_table
        case _:
            from checker.outputs.text import as_text

            return as_text


def _write(text: str, status: int) -> int:
    """Write to stdout and return the status. A reader that has seen enough and closed the pipe is no failure."""
    if sys.stdout is None:
        return status
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would be tried again, and complained of, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _speak_utf8(stream: TextIO | None) -> None:
    """UTF-8 whatever the terminal says, so that Spanish and the marks of a bill cannot stop the review."""
    reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    try:
        # All is written, the other processes end with this one, and the system takes back at once what is loaded.
        os._exit(main())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as fault:  # noqa: BLE001  a traceback could quote a bill, and helps no patient
        _say(f"{PROGRAM}: stopped by a fault of its own, {place_of(fault)}")
        sys.exit(NOT_ALL_REVIEWED)
