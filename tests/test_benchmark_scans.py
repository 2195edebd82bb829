"""The wear of made-up scans: the same each time, as large as stated, the truth untouched; silence and errors counted."""

from __future__ import annotations

import io
from decimal import Decimal

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from checker.model import Doubt
from checker.reading import read
from tests.benchmark.reading import ours
from tests.benchmark.reading.ours import Outcome
from tests.benchmark.scans.command import scan_of
from tests.benchmark.scans.figures import weigh
from tests.benchmark.scans.kinds import KINDS, STRENGTHS, worn
from tests.benchmark.scans.picture import Picture, drawn, packed
from tests.generator.make import Made
from tests.generator.situations import make_situation

GRID = "ruled_grid_helvetica"
WAYS = [(kind, strength) for kind in KINDS for strength in STRENGTHS]


@pytest.fixture(scope="module")
def grid() -> Made:
    return make_situation(GRID)


@pytest.fixture(scope="module")
def page(grid: Made) -> Picture:
    """A small picture of the statement, for speed."""
    return drawn(grid.pdf, 40)[0]


@pytest.mark.parametrize(("kind", "strength"), WAYS)
def test_the_same_seed_wears_a_page_the_same_way(page: Picture, kind: str, strength: str) -> None:
    once, again = worn(page, kind, strength, 1), worn(page, kind, strength, 1)
    assert np.array_equal(once.pixels, again.pixels)
    assert packed([once], KINDS[kind].carrier) == packed([again], KINDS[kind].carrier)


@pytest.mark.parametrize(("kind", "strength"), WAYS)
def test_a_worn_page_is_a_picture_in_three_colours_that_still_holds_ink(
    page: Picture, kind: str, strength: str
) -> None:
    pixels = worn(page, kind, strength, 2).pixels
    assert pixels.dtype == np.uint8
    assert pixels.shape[2] == 3
    assert np.ptp(pixels.mean(axis=2)) > 60


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"plain"}))
def test_wear_changes_the_page(page: Picture, kind: str) -> None:
    changed = worn(page, kind, "mild", 3).pixels
    assert changed.shape != page.pixels.shape or not np.array_equal(changed, page.pixels)


@pytest.mark.parametrize(("strength", "dpi"), [("mild", (204, 196)), ("hard", (204, 98))])
def test_a_fax_has_the_dots_of_a_fax_and_one_bit(grid: Made, strength: str, dpi: tuple[int, int]) -> None:
    scan = scan_of(grid, "fax", strength, 1)
    picture = Image.open(io.BytesIO(scan.data))
    assert picture.format == "TIFF"
    assert picture.mode == "1"
    assert picture.size == pytest.approx((8.5 * dpi[0], 11 * dpi[1]), abs=2)
    assert tuple(round(each) for each in picture.info["dpi"]) == dpi


def test_wear_leaves_the_truth_alone(grid: Made) -> None:
    assert scan_of(grid, "tilt", "hard", 1).made.truth == make_situation(GRID).truth


def test_a_line_lost_without_a_word_is_silent_and_an_announced_one_is_not(grid: Made) -> None:
    outcome = ours.outcome(grid.truth, grid.pdf)
    assert weigh(grid.truth, outcome, outcome.review)[0].silent == 0
    assert weigh(grid.truth, _without_first_line(outcome, None), None)[0].silent == 1
    assert weigh(grid.truth, _without_first_line(outcome, "total charges"), None)[0].silent == 0


def test_a_wrong_line_is_silent_unless_it_is_doubted(grid: Made) -> None:
    outcome = ours.outcome(grid.truth, grid.pdf)
    assert weigh(grid.truth, _wrong_first_line(outcome, 0.0), None)[0].silent == 1
    assert weigh(grid.truth, _wrong_first_line(outcome, 0.5), None)[0].silent == 0


def test_an_error_that_the_pdf_with_text_gets_too_is_no_misreading(grid: Made) -> None:
    outcome = ours.outcome(grid.truth, make_situation("printed_total_is_wrong").pdf)
    assert outcome.review is not None
    assert weigh(grid.truth, outcome, outcome.review)[0].errors == 0
    assert weigh(grid.truth, outcome, None)[0].errors > 0


def _without_first_line(outcome: Outcome, disagrees_with: str | None) -> Outcome:
    statement = read(make_situation(GRID).pdf, "grid.pdf").statements[0]
    report = replace(statement.reading, agrees_with=None, disagrees_with=disagrees_with)
    return _with(outcome, replace(statement, lines=statement.lines[1:], reading=report))


def _wrong_first_line(outcome: Outcome, cost: float) -> Outcome:
    statement = read(make_situation(GRID).pdf, "grid.pdf").statements[0]
    first, *rest = statement.lines
    doubts = (Doubt("amount", "hard to read", cost),)
    wrong = replace(first, amount=first.amount + Decimal(1), doubts=doubts)
    return _with(outcome, replace(statement, lines=(wrong, *rest)))


def _with(outcome: Outcome, statement: object) -> Outcome:
    assert outcome.reading is not None
    return replace(outcome, reading=replace(outcome.reading, statements=(statement,)), review=None)
