"""What is timed: our whole review, and what other libraries need for less: the words or the tables of the same file."""

from __future__ import annotations

import ctypes
import importlib.util
import io
from collections.abc import Callable
from datetime import date
from importlib import import_module

import pdfplumber
import pypdfium2

from checker.outputs.contract import json_text
from checker.reading import read
from checker.reading.pdf import read_document
from checker.review import review

Tool = Callable[[bytes], object]

BARE = "pdfplumber, words"
"""What every other figure is held against."""


def tools() -> dict[str, Tool]:
    """The tools that are installed here, by name. PyMuPDF, docling-parse and pypdf are not the product's: where someone
    installs them they are timed too.
    """
    others = {
        "fitz": ("PyMuPDF, words", _pymupdf),
        "docling_parse": ("docling-parse, words", _docling),
        "pypdf": ("pypdf, text", _pypdf),
    }
    found = {name: tool for module, (name, tool) in others.items() if importlib.util.find_spec(module)}
    return {
        BARE: _words,
        "ours, open, read, check, JSON": whole_review,
        "ours, words": _our_words,
        "PDFium, characters": _characters,
        "pdfplumber, tables": _tables,
        **found,
    }


def whole_review(data: bytes) -> object:
    return json_text(review([read(data, "bill.pdf")], as_of=date(2027, 1, 1)), "en")


def _words(data: bytes) -> object:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_words() for page in pdf.pages]


def _our_words(data: bytes) -> object:
    return read_document(data, "bill.pdf")


def _characters(data: bytes) -> object:
    """What our words are joined from: each character with its place, baseline, size, weight and colour."""
    raw, found = pypdfium2.raw, []
    box, across, up = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            for at in range(text.count_chars()):
                raw.FPDFText_GetLooseCharBox(text.raw, at, box)
                raw.FPDFText_GetCharOrigin(text.raw, at, across, up)
                raw.FPDFText_GetFillColor(text.raw, at, red, green, blue, opacity)
                letter, added = raw.FPDFText_GetUnicode(text.raw, at), raw.FPDFText_IsGenerated(text.raw, at)
                size, weight = raw.FPDFText_GetFontSize(text.raw, at), raw.FPDFText_GetFontWeight(text.raw, at)
                place = (box.left, box.top, box.right, box.bottom, up.value)
                found.append((letter, added, *place, size, weight, red.value, green.value, blue.value))
    return found


def _tables(data: bytes) -> object:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_tables() for page in pdf.pages]


def _pymupdf(data: bytes) -> object:
    with import_module("fitz").open(stream=data) as document:
        return [page.get_text("words") for page in document]


def _docling(data: bytes) -> object:
    document = import_module("docling_parse.pdf_parser").DoclingPdfParser(loglevel="fatal").load(io.BytesIO(data))
    return [page.word_cells for _, page in document.iterate_pages()]


def _pypdf(data: bytes) -> object:
    return [page.extract_text() for page in import_module("pypdf").PdfReader(io.BytesIO(data)).pages]
