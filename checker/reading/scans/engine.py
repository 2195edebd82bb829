"""What an engine that reads pictures gives, whichever it is: lines of text where they stand, word by word."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""A picture in shades of grey, rows first: 0 is black, 255 white."""

Quad = NDArray[np.float64]
"""Four corners (x, y) in pixels, in the order of reading: top-left, top-right, bottom-right, bottom-left."""


class SeenWord(Struct, frozen=True):
    """A word on a line: where it begins and ends, in parts of the line's length, and how sure the engine is of it."""

    text: str
    start: float
    end: float
    confidence: float


class SeenLine(Struct, frozen=True, eq=False):
    """A stretch of text, which may go up or down: its corners, and the words on it in the order of reading."""

    quad: Quad
    words: tuple[SeenWord, ...]


class Seen(Struct, frozen=True):
    """What was seen on a picture after it was turned by `turned` degrees clockwise, so that its text is upright.

    `illegible` are the corners of ink as high as print of which the engine makes nothing, or hardly anything, `traces`
    those of all other ink that is no line and no dust.
    """

    lines: tuple[SeenLine, ...]
    turned: int = 0
    illegible: tuple[Quad, ...] = ()
    traces: tuple[Quad, ...] = ()


class Engine(Protocol):
    """Reads a picture on which text runs along one of the four sides."""

    def read(self, picture: Grey) -> Seen:
        """The lines of text, in pixels of the picture as turned."""
