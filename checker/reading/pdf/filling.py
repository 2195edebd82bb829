"""Form fields and notes drawn over the contents of their page, each where it stands and none twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from pdfminer.pdfpage import PDFPage
from pdfminer.utils import apply_matrix_rect

from checker.reading.ink.glyphs import BLANK, Glyph
from checker.reading.limits import limit
from checker.reading.pdf.canvas import FRESH, Canvas
from checker.reading.pdf.document import OutOfTime, TooMuch
from checker.reading.pdf.fields import Fields
from checker.reading.pdf.operators import Interpreter
from checker.reading.pdf.typing_in import typed_in

T = TypeVar("T")

_MOST_TYPED = 20_000
"""Characters of one field; a page of print holds a fourth of that."""


def fill_in(canvas: Canvas, interpreter: Interpreter, page: PDFPage, fields: Fields) -> None:
    """Draw what is filled in on the page: as it was drawn when it was filled in, else its value set into its place.

    A value that the contents of the page print at its place already is not drawn again.
    """
    canvas.pen = FRESH
    annotations = fields.on(page)
    if len(annotations) > limit("fields-a-page"):
        raise TooMuch
    for annotation in annotations:
        interpreter.check_time()
        filled = sound(partial(fields.filled, annotation))
        if filled is None or interpreter.switched_off(filled.layer):
            continue
        if len(filled.text) > _MOST_TYPED:
            raise TooMuch
        place = apply_matrix_rect(canvas.matrix, filled.rect)
        if filled.text and _letters(filled.text) == _letters_of(canvas.paper.within(place)):
            continue
        before = len(canvas.paper.glyphs)
        if filled.drawn is not None:
            sound(partial(interpreter.process_form, filled.drawn, filled.rect, fields.resources))
        if filled.text and len(canvas.paper.glyphs) == before:
            canvas.type_in(typed_in(filled, canvas.matrix))
        if len(canvas.paper.glyphs) > before:
            canvas.filled = True
            last = canvas.paper.glyphs[-1]  # two values are two words, close as their places may be
            canvas.paper.put([last._replace(text=BLANK, x0=last.x1)], None)


def sound(act: Callable[[], T]) -> T | None:
    """What an act gives; None where a damaged file makes it fail, which costs one part of a page and not the page."""
    try:
        return act()
    except (OutOfTime, TooMuch, RecursionError, MemoryError):
        raise
    except Exception:  # noqa: BLE001  what is damaged may fail in any way
        return None


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).upper()


def _letters_of(glyphs: Iterable[Glyph]) -> str:
    return _letters("".join(glyph.text for glyph in glyphs))
