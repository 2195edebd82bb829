"""Credits and the charges they take back."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

from msgspec.structs import replace

from checker.case.credits import Netting, match_credits
from checker.model import LineItem
from tests.checks.cases import line


def lines(*texts: str) -> list[LineItem]:
    return [replace(line(text), number=number) for number, text in enumerate(texts, start=1)]


def left(netting: Netting) -> dict[int, str]:
    return {number: str(amount) for number, amount in netting.left.items()}


def test_a_credit_takes_back_the_charge_it_mirrors() -> None:
    netting = match_credits(lines("2024-01-05 E1390-RR 185.00", "2024-01-05 E1390-RR -185.00"))
    assert left(netting) == {1: "0.00"}
    assert [credit.number for credit in netting.credits[1]] == [2]


def test_a_charge_reversed_and_billed_again_leaves_one() -> None:
    netting = match_credits(
        lines("2024-01-05 E1390-RR 185.00", "2024-01-05 E1390-RR -185.00", "2024-01-05 E1390-RR 185.00")
    )
    assert sorted(left(netting).values()) == ["0.00", "185.00"]


def test_two_credits_do_not_take_one_charge() -> None:
    netting = match_credits(
        lines(
            "2024-01-05 E1390 185.00",
            "2024-02-05 E1390 185.00",
            "2024-01-05 E1390 -185.00",
            "2024-01-05 E1390 -185.00",
        )
    )
    assert left(netting) == {1: "0.00", 2: "0.00"}


def test_the_letters_decide_between_two_charges_of_one_day() -> None:
    netting = match_credits(
        lines("2024-01-05 E0601-NU 80.00", "2024-01-05 E0601-RR 80.00", "2024-01-05 E0601-RR -80.00")
    )
    assert left(netting) == {1: "80.00", 2: "0.00"}


def test_a_credit_of_a_later_day_takes_the_nearest_earlier_charge() -> None:
    netting = match_credits(
        lines(
            "2024-01-05 E1390 185.00", "2024-02-05 E1390 185.00", "2024-03-05 E1390 185.00", "2024-02-20 E1390 -185.00"
        )
    )
    assert left(netting) == {1: "185.00", 2: "0.00", 3: "185.00"}


def test_a_credit_of_a_later_day_takes_what_was_billed_again() -> None:
    charges = ("2024-01-05 E1390 185.00", "2024-01-05 E1390 185.00", "2024-02-05 E1390 185.00")
    for taken_back in ("2024-02-20 E1390 -185.00 VOID", "2024-02-20 E1390 -185.00 VOID REBILL kind=adjustment"):
        assert left(match_credits(lines(*charges, taken_back))) == {1: "185.00", 2: "0.00", 3: "185.00"}


def test_a_smaller_credit_takes_its_part() -> None:
    netting = match_credits(lines("2024-01-05 E1390 185.00", "2024-01-09 E1390 -65.00"))
    assert left(netting) == {1: "120.00"}


def test_parts_add_up_but_never_past_the_charge() -> None:
    netting = match_credits(
        lines(
            "2024-01-05 E1390 185.00", "2024-01-09 E1390 -100.00", "2024-01-10 E1390 -80.00", "2024-01-11 E1390 -60.00"
        )
    )
    assert left(netting) == {1: "5.00"}


def test_one_credit_may_take_back_several_months() -> None:
    netting = match_credits(
        lines(
            "2024-01-05 E1390 185.00", "2024-02-05 E1390 185.00", "2024-03-05 E1390 185.00", "2024-03-20 E1390 -370.00"
        )
    )
    assert left(netting) == {1: "185.00", 2: "0.00", 3: "0.00"}


def test_a_credit_without_a_code_is_known_by_day_and_amount() -> None:
    netting = match_credits(lines("2024-01-05 E1390 185.00", "2024-01-05 - -185.00 REVERSAL"))
    assert left(netting) == {1: "0.00"}


def test_a_credit_for_something_else_takes_nothing() -> None:
    netting = match_credits(lines("2024-01-05 E1390 185.00", "2024-01-05 E0431 -36.00"))
    assert left(netting) == {1: "185.00"}


def test_a_charge_below_zero_is_a_credit() -> None:
    assert left(match_credits(lines("2024-01-05 E1390 185.00", "2024-01-05 E1390 -185.00 kind=charge"))) == {1: "0.00"}


def test_payments_and_adjustments_take_nothing_back() -> None:
    netting = match_credits(
        lines(
            "2024-01-05 E1390 185.00",
            "2024-01-05 E1390 -185.00 kind=payment",
            "2024-01-05 E1390 -65.00 kind=adjustment",
        )
    )
    assert left(netting) == {1: "185.00"}


def test_an_adjustment_that_mirrors_a_charge_whole_takes_it_back() -> None:
    netting = match_credits(lines("2024-01-05 E1390 185.00", "2024-01-05 E1390 -185.00 kind=adjustment"))
    assert left(netting) == {1: "0.00"}


def test_the_order_of_the_lines_changes_nothing() -> None:
    texts = (
        "2024-01-05 E1390 185.00",
        "2024-02-05 E1390 185.00",
        "2024-02-07 E1390 -185.00",
        "2024-02-09 E1390 -40.00",
        "2024-02-05 E0431 36.00",
    )
    expected = {line(text).raw: None for text in texts}
    outcomes = set()
    for order in permutations(texts):
        made = lines(*order)
        netting = match_credits(made)
        outcomes.add(frozenset((item.raw, netting.left.get(item.number)) for item in made))
    assert len(outcomes) == 1
    assert len(expected) == len(texts)


def test_ten_thousand_lines_take_no_time() -> None:
    texts = [f"2024-01-05 E{number:04} {number}.00" for number in range(1, 2500)] * 2
    made = lines(
        *texts, *(text.replace(" ", " ", 1).replace(f" {text.split()[2]}", f" -{text.split()[2]}") for text in texts)
    )
    assert sum(match_credits(made).left.values()) == Decimal(0)
