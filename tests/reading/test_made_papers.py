"""Papers of the generator, each of which holds something that a small drawing hardly shows."""

from __future__ import annotations

import pytest

from checker.reading import read
from tests.benchmark.reading.score import charges
from tests.generator.make import make


@pytest.mark.parametrize(
    ("layout", "seed", "held_out"),
    [
        pytest.param("headings_on_end", 9001, True, id="names-of-columns-that-stand-on-end"),
        pytest.param("headings_on_end", 1717231, True, id="names-on-end-that-are-printed-twice-to-be-bold"),
        pytest.param("headings_on_end", 1818367, True, id="names-on-end-beside-a-note-in-the-margin"),
        pytest.param("headings_on_end", 1818346, True, id="a-day-that-runs-on-over-a-ruled-line"),
        pytest.param("revenue_groups", 2828330, True, id="words-that-begin-like-a-modifier-behind-a-named-one"),
        pytest.param("date_groups", 3030412, True, id="a-misprinted-code-in-a-row-that-reads-like-a-sentence"),
        pytest.param("named_above", 9001, True, id="names-over-the-values-of-each-card"),
        pytest.param("headings_on_end", 4141555, True, id="the-second-of-two-sheets-is-no-two-pages"),
        pytest.param("date_groups", 1919197, False, id="the-last-of-several-sheets-is-no-two-pages"),
        pytest.param("narrow_cells", 1919203, True, id="stars-between-letters-that-touch-the-words"),
        pytest.param("narrow_cells", 1919350, True, id="words-that-begin-like-a-modifier-beside-a-comma"),
        pytest.param("narrow_cells", 1919266, True, id="a-misprinted-code-whose-letters-wrap"),
        pytest.param("two_line_blocks", 1919299, True, id="dollars-of-one-decimal-below-their-words"),
        pytest.param("named_above", 848567, True, id="sums-named-above-and-below-the-cards"),
        pytest.param("headings_on_end", 1414201, True, id="patient-over-a-claims-number-in-wrapped-words"),
        pytest.param("account_blocks", 1212171, True, id="accounts-of-visits-on-pages-that-name-the-papers-own"),
        pytest.param("narrow_cells", 1313248, True, id="own-numbers-as-long-as-a-code-and-its-modifier"),
        pytest.param("labelled_money", 1414333, False, id="a-total-under-a-misprinted-code-is-that-rows"),
        pytest.param("labelled_money", 1515189, False, id="words-that-wrap-to-the-margin-below-their-code"),
        pytest.param("labelled_money", 1818303, False, id="a-code-its-modifier-touches-in-the-first-of-two-lines"),
        pytest.param("cards", 1717247, True, id="weekdays-before-the-days-of-cards"),
        pytest.param("two_line_blocks", 1616164, False, id="own-numbers-below-their-words"),
        pytest.param("revenue_groups", 2727320, False, id="codes-that-a-doctors-title-touches"),
        pytest.param("two_line_blocks", 2525310, False, id="a-misprinted-code-behind-its-name-alone-on-the-paper"),
        pytest.param("two_line_blocks", 2323388, False, id="whole-dollars-behind-a-named-count"),
        pytest.param("two_line_blocks", 2424398, False, id="a-count-where-the-other-rows-have-their-code"),
        pytest.param("labelled_money", 2424377, True, id="what-was-paid-under-its-words"),
        pytest.param("whitespace_columns", 2323336, True, id="days-that-end-the-words-wrapped-below-their-row"),
        pytest.param("dot_leaders", 1616319, False, id="dots-that-lead-to-whole-dollars"),
        pytest.param("whitespace_columns", 1515305, False, id="totals-of-several-columns-in-one-line"),
        pytest.param("whitespace_columns", 1515165, False, id="one-figure-that-its-heading-half-covers"),
    ],
)
def test_every_charge_of_a_made_paper_is_read_and_no_statement_is_parted(
    layout: str, seed: int, held_out: bool
) -> None:
    made = make(seed, layout=layout, held_out=held_out)
    statements = read(made.pdf, "bill.pdf").statements
    lines = [line for statement in statements for line in statement.lines]
    own_numbers = frozenset(line.internal_code for line in made.truth.lines if line.internal_code)

    assert charges(lines, own_numbers) == charges(made.truth.lines)
    assert len(statements) == len(made.truth.statements)
