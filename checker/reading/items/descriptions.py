"""The words of a row as they name the thing, without the labels and dotted lines printed among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from checker.reading.tokens.cells import Cells
from checker.reading.tokens.modifier_words import are_modifiers
from checker.reading.tokens.roles import Role
from checker.reading.tokens.vocabulary import any_of
from checker.remembered import remembered

_LABEL_WORDS = re.compile(
    rf"\b{any_of('labels_in_descriptions')}(?: code)?\s?[:#]*\s*$|^[\s.:,;|@x*#()\[\]-]+$", re.IGNORECASE
)
_SERIAL = re.compile(
    rf"(?<![\w/]){any_of('serial_labels')}[\s.:#-]{{0,3}}(?P<serial>(?=[A-Z\d-]*\d)[A-Z\d][A-Z\d-]{{3,}})(?![\w-])",
    re.IGNORECASE,
)
NAMES_LETTERS = re.compile(r"\bmod(?:ifier)?s?\s?[:#]?(?:\s[A-Z]{2},?)*(?:\sand)?$", re.IGNORECASE)
"""Where words end before all the letters they name are said: "with modifiers RR and"."""


def text_in(cells: Cells, role: Role) -> str | None:
    return " ".join(token.text for token in cells.get(role, ())) or None


@remembered
def serial_in(description: str) -> str | None:
    """The serial number that words name among others: "Home concentrator S/N AB159517", "SN159517"."""
    named = _SERIAL.search(description)
    return named[Role.SERIAL] if named else None


def description_of(cells: Cells, left: Sequence[str]) -> str:
    said: list[str] = []
    for token in cells.get(Role.DESCRIPTION, ()):
        if said and NAMES_LETTERS.search(said[-1]) and are_modifiers(token.text.replace("and", "").split(",")[0]):
            said[-1] += f" {token.text}"
        else:
            said.append(token.text)
    return _tidied((*said, *left), text_in(cells, Role.RENT_OR_SALE) or "")


@remembered
def _tidied(said: tuple[str, ...], kind: str) -> str:
    """The words of a description in one line, and what else tells its kind of charge."""
    # A word before a number that is no value of another column names none: "NEW MOD 45 MIN".
    parts = zip_longest(said, said[1:], fillvalue="")
    own = " ".join(
        words for part, rest in parts if (words := part if rest[:1].isdigit() else _LABEL_WORDS.sub("", part))
    )
    text = re.sub(r"\s?(?:\.\s?){3,}\s?|_{3,}", " ", f"{own} {kind}")
    text = re.sub(r"\(\s*\)|\[\s*\]|[(\[]\s*$|^\s*[)\]]|,?(?:\s+x)?\s*$", " ", re.sub(r"\s+", " ", text))
    return re.sub(r"\s+", " ", text).strip(" -|:;,.") or own.strip()
