"""Tables in which each column is a charge."""

from __future__ import annotations

import pytest

from tests.reading.test_statements import statements_of

WITH_TITLES = """
                    Item 1          Item 2          Item 3        Total
Date of service     03/01/2024      03/01/2024      03/05/2024
HCPCS               E1390 RR        E0431 RR        A4615
Description         Oxygen          Portable gas    Cannula
                    concentrator    system
Quantity                   1               1               4
Charge                210.00           32.00           12.00         254.00
Balance due 254.00
"""
WITH_COLONS = """
Procedure:     E1390       E0431       A4615
Modifier:      RR          RR
Date:          03/01/2024  03/01/2024  03/05/2024
Item:          CONCENTR.   PORTABLE    CANNULA
Qty:           1           1           4
Amount:        $210.00     $32.00      $12.00
Total charges: $254.00
"""
ONE_ALONE = """
                    Charge 1          Charge 2
Code / Modifiers    E1390-RR          E0431-RR
From                03/01/2024        03/01/2024
Units                        1                 1
Amount billed           210.00             32.00
Insurance paid          100.00             20.00

                    Charge 3
Code / Modifiers    A4615
From                03/05/2024
Units                        4
Amount billed            12.00
Insurance paid            0.00

Total charges           254.00
"""


@pytest.mark.parametrize("table", [WITH_TITLES, WITH_COLONS, ONE_ALONE])
def test_each_column_is_a_charge(table: str) -> None:
    (statement,) = statements_of(table)

    assert [(line.code, line.modifiers, int(line.units), str(line.amount)) for line in statement.lines] == [
        ("E1390", ("RR",), 1, "210.00"),
        ("E0431", ("RR",), 1, "32.00"),
        ("A4615", (), 4, "12.00"),
    ]
    assert [line.service_date.day for line in statement.lines if line.service_date] == [1, 1, 5]
    assert statement.reading.agrees_with == "total charges"


def test_names_with_one_value_each_above_lists_are_no_table_on_its_side() -> None:
    (statement,) = statements_of(
        """
Statement date:   02/28/2024     Member ID:   W2773
Account:          AC-28562
Date of service: 01/15/2024
CPAP DEVICE (E0601 RR) . . . . . . . . . . . .    $86.00
HEADGEAR (A7035 NU) . . . . . . . . . . . . .     $29.58
Total . . . . . . . . . . . . . . . . . . . .    $115.58
Date of service: 02/15/2024
CPAP DEVICE (E0601 RR) . . . . . . . . . . . .    $86.00
Insurance payment . . . . . . . . . . . . . .    ($40.00)
Total . . . . . . . . . . . . . . . . . . . .     $46.00
Date of service: 03/15/2024
CPAP DEVICE (E0601 RR) . . . . . . . . . . . .    $86.00
Total . . . . . . . . . . . . . . . . . . . .     $86.00
"""
    )

    assert [line.code for line in statement.lines] == ["E0601", "A7035", "E0601", None, "E0601"]


def test_the_names_of_columns_over_one_row_and_its_total_are_no_table_on_its_side() -> None:
    (statement,) = statements_of(
        """
Service                             Date           Charge      Allowed amount   Paid by plan   Your share
Office visit, established patient   May 31, 2023   $154.96     $132.87          $106.30        $26.57
Code: 99213
Total                                              $154.96     $132.87          $106.30        $26.57
"""
    )

    assert [(line.code, str(line.service_date), str(line.amount)) for line in statement.lines] == [
        ("99213", "2023-05-31", "154.96")
    ]
