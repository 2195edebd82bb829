"""What a page holds as text and what is seen on its picture: which is taken, and when the picture is looked at."""

from __future__ import annotations

import numpy as np
import pytest

from checker.model import Box, Page, PageSource, Warp, Word
from checker.reading.scans.mixing import together, unread_part, wants_reading
from checker.reading.scans.shots import Shot

WHOLE = Box(1, 0, 0, 612, 792)


def word(text: str, x0: float, top: float, confidence: float = 1.0) -> Word:
    return Word(text, Box(1, x0, top, x0 + 6 * len(text), top + 10), confidence=confidence)


def printed(*words: Word, pictures: tuple[Box, ...] = (), source: PageSource = PageSource.TEXT) -> Page:
    return Page(1, 612, 792, words, pictures=pictures, source=source)


def seen(*words: Word) -> Page:
    return Page(1, 612, 792, words, source=PageSource.OCR, warp=Warp((1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)))


FULL = tuple(word("words", 50 + 100 * column, 30 + 20 * row) for row in range(37) for column in range(5))


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (printed(*FULL), False),
        (printed(*FULL, pictures=(Box(1, 20, 10, 120, 40),)), False),
        (printed(*FULL, pictures=(WHOLE,)), False),
        (printed(*FULL[:60], pictures=(Box(1, 50, 300, 500, 700),)), True),
        (printed(*FULL[:5], pictures=(WHOLE,)), True),
        (printed(*FULL, pictures=(WHOLE,), source=PageSource.OCR), True),
        (printed(source=PageSource.NONE), True),
    ],
    ids=[
        "a page of text",
        "text and a logo",
        "text over a letterhead",
        "text above a picture",
        "a stamp on a scan",
        "a scanner's text over a scan",
        "nothing",
    ],
)
def test_a_picture_is_looked_at_where_it_may_hold_more(page, wanted):
    assert wants_reading(page) is wanted


def test_a_picture_adds_its_words_to_those_printed_beside_it():
    page = printed(*FULL[:60], pictures=(Box(1, 50, 300, 500, 700),))
    mixed = together(page, seen(word("word5", 50, 30, 0.7), word("E1390", 60, 400, 0.9)))
    assert [w.text for w in mixed.words[60:]] == ["E1390"]
    assert (mixed.source, mixed.words[60].confidence) == (PageSource.TEXT, 0.9)


def test_our_reading_of_a_scan_stands_against_the_one_laid_over_it():
    laid_over = printed(word("E139O", 50, 100, 0.8), word("185.00", 300, 100, 0.8), source=PageSource.OCR)
    ours = together(laid_over, seen(word("E1390", 51, 101, 0.9), word("185.00", 302, 99, 0.9)))
    assert [(w.text, w.confidence) for w in ours.words] == [("E1390", 0.9), ("185.00", 0.995)]


def test_a_reading_laid_over_a_scan_stands_where_we_see_much_less():
    laid_over = printed(*FULL, source=PageSource.OCR)
    assert together(laid_over, seen(word("E1390", 50, 100))) is laid_over


def test_what_a_picture_adds_to_a_page_of_text_is_set_right_as_on_a_scan():
    page = printed(*FULL[:60], pictures=(Box(1, 50, 300, 500, 700),))
    mixed = together(page, seen(word("01/O5/2024", 60, 400, 0.9), word("l85.00", 300, 400, 0.9)))
    assert [(w.text, w.seen) for w in mixed.words[60:]] == [("01/05/2024", "01/O5/2024"), ("185.00", "l85.00")]


def test_what_a_page_says_as_text_is_not_looked_at_again_on_its_picture():
    shot = Shot(1, np.full((1584, 1224), 200, dtype=np.uint8), 612.0, 792.0, 1584 * 1224)
    shot.grey[202:218, 102:160] = 0
    shot.grey[802:818, 102:160] = 0
    left = unread_part(shot, printed(word("E1390", 50, 100), *FULL[-40:])).grey
    assert (left[202:218, 102:160] == 200).all()
    assert (left[802:818, 102:160] == 0).all()
    assert unread_part(shot, printed(word("stamp", 50, 100), pictures=(WHOLE,))) is shot
