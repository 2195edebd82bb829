"""Names and values side by side on one line: "Date of service | 3/5/24 | Amount billed | 91.62"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from msgspec.structs import replace

from checker.model import Box, FigureKind
from checker.reading.ink.lines import TextLine
from checker.reading.tokens.heading_words import role_of, role_of_whole
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.roles import BILLED, Role
from checker.reading.tokens.tokens import Line, Look, Token

_ALNUM = re.compile(r"[^\W_]")
_BETWEEN = ":;,|·• "
"""What parts a name from its value, and one pair from the next."""
WORDS = frozenset({Role.CODE, Role.MODIFIERS, Role.DESCRIPTION, Role.SERIAL})
"""What the values that are words may be."""
WORDY = (Look.TEXT, Look.NUMBER, Look.CODE)
"""The looks that several words of one value may have."""
SAID = WORDS | {Role.REMARK, Role.CLAIM, Role.PROVIDER, Role.PATIENT, Role.STATUS}
"""The same, and what may be told in letters."""


Pairs = tuple[tuple[str, ...], tuple[Token, ...]]
"""The names of a line, and its values with their roles."""


def pairs_of(line: Line, labels: Container[str]) -> Pairs:
    """The names of a line and their values with the role of each name; nothing where it holds anything else. Words may
    take several tokens ("Stationary | 5L"), and a value bear its name already, at the end of its line with a unit
    behind it ("Units: 1 each"). A value whose name is one of the labels but no role's is left out.
    """
    names, values = list[str](), list[Token]()
    left = [part for token in line.tokens if _ALNUM.search(token.text) for part in _name_apart(token)]
    while left:
        token = left.pop(0)
        if token.label:
            names.append(token.label)
            values.append(token)
            left = left if len(left) != 1 or left[0].look is not Look.TEXT else []
            continue
        role = named_role(token)
        if role is None and left and token.text in labels:
            left.pop(0)
            continue
        if role is Role.UNITS and [each.look for each in left] == [Look.TEXT, Look.NUMBER]:
            left.pop(0)  # What is counted, before the count: "Quantity | EA | 1".
        if role is None or not left or (left[0].look is Look.TEXT and role not in SAID):
            return (), ()
        names.append(BILLED[0] if role in BILLED else token.text.rstrip(": "))
        values.append(replace(left.pop(0), label=role))
        while left and role in WORDS and left[0].look in WORDY and not left[0].label and named_role(left[0]) is None:
            values.append(replace(left.pop(0), label=role))
    return tuple(names), tuple(values)


def _name_apart(token: Token) -> Iterator[Token]:
    """A text, less the name that ends it where the next cell begins close ("Stationary 5L Modifiers:"), and that which
    begins it ("Mods: 26")."""
    name, _, value = token.text.partition(": ")
    role = role_of(name) if token.look is Look.TEXT and value else None
    if role in WORDS:
        yield replace(token, text=name + ":", printed=name + ":")
        yield from _name_apart(replace(token, text=value, printed=value))
        return
    words = token.text.split() if token.look is Look.TEXT and token.text.endswith(":") else []
    for count in range(len(words) - 1, 0, -1):
        texts = " ".join(words[:-count]).strip(_BETWEEN), " ".join(words[-count:])
        if named_role(token) is None and role_of(texts[1].rstrip(":")) is not None:
            yield from (replace(token, text=text, printed=text) for text in texts)
            return
    yield token


def named_role(token: Token) -> Role | None:
    """The role that a text gives the value behind it, and so its list is named too ("Code: CPT"); the sum of a group is
    of no card."""
    if token.look is not Look.TEXT or figure_kind(token.text) is FigureKind.SUBTOTAL:
        return None
    name, _, listed = token.text.partition(":")
    return role_of_whole((name if role_of(listed.strip()) is Role.CODE else token.text).strip(_BETWEEN))


def joined_line(lines: Sequence[Line], values: tuple[Token, ...]) -> Line:
    words = tuple(word for line in lines for word in line.source.words)
    box = Box.around(line.box for line in lines)
    return Line(TextLine(words, box), " ".join(value.printed for value in values), values)
