"""Where a form lies on a page: scaled, shifted and slightly tilted."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Word

MOST_TILT = 0.06  # radians, about three degrees
SCALES = (0.5, 2.0)
_MOST_STRETCH = 1.12  # times as wide as high

Point = tuple[float, float]


class Placement(Struct, frozen=True):
    """From the form to the page: x = a·fx + b·fy + c, y = d·fx + e·fy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0

    def onto_page(self, x: float, y: float) -> Point:
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def onto_form(self, x: float, y: float) -> Point:
        area = self.a * self.e - self.b * self.d
        x, y = x - self.c, y - self.f
        return (self.e * x - self.b * y) / area, (self.a * y - self.d * x) / area

    def shifted(self, dx: float, dy: float) -> Placement:
        """The placement of something that lies off by so much, in points of the form."""
        return replace(self, c=self.c + self.a * dx + self.b * dy, f=self.f + self.d * dx + self.e * dy)

    @property
    def is_sane(self) -> bool:
        """Whether paper can lie so: about as wide as high, and nearly level."""
        scaled = all(SCALES[0] <= scale <= SCALES[1] for scale in (self.a, self.e))
        return (
            scaled
            and 1 / _MOST_STRETCH <= self.a / self.e <= _MOST_STRETCH
            and max(abs(self.b), abs(self.d)) <= MOST_TILT * self.a
        )


class Placed(Struct, frozen=True):
    """A word and its edges on the form."""

    word: Word
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> Point:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


def placed(word: Word, placement: Placement) -> Placed:
    """The word where it lies on the form; its ends are taken at the middle of its height, so that a tilt does not
    widen it."""
    down = (word.box.top + word.box.bottom) / 2
    half = word.box.height / 2 / placement.e
    x0, y0 = placement.onto_form(word.box.x0, down)
    x1, y1 = placement.onto_form(word.box.x1, down)
    return Placed(word, x0, (y0 + y1) / 2 - half, x1, (y0 + y1) / 2 + half)
