"""What a narrow cell may cut at the end of its line, by the text: codes, dates, figures and their signs, products."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.catalogue.fields import HCPCS
from checker.reading.tokens.patterns import CODE_WITH_MODIFIERS
from checker.reading.tokens.values import DATE, SHORT_DATE
from checker.reading.tokens.vocabulary import any_of
from checker.remembered import remembered

_FULL_DATE = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:\d{1,2}-[A-Za-z]{3}|[A-Za-z]{3}-\d{1,2})-(?:19|20)?\d\d"
)
_SPAN = re.compile(
    rf"(?:{_FULL_DATE.pattern})[-–](?:(?:{_FULL_DATE.pattern})|(?:19|20)\d\d-(?:\d\d-)?|\d{{1,2}}-(?:[A-Za-z]{{3}}-)?|(?:\d{{1,2}}/){{1,2}})"
)
"""Two days with no blank between them, the second of which may be cut."""
_TO_ITS_YEAR, _SHORT_YEAR = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]"), re.compile(r"\d\d")
_MONTH_ALONE = re.compile(r"(?:0?[1-9]|1[0-2])[/-]")
_DAY_AND_YEAR = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[/-]\d\d")
_DAY_AND_MONTH = re.compile(r"\d{1,2}-[A-Za-z]{3}-|[A-Za-z]{3}-\d{1,2}-|(?:19|20)\d\d-\d\d-")
_DRUG_NUMBER = re.compile(r"\d{4,5}-\d{3,4}-?(?:\d{1,2})?")
SIGN = re.compile(r"[-(]?\$[-(]?")
AT, CREDIT = "@", "CR"
SIGN_ALONE = re.compile(r"-?(?:USD)?-?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CUT_YEAR = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,3}")
"""A day whose year a narrow cell may have cut: "1/21/202" over "4"."""
_BEGUN_DATE = re.compile(
    rf"(?:^|\s)(?:{SHORT_DATE.pattern},?|\d\d / \d\d /|\d{{1,2}} {any_of('months')}\.?,?)$", re.IGNORECASE
)
_DAY_OF_MONTH = re.compile(rf"\d\d {any_of('months')}", re.IGNORECASE)
_MONTH = re.compile(rf"{any_of('months')}\.?", re.IGNORECASE)
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,?")
_WEEKDAY = re.compile(rf"{any_of('weekdays')}\.?,?", re.IGNORECASE)
_UNTIL = re.compile(r"\s?(?:-|to|thru|through)$", re.IGNORECASE)
_SIGNED_ALREADY = re.compile(r"\d\s?USD$")
FIGURE = re.compile(r"\$?[\d,]+\.\d\d\)?-?(?:CR)?[^\w.,$]*")
UNSIGNED = re.compile(r"\(?[\d,]*\.\d\d\)?-?(?:CR)?|-+")
_CUT = re.compile(r"\S*\d\S*[-/]")
_CUT_MODIFIERS = re.compile(rf"0?{HCPCS}(?:[,/-]?[A-Z][A-Z0-9])*[,/-]?[A-Z]")
"""A code whose last letter is half of a modifier: "E0570,RR,K"."""
_OPEN_CODE, _CLOSING = re.compile(r"[(\[](?:[A-V]\d{4}|\d{5})"), re.compile(r"(?:[A-Z][A-Z\d]|\d\d)[)\]]")
_MODIFIER = re.compile(r"(?:[A-Z][A-Z\d]|\d\d),?")
"""A code whose bracket closes behind its letters: "(94060" over "26)", "(A7031" over "NU KX)"."""
_MAY_GO_ON = re.compile(
    rf"\S*\d\S*[-/]|{any_of('months')}-|{_WEEKDAY.pattern}|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{1,3}}|{SIGN.pattern}|@|/|-|-?USD|to|thru|through|\d{{1,2}},?"
    rf"|{_MONTH.pattern}|{_CUT_MODIFIERS.pattern}|{_OPEN_CODE.pattern}",
    re.IGNORECASE,
)


def goes_on(upper: str, lower: str) -> bool:
    """Whether the first word of a cell's next line is the rest of the last word of its line above."""
    if not _MAY_GO_ON.fullmatch(upper) or _FULL_DATE.fullmatch(lower) or _SPAN.fullmatch(lower):
        return False
    whole = upper + lower
    if any(pattern.fullmatch(whole) for pattern in (_FULL_DATE, _DAY_AND_MONTH, _TO_ITS_YEAR, _SPAN)):
        return True
    if _MONTH_ALONE.fullmatch(upper) and _DAY_AND_YEAR.fullmatch(lower):
        return True
    if _DAY_AND_MONTH.fullmatch(upper) or _TO_ITS_YEAR.fullmatch(upper):
        return _SHORT_YEAR.fullmatch(lower) is not None
    if upper == AT or SIGN.fullmatch(upper):
        return FIGURE.fullmatch(lower) is not None
    code = CODE_WITH_MODIFIERS.fullmatch(whole.rpartition(":")[2].strip("()[],.").rstrip("-/"))
    cut = upper[-1] in "-/" or _CUT_MODIFIERS.fullmatch(upper)
    return bool(cut) and (code is not None or _DRUG_NUMBER.fullmatch(whole) is not None)


def letters_go_on(upper: str, lower: Sequence[str]) -> int:
    """How many words of a cell's next line are the letters of a code whose bracket closes behind the last of them."""
    if not _OPEN_CODE.fullmatch(upper):
        return 0
    count = next((at for at, word in enumerate(lower) if not _MODIFIER.fullmatch(word)), len(lower))
    return count + 1 if count < len(lower) and _CLOSING.fullmatch(lower[count]) else 0


def day_goes_on(cell: str, lower: str, after: str) -> bool:
    """Whether a cell that ends with the name of a month goes on with its day, or one of a day with its month, which has
    no day `after` it then: "Oct" with "14,", "Mon," or "14" with "Oct"."""
    if _MONTH.fullmatch(lower):
        return bool(_WEEKDAY.fullmatch(cell) or (_DAY.fullmatch(cell) and not _DAY.fullmatch(after)))
    return bool(_MONTH.fullmatch(last_word(cell)) and not _BEGUN_DATE.search(cell) and _DAY.fullmatch(lower))


def date_goes_on(cell: str, lower: str) -> bool:
    """Whether a cell that ends within a date goes on with its rest: "Oct 14," with "2024", "14 Oct" with "24",
    "01/05/24 -" with a date."""
    if not lower[-1:].isdigit():
        return False
    if _YEAR.fullmatch(lower):
        return _BEGUN_DATE.search(cell) is not None
    if _SHORT_YEAR.fullmatch(lower):
        return _DAY_OF_MONTH.fullmatch(cell) is not None
    return DATE.fullmatch(lower) is not None and _begins_span(cell)


def _begins_span(cell: str) -> bool:
    """Whether a cell ends with a date and what leads to another: "01/05/24 -"."""
    until = _UNTIL.search(cell)
    if until is None:
        return False
    return any(date.end() == until.start() for kind in (DATE, SHORT_DATE) for date in kind.finditer(cell))


@remembered
def may_go_on(word: str) -> bool:
    """Whether a word may be the first part of one that is cut."""
    return _MAY_GO_ON.fullmatch(last_word(word)) is not None


@remembered
def may_end_cut(cell: str, last: str) -> bool:
    """Whether a cell that ends in this word may end within a word, a date or a figure."""
    may = may_go_on(last) or SIGN_ALONE.fullmatch(cell) or _BEGUN_DATE.search(cell)
    return bool(may) and not _SIGNED_ALREADY.search(cell)


def ends_cut(word: str) -> bool:
    """Whether a word breaks off before its end, close as the next cell may stand."""
    return _CUT_YEAR.fullmatch(word) is not None or (word.endswith(("-", "/")) and _CUT.fullmatch(word) is not None)


def to_another_day(words: Sequence[str]) -> bool:
    """Whether words behind a day lead to another which is cut itself: "to 25-"."""
    return len(words) > 1 and _UNTIL.fullmatch(words[0]) is not None and _CUT.fullmatch(words[1]) is not None


def last_word(text: str) -> str:
    return text.rpartition(" ")[2]
