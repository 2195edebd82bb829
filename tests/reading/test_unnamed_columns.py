"""Columns of lists without headings, told by the shape of all that stands in them."""

from __future__ import annotations

import pytest

from tests.reading.test_statements import lines_of, statements_of


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (("1", "1", "2"), ("1", "1", "2")),
        (("1 EA", "1 EA", "2 EA"), ("1", "1", "2")),
        (("x3", "x2", "x2"), ("3", "2", "2")),
        (("0291", "0291", "0291"), ("0291",) * 3),
        (("J96.11", "J96.11", "G47.33"), ("1",) * 3),
        (("4456855", "4456855", "6453896"), ("1",) * 3),
        (("K479754", "K479754", "P295783"), ("K479754", "K479754", "P295783")),
    ],
)
@pytest.mark.parametrize("row", ["{}   {:<7}   MACHINE   E1390 RR   {}", "{}   E1390 RR   MACHINE   {:<7}   {}"])
def test_what_stands_in_a_column_without_a_name_is_told_by_its_shape(
    row: str, column: tuple[str, ...], told: tuple[str, ...]
) -> None:
    days = (("06/13/24", "139.24"), ("06/14/24", " 39.87"), ("06/15/24", "  4.90"))
    lines = lines_of(*(row.format(day, cell, amount) for (day, amount), cell in zip(days, column, strict=True)))

    read = [(line.serial or line.revenue_code or str(line.units), line.description) for line in lines]
    assert read == [(each, "MACHINE") for each in told]


def test_a_place_of_service_counts_nothing() -> None:
    lines = lines_of(
        "05/16/2024   12   E1390 RR   Oxygen machine   $177.11",
        "06/16/2024   12   E1390 RR   Oxygen machine   $177.11",
        "07/16/2024   12   E1390 RR   Oxygen machine   $177.11",
    )

    assert [(line.units, line.description) for line in lines] == [(1, "12 Oxygen machine")] * 3


def test_counts_like_money_before_a_price_that_most_amounts_repeat_are_counts() -> None:
    lines = lines_of(
        "06/13/24   E0439 RR   LIQUID OXYGEN        1.00   $139.24   $139.24",
        "06/13/24   E0434 RR   PORTABLE OXYGEN      1.00    $39.87    $39.87",
        "07/13/24   E0439 RR   LIQUID OXYGEN        1.00   $139.24   $139.24",
        "07/13/24   E0434 RR   PORTABLE OXYGEN      1.00    $39.87    $39.87",
        "07/13/24   A7038 NU   DISPOSABLE FILTER    2.00     $4.90     $9.80",
    )

    assert [(line.units, str(line.amount)) for line in lines[-2:]] == [(1, "39.87"), (2, "9.80")]


def test_the_price_stands_where_the_only_count_above_one_says() -> None:
    lines = lines_of(
        "02/17/24   $135.44    1   E1390 RR   $135.44   CONCENTRATOR",
        "02/17/24   $103.04    1   E0601 RR   $103.04   CPAP MACHINE",
        "03/17/24   $135.44    1   E1390 RR   $135.44   CONCENTRATOR",
        "03/17/24   $103.04    1   E0601 RR   $103.04   CPAP MACHINE",
        "03/17/24     $8.96    2   A7038 NU     $4.48   FILTER",
        "04/08/24    $37.97 CR                          Payment - thank you",
    )

    assert [(str(line.amount), str(line.unit_price)) for line in lines[-2:]] == [("8.96", "4.48"), ("-37.97", "None")]


def test_a_name_alone_right_above_a_list_is_no_card() -> None:
    (statement,) = statements_of(
        "PATIENT:           NADINE BERGSTROM\n"
        "Account Number:    44154082\n"
        "Insurance ID:      JQK915519082\n"
        "Services:\n"
        "\n"
        " CONCENTRATOR        E1390/RR    8/15/2024    $225.50\n"
        " CONCENTRATOR        E1390/RR    9/15/2024    $225.50\n"
    )

    assert [line.code for line in statement.lines] == ["E1390", "E1390"]


def test_a_department_beside_a_code_padded_to_six_is_no_span_of_days() -> None:
    rows = (
        "9/14/2025 0301 082803    BLOOD GASES ANY COMBINATION      1.00    $280.97",
        "9/14/2025 0307 081001    URINALYSIS W MICRO               1.00     $98.00",
        "9/15/2025 0301 084484    TROPONIN QUANT                   1.00    $290.62",
    )
    lines = statements_of("\n".join(rows))[0].lines

    assert [(line.code, line.service_date and line.service_date.day) for line in lines] == [
        ("82803", 14),
        ("81001", 14),
        ("84484", 15),
    ]


def test_the_number_of_a_machine_below_the_charges_is_none() -> None:
    rows = (
        "DATE         SERVICE                                         TOTAL CHARGES",
        "10/08/2025   OXYGEN CONCENTRATOR RENTAL                             238.50",
        "             HCPCS E1390, RR Qty 1 @ 238.50          S/N SN1383219",
        "11/08/2025   OXYGEN CONCENTRATOR RENTAL                             238.50",
        "             HCPCS E1390, RR Qty 1 @ 238.50          S/N SN1383219",
    )
    lines = lines_of(*rows)

    assert [(line.code, str(line.amount)) for line in lines] == [("E1390", "238.50")] * 2
