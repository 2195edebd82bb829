"""Values of the JSON that a person writes: each as what it must be, or an AboutError that names key and remedy."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.errors import AboutError


def an_object(value: Any, where: str, keys: tuple[str, ...]) -> Mapping[str, Any]:
    """The value as an object that has no key but these."""
    if not isinstance(value, dict):
        raise AboutError(f"{where}: must be an object in braces")
    for key in value:
        if key not in keys:
            raise AboutError(f"{where}: {key!r} is none of {', '.join(keys)}")
    return value


def a_list(told: Mapping[str, Any], key: str) -> list[tuple[Any, str]]:
    """The items under the key, each with its place in words; none where the key is absent."""
    items = told.get(key)
    if items is None:
        return []
    if not isinstance(items, list):
        raise AboutError(f"{key}: must be a list in brackets")
    return [(item, f"{key}[{place}]") for place, item in enumerate(items)]


def required(item: Mapping[str, Any], key: str, where: str) -> str:
    """The text under the key, which must be there."""
    text = a_text(item, key, f"{where}.{key}")
    if text is None:
        raise AboutError(f"{where}.{key}: must be given")
    return text


def a_text(item: Mapping[str, Any], key: str, where: str) -> str | None:
    """The text under the key, None where it is absent or blank."""
    value = item.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise AboutError(f"{where}: must be a text in quotes")
    return value.strip() or None


def yes_or_no(told: Mapping[str, Any], key: str) -> bool:
    """Whether the key says true."""
    value = told.get(key)
    if value is not None and not isinstance(value, bool):
        raise AboutError(f"{key}: must be true or false")
    return bool(value)


def a_day(text: str, where: str, *, end: bool = False) -> date:
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
