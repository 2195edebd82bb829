"""On a picture, figures of a row whose charge was lost are no charge; a column filled instead of that of charges is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.reading.pictured import Cell, statement_of

HEADING: list[Cell] = ["Date", "Code", "Description", "Charges", "Insurance Paid", "Credits"]
PAID: list[Cell] = ["01/05/2024", "E1390 RR", "Oxygen concentrator", "185.00", "148.00", ""]


@pytest.mark.parametrize(
    ("last", "amounts"),
    [
        (["02/05/2024", "E1390 RR", "Void: concentrator", "", "", "185.00-"], [185, 185, 185, -185]),
        (["02/05/2024", "E1390 RR", "Oxygen concentrator", "", "148.00", ""], [185, 185, 185]),
    ],
)
def test_a_row_without_a_charge_counts_by_a_column_that_no_charge_has_filled(last, amounts) -> None:
    lines = statement_of([HEADING, PAID, PAID, PAID, last]).lines
    assert [line.amount for line in lines] == [Decimal(amount) for amount in amounts]
