"""What stands on a second line: counts and prices below an item, groups below a heading, boxes above a table."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model import LineItem
from checker.reading.columns.heading_lines import is_title
from checker.reading.columns.layout import typical_lines
from checker.reading.ink.lines import text_lines
from checker.reading.owners import by_owner
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line
from tests.reading.drawing import draw
from tests.reading.test_statements import HEADING, RENT, lines_of, statements_of


def lines(*rows: str) -> list[Line]:
    page = draw("\n".join(rows))
    return [tokenize(line, page.rules) for line in text_lines(page)]


def counted(*items: LineItem) -> list[tuple[object, ...]]:
    return [(line.code, line.units, str(line.unit_price), str(line.amount)) for line in items]


@pytest.mark.parametrize("name", ["Qty ", "Qty x"])
def test_counts_and_prices_left_of_the_words_belong_to_the_row_above(name: str) -> None:
    rows = (
        ("       G0156 HH AIDE SERVICES", 4, "26.70", "106.80"),
        ("       G0300 SKILLED NURSING VISIT", 2, "32.18", "64.36"),
        ("       Patient instruction", 1, "0.00", "0.00"),
    )
    found = lines_of(
        "Date         Service Description                     Amount Billed",
        *(
            line
            for words, count, price, amount in rows
            for line in (f"03/05/2024{words:40}{amount:>14}", f"  {name}{count} @ {price}")
        ),
    )

    assert counted(*found) == [
        ("G0156", 4, "26.70", "106.80"),
        ("G0300", 2, "32.18", "64.36"),
        (None, 1, "0.00", "0.00"),
    ]


def test_lines_that_hold_only_a_price_are_no_rows_to_learn_columns_from() -> None:
    rows = ("Office visit   145.47", "  99213, Qty 1, @ 145.47", "Spirometry   120.00", "  94010, Qty 1, @ 120.00")

    assert [line.tokens[0].text for line in typical_lines(lines(*rows))] == ["Office visit", "Spirometry"]


def test_codes_under_words_that_a_day_opens_are_theirs_left_of_the_words_too() -> None:
    first, second = lines_of(
        "Amount     Discount   Description",
        "$233.08    ($69.92)   3/05/2024 Skilled nursing visit",
        "                      - RN",
        "                      G0299, Qty 4 EA, POS 12",
        "$174.81    ($52.44)   3/06/2024 Skilled nursing visit",
        "                      - RN",
        "                      G0299, Qty 3 EA, POS 12",
    )

    assert [(line.code, line.units) for line in (first, second)] == [("G0299", 4), ("G0299", 3)]


@pytest.mark.parametrize(("words", "title"), [("SUPPLIES & SERVICES", True), ("                 of each unit", False)])
def test_a_phrase_that_begins_left_of_the_first_name_is_no_line_of_the_heading(words: str, title: bool) -> None:
    heading, below = lines("      Quantity   Price   Procedure", words)

    assert is_title(below, heading) is title


def test_a_box_that_names_what_is_owed_and_an_invoice_heads_no_charges() -> None:
    (line,) = lines_of(
        "Invoice Date   Invoice #   Amount Due   Policy #",
        "03/25/2024     40417           195.50   3A66-GN4-KR56",
        "",
        HEADING,
        RENT,
    )

    assert line.code == "E1390"


def test_a_serial_number_under_columns_of_money_is_no_unread_charge() -> None:
    (statement,) = statements_of(
        "\n".join(
            (
                "Charge     Allowed    Date         Code       Description",
                "195.50     136.85     03/05/2024   E1390 RR   OXYGEN CONCENTRATOR",
                "  Serial no. AN153115",
            )
        )
    )

    assert (len(statement.lines), statement.reading.unread) == (1, ())


def test_a_day_behind_the_letters_of_a_code_is_no_modifier() -> None:
    (line,) = lines_of("Concentrator E1390:RR, 10/11/24 ................................ 166.47")

    assert (line.code, line.modifiers, line.service_date) == ("E1390", ("RR",), date(2024, 10, 11))


def test_words_after_patient_in_a_row_name_nobody() -> None:
    rows = ("Patient: Ann Lee", "Account: 4471-1", RENT, "PATIENT INSTRUCTION, NO   0.00", "Patient: Bo Chan")

    assert [len(part) for part in by_owner(lines(*rows))] == [4, 1]


def test_the_ages_of_an_account_in_a_sentence_are_no_row() -> None:
    (line,) = lines_of(HEADING, RENT, "Account aging: CURRENT $ 169.17; OVER 30 $ 48.01; OVER 60 $ 0.00")

    assert line.code == "E1390"


def test_a_count_and_a_price_belong_to_the_row_whose_amount_they_make() -> None:
    found = lines_of(
        "Date         Service Description        Amount",
        "             Visits at home",
        "03/05/2024   G0156 HOME VISIT           106.80",
        "             Qty 4 @ 26.70",
        "03/05/2024   G0300 HOME VISIT            64.36",
        "             Qty 2 @ 32.18",
        "03/05/2024   Closing visit               55.00",
    )

    assert counted(*found)[:2] == [("G0156", 4, "26.70", "106.80"), ("G0300", 2, "32.18", "64.36")]


def test_who_answers_for_a_bill_begins_no_bill_of_another_patient() -> None:
    rows = (
        "Patient: Lee, Ann",
        "Amount due: 195.50",
        "Guarantor: Lee, Kofi",
        "Account: 4471-1",
        "Patient: Lee, Ann",
        RENT,
    )

    assert len(by_owner(lines(*rows))) == 1


def test_talk_below_a_list_tells_of_no_columns() -> None:
    *_, payment = lines_of(
        HEADING,
        RENT,
        "Posted       Payment / adjustment                       Amount",
        "03/25/2024   Check #8085 - thank you                    -41.47",
        "Your previous balance was $578.62. Your charges total $195.50. You may pay $100.00 or $500.00 now.",
    )

    assert (str(payment.amount), payment.service_date) == ("-41.47", date(2024, 3, 25))


def test_a_known_code_that_opens_a_second_line_is_one_under_any_column() -> None:
    found = lines_of(
        "Total Charge   Auth #     Service Description",
        "      184.10   PA30187    Blood gases",
        "82803 / Qty 1",
        "       90.53   PA30188    Troponin",
        "84484 / Qty 1",
    )

    assert [line.code for line in found] == ["82803", "84484"]


def test_totals_of_groups_under_the_last_code_of_each_are_no_cards() -> None:
    days = ("03/05/2024", ("Venipuncture", "36415", "28.62"), ("Chest X-ray 2 views", "71046", "227.65"))
    later = ("03/07/2024", ("Blood gases", "82803", "62.59"), ("Spirometry", "94010", "92.00"))
    found = lines_of(
        *(
            text
            for (day, *rows), total in ((days, "256.27"), (later, "154.59"))
            for text in (
                f"Services on {day}",
                *(
                    line
                    for words, code, amount in rows
                    for line in (f"{words:60}{amount:>10}", f"  Code: {code} Qty: 1")
                ),
                f"{'Total':60}{total:>10}",
            )
        )
    )

    assert [line.code for line in found] == ["36415", "71046", "82803", "94010"]


def test_what_alone_ends_the_code_lines_under_words_and_amounts_is_a_count() -> None:
    rows = (("NEBULIZER WITH COMPRESSOR", "E0570 RR KJ", "1.00", "17.80"), ("AEROSOL MASK", "A7015 NU", "2.00", "3.93"))
    found = lines_of(
        *(
            text
            for words, code, count, amount in rows
            for text in (f"{words:60}{amount:>10}", f"  {code:20}27-JUL-2025{count:>15}")
        )
    )

    assert [(line.code, line.units, str(line.amount)) for line in found] == [
        ("E0570", 1, "17.80"),
        ("A7015", 2, "3.93"),
    ]


def test_a_heading_printed_over_each_row_heads_a_table_and_no_card() -> None:
    found = lines_of(*(line for _ in range(3) for line in (HEADING, RENT)))

    assert [line.code for line in found] == ["E1390", "E1390", "E1390"]


def test_a_heading_over_several_rows_heads_a_table_and_no_card() -> None:
    block = (
        "DATES OF",
        "SERVICE      REV.CD.  ITEM                      CPT     QTY  TOTAL CHARGE",
        "01/09/2024   0290     OXYGEN CONCENTRATOR       E1390   x1            244",
        "                      MONTHLY RENTAL",
        "",
        "             0290     PORTABLE GAS SYSTEM       E0431   x1          61.49",
        "                                                    Totals         305.49",
    )
    lines = lines_of("Visit # 9817700", *block, "", "Visit # 9817744", *block)

    assert {line.description for line in lines} == {"OXYGEN CONCENTRATOR MONTHLY RENTAL", "PORTABLE GAS SYSTEM"}


def test_a_count_alone_before_an_amount_names_no_sum_and_a_number_among_words_is_no_amount() -> None:
    rows = (("Venipuncture", "36415", "28.00"), ("Emergency department visit level 3", "99283", "334.23"))
    found = lines_of(
        *(
            text
            for words, code, amount in rows
            for text in (f"03/22/2024     {words}", f"               {code}{'1':>30}{'$ ' + amount:>14}")
        )
    )

    assert [(line.code, str(line.amount)) for line in found] == [("36415", "28.00"), ("99283", "334.23")]


def test_a_name_stands_over_its_own_row_where_only_words_below_the_sums_follow_the_last() -> None:
    lines = lines_of(
        "CONCENTRATOR",
        "03/05/2024 E1390RR           195.50",
        "HEADGEAR",
        "03/06/2024 A7035NU            40.00",
        "TUBING",
        "03/07/2024 A7037NU            31.00",
        "Total charges                266.50",
        "THANK YOU",
    )

    assert [line.description for line in lines] == ["CONCENTRATOR", "HEADGEAR", "TUBING"]


def test_known_codes_behind_item_on_the_line_below_the_words_are_codes() -> None:
    def codes(*numbers: str) -> list[str | None]:
        rows = (
            f"LABORATORY TEST                    33.40\n  03/13/2025   Item: {number}    Units: 1" for number in numbers
        )
        return [line.code for line in lines_of("Date               Item / Qty      Charges", *rows)]

    assert codes("84443", "81001", "80061") == ["84443", "81001", "80061"]
    assert codes("84443", "11111", "33333") == [None, None, None]
