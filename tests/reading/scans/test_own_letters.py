"""A letter among the digits of a code is the bill's own where the engine finds it likely enough; elsewhere nothing changes."""

from __future__ import annotations

import pytest

from checker.reading.scans.decoding import Char
from checker.reading.scans.own_letters import with_own_letters


@pytest.mark.parametrize(
    ("text", "likely", "sure"),
    [
        ("01/05/2024 E139O RR", 0.7, True),
        ("EO431-RR", 0.7, True),
        ("E139O RR", 0.6, False),
        ("OXYGEN BOSS", 0.7, False),
        ("E139OO7", 0.7, False),
    ],
)
def test_an_o_in_a_code_is_in_no_doubt_where_it_is_likely_enough(text: str, likely: float, sure: bool) -> None:
    chars = [Char(letter, at / len(text), likely if letter == "O" else 0.99) for at, letter in enumerate(text)]
    read = [char.likely for char in with_own_letters(chars) if char.text == "O"]
    assert all(each >= 0.97 for each in read) is sure
