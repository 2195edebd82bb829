"""Claims on plans' notices: what stands at the head of each, below its charges, and beside their figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.model import Box, StatementKind
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.one_name import joined_over_one_cell
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Look, Token
from tests.reading.test_notice_shapes import PAGE, statement, statements

HEADING = "  Service                 Billed     Allowed    Plan paid   You owe"
OXYGEN = "  Oxygen (E1390)          $250.00    $150.00    $120.00     $30.00"
TANK = "  Portable (E0431)         $40.00     $40.00     $32.00      $8.00"


def test_the_head_of_a_claim_may_print_its_values_under_their_names() -> None:
    read = statement(
        PAGE
        + f"""
  Claim number       Date of service   Received     Provider
                                                    Clearwell Home
  7449053717472      01/05/2024        01/20/2024   Oxygen

{HEADING}
{OXYGEN}

  Claim number       Received     Date of service   Provider
  7449053717988      01/21/2024   01/08/2024        Meadowlark Care

{HEADING}
{TANK}
"""
    )
    assert [(line.claim, line.service_date, line.provider) for line in read.lines] == [
        ("7449053717472", date(2024, 1, 5), "Clearwell Home Oxygen"),
        ("7449053717988", date(2024, 1, 8), "Meadowlark Care"),
    ]


def test_each_claim_has_the_day_that_its_head_names_among_other_things() -> None:
    read = statement(
        PAGE
        + f"""
  Claim: 7449053717472 | Received: 01/20/2024 | Date of service: 01/05/2024
{HEADING}
{OXYGEN}

  Claim: 7449053717988 | Patient: Mary Wells | Received: 01/21/2024 | Service
  date: 01/08/2024
{HEADING}
{TANK}
"""
    )
    assert [line.service_date for line in read.lines] == [date(2024, 1, 5), date(2024, 1, 8)]
    assert read.reading.unread == ()


def test_a_sum_below_a_claim_by_the_name_of_its_column_is_no_charge() -> None:
    sums = "  Plan paid                                        $120.00\n  Your share                                        $30.00"
    read = statement(
        f"{PAGE}\n  Claim: 7449053717472\n{HEADING}\n{OXYGEN}\n\n{sums}\n\n  Claim: 1\n{HEADING}\n{TANK}\n"
    )
    assert [line.amount for line in read.lines] == [Decimal("250.00"), Decimal("40.00")]
    assert read.reading.unread == ()


def test_remarks_on_a_line_of_their_own_are_those_of_the_charge_above() -> None:
    read = statement(f"{PAGE}\n{HEADING}\n{OXYGEN}\n  Remark code: CO-45, N115\n{TANK}\n  Note: b\n")
    assert [line.remark_codes for line in read.lines] == [("CO-45", "N115"), ("b",)]
    assert len(read.lines) == 2


def test_a_dash_stands_for_nothing_in_the_columns_of_money_alone() -> None:
    read = statement(
        PAGE
        + """
  Service                 Billed     Allowed    Copay     Plan paid   You owe   Remark
  Oxygen (E1390)          $250.00    $150.00        -     $120.00      $30.00   a
  Portable (E0431)         $40.00          -        -           -           -
"""
    )
    assert [line.remark_codes for line in read.lines] == [("a",), ()]


def test_another_patient_amid_a_table_goes_on_under_its_heading() -> None:
    first, second = statements(
        PAGE
        + f"""
{HEADING}
  Claim number 7449053717472   Patient name: Mary Wells
{OXYGEN}
  Claim number 7449053717988   Patient name: John Wells
{TANK}
"""
    )
    assert [each.kind for each in (first, second)] == [StatementKind.EOB, StatementKind.EOB]
    assert [(each.lines[0].amount, each.lines[0].claim) for each in (first, second)] == [
        (Decimal("250.00"), "7449053717472"),
        (Decimal("40.00"), "7449053717988"),
    ]


def test_charges_on_two_lines_may_name_their_words_above_the_names_of_the_figures() -> None:
    read = statement(
        PAGE
        + """
  Date         Service
  Billed    Allowed   Plan paid   You owe   Remark
  01/05/2024   Oxygen concentrator
  $250.00   $150.00   $120.00     $30.00    a
  01/08/2024   Portable system
  $40.00    $40.00    $32.00      $8.00
"""
    )
    assert [(str(line.service_date), line.description, line.amount, line.remark_codes) for line in read.lines] == [
        ("2024-01-05", "Oxygen concentrator", Decimal("250.00"), ("a",)),
        ("2024-01-08", "Portable system", Decimal("40.00"), ()),
    ]


def test_words_over_one_figure_are_one_name_though_each_names_a_column() -> None:
    names = [("charge", "Billed", 0, 40), ("total", "Total", 60, 80), ("payment", "paid", 82, 100)]
    columns = [Heading(Role(role), Box(1, x0, 0, x1, 10), text) for role, text, x0, x1 in names]
    figures = [Token(Look.MONEY, "$5.00", Box(1, x1 - 15, 12, x1, 22)) for x1 in (40, 79, 100)]
    joined = joined_over_one_cell(columns, figures[::2])
    assert [(column.role, column.text) for column in joined] == [("charge", "Billed"), ("payment", "Total paid")]
    assert joined_over_one_cell(columns, figures) == tuple(columns)


def test_the_head_of_a_claim_begins_another_patients_charges_and_not_at_the_name_within_it() -> None:
    first, second = statements(
        PAGE
        + f"""
  Patient name: Mary Wells
{HEADING}
{OXYGEN}

  Claim number: 7449053717988
  Provided by: Meadowlark Care
  Patient name: John Wells
{HEADING}
{TANK}
"""
    )
    assert [(each.lines[0].claim, each.lines[0].provider) for each in (first, second)] == [
        ("7449053717472", "Clearwell Home Oxygen"),
        ("7449053717988", "Meadowlark Care"),
    ]


def test_figures_beside_their_names_are_a_charge_below_its_words_and_day() -> None:
    read = statement(
        PAGE
        + """
  Claim number       Received     Provider
  7449053717988      01/21/2024   Meadowlark Care

  Office visit 01/05/2024
  Amount billed:   $250.00     Savings:      $100.00
  Plan paid:       $120.00     You may owe:   $30.00
  Remark code: 2

  Portable system 01/08/2024
  Amount billed:    $40.00     Savings:        $0.00
  Plan paid:        $32.00     You may owe:    $8.00
"""
    )
    assert [(str(line.service_date), line.description, line.amount, line.remark_codes) for line in read.lines] == [
        ("2024-01-05", "Office visit", Decimal("250.00"), ("2",)),
        ("2024-01-08", "Portable system", Decimal("40.00"), ()),
    ]


def test_the_dash_of_a_span_of_days_is_no_figure_and_a_mark_in_brackets_may_be_a_word() -> None:
    read = statement(
        PAGE
        + """
  Service dates   Service    Charges    Covered    Discount          Plan
                                        charges                      benefit
  01/05/2024 -    Oxygen     $250.00    $150.00    $100.00 (PDC)     $120.00
  02/03/2024
  01/08/2024 -    Portable    $40.00     $30.00     $10.00 (CO-45)    $24.00
  01/08/2024
"""
    )
    assert [(line.amount, line.other_money["allowed"], line.remark_codes) for line in read.lines] == [
        (250, 150, ("PDC",)),
        (40, 30, ("CO-45",)),
    ]


def test_a_line_of_figures_may_begin_with_yes_or_no() -> None:
    read = statement(
        PAGE
        + """
  Service      Amount    Medicare-   Medicare    Maximum you
  approved?    charged   approved    paid        may be billed
  Office visit (99213) 01/05/2024
  Yes          $250.00   $150.00     $120.00     $30.00
  Portable system (E0431) 01/08/2024
  No            $40.00     $0.00       $0.00      $0.00
"""
    )
    assert [(line.code, line.amount, line.approved, line.other_money["allowed"]) for line in read.lines] == [
        ("99213", 250, True, 150),
        ("E0431", 40, False, 0),
    ]


def test_a_mark_of_one_digit_under_a_charge_does_not_make_it_a_sum() -> None:
    read = statement(
        PAGE
        + """
Date of service: 10/08/2024

  Service                 Billed     Allowed    Plan paid   You owe
  Collection of blood     $448.01    $367.37    $367.37     $0.00
  Remark code: 1
  Portable oxygen         $826.40    $826.40    $826.40     $0.00

Remarks
1 - This discount is because your provider is in our network.
"""
    )
    assert [str(line.amount) for line in read.lines] == ["448.01", "826.40"]
