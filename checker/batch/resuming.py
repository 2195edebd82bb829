"""A run that can be stopped anywhere: what is done already is known, and what comes is kept at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from checker.batch import results
from checker.batch.journal import Journal, rows_of
from checker.batch.task import Row
from checker.batch.units import Unit, load

Key = tuple[str, str, str]


class Store(Struct, frozen=True):
    """The results file and the journal beside it, which holds what came since the file was written."""

    path: Path

    @property
    def journal(self) -> Path:
        return self.path.with_name(f"{self.path.name}.journal")

    def missing(self, units: Iterable[Unit], language: str, as_of: date | None) -> Iterator[Unit]:
        """The units without a row that holds: new or changed ones, in another language or, where a day is given, for
        another day.
        """
        done = self._done(as_of)
        for unit in units:
            loaded = load(unit)
            if (loaded.name, loaded.sha256, language) not in done:
                yield unit

    def _done(self, as_of: date | None) -> frozenset[Key]:
        rows: dict[str, Row] = {
            row["unit"]: row for row in results.read(self.path, "unit", "sha256", "language", "as_of")
        }
        rows |= {row["unit"]: row for row in rows_of(self.journal)}
        return frozenset(
            (row["unit"], row["sha256"], row["language"])
            for row in rows.values()
            if as_of is None or str(row["as_of"]) == as_of.isoformat()
        )

    def keep(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Pass the rows on, each once it is safely in the journal."""
        with Journal(self.journal) as journal:
            for row in rows:
                journal.add(row)
                yield row

    def finish(self) -> None:
        """Make the journal part of the results file. Done twice, or broken off, nothing is lost or doubled."""
        new = {row["unit"]: place for place, row in enumerate(rows_of(self.journal))}
        latest = frozenset(new.values())
        rows = (row for place, row in enumerate(rows_of(self.journal)) if place in latest)
        results.write(self.path, rows, self.path if self.path.exists() else None, without=frozenset(new))
        self.journal.unlink(missing_ok=True)
