"""Narrow tables: days cut or printed without marks, a name that stands beside the next, sums with half of their cents."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model import Kind
from tests.reading.test_statements import lines_of, statements_of


def test_a_day_cut_at_both_dashes_is_one_day() -> None:
    first, second = lines_of(
        "Date   Posted     Code       Description               Qty    Charge",
        "08-",
        "15-    08-17-25   E0439 RR   LIQUID OXYGEN             1      237.87",
        "25",
        "09-",
        "15-    09-17-25   E0439 RR   LIQUID OXYGEN             1      237.87",
        "25",
    )

    assert (first.service_date, second.service_date) == (date(2025, 8, 15), date(2025, 9, 15))


def test_six_digits_alone_head_a_group_whatever_number_wraps_alone_elsewhere() -> None:
    found = lines_of(
        "Ln   Code       Description               Qty    Charge",
        "082223",
        "1    E0439 RR   LIQUID OXYGEN Order       1      194.28",
        "                553004",
        "092223",
        "2    E0434 RR   PORTABLE LIQUID Order     1       51.72",
        "                553004",
    )

    assert [line.service_date for line in found] == [date(2023, 8, 22), date(2023, 9, 22)]


def test_two_days_of_six_digits_a_blank_apart_go_each_to_its_column() -> None:
    first, second = lines_of(
        "Code       Description    DOS    Posted   Qty    Charge",
        "E1390 RR   OXYGEN         112424 112524   1      203.78",
        "E0431 RR   PORTABLE              113024   1       47.87",
    )

    assert [line.service_date for line in (first, second)] == [date(2024, 11, 24), date(2024, 11, 24)]


def test_a_name_beside_that_of_counts_is_parted_from_it_though_the_figures_end_beyond() -> None:
    first, _ = lines_of(
        "Date         Quantity Billed   Allowed   Ins Paid   Code       Description",
        "03/05/2024    1 EA      93.24    67.13      53.70   E0601 RR   CPAP DEVICE",
        "04/05/2024    1 EA      93.24    67.13      53.70   E0601 RR   CPAP DEVICE",
    )

    assert (str(first.amount), str(first.other_money["allowed"])) == ("93.24", "67.13")


def test_a_total_of_one_decimal_ends_the_table() -> None:
    (statement,) = statements_of(
        "Date         Code       Description       Charge   Insurance Paid\n"
        "03/05/2024   E1390 RR   CONCENTRATOR      195.50           156.40\n"
        "03/06/2024   E0431 RR   PORTABLE           43.00            38.91\n"
        "\n"
        "Total Charges This Statement: 238.5\n"
        "Insurance paid: -195.31\n"
        "Amount due: 43.19"
    )

    assert [line.kind for line in statement.lines] == [Kind.CHARGE, Kind.CHARGE]
    assert statement.reading.agrees_with == "total charges"


def test_charges_right_of_their_name_before_that_of_payments_which_none_has_are_charges() -> None:
    lines = lines_of(
        "Date         Code    Description          Charges             Credit            Balance",
        "03/05/2024   94010   Spirometry                       118.00                          118.00",
        "03/06/2024   94640   Nebulizer                         87.40                          205.40",
    )

    assert [str(line.amount) for line in lines] == ["118.00", "87.40"]


@pytest.mark.parametrize("again", [(), ("Visit on 03/20/2024", "{heading}")])
def test_figures_right_of_their_names_go_each_to_the_next_one(again: tuple[str, ...]) -> None:
    heading = "Date         Code    Description          Charges             Payments"
    lines = lines_of(
        "Visit on 03/05/2024",
        heading,
        "03/05/2024   94010   Spirometry                       118.00",
        "03/06/2024   94640   Nebulizer                         87.40",
        *(text.format(heading=heading) for text in again),
        "03/20/2024           Aetna PPO                                             64.00",
        "03/20/2024           Cash                                                   9.00",
    )

    assert [str(line.amount) for line in lines] == ["118.00", "87.40", "-64.00", "-9.00"]


def test_a_month_that_heads_a_group_in_the_column_of_codes_is_the_code_of_no_row() -> None:
    (line,) = lines_of(
        "Visit Date   Code          Details               Amount",
        "             June 2024",
        "06/01/2024                 MISC DME CHARGES      1183.39",
    )

    assert (line.code, line.description) == (None, "MISC DME CHARGES")


def test_cards_side_by_side_hold_their_codes_below_their_figures() -> None:
    lines = lines_of(
        "Metabolic panel            $71.00      Chest X-ray               $184.00",
        "  Apr 2, 2024   80053   Qty 1            Apr 2, 2024   71046   Qty 1",
        "",
        "Venipuncture               $22.00      Spirometry                 $96.00",
        "  Apr 2, 2024   36415   Qty 1            Apr 2, 2024   94010   Qty 1",
    )

    assert [(line.code, str(line.amount)) for line in lines] == [
        ("80053", "71.00"),
        ("36415", "22.00"),
        ("71046", "184.00"),
        ("94010", "96.00"),
    ]


def test_a_count_over_the_month_of_the_next_charge_is_no_day_cut_from_it() -> None:
    first, second = lines_of(
        *(
            "Date of Service:   Oct 1, 2024",
            "Procedure Code:    E1390 RR",
            "Units:             1",
            "Charge:     153.00",
        ),
        *(
            "Date of Service:   Nov 2, 2024",
            "Procedure Code:    E1390 RR",
            "Units:             1",
            "Charge:     153.00",
        ),
    )

    assert (first.service_date, second.service_date) == (date(2024, 10, 1), date(2024, 11, 2))


def test_a_long_number_that_ends_where_the_amounts_do_is_none_of_one_decimal() -> None:
    (statement,) = statements_of(
        "                                    Account No.  93732.4\n"
        "Date         Code       Description        Qty    Charge\n"
        "03/05/2024   E1390 RR   CONCENTRATOR         1    195.50\n"
        "03/06/2024   E0431 RR   PORTABLE             1     43.00\n"
    )

    assert statement.details.account
    assert statement.details.account.value == "93732.4"


def test_a_day_on_three_lines_takes_no_year_of_the_day_on_two_beside_it() -> None:
    rent, fill = lines_of(
        "From     Through     Procedure   Description   Charges",
        "Dec      Jan 6,      E1390       CONC          $177.28",
        "8,       2026                    OXYGEN",
        "2025                             HOME",
        "Dec      Jan 6,      K0738       Home fill      $59.56",
        "8,       2026                    portable",
        "2025                             oxygen",
    )

    assert (rent.service_date, rent.end_date, rent.description) == (
        date(2025, 12, 8),
        date(2026, 1, 6),
        "CONC OXYGEN HOME",
    )
    assert fill.service_date == date(2025, 12, 8)


def test_a_credit_of_whole_dollars_keeps_its_mark_below_charges_that_end_as_it_does() -> None:
    *_, rent, _, payment = lines_of(
        "Date         Item                    Code     Unit     Charge",
        "05/27/2024   OXYGEN CONCENTRATOR     E1391    1.00     220.50",
        "06/18/2024   Medicare payment                       123.48 CR",
        "06/27/2024   OXYGEN CONCENTRATOR     E1391    1.00     220.50",
        "06/27/2024   PORTABLE OXYGEN         E0431    1.00         50",
        "07/02/2024   Patient payment                            13 CR",
    )

    assert [str(line.amount) for line in (rent, payment)] == ["220.50", "-13.00"]
