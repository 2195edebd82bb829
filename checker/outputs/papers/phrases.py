"""The papers' words: data/words/papers.toml, each key in English and Spanish."""

from __future__ import annotations

import re

from checker.model import Value
from checker.outputs.papers.blocks import Blank, Content, Run
from checker.outputs.plain import visible
from checker.wording import Language, fill, words

_BOLD = "**"
# Characters for private use stand for blanks while a template is filled; `visible` lets none of the bill's through.
_BLANK = re.compile("\ue000(\\d+)\ue001")


def say(key: str, language: Language, /, **values: Value) -> str:
    """The phrase with its slots filled, as plain text; text values are made harmless and short."""
    return _fill(_template(key, language).replace(_BOLD, ""), language, values)


def content(key: str, language: Language, /, **values: Value | Blank) -> Content:
    """The phrase as runs, bold between `**`, with a line to write on for each `Blank` among the values."""
    blanks = [value for value in values.values() if isinstance(value, Blank)]
    plain: dict[str, Value] = {
        name: f"\ue000{blanks.index(value)}\ue001" if isinstance(value, Blank) else value
        for name, value in values.items()
    }
    parts: list[Run | Blank] = []
    for index, segment in enumerate(_template(key, language).split(_BOLD)):
        filled = _fill(segment, language, plain)
        for at, piece in enumerate(_BLANK.split(filled)):
            if at % 2:
                parts.append(blanks[int(piece)])
            elif piece:
                parts.append(Run(piece, bold=index % 2 == 1))
    return tuple(parts)


def text(value: str, *, bold: bool = False) -> Content:
    """Text from a bill or a person as content."""
    return (Run(visible(value), bold),)


def text_or_blank(value: str | None, width: float | None) -> Content:
    """The value, or a line to write on where it is unknown."""
    return text(value) if value else (Blank(width),)


def label(key: str, language: Language, value: str | None, width: float | None = 14) -> Content:
    """ "Phone: 555 0100", or "Phone:" and a line to write on."""
    return (Run(f"{say(key, language)}: "), *text_or_blank(value, width))


def _template(key: str, language: Language) -> str:
    entry = words("papers")
    for part in key.split("."):
        entry = entry[part]
    return str(entry[language])


def _fill(template: str, language: Language, values: dict[str, Value]) -> str:
    harmless = {name: _harmless(value) for name, value in values.items()}
    return fill(template, harmless, language)


def _harmless(value: Value) -> Value:
    if isinstance(value, str) and not _BLANK.fullmatch(value):
        return visible(value)
    return value
