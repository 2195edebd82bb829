"""Which code of the catalogue a line means: the one printed, or the one a clear misprint stands for."""

from __future__ import annotations

from collections.abc import Iterable

from checker.catalogue import Catalogue
from checker.model import LineItem
from checker.tables import Code


def codes_meant(lines: Iterable[LineItem], catalogue: Catalogue) -> dict[int, Code]:
    """The catalogue's row for each line that has one, by line number."""
    found = ((line.number, catalogue.code(line.code)) for line in lines)
    return {number: entry for number, entry in found if entry}
