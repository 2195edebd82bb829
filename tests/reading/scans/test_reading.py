"""While the pictures of a file are read, the lines of those that are done are told; the last one's stand in the reading."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image

from checker.model import LineItem
from checker.reading import read
from checker.reading.scans import reading
from checker.reading.scans.shots import Outcome
from tests.reading.pictured import page_of

ROWS = [["Date", "Code", "Description", "Qty", "Price", "Amount"]]
FIRST = [*ROWS, *([f"0{month}/05/2024", "E1390 RR", "Concentrator", "1", "185.00", "185.00"] for month in (1, 2))]
LAST = [*ROWS, ["03/05/2024", "E0431 RR", "Portable", "1", "35.00", "35.00"]]


def test_the_lines_of_a_page_are_told_before_the_last_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = [Outcome(page_of(FIRST)), Outcome(replace(page_of(LAST), number=2))]

    def read_shots(shots: Sequence[object], done: Callable[[Sequence[Outcome]], None]) -> list[Outcome]:
        for count in range(1, len(shots) + 1):
            done(outcomes[:count])
        return outcomes

    monkeypatch.setattr(reading, "read_shots", read_shots)
    told: list[list[Decimal]] = []

    def found(lines: Sequence[LineItem]) -> None:
        told.append([line.amount for line in lines])

    whole = read(_two_pages(), "fax.tif", found=found)
    assert told == [[Decimal(185), Decimal(185)]]
    assert sum(len(statement.lines) for statement in whole.statements) == 3


def _two_pages() -> bytes:
    out = io.BytesIO()
    page = Image.new("L", (850, 1100), 255)
    page.save(out, "TIFF", save_all=True, append_images=[page])
    return out.getvalue()
