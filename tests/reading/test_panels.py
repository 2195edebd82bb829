"""A box of other matter beside the table of charges."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from checker.model import Document, Statement
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.headings import HeadingBlock, find_headings
from checker.reading.columns.panels import find_panels
from checker.reading.columns.table_kinds import TableKind
from checker.reading.statements import read_statements
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokenizing import tokenize
from tests.reading.drawing import draw, lines_of

ROWS = (
    "Date         Code       Description          Qty    Charge",
    "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR    1    195.50",
    "03/06/2024   E0431 RR   PORTABLE OXYGEN        1     43.00",
    "03/07/2024   A4615      CANNULA                2      8.00",
    "                        Total charges             246.50",
)
BOX = ("Account summary", "Previous balance", "10.00", "Payments received  2.00", "Amount due      254.50")


def read_drawing(*rows: str) -> Statement:
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (draw("\n".join(rows)),)))
    return statement


def rows_of(statement: Statement) -> list[tuple[str | None, str, Decimal]]:
    return [(line.code, line.description, line.amount) for line in statement.lines]


ALONE = rows_of(read_drawing(*ROWS))


def test_a_box_right_of_the_table_leaves_its_rows_alone() -> None:
    statement = read_drawing(*(f"{row:62}{box}" for row, box in zip(ROWS, BOX, strict=True)))

    assert rows_of(statement) == ALONE
    assert statement.reading.agrees_with == "total charges"


def test_the_sums_in_a_box_beside_the_table_are_read() -> None:
    details = read_drawing(*(f"{box:26}{row}" for row, box in zip(ROWS, BOX, strict=True))).details

    assert details.previous_balance is not None
    assert details.balance_due is not None
    assert (details.previous_balance.value, details.balance_due.value) == (Decimal("10.00"), Decimal("254.50"))


def test_columns_of_balances_are_no_box() -> None:
    statement = read_drawing(
        "Date         Code       Description          Charge   Payments   Balance",
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR  195.50                195.50",
        "03/06/2024              MEDICARE PAYMENT               100.00       95.50",
        "03/07/2024   A4615      CANNULA                8.00                103.50",
    )

    assert [line.amount for line in statement.lines] == [Decimal("195.50"), Decimal("-100.00"), Decimal("8.00")]


def test_a_box_whose_first_label_stands_level_with_the_headings_is_known_by_the_details_in_it() -> None:
    box = ("Patient", "Loretta Baines", "Account 4471-2209", "Amount due 246.50", "")
    statement = read_drawing(*(f"{part:26}{row}" for part, row in zip(box, ROWS, strict=True)))

    assert rows_of(statement) == ALONE
    assert statement.details.patient is not None
    assert statement.details.account is not None
    assert (statement.details.patient.value, statement.details.account.value) == ("Loretta Baines", "4471-2209")


def test_the_label_level_with_the_headings_is_one_of_the_details_of_its_box() -> None:
    box = ("Account", "4471-2209", "Amount due 246.50", "", "")
    statement = read_drawing(*(f"{part:26}{row}" for part, row in zip(box, ROWS, strict=True)))

    assert rows_of(statement) == ALONE
    assert statement.details.account is not None
    assert statement.details.account.value == "4471-2209"


@pytest.mark.parametrize("heading", ["Ins. Paid/Adj   Patient Bal", "     Discount    Your share"])
def test_columns_named_for_what_is_taken_off_and_what_is_left_are_no_box(heading: str) -> None:
    table = (
        f"HCPCS   Description          Charge   {heading}",
        "E1390   Oxygen concentrator  195.50          100.00         95.50",
        "E0431   Portable system       43.00           40.00          3.00",
    )
    statement = read_drawing("Visit Date: 03/05/2024", *table, "Visit Date: 04/05/2024", *table)

    assert [str(line.other_money.get("patient_share")) for line in statement.lines] == ["95.50", "3.00"] * 2


def test_words_far_left_of_their_heading_are_the_rows_own() -> None:
    statement = read_drawing(
        "                    Item                       Code      Qty    Charge",
        "                 Description",
        "Services for 02/09/2023",
        "Nasal mask                                  A7034 NU    1     120.00",
        "Filter                                      A7039 NU    1      13.42",
        "Face mask                                   A7031 NU    1      67.00",
    )

    assert rows_of(statement) == [
        ("A7034", "Nasal mask", Decimal("120.00")),
        ("A7039", "Filter", Decimal("13.42")),
        ("A7031", "Face mask", Decimal("67.00")),
    ]


def test_two_tables_side_by_side_under_one_line_of_headings_are_each_read() -> None:
    statement = read_drawing(
        "Date         Code   Description     Amount    Date         Code   Description     Amount",
        "03/05/2024   E1390  CONCENTRATOR    195.50    04/05/2024   E1390  CONCENTRATOR    195.50",
        "03/05/2024   E0431  PORTABLE         43.00    04/05/2024   E0431  PORTABLE         43.00",
        "                                              Total charges                       477.00",
    )

    assert [(line.code, str(line.amount)) for line in statement.lines] == 2 * [("E1390", "195.50"), ("E0431", "43.00")]
    assert statement.reading.agrees_with == "total charges"


def test_signs_of_dollars_above_their_figures_head_no_column_and_hide_no_box() -> None:
    box = ("Account summary", "Previous balance", "$ 10.00", "Payments", "$ 2.00", "Amount due", "$ 254.50")
    rows = (
        "Date         Code       Description           Charge",
        "                        OXYGEN                     $",
        "03/05/2024   E1390 RR   CONCENTRATOR          195.50",
        "                                                   $",
        "03/06/2024   E0431 RR   PORTABLE OXYGEN        43.00",
        "                                                   $",
        "03/07/2024   A4615      CANNULA                 8.00",
        "                        Total charges         246.50",
    )
    statement = read_drawing(*(f"{row:56}{text}" for row, text in zip(rows, (*box, ""), strict=True)))

    assert [str(line.amount) for line in statement.lines] == ["195.50", "43.00", "8.00"]
    assert statement.reading.agrees_with == "total charges"


def test_charges_below_the_names_of_sums_are_not_lost() -> None:
    statement = read_drawing(
        *ROWS[:2],
        "",
        "Previous balance    Payments    Adjustments    Balance due",
        "           10.00        2.00           0.00         254.50",
        *ROWS[2:],
    )

    assert [str(line.amount) for line in statement.lines] == ["195.50", "43.00", "8.00"]


def test_words_that_wrap_beside_the_name_of_a_sum_end_no_box() -> None:
    box = ("Account summary", "Total charges", "$ 246.50", "Insurance Paid", "-$ 100.00", "Please pay  $ 146.50")
    rows = (*ROWS[:3], "                        determinations", *ROWS[3:])
    drawing = "\n".join(f"{row:62}{text}" for row, text in zip(rows, box, strict=True))
    lines = [tokenize(line) for line in lines_of([draw(drawing)])]
    names = [token.box for token in lines[3].tokens]
    table = find_headings(lines)[0]
    wrapped = (
        Heading(Role.UNNAMED, names[0], "determinations"),
        Heading(Role.INSURANCE_PAID, names[1], "Insurance Paid"),
    )
    (panel,) = find_panels(lines, [table, HeadingBlock(3, 3, TableKind.SUMS, wrapped)])

    assert panel.bottom >= lines[5].box.top


def test_figures_far_right_of_their_name_are_no_box_though_talk_below_names_a_day_and_a_sum() -> None:
    statement = read_drawing(
        "Date of Service   Procedure   Description          Total Charges",
        "5/1/2024          36415       Routine venipuncture                           25.96",
        "5/1/2024          93000       ELECTROCARDIOGRAM                              85.83",
        "5/1/2024          94761       PULSE OXIMETRY                                 24.00",
        "                                                                   Total Charges    $ 135.79",
        "                                                                   Insurance paid    $ 20.00-",
        "                                                                   Amount Due       $ 115.79",
        "Save $10.00 when you enroll in AutoPay by 12/31/2025!",
    )

    assert [str(line.amount) for line in statement.lines] == ["25.96", "85.83", "24.00"]


def test_a_heading_level_with_words_of_a_box_left_of_it_heads_its_rows() -> None:
    found = read_drawing(
        "Valley Breathe Easy       Your itemized charges",
        "Macon, GA 31201           Date         Service                Code          Qty    Charge",
        "Account #                 2025-05-22   Liquid oxygen          E0439-RR-KX     1    262.00",
        "31938941                  2025-05-22   Portable system        E0434-RR-KX     1     49.75",
        "Date of Statement         2025-06-22   Liquid oxygen          E0439-RR-KX     1    262.00",
        "2025-09-04                2025-06-22   Portable system        E0434-RR-KX     1     49.75",
        "Amount due                2025-07-22   Liquid oxygen          E0439-RR-KX     1    262.00",
        "935.25                    2025-07-22   Portable system        E0434-RR-KX     1     49.75",
        "Pay by phone                                                  Charges total        935.25",
    )

    assert [(code, str(amount)) for code, _, amount in rows_of(found)] == [("E0439", "262.00"), ("E0434", "49.75")] * 3


def test_a_heading_level_with_words_of_a_box_is_known_on_each_page() -> None:
    pages = [
        "Date         Service                Code          Qty    Charge",
        "2025-05-22   Liquid oxygen          E0439-RR-KX     1    262.00",
    ]
    boxed = [f"{box:20}{row}" for box, row in zip(("Macon, GA 31201", "Account 4471-2209"), pages, strict=True)]
    drawn = (draw("\n".join(pages)), draw("\n".join(boxed), 2))
    (found,) = read_statements(Document("0" * 64, "bill.pdf", drawn))

    assert rows_of(found) == [("E0439", "Liquid oxygen", Decimal("262.00"))] * 2


@pytest.mark.parametrize("lower", [3.0, 7.0])
def test_an_advert_on_lines_of_its_own_beside_a_table_makes_no_charge(lower: float) -> None:
    advert = ("Go paperless. Sign up", "at our website and", "save up to", "$1,995.00 a year")
    words = draw("\n".join(f"{'':66}{text}" for text in advert)).words
    lowered = (
        replace(word, box=replace(word.box, top=word.box.top + lower, bottom=word.box.bottom + lower)) for word in words
    )
    table = draw("\n".join(ROWS))
    page = replace(table, words=(*table.words, *lowered))
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (page,)))

    assert rows_of(statement) == ALONE
