"""What words beside a figure say about it: a sum, a payment, an adjustment, prose; by data/reading/labels.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from checker.data import load_toml
from checker.model import FigureKind, Kind
from checker.reading.tokens.vocabulary import LongLists, any_of, late
from checker.remembered import remembered

_ENDS = re.compile(
    r"(?=[\s\d:.,*#=$_(-])(?:^[\s:.*#=$-]+|^(?:[\d,.]+\s+)+(?=[a-z])|[\s:.*#=$_(-]+$|\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b|(?<=[a-z:])\s[\d,.]+$|\s[.\s]{3,}\s?)"
)
"""Told first by what it opens with, since most places of a label hold a letter."""
_BARE = re.compile(r"[a-z](?:[^\d.]*[a-z])?")
"""Words without figures or dots, and without any marks at their ends."""


_SERVICE_DAY = any_of("service_date_labels")
_OPENS_WITH_SERVICE_DAY = late(_SERVICE_DAY, re.IGNORECASE)
_NAMES_SERVICE_DAY = late(rf"{_SERVICE_DAY}\W*", re.IGNORECASE)
_ENDS_IN_SERVICE_DAY = late(rf"\b{_SERVICE_DAY}\W*$", re.IGNORECASE)


def opens_with_service_day(text: str) -> bool:
    """Whether a text begins by naming the day of service: "Date of service 03/05/24"."""
    return _OPENS_WITH_SERVICE_DAY.match(text) is not None


def names_service_day(text: str) -> bool:
    """Whether a text names the day of service and says no more: "DOS:"."""
    return _NAMES_SERVICE_DAY.fullmatch(text) is not None


def ends_in_service_day(text: str) -> bool:
    """Whether a text ends in the name of the day of service: "Claim 4471, date of service:"."""
    return _ENDS_IN_SERVICE_DAY.search(text) is not None


def _tables() -> dict[str, Any]:
    return load_toml("reading/labels")


@cache
def _figures() -> LongLists:
    """Labels of figures by their kind; the first that fits counts."""
    return LongLists(_tables()["figures"], _tables()["figures_hold"])


@cache
def _kinds() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((Kind(kind), re.compile("|".join(words))) for kind, words in _tables()["kinds"].items())


@cache
def _prose() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _tables()["prose"]["start"]))


@remembered
def plain(text: str) -> str:
    """A label in small letters, without the dates and marks at its ends."""
    text = " ".join(text.lower().replace("’", "'").split())
    before = None
    while before != text and not _BARE.fullmatch(text):
        before, text = text, _ENDS.sub(" ", text).strip()
    return " ".join(text.split())


@remembered
def figure_kind(label: str) -> FigureKind | None:
    """Which printed figure a label names ("total_charges", "balance_due", "subtotal", …), None where it names none."""
    text = plain(label)
    if not text:
        return None
    # A label in two languages ("Saldo / Balance due") is known when either half is.
    parts = (text, *(text.split(" / ") if " / " in text else ()))
    return next((FigureKind(kind) for part in parts if (kind := _figures().kind_of(part))), None)


@remembered
def line_kind(description: str) -> Kind | None:
    """Payment, adjustment or credit by the words of a line, None where they say nothing."""
    text = plain(description)
    return next((kind for kind, pattern in _kinds() if pattern.search(text)), None)


ENDS_TABLE = frozenset({FigureKind.TOTAL_CHARGES, FigureKind.TOTAL, FigureKind.BALANCE_DUE})
"""The sums behind which a table has no more rows."""

TAKEN_OFF = (Kind.PAYMENT, Kind.ADJUSTMENT)
"""The kinds of lines that make a balance smaller without taking a charge back."""


@remembered
def is_prose(text: str) -> bool:
    """Whether a line starts like a sentence to the reader, a legend or a form, and so is no row."""
    return _prose().match(plain(text)) is not None


@remembered
def is_sentence(text: str) -> bool:
    """Whether a line reads as a sentence rather than as the name of a thing: by its share of small words, those aside
    that belong to such names ("Breathing test before and after bronchodilator")."""
    prose = _tables()["prose"]
    left = text.lower()
    for name in prose["in_names"]:
        left = left.replace(name, "")
    words = re.findall(r"[a-z']+", left)
    small = sum(word in prose["small_words"] for word in words)
    return small >= 2 and small >= 0.2 * len(words)
