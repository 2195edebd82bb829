"""Names of columns and sums, heads of papers and their days, told by where they stand."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.reading.details import find_details
from tests.reading.drawing import PITCH, SIZE, draw
from tests.reading.drawing import lines_of as drawn_lines
from tests.reading.test_statements import HEADING, RENT, lines_of, statements_of
from tests.reading.test_what_stands_around import amounts


def test_the_head_of_a_letter_to_another_person_begins_another_statement() -> None:
    letters = [
        ("Alder Home Oxygen", "12 Mill Road", "Salem, OR 97301", "", name, street, "Salem, OR 97304", "", HEADING, RENT)
        for name, street in (("PERCIVAL ZIELINSKA", "4056 Harbor View Dr"), ("MAVIS L WHITCOMBE", "4709 Old Mill Road"))
    ]
    statements = statements_of(*("\n".join(letter) for letter in letters))

    assert [statement.details.patient and statement.details.patient.value for statement in statements] == [
        "PERCIVAL ZIELINSKA",
        "MAVIS L WHITCOMBE",
    ]


def test_two_names_of_columns_that_touch_are_two() -> None:
    (line,) = lines_of(
        "DATE         HCPCS/MOD   DESCRIPTION OF SERVICEAMOUNT   APPROVED   PT RESP",
        "01/05/2024   E1390 RR    CONCENTRATOR           198.95     139.26     27.85",
    )

    assert str(line.amount) == "198.95"


def test_the_summary_under_the_period_of_a_statement_is_no_item() -> None:
    assert amounts(
        "Statement Period:    01/13/2024 - 07/22/2024",
        "Statement Summary",
        "Total               319.37",
        "Balance Due          34.06",
        "011324 E1391-RR O2 CONC RENTAL",
        "       Unit: 1x     Billed: 243.25    Insurance Payments: 136.22",
        "011324 E1392-RR POC RENTAL",
        "       Unit: 1x     Billed: 76.12     Insurance Payments: 42.62",
    ) == ["243.25", "76.12"]


def test_the_day_that_opens_a_row_is_its_day_wherever_the_name_of_its_column_stands() -> None:
    lines = lines_of(
        "Service DESCRIPTION                                Billed Amount",
        "        Date",
        "04/11/2024   Emergency department visit, level 4       $2,267.37",
        "04/11/2024   IV push, each additional drug               $249.75",
    )

    assert [line.service_date for line in lines] == [date(2024, 4, 11), date(2024, 4, 11)]


def test_equal_totals_of_two_groups_are_no_total_of_all() -> None:
    head = "Date         Code       Description      Charges"
    group = ("03/01/2024   E1390 RR   CONCENTRATOR     $210.75", "                        Totals           $210.75")
    (statement,) = statements_of("\n".join(("Claim # 1", head, *group, "Claim # 2", head, *group)))

    assert (statement.reading.agrees_with, statement.details.total_charges) == ("subtotals", None)


def test_a_code_right_of_the_diagnoses_is_none_of_them() -> None:
    (line,) = lines_of(
        "Date         Dx     Description of Services              Amount",
        "06/07/2021   J84.10 E1390 Oxygen Concentrator - Home    $232.95",
    )

    assert line.code == "E1390"


def test_a_misprinted_code_stands_before_its_letters_and_commas() -> None:
    lines = lines_of(
        "Date         HCPCS            Description     Charge",
        "10/30/2024   E1390, RR, N1    Concentrator    130.75",
        "11/30/2024   E13900, RR, N1   Concentrator    130.75",
    )

    assert [(line.code, line.modifiers) for line in lines] == [("E1390", ("RR", "N1")), ("E13900", ("RR", "N1"))]


def test_names_of_sums_a_blank_apart_are_each_over_their_figure() -> None:
    (statement,) = statements_of(
        "\n".join(
            (
                HEADING,
                RENT,
                "",
                "Previous Balance Charges This Period    Payments    Balance Due",
                "          229.61              631.40      367.80         320.80",
            )
        )
    )

    assert [
        str(read.value) for read in (statement.details.previous_balance, statement.details.balance_due) if read
    ] == [
        "229.61",
        "320.80",
    ]


def test_a_day_under_the_figure_of_an_item_is_not_that_of_the_statement() -> None:
    (statement,) = statements_of(
        "\n".join(
            (
                "Lakeshore Lung Clinic          Date Printed: 09/11/24",
                "",
                "Office visit, established patient              $191.49",
                "08/19/24",
                "99213/25",
            )
        )
    )

    assert statement.details.statement_date
    assert statement.details.statement_date.value == date(2024, 9, 11)


@pytest.mark.parametrize("names", ["Billed Amount Insurance Paid", "Billed AmountInsurance Paid "])
def test_two_names_a_hair_apart_are_parted_where_figures_stand(names: str) -> None:
    (line,) = lines_of(
        f"Svc Date     CPT       Charge Description      Quantity {names}  Adj  You Owe",
        "06/15/2024   93005     EKG 12 LEAD TRACING            1        215.18         118.35  53.80   43.03",
    )

    assert (line.description, str(line.amount)) == ("EKG 12 LEAD TRACING", "215.18")


def test_a_house_number_beside_a_day_above_the_table_is_no_charge() -> None:
    assert amounts(
        "Born         04/06/1953                       30210 State Hwy 19",
        "Date         Code      Description             Charge",
        "09/15/2025   94010     SPIROMETRY              120.89",
    ) == ["120.89"]


def test_a_name_that_runs_up_to_its_words_or_on_below_keeps_a_card_whole() -> None:
    def card(*words: str) -> tuple[str, ...]:
        return ("Procedure             E0260", "Svc Date        02/17/2024", *words, "Total Charge        128.56")

    lines = lines_of(
        *card("Item Description       BED"),
        *card("Item Description HOSPITAL BED WITH RAILS"),
        *card("Item             HOSPITAL BED", "Description        WITH RAILS"),
    )

    assert [(line.code, str(line.service_date)) for line in lines] == [("E0260", "2024-02-17")] * 3
    assert [line.description for line in lines] == ["BED", "HOSPITAL BED WITH RAILS", "HOSPITAL BED WITH RAILS"]


def test_two_days_that_no_name_tells_apart_are_doubted_unless_a_period_lies_between() -> None:
    head = "Date         Date         Code       Service             Charge"
    row = "01/05/2024   {}   E1390 RR   CONCENTRATOR        200.00"
    found = [line for day in ("01/19/2024", "02/04/2024", "01/05/2024") for line in lines_of(head, row.format(day))]

    assert [str(line.service_date) for line in found] == ["2024-01-05"] * 3
    assert [str(line.end_date) for line in found] == ["None", "2024-02-04", "2024-01-05"]
    assert [line.confidence < 0.9 for line in found] == [True, False, False]


def test_counts_stand_before_whole_dollars_that_nothing_names() -> None:
    lines = lines_of(
        "01/05/2024   E1390 RR   CONCENTRATOR       1      200",
        "02/05/2024   E0431 RR   TANK               1       40",
        "03/05/2024   A4616      TUBING             2       20",
    )

    assert [(int(line.units), str(line.amount)) for line in lines] == [(1, "200.00"), (1, "40.00"), (2, "20.00")]


def test_the_box_of_a_slip_that_names_day_sum_and_account_heads_no_charges() -> None:
    lines = lines_of(
        "Plains Homecare Supply     STATEMENT DATE    PAY THIS AMOUNT    ACCT. #",
        "PO Box 900                 04/14/2024        $743.65            97535065",
        "Tifton, GA 31794",
        "",
        "DATE       CODE        DESCRIPTION OF SERVICE     QTY    CHARGES",
        "26-Jan     E1390 RR    CONCENTRATOR                 1    $743.65",
    )

    assert [(str(line.service_date), str(line.amount)) for line in lines] == [("2024-01-26", "743.65")]


def test_a_title_that_stands_off_is_no_part_of_the_address_below() -> None:
    page = draw("Services of March\nGladys Hoffmeister\n418 Larkspur Lane\nDayton, OH 45402")
    off = 1.2 * SIZE - (PITCH - SIZE)
    words = [
        replace(word, box=replace(word.box, top=word.box.top - off, bottom=word.box.bottom - off))
        if word.text in ("Services", "of", "March")
        else word
        for word in page.words
    ]
    page = replace(page, words=tuple(words))
    details = find_details([page], drawn_lines([page]))

    assert details.patient is not None
    assert details.patient.value == "Gladys Hoffmeister"


def test_cards_under_a_pair_of_the_head_begin_at_their_own_name_and_may_bear_a_mark() -> None:
    def card(day: str) -> tuple[str, ...]:
        return (
            f"Service date:      {day}",
            "Procedure code:    E1391 RR",
            "Description:       Insurance payment",
            "Billed amount:     $260.95   *",
        )

    lines = lines_of("Statement Date     06/23/2022", *card("04/01/2022"), "", *card("05/01/2022"))

    assert [(line.service_date, line.code, line.description) for line in lines] == [
        (date(2022, 4, 1), "E1391", "Insurance payment"),
        (date(2022, 5, 1), "E1391", "Insurance payment"),
    ]


def test_words_that_wrap_above_and_below_the_name_they_bear_stay_in_their_card() -> None:
    def card(day: str) -> tuple[str, ...]:
        return (
            f"Service date:      {day}",
            "Procedure code:    E1390 RR",
            "                   Concentrator, single delivery port, at the prescribed flow",
            "Description:",
            "                   rate",
            "Billed amount:     166.00",
        )

    lines = lines_of(*card("12/18/2024"), "", *card("01/18/2025"))

    assert [(line.code, line.service_date and line.service_date.month) for line in lines] == [
        ("E1390", 12),
        ("E1390", 1),
    ]


def test_the_days_in_the_titles_of_several_tables_are_those_of_their_charges() -> None:
    table = "Order 30748 of {}\nCode       Item                    Qty    Charge\nE1390 RR   CONCENTRATOR              1    195.50"
    orders = [table.format(day) for day in ("Sep 14, 2024", "Oct 14, 2024")]

    assert [line.service_date for line in lines_of("\n\n".join(orders))] == [date(2024, 9, 14), date(2024, 10, 14)]
    assert [line.service_date for line in lines_of(orders[0])] == [None]


def test_two_days_without_years_begin_with_the_earlier_whatever_their_columns_are_called() -> None:
    (statement,) = statements_of(
        "Statement date: 11/24/2023\n"
        "\n"
        "Description      Code       Through   Date     Units   Charge\n"
        "NEBULIZER        E0570 RR   May 31    Jun 29     1      25.46\n"
        "NEBULIZER        E0570 RR   Jun 30    Jul 29     1      25.46\n"
    )

    assert [str(line.service_date) for line in statement.lines] == ["2023-05-31", "2023-06-30"]


def test_the_long_period_of_a_bill_is_no_day_of_rows_that_print_another() -> None:
    (statement,) = statements_of(
        "Service period: 10/05/2023 - 03/06/2024\n"
        "\n"
        "Trans Date   Code       Description    Charge\n"
        "10/05/2023   E0570 RR   NEBULIZER       15.00\n"
        "11/05/2023   E0570 RR   NEBULIZER       15.00\n"
    )

    assert [str(line.service_date) for line in statement.lines] == ["2023-10-05", "2023-11-05"]
