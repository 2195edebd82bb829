"""A long scan shows the charges of the pages that are read while others are not; they say nothing of the whole yet."""

from __future__ import annotations

from checker.web.frame.strings import Say
from checker.web.visit.so_far import so_far
from tests.checks.cases import line

FOUND = [line(f"2024-0{month}-05 E1390-RR 185.00 OXYGEN") for month in range(1, 9)] + [
    line("2024-08-20 - -100.00 Payment kind=payment")
]


def test_the_latest_charges_are_shown_and_all_are_counted() -> None:
    html = so_far("march.pdf", FOUND, Say("en"))
    assert "march.pdf" in html
    assert "8 charges found so far" in html
    assert html.count("<li>") == 6
    assert html.index("August 5, 2024") < html.index("March 5, 2024")
    assert "Payment" not in html


def test_nothing_is_said_of_charges_before_there_is_one() -> None:
    assert so_far("march.pdf", [], Say("en")) == ""


def test_words_of_the_bill_are_shown_and_not_obeyed() -> None:
    assert "<b>" not in so_far("<b>.pdf", [line("2024-01-05 - 9.00 <b>x</b>")], Say("es"))
