"""The days of a notice's charges where a line above each claim prints them, outside of the table."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from checker.model import LineItem
from checker.reading.items.doubts import Why
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.values import parse_span
from checker.reading.tokens.vocabulary import any_of

_LABEL = re.compile(any_of("service_date_labels"), re.IGNORECASE)
_NOT_ITS_OWN = (Why.DATE_ABOVE.doubt, Why.NO_DATE.doubt, Why.DATE_OF_HEADER.doubt)


def with_days(items: Sequence[LineItem], lines: Sequence[Line]) -> list[LineItem]:
    """The charges, those that print no day of their own with the one that stands alone on a line above them."""
    found = sorted((line.page, line.box.top, span) for line in lines if (span := _day_alone(line)))
    if not found or any(prints_its_day(item) for item in items):
        return list(items)
    places = [(page, top) for page, top, _ in found]
    dated = []
    for item in items:
        at = bisect(places, (item.boxes[-1].page, item.boxes[-1].bottom))
        if at:
            doubts = [doubt for doubt in item.doubts if doubt not in _NOT_ITS_OWN]
            start, end = found[at - 1][2]
            item = replace(item, service_date=start, end_date=end, doubts=(*doubts, Why.DATE_ABOVE.doubt))
        dated.append(item)
    return dated


def prints_its_day(item: LineItem) -> bool:
    """Whether the row itself prints the day of its service."""
    return item.service_date is not None and not any(doubt in item.doubts for doubt in _NOT_ITS_OWN)


def _day_alone(line: Line) -> tuple[date, date | None] | None:
    """The day, or the span of days, that is all a line says, a label such as "Date of service" aside."""
    dates = line.having(Look.DATE)
    words = " ".join(token.text for token in line.tokens if token.look is not Look.DATE).strip(" :")
    if len(dates) != 1 or (words and not _LABEL.fullmatch(words)):
        return None
    span = parse_span(dates[0].text)
    start = span[0].settle(None) if span and span[0].year is not None else None
    end = span[1].settle(None) if span and span[1] else None
    return (start, end) if start else None
