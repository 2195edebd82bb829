"""Lists without headings: their days, counts and money are told by look, place and arithmetic."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest

from checker.model import Kind
from tests.reading.test_statements import lines_of, reasons
from tests.reading.test_what_stands_where import read


def test_six_digits_before_each_code_are_days() -> None:
    assert read(
        "071625 E1390-RR CONCENTRATOR $236.00 081625 E1390-RR CONCENTRATOR $236.00",
        "101625 E1390-NU CONCENTRATOR $236.00",
    ) == [
        (date(2025, 7, 16), "E1390", ("RR",), "236.00"),
        (date(2025, 8, 16), "E1390", ("RR",), "236.00"),
        (date(2025, 10, 16), "E1390", ("NU",), "236.00"),
    ]


def test_a_number_that_ends_a_line_of_words_is_no_count() -> None:
    rows = (
        "DATE         HCPCS   DESCRIPTION                      UNITS    CHARGES",
        "06/01/2024   S9338   Home infusion therapy              7       805.00",
        "06/01/2024   99601   Nursing visit up to                        180.00",
        "                     2 hrs in the home",
    )

    assert [line.units for line in lines_of(*rows)] == [7, 1]


def test_a_lone_day_under_the_second_days_of_a_list_is_no_day_of_service() -> None:
    lines = lines_of(
        "11-11-2021  IT928165  E1390-RR  CONCENTRATOR RENTAL   11-18-2021   $217.37",
        "            IT177160  K0738-RR  COMPRESSOR RENTAL     11-14-2021   $97.49",
        "12-11-2021  IT928165  E1390-RR  CONCENTRATOR RENTAL   12-16-2021   $217.37",
        "            IT177160  K0738-RR  COMPRESSOR RENTAL     12-12-2021   $97.49",
    )

    assert [line.service_date and line.service_date.day for line in lines] == [11, 11, 11, 11]


def test_counts_with_decimals_before_columns_of_charges_and_credits_are_no_charges() -> None:
    assert [
        (line.kind, str(line.amount))
        for line in lines_of(
            "05/26/2024   1.00   $174.64             E0424-RR   STATIONARY OXYGEN",
            "06/26/2024   1.00   $174.64             E0424-RR   STATIONARY OXYGEN",
            "06/26/2024   1.00             $174.64-  E0424-RR   CREDIT STATIONARY OXYGEN",
        )
    ] == [(Kind.CHARGE, "174.64"), (Kind.CHARGE, "174.64"), (Kind.CREDIT, "-174.64")]


def test_counts_with_decimals_behind_a_price_and_its_amount_are_told_by_their_product() -> None:
    first, second = lines_of(
        "6/3/24    A7032        $ 43.95     $ 87.90     2.00   NASAL CUSHION",
        "6/3/24    A7038 (NU)    $ 7.62    ($ 15.24)    2.00   VOID: DISPOSABLE FILTER",
    )

    assert [(str(line.amount), line.units) for line in (first, second)] == [("87.90", 2), ("-15.24", 2)]


def test_payments_in_a_column_of_their_own_stay_lines_beside_counts_that_all_are_one() -> None:
    *_, payment = lines_of(
        "E1390 RR   259.65             09/22/25   1.00   OXYGEN CONCENTRATOR",
        "E1390 RR   259.65             10/22/25   1.00   OXYGEN CONCENTRATOR",
        "                      (47.13) 12/10/25          PAYMENT - VISA",
    )

    assert (payment.kind, str(payment.amount)) == (Kind.PAYMENT, "-47.13")


def test_a_running_balance_of_whole_dollars_is_told_behind_counts_with_decimals() -> None:
    lines = lines_of(
        "OXYGEN SYSTEM     E0439   RR   100224   092824   1.00   $204.00   $204.00",
        "PORTABLE OXYGEN   E0434   RR   100124   092824   1.00    $52.00   $256.00",
        "OXYGEN SYSTEM     E0439   RR   110424   102824   1.00   $204.00   $460.00",
        "PORTABLE OXYGEN   E0434   RR   110224   102824   1.00    $52.00   $512.00",
    )

    assert [(line.service_date, str(line.amount)) for line in lines[:2]] == [
        (date(2024, 9, 28), "204.00"),
        (date(2024, 9, 28), "52.00"),
    ]


@pytest.mark.parametrize(("mark", "rest"), [(" ", "   1 EA"), (".", ""), (")", "")])
def test_numbers_that_count_the_lines_are_no_counts(mark: str, rest: str) -> None:
    lines = lines_of(
        f"  1{mark}  $ 203.14   08/28/2025   E1390   RR   OXYGEN CONCENTRATOR{rest}",
        f"  2{mark}   $ 66.45   08/28/2025   K0738   RR   HOME FILL SYSTEM   {rest}",
        f"  3{mark}  $ 203.14   09/27/2025   E1390   RR   OXYGEN CONCENTRATOR{rest}",
    )

    assert {line.units for line in lines} == {1}


def test_lines_that_all_begin_with_an_amount_do_not_run_on_over_their_ends() -> None:
    lines = lines_of(
        "$69.40 for Home health aide services (G0156), 7/16/24, qty 4",
        "$126.81 for Physical therapy home visit (G0151), 7/16/24, qty 3",
        "$70.90 for Clinical social worker visit (G0155), 7/18/24",
    )

    assert [(line.code, str(line.amount)) for line in lines] == [
        ("G0156", "69.40"),
        ("G0151", "126.81"),
        ("G0155", "70.90"),
    ]


def test_a_price_that_makes_the_amount_times_the_count_raises_no_doubt_about_it() -> None:
    *_, line = lines_of(
        "03/31/2025   NEBULIZER",
        "             E0570 RR   1   27.32   27.32",
        "03/31/2025   NEBULIZER SET",
        "             A7003 NU   2    3.62    7.24",
        "RR = Rental   NU = New equipment   KX = Requirements met",
    )

    assert (line.code, str(line.amount), line.units) == ("A7003", "7.24", 2)
    assert reasons(line) == {"no headings"}


def test_the_column_that_comes_to_the_printed_total_is_that_of_the_amounts() -> None:
    lines = lines_of(
        "04/14/23   A7032 NU   NASAL CUSHION   2 G47.33   $ 45.71    $ 91.42",
        "04/14/23   A7046 NU   WATER CHAMBER   1 G47.33   $ 25.71    $ 25.71",
        "                                      TOTAL CHARGES        $ 117.13",
    )

    assert [str(line.amount) for line in lines] == ["91.42", "25.71"]


def test_an_item_without_a_code_has_its_figures_below_its_words_as_those_with_one_do() -> None:
    *_, fee, _ = lines_of(
        "23-APR-2023   PORTABLE OXYGEN",
        "              E0431 RR KX   1.00   $ 41.63   $ 41.63",
        "23-APR-2023   MEDICAL RECORDS COPIES",
        "                            1.00   $ 12.00   $ 12.00",
        "23-MAY-2023   PORTABLE OXYGEN",
        "              E0431 RR KX   1.00   $ 41.63   $ 41.63",
    )

    assert (fee.code, fee.description, str(fee.amount)) == (None, "MEDICAL RECORDS COPIES", "12.00")


def test_codes_padded_to_six_digits_are_no_days_beside_a_column_of_days() -> None:
    lines = lines_of(
        "036415   VENIPUNCTURE            021425   x1    $27.67",
        "071045   CHEST X-RAY 1 VIEW      021425   x1   $264.58",
        "071046   CHEST X-RAY 2 VIEWS     021425   x1   $337.37",
    )

    assert [(line.service_date, line.code) for line in lines] == [
        (date(2025, 2, 14), code) for code in ("36415", "71045", "71046")
    ]


def test_payments_stay_under_the_amounts_beside_prices_in_lines_that_are_numbered() -> None:
    _, payment, _ = lines_of(
        "1   02/12/24   E0439 RR   LIQUID OXYGEN       197.34    197.34",
        "2   02/20/24              INSURANCE PAYMENT            (284.17)",
        "3   03/12/24   E0439 RR   LIQUID OXYGEN       197.34    197.34",
    )

    assert (payment.kind, str(payment.amount)) == (Kind.PAYMENT, "-284.17")


@pytest.mark.parametrize(
    "text",
    [
        "On 03/05/2024 we provided Oxygen concentrator (E1390 RR), $195.50. On 03/06/2024 we provided Portable oxygen "
        "(E0431 RR), quantity 1, $36.50. On 04/05/2024 we provided Oxygen concentrator (E1390 RR), $195.50.",
        "03/05/2024 E1390 RR Oxygen concentrator $195.50 | 03/06/2024 E0431 RR Portable gaseous oxygen system $36.50 | "
        "04/05/2024 E1390 RR Oxygen concentrator $195.50",
        "03/05/2024 Oxygen concentrator, E1390 RR - $195.50; 03/06/2024 Paid oxygen portable, E0431 RR $36.50; "
        "04/05/2024 Oxygen concentrator rental, E1390 RR - $195.50",
    ],
)
@pytest.mark.parametrize("width", range(72, 88, 5))
def test_items_run_on_over_the_ends_of_the_lines_of_a_paragraph(text: str, width: int) -> None:
    legend = ("RR = Rental. Rentals are billed", "by the month.")
    assert read("Statement date: 04/30/2024", "", *textwrap.wrap(text, width), *legend, "Total charges: 427.50") == [
        (date(2024, 3, 5), "E1390", ("RR",), "195.50"),
        (date(2024, 3, 6), "E0431", ("RR",), "36.50"),
        (date(2024, 4, 5), "E1390", ("RR",), "195.50"),
    ]


@pytest.mark.parametrize("label", ["Due Date:", "Please pay by", "Closing date:"])
def test_a_day_by_which_to_pay_right_above_a_charge_is_not_that_of_its_service(label: str) -> None:
    (line,) = lines_of(
        "Yolanda Dowd                     Account 8924613",
        f"431 Larkspur Ln                  {label}   2023-09-25",
        "Durable medical equipment                       $611.21",
    )

    assert line.service_date is None


def test_whole_dollars_before_the_mark_of_a_footnote_are_an_amount() -> None:
    first, second = lines_of(
        "Cannula, nasal                 28 *",
        "12/27/21",
        "A4615",
        "VENTI MASK ADULT               11.50",
        "12/28/21",
        "A4620",
        "VENTI MASK CHILD                9.12",
        "12/29/21",
        "A4620",
    )[:2]

    assert [(line.code, str(line.amount)) for line in (first, second)] == [("A4615", "28.00"), ("A4620", "11.50")]


def test_a_doctors_code_between_the_day_behind_the_words_and_its_count_is_read() -> None:
    lines = lines_of(
        "COLLECTION VENOUS BLOOD          09/16/2024 36415 x1        381.96",
        "CBC W/AUTO DIFF                  09/16/2024 85025 x1        274.00",
        "PAYMENT - CHECK #43937           11/03/2024               344.32 CR",
    )

    assert [(line.code, line.description) for line in lines] == [
        ("36415", "COLLECTION VENOUS BLOOD"),
        ("85025", "CBC W/AUTO DIFF"),
        (None, "PAYMENT - CHECK #43937"),
    ]


@pytest.mark.parametrize("sum_between", ["", "Total charges  151.23"])
def test_the_box_over_charges_side_by_side_is_not_cut_with_them(sum_between: str) -> None:
    lines = lines_of(
        "Invoice Date     Account                      Birth          Pay This",
        "08/31/2025       8314961                      05/26/1936     151.23",
        sum_between,
        "Nebulizer                               NEB ADMIN SET",
        "06/14/2025 E0570 RR    65.23            07/14/2025 A7003 NU    43.00",
        "AEROSOL MASK                            AEROSOL MASK",
        "06/14/2025 A7015 NU    21.50            07/14/2025 A7015 NU    21.50",
    )

    assert [str(line.amount) for line in lines] == ["65.23", "21.50", "43.00", "21.50"]


def test_a_box_of_days_and_names_ends_above_the_first_row_of_a_list() -> None:
    first, _ = lines_of(
        "STATEMENT DATE    Customer ID    Pay By         PATIENT",
        "06/05/2023        OX-278933      06/25/2023     Ann Lee",
        "04/09/2023   VENIPUNCTURE ............ $ 366.06",
        "  36415   Units: 1.0",
        "04/09/2023   TSH ..................... $ 590.79",
        "  84443   Units: 1.0",
    )

    assert (first.code, first.description, str(first.amount)) == ("36415", "VENIPUNCTURE", "366.06")


def test_a_line_that_names_days_of_the_paper_is_no_charge() -> None:
    (line,) = lines_of(
        "4802 Route 9   Statement Date: Pay This Amount: Jun 23, 2025 $153.00",
        "3/15/2024   E0601 RR   CPAP DEVICE   153.00",
    )

    assert (line.code, str(line.amount)) == ("E0601", "153.00")


def test_a_box_of_names_at_the_head_takes_no_charge_from_the_list_below_it() -> None:
    lines = lines_of(
        "Humana Gold Plus        6A86-EX5-QY64    07/31/2024",
        "Payer                   Subscriber ID    Payment Due",
        "",
        "Date of service 05/24/2024 - Provider: SMITH, JOHN MD",
        "     99213 (25)     OFFICE VISIT                   $ 183.00",
        "     G0008          FLU VACCINE ADMINISTRATION      $ 39.59",
    )

    assert [line.code for line in lines] == ["99213", "G0008"]


def test_rows_that_fit_none_of_the_broken_names_above_them_are_read_without_these() -> None:
    row = "{}-24     E0434      RR        Portable liquid oxygen           1     $31.00        $31.00"
    found = lines_of(
        "Date of Service       HCPCS        Modifiers                        Item   Quantity      Rate",
        "              Charge",
        *(row.format(day) for day in ("18-May", "18-Jun", "18-Jul")),
        "12-Aug-24                       Medicare payment                                      ($38.83)",
        row.format("18-Aug"),
    )

    assert [str(line.amount) for line in found] == ["31.00", "31.00", "31.00", "-38.83", "31.00"]
    assert {line.code for line in found if line.amount > 0} == {"E0434"}
