"""Payments in a list of their own below the charges, and the slip that is torn off above them."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model import Kind
from tests.reading.test_statements import HEADING, lines_of

CARD = ("", "Concentrator", "DOS: 03/05/2024", "HCPCS: E1390 RR", "Quantity: 1", "Total: $195.50")
LISTED = "Concentrator E1390 (RR), 03/05/2024 ................................ 195.50"
UNCODED = "Room and board, 03/05/2024 ......................................... 195.50"


def payments(*rows: str) -> list[tuple[object, ...]]:
    lines = [line for line in lines_of(*rows) if line.kind is not Kind.CHARGE]
    return [(line.service_date, line.kind, str(line.amount), line.description) for line in lines]


@pytest.mark.parametrize("day", ["Date Received", "Posted       ", "Date         "])
def test_words_under_the_name_of_payments_say_what_each_was_and_its_day_is_its_own(day: str) -> None:
    assert payments(
        HEADING,
        "03/05/2024   E1390-RR   CONCENTRATOR              1      195.50",
        "PAYMENTS RECEIVED & ADJUSTMENTS",
        f"{day}       Payment / adjustment             Amount",
        "03/26/2024   Aetna PPO payment                   -34.09",
        "04/04/2024   Aetna PPO contractual adjustment    -21.02",
        "Total payments & adjustments                     -55.11",
    ) == [
        (date(2024, 3, 26), Kind.PAYMENT, "-34.09", "Aetna PPO payment"),
        (date(2024, 4, 4), Kind.ADJUSTMENT, "-21.02", "Aetna PPO contractual adjustment"),
    ]


@pytest.mark.parametrize(("charge", "code"), [(CARD, "E1390"), ((UNCODED,), None)])
def test_charges_without_a_heading_are_read_above_a_list_of_payments(charge: tuple[str, ...], code: str | None) -> None:
    lines = lines_of(
        *charge,
        *charge,
        "",
        "Date         Description                       Amount",
        "03/26/2024   Payment received - thank you      -34.09",
    )

    assert [(line.code, str(line.amount)) for line in lines] == [(code, "195.50"), (code, "195.50"), (None, "-34.09")]


def test_a_slip_torn_off_above_the_charges_hides_none_of_them() -> None:
    (line,) = lines_of("RETURN THIS STUB WITH PAYMENT", "Amount enclosed: $ ________", "", LISTED)

    assert (line.code, str(line.amount)) == ("E1390", "195.50")


def test_payments_below_a_table_are_read_though_their_figures_stand_in_no_column_of_money() -> None:
    assert payments(
        "Date         Code       Description                      Qty    Price        Charge",
        "03/05/2024   E1390-RR   CONCENTRATOR                       1   195.50        195.50",
        "PAYMENT ACTIVITY",
        "03/26/2024   Aetna PPO payment                                  34.09",
        "04/04/2024   Contractual adjustment                             21.02",
        "Total charges                                                               195.50",
    ) == [
        (date(2024, 3, 26), Kind.PAYMENT, "-34.09", "Aetna PPO payment"),
        (date(2024, 4, 4), Kind.ADJUSTMENT, "-21.02", "Contractual adjustment"),
    ]


def test_payments_with_their_signs_are_read_above_the_heading_of_the_charges_too() -> None:
    assert payments(
        "Payments and adjustments",
        "03/26/2024   Aetna PPO payment                   34.09 CR",
        "04/04/2024   Insurance adjustment                21.02 CR",
        "Claim 4450721",
        HEADING,
        "03/05/2024   E1390-RR   CONCENTRATOR              1      195.50",
    ) == [
        (date(2024, 3, 26), Kind.PAYMENT, "-34.09", "Aetna PPO payment"),
        (date(2024, 4, 4), Kind.ADJUSTMENT, "-21.02", "Insurance adjustment"),
    ]


def test_what_was_taken_off_below_a_payment_is_one_too_though_its_figure_be_called_a_total() -> None:
    assert payments(
        "June 28, 2021 E1390-RR-KX - OXYGEN CONCENTRATOR RENTAL",
        "QTY: 1 each Total Charge: $100.37",
        "July 14, 2021 Payment received from insurance",
        "Total Charge: $(56.21)",
        "July 14, 2021 Contractual adjustment",
        "Total Charge: $(30.11)",
        "July 28, 2021 E1390-RR-KX - OXYGEN CONCENTRATOR RENTAL",
        "QTY: 1 each Total Charge: $100.37",
    ) == [
        (date(2021, 7, 14), Kind.PAYMENT, "-56.21", "Payment received from insurance"),
        (date(2021, 7, 14), Kind.ADJUSTMENT, "-30.11", "Contractual adjustment"),
    ]


def test_a_payment_by_card_is_one_where_its_day_stands_behind_its_figure() -> None:
    assert payments(
        "Description                      Charge      Date",
        "OXYGEN CONCENTRATOR E1390        195.50      03/05/2024",
        "Credit card payment              (42.00)     05/07/2024",
        "Total                            195.50",
    ) == [(date(2024, 5, 7), Kind.PAYMENT, "-42.00", "Credit card payment")]


def test_a_payment_by_card_is_one_of_whole_dollars_behind_a_day_of_six_digits() -> None:
    assert payments(
        "Date     Code       Description               Billed    Paid",
        "110425   E1390 RR   OXYGEN CONCENTRATOR       250",
        "120425   E1390 RR   OXYGEN CONCENTRATOR       250",
        "121125              CREDIT CARD PAYMENT                 (34)",
        "Total Charges                                 500.00    (34.00)",
    ) == [(date(2025, 12, 11), Kind.PAYMENT, "-34.00", "CREDIT CARD PAYMENT")]
