"""Rental histories: months by their anniversary, which month it is and how that is known, gaps, changes, visits."""

from __future__ import annotations

import random
from datetime import date

import pytest

from checker.case.histories import month_on
from checker.case.months import add_months, last_day, months_between
from checker.model import NOTHING_TOLD, About, RentalHistory, RentalStart, Review
from checker.review import review
from tests.checks.cases import AS_OF, reading

CONCENTRATOR = "OXYGEN CONCENTRATOR"


def rent(*days: str, code: str = "E1390-RR", amount: str = "185.00") -> list[str]:
    return [f"{day} {code} {amount} {CONCENTRATOR}" for day in days]


def monthly(first: str, months: int, code: str = "E1390-RR") -> list[str]:
    return rent(*(add_months(date.fromisoformat(first), ahead).isoformat() for ahead in range(months)), code=code)


def histories(lines: list[str], about: About = NOTHING_TOLD, **bill: str) -> dict[str, RentalHistory]:
    return by_code(review([reading("bill", {"lines": lines, **bill})], about=about, as_of=AS_OF))


def by_code(result: Review) -> dict[str, RentalHistory]:
    return {history.code: history for history in result.histories}


def starts(history: RentalHistory) -> list[str]:
    return [month.start.isoformat() for month in history.months]


def ordinals(history: RentalHistory) -> list[int | None]:
    return [month.ordinal for month in history.months]


def test_a_month_runs_to_the_day_before_the_same_date() -> None:
    assert last_day(date(2024, 1, 5)) == date(2024, 2, 4)
    assert last_day(date(2024, 1, 31)) == date(2024, 2, 28)


def test_months_between_counts_whole_ones() -> None:
    assert months_between(date(2024, 1, 31), date(2024, 2, 28)) == 0
    assert months_between(date(2024, 1, 31), date(2024, 2, 29)) == 1
    assert months_between(date(2021, 3, 5), date(2024, 4, 5)) == 37
    assert months_between(date(2024, 3, 5), date(2024, 2, 5)) == -1


def test_each_months_rent_is_a_month() -> None:
    history = histories(monthly("2024-01-05", 4))["E1390"]
    assert starts(history) == ["2024-01-05", "2024-02-05", "2024-03-05", "2024-04-05"]
    assert [month.seen for month in history.months] == [1, 2, 3, 4]
    assert history.months[0].end == date(2024, 2, 4)
    assert history.gaps == ()


def test_lines_in_any_order_make_the_same_history() -> None:
    lines = monthly("2023-01-31", 12)
    mixed = lines[:]
    random.Random(7).shuffle(mixed)
    assert starts(histories(mixed)["E1390"]) == starts(histories(lines)["E1390"])


def test_splitting_over_bills_changes_nothing() -> None:
    lines = monthly("2023-01-31", 12)
    whole = histories(lines)["E1390"]
    bills = [reading(f"bill-{n}", {"lines": lines[n : n + 3]}) for n in (6, 0, 9, 3)]
    split = by_code(review(bills, as_of=AS_OF))["E1390"]
    assert starts(split) == starts(whole)
    assert ordinals(split) == ordinals(whole)


def test_month_ends_are_clamped_and_still_months() -> None:
    assert len(histories(rent("2023-01-31", "2023-02-28", "2023-03-31"))["E1390"].months) == 3


def test_a_cycle_of_thirty_days_makes_months() -> None:
    history = histories(rent("2024-01-01", "2024-01-31", "2024-03-01", "2024-03-31"))["E1390"]
    assert [month.seen for month in history.months] == [1, 2, 3, 4]


def test_two_from_dates_within_twenty_days_share_a_month() -> None:
    history = histories(rent("2024-01-05", "2024-01-25", "2024-02-05"))["E1390"]
    assert starts(history) == ["2024-01-05", "2024-02-05"]
    assert len(history.months[0].lines) == 2


def test_a_line_of_three_months_is_three_months() -> None:
    history = histories([f"2024-01-05..2024-04-04 E1390-RR x3 555.00 {CONCENTRATOR}"])["E1390"]
    assert starts(history) == ["2024-01-05", "2024-02-05", "2024-03-05"]


def test_a_reversed_month_is_no_month() -> None:
    lines = [*monthly("2024-01-05", 3), f"2024-02-05 E1390-RR -185.00 {CONCENTRATOR}"]
    history = histories(lines)["E1390"]
    assert starts(history) == ["2024-01-05", "2024-03-05"]


def test_a_gap_is_told_with_its_days() -> None:
    history = histories(rent("2024-01-05", "2024-02-05", "2024-05-05"))["E1390"]
    (gap,) = history.gaps
    assert (gap.start, gap.end, gap.days) == (date(2024, 3, 5), date(2024, 5, 4), 61)


def test_a_billing_day_that_moves_a_little_leaves_no_gap() -> None:
    assert histories(rent("2024-01-05", "2024-02-12"))["E1390"].gaps == ()


def test_an_unknown_start_says_at_least() -> None:
    history = histories(monthly("2024-01-05", 14))["E1390"]
    assert (history.start_known_by, history.started) == ("first-seen", None)
    assert ordinals(history)[-1] == 14


def test_a_start_the_person_told_counts_by_the_calendar() -> None:
    about = About(rentals=(RentalStart(code="E1390", first_day=date(2021, 3, 5)),))
    history = histories(monthly("2024-03-05", 3), about)["E1390"]
    assert (history.start_known_by, history.started) == ("told", date(2021, 3, 5))
    assert ordinals(history) == [37, 38, 39]


def test_a_start_told_by_month_counts_by_calendar_months() -> None:
    about = About(rentals=(RentalStart(code="E1390", first_day=date(2024, 1, 1), day_known=False),))
    assert ordinals(histories(monthly("2024-01-20", 3), about)["E1390"]) == [1, 2, 3]


def test_a_start_told_for_one_machine_holds_for_what_replaced_it() -> None:
    about = About(rentals=(RentalStart(code="E1390", first_day=date(2023, 1, 5)),))
    assert ordinals(histories(monthly("2024-01-05", 2, "E1391-RR"), about)["E1391"]) == [13, 14]


def test_a_start_told_for_the_home_machine_says_nothing_of_the_portable() -> None:
    about = About(rentals=(RentalStart(code="E1390", first_day=date(2021, 1, 5)),))
    assert ordinals(histories(monthly("2024-01-05", 2, "E1392-RR"), about)["E1392"]) == [1, 2]


def test_kh_ki_kj_tell_the_month() -> None:
    lines = [
        *rent("2024-01-05", code="E0601-RR-KH"),
        *rent("2024-02-05", "2024-03-05", code="E0601-RR-KI"),
        *rent("2024-04-05", code="E0601-RR-KJ"),
    ]
    history = histories(lines)["E0601"]
    assert history.start_known_by == "modifier"
    assert ordinals(history) == [1, 2, 3, 4]


def test_kj_alone_says_at_least_the_fourth_month() -> None:
    history = histories(rent("2024-01-05", "2024-02-05", code="E0601-RR-KJ"))["E0601"]
    assert history.start_known_by == "first-seen"
    assert ordinals(history) == [4, 5]


def test_ki_then_kj_settles_the_fourth_month() -> None:
    lines = [*rent("2024-01-05", code="E0601-RR-KI"), *rent("2024-02-05", code="E0601-RR-KJ")]
    history = histories(lines)["E0601"]
    assert history.start_known_by == "modifier"
    assert ordinals(history)[-1] == 4


def test_a_changed_machine_goes_on_with_the_count() -> None:
    lines = [*monthly("2024-01-05", 3), *monthly("2024-04-05", 2, "E1391-RR")]
    found = histories(lines)
    assert [month.seen for month in found["E1391"].months] == [4, 5]
    assert found["E1391"].replaced == "E1390"


def test_a_new_supplier_goes_on_with_the_count() -> None:
    bills = [
        reading("one", {"lines": monthly("2024-01-05", 3), "supplier": "Lakeside Home Oxygen"}),
        reading("two", {"lines": monthly("2024-04-05", 2), "supplier": "Prairie Respiratory Care"}),
    ]
    found = review(bills, as_of=AS_OF).histories
    assert [[month.seen for month in history.months] for history in found] == [[1, 2, 3], [4, 5]]


def test_a_machine_changed_within_a_month_counts_that_month_once() -> None:
    lines = [*rent("2024-01-05"), *rent("2024-01-19", "2024-02-19", code="E1391-RR")]
    assert [month.seen for month in histories(lines)["E1391"].months] == [1, 2]


def test_home_machine_and_portable_count_apart() -> None:
    found = histories([*monthly("2024-01-05", 3), *monthly("2024-03-05", 1, "E1392-RR")])
    assert [month.seen for month in found["E1392"].months] == [1]


def test_a_replacement_begins_the_count_anew() -> None:
    lines = [*monthly("2024-01-05", 2), *rent("2024-03-05", code="E1390-RR-RA"), *rent("2024-04-05")]
    history = histories(lines)["E1390"]
    assert [month.seen for month in history.months] == [1, 2, 1, 2]
    assert [month.restarted for month in history.months] == [False, False, True, False]


def test_a_replacement_after_the_start_the_person_told_begins_the_count_anew() -> None:
    about = About(rentals=(RentalStart(code="E1390", first_day=date(2021, 3, 5)),))
    lines = [*monthly("2024-03-05", 1), *rent("2024-04-05", code="E1390-RR-RA"), *rent("2024-05-05")]
    assert ordinals(histories(lines, about)["E1390"]) == [37, 1, 2]


def test_a_new_start_the_person_told_begins_the_count_anew() -> None:
    about = About(
        rentals=(
            RentalStart(code="E1390", first_day=date(2019, 1, 5)),
            RentalStart(code="E1390", first_day=date(2024, 2, 5)),
        )
    )
    assert ordinals(histories(monthly("2024-01-05", 3), about)["E1390"]) == [61, 1, 2]


def test_a_misprinted_code_does_not_break_the_history() -> None:
    lines = [*monthly("2024-01-05", 2), *rent("2024-03-05", code="E1930-RR"), *rent("2024-04-05")]
    assert len(histories(lines)["E1390"].months) == 4


def test_visits_purchases_credits_and_returns_stand_beside_the_months() -> None:
    lines = [
        *monthly("2024-01-05", 3),
        f"2024-02-05 E1390-RR -20.00 {CONCENTRATOR}",
        f"2024-04-10 E1390-MS 60.00 {CONCENTRATOR} SERVICE",
        f"2024-05-05 E1390-NU 900.00 {CONCENTRATOR}",
        "2024-06-01 - 25.00 EQUIPMENT PICK UP",
    ]
    history = histories(lines)["E1390"]
    assert [line.number for line in history.credits] == [4]
    assert [line.number for line in history.visits] == [5]
    assert [line.number for line in history.purchases] == [6]
    assert [line.number for line in history.returns] == [7]
    assert [line.number for line in history.other_lines] == [4, 5, 6, 7]


def test_supplies_and_services_have_no_history() -> None:
    assert histories(["2024-01-05 A7030-NU 150.00 MASK", "2024-01-05 99213 120.00 OFFICE VISIT"]) == {}


@pytest.mark.parametrize("words", ["O2 CONC RNTL", "MONTHLY RENTAL", "OXYGEN EQUIPMENT RENT"])
def test_words_make_a_rental_where_no_letters_do(words: str) -> None:
    (history,) = review([reading("bill", {"lines": [f"2024-01-05 OXY100 185.00 {words}"]})], as_of=AS_OF).histories
    assert history.code == "OXY100"


def test_a_day_lies_in_the_month_that_is_billed_for_it() -> None:
    history = histories(rent("2024-01-05", "2024-03-05"))["E1390"]
    assert month_on(history, date(2024, 2, 4)) is history.months[0]
    assert month_on(history, date(2024, 2, 5)) is None
    assert month_on(history, date(2024, 3, 5)) is history.months[1]
    assert month_on(history, date(2024, 1, 4)) is None
