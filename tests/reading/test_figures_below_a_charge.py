"""Charges whose words, day and code stand on lines above their figures, each of which has its name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model import Document
from checker.reading.statements import read_statements
from tests.reading.drawing import draw
from tests.reading.test_statements import lines_of

_UNDER = ("  Charges     Plan discount   Plan paid   You owe", "  {0}     -$20.00         $140.00     $25.00")
_BESIDE = (
    "  Amount billed      {0}",
    "  Plan discount      -$20.00",
    "  Your plan paid     -$140.00",
    "  You owe   $25.00",
)


@pytest.mark.parametrize("figures", [_UNDER, _BESIDE], ids=["under their names", "beside their names"])
@pytest.mark.parametrize("day", ["03/05/2024", "030524", "Tue, Mar 5, 2024"])
def test_figures_belong_to_the_day_and_the_code_above_their_names(figures: tuple[str, ...], day: str) -> None:
    items = [("Oxygen concentrator", "E1390 [RR]", "$185.00"), ("Portable oxygen", "E0431 [RR]", "$185.25")]
    lines = lines_of(
        "Statement date: 04/01/2024",
        "",
        *(
            text.format(amount)
            for name, code, amount in items
            for text in (f"  {name}", f"  {day}   {code}", *figures, "")
        ),
    )

    assert [(str(line.service_date), line.code, line.description, f"${line.amount}") for line in lines] == [
        ("2024-03-05", code.split()[0], name, amount) for name, code, amount in items
    ]


def test_a_period_below_its_row_is_not_of_the_row_under_it_though_nearer_to_that() -> None:
    rows = [
        *("08/09/22   E1390 RR   O2 CONCENTRATOR     186.00", "                      Period 08/09/2022 - 09/08/2022"),
        *("09/09/22   E1390 RR   O2 CONCENTRATOR     186.00", "                      Period 09/09/2022 - 10/08/2022"),
        *("09/09/22   E0244 NU   TOILET SEAT          44.00", "                      Sale"),
        *("10/09/22   E1390 RR   O2 CONCENTRATOR     186.00", "                      Period 10/09/2022 - 11/08/2022"),
        *("11/09/22   E1390 RR   O2 CONCENTRATOR     186.00", "                      Period 11/09/2022 - 12/08/2022"),
        *("11/20/22   E1390 RR   O2 CONCENTRATOR     186.00", "                      Paid"),
        *("12/09/22   E1390 RR   O2 CONCENTRATOR     186.00", "                      Period 12/09/2022 - 01/08/2023"),
    ]
    page = draw("\n".join(["Date       Code       Description         Charge", *rows]))
    nearer = [
        replace(word, box=replace(word.box, top=word.box.top + 2.0, bottom=word.box.bottom + 2.0))
        if (word.box.top - 48) % 24 > 11
        else word
        for word in page.words
    ]
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (replace(page, words=tuple(nearer)),)))

    assert [line.service_date.month for line in statement.lines if line.service_date] == [8, 9, 9, 10, 11, 11, 12]


def test_what_stands_under_the_revenue_code_of_all_is_the_total_whatever_else_its_line_says() -> None:
    lines = lines_of(
        "Rev    Description                 HCPCS     Date      Units    Charges",
        "0301   METABOLIC PANEL             80053     010324    1         200.24",
        "0307   URINALYSIS                  81001     010324    1          82.00",
        "0001   CREATION DATE               021124              TOTALS    282.24",
    )

    assert [line.code for line in lines] == ["80053", "81001"]


def test_a_figure_that_wraps_to_the_margin_is_of_the_charge_right_above_that_lacks_it() -> None:
    (statement,) = read_statements(
        Document("0" * 64, "bill.pdf", (draw("""
        Date         Code       Description                           Charge
        01/09/2024   94060      Spirometry pre & post bronchodilator
              $164.00
        01/09/2024   94664      Inhaler demonstration                 $44.00
        Total charges                                                $208.00
        """),))
    )  # fmt: skip

    assert [(line.code, str(line.amount)) for line in statement.lines] == [("94060", "164.00"), ("94664", "44.00")]
