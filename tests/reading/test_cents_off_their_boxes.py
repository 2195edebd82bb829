"""Cents that stand off the boxes of a form: what adds up tells where they begin, or every line is doubted."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from checker.data.thresholds import threshold
from checker.model import Box, Document, Page, Statement, Word
from checker.reading.pdf import read_pages
from checker.reading.statements import read_statements
from tests.reading.drawing import draw
from tests.reading.test_claim_forms import CLAIM, on_cms1500

TOTAL = 680.0
"""How many points from the top the total of the form stands; its lines of service stand above."""


def claim(words: dict[tuple[str, bool], tuple[str, float, float]]) -> Statement:
    """The claim with some figures of its lines, or below them, printed otherwise: as what, from where to where."""
    (page,) = read_pages(on_cms1500(CLAIM))
    printed = (_set(word, words) for word in page.words)
    return of(replace(page, words=tuple(word for word in printed if word.text)))


def of(page: Page) -> Statement:
    (read,) = read_statements(Document("made", "claim.pdf", (page,)))
    return read


def _set(word: Word, words: dict[tuple[str, bool], tuple[str, float, float]]) -> Word:
    text, x0, x1 = words.get((word.text, word.box.top > TOTAL), (word.text, word.box.x0, word.box.x1))
    return replace(word, text=text, box=Box(word.box.page, x0, word.box.top, x1, word.box.bottom))


def test_a_total_set_left_of_the_rule_before_its_cents_is_what_the_lines_come_to() -> None:
    read = claim({("213", True): ("21340", 402.0, 432.0), ("40", True): ("", 0.0, 0.0)})
    assert (read.reading.agrees_with, read.reading.disagrees_with) == ("total charges", None)
    assert read.details.total_charges is not None
    assert read.details.total_charges.value == Decimal("213.40")


def test_lines_whose_cents_stand_among_the_counts_are_doubted() -> None:
    moved = {("185", False): ("185", 413.0, 431.0), ("28", False): ("28", 419.0, 431.0)}
    read = claim({**moved, ("00", False): ("00", 436.0, 448.0), ("40", False): ("40", 436.0, 448.0)})
    assert read.reading.disagrees_with == "total charges"
    assert all(line.confidence < threshold("doubtful-line") for line in read.lines)


def test_the_one_fee_of_a_dentists_form_has_its_cents_behind_it_as_its_sum_has() -> None:
    read = of(
        draw(
            "RECORD OF SERVICES PROVIDED\n"
            "24. Procedure Date   29. Procedure Code   29b. Qty.   30. Description          31. Fee\n"
            "1   06/23/2024       D9947                1           SLEEP APNEA APPLIANCE    1650  50\n"
            "2\n"
            "                                          32. Total Fee                        1650  50"
        )
    )
    assert [(line.code, str(line.amount)) for line in read.lines] == [("D9947", "1650.50")]
    assert read.reading.agrees_with == "total charges"
