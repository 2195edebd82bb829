"""Every case of every check: what should be asked about is, what should be left alone is."""

from __future__ import annotations

from collections import Counter

import pytest

from checker.checks import CHECKS
from checker.model import Severity
from checker.review.policy import policies
from checker.wording import LANGUAGES, flag_words
from tests.checks.cases import CheckCase, all_cases, written

CASES = tuple(all_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}: {case.name}")
def test_case(case: CheckCase) -> None:
    result = case.run()
    found = [written(flag) for flag in result.flags if flag.check == case.check]
    assert sorted(found) == sorted(case.flags)
    if case.clean:
        assert [written(flag) for flag in result.flags if flag.severity is not Severity.INFO] == []
    ours = [flag_words(flag, "en") for flag in result.flags if flag.check == case.check]
    told = "\n".join(f"{words.title} {words.explanation} {words.could_be_fine_if} {words.ask}" for words in ours)
    assert [text for text in case.says if text not in told] == []
    for flag in result.flags:
        for language in LANGUAGES:
            assert all(flag_words(flag, language).could_be_fine_if)


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_has_three_cases_that_fire_and_three_near_misses(check: str) -> None:
    counted = Counter(bool(case.flags) for case in CASES if case.check == check)
    assert counted[True] >= 3
    assert counted[False] >= 3


def test_every_reason_comes_up_in_a_case() -> None:
    come_up = {(case.check, flag.split()[0]) for case in CASES for flag in case.flags}
    assert set(policies()) - come_up == set()


def test_every_file_of_cases_belongs_to_a_check() -> None:
    assert {case.check for case in CASES} <= set(CHECKS)
