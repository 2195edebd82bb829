"""What an engine sees on a picture becomes words on a level page, and their boxes lead back to the picture."""

from __future__ import annotations

from math import cos, radians, sin

import cv2
import numpy as np
import pytest
from msgspec.structs import replace

from checker.model import PageSource
from checker.reading.ink.turning import box_as_filed
from checker.reading.scans.engine import Seen, SeenLine, SeenWord
from checker.reading.scans.pages import read_page
from checker.reading.scans.shots import Shot
from tests.reading.scans.engines import Sees, SeesNothing

LETTER = Shot(1, np.full((1584, 1224), 255, dtype=np.uint8), 612.0, 792.0, 1584 * 1224)
"""A blank letter page of two pixels a point."""


MIDDLE = np.array((612.0, 792.0))


class SeesTilted:
    """Twenty lines that a page shows when it lies turned by some degrees about its middle."""

    def __init__(self, degrees: float) -> None:
        angle = radians(degrees)
        self.turn = np.array([[cos(angle), sin(angle)], [-sin(angle), cos(angle)]])

    def read(self, picture: np.ndarray) -> Seen:
        return Seen(tuple(self._line(100 + 60 * row) for row in range(20)))

    def _line(self, top: float) -> SeenLine:
        corners = np.array([[100, top], [900, top], [900, top + 24], [100, top + 24]], dtype=np.float64) - MIDDLE
        return SeenLine(
            corners @ self.turn + MIDDLE, (SeenWord("01/05/24", 0.0, 0.2, 1.0), SeenWord("185.00", 0.9, 1.0, 1.0))
        )


def test_words_stand_in_points_where_the_engine_saw_them():
    page = read_page(LETTER, Sees([(200, 100, 400, 124, "Oxygen 185.00")]))
    first, second = page.words
    assert (first.text, second.text) == ("Oxygen", "185.00")
    assert (round(first.box.x0), round(second.box.x1)) == (100, 200)
    assert 50 < first.box.top < first.box.bottom < 62
    assert (page.source, page.width, page.height) == (PageSource.OCR, 612.0, 792.0)


def test_a_page_without_words_has_no_source():
    assert read_page(LETTER, SeesNothing()).source is PageSource.NONE


@pytest.mark.parametrize("degrees", [-6.0, 0.4, 9.0])
def test_a_tilted_page_is_read_level_with_its_ruled_lines(degrees):
    engine = SeesTilted(degrees)
    ends = np.array([[-400, 0], [400, 0], [0, -150], [0, 150]]) @ engine.turn + MIDDLE
    left, right, upper, lower = (tuple(map(int, end)) for end in ends.round())
    ruled = np.array(LETTER.grey)
    cv2.line(ruled, left, right, 0, 2)
    cv2.line(ruled, upper, lower, 0, 2)

    page = read_page(replace(LETTER, grey=ruled), engine)

    across, down = page.rules
    assert (across.x0, across.top, across.x1, across.bottom) == pytest.approx((106, 396, 506, 396), abs=1.5)
    assert (down.x0, down.top, down.x1, down.bottom) == pytest.approx((306, 321, 306, 471), abs=1.5)
    rows = [page.words[at : at + 2] for at in range(0, 40, 2)]
    assert all(abs(date.box.top - amount.box.top) < 0.5 for date, amount in rows)
    assert all(abs(date.box.x0 - 50) < 0.5 for date, _ in rows)


class SeesBowed:
    """Lines of short words on a page whose right side hangs lower the further down, as on a photo taken askew."""

    def read(self, picture: np.ndarray) -> Seen:
        return Seen(tuple(self._line(x, y) for y in range(100, 1500, 60) for x in (100, 400, 700, 1000)))

    def _line(self, left: float, top: float) -> SeenLine:
        across = np.array([left, left + 120, left + 120, left])
        down = np.array([top, top, top + 24, top + 24])
        sunk = (across - 612) * (0.02 + 3e-5 * (down - 792) + 1e-5 * (across - 612))
        return SeenLine(np.column_stack((across, down + sunk)), (SeenWord("185.00", 0.0, 1.0, 1.0),))


def test_keystone_and_bow_are_taken_out():
    page = read_page(LETTER, SeesBowed())
    for at in range(0, len(page.words), 4):
        tops = [word.box.top for word in page.words[at : at + 4]]
        assert max(tops) - min(tops) < 1.0


@pytest.mark.parametrize("degrees", [-6.0, 9.0])
def test_the_words_of_a_tilted_page_lead_back_to_where_they_were_seen(degrees):
    page = read_page(LETTER, SeesTilted(degrees))
    angle = radians(degrees)
    start = np.array([100 - 612, 112 - 792]) @ np.array([[cos(angle), sin(angle)], [-sin(angle), cos(angle)]])
    seen = (start + MIDDLE) / 2
    box = box_as_filed(page.words[0].box, page)
    assert box.x0 - 1 <= seen[0] <= box.x1 + 1
    assert box.top - 1 <= seen[1] <= box.bottom + 1


@pytest.mark.parametrize(
    ("turned", "expected"), [(0, (50, 100)), (90, (100, 742)), (180, (562, 692)), (270, (512, 50))]
)
def test_words_of_a_turned_picture_lead_back_to_it(turned, expected):
    page = read_page(LETTER, Sees([(100, 188, 300, 212, "E1390")], turned=turned))
    assert (page.width, page.height) == ((612.0, 792.0) if turned % 180 == 0 else (792.0, 612.0))
    box = box_as_filed(page.words[0].box, page)
    corner = (box.x0, box.x1)[turned in (180, 270)], (box.top, box.bottom)[turned in (90, 180)]
    assert corner == pytest.approx(expected, abs=6)


def test_a_piece_of_a_ruled_line_between_cells_is_no_figure():
    grid = LETTER.grey.copy()
    cv2.line(grid, (300, 60), (300, 500), 0, 2)
    page = read_page(replace(LETTER, grey=grid), Sees([(200, 100, 280, 124, "A4615"), (297, 100, 303, 124, "1")]))
    assert [word.text for word in page.words] == ["A4615"]


def test_the_edge_of_a_shade_is_no_ruled_line_and_one_of_two_lines_is():
    shaded = LETTER.grey.copy()
    cv2.rectangle(shaded, (100, 300), (900, 340), 225, -1)
    cv2.line(shaded, (100, 600), (900, 600), 0, 2)
    cv2.line(shaded, (100, 608), (900, 608), 0, 2)
    page = read_page(replace(LETTER, grey=shaded), Sees([(200, 100, 280, 124, "A4615")]))
    assert [round(rule.top) for rule in page.rules] == [300, 304]
