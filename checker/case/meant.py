"""Which code of the catalogue a line means: the one printed, or the one a clear misprint stands for."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from checker.catalogue import Catalogue
from checker.catalogue.fields import FieldKind
from checker.catalogue.near_codes import Suggestion, likely, suggest
from checker.catalogue.tables import Code
from checker.model import LineItem


class Misprint(Struct, frozen=True):
    """A printed string that is no code of any field: the codes it resembles, best first, and the one surely meant."""

    near: tuple[Suggestion, ...]
    meant: Suggestion | None


def misprints(lines: Iterable[LineItem], catalogue: Catalogue) -> dict[int, Misprint]:
    """The lines whose code is in no list at all, by line number."""
    seen: dict[tuple[str, str], Misprint] = {}
    found = {}
    for line in lines:
        if not line.code or catalogue.code(line.code):
            continue
        field = catalogue.field_of(line.code)
        # A department's number bears no letters: "0431 RR" is E0431 where the words are for that.
        cut_short = field is not None and field.kind is FieldKind.REVENUE and bool(line.modifiers)
        if field is None or cut_short:
            key = line.code, line.description
            seen[key] = seen.get(key) or _misprint(*key)
            if field is None or seen[key].meant:
                found[line.number] = seen[key]
    return found


def codes_meant(lines: Iterable[LineItem], found: dict[int, Misprint], catalogue: Catalogue) -> dict[int, Code]:
    """The catalogue's row for each line that has one, by line number."""
    entries = {}
    for line in lines:
        misprint = found.get(line.number)
        entry = misprint.meant.code if misprint and misprint.meant else catalogue.code(line.code)
        if entry:
            entries[line.number] = entry
    return entries


def _misprint(code: str, description: str) -> Misprint:
    near = suggest(code, description)
    return Misprint(near, likely(near))
