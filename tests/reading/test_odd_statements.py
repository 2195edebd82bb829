"""Statements set in ways few suppliers use: what is read is right, and what cannot be read is said to be so."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.model import Box, Document
from checker.reading.statements import read_statements
from tests.reading.drawing import PITCH, draw
from tests.reading.test_statements import HEADING, RENT, TANK, lines_of, reasons


@pytest.mark.parametrize("printed", ["13/12/2024", "01/O5/2024", "02/30/2024"])
def test_a_date_that_cannot_be_is_not_taken_from_the_line_above(printed: str) -> None:
    first, odd, last = lines_of(HEADING, RENT, f"{printed}   E1392 RR   PORTABLE CONCENTRATOR     1       90.00", TANK)

    assert (odd.service_date, reasons(odd)) == (None, {"not a date"})
    assert first.confidence == last.confidence == 1.0


def test_cards_side_by_side_are_one_line_each() -> None:
    lines = lines_of(
        "Disposable filter                       Heated tubing",
        "Date of                                 Date of",
        "service      HCPCS    Qty   Charge      service      HCPCS    Qty   Charge",
        "09/08/2025   A7038    2     $16.00      09/13/2025   A4604    1     $80.69",
        "",
        "Hospital bed                            CPAP device",
        "Date of                                 Date of",
        "service      HCPCS    Qty   Charge      service      HCPCS    Qty   Charge",
        "09/25/2025   E0260    1     $149.00     09/25/2025   E0601    1     $100.00",
    )

    assert {(line.code, str(line.amount)) for line in lines} == {
        ("A7038", "16.00"),
        ("A4604", "80.69"),
        ("E0260", "149.00"),
        ("E0601", "100.00"),
    }


@pytest.mark.parametrize("months", ["03/01/2024   04/01/2024", "Mar 2024     Apr 2024  ", "3/2024       4/2024    "])
def test_a_column_a_month_gives_one_dated_line_a_cell(months: str) -> None:
    lines = lines_of(
        f"HCPCS       Equipment                   {months}      Total",
        "E1390-RR    Oxygen concentrator            195.50       195.50      391.00",
        "E0431-RR    Portable oxygen                              43.00       43.00",
        "            Total charges                                           434.00",
    )

    assert [(line.service_date, line.code, str(line.amount)) for line in lines] == [
        (date(2024, 3, 1), "E1390", "195.50"),
        (date(2024, 4, 1), "E1390", "195.50"),
        (date(2024, 4, 1), "E0431", "43.00"),
    ]
    assert all(line.confidence < 1 for line in lines)


def test_a_count_above_its_price_in_one_cell_is_read_downwards() -> None:
    (line,) = lines_of(
        "Date         Code       Description               Qty @ price    Charge",
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR       2 @ $90.00     $180.00",
    )

    assert (line.units, str(line.unit_price), str(line.amount)) == (2, "90.00", "180.00")


def test_the_name_of_a_value_may_go_on_in_the_next_line() -> None:
    (line,) = lines_of(
        "Procedure: 85025 CBC with auto diff   Date of service: 2025-09-01",
        "Charge: $84.63   Insurance paid: $44.01   Adjustment: $29.62   You",
        "owe: $11.00",
    )

    assert (str(line.amount), line.description) == ("84.63", "CBC with auto diff")
    assert str(line.other_money["patient_share"]) == "11.00"


def test_a_column_headed_with_who_owes_it_is_what_the_patient_owes() -> None:
    first, second = lines_of(
        "Date         Code       Description               Billed     Insurance    Patient",
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR       195.50     100.00         95.50",
        "03/06/2024   E0431 RR   PORTABLE OXYGEN            43.00     Pending        43.00",
    )

    assert (str(first.amount), str(first.other_money["patient_share"])) == ("195.50", "95.50")
    assert {role: str(value) for role, value in second.other_money.items()} == {"patient_share": "43.00"}


def test_the_sum_of_a_group_taken_for_a_charge_is_doubted() -> None:
    (line,) = lines_of(
        "Date         Code       Description               Price     Charge",
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR       195.50",
        "03/06/2024              CARRYING BAG               43.00",
        "                        Subtotal                            238.50",
    )

    assert "perhaps the sum of several rows" in reasons(line)


def test_modifiers_that_wrap_under_their_code_are_its_own() -> None:
    (line,) = lines_of(
        "Date         Code        Description               Qty    Charge",
        "             A4604       Heated tubing for",
        "11/03/2025   NU KX       use at home                1      73.85",
    )

    assert (line.code, line.modifiers, line.description) == ("A4604", ("NU", "KX"), "Heated tubing for use at home")


def test_modifiers_among_the_words_of_a_line_are_doubted() -> None:
    (line,) = lines_of(HEADING, "03/05/2024   E1390      OXYGEN RR KX CONCENTRATOR   1      195.50")

    assert "not all of them read" in reasons(line)


def test_a_dash_in_the_cell_before_a_figure_is_no_minus_sign() -> None:
    (line,) = lines_of(
        "Date         Code       Description               Billed     Allowed   Patient",
        "03/06/2024   E0431 RR   PORTABLE OXYGEN            43.00        --      43.00",
    )

    assert (str(line.amount), str(line.other_money["patient_share"])) == ("43.00", "43.00")


def test_items_whose_amounts_stand_here_and_there_are_all_read() -> None:
    lines = lines_of(
        "03/23/2023 Liquid oxygen stationary system rental (E0439-RR-KX-KJ),",
        "quantity 1: $155.55",
        "04/06/2023 Oxygen tubing per foot (A4616-NU-KX), quantity 25: $43.00",
        "04/23/2023 Liquid oxygen stationary system rental (E0439-RR-KH),",
        "quantity 1: $277.00",
    )

    assert [(line.code, str(line.amount)) for line in lines] == [
        ("E0439", "155.55"),
        ("A4616", "43.00"),
        ("E0439", "277.00"),
    ]


def test_an_amount_that_wraps_alone_belongs_to_the_line_above() -> None:
    lines = lines_of(
        "04/06/2024 Oxygen tubing per foot (A4616-KX), quantity 25: $25.00",
        "04/11/2024 Standard manual wheelchair rental (K0001-RR), quantity 1:",
        "$51.91",
        "04/18/2024 Headgear (A7035), quantity 1: $55.10",
    )

    assert [(line.code, str(line.amount)) for line in lines] == [
        ("A4616", "25.00"),
        ("K0001", "51.91"),
        ("A7035", "55.10"),
    ]


@pytest.mark.parametrize("month", ["MARCH 2023", "Marzo de 2023"])
def test_a_month_and_its_year_over_days_without_theirs_give_them_that_year(month: str) -> None:
    (line,) = lines_of(HEADING, f"             {month}", RENT.replace("/2024", "     "))

    assert line.service_date == date(2023, 3, 5)


def test_a_month_and_its_year_above_the_figures_are_no_charge() -> None:
    lines = lines_of(
        "Date         Code       Description               Amount",
        "01/05/2026   E1390 RR   OXYGEN CONCENTRATOR       185.5",
        "                                        MARCH 2026    ",
        "03/05/2026   E1390 RR   OXYGEN CONCENTRATOR       185.5",
    )

    assert [str(line.amount) for line in lines] == ["185.50", "185.50"]


def test_a_date_in_a_cell_drawn_over_several_rows_holds_for_each_of_them() -> None:
    page = draw(
        "Date        Code      Description        Charge\n"
        "            E1390     CONCENTRATOR       195.00\n"
        "03/05/2024\n"
        "            A4615     CANNULA              4.00\n"
        "            E0431     PORTABLE TANK       43.00\n"
        "03/09/2024  A7038     FILTER               5.00\n"
        "            A7035     HEADGEAR            38.00\n"
    )
    over_all = [Box(1, 30, 47 + PITCH * row, 340, 48 + PITCH * row) for row in (0, 3, 6)]
    between_rows = [Box(1, 100, 47 + PITCH * row, 340, 48 + PITCH * row) for row in (2, 4, 5)]
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (replace(page, rules=(*over_all, *between_rows)),)))

    assert [(str(line.service_date), line.code) for line in statement.lines] == [
        ("2024-03-05", "E1390"),
        ("2024-03-05", "A4615"),
        ("2024-03-09", "E0431"),
        ("2024-03-09", "A7038"),
        ("2024-03-09", "A7035"),
    ]


def test_a_service_date_above_each_table_is_that_of_its_rows() -> None:
    lines = lines_of(
        "Claim 5512  Service date 03/05/2024",
        "Procedure   Description          Charge",
        "94010       SPIROMETRY           120.00",
        "",
        "Claim 5513  Service date 04/09/2024",
        "Procedure              Description         Charge",
        "94760                  PULSE OXIMETRY       35.00",
    )

    assert [str(line.service_date) for line in lines] == ["2024-03-05", "2024-04-09"]


def test_a_heading_that_names_a_thing_gives_its_code_to_every_month_below_it_and_to_no_payment() -> None:
    lines = lines_of(
        "Date        Description              Charge",
        "Concentrator E1390 RR",
        "03/05/2024  March rental             195.00",
        "04/05/2024  April rental             195.00",
        "05/05/2024  Payment, thank you      -100.00",
        "            Subtotal                 390.00",
        "Portable tank E0431 RR",
        "03/05/2024  March rental              43.00",
        "04/05/2024  April rental              43.00",
    )

    assert [line.code for line in lines] == ["E1390", "E1390", None, "E0431", "E0431"]


def test_a_row_without_a_code_among_items_named_above_their_figures_has_none() -> None:
    lines = lines_of(
        "Date        Description              Charge",
        "Concentrator E1390 RR",
        "03/05/2024  Rental                   195.00",
        "Portable tank E0431 RR",
        "03/05/2024  Rental                    43.00",
        "03/06/2024  Delivery                  10.00",
    )

    assert [line.code for line in lines] == ["E1390", "E0431", None]


def test_an_amount_that_went_to_the_next_line_is_read_there_and_its_count_is_no_amount() -> None:
    lines = lines_of(
        "03/05/24   E1390 RR   Oxygen concentrator   1   $195.50",
        "03/06/24   A4615      Nasal cannula         2   $8.00",
        "03/07/24   E0443      Portable contents     1",
        "      $75.94",
    )

    assert [str(line.amount) for line in lines] == ["195.50", "8.00", "75.94"]


def test_modifiers_on_a_line_of_their_own_below_the_code_of_a_list_without_headings_are_its() -> None:
    lines = lines_of(
        "Mar 5, 2024   E1390     Oxygen          $195.50",
        "              RR, KX    concentrator",
        "",
        "Mar 6, 2024   A4615     Nasal cannula     $8.00",
        "              NU",
    )

    assert [(line.code, line.modifiers) for line in lines] == [("E1390", ("RR", "KX")), ("A4615", ("NU",))]


def test_the_number_of_an_account_above_a_column_of_money_is_no_amount() -> None:
    (line,) = lines_of(
        "Summit Ridge Supply                  STATEMENT DATE  Jan 7, 2024",
        "7278 Maplecrest Blvd                 ACCT NO             3815416",
        "",
        "December 29, 2023   EQUIPMENT RENTAL . . . . . . . . . .  291.87",
        "                                     BALANCE DUE          291.87",
    )

    assert (line.description, str(line.amount)) == ("EQUIPMENT RENTAL", "291.87")
