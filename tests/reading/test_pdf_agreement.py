"""On plain pages the reader's words are pdfplumber's and PDFium's own, in the same places: it departs from them only for
a reason. PDFium shares no code with the reader.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pypdfium2
import pytest
from pypdfium2 import raw

from checker.model import Box
from checker.pdfium import PDFIUM
from checker.reading.ink.characters import clean
from checker.reading.ink.turning import box_as_filed
from checker.reading.pdf import read_pages

STATEMENTS = sorted((Path(__file__).parent.parent / "statements").glob("*.pdf"))
POINT = 1.0
AGREED = {"hidden_text_and_fake_bold": 0.55}
"""Where the share is lower: pdfplumber reads what is hidden there, and doubles each letter that is drawn twice."""
AGREED_WITH_PDFIUM = {"headings_printed_once": 0.92}
"""The same: PDFium rounds the width of each character, which adds up along a row of dashes."""
_A_HUNDREDTH = 100
_LINE_END_HYPHEN = "\2"


def same_place(box: Box, word: dict[str, float]) -> bool:
    edges = ((box.x0, word["x0"]), (box.x1, word["x1"]), (box.top, word["top"]), (box.bottom, word["bottom"]))
    return all(abs(ours - theirs) <= POINT for ours, theirs in edges)


@pytest.mark.parametrize("path", STATEMENTS, ids=lambda path: path.stem)
def test_words_and_their_places_are_pdfplumbers(path):
    with pdfplumber.open(path) as theirs:
        for page, other in zip(read_pages(path.read_bytes()), theirs.pages, strict=True):
            cropped = other.crop(other.cropbox) if other.cropbox != other.mediabox else other
            left, top = other.cropbox[:2]
            found = defaultdict(list)
            for word in page.words:
                found[word.text].append(word.box)
            expected = cropped.extract_words(x_tolerance_ratio=0.2)
            for word in expected:
                word |= {"x0": word["x0"] - left, "x1": word["x1"] - left}
                word |= {"top": word["top"] - top, "bottom": word["bottom"] - top}
            agreed = [word for word in expected if any(same_place(box, word) for box in found[clean(word["text"])])]
            assert len(agreed) >= AGREED.get(path.stem, 0.99) * len(expected)


class Letter(NamedTuple):
    """A character as PDFium has it, on the page as the file shows it, in points."""

    text: str
    box: Box

    def stands_in(self, word: Box) -> bool:
        level = word.top - POINT / 2 <= self.box.level <= word.bottom + POINT / 2
        return level and word.x0 - POINT / 2 <= self.box.middle <= word.x1 + POINT / 2


def letters_of(page: pypdfium2.PdfPage, number: int) -> list[Letter]:
    """The characters drawn on a page, without blanks and those PDFium adds."""
    width, height = (round(_A_HUNDREDTH * side) for side in page.get_size())
    text, edges = page.get_textpage(), raw.FS_RECTF()
    across, down = ctypes.c_int(), ctypes.c_int()
    found: list[Letter] = []
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, at)).replace(_LINE_END_HYPHEN, "-")
        if raw.FPDFText_IsGenerated(text.raw, at) or letter.isspace():
            continue
        raw.FPDFText_GetLooseCharBox(text.raw, at, edges)
        corners = []
        for x, y in ((edges.left, edges.bottom), (edges.right, edges.top)):
            raw.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, across, down)
            corners.append((across.value / _A_HUNDREDTH, down.value / _A_HUNDREDTH))
        (x0, x1), (top, bottom) = (sorted(ends) for ends in zip(*corners, strict=True))
        found.append(Letter(letter, Box(number, x0, top, x1, bottom)))
    return found


@pytest.mark.parametrize("path", STATEMENTS, ids=lambda path: path.stem)
def test_words_and_their_letters_stand_where_pdfium_has_them(path):
    agreed = words = 0
    with PDFIUM, pypdfium2.PdfDocument(path) as theirs:
        for page, other in zip(read_pages(path.read_bytes()), theirs, strict=True):
            letters = letters_of(other, page.number)
            for word in filter(lambda word: word.upright, page.words):
                place = box_as_filed(word.box, page)
                drawn = [letter for letter in letters if letter.stands_in(place)]
                ends = (
                    min(letter.box.x0 for letter in drawn) - place.x0,
                    max(letter.box.x1 for letter in drawn) - place.x1,
                )
                same = clean("".join(letter.text for letter in drawn)) == word.text
                agreed += same and all(abs(off) <= POINT for off in ends)
                words += 1
    assert agreed >= AGREED_WITH_PDFIUM.get(path.stem, 0.99) * words
