"""A model cut down to the characters of a bill, and lines looked at narrower than they are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checker.reading.scans.decoding import Char
from checker.reading.scans.models import for_lower_pictures, properties, with_fewer_answers
from checker.reading.scans.recognising import Recogniser
from checker.reading.scans.spacing import words_of
from checker.reading.scans.strips import HEIGHT, Strip

TEXT = "E1390 RR 185.00"


def message(*fields: tuple[int, int | bytes]) -> bytes:
    """Fields as a model's file holds them; all that is told here is shorter than 128."""
    return b"".join(
        bytes((number << 3 | 2, len(value))) + value if isinstance(value, bytes) else bytes((number << 3, value))
        for number, value in fields
    )


def tensor(values: np.ndarray) -> bytes:
    sides = [(1, side) for side in values.shape]
    return message(*sides, (2, 1), (8, b"w"), (9, values.astype("<f4").tobytes()))


def test_a_model_tells_its_properties():
    model = message((1, 10), (14, message((1, b"character"), (2, b"a\nb"))))
    assert properties(model) == {"character": "a\nb"}


def test_of_a_model_only_what_weighs_the_answers_is_cut():
    weights, bias, other = np.arange(6).reshape(2, 3), np.arange(3), np.arange(4).reshape(2, 2)
    before, after = (
        message((1, 10), (7, message(*((5, tensor(each)) for each in tensors), (2, b"g"))))
        for tensors in ((weights, bias, other), (weights[:, [0, 2]], bias[[0, 2]], other))
    )
    assert with_fewer_answers(before, [0, 2], 3) == after


def for_pictures(high: int, rows: int, *untold: tuple[int, bytes]) -> bytes:
    """A model for pictures so high, which takes the mean of so many rows at last."""
    sides = message(*((1, message((1, side))) for side in (1, 3, high)))
    told = message((1, b"x"), (2, message((1, message((1, 1), (2, sides))))))
    nodes = [
        (1, message((4, kind), (5, message((1, b"kernel_shape"), (8, over), (8, 2)))))
        for kind, over in ((b"AveragePool", rows), (b"MaxPool", 3))
    ]
    return message((7, message(*nodes, (11, told), *untold)))


def test_a_model_for_lower_pictures_takes_the_mean_of_fewer_rows_and_nothing_else_is_changed():
    assert for_lower_pictures(for_pictures(48, 3, (13, b"48 high")), 48, 32, 16) == for_pictures(32, 2)


@pytest.fixture
def seen(monkeypatch):
    """How wide each picture was that the recogniser looked at."""
    widths = []
    look = Recogniser._seen
    monkeypatch.setattr(
        Recogniser, "_seen", lambda self, picture: widths.append(picture.shape[1]) or look(self, picture)
    )
    return widths


def strip_of(text: str, spread: float) -> Strip:
    picture = np.full((HEIGHT, 400), 255, np.uint8)
    cv2.putText(picture, text, (8, 36), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 0, 2, cv2.LINE_AA)
    picture = cv2.GaussianBlur(picture, (0, 0), spread)
    return Strip(picture, (picture < 200).any(axis=0), np.zeros(400, dtype=np.bool_))


def test_a_clear_line_is_looked_at_once_and_one_in_doubt_again_as_wide_as_it_is_and_wider(seen):
    recogniser = Recogniser()
    assert "".join(char.text for char in recogniser.characters(strip_of(TEXT, 0.5))) == TEXT
    assert len(seen) == 1
    recogniser.characters(strip_of(TEXT, 6.0))
    _, narrow, whole, wide = seen
    assert (narrow < 0.7 * whole, wide) == (True, round(1.25 * whole))


@pytest.mark.parametrize(
    ("wide", "read"), [(("210.00", 0.9), "210.00"), (("21O.0", 0.9), "210.0"), (("210.00", 0.4), "210.0")]
)
def test_a_wider_look_counts_where_it_finds_more_and_is_surer(monkeypatch, wide, read):
    looks = iter([("210.0", 0.5), ("210.0", 0.5), wide])

    def look(*_: object) -> list[Char]:
        text, likely = next(looks)
        return [Char(each, at / 8, likely) for at, each in enumerate(text)]

    monkeypatch.setattr(Recogniser, "_seen", look)
    assert "".join(char.text for char in Recogniser.__new__(Recogniser).characters(strip_of(TEXT, 0.5))) == read


@pytest.mark.parametrize(
    ("small", "touching", "read"),
    [
        ("12.00", (), "162.00"),
        ("12.00", (96,), "162.00"),
        ("162.00", (), "162.00"),
        ("162.00", (96,), "162.00"),
        ("lbzoo", (), "lbzoo"),
    ],
    ids=["a figure missed", "missed, others touch", "none missed", "none missed, others touch", "no figures"],
)
def test_a_strip_with_more_ink_than_figures_is_looked_at_as_large_as_it_is(monkeypatch, small, touching, read):
    picture = strip_of("162.00", 0.5)
    picture.inked[list(touching)] = True
    looks = iter((small, "162.00"))
    monkeypatch.setattr(Recogniser, "_seen", lambda *_: [Char(each, 0.5, 0.99) for each in next(looks)])
    told = Recogniser.__new__(Recogniser).characters(picture)
    assert ("".join(char.text for char in told), len(list(looks))) == (read, int(small == read))


def test_a_word_ends_with_its_ink_though_its_last_character_is_told_a_little_past_it():
    inked = np.zeros(400, dtype=np.bool_)
    inked[100:140] = True
    line = Strip(np.full((HEIGHT, 400), 255, np.uint8), inked, np.zeros(400, dtype=np.bool_))
    (near,) = words_of([Char("0", 110 / 400, 1.0), Char("0", 154 / 400, 1.0)], line)
    assert (near.start, near.end) == (100 / 400, 140 / 400)
    (clear,) = words_of([Char("0", 110 / 400, 1.0), Char("0", 160 / 400, 1.0)], line)
    assert (clear.start, clear.end) == (100 / 400, 160 / 400)


def test_a_dash_told_a_little_past_its_ink_keeps_the_blank_before_it():
    inked = np.zeros(400, dtype=np.bool_)
    inked[100:140] = inked[155:165] = inked[184:224] = True
    line = Strip(np.full((HEIGHT, 400), 255, np.uint8), inked, np.zeros(400, dtype=np.bool_))
    told = [("3", 136), (" ", 150), ("-", 170), (" ", 178), ("1", 195), ("2", 218)]
    words = words_of([Char(text, at / 400, 1.0) for text, at in told], line)
    assert [(word.text, word.start, word.end) for word in words] == [
        ("3", 100 / 400, 140 / 400),
        ("-", 155 / 400, 165 / 400),
        ("12", 184 / 400, 224 / 400),
    ]


@pytest.mark.parametrize(
    ("ruled", "told", "words"),
    [
        ((), (114, 136, 162), ["751"]),
        ((147,), (114, 136, 162), ["75", "1"]),
        ((170,), (114, 136, 180), ["751"]),
        ((90,), (98, 136, 162), ["751"]),
    ],
    ids=["none", "in a gap", "behind the last", "before the first"],
)
def test_a_ruled_line_in_a_narrow_gap_parts_words(ruled, told, words):
    inked = np.zeros(180, dtype=np.bool_)
    inked[100:140] = inked[153:165] = True
    line = Strip(np.full((HEIGHT, 180), 255, np.uint8), inked, np.zeros(180, dtype=np.bool_), ruled)
    chars = [Char(text, at / 180, 1.0) for text, at in zip("751", told, strict=True)]
    assert [word.text for word in words_of(chars, line)] == words
