"""Which column a heading names, by its words or by how these are put together (data/reading/headings.toml)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from checker.data import load_toml
from checker.model import FigureKind
from checker.reading.tokens.heading_senses import Senses
from checker.reading.tokens.roles import BILLED, DATE_ROLES, Role
from checker.reading.tokens.vocabulary import LongLists
from checker.remembered import remembered

_WORD = re.compile(r"\b[a-z]{2,}\b")
_STOP_BETWEEN_WORDS = re.compile(r"(?<=\w{2})\.(?=\w)")
_MARKS = str.maketrans("", "", ".:*†‡®™")
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
"""Between the words of a database's field: "ServiceDate"."""
_HASH = re.compile(r"(?<=\w)#")
_JOINING = re.compile(r"\s?([/&-])\s?")
_SEVERAL = re.compile(r", | and ")
_AMOUNT_OF = re.compile(r"(?P<of>.+) (?:charges?|amounts?)")
_HOW_WORKED_OUT = re.compile(r"\b[a-z](?:\s?[+=-]\s?[a-z])+$|\((?:[a-z]|see \w+)\)$")
"""Letters of other columns of which this one is made, its own, or where to look: "You owe C+D+E=F", "Copay (D)"."""

FIGURE_ROLES: Mapping[FigureKind | None, Role] = {
    FigureKind.TOTAL_CHARGES: Role.CHARGE,
    FigureKind.BALANCE_FORWARD: Role.BALANCE,
    FigureKind.BALANCE_DUE: Role.BALANCE,
    FigureKind.TOTAL_PAYMENTS: Role.PAYMENT,
    FigureKind.TOTAL_ADJUSTMENTS: Role.ADJUSTMENT,
    FigureKind.TOTAL: Role.TOTAL,
}
"""The column role of a heading that names a sum."""


def _file() -> dict[str, dict[str, Any]]:
    return load_toml("reading/headings")


def _tables() -> dict[str, dict[str, list[str]]]:
    """The lists of phrases by role, those of one table apart."""
    return {name: _file()[name] for name in ("row", "money", "other")}


@cache
def heading_roles() -> dict[str, Role]:
    """Each heading phrase with its role, from data/reading/headings.toml."""
    return {phrase: Role(role) for table in _tables().values() for role, phrases in table.items() for phrase in phrases}


@cache
def _patterns() -> LongLists:
    """How the names of some columns are put together, by role; the first that fits counts. <name> in a pattern stands
    for one of the parts."""
    parts = {f"<{name}>": f"(?:{part})" for name, part in _file()["parts"].items()}
    whole = {
        role: [re.sub(r"<\w+>", lambda name: parts[name[0]], pattern) for pattern in patterns]
        for role, patterns in _file()["patterns"].items()
    }
    return LongLists(whole, _file()["patterns_hold"])


@cache
def _senses() -> Senses:
    return Senses(_file()["senses"], _file()["meanings"])


@cache
def money_roles() -> frozenset[Role]:
    """The roles of columns that hold money, the unit price aside."""
    return frozenset(map(Role, _tables()["money"]))


@cache
def priced_roles() -> frozenset[Role]:
    """The roles of columns that hold money or a unit price."""
    return money_roles() | {Role.UNIT_PRICE}


@cache
def known_words() -> frozenset[str]:
    phrases = (word for phrase in heading_roles() for word in re.split(r"[ /]", phrase))
    patterns = " ".join((*_file()["parts"].values(), *itertools.chain(*_file()["patterns"].values())))
    parts = (*_WORD.findall(patterns), *_WORD.findall(patterns.replace("s?", "")))
    return frozenset((*phrases, *_usual_words(), *parts, *_senses().words))


def is_known(word: str) -> bool:
    """Whether a word stands in some heading, or is the beginning of one that a narrow column cut ("adjust-")."""
    cut = word.removesuffix("-")
    bare = word.strip("()").removesuffix("'s")
    known = known_words()
    together = "-" in bare and all(part in known for part in bare.split("-"))
    return word in known or bare in known or together or (cut != word and any(each.startswith(cut) for each in known))


@remembered
def role_of(text: str) -> Role | None:
    """The role a phrase names as a whole, None where it names none."""
    phrase = plain_heading(text)
    if known := heading_roles().get(phrase):
        return known
    usual = _in_usual_words(phrase)
    plainer = (phrase.replace("-", ""), phrase.replace("(s)", "s"), phrase.replace(" and ", " & "))
    ways = (usual, *plainer, _HASH.sub(" #", phrase))
    if known := next((role for way in ways if (role := heading_roles().get(way))), None):
        return known
    if put_together := _patterns().kind_of(usual.replace("-", " ")):
        return Role(put_together)
    return _role_of_figures(usual) or _role_of_several(phrase)


@remembered
def role_of_whole(text: str) -> Role | None:
    """The role of a name that is known to be one, as a whole cell or before a value, in any order of words."""
    if role := role_of(text):
        return role
    phrase = plain_heading(text)
    role = _senses().role_of(_in_usual_words(phrase))
    return None if "/" in phrase and role in DATE_ROLES else role


def _role_of_several(phrase: str) -> Role | None:
    """The role of a column of several names: that of all, as in two languages ("usted debe/you owe"). Or the words,
    where one of them heads these ("drug/ndc", "provider, service and billing code"); the day, where the other is the
    claim's ("date of service and claim number")."""
    parts = _SEVERAL.split(phrase) if " and " in phrase else phrase.split("/")
    alike = {role_of(part.strip()) for part in parts} if "/" in phrase else set()
    if len(alike) == 1 and not alike & {*DATE_ROLES}:
        return alike.pop()
    roles = {heading_roles().get(part.strip()) for part in parts}
    if len(roles) < 2 or None in roles or ("/" in phrase and roles & {*DATE_ROLES}):
        return None
    if Role.DESCRIPTION in roles:
        return Role.DESCRIPTION
    return Role.SERVICE_DATE if roles == {Role.SERVICE_DATE, Role.CLAIM} else None


def _role_of_figures(phrase: str) -> Role | None:
    """The role of figures that a phrase in usual words names by their column and a word more: "non-cov charges"."""
    figures = _AMOUNT_OF.fullmatch(phrase)
    role = heading_roles().get(figures["of"]) if figures else None
    return role if role in money_roles() and role not in BILLED else None


@cache
def _usual_words() -> dict[str, str]:
    """Words with the usual one of the same meaning."""
    return {word: usual for usual, words in _file()["usual"].items() for word in words}


@cache
def payer_names() -> frozenset[str]:
    """The names of payers in small letters, from data/reading/payers.toml."""
    return frozenset(load_toml("reading/payers")["names"])


@cache
def _longest_payer() -> Mapping[str, int]:
    """How many words the longest name of a payer has that begins with a word."""
    return {name[0]: len(name) for name in sorted((name.split() for name in payer_names()), key=len)}


def _in_usual_words(phrase: str) -> str:
    """The phrase with the usual words for its own, a payer's name among others being "plan"."""
    usual, longest_of = _usual_words(), _longest_payer()
    words = [usual.get(word, word) for word in phrase.split()]
    longest = max([longest_of.get(word, 0) for word in words], default=0)
    for length in range(min(len(words) - 1, longest), 0, -1):
        for start in range(len(words) - length + 1):
            if " ".join(words[start : start + length]) in payer_names():
                return " ".join((*words[:start], "plan", *words[start + length :]))
    return " ".join(words)


@remembered
def plain_heading(text: str) -> str:
    """A heading in small letters, less its marks and how its figures are worked out, words run together set apart."""
    text = _RUN_TOGETHER.sub(" ", text)
    if text.replace(" ", "").isalpha():
        return " ".join(text.lower().split())
    text = _STOP_BETWEEN_WORDS.sub(" ", text.lower().replace("_", " ").strip())
    text = " ".join(_HOW_WORKED_OUT.sub("", text.translate(_MARKS)).replace("–", "-").split())
    return _JOINING.sub(r"\1", text).replace("&", " & ").replace("- ", "-").strip()
