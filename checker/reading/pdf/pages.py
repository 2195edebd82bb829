"""PDF bytes into pages of words and ruled lines: the one door of the reader to pdfplumber and PDFium.

Whatever a damaged file makes those libraries raise leaves here as one `StatementError`, or as a page marked unread.
"""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from checker.errors import Damaged, Encrypted, NoPages, NoText, StatementError, TooLarge, WrongPassword
from checker.model import Box, Document, Page, PageSource
from checker.pdfium import PDFIUM
from checker.reading.backdrop import set_apart
from checker.reading.glyphs import Glyph, words_of
from checker.reading.limits import limit
from checker.reading.opening import pdf_bytes
from checker.reading.pdf.canvas import Canvas
from checker.reading.pdf.fonts import Fonts
from checker.reading.pdf.operators import Interpreter, OutOfTime
from checker.reading.ruled import ruled_lines

Progress = Callable[[int, int], None]
"""Called after each page with the pages done and the pages in all."""

_SCANNER_TEXT = 0.8
_MOSTLY = 0.5


def read_document(data: bytes, name: str, *, password: str | None = None, progress: Progress | None = None) -> Document:
    """A PDF file as pages as shown. Pages that hold no readable text have the source `none`.

    Raises a `StatementError`: EmptyFile, NotAPdf, PictureNotPdf, TooLarge, Encrypted, WrongPassword, Damaged, NoPages,
    or NoText when no page has readable text.
    """
    pages, left_out = _read(pdf_bytes(data), password, progress)
    if all(page.source is PageSource.NONE for page in pages):
        raise NoText
    return Document(hashlib.sha256(data).hexdigest(), name, pages, left_out)


def read_pages(data: bytes, password: str | None = None) -> tuple[Page, ...]:
    """The pages of a PDF, those without text included; raises as `read_document` does, but for NoText."""
    return _read(pdf_bytes(data), password, None)[0]


def _read(data: bytes, password: str | None, progress: Progress | None) -> tuple[tuple[Page, ...], int]:
    deadline = time.monotonic() + limit("seconds")
    try:
        pages, left_out = _pages(data, password, progress, deadline)
        if all(page is not None for page in pages):
            return tuple(page for page in pages if page is not None), left_out
    except (Damaged, NoPages, _OddLock) as problem:
        pages, left_out = [], 0
        failed: StatementError = Encrypted() if isinstance(problem, _OddLock) else problem
    else:
        failed = Damaged()
    # PDFium mends what it opens; what the first engine could not read is read again from the mended file.
    mended = _mended(data, password)
    if mended is not None and time.monotonic() < deadline:
        try:
            again, left_out = _pages(mended, None, progress, deadline)
        except (StatementError, _OddLock):
            again = []
        if len(again) >= len(pages):
            pages = [old or new for old, new in zip(pages or again, again, strict=False)]
    if not any(page is not None for page in pages):
        if time.monotonic() >= deadline:
            raise TooLarge from failed
        raise failed
    return tuple(page or _unread(number) for number, page in enumerate(pages, 1)), left_out


class _OddLock(Exception):
    """Locked in a way the first engine does not know."""


def _pages(
    data: bytes, password: str | None, progress: Progress | None, deadline: float
) -> tuple[list[Page | None], int]:
    """The pages up to the limit, None for one that could not be drawn; and how many were left out."""
    with _opened(data, password) as pdf:
        try:
            found = list(PDFPage.create_pages(pdf.doc))
            hidden = _hidden_layers(pdf)
        except Exception as problem:
            raise Damaged from problem
        if not found:
            raise NoPages
        most = limit("pages")
        left_out = max(0, len(found) - most)
        del found[most:]
        found.reverse()
        total = len(found)
        fonts = Fonts()
        pages: list[Page | None] = []
        while found:
            page = found.pop()
            pages.append(_page(len(pages) + 1, page, fonts, hidden, deadline))
            if progress is not None:
                progress(len(pages), total)
        return pages, left_out


@contextmanager
def _opened(data: bytes, password: str | None) -> Iterator[PDF]:
    try:
        pdf = pdfplumber.open(io.BytesIO(data), password=password or "")
    except Exception as problem:
        cause = problem.args[0] if isinstance(problem, PdfminerException) and problem.args else problem
        if isinstance(cause, PDFPasswordIncorrect):
            raise (WrongPassword if password else Encrypted) from problem
        if isinstance(cause, PDFEncryptionError):
            raise _OddLock from problem
        raise Damaged from problem
    try:
        yield pdf
    finally:
        pdf.stream.close()


def _hidden_layers(pdf: PDF) -> frozenset[int]:
    """The numbers of the layers that are switched off when the file is opened."""
    properties = resolve1(pdf.doc.catalog.get("OCProperties"))
    usual = resolve1(properties.get("D")) if isinstance(properties, dict) else None
    off = resolve1(usual.get("OFF")) if isinstance(usual, dict) else None
    return frozenset(layer.objid for layer in off or () if hasattr(layer, "objid"))


def _page(number: int, page: PDFPage, fonts: Fonts, hidden: frozenset[int], deadline: float) -> Page | None:
    """One page as shown; None where it could not be drawn."""
    if time.monotonic() > deadline:
        return None
    try:
        canvas = Canvas(fonts, page, limit("glyphs-a-page"))
        Interpreter(fonts, canvas, hidden, deadline).process_page(page)
        return _composed(number, canvas)
    except OutOfTime:
        return None
    except Exception:  # noqa: BLE001  a damaged page may fail in any way, and costs only itself
        return None


def _composed(number: int, canvas: Canvas) -> Page:
    glyphs, confidence, source = canvas.seen(), 1.0, PageSource.TEXT
    scanned = canvas.under_pictures()
    if canvas.pictures and len(scanned) > 10 * len(glyphs):
        glyphs, confidence, source = scanned, _SCANNER_TEXT, PageSource.OCR
    words = set_apart(words_of(_on_page(glyphs, canvas.width, canvas.height), number, confidence))
    known = sum(len(word.text) for word in words if word.confidence > 0)
    if known <= _MOSTLY * sum(len(word.text) for word in words):
        source = PageSource.NONE
    return Page(
        number,
        canvas.width,
        canvas.height,
        words,
        ruled_lines(canvas.segments, number),
        tuple(Box(number, *picture) for picture in canvas.pictures),
        source,
    )


def _on_page(glyphs: list[Glyph], width: float, height: float) -> list[Glyph]:
    """Without what lies off the page, save text that begins on it and runs on past its edge."""
    kept: list[Glyph] = []
    follows = False
    last: Glyph | None = None
    for glyph in glyphs:
        inside = glyph.x1 > 0 and glyph.x0 < width and glyph.bottom > 0 and glyph.top < height
        runs_on = (
            follows
            and last is not None
            and abs(glyph.baseline - last.baseline) < 0.5 * last.size
            and -last.size < glyph.x0 - last.x1 < 40 * last.size
        )
        follows = inside or runs_on
        if follows:
            kept.append(glyph)
        last = glyph
    return kept


def _unread(number: int) -> Page:
    return Page(number, 612.0, 792.0, source=PageSource.NONE)


def _mended(data: bytes, password: str | None) -> bytes | None:
    """The file written anew by PDFium, without its lock; None where PDFium cannot open it either."""
    sink = io.BytesIO()
    with PDFIUM:
        try:
            with pypdfium2.PdfDocument(data, password=password) as document:
                document.save(sink, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
        except (pypdfium2.PdfiumError, ValueError, OSError):
            return None
    return sink.getvalue()
