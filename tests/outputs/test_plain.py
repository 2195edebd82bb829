"""Text from a bill is shown on one line, literally, with nothing unseen in it and of bounded length."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from checker.outputs.plain import CELL, visible
from tests.outputs.bills import UNSEEN, UNSEEN_SHOWN


def test_terminal_escapes_and_bidirectional_controls_are_shown_as_escapes() -> None:
    assert visible(UNSEEN) == UNSEEN_SHOWN


def test_a_c1_control_and_a_lone_surrogate_are_shown_as_escapes() -> None:
    assert visible("a\x9b31m\ud800b") == "a\\x9b31m\\ud800b"


def test_accents_and_signs_stay_as_they_are() -> None:
    assert visible("Núñez & Cía · 2 € ½ “x”") == "Núñez & Cía · 2 € ½ “x”"


def test_ten_megabytes_become_one_short_cell_that_says_it_was_cut() -> None:
    shown = visible("oxygen " * 1_500_000)
    assert len(shown) <= CELL
    assert shown.endswith("…")


def test_text_of_just_the_limit_is_whole() -> None:
    assert visible("x" * 40, 40) == "x" * 40
    assert visible("x" * 41, 40) == "x" * 39 + "…"


@given(st.text(max_size=200), st.integers(5, 120))
def test_nothing_unseen_is_left_and_the_limit_holds(text: str, limit: int) -> None:
    shown = visible(text, limit)
    assert len(shown) <= limit
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}]


@given(st.text(max_size=200))
def test_what_is_visible_stays_so(text: str) -> None:
    assert visible(visible(text, 2000), 2000) == visible(text, 2000)
