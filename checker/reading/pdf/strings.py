"""Strings of text as they are drawn: where each character of a string stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, cast

from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdfinterp import PDFTextState
from pdfminer.utils import Matrix, apply_matrix_rect

from checker.reading.ink.glyphs import Glyph
from checker.reading.pdf.fonts import Font
from checker.reading.pdf.geometry import FAR

_glyph = cast("Callable[[tuple[object, ...]], Glyph]", partial(tuple.__new__, Glyph))
"""A glyph of all its values: a page has thousands, and this makes them in half the time."""


class Style(NamedTuple):
    """What the glyphs of one operation share, as `Glyph` names it."""

    size: float
    bold: bool
    turn: int
    ink: float
    stroke: int


def glyphs_of(seq: PDFTextSeq, state: PDFTextState, font: Font, matrix: Matrix, style: Style) -> list[Glyph]:
    """The characters of one text-showing operation; moves the text state to where the next one starts."""
    a, b, c, d, e, f = matrix
    size = state.fontsize
    x, y = state.linematrix
    low = y + state.rise + font.descent * size
    high = low + font.height * size
    found: list[Glyph] = []
    if b == 0 and c == 0 and not font.vertical:
        baseline = d * (y + state.rise) + f
        top, bottom = sorted((d * low + f, d * high + f))
        for text, at, advance in _along(seq, state, font):
            x0, x1 = a * at + e, a * (at + advance) + e
            if x1 < x0:
                x0, x1 = x1, x0
            found.append(_glyph((text, x0, top, x1, bottom, baseline, *style)))
    else:
        for text, at, advance in _along(seq, state, font):
            left, drop, width = (x, at - y, size) if font.vertical else (at, 0.0, advance)
            box = apply_matrix_rect(matrix, (left, low + drop, left + width, high + drop))
            found.append(_glyph((text, *box, b * left + d * (y + state.rise + drop) + f, *style)))
    return found if found and _is_near(found[0]) and _is_near(found[-1]) else []


def _is_near(glyph: Glyph) -> bool:
    """Whether a character stands anywhere near the page; a number that is none stands nowhere."""
    _, x0, top, x1, bottom, baseline, *_ = glyph
    across = -FAR < x0 < FAR and -FAR < x1 < FAR
    return across and -FAR < top < FAR and -FAR < bottom < FAR and -FAR < baseline < FAR


def _along(seq: PDFTextSeq, state: PDFTextState, font: Font) -> Iterator[tuple[str, float, float]]:
    """Text, position along the line, and advance of each character, in text space."""
    scaling = state.scaling * 0.01
    spacing = state.charspace * (1.0 if font.vertical else scaling)
    blank_spacing = 0.0 if font.multibyte else state.wordspace * scaling
    shift = 0.001 * state.fontsize * scaling
    stretch = state.fontsize if font.vertical else state.fontsize * scaling
    x, y = state.linematrix
    at = y if font.vertical else x
    follows = False
    for part in seq:
        if isinstance(part, int | float):
            at -= part * shift
            follows = True
        elif isinstance(part, bytes):
            for code in font.font.decode(part) if font.multibyte else part:
                text, width = font.shapes.get(code) or font.shape(code)
                if follows:
                    at += spacing
                advance = width * stretch
                yield text, at, advance
                at += advance
                if code == 32:
                    at += blank_spacing
                follows = True
    state.linematrix = (x, at) if font.vertical else (at, y)
