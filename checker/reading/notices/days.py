"""The days of a notice's charges where a line above each claim prints them, outside of the table."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from checker.model import LineItem
from checker.reading.items.doubts import Why
from checker.reading.tokens.labels import ends_in_service_day
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import parse_span

_NOT_ITS_OWN = (Why.DATE_ABOVE.doubt, Why.NO_DATE.doubt, Why.DATE_OF_HEADER.doubt)


def with_days(items: Sequence[LineItem], lines: Sequence[Line]) -> list[LineItem]:
    """The charges, those that print no day of their own with the one that a line above them names or consists of, below
    any charge that prints its own."""
    around = zip((None, *lines), lines, strict=False)
    found = sorted((line.page, line.box.top, span) for above, line in around if (span := _day_told(line, above)))
    places = [(page, top) for page, top, _ in found]
    dated = []
    under, own = 0, None
    """Which of the lines the charge before stands under, and the day that it, or one before it there, prints itself."""
    for item in items:
        at = bisect(places, (item.boxes[-1].page, item.boxes[-1].bottom))
        first = at != under
        if first:
            under, blank, own = at, not prints_its_day(item), None
        if prints_its_day(item):
            own = item.service_date
        elif at and (blank or own is None):
            # Of the first charge below a day it is as good as its own, though the others print theirs.
            settled = (*_NOT_ITS_OWN, Why.DATE_LACKING.doubt) if first else _NOT_ITS_OWN
            doubts = [doubt for doubt in item.doubts if doubt not in settled]
            start, end = found[at - 1][2]
            item = replace(item, service_date=start, end_date=end, doubts=(*doubts, Why.DATE_ABOVE.doubt))
        elif at and own != found[at - 1][2][0]:
            item = replace(item, doubts=(*item.doubts, Why.DAYS_ABOVE.doubt))
        dated.append(item)
    return dated


def prints_its_day(item: LineItem) -> bool:
    """Whether the row itself prints the day of its service."""
    return item.service_date is not None and not any(doubt in item.doubts for doubt in _NOT_ITS_OWN)


def _day_told(line: Line, above: Line | None) -> tuple[date, date | None] | None:
    """The day, or the span of days, that is all a line says or stands behind a label such as "Date of service", which
    the line above may begin; None where a line has figures."""
    if line.having(Look.MONEY):
        return None
    if [token.look for token in line.tokens] == [Look.DATE]:
        return _span(line.tokens[0])
    over = above.tokens[-1].text if above is not None and above.page == line.page else ""
    texts = [over, *(token.text for token in line.tokens)]
    texts[1] = f"{over} {texts[1]}"
    told = (
        token
        for text, token in zip(texts, line.tokens, strict=False)
        if token.look is Look.DATE and ends_in_service_day(text)
    )
    return next(map(_span, told), None)


def _span(token: Token) -> tuple[date, date | None] | None:
    span = parse_span(token.text)
    start = span[0].settle(None) if span and span[0].year is not None else None
    end = span[1].settle(None) if span and span[1] else None
    return (start, end) if start else None
