"""Papers as billing systems print them: what only their own habits tell apart."""

from __future__ import annotations

from datetime import date

from checker.model import Kind
from tests.reading.test_statements import lines_of


def test_letters_and_the_period_that_begins_on_its_day_belong_to_the_row_above_them() -> None:
    first, second, third = lines_of(
        "DATE     CODE      DESCRIPTION                   QTY     AMOUNT     BALANCE",
        "05/14/24 E1390     OXYGEN CONCENTRATOR             1     222.91      222.91",
        "         MOD: RR KX      FROM 05/14/24 TO 06/13/24",
        "05/15/24 A7030     FULL FACE MASK                  1     160.98      383.89",
        "         MOD: NU",
        "06/14/24 E1390     OXYGEN CONCENTRATOR             1     222.91      606.80",
        "         MOD: RR KX      FROM 06/14/24 TO 07/13/24",
    )

    assert [line.modifiers for line in (first, second, third)] == [("RR", "KX"), ("NU",), ("RR", "KX")]
    assert [line.end_date for line in (first, second, third)] == [date(2024, 6, 13), None, date(2024, 7, 13)]


def test_seven_digits_of_an_item_are_no_code_with_its_modifier() -> None:
    lines = lines_of(
        "DATE      CHARGE CODE   DESCRIPTION            HCPCS    QTY     AMOUNT",
        "03/10/24  5553212       SPIROMETRY             94010      1     341.80",
        "03/10/24  2060657       BNP                    83880      1     321.43",
        "03/10/24  5680025       MASK NON-REBREATHER               1      11.05",
    )

    assert [line.code for line in lines] == ["94010", "83880", None]


def test_copays_are_charges_where_the_printed_total_counts_them() -> None:
    copays = (
        "08/02/2024   RX 6019024 ALBUTEROL COPAY       $8.00",
        "08/09/2024   SPECIALTY VISIT COPAY          $50.00",
    )
    owed = lines_of("Date         Description                   Amount", *copays, "Total charges          $58.00")
    unsaid = lines_of("Date         Description                   Amount", *copays)

    assert [(line.kind, str(line.amount)) for line in owed] == [(Kind.CHARGE, "8.00"), (Kind.CHARGE, "50.00")]
    assert {line.kind for line in unsaid} == {Kind.PAYMENT}
