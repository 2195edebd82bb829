"""Details of statements drawn as text: what is found, and what is left alone. The cases stand in details_cases.txt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import fields

from checker.model import Details
from checker.reading.details import find_details
from tests.reading.drawing import draw, lines_of

CASES = Path(__file__).with_name("details_cases.txt")
MONEY = {"total_charges", "balance_due", "previous_balance", "total_payments", "total_adjustments"}
NAMES = [field.name for field in fields(Details) if field.name not in MONEY]


def _cases() -> list[tuple[str, str, dict[str, str]]]:
    """Each case is a title after ==, a drawing, and after -- what is found; what is not named must not be found."""
    cases = []
    for block in CASES.read_text(encoding="utf-8").split("\n== ")[1:]:
        drawing, _, expected = block.partition("\n--\n")
        title, _, drawing = drawing.partition("\n")
        pairs = dict(line.split(": ", 1) for line in expected.strip().splitlines())
        cases.append((title.strip(), drawing, pairs))
    return cases


def found_in(drawing: str) -> dict[str, str]:
    pages = [draw(part, number) for number, part in enumerate(drawing.split("\n=== next page ===\n"), 1)]
    details = find_details(pages, lines_of(pages))
    values = {name: getattr(details, name) for name in NAMES}
    return {
        name: read.value.isoformat() if isinstance(read.value, date) else read.value
        for name, read in values.items()
        if read is not None
    }


@pytest.mark.parametrize(("drawing", "expected"), [pytest.param(d, e, id=t.replace(" ", "-")) for t, d, e in _cases()])
def test_details_are_what_the_paper_says(drawing: str, expected: dict[str, str]) -> None:
    assert found_in(drawing) == expected
