"""What looks like something else, told by what stands beside, above or below it: counts, groups, sums, days, letters."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.test_statements import HEADING, RENT, lines_of, statements_of


def amounts(*rows: str) -> list[str]:
    return [str(line.amount) for line in lines_of(*rows)]


def test_the_only_row_of_a_table_shows_where_its_columns_stand() -> None:
    (line,) = lines_of(
        "Date        Description     Proc Code  Mod   Qty  Unit Price   Amount",
        "9/16/2022   SERVICE VISIT   E 0431     MS    1x        60.00 USD              60.00 USD",
    )

    assert (line.code, line.modifiers, str(line.amount)) == ("E0431", ("MS",), "60.00")


def test_rows_without_any_amount_are_told_and_not_lost() -> None:
    rows = (
        "Date         Code        Description",
        "01/05/2024   E1390 RR    OXYGEN CONCENTRATOR",
        "01/05/2024   E0431 RR    PORTABLE GAS SYSTEM",
        "Total charges: $442.00",
    )
    (statement,) = statements_of("\n".join(rows))

    assert [row.text.split()[1] for row in statement.reading.unread] == ["E1390", "E0431"]


def test_a_count_with_decimals_under_its_name_is_no_amount() -> None:
    card = (
        "Oxygen concentrator                        238.37",
        "16MAR2023",
        "Code        Quantity",
        "E1390 RR    1.00",
        "",
    )

    assert amounts(*card, *(line.replace("MAR", "APR") for line in card)) == ["238.37", "238.37"]


@pytest.mark.parametrize(
    ("rows", "units"),
    [(("(1)", "(1)", "(3)"), (1, 1, 3)), (("1", "2", "5"), (1, 1, 1)), ("1212", (1, 1, 1, 1)), ("1213", (1, 2, 1, 3))],
)
def test_a_column_of_numbers_counts_things_unless_it_counts_up(rows: tuple[str, ...], units: tuple[int, ...]) -> None:
    lines = lines_of(
        "Date         Code      Description        No.     Charge",
        *(f"03/0{at}/2024   A4615     CANNULA            {number}       12.00" for at, number in enumerate(rows, 1)),
    )

    assert tuple(int(line.units) for line in lines) == units


def test_a_day_that_is_named_heads_its_rows_whatever_other_days_these_have() -> None:
    lines = lines_of(
        "Description            Trans Date   Amount     Code",
        "Date of Service: 09.27.25",
        "CONCENTRATOR           09.30.25     231.75     E1391",
        "Date of Service: 10.27.25",
        "CONCENTRATOR           10.31.25     231.75     E1391",
    )

    assert [line.service_date for line in lines] == [date(2025, 9, 27), date(2025, 10, 27)]


def test_a_line_that_begins_with_its_count_ends_an_item_and_is_no_sum() -> None:
    assert amounts(
        "02/02/2025 OXYGEN DAILY",
        "QTY: 1    Total: 249.12",
        "02/03/2025 81001 URINALYSIS",
        "QTY: 1    Total: 67.25",
    ) == ["249.12", "67.25"]


def test_a_payment_under_the_name_of_a_form_s_field_is_a_payment() -> None:
    assert amounts(
        "Code     Description              Charge",
        "E1390    CONCENTRATOR              265.50",
        "         Credit card payment       -37.00",
    ) == ["265.50", "-37.00"]


def test_cents_in_a_box_may_be_a_credit() -> None:
    assert amounts(
        "Date         Code     Description          Qty    Charges",
        "12/14/2023   E1391    CONCENTRATOR         1      171   00",
        "01/12/2024            Insurance Payment            95   76 CR",
    ) == ["171.00", "-95.76"]


def test_most_days_of_six_digits_tell_that_the_others_are_no_codes() -> None:
    lines = lines_of(
        "051623 LIQUID O2 RENTAL",
        "       E0439 RR                  160.75",
        "061623 LIQUID O2 RENTAL",
        "       E0439 RR                  160.75",
        "071623 LIQUID O2 RENTAL",
        "       E0439 RR                  160.75",
    )

    assert [line.service_date.month for line in lines if line.service_date] == [5, 6, 7]


def test_a_code_alone_goes_with_its_letters_on_the_line_below() -> None:
    (line, _) = lines_of(
        "Date         Code         Description       QTY     Amount",
        "             A7046 (NU",
        "02/17/2022   KX)          WATER CHAMBER     1        45.95",
        "02/17/2022   A7035 (KX)   HEADGEAR          1        38.25",
    )

    assert (line.code, line.modifiers) == ("A7046", ("NU", "KX"))


def test_what_two_columns_of_payments_come_to_is_one_sum() -> None:
    rows = (
        "Date         Code     Description      Charge     Ins Paid    Pt Paid",
        "03/05/2024   E1390    CONCENTRATOR     200.00     150.00      10.00",
        "             Total Charges             200.00     150.00      10.00",
    )
    (statement,) = statements_of("\n".join(rows))

    assert str(statement.details.total_payments and statement.details.total_payments.value) == "160.00"


def test_a_figure_in_brackets_is_an_amount_and_no_mark_of_a_remark() -> None:
    _, payment = lines_of(HEADING, RENT, "07/23/2024              Patient payment                    (27)")

    assert payment.remark_codes == ()


def test_a_number_that_ends_words_counts_where_it_says_so() -> None:
    visit, *_, drug = lines_of(
        "99284 Emergency visit level 4     820.00",
        "93010 ECG Interpretation           45.00",
        "36415 Blood Collection             25.00",
        "87040 Blood culture                30.00",
        "J0696 Ceftriaxone 250mg x4        150.00",
    )

    assert (visit.units, drug.units) == (1, 4)


def test_an_item_at_the_top_of_every_page_is_no_head_of_the_pages() -> None:
    card = ("Oxygen concentrator          Amount: 172", "Service date: 0{}/27/2024   Code: E1390/RR", "Quantity: 1.0")
    pages = ["\n".join(row.format(month) for month in (at, at + 1) for row in (*card, "")) for at in (1, 3, 5)]

    assert sum(len(statement.lines) for statement in statements_of(*pages)) == 6


def test_a_price_that_is_never_the_amount_and_stands_for_a_count_is_one() -> None:
    first, second = lines_of(
        "DOS        Service        Code         Unit   Charge Amount",
        "02/24/25   CONCENTRATOR   E1390 (RR)   1.00         $150.12",
        "02/24/25   POC RENTAL     E1392 (RR)   1.00          $67.25",
    )

    assert (first.unit_price, second.unit_price) == (None, None)


def test_six_digits_before_codes_are_days_where_all_can_be() -> None:
    lines = lines_of(
        "When     Description of Services            Posting Date   Ext Amt",
        "070824   Troponin, quantitative (84484)     071924          122.49",
        "070824   PREDNISONE 20 MG TABLET            071024           17.50",
        "070924   ABG DRAW (36600)                   072124          104.49",
    )

    assert [line.service_date for line in lines] == [date(2024, 7, 8), date(2024, 7, 8), date(2024, 7, 9)]


def test_a_figure_with_a_sign_is_no_revenue_code_though_it_stands_near_that_column() -> None:
    lines = lines_of(
        "Date         Description                 Rev            Fee",
        "03/20/2022   E1390 O2 CONC RNTL          0290        233 37",
        "04/12/2022   Payment from insurance             -    130 69",
        "04/20/2022   E1390 O2 CONC RNTL          0290        233 37",
    )

    assert [str(line.amount) for line in lines] == ["233.37", "-130.69", "233.37"]


def test_a_credit_of_one_decimal_ends_a_leader() -> None:
    rows = (
        "04/27/2024 E1390-RR O2 CONC . . . . . . . . . . . . 98.56",
        "05/11/2024 MEDICARE PAYMENT . . . . . . . . . . 98.56 CR",
        "05/11/2024 PROVIDER DISCOUNT . . . . . . . . . . 52.8 CR",
    )

    assert amounts(*rows) == ["98.56", "-98.56", "-52.80"]


def test_what_a_labelled_count_counts_is_no_modifier() -> None:
    (line,) = lines_of("11/16/2022   Chin strap, PAP       $16.49", "             A7036KX Qty 2 EA")

    assert (line.code, line.modifiers, int(line.units)) == ("A7036", ("KX",), 2)


def test_cards_side_by_side_keep_their_own_codes_and_days() -> None:
    lines = lines_of(
        "Oxygen concentrator rented                   Portable gas system",
        "for use at home                              E0431 RR            04/05/2024",
        "E1390 RR            03/05/2024               Qty 1                    42.50",
        "Qty 1                   185.00",
        "",
        "Tubing for oxygen                            Nasal cannula",
        "A4616               03/05/2024               A4615               04/06/2024",
        "Qty 2                    11.00               Qty 3                     9.00",
        "",
        "Total charges                                                         247.50",
    )

    assert [(line.code, str(line.service_date), str(line.amount)) for line in lines] == [
        ("E1390", "2024-03-05", "185.00"),
        ("A4616", "2024-03-05", "11.00"),
        ("E0431", "2024-04-05", "42.50"),
        ("A4615", "2024-04-06", "9.00"),
    ]


def test_letters_without_a_code_and_a_day_where_others_print_theirs_are_doubted() -> None:
    lines = lines_of(
        "Date         Code      Mod     Description             Charge",
        "01/05/2024   E1390     RR      OXYGEN CONCENTRATOR     200.00",
        "01/05/2024   E0431     RR      PORTABLE GAS SYSTEM      42.00",
        "01/05/2024             RR      NEBULIZER                12.00",
        "             A4615             CANNULA                   9.00",
    )

    assert [line.confidence < 0.9 for line in lines] == [False, False, True, True]


def test_rows_that_say_the_same_are_of_the_thing_over_the_first_of_them() -> None:
    lines = lines_of(
        "From         To           Detail           Charge",
        "Oxygen concentrator  HCPCS E1390 RR",
        "01/01/2024   01/31/2024   Rental month 1   198.99",
        "02/01/2024   02/29/2024   Rental month 2   198.99",
        "Nasal cannula  HCPCS A4615",
        "01/01/2024   01/01/2024   Purchase           9.00",
        "Tubing  HCPCS A4616",
        "01/01/2024   01/01/2024   Purchase           5.50",
        "02/01/2024   02/01/2024   Delivery          25.00",
    )

    assert [line.code for line in lines] == ["E1390", "E1390", "A4615", "A4616", None]


def test_the_figures_of_a_card_are_named_beside_its_words_its_code_and_its_day() -> None:
    lines = lines_of(
        "Oxygen concentrator                   Billed   $195.50",
        "E1390 RR                   Insurance covered   $156.40",
        "03/05/2024                      Your balance    $39.10",
        "",
        "Nasal cannula                         Billed     $9.00",
        "A4615                      Insurance covered     $7.20",
        "03/06/2024                      Your balance     $1.80",
    )

    assert [(line.code, str(line.service_date), str(line.amount)) for line in lines] == [
        ("E1390", "2024-03-05", "195.50"),
        ("A4615", "2024-03-06", "9.00"),
    ]


def test_the_last_day_of_a_period_stands_below_the_first_as_its_name_does() -> None:
    lines = lines_of(
        "FROM         PROC-MOD           QTY     CHARGE",
        "THRU         DESCRIPTION",
        "01/05/2024   E1390-RR             1     195.50",
        "02/04/2024   OXYGEN CONCENTRATOR",
        "02/05/2024   E1390-RR             1     195.50",
        "03/04/2024   OXYGEN CONCENTRATOR",
        "02/05/2024   A4253-NU             2      56.00",
        "02/05/2024   TEST STRIPS, 50",
    )

    assert [(line.service_date and line.service_date.day, str(line.end_date)) for line in lines] == [
        (5, "2024-02-04"),
        (5, "2024-03-04"),
        (5, "2024-02-05"),
    ]
    assert [line.description for line in lines] == ["OXYGEN CONCENTRATOR", "OXYGEN CONCENTRATOR", "TEST STRIPS, 50"]
