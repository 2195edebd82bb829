"""Charges whose words, day and code stand on lines above their figures, each of which has its name."""

from __future__ import annotations

import pytest

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
