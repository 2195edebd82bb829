"""On plain pages the reader's words are pdfplumber's own, in the same places: it departs from them only for a reason."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pdfplumber
import pytest

from checker.model import Box
from checker.reading.ink.characters import clean
from checker.reading.pdf import read_pages

STATEMENTS = sorted((Path(__file__).parent.parent / "statements").glob("*.pdf"))
POINT = 1.0
AGREED = {"hidden_text_and_fake_bold": 0.55}
"""Where the share is lower: pdfplumber reads what is hidden there, and doubles each letter that is drawn twice."""


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
