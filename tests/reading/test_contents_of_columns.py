"""What a column is whose name may mean several things, told by what stands in it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.test_statements import lines_of, statements_of


@pytest.mark.parametrize(
    "days", [("03/19/25 03/17/25-04/16/25", "04/25/25 04/17/25"), ("031925   031725-041625", "042525   041725")]
)
def test_service_beside_the_words_heads_the_days_where_all_rows_have_one(days: tuple[str, str]) -> None:
    lines = lines_of(
        "POSTED   SERVICE           PROC CODE   DESCRIPTION               QTY   AMOUNT",
        f"{days[0]:<27}E1390 RR    OXYGEN CONCENTRATOR        1    189.06",
        f"{days[1]:<27}A7038       FILTER                     1     10.00",
    )

    assert [line.service_date for line in lines] == [date(2025, 3, 17), date(2025, 4, 17)]


def test_a_box_that_names_sums_alone_heads_no_charges() -> None:
    lines = lines_of(
        "Total charges     Insurance paid     Contractual adjustments     Balance due",
        "222.00            (100.00)           (50.00)                     72.00",
        "Description       Code     Mods      Date       Qty    Charge    Allowed    Plan Paid    Your Share",
        "Concentrator      E1390    RR        05/31/25   1.00   200.00    130.00     90.00        40.00",
        "Filter            A7038    NU        05/31/25   2.00    22.00     20.00     10.00        10.00",
    )

    assert [str(line.amount) for line in lines] == ["200.00", "22.00"]


def test_a_table_on_its_side_is_not_taken_for_lists_side_by_side() -> None:
    lines = lines_of(
        "Date            03/01/2024      04/01/2024",
        "HCPCS           E1390           E1390",
        "Description     Oxygen          Oxygen",
        "                concentrator    concentrator",
        "Charge          $162.00         $162.00",
        "",
        "Date            05/01/2024      06/01/2024",
        "HCPCS           E1390           E1390",
        "Description     Oxygen          Oxygen",
        "                concentrator    concentrator",
        "Charge          $162.00         $162.00",
    )

    assert [line.service_date.month for line in lines if line.service_date] == [3, 4, 5, 6]


def test_sums_above_the_first_item_are_no_item_though_days_stand_above_them() -> None:
    lines = lines_of(
        "Date of Birth     11-02-1939",
        "Date              07-Apr-2025",
        "Total charges:    $339.86",
        "Total amount due: $339.86",
        "Stationary liquid oxygen system                         169.93",
        "Date of service 18-Dec-2024    Code E0439 RR   Qty 1",
        "",
        "Stationary liquid oxygen system                         169.93",
        "Date of service 18-Jan-2025    Code E0439 RR   Qty 1",
    )

    assert [(line.code, str(line.amount)) for line in lines] == [("E0439", "169.93"), ("E0439", "169.93")]


def test_a_last_day_below_another_in_a_column_of_transactions_has_that_for_its_first() -> None:
    lines = lines_of(
        "Activity Date     Type      Description          Code       Units    Amount",
        "2023-05-28                  OXYGEN",
        "thru 2023-06-27   Rental    CONCENTRATOR         E1390 RR   1        238.00",
        "",
        "2023-06-28                  OXYGEN",
        "thru 2023-07-27   Rental    CONCENTRATOR         E1390 RR   1        238.00",
    )

    assert [line.service_date for line in lines] == [date(2023, 5, 28), date(2023, 6, 28)]


def test_long_numbers_under_a_name_that_is_not_known_are_no_words() -> None:
    rows = (
        "1     Concentrator, single delivery   E1390   RR    4456855    188.49",
        "      port, 85 percent or greater",
        "1     HOMEFILL COMPRESSOR RNTL        K0738   RR    6453896     49.00",
    )
    lines = lines_of("Unit  Item                            HCPCS   Mod   Trx        Amount", *rows, *rows)

    assert lines[0].description == "Concentrator, single delivery port, 85 percent or greater"


def test_cents_of_amounts_all_alike_are_told_by_the_sum_of_two_pages() -> None:
    heading = "Date         Item Code  Description             Units      Amount\n"
    billed = " " * 59 + "Billed\n" + heading
    (statement,) = statements_of(
        billed
        + "03/22/2025   E1390      Oxygen Concentrator         1      178   95\n\n"
        + "04/22/2025   E1390      Oxygen Concentrator         1      178   95\n",
        billed
        + "05/22/2025   E1390      Oxygen Concentrator         1      178   95\n\n"
        + "Total                                                      536.85",
    )

    assert [(line.units, str(line.amount)) for line in statement.lines] == [(1, "178.95")] * 3


def test_cents_that_a_narrow_box_cut_in_two_are_whole() -> None:
    (statement,) = statements_of(
        """
03/05/2024   E1390 RR   CONCENTRATOR      1,431.16

Total charges     $1,431.1
                         6
"""
    )

    assert statement.reading.agrees_with == "total charges"


def test_days_left_of_the_codes_of_most_rows_are_no_box_beside_the_table() -> None:
    lines = lines_of(
        "POSTED   SERVICE  REV      PROC CODE   DESCRIPTION                QTY   AMOUNT",
        "06/19/25 06/13/25 0260     96365       IV INFUSION                  1   187.28",
        "06/19/25 06/13/25 0320     70486       CT SINUS                     1   916.94",
        "06/21/25 06/14/25 0410     94640       NEBULIZER TREATMENT          1   106.32",
        "",
        "Account    Balance         Statement date    Amount due",
        "HX-20418   forward         06/25/25          1210.54",
    )

    assert [line.service_date for line in lines] == [date(2025, 6, 13), date(2025, 6, 13), date(2025, 6, 14)]


def test_a_line_of_a_day_and_a_count_by_their_names_alone_is_no_sum() -> None:
    rows = [
        ("OXYGEN CONCENTRATOR    E1390 RR    195.50", "101224"),
        ("PORTABLE OXYGEN        E0431 RR     43.00", "101324"),
    ]
    found = lines_of(*(line for row, day in rows for line in (row, f"Service date: {day}     Quantity: 1 EA")))

    assert [line.service_date for line in found] == [date(2024, 10, 12), date(2024, 10, 13)]


def test_a_whole_number_under_prices_beside_signed_amounts_is_a_price_only_where_it_makes_them() -> None:
    one, pair = lines_of(
        "Code      Description        Date        Unit Price     Billed",
        "E1390     CONCENTRATOR       03/05/24            1    $ 127.70",
        "A4615     CANNULA            03/06/24            6    $   6.00",
    )

    assert (one.unit_price, pair.unit_price) == (None, 6)


def test_a_row_that_prints_the_last_day_of_the_row_above_alone_begins_with_it_too() -> None:
    rent, mask, visit = lines_of(
        "From       Thru       Code    Description        Charge",
        "02/09/25   03/08/25   E1390   CONCENTRATOR       127.70",
        "           03/08/25   E0601   CPAP                61.20",
        "           04/11/25   94010   SPIROMETRY          96.00",
    )

    assert [line.service_date for line in (rent, mask)] == [date(2025, 2, 9)] * 2
    assert visit.service_date == date(2025, 4, 11)


def test_the_only_codes_of_a_bill_that_are_a_plans_reasons_are_no_letters_of_a_code() -> None:
    lines = lines_of(
        "Date         Rev     Codes     Description            Charge",
        "03/07/2026   0290    CO-45     COMPRESSOR RENTAL       33.49",
        "03/07/2026   0270    A1        NEBULIZER SET           36.95",
    )

    assert [(line.code, line.modifiers, line.remark_codes) for line in lines] == [
        (None, (), ("CO-45",)),
        (None, (), ("A1",)),
    ]


def test_the_numbers_of_a_firms_products_are_no_codes_where_others_stand_below_the_words() -> None:
    rows = [(f"{month:02}/30/2026", "CONC DUAL PORT RENTAL", "23420", "147.25") for month in range(1, 6)]
    lines = lines_of(
        "Date         What you received        Product #    Charge",
        *(part for day, *cells in rows for part in ("   ".join((day, *cells)), "             E1391, RR")),
    )

    assert [(line.code, line.modifiers) for line in lines] == [("E1391", ("RR",))] * 5


def test_the_only_code_of_a_bill_that_lost_a_digit_is_no_plans_reason() -> None:
    (line,) = lines_of(
        "Date         Code      Mod     Description            Charge",
        "03/07/2026   E139      RR      CONCENTRATOR RENTAL     76.00",
    )

    assert (line.code, line.modifiers, line.remark_codes) == ("E139", ("RR",), ())


@pytest.mark.parametrize(("amount", "price"), [("18.20", "18.20"), ("45.20", "18.20")])
def test_a_fee_beside_what_it_extends_to_is_the_price_though_one_row_does_not_come_out(amount: str, price: str) -> None:
    lines = lines_of(
        "Date         Code     Description            Units       Fee    Extended",
        "03/07/2026   E0570    NEBULIZER RENTAL           1     18.20       18.20",
        "03/07/2026   A7003    NEBULIZER SET              2      3.85        7.70",
        f"04/07/2026   E0570    NEBULIZER RENTAL           1     18.20       {amount}",
    )

    assert [(str(line.amount), str(line.unit_price)) for line in lines[1:]] == [("7.70", "3.85"), (amount, price)]


def test_a_day_in_the_place_of_a_code_is_none() -> None:
    (line,) = lines_of(
        "DATE                       CPT/HCPCS                        DESCRIPTION         CHARGE",
        "Claim 550924345 Service Date 2024-12-01",
        "2024-12-01                                                  EQUIPMENT RENTAL    290.83",
    )

    assert (line.code, line.service_date) == (None, date(2024, 12, 1))


def test_a_day_of_the_week_right_below_the_headings_is_no_value_under_them() -> None:
    lines = lines_of(
        "ITEMIZATION OF CHARGES",
        "CPT    MODIFIER(S)    ITEM                     COUNT   SKU        FEE",
        "Mon 09/06/2021",
        " E1391  RR            OXYGEN CONCENTRATOR      1/MO    174504     $ 181.75",
        "E0431   RR            PORTABLE OXYGEN          1/MO    SKU448276  $ 44.12",
        "Wed 10/06/2021",
        " E1391  RR            OXYGEN CONCENTRATOR      1/MO    174504     $ 181.75",
        "",
        "",
        "CPT    MODIFIER(S)    ITEM                         COUNT   SKU        FEE",
        "Sat 11/06/2021",
        " E1391  RR            OXYGEN CONCENTRATOR          1/MO    174504     $ 181.75",
    )

    assert [line.service_date for line in lines] == [date(2021, at, 6) for at in (9, 9, 10, 11)]


def test_figures_that_end_alike_are_of_one_column_though_the_narrow_ones_stand_nearer_the_next_name() -> None:
    lines = lines_of(
        "Date         Code       Description          Chg         Receipts",
        "01/24/2021   E0470 RR   BILEVEL DEVICE         $1,210.75",
        "01/24/2021   E0601 RR   CPAP DEVICE            $1,312.49",
        "02/24/2021   A4620      MASK                       $7.12",
        "02/24/2021   A4615      CANNULA                    $4.24",
    )

    assert [str(line.amount) for line in lines] == ["1210.75", "1312.49", "7.12", "4.24"]
