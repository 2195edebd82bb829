"""Dates that hold for a whole statement: the service date its header names, the latest day it prints."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date

from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.values import DATE, SHORT_DATE, Span, parse_span
from checker.reading.tokens.vocabulary import any_of, late

_WEEKDAY = late(rf"^{any_of('weekdays')}\.?,?\s+(?=\d+[/.-]|[A-Za-z])", re.IGNORECASE)
"""A day of the week before a date; "Mar 13" begins with a month."""
_THIS_CENTURY = 2000
_SERVICE_DATE_LABEL = late(any_of("service_date_labels"))
"""In small letters: where case counts, a place that begins none is left at once."""


def service_date_of_header(lines: Sequence[Line]) -> Span | None:
    """A service date printed once for the whole statement ("Date of service: 10/15/2024")."""
    for line, below in itertools.zip_longest(lines, lines[1:]):
        text = line.text.lower()
        labels = list(_SERVICE_DATE_LABEL.finditer(text))
        for label in labels:
            rest = _WEEKDAY.sub("", text[label.end() :].lstrip(" :#-|\t"))
            found = DATE.match(rest) or SHORT_DATE.match(rest) or re.match(r"\d{6}(?:\d\d)?(?!\w)", rest)
            if found and (span := parse_span(found[0])):
                return span
        for token in line.having(Look.TEXT) if labels and below else ():
            if _SERVICE_DATE_LABEL.fullmatch(token.text.lower().strip(" :")):
                under = [t for t in below.having(Look.DATE) if t.box.shared_width(token.box) > 0]
                if under:
                    return parse_span(under[0].text)
    return None


def latest_date(lines: Sequence[Line]) -> date | None:
    """The latest date with a year on the paper, if it is of this century: what missing years are settled by. A paper
    may print a day of birth and no other year."""
    full = [
        day
        for line in lines
        for token in line.having(Look.DATE)
        for printed in parse_span(token.text) or ()
        if printed and printed.year is not None and (day := printed.settle(None))
    ]
    latest = max(full, default=None)
    return latest if latest and latest.year >= _THIS_CENTURY else None
