"""Rows of a picture that nobody could make out are told of: by their ink, where rows stand, and no ink of another kind."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from msgspec.structs import replace

from checker.model import Box, UnreadRow
from checker.reading.scans.grain import smoothed
from checker.reading.scans.overlooked import overlooked
from checker.reading.statements import read_statements
from tests.reading.pictured import Cell, document_of, page_of

HEADING: list[Cell] = ["Date", "Code", "Description", "Qty", "Price", "Amount"]
RENT: list[Cell] = ["01/05/2024", "E1390 RR", "Oxygen concentrator rental", "1", "185.00", "185.00"]
SMEARED = ((40.0, 90.0), (110.0, 150.0), (190.0, 320.0), (500.0, 545.0))
"""Where the ink of a row that cannot be read begins and ends."""
ENDS = ((40.0, 74.0), (496.0, 510.0), (531.0, 545.0))
DOTS = ((40.0, 50.0), (496.0, 506.0), (535.0, 545.0))


def _unread(
    rows: list[list[Cell]], ink: tuple[tuple[float, float], ...], row: float, high: float = 9.0
) -> tuple[UnreadRow, ...]:
    """The unread rows of a page with such ink at the height of one of its rows; lower ink is mere traces."""
    top = 60.0 + 16.0 * row
    boxes = tuple(Box(1, left, top, right, top + high) for left, right in ink)
    page = page_of(rows)
    inked = replace(page, illegible=boxes) if high > 8.0 else replace(page, traces=boxes)
    (statement,) = read_statements(document_of(inked))
    return statement.reading.unread


@pytest.mark.parametrize("row", [2, 4])
def test_ink_where_a_row_should_be_is_an_unread_row(row: int) -> None:
    rows = [HEADING, RENT, RENT, RENT]
    rows.insert(row, [""])
    (unread,) = _unread(rows, SMEARED, row)
    assert unread.box is not None
    assert (unread.page, unread.box.x0, unread.box.x1) == (1, 40.0, 545.0)


def test_a_line_of_which_hardly_a_letter_is_sure_is_no_part_of_the_row_above() -> None:
    garbled: list[Cell] = ["wwww", "uuw", "Clmcemtrtar", "", "", "wwv"]
    (unread,) = _unread([HEADING, RENT, garbled, RENT], SMEARED, 2)
    assert unread.text.startswith("wwww uuw")


@pytest.mark.parametrize(
    ("rows", "ink", "row", "told"),
    [
        ([HEADING, RENT, RENT, [""], RENT], SMEARED, 3, True),
        ([HEADING, [""], RENT, RENT, RENT], SMEARED, 1, True),
        ([HEADING, RENT, RENT, RENT], SMEARED, 4, True),
        ([HEADING, RENT, RENT, ["", "", "", "", "", ("185.00", 0.9)], RENT], SMEARED, 3, True),
        ([HEADING, [""], RENT, RENT, RENT], ENDS, 1, True),
        ([HEADING, RENT, RENT, [""], RENT], SMEARED[:2], 3, False),
        ([HEADING, RENT, RENT, [""], RENT], DOTS, 3, False),
        ([HEADING, RENT, RENT, RENT, [""], RENT], SMEARED, 2.5, False),
        ([HEADING, RENT, RENT, [""], [""], RENT], SMEARED, 3.5, False),
        ([HEADING, RENT, RENT, ["", "", "with humidifier"], RENT], SMEARED, 3, False),
        ([HEADING, RENT, RENT, RENT], ((40.0, 545.0),), 4, False),
    ],
    ids=[
        "among the rows",
        "above the first",
        "below the last",
        "beside an amount",
        "hardly more than its ends",
        "too short",
        "three dots",
        "between two rows",
        "in the middle of a wide gap",
        "beside words",
        "a stroke below",
    ],
)
def test_traces_as_far_from_the_rows_as_these_lie_apart_are_an_unread_row(
    rows: list[list[Cell]], ink: tuple[tuple[float, float], ...], row: float, told: bool
) -> None:
    assert len(_unread(rows, ink, row, high=3.0)) == told


def test_a_figure_among_the_rows_that_is_no_sum_is_all_that_was_read_of_one() -> None:
    (unread,) = _unread([HEADING, RENT, ["", "", "", "", "", "35.50"], RENT, RENT], (), 0)
    assert unread.text == "35.50"


def test_a_line_below_a_row_with_a_count_of_its_own_is_an_unread_row() -> None:
    (unread,) = _unread([HEADING, RENT, RENT, ["", "", "Nasal cannula", "4", "", ""], RENT, RENT], (), 0)
    assert unread.text == "Nasal cannula  4"


@pytest.mark.parametrize(
    ("lost", "ink", "told"),
    [
        (["", "", "Delivery and setup", "1", "", ""], (510.0, 545.0), True),
        (["", "", "Delivery and setup", "1", "", ""], (420.0, 455.0), False),
        (["", "", "Delivery and setup", "1", "", ""], (420.0, 545.0), False),
        ([""], (510.0, 545.0), False),
    ],
    ids=["below the amounts", "in another column", "a stroke", "nothing beside it"],
)
def test_ink_where_an_amount_should_be_is_an_unread_row_with_the_words_beside_it(
    lost: list[Cell], ink: tuple[float, float], told: bool
) -> None:
    unread = _unread([HEADING, RENT, lost, RENT], (ink,), 2)
    assert [row.text for row in unread] == (["Delivery and setup 1"] if told else [])


@pytest.mark.parametrize(
    ("rows", "ink", "row"),
    [
        ([HEADING, RENT, RENT], SMEARED, 2),
        ([HEADING, RENT, [""], RENT], ((40.0, 545.0),), 2),
        ([HEADING, RENT, [""], RENT], ((40.0, 60.0), (520.0, 545.0)), 2),
        ([HEADING, RENT, RENT, ["", "", "Total charges", "", "", "370.00"], [""]], SMEARED, 4),
        ([HEADING, RENT, ["====="], RENT], SMEARED, 2),
        ([HEADING, RENT, [""], RENT], ((0.0, 300.0), (300.0, 612.0)), 2),
    ],
    ids=["a row that was read", "a bar", "two ticks", "below a sum", "a ruled line", "a fold across the page"],
)
def test_other_ink_is_no_row(rows: list[list[Cell]], ink: tuple[tuple[float, float], ...], row: int) -> None:
    assert _unread(rows, ink, row) == ()


def test_smeared_words_are_found_beside_the_lines_and_the_corner_of_a_frame_is_not() -> None:
    picture = np.full((400, 600), 255, np.uint8)
    for left in (40, 200, 320):
        cv2.rectangle(picture, (left, 200), (left + 60, 212), 90, -1)
    cv2.polylines(picture, [np.array([(40, 318), (40, 300), (90, 300)])], False, 0, 2)
    line = np.array([[40, 100], [300, 100], [300, 124], [40, 124]], dtype=np.float64)
    found = overlooked(cv2.GaussianBlur(picture, (0, 0), 1.5), [line])
    assert sorted(round(float(quad[:, 0].min()), -1) for quad in found.traces) == [40, 200, 320]
    assert all(195 < quad[:, 1].mean() < 217 for quad in found.traces)


@pytest.mark.parametrize(("steep", "shade", "lines"), [(0.0, 0, 2), (0.0, 235, 2), (0.0, 252, 0), (0.3, 0, 0)])
def test_a_line_that_was_passed_over_runs_like_the_others_be_it_faint(steep: float, shade: int, lines: int) -> None:
    picture = np.full((400, 600), 255, np.uint8)
    for x in (*range(60, 160, 12), *(() if steep else (300, 310, 320))):
        down = round(steep * (x - 60))
        cv2.rectangle(picture, (x, 200 + down), (x + 2, 214 + down), shade, -1)
    line = np.array([[40, 100], [300, 100], [300, 124], [40, 124]], dtype=np.float64)
    assert len(overlooked(picture, [line]).lines) == lines


def test_a_specked_fax_loses_its_specks_and_keeps_its_points() -> None:
    fax = np.full((300, 300), 255, np.uint8)
    fax[100:120, 40:200:8] = fax[100:120, 41:200:8] = 0
    fax[118:121, 220:223] = 0
    clean = fax.copy()
    fax[5:90:7, 5::9] = 0
    scale = 72 / 204
    assert smoothed(clean, scale) is clean
    soft = smoothed(fax, scale)
    assert soft[:90].min() == 255
    assert soft[119, 221] < 128


def test_a_long_line_with_a_code_in_its_column_and_no_figure_is_an_unread_row() -> None:
    garbled: list[Cell] = ["O3 Z3 3OZ3", "E1390 RR", "Oxygen concentrator rental", "", "UCC1S6.7S", "UCC3I.9A"]
    (unread,) = _unread([garbled, RENT, RENT, RENT], (), 0)
    assert unread.text.startswith("O3 Z3 3OZ3")
