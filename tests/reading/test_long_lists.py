"""What the texts of a kind are said to hold they do hold: else a list would not be looked through that should be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.reading.tokens.heading_words import _patterns
from checker.reading.tokens.labels import _figures
from checker.reading.tokens.vocabulary import LongLists, late

KINDS = [(lists, kind, hold, those) for lists in (_figures(), _patterns()) for kind, hold, those in lists._kinds]


@pytest.mark.parametrize(("lists", "kind", "hold", "those"), KINDS, ids=[kind for _, kind, *_ in KINDS])
def test_every_text_that_a_pattern_matches_holds_what_its_kind_holds(lists, kind, hold, those):
    texts = st.from_regex(re.compile(those.pattern), fullmatch=True, alphabet=st.characters(max_codepoint=126))

    @settings(max_examples=15, derandomize=True, deadline=None, database=None)
    @given(texts)
    def check(text: str) -> None:
        assert hold.search(text)
        assert lists.kind_of(text)

    check()


def test_the_first_kind_that_fits_counts_and_what_holds_nothing_is_of_none():
    lists = LongLists({"total": ["total", "total due"], "due": ["(?:total )?due"]}, {"total": "total", "due": "due"})
    assert [lists.kind_of(text) for text in ("total due", "due", "totals", "patient")] == ["total", "due", None, None]


def test_a_late_pattern_is_as_one_that_is_compiled_at_once():
    pattern = late(r"(?P<day>\d+)/", re.IGNORECASE)
    assert pattern.pattern == r"(?P<day>\d+)/"
    assert (found := pattern.search("on 5/6")) is not None
    assert found["day"] == "5"
    assert pattern.sub("-", "5/6") == "-6"
    assert pattern.groupindex == {"day": 1}
