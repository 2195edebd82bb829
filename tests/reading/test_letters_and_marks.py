"""Codes, counts and figures told by the letters, marks and words that touch them."""

from __future__ import annotations

import pytest

from checker.model import Kind
from tests.reading.test_statements import HEADING, lines_of, statements_of


def test_a_misprinted_code_before_letters_of_equipment_needs_no_other_codes_beside_it() -> None:
    (line,) = lines_of(
        "Serv. Date     Product / Service                    Charge",
        "01/28/2025     O2 CONC DUAL PORT RENTAL",
        "               E13911 RR KX                       $ 196.25",
    )

    assert (line.code, line.modifiers) == ("E13911", ("RR", "KX"))


def test_digits_that_end_a_number_are_no_modifier_where_modifiers_have_a_column() -> None:
    lines = lines_of(
        "Date         Proc Code   Modifier   Description        Total Charge",
        "07/02/2023   99284       25         ED VISIT                1551.25",
        "07/02/2023   3162881                ACETAMINOPHEN             67.50",
    )

    assert [line.code for line in lines] == ["99284", "3162881"]


def test_a_count_within_the_words_moves_no_other_column() -> None:
    lines = lines_of(
        "DATE         SERVICE                       UNITS   AMOUNT   CREDITS   BALANCE",
        "04/06/2022   O2 CONC 5L NEW - SALE         x1      906.00             1,008.76",
        "04/06/2022   CPAP CLEANING WIPES, 110 CT   x1       25.00             1,033.76",
    )

    assert [str(line.amount) for line in lines] == ["906.00", "25.00"]


def test_a_day_that_wraps_below_its_words_is_its_rows_where_the_next_row_has_its_own() -> None:
    rows = (
        "Oxygen concentrator, dual delivery 4/11/2025        174.95",
        "E1391 RR",
        "Home compressor for portable cylinders, rental      130.49",
        "4/11/2025",
        "K0738 RR",
    )
    lines = lines_of("Description                                        Charges", *rows, *rows)

    assert [line.code for line in lines] == ["E1391", "K0738"] * 2


@pytest.mark.parametrize(
    "cell", ["E1390.RR.KXO2 CONC STAT 5L RNTL", "E1390.RR.KXE TANK SYSTEM", "E1390-RR-KXPORTABLE TANK"]
)
def test_words_that_touch_parted_letters_are_no_part_of_them(cell: str) -> None:
    (line,) = lines_of(
        "Service Date   Code      Service                          Amount", f"09/18/2021     {cell}        131.50"
    )

    assert (line.code, line.modifiers) == ("E1390", ("RR", "KX"))


def test_a_mark_behind_whole_dollars_leaves_them_their_name() -> None:
    rows = (
        "11/14/2024 E1390-RR Concentrator",
        "   Unit: 1 each  Total: 255 *  Insurance Payments: 142.8  Patient: 35.7",
    )

    assert [str(line.amount) for line in lines_of(*rows, *rows)] == ["255.00", "255.00"]


def test_a_revenue_code_before_a_stroke_leaves_the_code_behind_it() -> None:
    lines = lines_of(
        "Date         Rev/HCPCS      Description             Charge",
        "03/05/2024   0260/96374     IV PUSH                 340.23",
        "03/05/2024   0636/J7613     ALBUTEROL                19.60",
    )

    assert [(line.code, line.revenue_code) for line in lines] == [("96374", "0260"), ("J7613", "0636")]


def test_a_sign_of_dollars_among_headings_is_that_of_a_column() -> None:
    lines = lines_of(
        "FROM         HCPCS   PTR         $   DAYS/",
        "SERVICE              LTR   CHARGES   UNITS",
        "03/05/2024   E1390   A      198.99   1",
        "03/07/2024   A4615   A        9.00   1",
    )

    assert [str(line.amount) for line in lines] == ["198.99", "9.00"]


def test_a_sign_far_before_its_figure_takes_none_from_the_line_below() -> None:
    lines = lines_of(
        "DATE         HCPCS   DESCRIPTION         CHARGES   PLAN PAID",
        "03/05/2024   E1390   CONCENTRATOR      $   98.99 $     70.00",
        "03/06/2024   E0431   PORTABLE SYSTEM   $   42.00 $     30.00",
    )

    assert [str(line.amount) for line in lines] == ["98.99", "42.00"]


def test_letters_that_close_a_bracket_on_the_next_line_are_the_codes() -> None:
    (line,) = lines_of(
        "Date         Service                    Charge",
        "03/05/2024   HOSPITAL BED (E0260 RR      94.55",
        "             KH)",
    )

    assert line.modifiers == ("RR", "KH")


def test_an_address_on_the_web_holds_no_code_and_a_count_of_pages_no_day() -> None:
    (statement,) = statements_of(
        "03/05/2024   E0260 RR   HOSPITAL BED      94.55\n\nhttps://portal.example.org/billing?id=E1390     1/2"
    )

    assert (len(statement.lines), statement.reading.unread) == (1, ())


def test_amounts_below_their_items_are_money_beside_a_number_that_ends_words() -> None:
    lines = lines_of(
        "03/04/2024   E1390 RR   CONCENTRATOR",
        "                              1 @ 135.40    135.40",
        "03/04/2024   A4253 KX   TEST STRIPS, 50",
        "                              2 @ 28.00      56.00",
    )

    assert [str(line.amount) for line in lines] == ["135.40", "56.00"]


def test_a_price_is_no_charge_beside_a_column_of_money_without_a_known_name() -> None:
    (line,) = lines_of(
        "Date         Code       Item              Price   Qty   Thereof",
        "03/05/2024   A7038 NU   FILTER             4.97     2      9.94",
    )

    assert (str(line.unit_price), str(line.amount)) == ("4.97", "9.94")


def test_a_drug_number_that_touches_a_code_leaves_it_whole() -> None:
    (line,) = lines_of(
        "Date         NDC            CPT     Description         Charge",
        "09/03/2022   00487-9501-25J7613     ALBUTEROL           315.00",
    )

    assert (line.code, line.description) == ("J7613", "ALBUTEROL")


def test_strokes_between_named_figures_are_no_part_of_their_names() -> None:
    lines = lines_of(
        *("XR CHEST                     03/14/2024", "Code 71046 | Quantity 1"),
        *("Billed $310.37 | Plan paid $248.29 | You owe $62.08", ""),
        *("ECHO COMPLETE                03/15/2024", "Code 93306 | Quantity 1"),
        *("Billed $1,850.79 | Plan paid $1,480.63 | You owe $370.16", ""),
        *("VENIPUNCTURE                 03/16/2024", "Code 36415 | Quantity 1"),
        *("Billed $22.18 | Plan paid $17.74 | You owe $4.44", ""),
    )

    assert [(line.code, str(line.amount)) for line in lines] == [
        ("71046", "310.37"),
        ("93306", "1850.79"),
        ("36415", "22.18"),
    ]


def test_a_state_of_the_claim_beside_the_day_of_service_makes_no_other_day_of_it() -> None:
    lines = lines_of(
        "Status      Date         Service          Code       Charged",
        "Pending     01/26/2024   CONCENTRATOR     E1390 RR    170.95",
        "Processed   02/26/2024   CONCENTRATOR     E1390 RR    170.95",
    )

    assert [line.service_date and line.service_date.month for line in lines] == [1, 2]


def test_a_month_in_letters_before_its_day_may_be_parted_by_dashes() -> None:
    (line,) = lines_of("Date          Code       Charge", "Jan-26-2024   E1390 RR   170.95")

    assert str(line.service_date) == "2024-01-26"


def test_the_price_of_a_thing_is_its_charge_where_only_what_was_paid_stands_beside_it() -> None:
    thing = (
        "RX 649952-00   FILLED 01/01/2024   QTY: 2   DAYS: 30",
        "   FILTER, DISPOSABLE  A7038 NU",
        "   PRICE: 9.94   INS PAID: 7.95   COPAY: 1.99",
        "",
    )
    lines = lines_of(*thing, *(line.replace("01/01", "02/01") for line in thing))

    assert [(line.kind, str(line.amount), line.unit_price) for line in lines] == [(Kind.CHARGE, "9.94", None)] * 2


def test_a_total_that_names_its_day_of_service_heads_the_rows_below() -> None:
    heading = "Code       Service           Units    Billed"
    lines = lines_of(
        "Claim 4471   Date of service: 01/05/2024   Total billed: $204.50",
        heading,
        "E1390 RR   CONCENTRATOR          1    195.50",
        "A4615      CANNULA               1      9.00",
        "Claim 4472   Date of service: 02/05/2024   Total billed: $195.50",
        heading,
        "E1390 RR   CONCENTRATOR          1    195.50",
    )

    assert [line.service_date and line.service_date.month for line in lines] == [1, 1, 2]


def test_the_date_of_a_bill_above_a_payer_heads_no_table() -> None:
    (line,) = lines_of(
        "Date of Bill                 Payer",
        "01/25/2024                   Medicare",
        "Policy Number                Home Address",
        "9C29TQ9DA46                  4162 Harbor View Dr, Macon, GA 31201",
        "",
        "October 7, 2023-November 6, 2023 O2 CONC (E1390-RR-N1), qty (1) ....... 162.00",
    )

    assert line.code == "E1390"


def test_the_total_of_one_invoice_of_several_is_a_part_of_the_total() -> None:
    heading = "Date         Code       Description          Charge"
    (statement,) = statements_of(
        f"{heading}\n"
        "04/05/2024   E1390 RR   CONCENTRATOR         168.00\n"
        "04/05/2024   A4259      LANCETS               11.21\n"
        "                        Invoice 11495 total  179.21\n"
        "05/05/2024   E1390 RR   CONCENTRATOR         168.00\n"
        "                        Invoice 11520 total  168.00\n"
        "                        Total charges        357.21"
    )
    total = statement.details.total_charges

    assert (len(statement.lines), total and str(total.value)) == (3, "357.21")


def test_letters_in_brackets_of_their_own_follow_one_another() -> None:
    (line,) = lines_of("11/22/23   E0470[RR][KJ][KX]   BIPAP DEVICE   222.43")

    assert (line.code, line.modifiers) == ("E0470", ("RR", "KJ", "KX"))


def test_five_digits_between_commas_are_a_code_where_those_of_other_lines_are() -> None:
    lines = lines_of(
        "05/16/24 Venipuncture S/N 673615, 36415, x1 .......... 28.48",
        "05/16/24 Blood gases Dx J44.9, 82803, x1 ............ 103.00",
    )

    assert [line.code for line in lines] == ["36415", "82803"]


def test_behind_letters_that_fill_a_narrow_column_the_words_begin() -> None:
    first, _ = lines_of(
        "Date         Code    M1 M2    Description   Charge",
        "03/05/2024   E1390   RR KX CONCENTRATOR     195.50",
        "04/05/2024   E1390   RR KX CONCENTRATOR     195.50",
    )

    assert (first.modifiers, first.description) == (("RR", "KX"), "CONCENTRATOR")


@pytest.mark.parametrize("words", ["SN647817", "S/N: 647817", "Serial No. 647817 home"])
def test_a_serial_number_among_the_words_is_the_devices(words: str) -> None:
    (line,) = lines_of(HEADING, f"03/05/2024   E1390 RR   CONCENTRATOR {words:<23}1      195.50")

    assert line.serial == "647817"


@pytest.mark.parametrize("odd", ["9464O", "7l045"])
def test_a_letter_that_looks_like_a_digit_leaves_a_code_of_digits_its_column(odd: str) -> None:
    lines = lines_of(
        "Dx      Procedure   Description                 Charge",
        f"R09.02  {odd}       NEBULIZER TREATMENT         129.93",
        "R09.02  99283       EMERGENCY DEPARTMENT        378.30",
    )

    assert [line.code for line in lines] == [odd, "99283"]


@pytest.mark.parametrize(
    "rows",
    [
        ("03/01/2024 7l045 Radiologic exam, chest ........ 210.00", "03/01/2024 E0431 RR Portable gas ........ 32.00"),
        ("Chest x-ray (7l045) on 03/01/2024 ........ 210.00", "Portable gas (E0431-RR) on 03/01/2024 ........ 32.00"),
        (
            "Chest x-ray          210.00",
            "  Code: 7l045   Date: 03/01/2024",
            "Gas      32.00",
            "  Code: E0431   Date: 03/01/2024",
        ),
    ],
)
def test_a_letter_for_a_digit_of_a_known_code_is_a_slip_wherever_it_stands(rows: tuple[str, ...]) -> None:
    assert [line.code for line in lines_of(*rows)] == ["7l045", "E0431"]
