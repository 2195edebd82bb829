"""What heads a page amid the charges: names of columns once more, and whose the page is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.reading.tokens.cells import has_amount
from checker.reading.tokens.inline_labels import inline_labels
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokenizing import tokenize
from tests.reading.drawing import draw, lines_of
from tests.reading.test_statements import statements_of

NAMES = "Procedure    Item                                 Quantity   Price    Amount"
CONCENTRATOR = "E1390 RR     Stationary concentrator                     1   199.50    199.50"
CANNULA = "A4615        Nasal cannula                               2     2.50      5.00"


def test_names_of_columns_over_a_day_that_heads_a_group_make_no_card_of_its_first_row() -> None:
    subtotal = f"{'Subtotal':>21}{'199.50':>53}"
    (statement,) = statements_of(
        f"Macon, Georgia\n{NAMES}\nDecember 31, 2023\n\n{CONCENTRATOR}\n\n{subtotal}\n\nJanuary 31, 2024\n\n{CONCENTRATOR}",
        f"{NAMES}\n{CANNULA}\n\n{'Subtotal':>21}{'204.50':>53}\n\n{'Total':>60}{'404.00':>14}",
    )

    assert [(line.service_date, line.amount) for line in statement.lines] == [
        (date(2023, 12, 31), Decimal("199.50")),
        (date(2024, 1, 31), Decimal("199.50")),
        (date(2024, 1, 31), Decimal("5.00")),
    ]


@pytest.mark.parametrize(
    ("printed", "may_be"),
    [("64193843", False), ("T2458843", False), ("641,938.43", True), ("1,234,567", True), ("185", True)],
)
def test_a_number_as_long_as_that_of_an_account_is_no_amount_where_one_may_stand(printed: str, may_be: bool) -> None:
    (line,) = lines_of([draw(printed)])
    cells = {Role.AMOUNT: tokenize(line).tokens}

    assert has_amount(cells) is may_be


def test_what_is_called_an_account_there_is_no_code_with_letters() -> None:
    (line,) = lines_of([draw("Northstar Home Oxygen - continued                    Account 16160-07")])
    roles, _ = inline_labels(tokenize(line))

    assert [(token.text, role) for token, role in roles.items()] == [("16160", Role.ACCOUNT)]


def test_a_name_that_breaks_off_at_the_end_of_a_run_that_dots_divide_goes_on_below() -> None:
    (statement,) = statements_of(
        "BILLED TO: Aetna Medicare Advantage PPO • STMT DATE: 11-06-2024 • ACCOUNT\n"
        "NUMBER: V979934130 • Bill ID: 614552 • PATIENT NAME: DELACROIX, CLIFFORD\n"
        "\n"
        f"{NAMES}\n{CONCENTRATOR}\n{CANNULA}"
    )

    assert statement.details.account is not None
    assert statement.details.account.value == "V979934130"
    assert statement.details.patient is not None
    assert statement.details.patient.value == "DELACROIX, CLIFFORD"
