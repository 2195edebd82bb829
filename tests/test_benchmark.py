"""The benchmark measures what it says: a perfect reading scores one, a lost line is counted, baselines do their best."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.benchmark.reading import baselines, ours
from tests.benchmark.reading.figures import Figures, together, weigh
from tests.benchmark.reading.score import Tally, charges
from tests.generator.make import make
from tests.generator.situations import make_situation
from tests.generator.truth import Line

GRID = "ruled_grid_helvetica"


def _line(code: str | None) -> Line:
    return Line(service_date=date(2024, 1, 5), code=code, description="x", amount=Decimal("9.00"))


def test_a_line_lost_and_a_line_made_up_both_cost() -> None:
    tally = Tally()
    tally.add(Counter("ab"), Counter("ac"))
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.5, 0.5)


def test_two_equal_lines_need_two_readings() -> None:
    tally = Tally()
    tally.add(Counter("a"), Counter("aa"))
    assert tally.recall == 0.5


def test_a_firms_own_code_counts_as_none() -> None:
    assert charges([_line("RX-1042")], frozenset({"RX-1042"})) == charges([_line(None)])


def test_a_statement_read_right_weighs_right() -> None:
    made = make_situation(GRID)
    figures, problems = weigh(made.truth, ours.outcome(made.truth, made.pdf))
    assert problems == []
    assert figures.ours.f1 == 1.0
    assert figures.silent == 0


def test_a_file_that_cannot_be_read_loses_all_its_lines() -> None:
    made = make_situation(GRID)
    figures, _ = weigh(made.truth, ours.outcome(made.truth, b"no PDF"))
    assert figures.ours.recall == 0.0
    assert figures.trouble.total() == 1


def test_figures_of_files_add_up() -> None:
    one = Figures(files=1, ours=Tally(1, 2, 3), missed=Counter({"arithmetic": 1}))
    assert together([one, replace(one)]) == Figures(files=2, ours=Tally(2, 4, 6), missed=Counter({"arithmetic": 2}))


def test_the_table_baseline_reads_a_plain_ruled_table() -> None:
    made = make_situation(GRID)
    with baselines.open_pdf(made.pdf) as pdf:
        assert baselines.by_tables(pdf) == charges(made.truth.lines)


def test_the_text_baseline_finds_the_amounts_of_a_plain_table() -> None:
    made = make_situation(GRID)
    with baselines.open_pdf(made.pdf) as pdf:
        found = {(day, amount) for day, _, _, amount in baselines.by_text(pdf)}
    assert {(line.service_date, line.amount) for line in made.truth.lines} <= found


def test_the_default_run_is_short() -> None:
    assert sum(len(make(seed).truth.lines) for seed in range(20)) < 600
