"""A dollar sign that looks like a figure is told by what follows it, never where the engine did not think of one."""

from __future__ import annotations

import pytest

from checker.model import Box, Page, PageSource, Word
from checker.reading.scans.alike import as_elsewhere
from checker.reading.scans.decoding import Char
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
    return "".join(word.text for word in as_elsewhere(page).words[::2])


def test_what_stands_where_the_signs_of_a_page_stand_is_one():
    assert marks(page_of(("5", 0.3), ("$", 0.3), ("8", 0.4), ("3", 0.3), ("$", 0.3))) == "$$$$$"


def test_a_column_of_counts_keeps_its_figures():
    assert marks(page_of(("5", 1.2), ("$", 0.3), ("8", 1.2), ("3", 1.2), ("2", 1.2))) == "5$832"
    assert marks(page_of(("5", 0.3), ("3", 0.3), ("8", 0.3), ("3", 0.3))) == "5383"


@pytest.mark.parametrize(
    ("texts", "seen", "meant"),
    [
        (["$12.50", "$8.00", "$1,185.00", "$17.33"], "517.33", ("517.33", True)),
        (["$12.50", "8.00", "1,185.00", "$17.33"], "517.33", ("517.33", False)),
        (["$12.50", "$8.00", "$1,185.00", "$17.33"], "5.33", ("5.33", False)),
        (["07-13-2024", "07-20-2024", "08-06-2024", "10-11-2024"], "07-2-2024", ("07-2-2024", True)),
        (["07-13-2024", "7-20-2024", "8-6-2024", "10-11-2024"], "07-2-2024", ("07-2-2024", False)),
        (["12-13-2024", "11-20-2024", "10-16-2024", "10-11-2024"], "9-12-2024", ("9-12-2024", False)),
    ],
    ids=["a sign", "few signs", "a figure alone", "a day", "days of one figure", "no noughts"],
)
def test_what_all_others_print_tells_what_was_read_otherwise(texts, seen, meant):
    words = (Word(text, Box(1, 100, 20 * at, 150, 20 * at + 10)) for at, text in enumerate([*texts, seen]))
    last = as_elsewhere(Page(1, 612, 792, tuple(words), source=PageSource.OCR)).words[-1]
    assert (last.text, last.confidence < 0.97) == meant
