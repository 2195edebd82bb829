"""What a column is whose name may mean several things, told by what stands in it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.test_statements import lines_of


@pytest.mark.parametrize(
    "days", [("03/19/25 03/17/25-04/16/25", "04/25/25 04/17/25"), ("031925   031725-041625", "042525   041725")]
)
def test_service_beside_the_words_heads_the_days_where_all_rows_have_one(days: tuple[str, str]) -> None:
    lines = lines_of(
        "POSTED   SERVICE           PROC CODE   DESCRIPTION               QTY   AMOUNT",
        f"{days[0]:<27}E1390 RR    OXYGEN CONCENTRATOR        1    189.06",
        f"{days[1]:<27}A7038       FILTER                     1     10.00",
    )

    assert [line.service_date for line in lines] == [date(2025, 3, 17), date(2025, 4, 17)]
