"""A page that cannot be drawn, as pdfplumber reads it. Few pages need it, and it takes long to load."""

from __future__ import annotations

from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page as PlainPage
from pdfplumber.pdf import PDF

from checker.model import Box, Page, PageSource, Word
from checker.reading.pdf.canvas import SMALLEST_TYPE
from checker.reading.pdf.document import File

_PLAIN_TEXT = 0.9  # the confidence of a page that was not drawn


class _OpenedBefore(PDF):
    """pdfplumber's PDF over a file that is open, without its metadata, which may be as broken as the rest."""

    def __init__(self, file: File) -> None:
        self.stream = file.stream
        self.stream_is_external = True
        self.path = None
        self.pages_to_parse = None
        self.laparams = None
        self.password = None
        self.unicode_norm = None
        self.raise_unicode_errors = False
        self.metadata = {}
        self.rsrcmgr = file.fonts
        self.doc = file.doc


def plain_page(number: int, page: PDFPage, file: File) -> Page | None:
    """The page's words as pdfplumber finds them, hidden ones too, save type too small; None where it fails too."""
    try:
        plain = PlainPage(_OpenedBefore(file), page, number)
        found = plain.extract_words(extra_attrs=["size"])
    except Exception:  # noqa: BLE001  a damaged page may fail in any way, and costs only itself
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
        if word["size"] >= SMALLEST_TYPE
    )
    source = PageSource.TEXT if words else PageSource.NONE
    return Page(number, float(plain.width), float(plain.height), words, source=source)
