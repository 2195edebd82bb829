"""PDF bytes into a document of pages.

Whatever a damaged file makes the PDF libraries raise leaves here as one `StatementError`, or as a page marked unread.
"""

from __future__ import annotations

import hashlib
import io
import time
from contextlib import closing

from msgspec import Struct
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

from checker.errors import Damaged, Encrypted, NoPages, StatementError, TooLarge, WrongPassword
from checker.model import Document, Page, PageSource
from checker.pdfium import PDFIUM
from checker.reading.limits import limit
from checker.reading.opening import pdf_bytes
from checker.reading.pdf.document import File, OutOfTime, TooMuch
from checker.reading.pdf.endless import check_drawable
from checker.reading.pdf.pages import draw_page
from checker.reading.pdf.tree import pages_of
from checker.reading.progress import Enough, Progress
from checker.reading.scans.mixing import wants_reading


def read_document(data: bytes, name: str, *, password: str | None = None, progress: Progress | None = None) -> Document:
    """A PDF file as pages as shown. Pages that hold no readable text have the source `none`.

    Raises a `StatementError`: NotAPdf, TooLarge, Encrypted, WrongPassword, Damaged or NoPages.
    """
    found = _read(pdf_bytes(data), password, progress)
    seal = hashlib.sha256(data).hexdigest()
    return Document(seal, name, found.named(), found.left_out, found.not_reached, found.refused)


def read_pages(data: bytes) -> tuple[Page, ...]:
    """The pages of a PDF; raises as `read_document` does."""
    return _read(pdf_bytes(data), None, None).named()


class _Attempt(Struct, frozen=True):
    """What one way of opening the file gave: pages (None for one that could not be drawn, or was refused as too much),
    or why there are none.
    """

    pages: tuple[Page | None, ...] = ()
    more: int = 0
    left_out: int = 0
    refused: tuple[int, ...] = ()
    whole: bool = False
    problem: StatementError | None = None

    @property
    def drawn(self) -> int:
        return sum(page is not None for page in self.pages)

    @property
    def not_reached(self) -> tuple[int, ...]:
        return tuple(range(len(self.pages) + 1, len(self.pages) + self.more + 1))

    def named(self) -> tuple[Page, ...]:
        """All pages; those that could not be drawn or were not reached are unread."""
        return tuple(page or Page.unread(at) for at, page in enumerate((*self.pages, *[None] * self.more), 1))


def _read(data: bytes, password: str | None, progress: Progress | None) -> _Attempt:
    if data.count(b" obj") > limit("objects"):
        raise TooLarge
    deadline = time.monotonic() + limit("seconds")
    best = _attempt(data, password, progress, deadline)
    if not (best.whole or best.more) and time.monotonic() < deadline:
        # PDFium mends what it can open: what the first engine did not read is read again from the mended file.
        mended = _mended(data, password)
        if mended is not None:
            again = _attempt(mended, None, progress, deadline)
            if again.drawn > best.drawn:
                best = again
    if not best.drawn:
        raise best.problem or (TooLarge() if time.monotonic() >= deadline else Damaged())
    return best


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
    refused: list[int] = []
    done = words = 0
    while waiting:
        number = len(pages) + 1
        try:
            here = waiting.pop()
            page = draw_page(number, here, file, hidden)
            if page is None or wants_reading(page):
                check_drawable(here)
            more = len(page.words) if page else 0
            if words + more > limit("words"):
                raise TooMuch
            words += more
            pages.append(page)
        except (OutOfTime, TooMuch):
            pages.append(None)
            refused.append(number)
        file.doc.forget()
        done += _is_done(pages[-1])
        if not _wanted(progress, done, total):
            break
    problem = TooLarge() if refused else None
    is_whole = whole and not waiting and pages.count(None) == len(refused)
    return _Attempt(tuple(pages), len(waiting), left_out, tuple(refused), is_whole, problem)


def _is_done(page: Page | None) -> bool:
    """Whether nothing is left to do for a page: one without text is still to be read from its picture."""
    return page is None or page.source is not PageSource.NONE


def _wanted(progress: Progress | None, done: int, of: int) -> bool:
    """Whether more pages are wanted, once it is told how many are done."""
    try:
        if progress is not None:
            progress(done, of)
    except Enough:
        return False
    return True


def _hidden_layers(file: File) -> frozenset[int]:
    """The numbers of the layers that are switched off when the file is opened."""
    properties = resolve1(file.doc.catalog.get("OCProperties"))
    usual = resolve1(properties.get("D")) if isinstance(properties, dict) else None
    off = resolve1(usual.get("OFF")) if isinstance(usual, dict) else None
    return frozenset(layer.objid for layer in (off if isinstance(off, list) else ()) if hasattr(layer, "objid"))


def _mended(data: bytes, password: str | None) -> bytes | None:
    """The file written anew by PDFium, without its lock; None where PDFium cannot open it either. Most files need no
    mending, so PDFium is loaded for the first that does.
    """
    import pypdfium2

    sink = io.BytesIO()
    with PDFIUM:
        try:
            with pypdfium2.PdfDocument(data, password=password) as document:
                document.save(sink, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
        except (pypdfium2.PdfiumError, ValueError, OSError):
            return None
    return sink.getvalue()
