"""Where a charge says a thing was used: place of service codes, and which of them can be a home."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from checker.data import SourceKey, Verified, load


class PlaceOfService(Struct, frozen=True, kw_only=True):
    """A row of data/pos_codes.csv. `home` is whether equipment used there is used at home, None where it depends or
    does not matter for equipment.
    """

    code: str
    name: str
    es: str
    home: bool | None = None
    note: str = ""
    source: SourceKey
    verified: Verified


def place_of_service(code: str) -> PlaceOfService | None:
    """The place of a one or two digit code, None where the list has no such place."""
    return _places().get(code.strip().zfill(2))


@cache
def _places() -> Mapping[str, PlaceOfService]:
    return {place.code: place for place in load("pos_codes.csv", PlaceOfService, ("code",))}
