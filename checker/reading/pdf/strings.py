"""Strings of text as they are drawn: where each character of a string stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdfinterp import PDFTextState
from pdfminer.utils import Matrix, apply_matrix_rect

from checker.reading.pdf.fonts import Font
from checker.reading.pdf.geometry import FAR


class Place(NamedTuple):
    """One character and where it stands on the page as shown."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float


def places(seq: PDFTextSeq, state: PDFTextState, font: Font, matrix: Matrix) -> list[Place]:
    """The characters of one text-showing operation; moves the text state to where the next one starts."""
    a, b, c, d, e, f = matrix
    size = state.fontsize
    level = b == 0 and c == 0 and not font.vertical
    y = state.linematrix[1] + state.rise
    low = y + font.descent * size
    high = low + font.height * size
    baseline = d * y + f
    top, bottom = sorted((d * low + f, d * high + f))
    found: list[Place] = []
    for text, at, across, advance in _along(seq, state, font):
        if level:
            x0, x1 = a * at + e, a * (at + advance) + e
            if x1 < x0:
                x0, x1 = x1, x0
            found.append(Place(text, x0, top, x1, bottom, baseline))
        else:
            drop = across - state.linematrix[1] if font.vertical else 0.0
            width = size if font.vertical else advance
            box = apply_matrix_rect(matrix, (at, low + drop, at + width, high + drop))
            found.append(Place(text, *box, b * at + d * (y + drop) + f))
    return found if found and _is_near(found[0]) and _is_near(found[-1]) else []


def _is_near(place: Place) -> bool:
    """Whether a character stands anywhere near the page; a number that is none stands nowhere."""
    _, x0, top, x1, bottom, baseline = place
    across = -FAR < x0 < FAR and -FAR < x1 < FAR
    return across and -FAR < top < FAR and -FAR < bottom < FAR and -FAR < baseline < FAR


def _along(seq: PDFTextSeq, state: PDFTextState, font: Font) -> Iterator[tuple[str, float, float, float]]:
    """Text, position along and across the line, and advance of each character, in text space."""
    scaling = state.scaling * 0.01
    spacing = state.charspace * (1.0 if font.vertical else scaling)
    blank_spacing = 0.0 if font.font.is_multibyte() else state.wordspace * scaling
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
            for code in font.font.decode(part):
                text, width = font.shapes.get(code) or font.shape(code)
                if follows:
                    at += spacing
                advance = width * stretch
                yield (text, x, at, advance) if font.vertical else (text, at, y, advance)
                at += advance
                if code == 32:
                    at += blank_spacing
                follows = True
    state.linematrix = (x, at) if font.vertical else (at, y)
