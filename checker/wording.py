"""Sentences from data: templates in data/words/*.toml, filled with typed values in English or Spanish.

A slot is written `{name}`. How it reads depends on the value's type: Decimal is dollars, date is a long date, a tuple
is a list ("3 and 4"). `{n:charge|charges}` is the number with the form that fits it. Text read from a bill stays as it
is: each output escapes for itself.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from checker.data import DATA
from checker.errors import DataError
from checker.model import Value

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")
_LOCALES = {"en": "en_US", "es": "es_US"}


class _Filler(string.Formatter):
    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return f"{show(value, self.language)} {one if value == 1 else many}"
        return show(value, self.language)


def show(value: Value, language: Language) -> str:
    """One value as a person reads it: money with cents, dates with the month's name, lists with "and"."""
    locale = _LOCALES[language]
    match value:
        case None:
            return ""
        case Decimal():
            return format_currency(value, "USD", locale=locale)
        case date():
            return format_date(value, "long", locale=locale)
        case int():
            return format_decimal(value, locale=locale)
        case tuple():
            return format_list([str(part) for part in value], locale=locale)
        case _:
            return str(value)


def fill(template: str, values: Mapping[str, Value], language: Language) -> str:
    """The template with its slots filled; a slot without a value raises KeyError, never reaches a person."""
    return _Filler(language).vformat(template, (), values)


def slots(template: str) -> set[str]:
    """The names of the slots of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@cache
def words(name: str) -> Mapping[str, Any]:
    """The parsed words file data/words/<name>.toml; DataError names the file when it is no TOML."""
    path = DATA / "words" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise DataError(f"{path.name}: {problem}") from problem
