"""What lies on the paper in the order it was painted: glyphs, the areas they stand on, and those that hide them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from pdfminer.utils import Rect

from checker.reading.ink.glyphs import Glyph
from checker.reading.pdf.geometry import WHITE, Colour

_PAPER_WHITE = 0.97  # of full white
_SAME_COLOUR = 0.03  # of a colour's full range
_BAND = 16.0  # points, a line or so: where areas are sought


class _Area(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour | None

    def holds(self, across: float, down: float) -> bool:
        return self.x0 <= across <= self.x1 and self.top <= down <= self.bottom


class Paper:
    """A page being painted. Areas and glyphs are filed by bands of its height, so that few are looked at each time."""

    def __init__(self, height: float) -> None:
        self.glyphs: list[Glyph] = []
        self._last_band = int(height // _BAND)
        self._areas: dict[int, list[_Area]] = defaultdict(list)
        self._standing: dict[int, list[int]] = defaultdict(list)
        self._filed_so_far = 0
        self._hidden: set[int] = set()
        self._under_pictures: set[int] = set()

    def put(self, glyphs: Sequence[Glyph], colour: Colour | None) -> None:
        """Take the glyphs of one operation, save those that have the colour of their ground."""
        if colour is not None and glyphs and self._may_be_unseen(glyphs[0], glyphs[-1], colour):
            glyphs = [glyph for glyph in glyphs if not self._is_unseen(glyph, colour)]
        self.glyphs += glyphs

    def _may_be_unseen(self, first: Glyph, last: Glyph, colour: Colour) -> bool:
        """Whether some ground at the height of an operation's glyphs has their colour, as far as is quickly told."""
        if not self._areas:
            return first.ink >= _PAPER_WHITE
        if first.top != last.top:
            return True
        areas = self._areas.get(int((first.top + first.bottom) / 2 // _BAND), ())
        return first.ink >= _PAPER_WHITE or any(_alike(area.colour, colour) for area in areas)

    def _is_unseen(self, glyph: Glyph, colour: Colour) -> bool:
        """Whether a glyph has the colour of its ground."""
        down = (glyph.top + glyph.bottom) / 2
        band = int(down // _BAND)
        if band not in self._areas and glyph.ink < _PAPER_WHITE:
            return False
        return _alike(self._ground(band, (glyph.x0 + glyph.x1) / 2, down), colour)

    def paint(self, box: Rect, colour: Colour | None, *, hides: bool, picture: bool = False) -> None:
        """Take an area as the ground of what comes after; with `hides`, what lies under it is not seen.

        A colour of None is one that cannot be told, on which any text is taken to be seen.
        """
        area = _Area(*box, colour)
        for band in range(max(int(area.top // _BAND), 0), min(int(area.bottom // _BAND), self._last_band) + 1):
            self._areas[band].append(area)
            if hides and band in self._filed():
                self._hide(band, area, picture)

    def _filed(self) -> dict[int, list[int]]:
        """The glyphs to be seen so far, by their place in `glyphs`, filed by bands."""
        for index in range(self._filed_so_far, len(self.glyphs)):
            glyph = self.glyphs[index]
            self._standing[int((glyph.top + glyph.bottom) / 2 // _BAND)].append(index)
        self._filed_so_far = len(self.glyphs)
        return self._standing

    def _hide(self, band: int, area: _Area, picture: bool) -> None:
        standing: list[int] = []
        for index in self._standing[band]:
            glyph = self.glyphs[index]
            if area.holds((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2):
                self._hidden.add(index)
                if picture:
                    self._under_pictures.add(index)
            else:
                standing.append(index)
        self._standing[band] = standing

    def seen(self) -> list[Glyph]:
        """The glyphs that nothing painted later hides."""
        if not self._hidden:
            return self.glyphs
        return [glyph for index, glyph in enumerate(self.glyphs) if index not in self._hidden]

    def within(self, box: Rect) -> list[Glyph]:
        """The glyphs to be seen so far whose middle lies in a rectangle, in the order they were drawn."""
        area = _Area(*box, None)
        bands = range(int(area.top // _BAND), int(area.bottom // _BAND) + 1)
        filed = self._filed()
        found = sorted(index for band in bands if band in filed for index in filed[band])
        glyphs = (self.glyphs[index] for index in found)
        return [each for each in glyphs if area.holds((each.x0 + each.x1) / 2, (each.top + each.bottom) / 2)]

    def under_pictures(self) -> list[Glyph]:
        """The glyphs that a picture hides."""
        return [self.glyphs[index] for index in sorted(self._under_pictures)]

    def _ground(self, band: int, across: float, down: float) -> Colour | None:
        for area in reversed(self._areas.get(band, ())):
            if area.holds(across, down):
                return area.colour
        return WHITE


def _alike(ground: Colour | None, colour: Colour) -> bool:
    return ground is not None and all(abs(a - b) < _SAME_COLOUR for a, b in zip(ground, colour, strict=True))
