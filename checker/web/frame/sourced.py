"""Facts and answers with their sources, ready for a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from babel.dates import format_skeleton
from msgspec import Struct

from checker.data import Source, sources
from checker.lookup import Answer
from checker.web.frame.strings import Say
from checker.wording import Language, show


class Cited(Struct, frozen=True):
    """A source as the page names it: `when` is its day, or the day it was read; blank for a rule of ours."""

    title: str
    url: str
    when: str


def cited(keys: Iterable[str], say: Say) -> tuple[Cited, ...]:
    """The sources of these keys, each once."""
    return tuple(_cited(sources()[key], say) for key in dict.fromkeys(keys))


def questions(asked: Sequence[Answer], say: Say) -> list[dict[str, object]]:
    """What people ask, each with its sources."""
    return [{"question": one.question, "answer": one.answer, "sources": cited(one.sources, say)} for one in asked]


def _cited(source: Source, say: Say) -> Cited:
    if source.date:
        return Cited(source.title, source.url, _day(source.date, say.language))
    if source.read:
        return Cited(source.title, source.url, say("common.source.read_on", date=source.read))
    return Cited(say(f"common.source.{source.key}"), "", "")


def _day(printed: str, language: Language) -> str:
    """2024-07-01, 2024-07 or 2024 as people write it."""
    match printed.count("-"):
        case 2:
            return show(date.fromisoformat(printed), language)
        case 1:
            return format_skeleton("yMMMM", date.fromisoformat(f"{printed}-01"), locale=f"{language}_US")
        case _:
            return printed
