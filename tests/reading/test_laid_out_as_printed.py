"""Small papers, each with what must be read of it: day, code and letters, count and amount of every charge."""

from __future__ import annotations

import pytest

from checker.model import Document, LineItem
from checker.reading.statements import read_statements
from tests.reading.drawing import draw

PAPERS = {
    "a_price_below_its_count_is_no_amount_though_one_stands_beside_that": (
        """
        Delivered     Product                             Qty @  Total
                                                          Price
        05/18/2025    OXYGEN CONCENTRATOR [E1390-RR]        1 @ 146.53
                                                         146.53
        05/18/2025    HOMEFILL PORTABLE OXYGEN         1 @ 41.29  41.29
                      [K0738-RR]
        06/18/2025    OXYGEN CONCENTRATOR [E1390-RR]        1 @ 146.53
                                                         146.53
                      Total charges                             334.35
        """,
        ["05-18 E1390-RR 1 146.53", "05-18 K0738-RR 1 41.29", "06-18 E1390-RR 1 146.53"],
    ),
    "a_price_behind_its_count_stays_there_though_that_of_the_next_row_stands_below": (
        """
        Date           Description                                      Amount
        12/13/2024     Albuterol, inhalation solution, unit dose         45.00
                       HCPCS: J7613-KO Qty 180.00 @ 0.25
        12/13/2024     Pharmacy dispensing fee, 30 days                  33.00
                       HCPCS: Q0513 Qty 1.00 @ 33.00
        """,
        ["12-13 J7613-KO 180.00 45.00", "12-13 Q0513 1.00 33.00"],
    ),
    "a_heading_that_ends_in_a_sign_takes_no_figure_from_the_row_below": (
        """
        Delivered  Product                               Qty @     Total
                                                         Price
        05/04/23   Airway pressure device [E0601-   1 @ 101.05    101.05
                   RR-KH]
        05/04/23   PAP tubing, 6 ft [A7037-NU]      1 @  30.21     30.21
        05/04/23   Filter, PAP [A7038-NU]           2 @   4.58      9.16
        """,
        ["05-04 E0601-RR-KH 1 101.05", "05-04 A7037-NU 1 30.21", "05-04 A7038-NU 2 9.16"],
    ),
    "counts_with_their_measure_under_an_unknown_name_are_counts": (
        """
        Date       Item Description        HCPCS   M1  M2   Qty/UOM  Ext. Price
        03/21/25   Nebulizer, rental       E0570   RR  KH   1 MO          24.00
        03/21/25   Administration set      A7003   NU       2 EA           7.36
        03/21/25   Albuterol, unit dose    J7620   KO       120 EA        36.00
        """,
        ["03-21 E0570-RR-KH 1 24.00", "03-21 A7003-NU 2 7.36", "03-21 J7620-KO 120 36.00"],
    ),
    "a_count_of_units_between_commas_is_that_of_a_sentence": (
        """
        May 22, 2024: Administration set, disposable (A7003-NU), 2 units, $6.00
        May 22, 2024: Dispensing fee, 30 days (Q0513), 1 unit, $33.00
        June 22, 2024: Albuterol inhalation solution (J7620-KO), 120 units, $1,054.00
        """,
        ["05-22 A7003-NU 2 6.00", "05-22 Q0513 1 33.00", "06-22 J7620-KO 120 1054.00"],
    ),
    "letters_below_codes_in_a_column_of_items_are_theirs": (
        """
        Item       Description of Service or     From      Units      Amount
                   Equipment                                          Billed
        E1390 RR   Stationary concentrator,      02/02/24    1        152.63
        KX         rent 1 mo

        K0738 RR   HOMEFILL PORTABLE OXYGEN      02/02/24    1         55.00
        KX         RENTAL

        E1390 RR   Stationary concentrator,      03/02/24    1        152.63
        KX         rent 1 mo

        A7030 NU   Full face mask                03/05/24    1        126.26
        """,
        [
            "02-02 E1390-RR-KX 1 152.63",
            "02-02 K0738-RR-KX 1 55.00",
            "03-02 E1390-RR-KX 1 152.63",
            "03-05 A7030-NU 1 126.26",
        ],
    ),
    "a_mark_of_credit_on_the_line_below_is_that_of_its_figure": (
        """
        Date        Code       Description                Units      Charge
        12/15/2024  E1390-RR   OXYGEN CONCENTRATOR          1        210.00
        12/15/2024  E1390-RR   OXYGEN CONCENTRATOR          1        210.00
                               RENTAL                                    CR
        12/15/2024  K0738-RR   HOMEFILL SYSTEM              1         36.00
        """,
        ["12-15 E1390-RR 1 210.00", "12-15 E1390-RR 1 -210.00", "12-15 K0738-RR 1 36.00"],
    ),
    "a_code_below_the_sum_of_the_one_above_heads_the_next_though_no_rule_parts_them": (
        """
        E0601  AUTO CPAP UNIT RENTAL
        ────────────────────────────────────────────────────────────
            02-06-24      Mod RR KH     Qty 1               $ 97.00
                                        Subtotal E0601      $ 97.00

        A7030  Full face mask, PAP
        ────────────────────────────────────────────────────────────
            02-06-24      Mod NU        Qty 1              $ 150.00
                                        Subtotal A7030     $ 150.00

        A7038  Disposable filter, PAP
        ────────────────────────────────────────────────────────────
            02-06-24      Mod NU        Qty 2               $ 12.20
                                        Subtotal A7038      $ 12.20
        """,
        ["02-06 E0601-RR-KH 1 97.00", "02-06 A7030-NU 1 150.00", "02-06 A7038-NU 2 12.20"],
    ),
}


def _said(line: LineItem) -> str:
    day = line.service_date.strftime("%m-%d") if line.service_date else "-"
    return " ".join((day, "-".join((line.code or "", *line.modifiers)), f"{line.units}", f"{line.amount}"))


@pytest.mark.parametrize(("drawing", "expected"), PAPERS.values(), ids=PAPERS)
def test_of_a_paper(drawing: str, expected: list[str]) -> None:
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (draw(drawing),)))

    assert [_said(line) for line in statement.lines] == expected
