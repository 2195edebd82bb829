"""Every golden statement reads as its truth says.

`-n 0 -s --regen` writes statements and truth anew and shows what changed; it needs a Chromium for some.
"""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

from checker.reading import read
from tests.generator import samples
from tests.generator.situations import SITUATIONS, make_situation, truth_of
from tests.golden import Expectation, differences, expected_of, read_as

FOLDER = Path(__file__).parent / "statements"
SAMPLES = Path(__file__).parent.parent / "data" / "samples"


@pytest.fixture(scope="session", autouse=True)
def _regenerated(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--regen"):
        return
    from tests.generator.browser import browser_printer

    with browser_printer() as by_browser:
        for name, situation in SITUATIONS.items():
            made = make_situation(name, by_browser) if situation.by_browser else make_situation(name)
            _write(name, json.dumps(expected_of(made.truth), indent=1, ensure_ascii=False) + "\n")
            (FOLDER / f"{name}.pdf").write_bytes(made.pdf)


def _write(name: str, text: str) -> None:
    """Write an expectation, and print how it differs from the one before."""
    path = FOLDER / f"{name}.json"
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    for row in difflib.unified_diff(
        old.splitlines(), text.splitlines(), f"{name} before", f"{name} after", lineterm=""
    ):
        print(row)  # noqa: T201 - what --regen is for
    path.write_text(text, encoding="utf-8")


def _names() -> list[str]:
    return sorted({path.stem for path in FOLDER.glob("*.pdf")} | set(SITUATIONS))


@pytest.mark.parametrize("name", _names())
def test_a_golden_statement_reads_as_its_truth(name: str) -> None:
    expectation = FOLDER / f"{name}.json"
    assert expectation.exists(), f"{name} has no expectation; write it with --regen"
    reading = read((FOLDER / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    _same(json.loads(expectation.read_text(encoding="utf-8")), read_as(reading))


@pytest.mark.parametrize("name", sorted(SITUATIONS))
def test_a_golden_truth_is_the_generators(name: str) -> None:
    kept = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert kept == expected_of(truth_of(name))


@pytest.mark.parametrize("name", sorted(samples.SAMPLES))
def test_a_sample_reads_as_its_truth(name: str) -> None:
    reading = read((SAMPLES / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    _same(expected_of(samples.SAMPLES[name]()), read_as(reading))


def _same(expected: Expectation, found: Expectation) -> None:
    if problems := differences(expected, found):
        pytest.fail("\n".join(problems), pytrace=False)
