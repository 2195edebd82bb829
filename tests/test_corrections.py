"""What the person's paper says where we misread it: into the lines, the sums and the review, and out again."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from checker.answers.about import about_from_json
from checker.answers.corrections import corrected, not_found
from checker.answers.corrections_json import corrections_from_json
from checker.errors import AboutError
from checker.model import Box, Correction, Doubt, Figure, FigureKind, Kind, Origin, Reading, Statement, UnreadRow
from checker.review import review
from tests.checks.cases import AS_OF, reading

RENT = "2024-01-05 E1390-RR 185.00 OXYGEN CONCENTRATOR"
NEXT = "2024-02-05 E1390-RR 185.00 OXYGEN CONCENTRATOR"
TANKS = "2024-01-05 E0431-RR 36.00 PORTABLE TANKS"
ROW = UnreadRow(1, "03/0? E1390 185.00", "amount", Box(1, 0, 30, 500, 40), "bill-u1")


def bill(*texts: str, doubt: str = "amount", total: str | None = None, unread: tuple[UnreadRow, ...] = ()) -> Reading:
    """A bill whose first line is doubted, with rows that could not be read and a printed total."""
    made = reading("bill", {"lines": list(texts)})
    statement = made.statements[0]
    first, *others = statement.lines
    first = replace(first, doubts=(Doubt(doubt, "hard to read", 0.3), Doubt("units", "not a number", 0.1)))
    figures = (Figure(FigureKind.TOTAL_CHARGES, Decimal(total), total, Box(1, 0, 90, 9, 99)),) if total else ()
    report = replace(statement.reading, unread=unread, figures=figures)
    return replace(made, statements=(replace(statement, lines=(first, *others), reading=report),))


def after(made: Reading, *corrections: Correction) -> Statement:
    return corrected([made], corrections)[0].statements[0]


def told(line: str = "bill-0", **values: object) -> Correction:
    return Correction(line=line, values=values)  # type: ignore[arg-type]


def test_without_corrections_nothing_changes():
    made = bill(RENT)
    assert corrected([made], []) == (made,)


def test_a_correction_replaces_the_value_and_only_the_doubts_about_it():
    made = bill(RENT)
    line = after(made, told(amount=Decimal("158.00"))).lines[0]
    assert line.amount == Decimal("158.00")
    assert [doubt.field for doubt in line.doubts] == ["units"]
    assert (line.corrected, line.confirmed) == (("amount",), False)
    assert made.statements[0].lines[0].amount == Decimal("185.00")


def test_saying_that_it_is_right_settles_every_doubt_and_changes_nothing_else():
    made = bill(RENT)
    line = after(made, Correction(line="bill-0", right=True)).lines[0]
    assert (line.confidence, line.corrected, line.confirmed) == (1.0, (), True)
    assert replace(line, doubts=made.statements[0].lines[0].doubts, confirmed=False) == made.statements[0].lines[0]


def test_a_value_told_as_it_was_read_is_no_change():
    assert after(bill(RENT), told(amount=Decimal("185.00"))).lines[0].corrected == ()


def test_a_code_of_the_persons_is_printed_as_they_say():
    line = after(bill(RENT), told(code="E1392", modifiers=("NU",))).lines[0]
    assert (line.code, line.code_printed, line.code_origin) == ("E1392", "E1392 NU", Origin.PERSON)


def test_a_repaired_code_that_the_person_finds_on_paper_is_theirs():
    made = bill(RENT)
    first = replace(made.statements[0].lines[0], code_printed="E139O", code_origin=Origin.REPAIRED)
    made = replace(made, statements=(replace(made.statements[0], lines=(first,)),))
    line = after(made, Correction(line="bill-0", right=True)).lines[0]
    assert (line.code, line.code_printed, line.code_origin) == ("E1390", "E1390 RR", Origin.PERSON)


@pytest.mark.parametrize(
    ("values", "kind", "amount"),
    [
        ({"kind": Kind.PAYMENT}, Kind.PAYMENT, "-185.00"),
        ({"kind": Kind.CREDIT, "amount": Decimal("20.00")}, Kind.CREDIT, "-20.00"),
        ({"amount": Decimal("-20.00")}, Kind.CREDIT, "-20.00"),
        ({"kind": Kind.ADJUSTMENT, "amount": Decimal("20.00")}, Kind.ADJUSTMENT, "20.00"),
    ],
)
def test_amount_and_kind_fit_each_other(values: dict[str, object], kind: Kind, amount: str):
    line = after(bill(RENT), told(**values)).lines[0]
    assert (line.kind, line.amount) == (kind, Decimal(amount))


def test_a_credit_that_is_a_charge_loses_its_minus():
    line = after(bill("2024-01-05 E1390 -185.00 CREDIT"), told(kind=Kind.CHARGE)).lines[0]
    assert (line.kind, line.amount) == (Kind.CHARGE, Decimal("185.00"))


def test_a_line_that_is_none_is_left_out():
    statement = after(bill(RENT, TANKS), Correction(line="bill-0", not_a_charge=True))
    assert [line.id for line in statement.lines] == ["bill-1"]
    assert (statement.reading.lines_seen, statement.reading.sum) == (1, Decimal("36.00"))


def test_an_unread_row_becomes_a_line_in_its_place():
    made = bill(RENT, TANKS, unread=(ROW,))
    moved = replace(made.statements[0].lines[1], boxes=(Box(1, 0, 60, 500, 70),))
    made = replace(made, statements=(replace(made.statements[0], lines=(made.statements[0].lines[0], moved)),))
    statement = after(made, told("bill-u1", amount=Decimal("185.00"), service_date=date(2024, 3, 5), code="E1390"))
    assert [line.id for line in statement.lines] == ["bill-0", "bill-u1", "bill-1"]
    line = statement.lines[1]
    assert (line.kind, line.confidence, line.confirmed, line.boxes) == (Kind.CHARGE, 1.0, True, (ROW.box,))
    assert line.corrected == ("service_date", "code", "amount")
    assert (statement.reading.unread, statement.reading.lines_read, statement.reading.lines_seen) == ((), 3, 3)


def test_an_unread_row_without_its_amount_stays_unread():
    assert after(bill(RENT, unread=(ROW,)), told("bill-u1", code="E1390")).reading.unread == (ROW,)


def test_a_charge_that_was_not_seen_at_all_is_typed_in():
    made = bill(RENT, TANKS, total="233.00")
    extra = told("bill-1+1", amount=Decimal("12.00"), description="CANNULA")
    statement = after(made, extra, told("bill-1+2", description="no amount"))
    assert [line.id for line in statement.lines] == ["bill-0", "bill-1", "bill-1+1"]
    assert (statement.reading.agrees_with, statement.reading.lines_seen) == ("total charges", 3)
    assert not_found([made], [extra, told("nowhere+1", code="E1390")]) == ("nowhere+1",)


def test_an_unread_row_that_is_no_charge_is_spoken_of_no_more():
    statement = after(bill(RENT, unread=(ROW,)), Correction(line="bill-u1", not_a_charge=True))
    assert (statement.reading.unread, statement.reading.lines_seen, len(statement.lines)) == ((), 1, 1)


def test_the_sums_are_held_against_the_paper_again():
    made = bill("2024-01-05 E1390-RR 158.00 OXYGEN CONCENTRATOR", TANKS, total="221.00")
    off = after(made, told("bill-1", amount=Decimal("37.00"))).reading
    assert (off.agrees_with, off.disagrees_with) == (None, "total charges")
    mended = after(made, told(amount=Decimal("185.00")))
    assert (mended.reading.sum, mended.reading.agrees_with) == (Decimal("221.00"), "total charges")
    assert mended.lines[1].confidence == 1.0


def test_lines_of_a_bill_that_does_not_add_up_are_doubted_save_those_the_person_looked_at():
    lines = after(bill(RENT, TANKS, total="300.00"), Correction(line="bill-0", right=True)).lines
    assert [line.confidence for line in lines] == [1.0, 0.95]


def test_later_words_about_a_line_add_to_earlier_ones():
    line = after(bill(RENT), told(code="E1392"), told(amount=Decimal("99.00"))).lines[0]
    assert (line.code, line.amount) == ("E1392", Decimal("99.00"))


def test_a_correction_of_a_line_that_is_not_there_is_named_and_changes_nothing():
    made = bill(RENT)
    assert not_found([made], [told("other-9", code="E1392"), told(code="E1392")]) == ("other-9",)
    assert after(made, told("other-9", code="E1392")) == made.statements[0]


def test_the_review_is_of_what_the_paper_says():
    made = bill(RENT, RENT)
    assert [flag.check for flag in review([made], as_of=AS_OF).flags] == ["duplicate-charge"]
    changes = [told(service_date=date(2024, 2, 5))]
    assert review([made], corrections=changes, as_of=AS_OF).flags == ()


def test_a_flag_on_a_line_the_person_confirmed_is_no_longer_unsure():
    made = bill(RENT, RENT)
    doubted = review([made], as_of=AS_OF).flags[0]
    sure = review([made], corrections=[Correction(line="bill-0", right=True)], as_of=AS_OF).flags[0]
    assert (doubted.certainty, sure.certainty) == ("low", "high")


# As JSON


def from_json(*items: object) -> tuple[Correction, ...]:
    text = json.dumps({"name": "Ann", "corrections": list(items)})
    about_from_json(text)
    return corrections_from_json(text)


def test_every_key_of_a_correction_is_understood():
    whole = {
        "line": "bill-0",
        "service_date": "2024-03-05",
        "end_date": None,
        "code": "e1390",
        "modifiers": ["rr"],
        "description": "CONCENTRATOR",
        "units": 1.5,
        "unit_price": "0.0825",
        "amount": "185.00",
        "kind": "credit",
        "right": True,
    }
    values = {
        "service_date": date(2024, 3, 5),
        "end_date": None,
        "code": "E1390",
        "modifiers": ("RR",),
        "description": "CONCENTRATOR",
        "units": Decimal("1.5"),
        "unit_price": Decimal("0.0825"),
        "amount": Decimal("185.00"),
        "kind": Kind.CREDIT,
    }
    none = Correction(line="bill-1", not_a_charge=True)
    assert from_json(whole, {"line": "bill-1", "not_a_charge": True}) == (
        Correction(line="bill-0", values=values, right=True),
        none,
    )


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"right": True}, "corrections[0].line: must be given"),
        ({"line": "a"}, "needs what the paper says"),
        ({"line": "a", "not_a_charge": True, "amount": "1.00"}, "has no values"),
        ({"line": "a", "amount": "ten"}, "corrections[0].amount: 'ten' is no number"),
        ({"line": "a", "amount": "NaN"}, "is no number"),
        ({"line": "a", "amount": 12}, "corrections[0].amount: must be a text"),
        ({"line": "a", "units": True}, "corrections[0].units: must be a number"),
        ({"line": "a", "code": "E1390 RR"}, "is no code"),
        ({"line": "a", "modifiers": "RR"}, "must be a list"),
        ({"line": "a", "modifiers": ["RRR"]}, "two letters"),
        ({"line": "a", "kind": "refund"}, "is none of charge, credit"),
        ({"line": "a", "service_date": "5/1/2024"}, "is no date"),
        ({"line": "a", "price": "1.00"}, "'price' is none of"),
    ],
)
def test_what_is_not_understood_is_named(item: dict[str, object], said: str):
    with pytest.raises(AboutError) as problem:
        from_json(item)
    assert said in str(problem.value)
