"""The characters of a strip. It is looked at small first, which takes half the time, as large as it is only where one
of them is in doubt, and wider where one still is. Of figures that stand close one may be missed, by a reader that is
sure of the others: so one of figures with more ink than there are characters is looked at as large as it is too.
The recogniser decides between the characters of a bill alone, not between 18,000.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.reading.scans.decoding import Alphabet, Char
from checker.reading.scans.engine import Grey
from checker.reading.scans.models import for_lower_pictures, properties, with_fewer_answers
from checker.reading.scans.sessions import model, session
from checker.reading.scans.strips import HEIGHT, Strip, gaps

_MODEL = "PP-OCRv6_rec_small.onnx"
_LOW, _NARROW = 32, 0.65
"""Pixels that a strip is high where it is looked at small, and the part of its width that is left: of 598, half of them
worn hard, 4 were read otherwise then, 2 of them in doubt at their whole size too.
"""
_DEPTH = 16
"""So many rows of a picture are one where the recogniser is through with looking at it."""
_WIDE = 1.25
_ALIKE = 16
"""Strips are filled up to so many columns, so that many have one width; read together they would take as long."""
_SURE, _DOUBTFUL = 0.97, 0.8  # confidences: below them a line is looked at again, and wider


class Recogniser:
    """Takes one core at a time. Safe to use from several threads at once."""

    def __init__(self) -> None:
        whole = model(_MODEL)
        self._alphabet = Alphabet(properties(whole)["character"].split("\n"))
        cut_down = with_fewer_answers(whole, self._alphabet.kept, self._alphabet.every)
        lower = for_lower_pictures(cut_down, HEIGHT, _LOW, _DEPTH)
        self._sessions = {high: session(each, 1) for high, each in ((HEIGHT, cut_down), (_LOW, lower))}
        self._input = self._sessions[HEIGHT].get_inputs()[0].name

    def characters(self, strip: Strip) -> list[Char]:
        """The characters of a line from left to right, where they stand on the whole of it."""
        chars = [char for columns in strip.parts() for char in self._among(strip, columns)]
        return chars[:-1]

    def _among(self, strip: Strip, columns: NDArray[np.int64]) -> Iterator[Char]:
        """The characters in some columns of a strip, and a blank after them."""
        shown, whole = np.ascontiguousarray(strip.picture[:, columns]), strip.picture.shape[1]
        chars = self._seen(_resized(shown, _NARROW, _LOW))
        if _least(chars) < _SURE or _lacks_a_figure(chars, strip.inked[columns]):
            chars = self._seen(shown)
        if 0 < _least(chars) < _DOUBTFUL:
            wide = self._seen(_resized(shown, _WIDE, HEIGHT))
            chars = wide if len(wide) != len(chars) and _least(wide) > _least(chars) else chars
        for char in chars:
            at = columns[min(int(char.at * len(columns)), len(columns) - 1)]
            yield char._replace(at=float(at) / whole)
        yield Char(" ", float(columns[-1] + 1) / whole, 1.0)

    def _seen(self, picture: Grey) -> list[Char]:
        """The characters on a picture as high as the recogniser was taught on, or low, in parts of its width."""
        high, width = picture.shape
        tensor = np.zeros((1, 3, high, -(-width // _ALIKE) * _ALIKE), dtype=np.float32)
        tensor[0, :, :, :width] = picture.astype(np.float32) / 127.5 - 1
        (likely,) = cast("NDArray[np.float32]", self._sessions[high].run(None, {self._input: tensor})[0])
        return self._alphabet.characters(likely, likely.shape[0] * width / tensor.shape[3])


def _resized(picture: Grey, wide: float, high: int) -> Grey:
    """The picture so many times as wide, and so high."""
    size = (max(round(picture.shape[1] * wide), 1), high)
    return cast("Grey", cv2.resize(picture, size, interpolation=cv2.INTER_AREA if wide < 1 else cv2.INTER_LINEAR))


def _lacks_a_figure(chars: Sequence[Char], inked: NDArray[np.bool_]) -> bool:
    """Whether columns, of mostly figures, hold more pieces of ink than characters; figures that touch count as many."""
    text = "".join(char.text for char in chars if char.text != " ")
    if 2 * sum(map(str.isdigit, text)) < max(len(text), 1):
        return False
    wide = [right - left for left, right in gaps(~inked)]
    return sum(max(round(each / median(wide)), 1) for each in wide) > len(text)


def _least(chars: Sequence[Char]) -> float:
    """How likely the least likely character is; 0 without any."""
    return min((char.likely for char in chars if char.text != " "), default=0.0)
