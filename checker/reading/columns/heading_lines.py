"""Which lines may be lines of a heading, by their words alone."""

from __future__ import annotations

import itertools
import re

from checker.reading.columns.ageing import tells_ages
from checker.reading.columns.heading_phrases import cells_of
from checker.reading.tokens.heading_words import is_known, plain_heading
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.vocabulary import any_of
from checker.remembered import remembered

_VALUE = re.compile(r"\d{5}|\d\.\d")
_EXPLAINS = re.compile(r"[a-z]{2}: \w|[a-z]{5}\. [A-Z]")
_FREE = re.compile(rf"[a-z]\W+{any_of('free_of_charge')}$")
"""A thing that costs nothing: "Patient instruction, no charge" names no column of charges."""
_MOST_OF_A_NAME = 4
"""How many words a cell may have of which one explains another: "Covered by you: copay"."""
_FEWEST_OF_A_TITLE = 3
"""How many words a title has at least."""
_SAME_EDGE = 6.0
"""How many points a title may begin right of a name, and reaches behind it at least."""
DOLLARS = "$"
"""Where a line begins with it, the mark of a figure below; a further column may be called so."""
_BETWEEN_WORDS = re.compile(r"[\s/]+")
_LETTER = re.compile(r"[^\W\d]{2}|\d{3}")


@remembered
def may_head(line: Line) -> bool:
    """Whether a line may be one of a heading: its words are names of columns, and it holds no value."""
    if (
        line.having(Look.MONEY)
        or line.having(Look.CODE)
        or any(not day.text.isalpha() for day in line.having(Look.DATE))
        or line.text.startswith(DOLLARS)
    ):
        return False
    if tells_ages(line.text):
        return True
    named = (
        before.text.endswith(":") and token.look is Look.NUMBER for before, token in itertools.pairwise(line.tokens)
    )
    if any(named) or any(map(_holds_value, line.tokens)) or all(token.look is Look.NUMBER for token in line.tokens):
        return False
    cells = line.text.split("\t")
    explains = any(_EXPLAINS.search(cell) and len(cell.split()) > _MOST_OF_A_NAME for cell in cells)
    free = any(_FREE.search(cell.lower()) for cell in cells)
    told = [cell for cell in cells if cell.endswith(":")]
    if 0 < len(set(told)) == len(told) < len(cells) or explains or free:
        # A name with its colon beside another text has that for its value, or for what it means. One that is there
        # twice ("You pay:" over what of it is deductible, and what coinsurance) has neither.
        return False
    words = [word for cell in cells for word in _BETWEEN_WORDS.split(plain_heading(cell)) if _LETTER.search(word)]
    known = sum(map(is_known, words))
    return bool(words) and known >= 0.6 * len(words)


def _holds_value(token: Token) -> bool:
    """Whether a token has more digits than a heading, those of a day, a code or a number, or a decimal."""
    return _VALUE.search(token.printed) is not None


def is_title(line: Line, beside: Line | None = None) -> bool:
    """Whether a line is a title over the heading `beside` it, or of the first group below it.

    Such is a phrase in one cell that begins left of the first name, or where that does and ends behind it: "PAYMENTS
    RECEIVED & ADJUSTMENTS" over "Posted | Description | Amount".
    """
    if beside is None or "\t" in line.text or len(line.text.split()) < _FEWEST_OF_A_TITLE:
        return False
    first, *others = cells_of(beside)
    left, right = line.box.x0 - first.box.x0, line.box.x1 - first.box.x1
    return bool(others) and (left < -_SAME_EDGE or (left < _SAME_EDGE < right))


def goes_on_in_words(line: Line) -> bool:
    """Whether a line is all in small letters, without a gap: a sentence goes on there, or one of several names."""
    return line.text.islower() and "\t" not in line.text
