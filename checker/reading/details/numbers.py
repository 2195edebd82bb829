"""The account's number and the statement's date, of the several numbers and dates a paper prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from checker.model import Origin, Read
from checker.reading.details.candidates import Candidate, as_read, best
from checker.reading.details.pieces import Sheet
from checker.reading.details.shapes import read_date
from checker.reading.details.wordings import Role
from checker.reading.values import parse_date

_SEVERAL, _WEAKEST_ACCOUNT = 0.6, 0.33
_BARE_DATE = 0.45
_BARE_DATE_WITHIN = 0.4


def account_of(found: Iterable[Candidate]) -> Candidate | None:
    """The account's number: a wording with several numbers (visits, blocks) speaks for none of them alone."""
    accounts = [one for one in found if one.role is Role.ACCOUNT]
    numbers: dict[tuple[str, ...], set[str]] = {}
    for one in accounts:
        numbers.setdefault(_wording(one), set()).add(one.text)
    weighed = [replace(one, score=one.score * _SEVERAL) if len(numbers[_wording(one)]) > 1 else one for one in accounts]
    return best(one for one in weighed if one.score >= _WEAKEST_ACCOUNT)


def _wording(one: Candidate) -> tuple[str, ...]:
    return one.label.label.words if one.label and one.label.label else ()


def statement_date_of(found: Iterable[Candidate]) -> Read[date] | None:
    """The date of the statement by its labels."""
    chosen = best((one for one in found if one.role is Role.STATEMENT_DATE), _same_day)
    read, day = as_read(chosen), _day(chosen.text) if chosen else None
    return Read(day, read.printed, read.boxes, read.confidence) if read and day else None


def _same_day(one: str, other: str) -> bool:
    return _day(one) == _day(other)


def _day(text: str) -> date | None:
    printed = parse_date(text)
    return printed.settle(None) if printed else None


def bare_date(sheet: Sheet) -> Read[date] | None:
    """A date that stands alone near the head of the first page, as on a letter."""
    for piece in sheet.pieces():
        page = sheet.pages.get(piece.box.page)
        if page is None or page.number != min(sheet.pages) or piece.box.top > _BARE_DATE_WITHIN * page.height:
            return None
        value = read_date(piece.parts) if len(sheet.rows[piece.row]) == 1 else None
        day = _day(value.text) if value and len(value.parts) == len(piece.parts) else None
        if day:
            return Read(day, piece.text, (piece.box,), _BARE_DATE, Origin.INFERRED)
    return None
