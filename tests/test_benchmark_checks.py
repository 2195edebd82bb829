"""The comparison of the checks measures what it says: all seven problems, nothing false, and baselines that do their best."""

from __future__ import annotations

from tests.benchmark.checks import (
    BILL,
    WAYS,
    Found,
    codes_by_pattern,
    equal_code_and_amount,
    equal_rows,
    on_the_bill,
    on_the_clean_rental,
    ours,
    over_cases,
)
from tests.checks.cases import all_cases


def test_the_bill_has_seven_problems() -> None:
    assert len({check for check, _ in BILL if check}) == 7


def test_we_find_all_seven_and_nothing_else() -> None:
    score = on_the_bill(ours)
    assert (score.found, score.expected, score.false) == (7, 7, 0)


def test_we_say_nothing_of_six_clean_months() -> None:
    assert on_the_clean_rental(ours).false == 0


def test_we_find_what_the_cases_expect_and_raise_nothing_in_clean_ones() -> None:
    """All of them one by one: tests/checks. Here it is the counting that is looked at."""
    score = over_cases(ours, tuple(all_cases())[::10])
    assert score.found == score.expected > 10
    assert score.false == 0


def test_equal_rows_find_the_double() -> None:
    assert on_the_bill(equal_rows).found == 1


def test_equal_code_and_amount_call_monthly_rent_a_double() -> None:
    assert on_the_clean_rental(equal_code_and_amount).false == 1


def test_the_lists_find_the_misprint() -> None:
    assert on_the_bill(codes_by_pattern).found == 1


def test_a_word_about_other_lines_too_finds_nothing() -> None:
    assert Found(frozenset({1, 2})).names({1, 2}, "any")
    assert not Found(frozenset({1, 2, 3})).names({1, 2}, "any")
    assert not Found(frozenset({1}), "another").names({1}, "any")


def test_at_least_two_baselines_stand_beside_ours() -> None:
    assert len(WAYS) >= 3
