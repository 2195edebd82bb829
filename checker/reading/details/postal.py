"""What the lines of a postal address look like: the street, the unit, the last line with state and ZIP."""

from __future__ import annotations

import re

from checker.parties.people import abbreviations
from checker.reading.details.parts import PHONE
from checker.reading.tokens.vocabulary import late

_STATES = "|".join(abbreviations("state").values())
_STATE_NAMES = "|".join(abbreviations("state"))
_ZIP = r"\d{5}(?:\s?[-–]\s?\d{4}|\d{4})?"
_ZIP_HINT = re.compile(r"\d{5}")
_STATE = rf"(?:{_STATES})\.?|(?i:{_STATE_NAMES})|(?<=, )[A-Z][a-z]"
_END = re.compile(rf"(?:^|(?<=[\s,]))(?:{_STATE}),?\s+{_ZIP}(?![\d-])")
_ONLY_ZIP = re.compile(_ZIP)
_CITY_STATE = late(rf"[^\W\d_][^\d,]*, ?(?:{_STATES})")
_ONLY_STATE = re.compile(r"[A-Z]{2}\.?,?")
_CITY = re.compile(r"[^\W\d_][^\W\d_.'’\- ]*(?:[ .'’\-]+[^\W\d_]+\.?){0,4},?")
_STREET_START = (
    r"(?:\d+[A-Za-z]?(?:[-/]\d+)?\s+(?=\S*[^\W\d_])|[NSEW]\d+\s|P\.?\s?O\.?\s?(?:Box|Drawer)\b|Post Office Box\b|Box \d"
    r"|(?:RR|HC|RFD|Rural Route|Route|Rt|County Road|County Rd|CR|State Route|Highway|Hwy)\.?\s?#?\s?\d"
    r"|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s+[A-Z])"
)
_STREET = late(_STREET_START, re.IGNORECASE)
_STREET_INSIDE = late(rf"(?:^|(?<=[\s,]))(?={_STREET_START})", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:apt|apartment|suite|ste|unit|fl|floor|bldg|building|lot|room|rm|trlr|trailer|space|spc|dept|mail ?stop)\b\.?"
    r"|#\s?\d|\d+(?:st|nd|rd|th) fl(?:oor)?\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|•·●▪■◆]\s*|\s+[-–—*]\s+")


def find_end(text: str) -> re.Match[str] | None:
    """State and ZIP ("OH 45402-1203"), or a ZIP alone, at which an address ends."""
    if not _ZIP_HINT.search(text):
        return None
    return _END.search(text) or _ONLY_ZIP.fullmatch(text)


def has_end(text: str) -> bool:
    """Whether the text holds a state with a ZIP."""
    return _ZIP_HINT.search(text) is not None and _END.search(text) is not None


def is_state(text: str) -> bool:
    return _ONLY_STATE.fullmatch(text) is not None


def ends_in_state(text: str) -> bool:
    """Whether the line is a city with its state, whose ZIP must stand elsewhere."""
    return _CITY_STATE.fullmatch(text) is not None


def is_city(text: str) -> bool:
    return _CITY.fullmatch(text) is not None


def is_street(text: str) -> bool:
    """Whether the line begins like a street or a box."""
    return _STREET.match(text) is not None and not PHONE.match(text)


def street_inside(text: str) -> int | None:
    """Where a street begins in a line that holds more before it."""
    match = _STREET_INSIDE.search(text)
    return match.start() if match else None


def is_unit(text: str) -> bool:
    return _UNIT.match(text) is not None


def tidy(text: str) -> str:
    """The line with single blanks, commas for the marks between its parts, and none around the ZIP's hyphen."""
    text = re.sub(r"\s+", " ", _SEPARATOR.sub(", ", text))
    text = re.sub(r"(?<=\d{5}), (?=\d{4}\b)|(?<=\d{5})\s?[-–]\s?(?=\d{4}\b)", "-", text)
    return re.sub(r"\s*,(?:\s*,)*\s*", ", ", text).strip(" ,.;")
