"""What is blank is left out where lines are looked for, and what is found stands where it stood."""

from __future__ import annotations

import numpy as np

from checker.reading.scans.condensing import condensed


def test_corners_on_what_is_left_lead_back_to_the_whole_picture() -> None:
    picture = np.full((2000, 1600), 255, np.uint8)
    picture[300:320, 400:900:3] = 0
    picture[1500:1520, 600:1200:3] = 0
    left = condensed(picture)
    assert left.picture.size < 0.15 * picture.size
    rows, columns = np.nonzero(left.picture == 0)
    lower = rows > left.picture.shape[0] // 2
    corner = np.array([[columns[lower].min(), rows[lower].min()]] * 4, dtype=np.float64)
    assert left.put_back(corner)[0].tolist() == [600.0, 1500.0]


def test_a_blank_picture_stays_whole() -> None:
    assert condensed(np.full((300, 200), 240, np.uint8)).picture.shape == (300, 200)
