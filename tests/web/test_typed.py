"""From texts in fields to a correction, and which rows come first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from checker.model import Box, Correction, Doubt, Kind, LineItem, Origin, UnreadRow
from checker.review import review
from checker.web.findings.doubtful import doubtful_rows
from checker.web.visit.typed import correction_of, draft_of, wrong_fields
from tests.checks.cases import AS_OF, line, reading

READ = line("2024-01-05..2024-02-04 E1390-RR x2 185.00 OXYGEN CONCENTRATOR price=92.50")
CREDIT = line("2024-01-05 A4615 -6.00 CREDIT CANNULA")


def unread(text: str) -> UnreadRow:
    return UnreadRow(1, text, "amount", Box(1, 0, 0, 9, 9), "row")


def told(row: LineItem | UnreadRow, **texts: str) -> Correction:
    draft = draft_of(row) | texts
    assert wrong_fields(draft) == ()
    return correction_of(row, draft)


def test_a_line_left_as_it_is_is_right():
    assert told(READ) == Correction(line="line", right=True)


def test_only_what_differs_is_told():
    assert told(READ, amount="$1,185.00", code="e1392-nu").values == {
        "amount": Decimal("1185.00"),
        "code": "E1392",
        "modifiers": ("NU",),
    }


def test_a_value_written_another_way_is_the_same():
    assert told(READ, service_date="January 5, 2024", units="2.00", code="E1390-RR").values == {}


def test_the_paper_may_say_nothing():
    values = told(READ, service_date="", end_date="", code="", unit_price="").values
    assert values == {"service_date": None, "end_date": None, "code": None, "modifiers": (), "unit_price": None}


def test_what_was_taken_back_is_typed_without_its_minus():
    assert draft_of(CREDIT)["amount"] == "6.00"
    assert told(CREDIT, kind="charge").values == {"kind": Kind.CHARGE}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("amount", ""),
        ("amount", "ten"),
        ("service_date", "13/40/2024"),
        ("service_date", "2/5"),
        ("units", "0"),
        ("unit_price", "a lot"),
        ("code", "E1390 RENT"),
    ],
)
def test_what_we_do_not_understand_is_named_by_its_field(field: str, text: str):
    assert wrong_fields(draft_of(READ) | {field: text}) == (field,)


def test_a_last_day_before_the_first_does_not_fit():
    assert wrong_fields(draft_of(READ) | {"end_date": "01/01/2024"}) == ("end_date",)


@pytest.mark.parametrize(
    ("text", "day", "code", "amount"),
    [
        ("03/05/24  E1390 RR KX  OXYGEN CONC  185.00", "03/05/2024", "E1390 RR KX", "185.00"),
        ("03/05/2024  E1390-RR  18S.OO", "03/05/2024", "E1390 RR", ""),
        ("A4615 or A4616 nose tubes  12.00  6.00", "", "", ""),
        ("see note", "", "", ""),
    ],
)
def test_an_unread_row_starts_with_what_is_plain_in_it(text: str, day: str, code: str, amount: str):
    draft = draft_of(unread(text))
    assert (draft["service_date"], draft["code"], draft["amount"]) == (day, code, amount)


def test_lines_that_a_question_rests_on_come_first_then_rows_unread_then_by_doubt():
    texts = [
        "2024-01-05 E0431-RR 35.00 TANKS doubt=0.3",
        "2024-02-05 E0431-RR 35.00 TANKS doubt=0.9",
        "2024-01-05 E1390-RR 185.00 CONCENTRATOR",
        "2024-01-05 E1390-RR 185.00 CONCENTRATOR doubt=0.3 field=amount",
        "2024-03-05 E0431-RR 35.00 TANKS doubt=0.1",
    ]
    made = reading("bill", {"lines": texts})
    statement = made.statements[0]
    statement = replace(statement, reading=replace(statement.reading, unread=(unread("see note"),)))
    made = replace(made, statements=(statement,))
    rows, _ = doubtful_rows([made], review([made], as_of=AS_OF), {})
    assert [row.id for row in rows] == ["bill-3", "row", "bill-1", "bill-0"]
    assert [row.least_sure for row in rows] == [("amount",), (), ("code",), ("code",)]
    rows, spoken = doubtful_rows(
        [made], review([made], as_of=AS_OF), {"row": Correction(line="row", not_a_charge=True)}, ["bill-4"]
    )
    assert [row.id for row in rows] == ["bill-4", "bill-3", "bill-1", "bill-0"]
    assert [row.id for row in spoken] == ["row"]


def test_a_repaired_code_is_always_shown():
    made = reading("bill", {"lines": ["2024-01-05 E1390-RR 185.00 CONCENTRATOR"]})
    first = replace(made.statements[0].lines[0], code_printed="E139O", code_origin=Origin.REPAIRED, doubts=(NEARLY,))
    made = replace(made, statements=(replace(made.statements[0], lines=(first,)),))
    assert [row.id for row in doubtful_rows([made], review([made], as_of=AS_OF), {})[0]] == ["bill-0"]


NEARLY = Doubt("code", "repaired", 0.1)


def test_a_day_typed_with_two_figures_for_the_year_is_of_this_century():
    assert told(READ, service_date="2/6/24", end_date="").values["service_date"] == date(2024, 2, 6)
