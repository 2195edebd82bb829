"""The review as a whole: who is who, what counts once, which flag speaks, and in which order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from checker.model import (
    About,
    AmountKind,
    Certainty,
    Failure,
    Finding,
    Flag,
    LineItem,
    PayerKind,
    Reading,
    Review,
    Severity,
)
from checker.review import review
from checker.review.settle import settle, weigh
from tests.checks.cases import AS_OF, line, reading

RENT = "2024-01-05 E1390-RR 185.00 OXYGEN CONCENTRATOR"
NEXT = "2024-02-05 E1390-RR 185.00 OXYGEN CONCENTRATOR"
TANKS = "2024-01-05 E0431-RR 36.00 PORTABLE TANKS"


def bill(name: str, *lines: str, **told: object) -> Reading:
    return reading(name, {"lines": list(lines), **told})


def reviewed(*readings: Reading, about: About | None = None) -> Review:
    return review(readings, about=about or About(), as_of=AS_OF)


def kinds(result: Review) -> list[str]:
    return [notice.kind for notice in result.notices]


def numbered(*texts: str) -> list[LineItem]:
    return [replace(line(text), number=number) for number, text in enumerate(texts, start=1)]


# Numbering


def test_lines_and_statements_count_over_the_whole_review() -> None:
    result = reviewed(bill("a", RENT, TANKS), bill("b", NEXT))
    assert [statement.number for statement in result.statements] == [1, 2]
    assert [(item.number, item.statement) for item in result.lines] == [(1, 1), (2, 1), (3, 2)]


def test_failures_and_the_day_are_handed_on() -> None:
    failure = Failure("x.pdf", "encrypted")
    result = review([], [failure], as_of=AS_OF)
    assert (result.failures, result.as_of, result.flags) == ((failure,), AS_OF, ())


# The same bill twice


def test_the_same_file_twice_counts_once_and_is_said() -> None:
    result = reviewed(bill("a", RENT, document="same"), bill("b", RENT, document="same"))
    assert len(result.statements) == 1
    assert len(result.lines) == 1
    assert kinds(result) == ["same-bill"]
    assert result.flags == ()


def test_the_same_bill_in_two_files_counts_once_and_is_said() -> None:
    result = reviewed(bill("a", RENT, TANKS, date=date(2024, 1, 31)), bill("b", RENT, TANKS, date=date(2024, 1, 31)))
    assert len(result.lines) == 2
    assert kinds(result) == ["same-bill"]


def test_bills_that_overlap_list_each_charge_once_and_say_so() -> None:
    result = reviewed(bill("b", RENT, NEXT, date=date(2024, 2, 28)), bill("a", RENT, date=date(2024, 1, 31)))
    assert [item.service_date for item in result.lines] == [date(2024, 2, 5), date(2024, 1, 5)]
    assert [item.number for item in result.lines] == [1, 2]
    repeat = result.statements[0].lines[0]
    assert (repeat.repeated, repeat.number) == (True, 2)
    assert kinds(result) == ["overlap"]
    assert result.flags == ()


def test_two_readings_of_one_bill_overlap_though_one_line_was_read_otherwise() -> None:
    days = [f"2024-01-{day:02} 94010 {day}.00 TEST" for day in range(1, 10)]
    result = reviewed(bill("a", *days, date=date(2024, 1, 31)), bill("b", *days[:-1], "2024-01-09 94010 99.00 TEST"))
    assert kinds(result) == ["overlap"]
    assert result.flags == ()


def test_a_double_within_the_bill_that_overlaps_is_still_a_double() -> None:
    result = reviewed(bill("a", RENT, date=date(2024, 1, 31)), bill("b", RENT, RENT, NEXT, date=date(2024, 2, 28)))
    (flag,) = result.flags
    assert (flag.check, flag.lines) == ("duplicate-charge", (1, 2))


def test_three_bills_that_each_repeat_the_last_count_each_charge_once() -> None:
    bills = [
        bill("a", RENT, date=date(2024, 1, 31)),
        bill("b", RENT, NEXT, date=date(2024, 2, 28)),
        bill("c", RENT, NEXT, "2024-03-05 E1390-RR 185.00 OXYGEN CONCENTRATOR", date=date(2024, 3, 31)),
    ]
    result = reviewed(*bills)
    assert len(result.lines) == 3
    assert result.flags == ()


def test_two_accounts_are_not_held_to_repeat_each_other() -> None:
    result = reviewed(bill("a", RENT, account="1001"), bill("b", RENT, account="2002"))
    assert [(flag.reason, flag.severity) for flag in result.flags] == [("rent-on-two-bills", Severity.QUESTION)]


# Whose bill it is


def test_two_patients_are_reviewed_apart_and_that_is_said() -> None:
    result = reviewed(bill("a", RENT, patient="Harold Whitcombe"), bill("b", RENT, patient="Ada Quillfeather"))
    assert result.flags == ()
    assert kinds(result) == ["several-patients"]
    assert len(result.histories) == 2


def test_one_patient_written_in_two_ways_is_one() -> None:
    result = reviewed(bill("a", RENT, patient="WHITCOMBE, HAROLD J"), bill("b", NEXT, patient="Harold Whitcombe"))
    (history,) = result.histories
    assert len(history.months) == 2
    assert kinds(result) == []


def test_a_bill_that_names_nobody_joins_the_only_patient() -> None:
    result = reviewed(bill("a", RENT, patient="Harold Whitcombe"), bill("b", NEXT))
    assert len(result.histories) == 1


def test_a_bill_that_names_nobody_joins_the_account_it_prints() -> None:
    result = reviewed(
        bill("a", RENT, patient="Harold Whitcombe", account="1001"),
        bill("b", RENT, patient="Ada Quillfeather", account="2002"),
        bill("c", NEXT, account="2002"),
    )
    assert sorted(len(history.months) for history in result.histories) == [1, 2]


def test_what_the_person_told_holds_for_the_patient_they_named() -> None:
    about = About(name="Harold Whitcombe")
    result = reviewed(
        bill("a", RENT, patient="Harold Whitcombe"), bill("b", RENT, patient="Ada Quillfeather"), about=about
    )
    assert result.flags == ()


# One charge, one flag


def test_two_independent_faults_on_one_line_stay_two_and_count_its_money_once() -> None:
    slip = "2024-01-05 E1930-RR 185.00 OXYGEN CONCENTRATOR"
    result = reviewed(bill("a", slip, slip))
    assert {(flag.check, flag.amount_in_question) for flag in result.flags} == {
        ("duplicate-charge", Decimal("185.00")),
        ("unknown-code", None),
    }


def test_reasons_for_one_question_are_folded_into_it() -> None:
    result = reviewed(bill("a", "2024-01-05 E1392-NU 2495.00 PORTABLE CONCENTRATOR RENTAL", payer="Medicare"))
    (flag,) = result.flags
    assert flag.reason == "letters-buy-words-rent"
    assert [other.reason for other in flag.also] == ["purchase-of-rental-code"]


def test_no_lines_money_is_in_question_twice() -> None:
    first, second = numbered(RENT, "2024-01-05 E1390-NU 900.00 OXYGEN CONCENTRATOR")
    left = {1: Decimal("185.00"), 2: Decimal("900.00")}
    payers = {1: PayerKind.MEDICARE}
    double = Finding(reason="same-rental-month", lines=(first, second), at_stake=(second,))
    sale = Finding(reason="rented-after-bought", lines=(first, second), at_stake=(first, second))
    weighed = weigh("duplicate-charge", [double], payers) + weigh("rental-purchase-mismatch", [sale], payers)
    assert [flag.amount_in_question for flag in settle(weighed, left)] == [Decimal("900.00"), Decimal("185.00")]


@pytest.mark.parametrize(
    ("left", "finding", "kind"),
    [
        ("185.00", Finding(reason="never-came"), AmountKind.BILLED),
        ("60.00", Finding(reason="never-came"), AmountKind.DIFFERENCE),
        (
            "185.00",
            Finding(reason="never-came", amount_in_question=Decimal(5), amount_kind=AmountKind.DIFFERENCE),
            AmountKind.DIFFERENCE,
        ),
    ],
    ids=["whole", "what credits left", "as the check says"],
)
def test_a_flag_says_whether_its_amount_is_what_was_billed(left: str, finding: Finding, kind: AmountKind) -> None:
    (line,) = numbered(RENT)
    weighed = weigh("not-received", [replace(finding, lines=(line,), at_stake=(line,))], {1: PayerKind.MEDICARE})
    (flag,) = settle(weighed, {1: Decimal(left)})
    assert flag.amount_kind is kind


# Severity and order


def test_what_to_act_on_first_comes_first() -> None:
    result = reviewed(
        bill(
            "a",
            "2024-01-05 A7030-NU 150.00 MASK",
            "2024-01-05 A7030-NU 150.00 MASK",
            "2024-01-05 E1399 20.00 AIRLINE KIT",
            RENT,
            RENT,
            payer="Medicare",
        )
    )
    assert [flag.severity for flag in result.flags] == [Severity.ERROR, Severity.QUESTION, Severity.INFO]


def test_the_larger_amount_comes_first_among_equals() -> None:
    result = reviewed(bill("a", TANKS, TANKS, RENT, RENT))
    assert [flag.amount_in_question for flag in result.flags] == [Decimal("185.00"), Decimal("36.00")]


def test_a_doubtful_line_is_never_an_error() -> None:
    (flag,) = reviewed(bill("a", RENT, f"{RENT} doubt=0.3")).flags
    assert (flag.severity, flag.certainty) == (Severity.QUESTION, Certainty.LOW)


def in_one_file(*readings: Reading) -> Reading:
    document = readings[0].document
    return Reading(document, tuple(replace(one.statements[0], document=document.id) for one in readings))


def test_a_sum_is_no_error_beside_a_bill_of_the_same_file_that_adds_up_to_nothing() -> None:
    one, other = bill("a", RENT, total_charges="406.00", patient="Ada"), bill("b", TANKS, patient="Harold Whitcombe")
    (flag,) = reviewed(in_one_file(one, other)).flags
    assert (flag.severity, flag.certainty) == (Severity.QUESTION, Certainty.LOW)
    assert [flag.severity for flag in reviewed(one, other).flags] == [Severity.ERROR]


def test_a_total_of_two_bills_of_a_file_is_that_of_both() -> None:
    one, other = bill("a", RENT, total_charges="221.00", patient="Ada"), bill("b", TANKS, patient="Harold Whitcombe")
    assert reviewed(in_one_file(one, other)).flags == ()


def test_a_balance_of_all_bills_of_a_file_is_that_of_all() -> None:
    owed = {"previous_balance": "100.00", "total_payments": "50.00", "balance_due": "271.00", "total_charges": "36.00"}
    taken_back = [f"2024-01-05 E0143-NU {amount} FOLDING WALKER" for amount in ("90.00", "-90.00")]
    one, other = bill("a", RENT, *taken_back, account="10-4471"), bill("b", TANKS, account="10-9902", **owed)
    assert reviewed(in_one_file(one, other)).flags == ()
    assert [flag.severity for flag in reviewed(one, other).flags] == [Severity.ERROR]


def test_the_payer_decides_how_much_a_finding_weighs() -> None:
    sale = "2024-01-05 E1392-NU 2495.00 PORTABLE CONCENTRATOR"
    weights = {}
    for payer in ("Medicare Part B", "Aetna", "VA", None):
        flags = reviewed(bill("a", sale, payer=payer)).flags
        weights[payer] = flags[0].severity if flags else None
    assert weights == {"Medicare Part B": Severity.QUESTION, "Aetna": Severity.INFO, "VA": None, None: Severity.INFO}


def test_what_the_person_says_of_the_payer_goes_before_the_paper() -> None:
    sale = bill("a", "2024-01-05 E1392-NU 2495.00 PORTABLE CONCENTRATOR", payer="Aetna")
    (flag,) = reviewed(sale, about=About(payer_kind=PayerKind.MEDICARE)).flags
    assert (flag.severity, flag.payer_kind) == (Severity.QUESTION, PayerKind.MEDICARE)


def test_a_flag_cites_its_sources() -> None:
    (flag,) = reviewed(bill("a", RENT, RENT, payer="Medicare")).flags
    assert "noridian-oxygen" in flag.sources


# Order of files and size


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_files_changes_no_flag(turned: bool) -> None:
    bills = [
        bill("a", RENT, TANKS, date=date(2024, 1, 31)),
        bill("b", NEXT, NEXT, date=date(2024, 2, 28)),
    ]
    result = reviewed(*(reversed(bills) if turned else bills))
    (flag,) = result.flags
    assert flag.reason == "same-rental-month"
    assert {item.service_date for item in result.lines if item.number in flag.lines} == {date(2024, 2, 5)}


def test_flags_hold_lines_by_number_and_values_for_the_words() -> None:
    (flag,) = reviewed(bill("a", TANKS, RENT, RENT)).flags
    assert isinstance(flag, Flag)
    assert flag.lines == (2, 3)
    assert flag.values["start"] == date(2024, 1, 5)
