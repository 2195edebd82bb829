"""PDF bytes into pages of words and ruled lines: the one module of the reader that knows pdfplumber."""

from __future__ import annotations

import io

import pdfplumber

from checker.model import Box, Page, PageSource, Word


def read_pages(data: bytes, password: str | None = None) -> tuple[Page, ...]:
    """All pages of a PDF."""
    with pdfplumber.open(io.BytesIO(data), password=password or "") as pdf:
        return tuple(_page(number, page) for number, page in enumerate(pdf.pages, 1))


def _page(number: int, page: pdfplumber.page.Page) -> Page:
    words = tuple(
        Word(w["text"], Box(number, w["x0"], w["top"], w["x1"], w["bottom"]), w["size"], upright=w["upright"])
        for w in page.extract_words(keep_blank_chars=False, extra_attrs=["size"])
    )
    rules = tuple(Box(number, r["x0"], r["top"], r["x1"], r["bottom"]) for r in [*page.lines, *page.rects])
    source = PageSource.TEXT if words else PageSource.NONE
    return Page(number, float(page.width), float(page.height), words, rules, source=source)
