"""Headings of tables: which lines head one, and what its columns are called."""

from __future__ import annotations

import pytest

from checker.model import Box
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.headings import HeadingBlock, find_headings
from checker.reading.columns.one_name import joined_over_one_cell
from checker.reading.columns.table_kinds import TableKind
from checker.reading.tokens.heading_words import heading_roles, role_of, role_of_whole
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokenizing import tokenize
from tests.reading.drawing import draw, lines_of


def blocks_of(drawing: str) -> tuple[HeadingBlock, ...]:
    page = draw(drawing)
    return find_headings([tokenize(line, page.rules) for line in lines_of([page])])


def test_a_heading_names_the_columns_of_a_charge_table() -> None:
    (block,) = blocks_of("""\
Date         Code      Description             Qty      Charge
03/05/2024   E1390     OXYGEN CONCENTRATOR     1        195.50""")

    assert block.kind is TableKind.ITEMS
    assert block.roles == ("service_date", "code", "description", "units", "charge")


def test_a_heading_over_two_lines_is_one_heading() -> None:
    (block,) = blocks_of("""\
Service      Proc                              Billed
Date         Code      Description             Amount
03/05/2024   E1390     OXYGEN CONCENTRATOR     195.50""")

    assert (block.first, block.last) == (0, 1)
    assert block.roles == ("service_date", "code", "description", "charge")


def test_a_column_of_payments_that_the_first_rows_leave_empty_is_named_over_both_its_lines() -> None:
    (block,) = blocks_of("""\
Date of      Services                Code      Charge   Payments &       Acct
Service      Rendered                                   Adjustments      Balance
04/07/2025   OXYGEN CONCENTRATOR     E1390     207.32                    207.32
04/07/2025   PORTABLE GAS SYSTEM     E0431     142.92                    350.24""")

    assert (block.first, block.last) == (0, 1)
    assert block.roles == ("service_date", "description", "code", "charge", "payment", "balance")


def test_the_letters_by_which_a_form_counts_its_columns_are_no_part_of_their_names() -> None:
    (block,) = blocks_of(
        """
        24. A. Date(s) of Service   B.    D. Proc/HCPCS   Modifier   E. DX     F. $ Charges   G.
        From           To           POS                                 Ptr                   Units
        12 20 23       01 19 24     12    E0434           RR  N1        AB        34.60       1
        """
    )

    assert block.roles[3:] == (Role.PLACE, Role.CODE, Role.MODIFIERS, Role.DIAGNOSIS, Role.CHARGE, Role.UNITS)


def test_a_row_of_ages_is_no_charge_table() -> None:
    (block,) = blocks_of("""\
Current      31-60 Days      61-90 Days      Over 90
10.00        0.00            0.00            0.00""")

    assert block.kind is TableKind.AGEING


def test_a_line_with_money_heads_nothing() -> None:
    assert blocks_of("Total charges   Payments   $195.50") == ()


def test_an_address_heads_nothing() -> None:
    assert blocks_of("12 Mill Road\nCEDAR FALLS, IA 50613") == ()


def test_names_that_a_narrow_column_cuts_with_a_hyphen_are_known() -> None:
    (block,) = blocks_of("""\
                                      ADJUST-     PATIENT
Date         Description    Charges   MENTS       PAYMENTS   Balance
03/05/2024   E1390 RENTAL    195.50   15.50       10.00      170.00""")

    assert block.roles == ("service_date", "description", "charge", "adjustment", "patient_paid", "balance")


def test_a_name_over_charges_says_which_of_two_columns_holds_the_billed_ones() -> None:
    (block,) = blocks_of("""\
             HCPCS          TOTAL      NON-COV
Date         CODE   Units   CHARGES    CHARGES
03/05/2024   E1390  1       195.50     0.00""")

    assert block.roles[-2:] == ("charge", "not_covered")


def test_a_fee_beside_what_a_plan_paid_is_a_column_of_its_own() -> None:
    (block,) = blocks_of("""\
                           Medicare
Date         Proc    Fee   Paid       Your Share
03/05/2024   E1390   203   113.68     28.42""")

    assert block.roles == ("service_date", "code", "amount", "insurance_paid", "patient_share")


NARROW = """
  Service Provided             Service    Amount     Medicare-
  and Billing Code             Approved?  Provider   Approved
                                          Charged    Amount
  Oxygen concentrator (E1390)  Yes        $250.00    $150.00

  Service Provided and  Service    Amount          Medicare-
  Billing Code          Approved?  Provider        Approved Amount
                                   Charged
  Cannula (A4615)       No         $12.00          $0.00
"""


def test_the_same_words_wrapped_otherwise_head_the_same_columns() -> None:
    first, second = blocks_of(NARROW)
    assert first.roles == second.roles == ("description", "approved", "charge", "allowed")


def test_what_names_mean_is_no_heading() -> None:
    assert blocks_of("  Amount billed: what the provider charged. Your share: what you may owe.") == ()


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Amount the provider billed the plan", "charge"),
        ("Processed on", "other_date"),
        ("You are responsible for", "patient_share"),
        ("HAP paid", "insurance_paid"),
        ("Plan-allowed charges", "allowed"),
        ("Your copay (D)", "copay"),
        ("Pending or not payable (see remarks)", "not_covered"),
        ("% paid", "percent"),
        ("Patient paid", "patient_paid"),
        ("Date paid", "other_date"),
        ("CPT/HCPCS & Modifier", "code"),
        ("Procedure code / mods", "code"),
    ],
)
def test_names_that_no_list_holds_are_known_by_how_they_are_put_together(name: str, role: str) -> None:
    assert role_of(name) == role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Amount Medicare Paid", "insurance_paid"),
        ("Amount Diagnosis Paid", None),
        ("Requested from your plan", None),
        ("Price after discount", "allowed"),
        ("Deductible you owe", "deductible"),
        ("Who gave you care", "provider"),
        ("Paid by other insurance", "secondary_paid"),
        ("Service/date", None),
    ],
)
def test_a_whole_name_is_known_by_the_senses_of_its_words(name: str, role: str | None) -> None:
    assert role_of_whole(name) == role


def test_a_column_of_charges_that_holds_a_figure_takes_no_name_beside_it() -> None:
    page = draw("   $56.00          $40.32")
    (row,) = (tokenize(line, page.rules).tokens for line in lines_of([page]))
    charges, allowed, amount = (
        Heading(role, Box(1, x0, 20, x1, 30), text)
        for role, x0, x1, text in (
            (Role.CHARGE, 48.0, 86.0, "Charges"),
            (Role.ALLOWED, 90.0, 128.0, "Allowed"),
            (Role.AMOUNT, 132.0, 166.0, "Amount"),
        )
    )

    joined = joined_over_one_cell((charges, allowed, amount), row)

    assert [(column.role, column.text) for column in joined] == [("charge", "Charges"), ("allowed", "Allowed Amount")]


def test_every_role_of_a_column_is_one_that_a_heading_may_name() -> None:
    assert {*heading_roles().values()} >= {*Role} - {Role.UNNAMED, Role.PERCENT}
    assert role_of("%") is role_of_whole("% paid") is Role.PERCENT
