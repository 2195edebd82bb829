"""The sheet on a photo is found by its own edges, whatever lies over it or is torn off."""

from __future__ import annotations

import cv2
import numpy as np

from checker.reading.scans.engine import Grey
from checker.reading.scans.paper import sheet

_CORNERS = np.array([[60, 50], [740, 80], [720, 960], [40, 940]])


def _photo() -> Grey:
    """A sheet with lines of print on a dark table."""
    picture = np.full((1000, 800), 60, np.uint8)
    cv2.fillPoly(picture, [_CORNERS], 240)
    for y in range(150, 880, 24):
        cv2.putText(picture, "E1390-RR oxygen 195.50 " * 2, (90, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 20, 2)
    return picture


def _is_whole(picture: Grey) -> bool:
    found = sheet(picture)
    return found is not None and float(np.abs(found - _CORNERS).max()) < 16


def test_a_torn_corner_is_the_sheets_all_the_same() -> None:
    picture = _photo()
    cv2.fillPoly(picture, [np.array([[0, 1000], [0, 840], [60, 850], [130, 1000]])], 60)
    assert _is_whole(picture)


def test_the_edge_of_a_shadow_over_print_is_no_edge_of_the_sheet() -> None:
    picture = _photo()
    shade = np.tile(np.clip((np.arange(1000) - 500) / 30, 0, 1)[:, None], 800)
    assert _is_whole((picture * (1 - 0.6 * shade)).astype(np.uint8))


def test_a_bright_part_that_leaves_print_outside_is_no_sheet() -> None:
    page = np.full((1000, 800), 235, np.uint8)
    for y in (*range(100, 460, 24), *range(580, 900, 24)):
        cv2.putText(page, "E1390-RR oxygen 195.50 " * 2, (110, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 20, 2)
    page[510:] //= 2
    page[:, :60] //= 2
    assert sheet(page) is None
