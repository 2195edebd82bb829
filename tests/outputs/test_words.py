"""The words of the outputs: everything in both languages, with the same slots, and words for every route."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from checker.data import load
from checker.outputs.papers.routes import Route, RouteKind
from checker.outputs.table import COLUMNS
from checker.wording import slots, words

_FILES = ("papers", "report", "table")


def _leaves(entry: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    if "en" in entry or "es" in entry:
        yield path, entry
        return
    for key, value in entry.items():
        yield from _leaves(value, f"{path}.{key}".lstrip("."))


@pytest.mark.parametrize("name", _FILES)
def test_every_phrase_is_in_both_languages_with_the_same_slots(name: str) -> None:
    for path, entry in _leaves(words(name)):
        assert set(entry) == {"en", "es"}, path
        assert slots(entry["en"]) == slots(entry["es"]), path


@pytest.mark.parametrize("name", _FILES)
def test_bold_is_closed_and_the_same_in_both_languages(name: str) -> None:
    for path, entry in _leaves(words(name)):
        assert entry["en"].count("**") == entry["es"].count("**"), path
        assert entry["en"].count("**") % 2 == 0, path


@pytest.mark.parametrize("name", _FILES)
def test_no_phrase_shouts_or_threatens(name: str) -> None:
    for path, entry in _leaves(words(name)):
        for phrase in entry.values():
            assert "!" not in phrase, path
            for word in ("fraud", "fraude", "overcharge", "violation", "illegal", "savings", "lawyer", "proveedor"):
                assert word not in phrase.lower(), path


def test_every_column_of_the_table_has_a_heading() -> None:
    for column in COLUMNS:
        assert column in words("table") or column == "flags", column


def test_every_route_has_its_words() -> None:
    told = words("papers")["routes"]
    for route in load("routes.csv", Route, ("key",)):
        if route.kind in (RouteKind.TURN, RouteKind.COLLECTOR):
            assert set(told[route.key]) == {"name", "what"}, route.key
        elif route.kind is RouteKind.DEADLINE:
            assert set(told[route.key]) == {"en", "es"}, route.key


def test_a_time_limit_and_a_phone_number_name_their_source() -> None:
    for route in load("routes.csv", Route, ("key",)):
        assert route.sources or not (route.days or route.phone), route.key
