"""Form fields and notes drawn over the contents of their page, each where it stands and none twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pdfminer.pdfpage import PDFPage
from pdfminer.utils import apply_matrix_rect

from checker.reading.glyphs import Glyph
from checker.reading.pdf.canvas import FRESH, Canvas
from checker.reading.pdf.document import OutOfTime, TooMuch
from checker.reading.pdf.fields import Fields, Filled
from checker.reading.pdf.operators import Interpreter
from checker.reading.pdf.typing_in import typed_in


def fill_in(canvas: Canvas, interpreter: Interpreter, page: PDFPage, fields: Fields) -> None:
    """Draw what is filled in on the page: as it was drawn when it was filled in, else its value set into its place.

    A value that the contents of the page print at its place already is not drawn again.
    """
    canvas.pen = FRESH
    for filled in fields.on(page):
        interpreter.check_time()
        if not interpreter.shows(filled.layer):
            continue
        place = apply_matrix_rect(canvas.matrix, filled.rect)
        if filled.text and _letters(filled.text) == _letters_of(canvas.paper.within(place)):
            continue
        before = len(canvas.paper.glyphs)
        _draw(filled, interpreter, fields)
        if filled.text and len(canvas.paper.glyphs) == before:
            canvas.type_in(typed_in(filled, canvas.matrix))
        canvas.filled = canvas.filled or len(canvas.paper.glyphs) > before


def _draw(filled: Filled, interpreter: Interpreter, fields: Fields) -> None:
    if filled.drawn is None:
        return
    try:
        interpreter.process_form(filled.drawn, filled.rect, fields.resources)
    except (OutOfTime, TooMuch, RecursionError, MemoryError):
        raise
    except Exception:  # noqa: BLE001  a damaged appearance may fail in any way; the value is still there
        return


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).upper()


def _letters_of(glyphs: Iterable[Glyph]) -> str:
    return _letters("".join(glyph.text for glyph in glyphs))
