"""Papers as billing systems print them: what only their own habits tell apart."""

from __future__ import annotations

from datetime import date

from checker.model import Kind
from tests.reading.test_statements import HEADING, RENT, TANK, lines_of, statements_of


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
    paid = "08/30/2024   PAYMENT RECEIVED              -$24.08"
    owed = lines_of("Date         Description                   Amount", *copays, paid, "Total charges          $58.00")
    unsaid = lines_of("Date         Description                   Amount", *copays)

    assert [(line.kind, str(line.amount)) for line in owed[:2]] == [(Kind.CHARGE, "8.00"), (Kind.CHARGE, "50.00")]
    assert {line.kind for line in unsaid} == {Kind.PAYMENT}


def test_the_day_an_invoice_names_is_that_of_the_rows_below_it() -> None:
    lines = lines_of(
        "HCPCS    Mods     Description            Qty    Charges    Patient Due",
        "Invoice 590502    Service Date 04/09/2024",
        "E1390    RR       OXYGEN CONCENTRATOR      1    $158.77         $22.55",
        "K0738    RR       PORTABLE OXYGEN          1     $68.66          $7.55",
        "Invoice 590503    Service Date 04/10/2024",
        "A7037             TUBING                   1     $44.63          $4.91",
        "A7038             FILTER                   2     $15.82          $1.96",
        "Invoice 590539    Service Date 05/09/2024",
        "E1390    RR       OXYGEN CONCENTRATOR      1    $158.77         $22.55",
        "K0738    RR       PORTABLE OXYGEN          1     $68.66          $7.55",
    )

    days = (date(2024, 4, 9), date(2024, 4, 10), date(2024, 5, 9))
    assert [line.service_date for line in lines] == [day for day in days for _ in range(2)]


def test_shipping_for_nothing_among_the_sums_is_no_line() -> None:
    (line,) = lines_of(
        HEADING, RENT, *(f"{name:<56}{cost}" for name, cost in (("Subtotal", 195.50), ("Shipping", "0.00")))
    )

    assert line.code == "E1390"


def test_the_foot_that_repeats_whose_bill_it_is_and_what_is_due_is_no_charge() -> None:
    lines = lines_of(
        "Visit Date  Description                       Amount",
        "2024-07-13  Procedure 99213                   175.76",
        "            Paid 08/05/24: Tricare West       -99.83",
        "            Item balance                       75.93",
        "",
        "Name: Ann Lee       Date: 2024-09-22     Due:  75.93",
    )

    assert [(line.service_date, str(line.amount)) for line in lines] == [
        (date(2024, 7, 13), "175.76"),
        (date(2024, 8, 5), "-99.83"),
    ]


def test_a_code_close_behind_the_patients_name_opens_the_words_of_its_row() -> None:
    lines = lines_of(
        "DATE       PATIENT   DESCRIPTION OF SERVICE         CHARGES   CREDITS",
        "06/28/2024 Agnieszka 99214 Office visit              198.74",
        "06/28/2024 Agnieszka 94726 PLETHYSMOGRAPHY           109.46",
        "07/14/2024 Agnieszka Payment                                   100.00",
    )

    assert [line.code for line in lines] == ["99214", "94726", None]


def test_fields_of_a_database_and_letters_run_together_are_read_as_their_words() -> None:
    (line,) = lines_of(
        "ServiceDate   HCPCS    Modifier   ItemDescription           Qty    UnitPrice     ExtPrice",
        "4/8/2024      E1390    RRKX       OXYGEN CONCENTRATOR         1      $238.80      $238.80",
    )
    (bare,) = lines_of("4/8/2024      E1390    RRKX       OXYGEN CONCENTRATOR      $238.80")

    assert (line.modifiers, str(line.unit_price)) == (("RR", "KX"), "238.80")
    assert bare.modifiers == ("RR", "KX")


def test_a_figure_right_behind_total_is_the_sum_of_its_column() -> None:
    (statement,) = statements_of(
        "\n".join(
            (
                "Date         CPT     Description        Billed    Ins Paid   Pt Balance",
                "10/16/2024   99213   OFFICE VISIT       126.42       55.62        13.91",
                "10/16/2024   94760   PULSE OX            42.71       21.18         5.30",
                "                                Total   169.13       76.80        19.21",
            )
        )
    )

    assert (str(statement.reading.sum), statement.reading.agrees_with) == ("169.13", "total charges")


def test_a_second_patient_over_the_page_is_billed_on_the_day_of_the_first() -> None:
    first = f"Lakeside Oxygen\nStatement Date: 06/17/2024\n\nPatient: Ann Lee   Account: 44712\n{HEADING}\n{RENT}"
    second = f"Patient: Bob Lee   Account: 55813\n{HEADING}\n{TANK}"

    days = [statement.details.statement_date for statement in statements_of(first, second)]
    assert [read and read.value for read in days] == [date(2024, 6, 17)] * 2
