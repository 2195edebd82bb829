"""What the drawing operations of a PDF page leave on paper: glyphs, ruled lines, filled areas and pictures.

Coordinates are those of the page as shown: points from its top-left corner after crop, turn and user unit. What the eye
cannot see is left out: text drawn without ink, in the colour of its ground, outside the clip, under a fill, or in a
layer switched off. Text without ink that lies over a picture is kept apart, since scanners put what they read there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, cast

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, Rect, apply_matrix_pt, apply_matrix_rect, mult_matrix

from checker.reading.ink.glyphs import Glyph
from checker.reading.pdf.document import TooMuch
from checker.reading.pdf.fonts import Fonts
from checker.reading.pdf.geometry import FAR, Colour, as_shown, colour_of, ink_of, parts, turn_of, unit_of
from checker.reading.pdf.paper import Paper
from checker.reading.pdf.strings import Style, glyphs_of
from checker.reading.pdf.typing_in import Typed

_FAINTEST = 0.05
_OPAQUE = 0.9
SMALLEST_TYPE = 0.5
"""Points: smaller type is not seen."""
_THIN = 2.5  # points; what is wider is an area
_LEVEL = 0.5  # points
_FEW_SHAPES = 20  # of more it is not asked which are holes in others
_OUTLINE, _FILL_AND_OUTLINE, _NO_INK = 1, 2, 3


class Pen(NamedTuple):
    """The part of the graphics state that the PDF library does not keep, and what text is said to be meant for the
    next characters that their font does not name."""

    clip: Rect
    alpha: float
    plain: bool
    shown: bool
    meant: str = ""


FRESH = Pen((-FAR, -FAR, FAR, FAR), 1.0, True, True)


class Canvas(PDFDevice):
    """Collects what one page draws. Read `paper`, `unseen`, `segments` and `pictures` after drawing.

    `segments` are level and plumb strokes as boxes (x0, top, x1, bottom); `unseen` is text without ink; `filled` says
    that fields or notes were filled in on it.
    """

    def __init__(self, fonts: Fonts, page: PDFPage, most_glyphs: int, turned: int = 0) -> None:
        super().__init__(fonts)
        self.fonts = fonts
        self.matrix, self.width, self.height = as_shown(page, turned)
        self.turned, self.unit = turned, unit_of(page)
        self.paper = Paper(self.height)
        self.unseen: list[Glyph] = []
        self.segments: list[Rect] = []
        self.pictures: list[Rect] = []
        self.pen = FRESH
        self.filled = False
        self._here = self.matrix
        self._most = most_glyphs
        self._stroke = 0
        self._filled_with: tuple[object, object, Colour | None] = (None, None, None)

    def set_ctm(self, ctm: Matrix) -> None:
        self._here = ctm

    def over_pictures(self) -> list[Glyph]:
        """Text without ink, and text that a picture was painted over: what a scanner may have read."""
        return self.unseen + self.paper.under_pictures()

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
        if bbox != (0, 0, 1, 1):
            self.clip_to(apply_matrix_rect(mult_matrix(matrix, self._here), bbox))

    def render_image(self, name: str, stream: PDFStream) -> None:
        box = self._on_page(apply_matrix_rect(self._here, (0, 0, 1, 1)))
        if box[2] - box[0] < 2 or box[3] - box[1] < 2 or not self.pen.shown:
            return
        self.pictures.append(box)
        lets_through = any(key in stream for key in ("SMask", "Mask", "ImageMask", "IM"))
        self.paper.paint(box, None, hides=self._opaque() and not lets_through, picture=True)

    def paint_shading(self) -> None:
        """A shading fills the clip with colours that run into one another."""
        if self.pen.shown:
            self.paper.paint(self._on_page(self.pen.clip), None, hides=False)

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        if not self.pen.shown or self.pen.alpha < _FAINTEST:
            return
        shapes = [_Shape(part, self._here) for part in parts(path)]
        many = len(shapes) > _FEW_SHAPES
        for shape in shapes:
            if stroke:
                self._outline(shape, graphicstate.linewidth)
            if fill:
                # One shape within another is a hole in it: a frame, which hides nothing of what it goes round.
                framed = many or any(a.within(shape) or shape.within(a) for a in shapes if a is not shape)
                self._fill(shape, graphicstate, solid=shape.boxed and not framed, outlined=stroke)

    def _outline(self, shape: _Shape, width: float) -> None:
        thick = max(0.0, min(width, 3.0)) / 2
        for (x0, y0), (x1, y1) in shape.lines():
            if abs(y1 - y0) <= _LEVEL < abs(x1 - x0):
                middle = (y0 + y1) / 2
                self._segment((min(x0, x1), middle - thick, max(x0, x1), middle + thick))
            elif abs(x1 - x0) <= _LEVEL < abs(y1 - y0):
                middle = (x0 + x1) / 2
                self._segment((middle - thick, min(y0, y1), middle + thick, max(y0, y1)))
            if width > _THIN:
                reach = width / 2
                band = (min(x0, x1) - reach, min(y0, y1) - reach, max(x0, x1) + reach, max(y0, y1) + reach)
                self.paper.paint(self._clipped(band), None, hides=False)

    def _fill(self, shape: _Shape, state: PDFGraphicState, *, solid: bool, outlined: bool) -> None:
        x0, top, x1, bottom = shape.box
        if min(x1 - x0, bottom - top) <= _THIN:
            if shape.straight and not outlined:
                self._segment(shape.box)
            return
        opaque = solid and self._opaque()
        colour = colour_of(state.ncolor, state.ncs) if opaque else None
        self.paper.paint(self._clipped(shape.box), colour, hides=colour is not None)

    def _segment(self, box: Rect) -> None:
        x0, top, x1, bottom = self._clipped(box)
        if x0 <= x1 and top <= bottom:
            self.segments.append((x0, top, x1, bottom))

    def _clipped(self, box: Rect) -> Rect:
        clip = self.pen.clip
        return max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])

    def _on_page(self, box: Rect) -> Rect:
        x0, top, x1, bottom = self._clipped(box)
        return max(x0, 0.0), max(top, 0.0), min(x1, self.width), min(bottom, self.height)

    def _opaque(self) -> bool:
        return self.pen.plain and self.pen.alpha > _OPAQUE

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        if textstate.font is None:
            return
        self._stroke += 1
        font = self.fonts.drawn(textstate.font)
        matrix = mult_matrix(textstate.matrix, self._here)
        size = abs(textstate.fontsize) * math.hypot(matrix[2], matrix[3]) * font.height
        mode = textstate.render & 3
        colour = colour_of(graphicstate.scolor, graphicstate.scs) if mode == _OUTLINE else None
        colour = colour or self._filling(graphicstate)
        bold = font.bold or mode == _FILL_AND_OUTLINE
        ink = 1 - (1 - ink_of(colour)) * self.pen.alpha
        style = Style(size, bold, turn_of(matrix, textstate.fontsize), ink, self._stroke)
        glyphs = glyphs_of(seq, textstate, font, matrix, style)
        if self.pen.meant and not any(glyph.text for glyph in glyphs):
            glyphs = _as_meant(glyphs, self.pen.meant)
            self.pen = self.pen._replace(meant="")
        if size < SMALLEST_TYPE or font.barcode or not self.pen.shown:
            return
        if self.pen.clip != FRESH.clip:
            glyphs = [glyph for glyph in glyphs if self._inside(glyph)]
        if mode == _NO_INK or self.pen.alpha < _FAINTEST:
            self.unseen += glyphs
        else:
            self.paper.put(glyphs, colour)
        if len(self.paper.glyphs) + len(self.unseen) > self._most:
            raise TooMuch

    def _filling(self, state: PDFGraphicState) -> Colour | None:
        """The colour that fills, worked out once as long as it is not set anew."""
        if state.ncolor is not self._filled_with[0] or state.ncs is not self._filled_with[1]:
            self._filled_with = (state.ncolor, state.ncs, colour_of(state.ncolor, state.ncs))
        return self._filled_with[2]

    def type_in(self, typed: Typed) -> None:
        """Put text on the page that no operation of its contents draws: black, over all that is there."""
        self._stroke += 1
        style = Style(typed.size, False, typed.turn, 0.0, self._stroke)
        self.paper.put([Glyph(*place, *style) for place in typed.places], None)
        if len(self.paper.glyphs) > self._most:
            raise TooMuch

    def _inside(self, glyph: Glyph) -> bool:
        """Whether the middle of a character lies within the clip."""
        x0, top, x1, bottom = self.pen.clip
        down = (glyph.top + glyph.bottom) / 2
        return x0 <= (glyph.x0 + glyph.x1) / 2 <= x1 and top - 1 <= down <= bottom + 1


def _as_meant(glyphs: Sequence[Glyph], meant: str) -> list[Glyph]:
    """Characters that their font does not name as the text meant, where that has one for each or there is one alone."""
    texts = [meant] if len(glyphs) == 1 else list(meant)
    if len(texts) != len(glyphs):
        return list(glyphs)
    return [glyph._replace(text=text) for glyph, text in zip(glyphs, texts, strict=True)]


class _Shape:
    """One piece of a path on the page as shown."""

    def __init__(self, part: Sequence[PathSegment], matrix: Matrix) -> None:
        self._kinds = [segment[0] for segment in part]
        self._points = [apply_matrix_pt(matrix, cast(tuple[float, float], segment[-2:])) for segment in part]
        xs, ys = [x for x, _ in self._points], [y for _, y in self._points]
        self.box: Rect = (min(xs), min(ys), max(xs), max(ys))
        self.straight = all(kind in "ml" for kind in self._kinds) and len(part) >= 2
        x0, top, x1, bottom = self.box
        self.boxed = self.straight and all(
            min(x - x0, x1 - x) < _LEVEL and min(y - top, bottom - y) < _LEVEL for x, y in self._points
        )

    def lines(self) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
        """The straight strokes of the piece, from point to point."""
        for (start, end), kind in zip(pairwise(self._points), self._kinds[1:], strict=True):
            if kind == "l":
                yield start, end

    def within(self, other: _Shape) -> bool:
        """Whether this piece lies inside the other."""
        mine, around = self.box, other.box
        return around[0] <= mine[0] and around[1] <= mine[1] and mine[2] <= around[2] and mine[3] <= around[3]
