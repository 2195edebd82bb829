"""Cards of charges side by side, and the figures of all below them."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Document, FigureKind
from checker.reading.statements import read_statements
from tests.reading.drawing import draw

CARDS = """
ATORVASTATIN 40MG TAB                   TIOTROPIUM 18MCG CAP
Date                  Dec 21, 2023      Date                  Dec 21, 2023
Quantity                         1      Quantity                        60
Amount                      $25.46      Amount                     $272.00

PREDNISONE 10MG TAB                     METFORMIN 500MG TAB
Date                  Dec 21, 2023      Date                  Dec 22, 2023
Quantity                        90      Quantity                        60
Amount                      $15.00      Amount                       $4.00

Balance Forward                                                     $13.49
Charges this statement                                             $316.46
AMOUNT DUE                                                         $329.95
"""


def test_what_was_owed_before_is_no_part_of_the_cards_above_it() -> None:
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (draw(CARDS),)))

    figures = {figure.kind: figure.amount for figure in statement.reading.figures}
    assert figures[FigureKind.BALANCE_FORWARD] == Decimal("13.49")
    assert [line.amount for line in statement.lines] == [Decimal(each) for each in ("25.46", "15.00", "272.00", "4.00")]


def test_sums_whose_dots_lead_below_two_tables_side_by_side_keep_their_names() -> None:
    page = draw(
        "Date     Code    Description       Amount       Date     Code    Description       Amount\n"
        "4/25/24  D2740   Crown           $1,191.00      4/25/24  D0120   Oral evaluation   $49.41\n"
        "4/25/24  D0274   Bitewings          $63.83\n\n"
        "Balance Forward ................................................................... $59.00\n"
        "Total charges ................................................................... $1,304.24\n"
        "Balance Due ..................................................................... $1,363.24\n"
    )
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (page,)))

    assert [figure.kind for figure in statement.reading.figures] == [
        FigureKind.BALANCE_FORWARD,
        FigureKind.TOTAL_CHARGES,
        FigureKind.BALANCE_DUE,
    ]
