"""Cards of names and values: "Date of service | 3/5/24 | Amount billed | 91.62" over "Quantity | 1 | You owe | 18.32".

Several lines of such pairs are one charge; told apart from the summary of an account by a day or a code among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.model import Box
from checker.reading.ink.lines import TextLine
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.heading_words import BILLED, role_of
from checker.reading.tokens.tokens import Line, Look, Token

_PAIR = 2
_FEWEST_CARDS = 2
_OF_A_CHARGE = {"service_date", "from_date", "code"}
_WORDS = {"code", "modifiers", "description", "serial"}
"""What the values that are words may be."""


@dataclass(frozen=True, slots=True)
class _Card:
    """Lines that hold nothing but pairs: which of the lines, the names in order (one for all that is billed), and the
    values named by role."""

    first: int
    last: int
    names: tuple[str, ...]
    values: tuple[Token, ...]

    def with_line(self, names: Sequence[str], values: Sequence[Token]) -> _Card:
        return replace(self, last=self.last + 1, names=(*self.names, *names), values=(*self.values, *values))

    @property
    def is_charge(self) -> bool:
        roles = Counter(value.label for value in self.values)
        return sum(roles[role] for role in BILLED) == 1 and bool(roles.keys() & _OF_A_CHARGE)


def joined_pairs(lines: Sequence[Line]) -> list[Line]:
    """The lines; those of each card of a charge as one line, its values named, where several cards name the same."""
    cards = [card for card in _cards(lines) if card.is_charge]
    starts = Counter(card.names[0] for card in cards)
    joined = {card.first: card for card in cards if starts[card.names[0]] >= _FEWEST_CARDS}
    within = {at for card in joined.values() for at in range(card.first, card.last + 1)}
    return [
        _joined(lines[at : joined[at].last + 1], joined[at].values) if at in joined else line
        for at, line in enumerate(lines)
        if at in joined or at not in within
    ]


def _cards(lines: Sequence[Line]) -> list[_Card]:
    found: list[_Card] = []
    for at, line in enumerate(lines):
        names, values = _pairs(line)
        if not values:
            continue
        last = found[-1] if found else None
        goes_on = last is not None and last.last == at - 1 and adjoins(lines[at - 1], line)
        if last is not None and goes_on and not set(names) & set(last.names):
            found[-1] = last.with_line(names, values)
        else:
            found.append(_Card(at, at, names, values))
    return found


def _pairs(line: Line) -> tuple[tuple[str, ...], tuple[Token, ...]]:
    """The names of a line and their values with the role of each name; nothing where it holds anything else. A value
    may bear its name already, with a unit behind it ("Units: 1 each").
    """
    first, *unit = line.tokens
    if first.label and len(unit) < _PAIR and all(token.look is Look.TEXT for token in unit):
        return (first.label,), (first,)
    if len(line.tokens) % _PAIR:
        return (), ()
    names, values = line.tokens[::2], line.tokens[1::2]
    roles = [role_of(name.text.rstrip(": ")) if name.look is Look.TEXT else None for name in names]
    fitting = all(
        role is not None and (value.look is not Look.TEXT or role in _WORDS)
        for role, value in zip(roles, values, strict=True)
    )
    if not fitting:
        return (), ()
    named = tuple(replace(value, label=role or "") for role, value in zip(roles, values, strict=True))
    return tuple(
        BILLED[0] if value.label in BILLED else name.text for name, value in zip(names, named, strict=True)
    ), named


def _joined(lines: Sequence[Line], values: tuple[Token, ...]) -> Line:
    words = tuple(word for line in lines for word in line.source.words)
    box = Box.around(line.box for line in lines)
    return Line(TextLine(words, box), " ".join(value.printed for value in values), values)
