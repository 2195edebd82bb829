"""Words between which no blank is left, cut where the one ends and the other begins: "Date2024-10-19", "due$242.00".

Only where both sides are whole by themselves: a day, a figure with its cents, a code, a word of labels before a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from checker.catalogue import load_catalogue
from checker.catalogue.fields import HCPCS
from checker.model import Page, Word
from checker.reading.details.wordings import wordings
from checker.reading.tokens.heading_words import known_words
from checker.reading.tokens.values import DATE
from checker.reading.tokens.vocabulary import any_of, late
from checker.remembered import remembered

_DAY = r"(?:\d{1,2}[/-]\d{1,2}[/-](?:(?:19|20)\d\d|\d\d(?!\d))|(?:19|20)\d\d-\d\d-\d\d)"
_FIGURE = r"[(-]?\$?-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d(?!\d)"
_CODE = rf"{HCPCS}(?!\d)"
_TOUCHING = re.compile(
    rf"(?P<lower>[^\W\d_]*[a-z]{{3}}[.,:]?)(?={_DAY}|{_CODE})"
    rf"|(?P<weekday>(?i:{any_of('weekdays')})[.,]?)(?={_DAY})"
    rf"|(?P<before_money>[^\W\d_]*(?<!U)(?<!CA)[^\W_])(?=-?\$\d)"
    rf"|(?P<day>{_DAY})(?={_CODE}|[A-Z][A-Za-z]{{2}}|{_DAY})"
    rf"|(?P<figure>[(-]?\$?[\d,]*?\d\.\d\d)(?=(?:\$?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)\.\d\d)+(?![\d.])|[A-Z][a-z]{{2}})"
    rf"|(?P<label>[^\W\d_]{{3,}}[.:#]?)(?={_DAY}|{_FIGURE})"
    r"|(?P<numbered>[A-Z]?[a-z]{2,}[.:#]?)(?=[A-Z]*-?[A-Z]*\d[\w-]{2})"
    rf"|(?P<dated>[A-Za-z]{{3,}}?)(?=(?=[A-Z][a-z])(?i:{any_of('months')})[.,]?$)"
    r"|(?P<cased>[A-Z][a-z]{3,})(?=[A-Z]{4})"
    r"|(?P<name>[^\W\d_]*(?:[Nn]ame|[Pp]ayer|[Cc]arrier|[Ii]nsurer))(?=[A-Z][a-z])"
    rf"|(?P<item>[A-Z]*\d{{4,}}|M\.?D\.?|D\.?O\.?|NP|PA|RN|RRT)(?=(?P<code>{HCPCS})(?![^\W_]))"
    rf"|(?P<cut>[A-Z]{{2,}})(?=(?P<coded>{HCPCS})-[A-Z][A-Z\d](?![^\W_]))"
)

_MONTH = late(any_of("months"), re.IGNORECASE)
"""What a day or a year behind it makes a date, and no label: "May-2026"."""


def parted(page: Page) -> Page:
    """The page with each word that is several cut into these, every one where it stands."""
    if not any(_seams(word.text) for word in page.words):
        return page
    return replace(page, words=tuple([part for word in page.words for part in _parts(word)]))


def _parts(word: Word) -> Iterator[Word]:
    start = 0
    for end in (*_seams(word.text), len(word.text)):
        yield (
            replace(word, text=word.text[start:end], box=word.box_of(start, end))
            if end - start < len(word.text)
            else word
        )
        start = end


@remembered
def _seams(text: str) -> tuple[int, ...]:
    """Where one thing ends and the next begins; a day stays whole that begins with the name of a month: "May-26-24"."""
    found = list[int]()
    while (match := _TOUCHING.match(text, found[-1] if found else 0)) and _may_end(match):
        found.append(match.end())
    return () if found and DATE.fullmatch(text) else tuple(found)


def _may_end(match: re.Match[str]) -> bool:
    """Whether a word before a day, a figure or a number is one of headings or labels, where it must be, and a code
    behind the number of an item, or with its letters behind a word that was cut, one of the catalogue."""
    if code := match["code"] or match["coded"]:
        return load_catalogue().code(code) is not None
    word = match["label"] or match["numbered"] or match["dated"] or match["cased"]
    return word is None or (word.rstrip(".:#").lower() in _names() and not _MONTH.fullmatch(word))


@cache
def _names() -> frozenset[str]:
    labels = (word for wording in wordings() for word in wording.words)
    return frozenset((*labels, *known_words()))
