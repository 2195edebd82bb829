"""The lines of a notice find the lines of the bill they tell of, however the two papers drift."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.case.decisions import decisions
from checker.case.matching import match_notice, refused
from checker.model import Document, Statement
from checker.review import review
from tests.checks.cases import line, reading, statement


def paper(kind: str, *lines: str) -> Statement:
    return statement({"kind": kind}, tuple(line(text) for text in lines), Document("d", "d.pdf", ()))


@pytest.mark.parametrize(
    ("billed", "told"),
    [
        ("2024-01-05 E1390-RR-KX 185.00", "2024-01-05 E1390-RR-KX 185.00"),
        ("2024-01-05 E1390-RR-KX 185.00", "2024-01-05 E1390 185.00"),
        ("2024-01-05 E1390-RR 185.00", "2024-01-07 E1390-RR 185.00"),
        ("2024-01-05 E1390-RR 185.00", "2024-01-05 - 185.00"),
        ("2024-01-05 E1390-RR 185.00", "2024-01-07 - 185.00"),
        ("2024-01-05 E1390-RR 185.00", "2024-01-05 E1390-RR 180.00"),
    ],
    ids=["all alike", "no letters", "two days off", "no code", "no code, two days off", "another amount"],
)
def test_papers_that_drift_are_matched(billed: str, told: str) -> None:
    assert match_notice(paper("bill", billed), paper("eob", told)) == {0: 0}


@pytest.mark.parametrize(
    "told", ["2024-02-05 E1390-RR 185.00", "2024-01-05 E0431-RR 185.00", "2024-01-12 E1390 185.00"]
)
def test_another_month_another_code_or_a_week_between_is_no_match(told: str) -> None:
    assert match_notice(paper("bill", "2024-01-05 E1390-RR 185.00"), paper("eob", told)) == {}


def test_without_codes_two_equal_amounts_of_near_days_are_not_told_apart() -> None:
    bill = paper("bill", "2024-01-05 E1390-RR 90.00", "2024-01-05 E0431-RR 90.00")
    assert match_notice(bill, paper("eob", "2024-01-07 - 90.00")) == {}


def test_two_equal_charges_need_two_lines_of_the_notice() -> None:
    bill = paper("bill", "2024-01-05 A4615 5.00", "2024-01-05 A4615 5.00")
    assert match_notice(bill, paper("eob", "2024-01-05 A4615 5.00", "2024-01-05 A4615 5.00")) == {0: 0, 1: 1}


def test_a_reversal_and_a_second_decision_tell_of_the_same_charge() -> None:
    notice = paper("remittance", *(f"2024-01-05 E1390 {amount}" for amount in ("185.00", "-185.00", "185.00")))
    assert match_notice(paper("bill", "2024-01-05 E1390 185.00"), notice) == {0: 0, 1: 0, 2: 0}


def test_what_was_reversed_is_no_part_of_the_decision() -> None:
    bill = reading("bill", {"lines": ["2024-01-05 E1390 185.00"]})
    notice = reading(
        "notice",
        {
            "kind": "remittance",
            "date": date(2024, 2, 1),
            "lines": [
                "2024-01-05 E1390 185.00 insurance_paid=90.00 patient_share=50.00",
                "2024-01-05 E1390 -185.00",
                "2024-01-05 E1390 185.00 insurance_paid=100.00 patient_share=25.00",
            ],
        },
    )
    result = review([bill, notice], as_of=date(2024, 6, 1))
    decision = decisions(result.statements)[1]
    assert (decision.owed, decision.paid, decision.on) == (Decimal(25), Decimal(100), date(2024, 2, 1))
    assert [each.number for each in result.lines] == [1]
    assert [notice.kind for notice in result.notices] == ["compared"]


def test_a_rent_refused_and_sent_in_again_is_no_duplicate_on_a_notice_alone() -> None:
    notice = reading(
        "notice",
        {
            "kind": "eob",
            "lines": [
                "2024-01-05 E1390-RR 185.00 allowed=0.00 insurance_paid=0.00 patient_share=0.00",
                "2024-01-05 E1390-RR 185.00 allowed=120.00 insurance_paid=96.00 patient_share=24.00",
            ],
        },
    )
    result = review([notice], as_of=date(2024, 6, 1))
    assert not [flag for flag in result.flags if flag.check == "duplicate-charge"]
    assert [notice.kind for notice in result.notices] == ["notice-alone"]


def test_a_deductible_is_no_refusal() -> None:
    assert not refused(line("2024-01-05 E1390 185.00 allowed=120.00 insurance_paid=0.00 patient_share=120.00"))
    assert refused(line("2024-01-05 E1390 185.00 allowed=0.00 insurance_paid=0.00 patient_share=0.00"))
