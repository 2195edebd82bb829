"""Printed dates, money, units and codes into values: what one string means, without knowing where it stands.

Nothing here guesses: a string that could not be the thing asked for gives None.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from checker.catalogue.fields import HCPCS
from checker.reading.tokens.vocabulary import any_of, each_of
from checker.remembered import remembered

_NO_PART_OF_A_DATE = frozenset({"st", "nd", "rd", "th", "de", "del"})
_LONGEST_YEAR, _MONTHS = 4, 12
_PADDED = re.compile(r"0\d+")
"""Whole numbers with a 0 before them are codes."""
_MOST_DIGITS = 12
"""Digits before the point from which a number is no money."""

_MONTH = rf"{any_of('months')}(?![a-z])\.?"
_SEPARATED = r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d\d / \d\d / (?:\d{4}|\d{2}))"
_ISO = r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
_TWO_DIGIT_YEAR = r"\d\d(?!,?\s(?:19|20)\d\d\b)"
_DAY_MONTH = rf"\d{{1,2}}(?: de |[-/ ]?){_MONTH}(?:[-/ ,]{{0,2}}(?:\d{{4}}|{_TWO_DIGIT_YEAR})| del? \d{{4}})"
_MONTH_DAY = rf"{_MONTH}(?:[ \t]?\d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}|[-/]\d{{1,2}}[-/](?:\d{{4}}|\d\d))"
_FIRST_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_RUN_SPAN = "|".join(
    rf"(?={month:02}){_FIRST_DAY} (?={month:02}|{month % 12 + 1:02}){_FIRST_DAY}\d\d" for month in range(1, 13)
)
"""A remittance's span within two months, whose year stands with its last day: "0530 060124"."""
_SHORT = r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])"
_MONTH_DAY_SHORT = rf"{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?"
_LONG_DATE = rf"(?:{_ISO}|{_SEPARATED}|{_DAY_MONTH}|{_MONTH_DAY})"
_WEEKDAY = rf"(?:{any_of('weekdays')}\.?,?\s*)?"
_DAY_MONTH_SHORT = rf"\d{{1,2}}-{_MONTH}"
_SHORT_DAY = rf"(?:{_SHORT}|{_MONTH_DAY_SHORT})"
_SHORT_SPAN = rf"{_SHORT_DAY}(?:\s?(?:-|to|thru)\s?{_SHORT_DAY})?"
_OPENING = "".join(sorted({name[0] for name in each_of("months")}))
_EDGE_BEFORE = rf"\b(?=[\d{_OPENING}])(?<![/.$-])"
"""What stands before a date; told first by what it opens with, since most places of a line hold none."""
_EDGE_AFTER = r"(?![\w/%$]|[.,-]\w)"

DATE = re.compile(
    rf"{_EDGE_BEFORE}(?:(?:(?P<from_day>{_SHORT_DAY})|(?P<from>{_LONG_DATE}))"
    rf"(?:\s*(?:-|to|thru|through|–)\s*{_WEEKDAY}(?P<to>{_LONG_DATE})|(?(from_day)(?!)))"
    rf"|{_RUN_SPAN})"
    rf"{_EDGE_AFTER}",
    re.IGNORECASE,
)
"""A day with its year, or a span, the first day of which may have none."""
_DAY_APART = rf"(\d{{6}}|\d{{8}}|{_SHORT_DAY})"
_APART = re.compile(rf"{_DAY_APART}\s?(?:-|to|thru|\s)\s?{_DAY_APART}", re.IGNORECASE)
_MONTH_AND_YEAR = re.compile(
    rf"\W*(?P<month>{any_of('months')})(?![a-z])\.?,?\s+(?:del?\s+)?(?P<year>(?:19|20)\d\d)\W*", re.IGNORECASE
)
SHORT_DATE = re.compile(rf"{_EDGE_BEFORE}(?:{_SHORT_SPAN}|{_DAY_MONTH_SHORT}){_EDGE_AFTER}", re.IGNORECASE)
TWO_SHORT_DAYS = re.compile(
    rf"{_EDGE_BEFORE}{_MONTH_DAY_SHORT}[ -]{_MONTH_DAY_SHORT}(?!,? (?:19|20)\d\d\b){_EDGE_AFTER}", re.IGNORECASE
)
"""Two days without their years side by side, in which "31 Jan 30" is no day: "Dec 31 Jan 30"."""
RUN_TOGETHER_DATE = re.compile(rf"{_FIRST_DAY}(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d{_FIRST_DAY}")

_BRACKETS = str.maketrans("<>[]", "()()")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
MONEY = re.compile(
    r"(?<![\w.,/#$-])(?:[(<\[+-]+ ?)?"
    rf"(?:(?:(?:US)?\$|USD)\s*(?:[(-]\s?)?{_NUMBER}?(?:\.\d\d?)?(?<=\d)|{_NUMBER}?\.\d\d)"
    r"(?:\s?USD(?:\b|(?=CR\b)))?(?:\s?[)>\]](?:\s?CR\b)?|-(?!\w)| -(?=\t|$)|\s?CR\b|\s?DR\b)?(?![\w%/]|[.,-]\d)",
)
AMOUNT = re.compile(rf"\(?[+-]?\$?[(-]?{_NUMBER}?(?:\.\d{{1,2}})?\)?-?(?:CR|DR)?")
ZERO_CENTS = re.compile(r"\d\.[1-9]0(?!\d)")
"""An amount that prints the 0 it might leave out: where one does, others of one decimal are cut."""
MEASURE = "EA|EACH|MOS?|MTH|MONTHS?|UN|UNITS?|BO?X|PKG?|PR|SET|DAYS?|DY|CS|RL|LB|CF|CT|BTL|TANKS?|CYL|HRS?|MIN?|MILES?"
UNITS = re.compile(
    rf"(?:x\s?)?(?P<number>-?\d{{1,4}}(?:\.\d{{1,2}})?)(?:\s?x)?(?:\s?/?\s?(?P<unit>{MEASURE})|\sFT)?\.?",
    re.IGNORECASE,
)
CODE = re.compile(rf"0?(?:{HCPCS}|\d{{5}}|\d{{4}}[FMTU])|{HCPCS}")


class PrintedDate(Struct, frozen=True):
    """A date as printed: the year may be missing, or have two digits and wait for its century."""

    year: int | None
    month: int
    day: int

    def settle(self, near: date | None) -> date | None:
        """The calendar date; a missing year is the last one that does not lie more than a month past `near`."""
        if self.year is not None:
            year = self.year if self.year > 99 else _century(self.year, near)
            return _calendar(year, self.month, self.day)
        if near is None:
            return None
        this_year = _calendar(near.year, self.month, self.day)
        if this_year is not None and (this_year - near).days <= 31:
            return this_year
        return _calendar(near.year - 1, self.month, self.day)


Span = tuple[PrintedDate, PrintedDate | None]
"""A printed date, or a from-through pair."""


def _century(two_digits: int, near: date | None) -> int:
    latest = (near.year if near else 2059) + 1
    return 2000 + two_digits if 2000 + two_digits <= latest else 1900 + two_digits


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@remembered
def parse_date(text: str) -> PrintedDate | None:
    """One date in any of the usual American forms, ISO, or run together (YYYYMMDD, MMDDYY, MMDDYYYY); None else."""
    words = re.findall(r"[a-z]+|\d+", text.lower().strip())
    if not words:
        return None
    if len(words) == 1 and words[0].isdigit() and RUN_TOGETHER_DATE.fullmatch(words[0]):
        digits = words[0]
        if int(digits[:2]) > _MONTHS:
            return _possible(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        return _possible(int(digits[4:]), int(digits[:2]), int(digits[2:4]))
    if any(word.isdigit() and len(word) > _LONGEST_YEAR for word in words):
        return None
    words = [word for word in words if word not in _NO_PART_OF_A_DATE]
    named = [word for word in words if not word.isdigit()]
    if named:
        month = _month(named[0])
        if month is None or len(named) > 1:
            return None
        numbers = [int(word) for word in words if word.isdigit()]
        if not 1 <= len(numbers) <= 2:
            return None
        return _possible(numbers[1] if len(numbers) == 2 else None, month, numbers[0])
    if len(words) == 3 and len(words[0]) == 4:
        return _possible(int(words[0]), int(words[1]), int(words[2]))
    if len(words) == 3 and len(words[2]) in (2, 4):
        return _possible(int(words[2]), int(words[0]), int(words[1]))
    if len(words) == 2 and "/" in text:
        return _possible(None, int(words[0]), int(words[1]))
    return None


@cache
def _month(name: str) -> int | None:
    """The number of a month by its English or Spanish name, whole or short."""
    names = each_of("months")
    return next((at % 12 + 1 for at, pattern in enumerate(names) if re.fullmatch(pattern, name)), None)


@remembered
def month_and_year(text: str) -> tuple[int, int] | None:
    """The year and the month of a text that names nothing else, in English or Spanish: "MARCH 2024", "ene. de 2024"."""
    found = _MONTH_AND_YEAR.fullmatch(text)
    month = _month(found["month"].lower()) if found else None
    return (int(found["year"]), month) if found and month else None


def _possible(year: int | None, month: int, day: int) -> PrintedDate | None:
    if year is not None and 99 < year < 1950:
        return None
    return PrintedDate(year, month, day) if _calendar(2000, month, day) else None


@remembered
def parse_span(text: str) -> Span | None:
    """A date or a from-through pair; the second is None for a single date."""
    apart = _APART.fullmatch(text.strip())
    if apart:
        first, last = parse_date(apart[1]), parse_date(apart[2])
        return (first, last) if first and last else None
    if re.fullmatch(_RUN_SPAN, text.strip()):
        begins, _, ends = text.strip().partition(" ")
        first, last = parse_date(f"{begins}{ends[4:]}"), parse_date(ends)
        if first and last and last.year is not None:
            return replace(first, year=last.year - (first.month > last.month)), last
    match = DATE.fullmatch(text.strip())
    if match is None or not match["to"]:
        one = parse_date(text)
        return (one, None) if one else None
    start, end = parse_date(match["from"] or match["from_day"]), parse_date(match["to"])
    if start is None or end is None:
        return None
    if start.year is None:
        start = PrintedDate(end.year - (start.month > end.month) if end.year else None, start.month, start.day)
    return start, end


@remembered
def parse_money(text: str) -> Decimal | None:
    """Dollars; a minus on either side, brackets and CR make them negative. Whole dollars, one decimal are taken, and no
    number that begins with a 0 and has no decimals."""
    compact = re.sub(r"\s|USD|US(?=\$)|[*†‡]$", "", text).translate(_BRACKETS)
    if not AMOUNT.fullmatch(compact):
        return None
    digits = re.sub(r"[^\d.]", "", compact)
    dollars = digits.partition(".")[0].lstrip("0")
    if not re.search(r"\d", digits) or len(dollars) > _MOST_DIGITS or _PADDED.fullmatch(digits):
        return None
    value = Decimal(digits).quantize(Decimal("0.01"))
    negative = "-" in compact or "(" in compact or compact.upper().endswith("CR")
    return -value if negative else value


@remembered
def parse_price(text: str) -> Decimal | None:
    """A unit price: as money, but up to four decimals are kept."""
    plain = re.sub(r"[$,\s]|USD", "", text)
    return Decimal(plain) if re.fullmatch(r"\d{0,12}\.\d{3,4}", plain) else parse_money(text)


@remembered
def parse_units(text: str) -> Decimal | None:
    """A count, with or without a unit word: "1", "1.00", "30 EA", "x2"."""
    match = UNITS.fullmatch(text.strip())
    return Decimal(match["number"]) if match else None
