"""Names of columns that stand on end, and names above the values of a card."""

from __future__ import annotations

import pytest

from checker.reading import read
from tests.benchmark.reading.score import charges
from tests.generator.make import make


@pytest.mark.parametrize(
    ("layout", "seed"),
    [("headings_on_end", 9001), ("named_above", 9001), pytest.param("named_above", 848567, id="sums-above-and-below")],
)
def test_values_go_to_the_names_they_stand_under(layout: str, seed: int) -> None:
    made = make(seed, layout=layout, held_out=True)
    lines = [line for statement in read(made.pdf, "bill.pdf").statements for line in statement.lines]
    own_numbers = frozenset(line.internal_code for line in made.truth.lines if line.internal_code)
    assert charges(lines, own_numbers) == charges(made.truth.lines)
