"""What the drawing operations of a PDF page leave on paper: glyphs, ruled lines, filled areas and pictures.

Coordinates are those of the page as shown: points from its top-left corner after crop, turn and user unit. What the eye
cannot see is left out: text drawn without ink, in the colour of its ground, outside the clip, under a fill, or in a
layer switched off. Text without ink that lies over a picture is kept apart, since scanners put what they read there.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, cast

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, Rect, apply_matrix_pt, apply_matrix_rect, mult_matrix

from checker.reading.glyphs import Glyph
from checker.reading.pdf.document import TooMuch
from checker.reading.pdf.fonts import Fonts
from checker.reading.pdf.geometry import FAR, WHITE, Colour, as_shown, colour_of, ink_of, parts, turn_of, unit_of
from checker.reading.pdf.strings import Place, places

_PAPER_WHITE = 0.97
_SAME_COLOUR = 0.03
_FAINTEST = 0.05
_SMALLEST = 0.5
_BAND = 16.0
_OUTLINE, _FILL_AND_OUTLINE, _NO_INK = 1, 2, 3


class Fill(NamedTuple):
    """A filled area, ground of what is drawn later, cover of what was drawn before; `colour` None where unknown."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour | None


class Pen(NamedTuple):
    """The part of the graphics state that the PDF library does not keep."""

    clip: Rect
    alpha: float
    plain: bool
    shown: bool


class Canvas(PDFDevice):
    """Collects what one page draws. Read `glyphs`, `unseen`, `segments`, `pictures` after drawing.

    `segments` are level and plumb strokes as boxes (x0, top, x1, bottom); `unseen` is text without ink.
    """

    def __init__(self, fonts: Fonts, page: PDFPage, most_glyphs: int, turned: int = 0) -> None:
        super().__init__(fonts)
        self.fonts = fonts
        self.matrix, self.width, self.height = as_shown(page, turned)
        self.turned, self.unit = turned, unit_of(page)
        self.glyphs: list[Glyph] = []
        self.unseen: list[Glyph] = []
        self.segments: list[Rect] = []
        self.pictures: list[Rect] = []
        self.pen = Pen((-FAR, -FAR, FAR, FAR), 1.0, True, True)
        self._most = most_glyphs
        self._stroke = 0
        self._fills: dict[int, list[Fill]] = defaultdict(list)
        self._bands: dict[int, list[int]] = defaultdict(list)
        self._covered: set[int] = set()
        self._unseen_under: set[int] = set()

    def seen(self) -> list[Glyph]:
        """The glyphs that nothing drawn later covers."""
        if not self._covered:
            return self.glyphs
        return [glyph for index, glyph in enumerate(self.glyphs) if index not in self._covered]

    def under_pictures(self) -> list[Glyph]:
        """Text without ink, and text that a picture was drawn over."""
        return [*self.unseen, *(self.glyphs[index] for index in sorted(self._unseen_under))]

    def clip_to(self, box: Rect) -> None:
        """Narrow the clip. An edge of the clip at or past the edge of the page lets text run on past the page."""
        x0, top, x1, bottom = box
        x0 = -FAR if x0 <= 1 else x0
        top = -FAR if top <= 1 else top
        x1 = FAR if x1 >= self.width - 1 else x1
        bottom = FAR if bottom >= self.height - 1 else bottom
        cx0, ctop, cx1, cbottom = self.pen.clip
        self.pen = self.pen._replace(clip=(max(x0, cx0), max(top, ctop), min(x1, cx1), min(bottom, cbottom)))

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        assert self.ctm is not None
        if bbox != (0, 0, 1, 1):
            self.clip_to(apply_matrix_rect(mult_matrix(matrix, self.ctm), bbox))

    def render_image(self, name: str, stream: PDFStream) -> None:
        assert self.ctm is not None
        x0, top, x1, bottom = apply_matrix_rect(self.ctm, (0, 0, 1, 1))
        cx0, ctop, cx1, cbottom = self.pen.clip
        x0, top = max(x0, cx0, 0.0), max(top, ctop, 0.0)
        x1, bottom = min(x1, cx1, self.width), min(bottom, cbottom, self.height)
        if x1 - x0 < 2 or bottom - top < 2 or not self.pen.shown:
            return
        self.pictures.append((x0, top, x1, bottom))
        if self._opaque() and not any(key in stream for key in ("SMask", "Mask", "ImageMask", "IM")):
            self._cover(Fill(x0, top, x1, bottom, None), self._unseen_under)

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        assert self.ctm is not None
        if not self.pen.shown or self.pen.alpha < _FAINTEST:
            return
        width = graphicstate.linewidth
        for part in parts(path):
            points = [apply_matrix_pt(self.ctm, cast(tuple[float, float], segment[-2:])) for segment in part]
            straight = all(segment[0] in "ml" for segment in part)
            if stroke:
                self._segments(part, points, width)
            if fill and straight and len(points) >= 3:
                self._fill(points, graphicstate, outlined=stroke)

    def _segments(self, part: Sequence[PathSegment], points: list[tuple[float, float]], width: float) -> None:
        thick = max(0.0, min(width, 3.0)) / 2
        for (x0, y0), (x1, y1), segment in zip(points, points[1:], part[1:], strict=False):
            if segment[0] == "l":
                if abs(y1 - y0) <= 0.5 < abs(x1 - x0):
                    middle = (y0 + y1) / 2
                    self._segment(min(x0, x1), middle - thick, max(x0, x1), middle + thick)
                elif abs(x1 - x0) <= 0.5 < abs(y1 - y0):
                    middle = (x0 + x1) / 2
                    self._segment(middle - thick, min(y0, y1), middle + thick, max(y0, y1))

    def _segment(self, x0: float, top: float, x1: float, bottom: float) -> None:
        cx0, ctop, cx1, cbottom = self.pen.clip
        x0, top, x1, bottom = max(x0, cx0), max(top, ctop), min(x1, cx1), min(bottom, cbottom)
        if x0 <= x1 and top <= bottom:
            self.segments.append((x0, top, x1, bottom))

    def _fill(self, points: list[tuple[float, float]], state: PDFGraphicState, *, outlined: bool) -> None:
        x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if min(x1 - x0, bottom - top) <= 2.5:
            if not outlined:
                self._segment(x0, top, x1, bottom)
            return
        boxed = all(min(x - x0, x1 - x) < 0.5 and min(y - top, bottom - y) < 0.5 for x, y in points)
        if boxed and self._opaque():
            cx0, ctop, cx1, cbottom = self.pen.clip
            colour = colour_of(state.ncolor, state.ncs)
            area = Fill(max(x0, cx0), max(top, ctop), min(x1, cx1), min(bottom, cbottom), colour)
            if area.x0 < area.x1 and area.top < area.bottom:
                self._cover(area, self._covered)

    def _opaque(self) -> bool:
        return self.pen.shown and self.pen.plain and self.pen.alpha > 0.9

    def _cover(self, area: Fill, gone: set[int]) -> None:
        """Note an area that hides what lies wholly under it, and is the ground of what comes after."""
        for band in range(int(max(area.top, 0) // _BAND), int(min(area.bottom, self.height) // _BAND) + 1):
            self._fills[band].append(area)
            for index in self._bands.get(band, ()):
                glyph = self.glyphs[index]
                middle = (glyph.top + glyph.bottom) / 2
                if area.x0 <= (glyph.x0 + glyph.x1) / 2 <= area.x1 and area.top <= middle <= area.bottom:
                    gone.add(index)
                    self._covered.add(index)

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        assert self.ctm is not None
        if textstate.font is None:
            return
        self._stroke += 1
        font = self.fonts.drawn(textstate.font)
        matrix = mult_matrix(textstate.matrix, self.ctm)
        drawn = places(seq, textstate, font, matrix)
        size = abs(textstate.fontsize) * math.hypot(matrix[2], matrix[3]) * font.height
        if size < _SMALLEST or font.barcode or not self.pen.shown:
            return
        mode = textstate.render & 3
        colour = colour_of(graphicstate.scolor, graphicstate.scs) if mode == _OUTLINE else None
        colour = colour or colour_of(graphicstate.ncolor, graphicstate.ncs)
        style = (
            size,
            font.bold or mode == _FILL_AND_OUTLINE,
            turn_of(matrix, textstate.fontsize),
            1 - (1 - ink_of(colour)) * self.pen.alpha,
            self._stroke,
        )
        if mode == _NO_INK or self.pen.alpha < _FAINTEST:
            self.unseen += [Glyph(*place, *style) for place in drawn if self._inside(place)]
        else:
            for place in drawn:
                if self._inside(place):
                    self._put(Glyph(*place, *style), colour)
        if len(self.glyphs) + len(self.unseen) > self._most:
            raise TooMuch

    def _inside(self, place: Place) -> bool:
        """Whether the middle of a character lies within the clip."""
        x0, top, x1, bottom = self.pen.clip
        down = (place.top + place.bottom) / 2
        return x0 <= (place.x0 + place.x1) / 2 <= x1 and top - 1 <= down <= bottom + 1

    def _put(self, glyph: Glyph, colour: Colour | None) -> None:
        """Take one drawn glyph, unless it has the colour of its ground."""
        down = (glyph.top + glyph.bottom) / 2
        band = int(down // _BAND)
        if colour is not None and (band in self._fills or glyph.ink >= _PAPER_WHITE):
            ground = self._ground(band, (glyph.x0 + glyph.x1) / 2, down)
            if ground is not None and all(abs(a - b) < _SAME_COLOUR for a, b in zip(ground, colour, strict=True)):
                return
        self._bands[band].append(len(self.glyphs))
        self.glyphs.append(glyph)

    def _ground(self, band: int, across: float, down: float) -> Colour | None:
        """The colour of the ground at a point, None where it is unknown, as over a picture."""
        for area in reversed(self._fills.get(band, ())):
            if area.x0 <= across <= area.x1 and area.top <= down <= area.bottom:
                return area.colour
        for x0, top, x1, bottom in self.pictures:
            if x0 <= across <= x1 and top <= down <= bottom:
                return None
        return WHITE
