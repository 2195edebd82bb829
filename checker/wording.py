"""Sentences from data: templates in data/words/*.toml, filled with typed values in English or Spanish.

A slot is written `{name}`. How it reads depends on the value's type: Decimal is dollars, date is a long date, a tuple
is a list ("3 and 4"). `{n:charge|charges}` is a number with the form that fits it, `{lines:line|lines}` the form that
fits a list before it, `{start:day}` a date without its year, `{start:month}` its month and year. Text read from a bill
stays as it is: each output escapes for itself.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from msgspec import Struct

from checker.catalogue import load_catalogue
from checker.data import load_toml
from checker.model import Certainty, Flag, Notice, Repair, Value

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")
_LOCALES = {"en": "en_US", "es": "es_US"}
_SKELETONS = {"day": "MMMMd", "month": "yMMMM"}


class Ask(Struct, frozen=True):
    """One sentence to say aloud, and to whom: supplier, insurer, medicare, doctor or yourself."""

    whom: str
    what: str


class FlagWords(Struct, frozen=True):
    """A flag in one language. `also` are the titles of the flags folded into it."""

    title: str
    explanation: str
    could_be_fine_if: tuple[str, ...]
    ask: tuple[Ask, ...]
    also: tuple[str, ...] = ()


class CheckWords(Struct, frozen=True):
    """What a check is called, what it looks for and why that matters, in one language."""

    title: str
    looks_for: str
    why_it_matters: str


class _Filler(string.Formatter):
    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, date) and (skeleton := _SKELETONS.get(format_spec)):
            return format_skeleton(skeleton, value, locale=_LOCALES[self.language])
        if "|" in format_spec:
            one, many = format_spec.split("|")
            if isinstance(value, tuple):
                return f"{one if len(value) == 1 else many} {show(value, self.language)}"
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
            parts = [show(part, language) if isinstance(part, date) else str(part) for part in value]
            return format_list(parts, locale=locale)
        case _:
            return str(value)


def fill(template: str, values: Mapping[str, Value], language: Language) -> str:
    """The template with its slots filled; a slot without a value raises KeyError, never reaches a person."""
    return _Filler(language).vformat(template, (), values)


def slots(template: str) -> set[str]:
    """The names of the slots of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def flag_words(flag: Flag, language: Language) -> FlagWords:
    """The sentences of a flag, worded for its payer.

    Where it rests on what was hard to read, the first thing to do is to look at the paper.
    """
    headings = _headings(flag.check, flag.reason, language, str(flag.payer_kind))
    values = _values(flag, language)
    asks = [Ask(ask["whom"], fill(ask["what"], values, language)) for ask in headings["ask"]]
    if flag.certainty is Certainty.LOW:
        look = "look-first" if flag.lines else "look-first-elsewhere"
        asks.insert(0, Ask("yourself", fill(words("notices")[look][language], values, language)))
    return FlagWords(
        title=fill(headings["title"], values, language),
        explanation=fill(headings["explanation"], values, language),
        could_be_fine_if=tuple(fill(reason, values, language) for reason in headings["could_be_fine_if"]),
        ask=tuple(asks),
        also=tuple(dict.fromkeys(flag_words(other, language).title for other in flag.also)),
    )


def check_words(check: str, language: Language) -> CheckWords:
    """What a check is called and looks for; raises KeyError for a check without words."""
    return CheckWords(**words(f"checks/{check}")[language])


def notice_words(notice: Notice, language: Language) -> str:
    """One sentence or two for something to say that is no flag."""
    return fill(words("notices")[notice.kind][language], notice.values, language)


def repair_words(repair: Repair, language: Language) -> str:
    """What something looked like on a picture, and what it was read as."""
    return fill(words("notices")["set-right"][language], {"seen": repair.seen, "read": repair.read}, language)


def error_words(code: str, values: Mapping[str, Value], language: Language) -> str:
    """Why a file could not be reviewed and what to do, by the `code` of its StatementError. Slots: file, pages."""
    return fill(words("errors")[code][language], values, language)


def words(name: str) -> Mapping[str, Any]:
    """The parsed words file data/words/<name>.toml; DataError names the file when it is no TOML."""
    return load_toml(f"words/{name}")


def _headings(check: str, reason: str, language: Language, payer_kind: str) -> Mapping[str, Any]:
    """The templates of a reason; a heading under the kind of payer goes before the general one."""
    general = words(f"checks/{check}")["reasons"][reason][language]
    return {**general, **general.get(payer_kind, {})}


def _values(flag: Flag, language: Language) -> Mapping[str, Value]:
    """What slots may hold: the flag's own values, its lines and amount, and `thing`, the code's plain name."""
    return {
        "lines": flag.lines,
        "amount": flag.amount_in_question,
        "thing": _thing(flag, language),
        **flag.values,
    }


def _thing(flag: Flag, language: Language) -> str:
    """The thing's plain name as it stands within a sentence, else the words printed beside it, else "this item"."""
    code = flag.values.get("code")
    entry = load_catalogue().code(code) if isinstance(code, str) else None
    if entry:
        name = entry.name(language)
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]
    printed = flag.values.get("words")
    return f"“{printed}”" if printed else str(words("notices")["this-item"][language])
