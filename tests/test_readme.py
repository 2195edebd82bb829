"""The README says what the program says: its list of checks is the one of the page, from data/words/checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checks import CHECKS
from checker.wording import check_words

README = Path(__file__).parent.parent / "README.md"
FIRST, LAST = "<!-- checks -->\n| | what is looked for |\n|---|---|\n", "\n<!-- end of checks -->"


def test_the_list_of_checks_is_the_one_of_the_page(request: pytest.FixtureRequest) -> None:
    before, rest = README.read_text(encoding="utf-8").split(FIRST)
    printed, after = rest.split(LAST)
    told = "\n".join(f"| **{words.title}** | {words.looks_for} |" for words in (check_words(n, "en") for n in CHECKS))
    if request.config.getoption("--regen"):
        README.write_text(before + FIRST + told + LAST + after, encoding="utf-8")
    else:
        assert printed == told, "run `pytest tests/test_readme.py --regen`"
