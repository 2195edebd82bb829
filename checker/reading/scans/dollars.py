"""A dollar sign that was taken for the figure or letter it looks like.

In small or soft print the engine is torn between $ and 5, S or 8. Where it thought of $ at all and an amount follows,
it is one; alone on its line it takes more. What is set right here stays in doubt unless $ was nearly as likely.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.scans.decoding import Char

_LOOKS_LIKE = frozenset("$§5S83")
_AMOUNT = re.compile(r" ?-?\d{1,3}(?:,?\d{3})*\.\d{2}(?!\d)")
_THOUGHT_OF, _LIKELY, _NEARLY = 0.015, 0.1, 0.25  # how likely the model holds a dollar sign
_IN_DOUBT, _SURE = 0.9, 0.97  # the confidences of what is set right


def with_dollars(chars: Sequence[Char]) -> list[Char]:
    """The characters of a line, with $ where a word begins with what was meant as one."""
    text = "".join(char.text for char in chars)
    return [_meant(char, text, at) for at, char in enumerate(chars)]


def _meant(char: Char, text: str, at: int) -> Char:
    if char.text not in _LOOKS_LIKE or char.dollar < _THOUGHT_OF or (at and text[at - 1] != " "):
        return char
    alone = len(text.strip()) == 1 and char.dollar >= _LIKELY
    if char.text == "$" or not (alone or _AMOUNT.match(text, at + 1)):
        return char
    return char._replace(text="$", likely=_SURE if char.dollar >= _NEARLY else _IN_DOUBT)
