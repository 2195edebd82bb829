"""Letters where a code can only have digits: a bill's own slip more often than a misreading.

A reader that knows how words are spelled is never quite sure of an O among digits. Yet of 1,850 digits of codes in
print that was worn in six ways it took two for a letter, both by less than the share below, while of letters printed in
their place it knew most by more. So a letter that it finds as likely as that stands on the paper, and is in no doubt.

Of letters O it takes seven in ten for a 0 all the same, and is sure. But in most type an O is a third wider than any
digit, so that the ink beside it tells. In type of one width it does not, and neither does it for sure on paper that is
bent, so that such an O stays in doubt: enough that nothing is alleged by it, too little to be set right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray

from checker.reading.scans.decoding import Char
from checker.reading.scans.strips import HEIGHT, gaps

_CODE = re.compile(r"(?<![A-Za-z0-9])[A-V](?=[OISB]*\d[OISB]*\d)[\dOISB]{4}(?!\d)")
_PRINTED, _SURE, _BY_WIDTH = 0.65, 0.97, 0.84
_AS_WIDE, _FEWEST = "023456789", 2
_APART = 0.25
"""The least gap between two words, in parts of the line's height."""
_WIDE, _TOO_WIDE = 1.36, 1.9
"""So many times as wide as the other digits of its code, but not more, an O is: of 668 printed noughts none was."""


def with_own_letters(chars: Sequence[Char], inked: NDArray[np.bool_]) -> list[Char]:
    """The characters of a line, letters among the digits of codes in no doubt where they are likely enough, and what is
    as wide as an O one. `inked` tells which columns of the line hold ink.
    """
    found = list(chars)
    text = "".join(char.text for char in chars)
    for match in _CODE.finditer(text):
        widths = _widths(text, chars, match.start(), inked)
        for at in range(match.start() + 1, match.end()):
            others = [width for other, width in widths.items() if at != other < match.end() and text[other] in _AS_WIDE]
            wide = widths[at] / median(others) if len(others) >= _FEWEST else 0.0
            if text[at] in "0O" and _WIDE <= wide <= _TOO_WIDE:
                found[at] = chars[at]._replace(text="O", likely=_BY_WIDTH)
            elif text[at].isalpha() and chars[at].likely >= _PRINTED:
                found[at] = chars[at]._replace(likely=max(chars[at].likely, _SURE))
    return found


def _widths(text: str, chars: Sequence[Char], start: int, inked: NDArray[np.bool_]) -> dict[int, float]:
    """How wide the ink is of each character of the word that holds this one; of none where they touch or fall apart."""
    first, end = text.rfind(" ", 0, start) + 1, (text.find(" ", start) + 1 or len(text) + 1) - 1
    apart = _APART * HEIGHT / len(inked)
    words: list[list[tuple[float, float]]] = []
    for ink in gaps(~inked):
        if words and ink[0] - words[-1][-1][1] < apart:
            words[-1].append(ink)
        else:
            words.append([ink])
    twice = chars[first].at + chars[end - 1].at
    word = min(words, key=lambda word: abs(word[0][0] + word[-1][1] - twice), default=[])
    return {first + at: right - left for at, (left, right) in enumerate(word)} if len(word) == end - first else {}
