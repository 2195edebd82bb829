"""Money told by the column it stands in: cents in a box of their own, credits among payments, counts with decimals."""

from __future__ import annotations

from datetime import date

from checker.model import Kind
from tests.reading.test_statements import HEADING, RENT, TANK, lines_of, statements_of
from tests.reading.test_told_by_neighbours import amounts


def test_cents_under_their_own_name_belong_to_the_dollars_before_them() -> None:
    assert amounts(
        "Date         Qty   Charge  Cents   Code       Description",
        "03/05/2024     1    1,154  61      E1390 RR   OXYGEN CONCENTRATOR",
        "03/06/2024     1      -31  05      E0431 RR   PORTABLE OXYGEN",
    ) == ["1154.61", "-31.05"]


def test_cents_without_a_name_are_told_by_amounts_of_different_length() -> None:
    assert amounts(
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR       1,195   50",
        "03/06/2024   E0431 RR   PORTABLE OXYGEN              43   00",
        "03/07/2024   A7038      FILTER                        8   05",
    ) == ["1195.50", "43.00", "8.05"]


def test_a_charge_taken_back_in_the_column_of_payments_is_a_credit() -> None:
    _, credit = lines_of(
        "Date         Code       Description               Charge   Payments",
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR       195.50",
        "03/05/2024   E1390 RR   VOID: OXYGEN CONCENTRATOR            195.50",
    )

    assert (credit.kind, str(credit.amount)) == (Kind.CREDIT, "-195.50")


def test_a_name_of_two_columns_is_parted_where_a_later_row_fills_the_third() -> None:
    charge, credit = lines_of(
        "                           Payments &    Item",
        "Date       Code  QTY Billed Adjustments  Code    Details",
        "02-23-24   0300   x1  23.18              36415   VENIPUNCTURE",
        "02-23-24   0301   x1            137.00   80053   CREDIT METABOLIC PANEL",
    )

    assert (str(charge.amount), charge.kind) == ("23.18", Kind.CHARGE)
    assert str(credit.amount) == "-137.00"


def test_a_fee_for_a_returned_check_is_a_charge() -> None:
    *_, fee = lines_of(HEADING, RENT, "03/09/2024              RETURNED CHECK FEE        1       20.00")

    assert (fee.kind, str(fee.amount), fee.doubts) == (Kind.CHARGE, "20.00", ())


def test_counts_with_decimals_in_a_list_without_headings_are_no_money() -> None:
    assert amounts(
        "OXYGEN CONCENTRATOR   E1390-RR    03/18/2025   1.00   $206.72",
        "CPAP MASK             A7030-NU    03/18/2025   1.00   $211.97",
        "FILTER                A7039       03/18/2025   1.00    $16.00",
    ) == ["206.72", "211.97", "16.00"]


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


def test_a_total_of_one_decimal_is_told_by_its_name() -> None:
    (statement,) = statements_of("\n".join((HEADING, RENT, TANK, "", "Total charges        238.5")))

    assert statement.reading.agrees_with == "total charges"


def test_figures_at_the_top_of_a_page_are_of_the_statement_before() -> None:
    heads = [
        (f"Account: {account}", f"Patient: {name}", "", HEADING, RENT)
        for account, name in (("5512", "MARY OAKES"), ("7719", "JOHN YODER"))
    ]
    first, second = statements_of("\n".join(heads[0]), "\n".join(("Total charges: 195.50", "", *heads[1])))

    assert (first.reading.agrees_with, second.reading.agrees_with) == ("total charges", None)


def test_the_day_of_the_statement_above_sums_by_kind_makes_no_items_of_them() -> None:
    (statement,) = statements_of(
        "\n".join(
            (
                "MARY OAKES              Account #:                       A283701",
                "4264 ELM COURT          Statement Date:               03/16/2025",
                "DULUTH, MN 55802        Policy #:                   YBP508601679",
                "",
                "OXYGEN EQUIPMENT                                          92.86",
                "SUPPLIES AND ACCESSORIES                                  46.44",
                "Total charges                                            139.30",
            )
        )
    )

    assert not statement.itemized
