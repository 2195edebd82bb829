"""The account's number and the statement's date, of the several numbers and dates a paper prints."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from checker.model import Box, Read
from checker.reading.details.candidates import Candidate, as_read, best, candidate
from checker.reading.details.names import is_title
from checker.reading.details.pairing import value_of
from checker.reading.details.parts import Part, text_of
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.shapes import read_date
from checker.reading.details.wordings import Detail
from checker.reading.tokens.values import MONEY, parse_date

_SEVERAL, _WEAKEST_ACCOUNT = 0.6, 0.33  # what is left of a score, and the least that counts
_HEAD_AND_SLIP = 2
_LONE_DATE, _LAST_DATE, _BY_PAGE_NUMBER = 0.64, 0.53, 0.4  # scores of a day without a label
_BARS = "|•"
_BARE_DATE_WITHIN = 0.4  # of the page's height, from its top


def account_of(found: Iterable[Candidate]) -> Candidate | None:
    """The account's number, best supported."""
    accounts = _weighed([one for one in found if one.role is Detail.ACCOUNT])
    return best(one for one in accounts if one.score >= _WEAKEST_ACCOUNT)


def _weighed(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates; a wording with several values (numbers of visits or blocks, days of charges), or with one more
    often on a page than its head and its slip are, speaks for none of them alone."""
    values: dict[tuple[str, ...], set[str]] = {}
    for one in found:
        values.setdefault(_wording(one), set()).add(str(_day(one.text) or one.text))
    often = Counter((_wording(one), one.label.box.page) for one in found if one.label)
    for one in found:
        name = _wording(one)
        several = one.label and (len(values[name]) > 1 or often[name, one.label.box.page] > _HEAD_AND_SLIP)
        yield replace(one, score=one.score * _SEVERAL) if several else one


def _wording(one: Candidate) -> tuple[str, ...]:
    return one.label.label.words if one.label and one.label.label else ()


def statement_date_of(found: Iterable[Candidate]) -> Read[date] | None:
    """The date of the statement, best supported."""
    chosen = best(_weighed([one for one in found if one.role is Detail.STATEMENT_DATE]), _same_day)
    read, day = as_read(chosen), _day(chosen.text) if chosen else None
    return Read(day, read.printed, read.boxes, read.confidence, read.origin) if read and day else None


def _same_day(one: str, other: str) -> bool:
    return _day(one) == _day(other)


def _day(text: str) -> date | None:
    printed = parse_date(text)
    return printed.settle(None) if printed else None


def bare_dates(sheet: Sheet) -> Iterator[Candidate]:
    """Dates without a label near the head of the first page: alone on their line, as on a letter, or at its end.

    Not those over, under or beside charges, nor those that stand beside or under the label of another date; less so
    right above the headings over charges, of which it may be the day.
    """
    others = {box for label in sheet.pieces() for box in _other_date(sheet, label)}
    for number, row in enumerate(sheet.rows):
        if not row:
            continue
        page = sheet.pages.get(row[0].box.page)
        if number in sheet.headings or page is None or page.number != min(sheet.pages):
            return
        if row[0].box.top > _BARE_DATE_WITHIN * page.height:
            return
        around = itertools.chain(*sheet.rows[max(number - 1, 0) : number + 2])
        parts = _after_title(row[-1].parts)
        labelled = sheet.label_before(row[-1]) and not any(part.text in _BARS for part in row[-1].parts)
        if row[-1].label or labelled or row[-1].box in others or _has_money(around):
            continue
        value = read_date(parts, False)
        if value and len(value.parts) == len(parts) and not any(read_date(piece.parts) for piece in row[:-1]):
            alone = len(row) == 1 and number + 1 not in sheet.headings
            yield candidate(Detail.STATEMENT_DATE, value, row[-1], _LONE_DATE if alone else _LAST_DATE)


def dates_by_page_numbers(sheet: Sheet) -> Iterator[Candidate]:
    """The day without a label that a program prints beside the number of a page: "Monday, June 17, 2024 | Page 1"."""
    for row in sheet.rows:
        numbered = any(piece.parts[0].key == "page" for piece in row)
        days = [(value, piece) for piece in row if (value := read_date(piece.parts, False))] if numbered else ()
        if len(days) == 1 and not sheet.label_before(days[0][1]):
            yield candidate(Detail.STATEMENT_DATE, *days[0], _BY_PAGE_NUMBER)


def _after_title(parts: Sequence[Part]) -> Sequence[Part]:
    """What stands behind a bar, or behind the paper's title and a dash ("Billing Statement - June 17, 2024"), or all
    there is."""
    dashes = [at for at, part in enumerate(parts) if part.text in "-–—" + _BARS]
    start = dashes[-2] + 1 if len(dashes) > 1 else 0
    parted = dashes and (parts[dashes[-1]].text in _BARS or is_title(text_of(parts[start : dashes[-1]])))
    return parts[dashes[-1] + 1 :] if parted else parts


def _other_date(sheet: Sheet, label: Piece) -> Iterator[Box]:
    pair = value_of(sheet, label, Detail.OTHER_DATE) if label.role is Detail.OTHER_DATE else None
    if pair:
        yield pair.piece.box


def _has_money(pieces: Iterable[Piece]) -> bool:
    return any(MONEY.fullmatch(part.text) for piece in pieces for part in piece.parts)
