"""Lines on end beside lines that lie: short ones are hardly higher than long, and are known by making sense only so."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import numpy as np
import pytest

from checker.reading.scans import rapid
from checker.reading.scans.decoding import Char
from checker.reading.scans.finding import in_reading_order
from checker.reading.scans.strips import HEIGHT, Strip


def box(left: float, top: float, right: float, bottom: float) -> np.ndarray:
    return in_reading_order(np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float64))


@pytest.mark.parametrize(("lying", "on_end", "seen"), [
    (("D", 0.4), ("Qty", 1.0), "Qty"),
    (("D", 0.4), ("Ow", 0.5), "D"),
    (("$", 0.7), ("S", 0.9), "$"),
    (("8", 0.99), ("co", 1.0), "8"),
])  # fmt: skip
def test_a_short_name_on_end_is_read_as_what_makes_more_sense(monkeypatch, lying, on_end, seen):
    def characters(strip: Strip) -> Sequence[Char]:
        text, likely = lying if strip.picture.shape[1] <= HEIGHT else on_end
        return [Char(each, at / 4, likely) for at, each in enumerate(text)]

    models = SimpleNamespace(
        finder=SimpleNamespace(lines=lambda _: [box(20, 20, 40, 50)]),
        recogniser=SimpleNamespace(characters=characters),
        readers=ThreadPoolExecutor(1),
    )
    monkeypatch.setattr(rapid, "_models", lambda _: models)
    (line,) = rapid.RapidEngine(1, lambda: None).read(np.full((200, 200), 255, dtype=np.uint8)).lines
    assert [word.text for word in line.words] == [seen]
