"""A dollar sign that looks like a figure is told by what follows it, never where the engine did not think of one."""

from __future__ import annotations

import pytest

from checker.model import Box, Page, PageSource, Word
from checker.reading.scans.decoding import Char
from checker.reading.scans.dollar_marks import with_dollar_marks
from checker.reading.scans.dollars import with_dollars


def seen(text: str, dollar: float) -> str:
    chars = [Char(letter, at / len(text), 0.9, dollar if at == 0 else 0.0) for at, letter in enumerate(text)]
    return "".join(char.text for char in with_dollars(chars))


@pytest.mark.parametrize(
    ("text", "dollar", "meant"),
    [
        ("5 123.28", 0.02, "$ 123.28"),
        ("S1,123.28", 0.2, "$1,123.28"),
        ("5123.28", 0.001, "5123.28"),
        ("5 E1390", 0.3, "5 E1390"),
        ("5", 0.2, "$"),
        ("5", 0.03, "5"),
        ("8", 0.0, "8"),
    ],
)
def test_a_dollar_sign_is_told_from_a_figure(text, dollar, meant):
    assert seen(text, dollar) == meant


def page_of(*rows: tuple[str, float]) -> Page:
    """Rows of a mark and an amount, parted by a gap in parts of the type size of 10."""
    words = []
    for at, (mark, gap) in enumerate(rows):
        words.append(Word(mark, Box(1, 100, 100 + 20 * at, 105, 110 + 20 * at)))
        words.append(Word(f"{at}2.50", Box(1, 105 + 10 * gap, 100 + 20 * at, 150, 110 + 20 * at)))
    return Page(1, 612, 792, tuple(words), source=PageSource.OCR)


def marks(page: Page) -> str:
    return "".join(word.text for word in with_dollar_marks(page).words[::2])


def test_what_stands_where_the_signs_of_a_page_stand_is_one():
    assert marks(page_of(("5", 0.3), ("$", 0.3), ("8", 0.4), ("3", 0.3), ("$", 0.3))) == "$$$$$"


def test_a_column_of_counts_keeps_its_figures():
    assert marks(page_of(("5", 1.2), ("$", 0.3), ("8", 1.2), ("3", 1.2), ("2", 1.2))) == "5$832"
    assert marks(page_of(("5", 0.3), ("3", 0.3), ("8", 0.3), ("3", 0.3))) == "5383"
