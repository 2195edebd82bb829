"""A letter among the digits of a code is the bill's own where the engine finds it likely enough, or where its ink is as
wide as that of no digit; elsewhere nothing changes.
"""

from __future__ import annotations

import numpy as np
import pytest

from checker.reading.scans.decoding import Char
from checker.reading.scans.own_letters import with_own_letters

_PITCH = 20


def _line(text: str, wide: dict[int, int]) -> tuple[list[Char], np.ndarray]:
    """Its characters, each sure but a letter O, and its columns with ink: ten of a character, or as many as told."""
    inked = np.zeros(len(text) * _PITCH, dtype=np.bool_)
    for at, letter in enumerate(text):
        inked[at * _PITCH : at * _PITCH + wide.get(at, 10)] = letter != " "
    return [Char(letter, (at + 0.3) / len(text), 0.99) for at, letter in enumerate(text)], inked


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
    chars, inked = _line(text, {})
    doubted = [char._replace(likely=likely) if char.text == "O" else char for char in chars]
    read = [char.likely for char in with_own_letters(doubted, inked) if char.text == "O"]
    assert all(each >= 0.97 for each in read) is sure


@pytest.mark.parametrize(
    ("text", "wide", "read"),
    [
        ("E1390 RR", {4: 14}, "E139O RR"),
        ("01/05/2024 E0431-RR", {12: 14}, "01/05/2024 EO431-RR"),
        ("E1390 RR", {4: 13}, "E1390 RR"),
        ("E1390 RR", {4: 14, 3: 12}, "E1390 RR"),
        ("E1390 RR", {0: _PITCH, 4: 14}, "E1390 RR"),
        ("185.00", {4: 14}, "185.00"),
        ("E0601", {1: 19, 2: 9, 3: 9}, "E0601"),
        ("E0601", {1: 14, 3: 12}, "E0601"),
        ("E1161", {3: 14}, "E1161"),
    ],
    ids=[
        "last",
        "with its letters",
        "hardly wider",
        "beside a wide one",
        "touching",
        "an amount",
        "wider than any letter",
        "beside another wide 0",
        "no other",
    ],
)
def test_what_is_as_wide_as_an_o_beside_the_digits_of_its_code_is_one(
    text: str, wide: dict[int, int], read: str
) -> None:
    chars, inked = _line(text, wide)
    found = with_own_letters(chars, inked)
    assert "".join(char.text for char in found) == read
    assert all(char.likely < 0.9 for char in found if char.text == "O")
