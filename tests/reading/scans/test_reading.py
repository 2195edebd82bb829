"""While the pictures of a file are read, the lines of those that are done are told; the last one's stand in the reading.
Whoever has had enough has what is done at once.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from decimal import Decimal

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from checker.model import LineItem
from checker.reading import read
from checker.reading.progress import Enough, GoOn
from checker.reading.scans import reading
from checker.reading.scans.engine import Grey, Seen
from checker.reading.scans.shots import Outcome, Shot
from tests.reading.pictured import page_of
from tests.reading.scans.engines import Sees

ROWS = [["Date", "Code", "Description", "Qty", "Price", "Amount"]]
FIRST = [*ROWS, *([f"0{month}/05/2024", "E1390 RR", "Concentrator", "1", "185.00", "185.00"] for month in (1, 2))]
LAST = [*ROWS, ["03/05/2024", "E0431 RR", "Portable", "1", "35.00", "35.00"]]


def test_the_lines_of_a_page_are_told_before_the_last_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = [Outcome(page_of(FIRST)), Outcome(replace(page_of(LAST), number=2))]

    def read_shots(shots: Sequence[object], done: Callable[[Sequence[Outcome]], None]) -> list[Outcome]:
        for count in range(len(shots) + 1):
            done(outcomes[:count])
            done(outcomes[:count])
        return outcomes

    monkeypatch.setattr(reading, "read_shots", read_shots)
    told: list[list[Decimal]] = []

    def found(lines: Sequence[LineItem]) -> None:
        told.append([line.amount for line in lines])

    whole = read(_two_pages(), "fax.tif", found=found)
    assert told == [[Decimal(185), Decimal(185)]]
    assert sum(len(statement.lines) for statement in whole.statements) == 3


WIDE = 1000


class Slow(Sees):
    """An engine that is through with a narrow picture at once, and with a wide one in half a minute, line by line."""

    def __init__(self, go_on: GoOn) -> None:
        super().__init__([(100, 100, 500, 124, "Oxygen concentrator 185.00")])
        self.go_on, self.lines_begun = go_on, 0

    def read(self, picture: Grey) -> Seen:
        for _ in range(3000 if picture.shape[1] > WIDE else 0):
            self.go_on()
            self.lines_begun += 1
            time.sleep(0.01)
        return super().read(picture)


def test_whoever_has_had_enough_keeps_what_is_done_and_the_picture_at_work_is_left_at_its_next_line() -> None:
    engines: list[Slow] = []

    def start(_: int, go_on: GoOn) -> Slow:
        engines.append(Slow(go_on))
        return engines[0]

    def done(outcomes: Sequence[Outcome]) -> None:
        if outcomes:
            raise Enough

    began = time.monotonic()
    first, *others = reading.read_shots([_shot(WIDE), _shot(2 * WIDE), _shot(2 * WIDE)], done, start)
    assert first.page is not None
    assert others == [Outcome()] * 2
    time.sleep(0.05)
    begun = engines[0].lines_begun
    time.sleep(0.05)
    assert (engines[0].lines_begun, time.monotonic() - began < 5) == (begun, True)


@pytest.mark.parametrize(("a_picture", "read"), [(0, False), (60, True)])
def test_the_more_pictures_the_more_time_they_may_take(
    monkeypatch: pytest.MonkeyPatch, a_picture: int, read: bool
) -> None:
    monkeypatch.setattr(reading, "limit", {"picture-seconds": 0, "seconds-a-picture": a_picture}.__getitem__)
    outcomes = reading.read_shots([_shot(WIDE)], lambda _: None, lambda _, go_on: Slow(go_on))
    assert [outcome.page is not None for outcome in outcomes] == [read]


def _shot(width: int) -> Callable[[], Shot]:
    grey = np.full((1200, width), 255, dtype=np.uint8)
    grey[100:124, 100:500:7] = 0
    return lambda: Shot(1, grey, width / 2, 600, grey.size)


def _two_pages() -> bytes:
    out = io.BytesIO()
    page = Image.new("L", (850, 1100), 255)
    page.save(out, "TIFF", save_all=True, append_images=[page])
    return out.getvalue()
