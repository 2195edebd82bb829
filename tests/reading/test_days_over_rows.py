"""Days that head groups of rows, last a period, or stand among other days and numbers."""

from __future__ import annotations

from datetime import date

from checker.model import Kind
from tests.reading.test_statements import HEADING, lines_of, statements_of
from tests.reading.test_what_stands_around import amounts


def test_services_on_a_day_head_a_group_whatever_day_was_posted() -> None:
    first, second, third = lines_of(
        "Code       Description               Posted     Charge",
        "Services on 03/05/24",
        "E1390 RR   OXYGEN CONCENTRATOR       03/11/24   195.50",
        "E0431 RR   PORTABLE OXYGEN           03/12/24    43.00",
        "Services on 040524",
        "E1390 RR   OXYGEN CONCENTRATOR       04/11/24   195.50",
    )

    assert {first.service_date, second.service_date} == {date(2024, 3, 5)}
    assert third.service_date == date(2024, 4, 5)


def test_a_credit_in_a_group_is_of_its_day_whenever_it_was_posted() -> None:
    *_, credit = lines_of(
        "Code       Charge      Description             Posted",
        "Services on 08/02/24",
        "E1390 RR   $218.29     OXYGEN CONCENTRATOR     08/10/24",
        "A7030 NU   $164.05     FULL FACE MASK          08/03/24",
        "A7030 NU   $164.05CR   REVERSAL - FACE MASK    08/04/24",
    )

    assert (credit.kind, credit.service_date) == (Kind.CREDIT, date(2024, 8, 2))


def test_a_day_above_a_group_without_headings_is_that_of_its_rows_whatever_these_print() -> None:
    first, second = lines_of(
        "Services on 02/14/24",
        "02/20/24   E1390 RR   OXYGEN CONCENTRATOR   1.00   197.04",
        "02/19/24   K0738 RR   HOME FILL SYSTEM      1.00    51.98",
    )

    assert {first.service_date, second.service_date} == {date(2024, 2, 14)}


def test_a_payment_in_a_group_of_its_own_day_stays_a_line_behind_the_total_of_another_group() -> None:
    *_, payment = lines_of(
        "Posting Date  Code       Description               Qty    Charge",
        "Services for 04/30/24",
        "05/09/24      E0570 RR   NEBULIZER                 1       14.61",
        "                         Total                             14.61",
        "Services for 05/04/24",
        "05/06/24                 INSURANCE PAYMENT                -28.57",
        "                         Total                            -28.57",
    )

    assert (payment.kind, str(payment.amount), payment.service_date) == (Kind.PAYMENT, "-28.57", date(2024, 5, 4))


def test_a_day_alone_heads_a_group_where_the_column_of_days_is_that_of_posting() -> None:
    first, second = lines_of(
        "Item #     Post Date   Code       Description            Charge",
        "10/31/24",
        "OXY-9350   11/04/24    E0424 RR   STATIONARY OXYGEN      212.70",
        "11/30/24",
        "OXY-9350   12/06/24    E0424 RR   STATIONARY OXYGEN      212.70",
    )

    assert (first.service_date, second.service_date) == (date(2024, 10, 31), date(2024, 11, 30))


def test_a_half_month_among_whole_ones_is_a_period_though_no_name_says_so() -> None:
    *_, half = lines_of(
        "10/04/25   11/03/25   E1390 RR   OXYGEN CONCENTRATOR   145.38",
        "11/04/25   12/03/25   E1390 RR   OXYGEN CONCENTRATOR   145.38",
        "12/04/25   12/17/25   E1390 RR   OXYGEN CONCENTRATOR    72.69",
    )

    assert (half.end_date, half.doubts[1:]) == (date(2025, 12, 17), ())


def test_two_days_of_months_in_letters_are_a_period() -> None:
    (line,) = lines_of("02/11/25 SUMMARY", HEADING, "Feb 11 - Feb 24   E1390 RR  OXYGEN CONCENTRATOR  1   85.04")

    assert line.end_date is not None
    assert (line.end_date.month, line.end_date.day) == (2, 24)


def test_days_of_six_digits_alone_head_their_groups() -> None:
    first, _, second = lines_of(
        "Description           Code    Units   Amount",
        "122823",
        "CT SINUS              70486   1       745.40",
        "EKG TRACING           93005   1       166.26",
        "                              Total   911.66",
        "122923",
        "ECHOCARDIOGRAM        93307   1       662.32",
        "                              Total   662.32",
    )

    assert (first.service_date, second.service_date) == (date(2023, 12, 28), date(2023, 12, 29))


def test_a_payment_below_a_day_alone_stays_a_line_behind_a_total() -> None:
    *_, payment = lines_of(
        "Code       Description               Qty    Charge",
        "07-16-23",
        "E1390 RR   OXYGEN CONCENTRATOR       1      212.97",
        "           Total                            212.97",
        "07-18-23",
        "           INSURANCE PAYMENT             216.16 CR",
        "           Total                         216.16 CR",
    )

    assert (payment.kind, str(payment.amount), payment.service_date) == (Kind.PAYMENT, "-216.16", date(2023, 7, 18))


def test_days_between_the_charges_of_a_list_head_those_below_them() -> None:
    rows = ["Edwin Lee      Statement date: 09/30/2024", ""]
    for month in (3, 4, 5, 6, 7):
        rows += [f"Date of service 0{month}/05/2024", "  E1390 RR   Concentrator      195.50"]

    assert [line.service_date and line.service_date.month for line in lines_of(*rows)] == [3, 4, 5, 6, 7]


def test_the_day_that_a_card_names_below_its_words_heads_no_other() -> None:
    lines = lines_of(
        "MEDICARE PAYMENT EFT                     Amount: ($101.92)",
        "Service date: 30JUL2025",
        "",
        "OXYGEN CONCENTRATOR RENTAL               Amount: $182.00",
        "Service date: 15AUG2025-14SEP2025        Code: E1390 RR",
        "",
        "E TANK SYSTEM                            Amount: $38.75",
        "Service date: 16AUG2025-15SEP2025        Code: E0431 RR",
    )

    assert [line.service_date and line.service_date.day for line in lines[1:]] == [15, 16]


def test_a_digit_that_begins_a_day_is_no_modifier_of_the_code_before_it() -> None:
    (line,) = lines_of(
        "Description    Code    Date          Charge",
        "VENIPUNCTURE   36415 23 Nov 2025      16.15",
    )

    assert (line.code, line.modifiers, line.service_date) == ("36415", (), date(2025, 11, 23))


def test_a_day_with_words_above_the_first_code_begins_each_item_whatever_stands_below_the_last() -> None:
    lines = lines_of(
        "4/4/2024    NEBULIZER",
        "            E0570 RR     1     13.49",
        "4/4/2024    AEROSOL MASK",
        "            A7015 NU     1      7.54",
        "4/23/2024   INSURANCE PAYMENT",
        "                             (11.25)",
        "Total charges               21.03",
        "E1390 OXYGEN CONCENTRATOR: HOME MACHINE",
        "A7030 FULL FACE MASK",
    )

    assert [(line.code, line.description, line.service_date and line.service_date.day) for line in lines] == [
        ("E0570", "NEBULIZER", 4),
        ("A7015", "AEROSOL MASK", 4),
        (None, "INSURANCE PAYMENT", 23),
    ]


def test_totals_of_groups_under_days_end_no_list_that_another_total_does_not_bear_out() -> None:
    lines = lines_of(
        "Code       Description               Qty    Charge",
        "Date: 31-Mar-2023",
        "E0570 RR   NEBULIZER                 1       26.27",
        "A7015 NU   AEROSOL MASK              1        6.00",
        "           Total                             32.27",
        "Date: 23-Apr-2023",
        "E0570 RR   NEBULIZER                 1       26.27",
        "           Total                             26.27",
        "Total charges: 76.54",
    )

    assert len(lines) == 3


def test_a_code_among_diagnoses_is_one_where_no_column_is_that_of_codes() -> None:
    (line,) = lines_of(
        "Posted     ICD-10 Code     MOD     Details                Charges",
        "03/15/24   J44.9  E-1390   RR KX   OXYGEN CONCENTRATOR     252.30",
    )

    assert (line.code, line.modifiers) == ("E1390", ("RR", "KX"))


def test_a_day_of_birth_is_not_the_year_of_days_that_print_two_digits() -> None:
    (line,) = lines_of(
        "DOB: 07/08/1951",
        "Date     Code       Description           Charge",
        "092424   E1390 RR   OXYGEN CONCENTRATOR   195.50",
    )

    assert line.service_date == date(2024, 9, 24)


def test_dots_that_lead_from_a_day_to_a_figure_make_a_row_of_what_reads_like_talk() -> None:
    assert amounts(
        "OXYGEN CONCENTRATOR (E1390 RR) on 10/31/23 qty 1 @ $195.50 . . . . . . . $195.50",
        "RETURNED CHECK FEE on 11/30/23 qty 1 @ $13.00 . . . . . . . . . . . . $13.00",
    ) == ["195.50", "13.00"]


def test_the_period_of_a_bill_heads_no_group_of_rows_that_print_their_days() -> None:
    lines = lines_of(
        "Service Period 12/05/2023 - 03/15/2024",
        "01/05   E1390 RR   OXYGEN CONCENTRATOR   195.50",
        "02/05   E1390 RR   OXYGEN CONCENTRATOR   195.50",
    )

    assert [line.service_date for line in lines] == [date(2024, 1, 5), date(2024, 2, 5)]


def test_six_digits_behind_the_word_on_are_the_day_of_a_sentence_whatever_digit_they_begin_with() -> None:
    lines = lines_of(
        "Oxygen concentrator (E1390-RR) on 010724 qty 1 ............ 153.20",
        "Oxygen concentrator (E1390-RR) on 120723 qty 1 ............ 153.20",
        "Payment received on 122623 ................................ 344.97-",
    )

    assert [line.service_date for line in lines] == [date(2024, 1, 7), date(2023, 12, 7), date(2023, 12, 26)]


def test_two_days_without_their_years_side_by_side_are_a_first_and_a_last() -> None:
    (statement,) = statements_of(
        """\
Statement date: 02/09/2024

Description                Code   Mods From   Through   Charge
NEBULIZER WITH COMPRESSOR  E0570  RR   Dec 31 Jan 30     15.30
NEBULIZER WITH COMPRESSOR  E0570  RR   Jan 31-Feb 28     15.30"""
    )

    assert [(line.service_date, line.end_date) for line in statement.lines] == [
        (date(2023, 12, 31), date(2024, 1, 30)),
        (date(2024, 1, 31), date(2024, 2, 28)),
    ]


def test_the_word_date_over_a_group_of_charges_dates_no_paper() -> None:
    (statement,) = statements_of(
        """\
Statement of Account                      2024-04-13

Code       Description             Charge
Date: 033124
A7034 NU   NASAL MASK INTERFACE    107.88
A7046      WATER CHAMBER            17.49"""
    )

    assert statement.details.statement_date
    assert statement.details.statement_date.value == date(2024, 4, 13)
    assert {line.service_date for line in statement.lines} == {date(2024, 3, 31)}


def test_days_below_their_items_stay_with_them_though_one_item_prints_none() -> None:
    lines = lines_of(
        "E1390 RR     OXYGEN CONCENTRATOR          210.69",
        "             Service date 033123",
        "E1390 RR     Void: OXYGEN CONCENTRATOR    210.69-",
        "             Insurance payment             33.71-",
        "             Service date 040823",
        "E1390 RR     OXYGEN CONCENTRATOR          210.69",
        "             Service date 043023",
    )

    assert [(line.service_date.month, line.service_date.day) for line in lines if line.service_date] == [
        (3, 31),
        (3, 31),
        (4, 8),
        (4, 30),
    ]


def test_days_alone_head_the_groups_of_a_list_whatever_its_rows_print() -> None:
    lines = lines_of(
        "05/31/2024",
        "06/04/2024   E0439 RR   STATIONARY LIQUID OXYGEN   1.00   $207.42",
        "06/01/2024   E0434 RR   PORTABLE LIQUID OXYGEN     1.00    $57.32",
        "                                       Subtotal:          $264.74",
        "06/30/2024",
        "07/06/2024   E0439 RR   STATIONARY LIQUID OXYGEN   1.00   $207.42",
        "                                       Subtotal:          $207.42",
    )

    assert [line.service_date for line in lines] == [date(2024, 5, 31), date(2024, 5, 31), date(2024, 6, 30)]
