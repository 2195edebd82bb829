"""What the person told us, from the JSON of --about. Every key is optional; what is not understood is named."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.errors import AboutError
from checker.model import About, Event, EventKind, NotReceived, PayerKind, RentalStart

_TEXTS = ("name", "address", "payer", "member_id", "state", "zip")
_KEYS = (*_TEXTS, "payer_kind", "qmb", "rentals", "events", "not_received")


def about_from_json(text: str) -> About:
    """The person's own facts.

    Raises AboutError with the key that is not understood and what belongs there; an unknown key is one too, since a
    mistyped one would otherwise go unheard.
    """
    try:
        told = json.loads(text)
    except ValueError as problem:
        raise AboutError(f"not JSON: {problem}") from None
    told = _object(told, "the file", _KEYS)
    return About(
        **{key: _text(told, key, key) for key in _TEXTS},
        payer_kind=_payer_kind(told),
        qmb=_yes_no(told, "qmb"),
        rentals=tuple(_rental(item, where) for item, where in _list(told, "rentals")),
        events=tuple(_event(item, where) for item, where in _list(told, "events")),
        not_received=tuple(_not_received(item, where) for item, where in _list(told, "not_received")),
    )


def _rental(item: Any, where: str) -> RentalStart:
    rental = _object(item, where, ("code", "first_month"))
    code = _required(rental, "code", where).upper()
    printed = _required(rental, "first_month", where)
    if re.fullmatch(r"\d{4}-\d{2}", printed):
        return RentalStart(code=code, first_day=_day(f"{printed}-01", f"{where}.first_month"), day_known=False)
    return RentalStart(code=code, first_day=_day(printed, f"{where}.first_month"))


def _event(item: Any, where: str) -> Event:
    event = _object(item, where, ("kind", "from", "to", "code"))
    kind = _required(event, "kind", where)
    if kind not in list(EventKind):
        raise AboutError(f"{where}.kind: {kind!r} is none of {', '.join(EventKind)}")
    start = _day(_required(event, "from", where), f"{where}.from")
    last = _text(event, "to", f"{where}.to")
    end = _day(last, f"{where}.to", end=True) if last else None
    if end and end < start:
        raise AboutError(f"{where}.to: {end} lies before {start}")
    code = _text(event, "code", f"{where}.code")
    return Event(kind=kind, start=start, end=end, code=code.upper() if code else None)


def _not_received(item: Any, where: str) -> NotReceived:
    missing = _object(item, where, ("code", "service_date"))
    day = _text(missing, "service_date", f"{where}.service_date")
    code = _required(missing, "code", where).upper()
    return NotReceived(code, _day(day, f"{where}.service_date") if day else None)


def _payer_kind(told: Mapping[str, Any]) -> PayerKind | None:
    kind = _text(told, "payer_kind", "payer_kind")
    if kind is None:
        return None
    if kind not in list(PayerKind):
        raise AboutError(f"payer_kind: {kind!r} is none of {', '.join(PayerKind)}")
    return PayerKind(kind)


def _object(value: Any, where: str, keys: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise AboutError(f"{where}: must be an object in braces")
    for key in value:
        if key not in keys:
            raise AboutError(f"{where}: {key!r} is none of {', '.join(keys)}")
    return value


def _list(told: Mapping[str, Any], key: str) -> list[tuple[Any, str]]:
    items = told.get(key)
    if items is None:
        return []
    if not isinstance(items, list):
        raise AboutError(f"{key}: must be a list in brackets")
    return [(item, f"{key}[{place}]") for place, item in enumerate(items)]


def _required(item: Mapping[str, Any], key: str, where: str) -> str:
    text = _text(item, key, f"{where}.{key}")
    if text is None:
        raise AboutError(f"{where}.{key}: must be given")
    return text


def _text(item: Mapping[str, Any], key: str, where: str) -> str | None:
    value = item.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise AboutError(f"{where}: must be a text in quotes")
    return value.strip() or None


def _yes_no(told: Mapping[str, Any], key: str) -> bool:
    value = told.get(key)
    if value is not None and not isinstance(value, bool):
        raise AboutError(f"{key}: must be true or false")
    return bool(value)


def _day(text: str, where: str, *, end: bool = False) -> date:
    """A day; where only a month is given, its first day, or its last as an end."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}", text):
            year, month = int(text[:4]), int(text[5:])
            return date(year, month, monthrange(year, month)[1] if end else 1)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise AboutError(f"{where}: {text!r} is no date (write 2024-01-05, or 2024-01 for a month)")
