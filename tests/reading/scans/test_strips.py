"""Lines are cut out straight, and only what stands on them is read: no leaders, and no more at once than is read well."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checker.reading.scans.strips import HEIGHT, Strip, strip

WIDE = 1400
CELL = np.array([(0, 17), (400, 17), (400, 60), (0, 60)], dtype=np.float64)


def line(*, sunk: float = 0.0, dots: tuple[int, int] = (0, 0), dash: int | None = None) -> Strip:
    """A line with bars for letters at its left and right, which hangs down by so many pixels in the middle."""
    paper = np.full((96, WIDE), 255, dtype=np.uint8)
    for x in (*range(20, 420, 12), *range(WIDE - 220, WIDE - 20, 12)):
        down = round(sunk * (1 - (2 * x / WIDE - 1) ** 2))
        cv2.rectangle(paper, (x, 24 + down), (x + 5, 46 + down), 0, -1)
    for x in range(*dots, 9):
        cv2.circle(paper, (x, 45), 1, 0, -1)
    if dash is not None:
        cv2.rectangle(paper, (dash, 35), (dash + 12, 37), 0, -1)
    high = 36 + sunk
    return strip(paper, np.array([(0, 17), (WIDE, 17), (WIDE, 17 + high), (0, 17 + high)], dtype=np.float64))


def test_a_line_that_bows_is_cut_out_straight_and_as_large_as_a_level_one():
    for each in (line(), line(sunk=14)):
        rows = [np.flatnonzero(column < 128) for column in each.picture.T if column.min() < 64]
        tops, highs = [at[0] for at in rows], [len(at) for at in rows]
        assert max(tops) - min(tops) <= 4
        assert np.median(highs) == pytest.approx(28, abs=3)


def test_leaders_are_passed_over_and_the_sign_of_the_amount_behind_them_is_not():
    led = line(dots=(430, 1150), dash=WIDE - 238)
    read = np.concatenate(list(led.parts()))
    scale = led.picture.shape[1] / WIDE
    assert not led.inked[round(425 * scale) : round(1150 * scale)].any()
    assert np.isin(np.arange(round((WIDE - 236) * scale), round((WIDE - 228) * scale)), read).all()
    assert len(read) < 0.6 * led.picture.shape[1]


def test_a_long_line_is_parted_between_letters():
    parts = list(line(dots=(430, 1150)).parts())
    full = Strip(np.zeros((HEIGHT, 2400), np.uint8), np.arange(2400) % 20 < 15, np.zeros(2400, np.bool_))
    ends = [int(part[-1]) for part in full.parts()]
    assert len(parts) == 1
    assert len(ends) > 2
    assert all(end % 20 >= 14 for end in ends[:-1])


def test_the_ruled_lines_of_a_cell_are_none_of_its_ink():
    paper = np.full((96, 400), 255, dtype=np.uint8)
    for x in range(40, 340, 12):
        cv2.rectangle(paper, (x, 26), (x + 2, 50), 0, -1)
    cv2.rectangle(paper, (352, 24), (354, 56), 0, -1)
    bare = strip(paper, CELL).inked
    assert bare[round(353 / 400 * len(bare))]
    for ends in (((0, 56), (400, 57)), ((0, 17), (400, 17)), ((4, 0), (4, 96)), ((370, 0), (371, 96))):
        cv2.line(paper, *ends, 0, 2)
    ruled = strip(paper, CELL)
    assert (ruled.inked == bare).mean() > 0.98
    assert ruled.ruled[-1] == pytest.approx(413, abs=3)
    assert np.flatnonzero(ruled.inked)[[0, -1]] == pytest.approx(np.flatnonzero(bare)[[0, -1]], abs=1)
