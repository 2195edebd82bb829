"""What a dash, a bracket or a word beside a figure or a code says of it."""

from __future__ import annotations

from tests.reading.test_statements import HEADING, RENT, lines_of


def amounts(*rows: str) -> list[str]:
    return [str(line.amount) for line in lines_of(*rows)]


def test_a_dash_in_an_empty_column_is_no_sign_of_the_figure_before_it() -> None:
    assert amounts(
        "DOS          Code      Service                  Charge       Paid    You Owe",
        "01/05/2024   E1390 RR  CONCENTRATOR             200.00        -       200.00",
        "02/05/2024   E1390 RR  CONCENTRATOR             200.00      160.00     40.00",
    ) == ["200.00", "200.00"]


def test_square_brackets_take_off_as_round_ones_do() -> None:
    back = RENT.replace("195.50", "[195.50]")

    assert amounts(HEADING, RENT, back) == ["195.50", "-195.50"]


def test_what_is_called_a_credit_is_one_where_the_total_says_so_and_doubted_elsewhere() -> None:
    rows = (
        "DOS          Code       Service                     Charge",
        "01/05/2024   E1390 RR   CONCENTRATOR                200.00",
        "01/05/2024   E1390 RR   REVERSAL CONCENTRATOR       200.00",
        "02/05/2024   E1390 RR   CONCENTRATOR                200.00",
    )

    assert amounts(*rows, "Total charges                                       200.00") == [
        "200.00",
        "-200.00",
        "200.00",
    ]
    assert [line.confidence < 0.9 for line in lines_of(*rows)] == [False, True, False]


def test_a_number_in_brackets_behind_a_doctor_s_service_is_its_modifier() -> None:
    visit, strips = lines_of(
        "Date         Code      Description                     Charge",
        "01/05/2024   99214     OFFICE VISIT LEVEL 4 (25)       200.00",
        "01/05/2024   A4253     GLUCOSE TEST STRIPS (50)         38.00",
    )

    assert (visit.modifiers, strips.modifiers) == (("25",), ())


def test_the_box_of_an_invoice_over_an_address_is_no_charge() -> None:
    assert amounts(
        "Invoice      Account      Date         Page",
        "1739585      98706113     5/15/2024    1 of 1",
        "Harold T. Whitcomb",
        "Dayton, OH 45402",
        HEADING,
        RENT,
    ) == ["195.50"]
