"""What the person types about a row: a draft of texts, and the correction it comes to or the fields that do not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from itertools import takewhile

from checker.answers.corrections import is_code, is_letters
from checker.catalogue import load_catalogue
from checker.model import Correction, Kind, LineItem, UnreadRow, Value
from checker.reading.tokens.values import (
    CODE,
    DATE,
    MONEY,
    parse_date,
    parse_money,
    parse_price,
    parse_span,
    parse_units,
)

Draft = dict[str, str]
"""Texts by field; `code` holds the code with its letters."""

TEXTS = ("service_date", "end_date", "code", "description", "units", "unit_price", "amount")
_EARLIEST = 1980
_ONLY_WHERE_READ = frozenset({"end_date", "unit_price"})
_POSITIVE = frozenset({Kind.CREDIT, Kind.PAYMENT})


def fields_of(row: LineItem | UnreadRow) -> tuple[str, ...]:
    """The fields to show: all that a charge has, and what few have only where it was read."""
    return tuple(name for name in TEXTS if name not in _ONLY_WHERE_READ or getattr(row, name, None) is not None)


def draft_of(row: LineItem | UnreadRow) -> Draft:
    """The row as a person would type it; amounts taken back or paid without their minus, which the kind says."""
    if isinstance(row, UnreadRow):
        return {**dict.fromkeys(fields_of(row), ""), **_made_out(row.text), "units": "1", "kind": Kind.CHARGE.value}
    amount = abs(row.amount) if row.kind in _POSITIVE else row.amount
    shown = {
        "service_date": _typed_day(row.service_date),
        "end_date": _typed_day(row.end_date),
        "code": " ".join(part for part in (row.code, *row.modifiers) if part),
        "description": row.description,
        "units": f"{row.units.normalize():f}",
        "unit_price": "" if row.unit_price is None else str(row.unit_price),
        "amount": f"{amount:.2f}",
    }
    return {**{name: shown[name] for name in fields_of(row)}, "kind": row.kind.value}


def _made_out(text: str) -> Draft:
    """What of an unread row is plain enough to stand in the form, for the person to look at: its first day, the one
    code there is with the letters after it, and the one amount.
    """
    day = DATE.search(text)
    span = parse_span(day[0]) if day else None
    words = re.split(r"[\s/,-]+", DATE.sub(" ", text))
    codes = [at for at, word in enumerate(words) if CODE.fullmatch(word)]
    amounts = [found[0] for found in MONEY.finditer(text)]
    letters = (
        takewhile(lambda word: load_catalogue().modifier(word) is not None, words[codes[0] + 1 :]) if codes else ()
    )
    return {
        "service_date": _typed_day(span[0].settle(None) if span else None),
        "code": " ".join((words[codes[0]], *letters)) if len(codes) == 1 else "",
        "amount": f"{parse_money(amounts[0]):.2f}" if len(amounts) == 1 else "",
    }


def wrong_fields(draft: Draft) -> tuple[str, ...]:
    """The fields that hold nothing we understand, in the order of the form."""
    wrong = [name for name in TEXTS if name in draft and _understood(name, draft[name]) is None]
    if not wrong and _before(draft):
        wrong.append("end_date")
    return tuple(wrong)


def correction_of(row: LineItem | UnreadRow, draft: Draft) -> Correction:
    """What the person told of the row: what differs from how it was read, and that the rest is right. The draft must
    have no wrong fields.
    """
    values: dict[str, Value] = {"kind": Kind(draft["kind"])}
    for name in fields_of(row):
        values |= _understood(name, draft[name]) or {}
    if isinstance(row, LineItem):
        told = draft_of(row)
        same = {name for name in (*fields_of(row), "kind") if draft[name] == told[name]}
        values = {name: value for name, value in values.items() if name not in same and value != getattr(row, name)}
        if "code" in same:
            values.pop("modifiers", None)
    return Correction(line=row.id, values=values, right=True)


def _understood(name: str, text: str) -> Mapping[str, Value] | None:
    """The values a text stands for, by field of the line; None where it stands for none."""
    return _READERS[name](text.strip())


def _day(name: str) -> Callable[[str], Mapping[str, Value] | None]:
    def read(text: str) -> Mapping[str, Value] | None:
        if not text:
            return {name: None}
        printed = parse_date(text)
        day = printed.settle(None) if printed else None
        return {name: day} if day and day.year >= _EARLIEST else None

    return read


def _code(text: str) -> Mapping[str, Value] | None:
    code, *letters = re.split(r"[\s,;/-]+", text.upper().strip(" ,;/-"))
    if not code:
        return {"code": None, "modifiers": ()}
    if not is_code(code) or not all(map(is_letters, letters)):
        return None
    return {"code": code, "modifiers": tuple(letters)}


def _units(text: str) -> Mapping[str, Value] | None:
    units = parse_units(text) if text else Decimal(1)
    return {"units": units} if units is not None and units > 0 else None


def _price(text: str) -> Mapping[str, Value] | None:
    price = parse_price(text) if text else None
    return {"unit_price": price} if price is not None or not text else None


def _amount(text: str) -> Mapping[str, Value] | None:
    amount = parse_money(text)
    return None if amount is None else {"amount": amount}


_READERS: Mapping[str, Callable[[str], Mapping[str, Value] | None]] = {
    "service_date": _day("service_date"),
    "end_date": _day("end_date"),
    "code": _code,
    "description": lambda text: {"description": text},
    "units": _units,
    "unit_price": _price,
    "amount": _amount,
}


def _before(draft: Draft) -> bool:
    first, last = (parse_date(draft.get(name, "")) for name in ("service_date", "end_date"))
    start, end = (printed.settle(None) if printed else None for printed in (first, last))
    return start is not None and end is not None and end < start


def _typed_day(day: date | None) -> str:
    return f"{day:%m/%d/%Y}" if day else ""
