"""PDF bytes into pages of words and ruled lines.

Whatever a damaged file makes the PDF libraries raise leaves here as one `StatementError`, or as a page marked unread.
"""

from __future__ import annotations

import hashlib
import io
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page as PlainPage

from checker.errors import Damaged, Encrypted, NoPages, NoText, StatementError, TooLarge, WrongPassword
from checker.model import Box, Document, Page, PageSource, Word
from checker.pdfium import PDFIUM
from checker.reading.backdrop import set_apart
from checker.reading.glyphs import LEVEL, Glyph
from checker.reading.joining import words_of
from checker.reading.limits import limit
from checker.reading.opening import pdf_bytes
from checker.reading.pdf.canvas import Canvas
from checker.reading.pdf.document import File, OutOfTime, TooMuch
from checker.reading.pdf.operators import Interpreter
from checker.reading.pdf.tree import pages_of
from checker.reading.ruled import ruled_lines

Progress = Callable[[int, int], None]
"""Called after each page with the pages done and the pages in all."""

_SCANNER_TEXT = 0.8
_PLAIN_TEXT = 0.9
_FARTHEST_ON = 40.0
_MOSTLY = 0.5
_ENOUGH = 20
_NEARLY_ALL = 0.8


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


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What one way of opening the file gave: pages (None for one that could not be drawn), or why there are none."""

    pages: tuple[Page | None, ...] = ()
    left_out: int = 0
    whole: bool = False
    problem: StatementError | None = None

    @property
    def drawn(self) -> int:
        return sum(page is not None for page in self.pages)


def _read(data: bytes, password: str | None, progress: Progress | None) -> tuple[tuple[Page, ...], int]:
    deadline = time.monotonic() + limit("seconds")
    best = _attempt(data, password, progress, deadline)
    if not best.whole and time.monotonic() < deadline:
        # PDFium mends what it can open: what the first engine did not read is read again from the mended file.
        mended = _mended(data, password)
        if mended is not None:
            again = _attempt(mended, None, progress, deadline)
            if again.drawn > best.drawn:
                best = again
    if not best.drawn:
        raise best.problem or (TooLarge() if time.monotonic() >= deadline else Damaged())
    return tuple(page or _unread(number) for number, page in enumerate(best.pages, 1)), best.left_out


def _attempt(data: bytes, password: str | None, progress: Progress | None, deadline: float) -> _Attempt:
    try:
        with closing(File(data, password or "", deadline)) as file:
            found, whole = pages_of(file.doc)
            return _drawn(file, found, whole, progress) if found else _Attempt(problem=NoPages())
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return _Attempt(problem=WrongPassword() if password else Encrypted())
    except (OutOfTime, TooMuch):
        return _Attempt(problem=TooLarge())
    except Exception:  # noqa: BLE001  a damaged file may fail in any way
        return _Attempt(problem=Damaged())


def _drawn(file: File, found: list[PDFPage], whole: bool, progress: Progress | None) -> _Attempt:
    left_out = max(0, len(found) - limit("pages"))
    total = len(found) - left_out
    hidden = _hidden_layers(file)
    waiting = found[total - 1 :: -1]
    found.clear()
    pages: list[Page | None] = []
    while waiting:
        pages.append(_page(len(pages) + 1, waiting.pop(), file, hidden))
        file.doc.forget()
        if progress is not None:
            progress(len(pages), total)
    return _Attempt(tuple(pages), left_out, whole and None not in pages)


def _hidden_layers(file: File) -> frozenset[int]:
    """The numbers of the layers that are switched off when the file is opened."""
    properties = resolve1(file.doc.catalog.get("OCProperties"))
    usual = resolve1(properties.get("D")) if isinstance(properties, dict) else None
    off = resolve1(usual.get("OFF")) if isinstance(usual, dict) else None
    return frozenset(layer.objid for layer in (off if isinstance(off, list) else ()) if hasattr(layer, "objid"))


def _page(number: int, page: PDFPage, file: File, hidden: frozenset[int]) -> Page | None:
    """One page as shown; None where it could not be drawn."""
    try:
        canvas = _canvas(page, file, hidden)
        sideways = _sideways(canvas.glyphs)
        if sideways:
            canvas = _canvas(page, file, hidden, turned=360 - sideways)
        return _composed(number, canvas)
    except (OutOfTime, TooMuch, RecursionError, MemoryError):
        return None
    except Exception:  # noqa: BLE001  a damaged page may fail in any way, and costs only itself
        return _plain(number, page, file)


def _canvas(page: PDFPage, file: File, hidden: frozenset[int], turned: int = 0) -> Canvas:
    canvas = Canvas(file.fonts, page, limit("glyphs-a-page"), turned)
    Interpreter(file.fonts, canvas, hidden, file.doc.deadline).process_page(page)
    return canvas


def _sideways(glyphs: Sequence[Glyph]) -> int:
    """The quarter turns, in degrees clockwise, of nearly all text of the page; 0 where most is level."""
    turns = Counter(glyph.turn for glyph in glyphs)
    turn, count = max(turns.items(), key=lambda item: item[1], default=(LEVEL, 0))
    return turn if turn > 0 and count >= _ENOUGH and count >= _NEARLY_ALL * len(glyphs) else 0


def _plain(number: int, page: PDFPage, file: File) -> Page | None:
    """The page's words as pdfplumber finds them, without regard to what is hidden; None where it fails too."""
    try:
        plain = PlainPage(file, page, number)
        found = plain.extract_words(extra_attrs=["size"])
    except Exception:  # noqa: BLE001  as above
        return None
    words = tuple(
        Word(
            word["text"],
            Box(number, word["x0"], word["top"], word["x1"], word["bottom"]),
            word["size"],
            upright=word["upright"],
            confidence=_PLAIN_TEXT,
        )
        for word in found
    )
    source = PageSource.TEXT if words else PageSource.NONE
    return Page(number, float(plain.width), float(plain.height), words, source=source)


def _composed(number: int, canvas: Canvas) -> Page:
    glyphs, confidence, source = canvas.seen(), 1.0, PageSource.TEXT
    scanned = canvas.under_pictures()
    if canvas.pictures and len(scanned) > 10 * len(glyphs):
        glyphs, confidence, source = scanned, _SCANNER_TEXT, PageSource.OCR
    words = set_apart(words_of(_on_page(glyphs, canvas.width, canvas.height), number, confidence))
    return Page(
        number,
        canvas.width,
        canvas.height,
        words,
        ruled_lines(canvas.segments, number),
        tuple(Box(number, *picture) for picture in canvas.pictures),
        source if _readable(words) else PageSource.NONE,
        canvas.turned,
    )


def _readable(words: Sequence[Word]) -> bool:
    """Whether most characters of a page are known: a font may not say which characters it draws."""
    known = sum(len(word.text) for word in words if word.confidence > 0)
    return known > _MOSTLY * sum(len(word.text) for word in words)


def _on_page(glyphs: list[Glyph], width: float, height: float) -> list[Glyph]:
    """Without what lies off the page, save text that begins on it and runs on past its edge."""
    kept: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        inside = glyph.x1 > 0 and glyph.x0 < width and glyph.bottom > 0 and glyph.top < height
        if inside or (last is not None and _runs_on(last, glyph)):
            kept.append(glyph)
            last = glyph
        else:
            last = None
    return kept


def _runs_on(last: Glyph, glyph: Glyph) -> bool:
    level = abs(glyph.baseline - last.baseline) < 0.5 * last.size
    return level and -last.size < glyph.x0 - last.x1 < _FARTHEST_ON * last.size


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
