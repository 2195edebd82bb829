"""What the person's paper says where we misread it, from the key `corrections` of the JSON of --about."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from checker.answers.corrections import FIELDS, is_code, is_letters
from checker.answers.json_values import a_day, a_list, a_text, an_object, required, yes_or_no
from checker.errors import AboutError
from checker.model import Correction, Kind, Value

_VERDICTS = ("right", "not_a_charge")
_MOST = Decimal(10) ** 9


def corrections_from_json(text: str) -> tuple[Correction, ...]:
    """The corrections, in their order. Each has the `id` of its line or unread row, as the contract gives it, as
    `line`, and what the paper says under the contract's own keys, `right`, or `not_a_charge`.

    Raises AboutError with the key that is not understood and what belongs there. The other keys of the file are for
    `about_from_json`, which is to have read it before.
    """
    return tuple(_correction(item, where) for item, where in a_list(json.loads(text), "corrections"))


def _correction(item: Any, where: str) -> Correction:
    told = an_object(item, where, ("line", *FIELDS, *_VERDICTS))
    line = required(told, "line", where)
    values = {name: _READERS[name](told, name, f"{where}.{name}") for name in FIELDS if name in told}
    right, none = (yes_or_no(told, verdict) for verdict in _VERDICTS)
    if none and (values or right):
        raise AboutError(f"{where}: a row that is not_a_charge has no values")
    if not (none or values or right):
        raise AboutError(f"{where}: needs what the paper says, right or not_a_charge")
    return Correction(line=line, values=values, right=right, not_a_charge=none)


def _day(told: Mapping[str, Any], name: str, where: str) -> Value:
    day = a_text(told, name, where)
    return a_day(day, where) if day else None


def _code(told: Mapping[str, Any], name: str, where: str) -> Value:
    code = (a_text(told, name, where) or "").upper()
    if code and not is_code(code):
        raise AboutError(f"{where}: {code!r} is no code (write E1390, its letters under modifiers)")
    return code or None


def _modifiers(told: Mapping[str, Any], name: str, where: str) -> Value:
    letters = told[name] or []
    if not isinstance(letters, list) or not all(isinstance(one, str) for one in letters):
        raise AboutError(f"{where}: must be a list of texts")
    found = tuple(one.strip().upper() for one in letters)
    if not all(map(is_letters, found)):
        raise AboutError(f"{where}: each must be two letters or figures")
    return found


def _words(told: Mapping[str, Any], name: str, where: str) -> Value:
    return a_text(told, name, where) or ""


def _money(told: Mapping[str, Any], name: str, where: str) -> Value:
    """An amount as a text, so that no cent is lost."""
    printed = required(told, name, where.rpartition(".")[0])
    return round(_number(printed, where), 2)


def _price(told: Mapping[str, Any], name: str, where: str) -> Value:
    printed = a_text(told, name, where)
    return round(_number(printed, where), 4) if printed else None


def _units(told: Mapping[str, Any], name: str, where: str) -> Value:
    value = told[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise AboutError(f"{where}: must be a number")
    return _number(str(value), where)


def _kind(told: Mapping[str, Any], name: str, where: str) -> Value:
    kind = required(told, name, where.rpartition(".")[0])
    if kind not in list(Kind):
        raise AboutError(f"{where}: {kind!r} is none of {', '.join(Kind)}")
    return Kind(kind)


def _number(printed: str, where: str) -> Decimal:
    try:
        number = Decimal(printed)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= _MOST:
        raise AboutError(f"{where}: {printed!r} is no number (write 185.00)")
    return number


_READERS: Mapping[str, Callable[[Mapping[str, Any], str, str], Value]] = {
    "service_date": _day,
    "end_date": _day,
    "code": _code,
    "modifiers": _modifiers,
    "description": _words,
    "units": _units,
    "unit_price": _price,
    "amount": _money,
    "kind": _kind,
}
