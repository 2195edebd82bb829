"""Which claim each charge of a notice belongs to, and who sent that claim in."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.model import LineItem
from checker.reading.notices.claim_numbers import number_in, numbered, numbers
from checker.reading.notices.providers import labelled, providers
from checker.reading.tokens.tokens import Line, Look

Place = tuple[int, float]


class _Marks(Struct, frozen=True):
    """Values and where they stand, in the order of the paper."""

    places: tuple[Place, ...]
    values: tuple[str, ...]

    def above(self, place: Place) -> str | None:
        at = bisect(self.places, place)
        return self.values[at - 1] if at else None

    def below(self, place: Place) -> str | None:
        at = bisect(self.places, place)
        return self.values[at] if at < len(self.values) else None


def with_claims(items: Sequence[LineItem], lines: Sequence[Line]) -> list[LineItem]:
    """The charges with the claim number and the supplier that stand above them, or below where claims are closed so."""
    opening, closing = _marks(numbers(lines, closing=False)), _marks(numbers(lines, closing=True))
    senders = _marks(providers(lines))
    only = senders.values[0] if len(set(senders.values)) == 1 else None
    claimed = []
    for item in items:
        place = _place_of(item)
        number = item.claim or number_in(item.raw) or opening.above(place) or closing.below(place)
        claimed.append(replace(item, claim=number, provider=senders.above(place) or only))
    return claimed


def names_a_claim(line: Line) -> bool:
    """Whether a line without figures tells a claim's number or who sent it in."""
    if line.having(Look.MONEY):
        return False
    return bool(numbered().search(line.text.replace("\t", " "))) or labelled(line) is not None


def _marks(found: Iterator[tuple[Line, str]]) -> _Marks:
    pairs = sorted(((line.page, line.box.top), value) for line, value in found)
    return _Marks(tuple(place for place, _ in pairs), tuple(value for _, value in pairs))


def _place_of(item: LineItem) -> Place:
    first = item.boxes[0]
    return first.page, first.level
