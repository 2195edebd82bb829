"""What programs print that no typist would: names cut short or run together, words printed into the next row."""

from __future__ import annotations

from tests.reading.test_statements import lines_of


def test_figures_under_a_name_cut_short_are_the_charge_where_no_others_are() -> None:
    (line,) = lines_of(
        "Svc Date     CPT       Charge Description      QtyBilled Amou Insurance P  Adj     You Owe",
        "06/15/2024   93005     EKG 12 LEAD TRACING            1  215.18    118.35  53.80     43.03",
    )

    assert str(line.amount) == "215.18"
