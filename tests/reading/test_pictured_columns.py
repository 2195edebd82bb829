"""On a picture, figures of a row whose charge was lost are no charge; a column filled instead of that of charges is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.data.thresholds import threshold
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


@pytest.mark.parametrize(
    ("last", "doubted"),
    [
        pytest.param(
            ["01/05/2024 - 02/04/2024", "K0738 RR", "Home filling system", "51.63"], False, id="like-the-others"
        ),
        pytest.param(["01/05/2024 - 02/04/2024", "K0738", "Home filling system", "51.63"], True, id="no-letters"),
        pytest.param(["01/05/2024 - 02/04/2024", "E0601-R", "CPAP device", "91.07"], True, id="half-of-its-letters"),
        pytest.param(["02/04/2024", "K0738 RR", "Home filling system", "51.63"], True, id="one-day"),
        pytest.param(["01/09/2024", "A7038", "Filter", "4.20"], False, id="of-another-kind"),
    ],
)
def test_a_row_is_doubted_that_lacks_what_all_rows_of_its_kind_print(last: list[Cell], doubted: bool) -> None:
    rent: list[Cell] = ["01/05/2024 - 02/04/2024", "E1392 RR", "Portable concentrator", "212.40"]
    rows = [["Date", "Code", "Description", "Charges"], rent, [*rent[:1], "E0431 RR", *rent[2:]], last]
    *_, line = statement_of(rows).lines
    assert (line.confidence < 0.8) is doubted


def test_letters_that_close_a_bracket_stand_behind_those_that_open_it() -> None:
    heading: list[Cell] = ["Date", "Code", "Description", "Charges"]
    (line,) = statement_of([heading, ["02/14/2024", "E1391 N1) (RR", "Oxygen concentrator", "158.75"]]).lines
    assert line.modifiers == ("RR", "N1")


@pytest.mark.parametrize(
    ("charges", "doubted"),
    [pytest.param("Charges", False, id="a-name-of-charges"), pytest.param("", True, id="none-that-was-read")],
)
def test_an_amount_is_doubted_where_no_column_of_several_is_called_a_charge(charges: str, doubted: bool) -> None:
    heading: list[Cell] = ["Date", "Code", "Description", charges, "Insurance Paid", "Due From Patient"]
    lines = statement_of([heading, ["01/05/2024", "E1390 RR", "Concentrator", "185.00", "148.00", "37.00"]] * 2).lines
    assert [line.confidence < threshold("doubtful-line") for line in lines] == [doubted] * 2


def test_a_card_that_took_in_the_code_of_another_is_doubted() -> None:
    first: list[list[Cell]] = [["HUMID DISP", "", "", "8.25"], ["04/19/2025"], ["E0555 1EA"]]
    second: list[list[Cell]] = [["CANNULA, NASAL", "", "", "29.96"], ["04/19/2025"], ["A4615 4EA"], ["A4620 1EA"]]
    lines = statement_of([*first, *second]).lines
    assert [line.confidence < threshold("doubtful-line") for line in lines] == [False, True]
