"""Laws of the review over made-up clean histories: what may be added, copied, shuffled or split, and what it changes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.case.months import add_months
from checker.model import NOTHING_TOLD, About, Document, Flag, Kind, LineItem, Reading, Review, Severity
from checker.review import review
from checker.wording import flag_words
from tests.checks.cases import reading
from tests.clean_histories import CAPPED, PAYERS, PORTABLE, STATIONARY, VENTILATOR, History, histories

QUICK = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def _text(day: str, thing: str, letters: str) -> str:
    code, rest = thing.split(" ", 1)
    return f"{day} {code}{letters} {rest}"


def bill(name: str, lines: Sequence[str], payer: str | None) -> Reading:
    return reading(name, {"lines": list(lines), "payer": payer})


def reviewed(*readings: Reading, about: About = NOTHING_TOLD) -> Review:
    return review(readings, about=about, as_of=date(2028, 12, 31))


def loud(result: Review) -> list[Flag]:
    return [flag for flag in result.flags if flag.severity is not Severity.INFO]


def told(result: Review) -> list[tuple[str, str, str, str, frozenset[str]]]:
    """The flags without line numbers: what they say, and the raw text of what they are about."""
    raw = {line.number: line.raw for line in result.lines}
    return sorted(
        (
            flag.check,
            flag.reason,
            str(flag.severity),
            str(flag.amount_in_question),
            frozenset(raw[n] for n in flag.lines),
        )
        for flag in result.flags
    )


def doubles(result: Review) -> list[Flag]:
    """Flags of `duplicate-charge`, those folded into others too."""
    return [one for flag in result.flags for one in (flag, *flag.also) if one.check == "duplicate-charge"]


def is_charge(text: str) -> bool:
    """Whether a line's text is of a positive charge; its amount follows the day and the code."""
    return not text.split()[2].startswith("-")


def is_rent(line: LineItem) -> bool:
    return (
        line.code in {text[:5] for text in (VENTILATOR, *CAPPED, *STATIONARY, *PORTABLE)} and "MS" not in line.modifiers
    )


@QUICK
@given(histories())
def test_a_clean_history_and_one_further_month_raise_nothing(history: History) -> None:
    assert loud(reviewed(bill("a", history.lines, history.payer), about=history.about)) == []
    longer = [*history.lines, *history.further]
    assert loud(reviewed(bill("a", longer, history.payer), about=history.about)) == []


@QUICK
@given(histories(), st.randoms(use_true_random=False))
def test_a_copy_of_a_charge_is_one_double(history: History, chance: random.Random) -> None:
    copied = chance.choice([text for text in history.lines if is_charge(text)])
    lines = [*history.lines, copied]
    chance.shuffle(lines)
    result = reviewed(bill("a", lines, history.payer), about=history.about)
    (flag,) = doubles(result)
    twins = [line for line in result.lines if line.number in flag.lines]
    assert {line.raw for line in twins} == {copied}
    assert (flag.severity is Severity.ERROR) == is_rent(twins[0])
    assert flag in result.flags or not is_rent(twins[0])


@QUICK
@given(histories(), st.randoms(use_true_random=False))
def test_a_copy_of_a_credit_or_a_payment_is_none(history: History, chance: random.Random) -> None:
    day, code, amount, *_ = chance.choice([text for text in history.lines if is_charge(text)]).split()
    credit, payment = f"{day} {code} -{amount} REVERSAL", f"{day} - -40.00 PAYMENT kind=payment"
    own = [text for text in history.lines if not is_charge(text)]
    lines = [*history.lines, credit, credit, payment, payment, *own]
    assert not doubles(reviewed(bill("a", lines, history.payer), about=history.about))


@QUICK
@given(histories())
def test_the_same_file_twice_raises_nothing(history: History) -> None:
    one = bill("a", history.lines, history.payer)
    result = reviewed(one, one, about=history.about)
    assert loud(result) == []
    assert len(result.lines) == len(history.lines)


@QUICK
@given(histories(), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_lines_and_files_changes_nothing(history: History, chance: random.Random, faulty: bool) -> None:
    lines = [*history.lines, *([chance.choice(history.lines)] if faulty else [])]
    mixed = lines[:]
    chance.shuffle(mixed)
    both = [reviewed(bill("a", texts, history.payer), about=history.about) for texts in (mixed, lines)]
    assert told(both[0]) == told(both[1])


@QUICK
@given(histories(), st.integers(1, 5), st.randoms(use_true_random=False))
def test_splitting_a_history_over_bills_changes_nothing(history: History, size: int, chance: random.Random) -> None:
    parts = [history.months[place : place + size] for place in range(0, len(history.months), size)]
    bills = [
        bill(f"bill-{number}", [text for month in part for text in month], history.payer)
        for number, part in enumerate(parts)
    ]
    chance.shuffle(bills)
    whole = reviewed(bill("a", history.lines, history.payer), about=history.about)
    assert told(reviewed(*bills, about=history.about)) == told(whole)


@QUICK
@given(histories(), st.integers(1, 4))
def test_bills_that_list_older_months_again_raise_nothing(history: History, again: int) -> None:
    bills = []
    for number in range(len(history.months)):
        months = history.months[max(0, number - again) : number + 1]
        bills.append(bill(f"bill-{number}", [text for month in months for text in month], history.payer))
    result = reviewed(*bills, about=history.about)
    assert loud(result) == []
    assert len(result.lines) == len(history.lines)


@QUICK
@given(histories().filter(lambda history: history.payer == "Medicare Part B"))
def test_the_same_months_billed_to_a_second_insurer_raise_nothing(history: History) -> None:
    second = [" ".join(word for word in text.split() if "=" not in word) for text in history.lines]
    bills = [bill("a", history.lines, history.payer), bill("b", second, "AARP Medicare Supplement Plan F")]
    assert loud(reviewed(*bills, about=history.about)) == []


MONEY = st.decimals(min_value=-9_999_999, max_value=9_999_999, places=2, allow_nan=False)
ANY_LINES = st.builds(
    LineItem,
    id=st.text(max_size=3),
    number=st.integers(0, 9),
    statement=st.just(1),
    boxes=st.just(()),
    service_date=st.none() | st.dates(),
    end_date=st.none() | st.dates(),
    code=st.none() | st.sampled_from(("E1390", "E139O", "E0601", "A7030", "E1399", "9")) | st.text(max_size=6),
    modifiers=st.lists(st.sampled_from(("RR", "NU", "KR", "KH", "MS", "RA", "??", "")), max_size=3).map(tuple),
    description=st.sampled_from(("OXYGEN CONCENTRATOR RENTAL", "PICK UP", "")) | st.text(max_size=12),
    units=st.decimals(min_value=-5, max_value=10**12, places=1, allow_nan=False),
    unit_price=st.none() | MONEY,
    amount=MONEY,
    other_money=st.dictionaries(st.sampled_from(("patient_share", "tax", "allowed")), MONEY, max_size=2),
    serial=st.none() | st.sampled_from(("A", "B")),
    revenue_code=st.none() | st.sampled_from(("0120", "300", "x")),
    kind=st.sampled_from(Kind),
)
BILLS = st.lists(st.lists(ANY_LINES, max_size=8), max_size=3)


@QUICK
@given(BILLS, st.sampled_from(PAYERS))
def test_no_lines_however_odd_break_the_review(bills: list[list[LineItem]], payer: str | None) -> None:
    readings = []
    for number, lines in enumerate(bills):
        (empty,) = bill(f"bill-{number}", [], payer).statements
        document = Document(f"bill-{number}", f"bill-{number}.pdf", ())
        readings.append(Reading(document, (replace(empty, lines=tuple(lines), itemized=True),)))
    for flag in reviewed(*readings).flags:
        assert flag_words(flag, "en") != flag_words(flag, "es")


def test_thousands_of_lines_are_no_matter() -> None:
    """How the time grows up to ten thousand, `python -m tests.benchmark speed` says."""
    first = date(1990, 1, 5)
    rents = [_text(f"{add_months(first, n % 300)}", f"E{n // 300:04} 185.00 RENTAL", "-RR") for n in range(1500)]
    tests = [f"{first + timedelta(days=n % 2000)} 94010 {n}.00 TEST {n}" for n in range(1500)]
    assert len(reviewed(bill("a", [*rents, *tests], "Aetna")).lines) == 3000
    (flag,) = reviewed(bill("a", ["2024-01-05 E1390-RR 185.00 OXYGEN CONCENTRATOR"] * 3000, "Aetna")).flags
    assert len(flag.lines) == 3000
