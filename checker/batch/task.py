"""What a worker does with one unit: read it, review it, and give back the contract's values. It never raises."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from msgspec import Struct

from checker.batch.units import Loaded
from checker.confined.confinement import allow_seconds
from checker.errors import AboutError, NotFinished, StatementError, Unforeseen
from checker.model import About, Failure, Reading
from checker.reading.limits import limit
from checker.wording import Language

Row = dict[str, Any]
"""One row of the results as JSON values; its keys are the columns of `results.SCHEMA`."""


class Options(Struct, frozen=True):
    """What every unit of one run is reviewed with; `apart`: its files are opened in a confined process of the worker's,
    where the worker itself cannot be confined because the network has to reach it.
    """

    as_of: date
    language: Language = "en"
    apart: bool = False


def review_unit(unit: Loaded, options: Options) -> Row:
    """One row: the review of the unit, or the error code that says why there is none."""
    from checker.answers.about import about_from_json
    from checker.outputs.contract import to_contract
    from checker.review import review

    started = time.perf_counter()
    if unit.problem:
        return failed_row(unit, options, unit.problem)
    try:
        about = about_from_json(unit.about) if unit.about else About()
        readings, failures = _read(unit, options)
        told = to_contract(review(readings, failures, about=about, as_of=options.as_of), options.language)
    except AboutError:
        return failed_row(unit, options, "about")
    except Exception:  # noqa: BLE001  one unit must never cost the others, and a message may quote a bill
        return failed_row(unit, options, Unforeseen.code)
    error = None if readings else failures[0].error
    return {**_head(unit, options, error), **told, "seconds": round(time.perf_counter() - started, 3)}


def failed_row(unit: Loaded, options: Options, error: str) -> Row:
    """The row of a unit of which nothing could be reviewed."""
    return _head(unit, options, error)


def _head(unit: Loaded, options: Options, error: str | None) -> Row:
    return {
        "unit": unit.name,
        "sha256": unit.sha256,
        "as_of": options.as_of.isoformat(),
        "language": options.language,
        "error": error,
    }


def _read(unit: Loaded, options: Options) -> tuple[list[Reading], list[Failure]]:
    from checker import apart, reading

    readings: list[Reading] = []
    failures: list[Failure] = []
    read = apart.read if options.apart else reading.read
    for name, data in unit.files:
        allow_seconds(limit("reading-seconds"))
        try:
            readings.append(read(data, name))
        except StatementError as problem:
            failures.append(Failure(name, problem.code, {"file": name}))
        except (MemoryError, RecursionError):
            failures.append(Failure(name, NotFinished.code, {"file": name}))
        except Exception:  # noqa: BLE001  as above, and the person's other files are still reviewed
            failures.append(Failure(name, Unforeseen.code, {"file": name}))
    return readings, failures
