"""A dollar sign that looks like a figure is told by what follows it, never where the engine did not think of one."""

from __future__ import annotations

import pytest

from checker.reading.scans.decoding import Char
from checker.reading.scans.dollars import with_dollars


def seen(text: str, dollar: float) -> str:
    chars = [Char(letter, at / len(text), 0.9, dollar if at == 0 else 0.0) for at, letter in enumerate(text)]
    return "".join(char.text for char in with_dollars(chars))


@pytest.mark.parametrize(
    ("text", "dollar", "meant"),
    [
        ("5 123.28", 0.02, "$ 123.28"),
        ("S1,123.28", 0.2, "$1,123.28"),
        ("5123.28", 0.001, "5123.28"),
        ("5 E1390", 0.3, "5 E1390"),
        ("5", 0.2, "$"),
        ("5", 0.03, "5"),
        ("8", 0.0, "8"),
    ],
)
def test_a_dollar_sign_is_told_from_a_figure(text, dollar, meant):
    assert seen(text, dollar) == meant
