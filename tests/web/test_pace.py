"""How long reading will still take, told from how long its last pages took."""

from __future__ import annotations

from checker.web.visit.pace import Pace


def test_nothing_is_promised_before_a_page_is_done():
    pace = Pace()
    assert pace.seconds_left(0, 10, 100.0) is None
    assert pace.seconds_left(0, 10, 109.0) is None


def test_what_is_left_follows_from_the_pages_done_and_the_time_since():
    pace = Pace()
    pace.seconds_left(0, 10, 100.0)
    assert pace.seconds_left(2, 10, 108.0) == 32
    assert pace.seconds_left(2, 10, 110.0) == 30
    assert pace.seconds_left(9, 10, 190.0) == 10


def test_pages_read_in_no_time_say_nothing_of_the_pictures_after_them():
    pace = Pace()
    pace.seconds_left(0, 30, 0.0)
    assert pace.seconds_left(30, 30, 0.5) == 1
    assert pace.seconds_left(11, 30, 4.0) is None
    assert pace.seconds_left(12, 30, 8.0) == 72


def test_pages_that_are_read_beside_the_one_that_is_done_are_half_done():
    pace = Pace(at_once=2)
    pace.seconds_left(0, 5, 0.0)
    assert pace.seconds_left(1, 5, 30.0) == 70


def test_a_slow_page_is_never_said_to_be_over():
    pace = Pace()
    pace.seconds_left(0, 2, 0.0)
    pace.seconds_left(1, 2, 1.0)
    assert pace.seconds_left(1, 2, 60.0) == 1
