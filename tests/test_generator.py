"""The generator keeps its word: same seed, same paper; and what the truth says stands on the paper."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from checker.model import Kind
from tests.generator import samples, stationery
from tests.generator.layouts import LAYOUTS
from tests.generator.make import Made, make
from tests.generator.plants import PLANTS
from tests.generator.situations import SITUATIONS, truth_of

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
SEEDS = range(3)


def _text(made: Made) -> str:
    """All text of a PDF as another engine than the product's sees it, without blanks, hyphens and thousands signs."""
    pages = pypdfium2.PdfDocument(made.pdf)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    return re.sub(r"[\s,\u00a0\u00ad\-\u0002\ufffe]", "", text.replace("\ufb01", "fi").replace("\ufb02", "fl"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_seed_makes_the_same_paper(layout: str) -> None:
    assert make(1, layout=layout) == make(1, layout=layout)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_code_and_amount_of_the_truth_stands_on_the_paper(layout: str) -> None:
    for made in (make(seed, layout=layout, held_out=bool(seed % 2)) for seed in SEEDS):
        text = _text(made)
        codes = Counter(line.code for line in made.truth.lines if line.code)
        for code, count in codes.items():
            assert text.count(code) >= count, f"{made.truth.name}: {code} stands {text.count(code)} times, not {count}"
        for line in made.truth.lines:
            amount = f"{abs(line.amount):.2f}"
            forms = (amount, amount.rstrip("0").rstrip("."), amount.split(".")[0] if layout == "two_boxes" else amount)
            assert any(form in text for form in forms), f"{made.truth.name}: {amount} is not on the paper"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_details_of_the_truth_stand_on_the_paper(layout: str) -> None:
    for made in (make(seed, layout=layout) for seed in SEEDS):
        text = _text(made).lower()
        for statement in made.truth.statements:
            for value in (*statement.patient.split(), statement.account, statement.supplier, statement.payer):
                assert not value or re.sub(r"[\s,\-]", "", value).lower() in text, f"{made.truth.name}: no {value}"


@pytest.mark.parametrize("name", SITUATIONS)
def test_printed_totals_are_the_sums_of_the_lines(name: str) -> None:
    for statement in truth_of(name).statements:
        if statement.total_charges is not None and statement.adds_up:
            assert statement.total_charges == statement.sum_of(Kind.CHARGE, Kind.CREDIT)


@pytest.mark.parametrize("check", PLANTS)
def test_a_planted_problem_says_where_it_is(check: str) -> None:
    for seed in SEEDS:
        truth = make(seed, plant=check).truth
        assert [each.check for each in truth.expected] == [check]
        assert all(0 <= n < len(truth.statements[at].lines) for at, n in truth.expected[0].lines)


def test_held_out_layouts_are_never_made_for_tuning() -> None:
    assert not any(LAYOUTS[make(seed).truth.layout].held_out for seed in range(2 * len(LAYOUTS)))


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_a_sample_is_written_byte_for_byte_as_it_lies_there(name: str) -> None:
    assert stationery.draw(samples.SAMPLES[name]()) == (SAMPLES / f"{name}.pdf").read_bytes()
