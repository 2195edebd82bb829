"""What was misread on a picture is set right where something proves it, and is shown; a bill's own slip is left alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import About, LineItem, Origin, PageSource, Severity, Statement
from checker.outputs.contract import to_contract
from checker.outputs.text import as_text
from checker.reading.ink.lookalikes import one_digit_off
from checker.reading.repairs.shapes import shaped
from checker.review import review
from tests.reading.pictured import Cell, reading_of, statement_of

HEADING: list[Cell] = ["Date", "Code", "Description", "Qty", "Price", "Amount"]
ROWS: list[list[Cell]] = [
    ["01/05/2024", "E1390 RR", "Oxygen concentrator rental", "1", "185.00", "185.00"],
    ["02/05/2024", "E1390 RR", "Oxygen concentrator rental", "1", "185.00", "185.00"],
    ["03/05/2024", "E1390 RR", "Oxygen concentrator rental", "1", "185.00", "185.00"],
    ["03/09/2024", "A4615 NU", "Cannula nasal", "4", "2.50", "10.00"],
]
TOTAL: list[Cell] = ["", "", "Total charges", "", "", "565.00"]


def _bill(*changes: tuple[int, int, Cell], total: bool = True, source: PageSource = PageSource.OCR) -> Statement:
    """The statement of the rows with some cells (row, column) changed."""
    return statement_of(_rows(*changes, total=total), source)


def _rows(*changes: tuple[int, int, Cell], total: bool = True) -> list[list[Cell]]:
    rows = [list(row) for row in ROWS]
    for row, column, cell in changes:
        rows[row][column] = cell
    return [HEADING, *rows, *([TOTAL] if total else [])]


def _repairs(line: LineItem) -> list[tuple[str, str, str]]:
    return [(each.field, each.seen, each.read) for each in line.repairs]


def test_a_clear_page_needs_no_repair() -> None:
    statement = _bill()
    assert [line.amount for line in statement.lines] == [Decimal(185), Decimal(185), Decimal(185), Decimal(10)]
    assert not any(line.repairs for line in statement.lines)
    assert all(line.confidence > 0.95 for line in statement.lines)


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("O1/05/24", "01/05/24"),
        ("01/0524", "01/05/24"),
        ("2023-O4-05", "2023-04-05"),
        ("12/31/2O24", "12/31/2024"),
        ("01/05//24", "01/05/24"),
        ("10-an-2025-08-Feb-2025", "10-Jan-2025-08-Feb-2025"),
        ("15-CT-24", "15-OCT-24"),
        ("$225:75", "$225.75"),
        ("USS134.00", "US$134.00"),
        ("us$134.00", "US$134.00"),
        ("17-0CT-25.-", "17-OCT-25-"),
        ("260CT2025", "26OCT2025"),
        ("$2.181.75", "$2,181.75"),
        ("185,00", "185.00"),
        ("$l85.00", "$185.00"),
        ("S18.50", "$18.50"),
    ],
)
def test_what_can_be_only_a_date_or_an_amount_is_read_as_one(seen: str, meant: str) -> None:
    assert shaped(seen) == meant


@pytest.mark.parametrize(
    "seen",
    [
        "01/05/2024",
        "1,541.70",
        "11:30",
        "05/2024",
        "45402-1234",
        "555-1212",
        "01052024",
        "1.500",
        "E1390",
        "BILL",
        "10",
    ],
)
def test_what_can_be_read_as_it_stands_is_left(seen: str) -> None:
    assert shaped(seen) is None


def test_a_code_of_the_catalogue_is_read_for_look_alikes_and_shown() -> None:
    line = _bill((1, 1, ("E139O", 0.7))).lines[1]
    assert (line.code, line.code_printed, line.code_origin) == ("E1390", "E139O", Origin.REPAIRED)
    assert ("code", "E139O", "E1390") in _repairs(line)


@pytest.mark.parametrize("seen", ["F1390", "El390", "E1B90"])
def test_a_code_that_was_hard_to_read_is_the_one_that_other_lines_print(seen: str) -> None:
    line = _bill((1, 1, (seen, 0.6))).lines[1]
    assert (line.code, line.code_origin) == ("E1390", Origin.REPAIRED)


def test_a_slip_whose_characters_are_clear_is_the_bills_own() -> None:
    line = _bill((1, 1, ("E139O", 0.99))).lines[1]
    assert (line.code, line.code_origin, line.repairs) == ("E139O", Origin.PRINTED, ())


def test_a_slip_on_a_clear_page_stays_though_no_engine_is_sure_of_an_o() -> None:
    line = _bill((1, 1, ("E139O", 0.8))).lines[1]
    assert (line.code, line.code_origin) == ("E139O", Origin.PRINTED)
    assert line.confidence < 0.8


def test_a_slip_in_text_is_the_bills_own_whatever_its_confidence() -> None:
    line = _bill((1, 1, ("E139O", 0.5)), source=PageSource.TEXT).lines[1]
    assert (line.code, line.code_origin, line.repairs) == ("E139O", Origin.PRINTED, ())


def test_units_times_price_prove_an_amount() -> None:
    line = _bill((3, 5, ("16.00", 0.7)), total=False).lines[3]
    assert line.amount == Decimal("10.00")
    assert ("amount", "16.00", "10.00") in _repairs(line)


def test_units_times_price_do_not_mend_an_amount_that_is_clear() -> None:
    line = _bill((3, 5, "16.00"), total=False).lines[3]
    assert line.amount == Decimal("16.00")


def test_the_printed_total_proves_an_amount() -> None:
    statement = _bill((1, 4, ""), (1, 5, ("135.00", 0.8)))
    assert statement.lines[1].amount == Decimal("185.00")
    assert statement.reading.agrees_with == "total charges"
    assert ("amount", "135.00", "185.00") in _repairs(statement.lines[1])


def test_amounts_that_add_up_as_printed_are_no_longer_doubted() -> None:
    statement = _bill((1, 5, ("185.00", 0.7)))
    assert not any(doubt.field == "amount" for doubt in statement.lines[1].doubts)


def test_a_figure_that_lost_its_point_gets_it_back() -> None:
    line = _bill((1, 4, ""), (1, 5, ("18500", 0.9)), total=False).lines[1]
    assert line.amount == Decimal("185.00")


def test_an_amount_without_a_point_is_doubted_where_nothing_proves_it() -> None:
    (line,) = statement_of([HEADING, ["01/05/2024", "E1390", "Oxygen rental", "", "", "2200"]]).lines
    assert line.confidence < 0.8
    assert (
        statement_of([HEADING, ["01/05/2024", "E1390", "Oxygen rental", "2", "1100", "2200"]]).lines[0].confidence > 0.8
    )


def test_a_figure_that_lost_its_end_is_no_amount() -> None:
    statement = _bill((1, 4, ""), (1, 5, ("18", 0.9)), total=False)
    assert len(statement.lines) == 3
    assert len(statement.reading.unread) == 1


@pytest.mark.parametrize("row", [0, 1, 3])
def test_a_row_without_a_code_whose_amount_was_not_seen_is_told_as_unread(row: int) -> None:
    rows: list[list[Cell]] = [[f"0{n}/05/2024", "", "Oxygen rental", "", "", "185.00"] for n in range(1, 5)]
    rows[row][5] = ""
    statement = statement_of([HEADING, *rows])
    assert len(statement.lines) == 3
    assert [each.text for each in statement.reading.unread] == [f"0{row + 1}/05/2024  Oxygen rental"]


@pytest.mark.parametrize("cut", [[(3, 1, "A415 NU")], [(3, 1, "A4615"), (3, 2, "")]])
def test_a_code_that_is_short_or_whose_words_were_lost_may_have_lost_some_of_itself(
    cut: list[tuple[int, int, Cell]],
) -> None:
    assert [line.confidence < 0.9 for line in _bill(*cut).lines] == [False, False, False, True]
    assert all(line.confidence > 0.9 for line in _bill(*cut, source=PageSource.TEXT).lines)


def test_a_day_far_from_all_others_is_the_one_near_them() -> None:
    line = _bill((1, 0, ("02/05/2074", 0.8))).lines[1]
    assert line.service_date == date(2024, 2, 5)


def test_headings_a_letter_off_are_known() -> None:
    rows = _rows()
    rows[0] = ["Date", ("C0de", 0.6), ("Desciption", 0.7), "Qty", ("Príce", 0.7), ("Arnount", 0.6)]
    assert [line.amount for line in statement_of(rows).lines] == [line.amount for line in _bill().lines]


def test_a_row_whose_charge_was_lost_is_unread_and_no_payment_of_its_plan() -> None:
    days = ("01/05/2024", "02/05/2024", "03/05/2024", "04/05/2024")
    rows: list[list[Cell]] = [[day, "E1390 RR", "Oxygen concentrator", "185.00", "", "148.00"] for day in days]
    rows[1][3] = ""
    statement = statement_of([["Date", "Code", "Description", "Charge", "", "Ins. Paid"], *rows])
    assert [str(line.amount) for line in statement.lines] == ["185.00"] * 3
    assert [row.text.split()[0] for row in statement.reading.unread] == ["02/05/2024"]


def test_a_column_that_never_gives_the_amount_is_no_price() -> None:
    statement = _bill((0, 4, "12.00"), (1, 4, "12.00"), (2, 4, "12.00"))
    assert [line.unit_price for line in statement.lines] == [None] * 4


def test_a_repair_stands_in_the_contract_and_in_the_report() -> None:
    result = review([reading_of(_rows((1, 1, ("E139O", 0.7))))], as_of=date(2024, 4, 1))
    item = to_contract(result, "en")["line_items"][1]
    assert item["code_origin"] == "repaired"
    assert item["repaired"][0]["message"] == "In the picture it looks like “E139O”. We read it as “E1390”."
    assert "We read it as “E1390”." in as_text(result, "en")
    assert "Lo leímos como “E1390”." in as_text(result, "es")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_error_rests_on_a_value_that_was_hard_to_read(data: st.DataObject) -> None:
    row = data.draw(st.integers(0, 3))
    column = data.draw(st.sampled_from((0, 1, 4, 5)))
    printed = str(ROWS[row][column])
    seen = data.draw(st.sampled_from(sorted(one_digit_off(printed))))
    sure = data.draw(st.floats(0.2, 0.85))
    result = review(
        [reading_of(_rows((row, column, (seen, sure)), total=data.draw(st.booleans())))],
        about=About(payer_kind=None),
        as_of=date(2024, 4, 1),
    )
    assert [flag for flag in result.flags if flag.severity is Severity.ERROR] == []


def test_a_printed_sum_is_as_sure_as_its_characters() -> None:
    rows = _rows()
    rows[-1][5] = ("565.00", 0.7)
    total = statement_of(rows).details.total_charges
    assert total is not None
    assert total.confidence == pytest.approx(0.7)


def test_whole_dollars_stay_where_no_cents_of_their_column_end_in_a_zero() -> None:
    rows = [HEADING, *([day, "E1390 RR", "Oxygen", "", "", "193.37"] for day in ("01/05/2024", "02/05/2024"))]
    statement = statement_of(
        [
            *rows,
            ["03/05/2024", "E1390 NU", "Oxygen", "", "", "193.37"],
            ["04/05/2024", "E0431 NU", "Tank", "", "", "917"],
        ]
    )
    assert [line.amount for line in statement.lines][-1] == Decimal(917)
    assert statement.lines[-1].confidence < 0.85


def test_the_letters_after_a_bills_own_slip_are_read() -> None:
    assert [line.modifiers for line in _bill((1, 1, "E139O RR")).lines] == [("RR",)] * 3 + [("NU",)]


@pytest.mark.parametrize(("seen", "meant"), [("(El1391", "E1391"), ("E1390,Rr", "E1390"), ("(E139O", "E1390")])
def test_a_code_misread_in_part_is_set_right_where_it_was_hard_to_read(seen: str, meant: str) -> None:
    assert _bill((1, 1, (seen, 0.5))).lines[1].code == meant
