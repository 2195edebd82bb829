"""The recogniser's answer, column by column of a line, into characters with their places and certainty."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_BLANK = 0
_ALLOWED = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x100)))) | frozenset("–—‘’“”•…€™●■□☐☒✓")
_DOLLARS = ("$", "§")
"""A bill has no sections: what looks like their sign is a dollar's."""
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "—": "-", "–": "-", "§": "$"})


class Char(NamedTuple):
    """One character: the middle of it in parts of the line's length, how likely it is, and how likely it is a $."""

    text: str
    at: float
    likely: float
    dollar: float = 0.0


class Alphabet:
    """The characters a bill in English or Spanish may hold: where they stand among `every` answer of the recogniser."""

    def __init__(self, known: Sequence[str]) -> None:
        every = ["", *known, " "]
        self.every = len(every)
        self.kept = [index for index, char in enumerate(every) if index == _BLANK or char in _ALLOWED]
        self._chars = [every[index].translate(_PLAIN) for index in self.kept]
        self._dollars = [at for at, index in enumerate(self.kept) if every[index] in _DOLLARS]

    def characters(self, likely: NDArray[np.float32], length: float) -> list[Char]:
        """The characters of one line. `likely` has a row for each step along it, of which the line fills `length`, and
        a column for each answer kept.
        """
        best = likely.argmax(axis=1)
        chance = likely[np.arange(len(best)), best]
        found: list[Char] = []
        for index, steps in groupby(range(len(best)), key=lambda step: int(best[step])):
            if index == _BLANK:
                continue
            run = list(steps)
            peak = max(run, key=lambda step: float(chance[step]))
            at, dollar = (sum(run) / len(run) + 0.5) / length, float(likely[peak, self._dollars].sum())
            found.append(Char(self._chars[index], at, float(chance[peak]), dollar))
        return found
