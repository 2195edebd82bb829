"""Which codes the words of a query name, in English or Spanish, by the names that people and suppliers use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from checker.catalogue import load_catalogue
from checker.catalogue.descriptions import describe_class, words_of
from checker.catalogue.tables import Code, Group
from checker.data import load


class SearchWords(Struct, frozen=True, kw_only=True):
    """A row of data/lookup_words.csv: words without accents, and the codes or letters they name, best first."""

    words: str
    codes: tuple[str, ...]


_USUAL, _FITTING = 0.5, 0.25
"""What the usual name for a thing, and its class, weigh beside one more matching word."""
_GROUPS = tuple(Group)
_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and at by for from i in is my of on or the to with code codes mean means what which"
        " al de del el en es la las los mi para por un una y codigo codigos cual que significa",
    )
)


def codes_named(query: str) -> Iterator[str]:
    """Codes and letters by name: what holds most of the words, and of these first what the words usually name."""
    asked, described = _words(query), describe_class(query)
    fitting = {code.code for code in load_catalogue().codes.values() if not described.isdisjoint(code.groups)}
    scores: dict[str, tuple[float, ...]] = {}
    for named, keys in _usual_names():
        if named and named <= asked:
            for place, key in enumerate(keys):
                score = len(named) + _USUAL + _FITTING * (key in fitting)
                scores[key] = max(scores.get(key, (0.0,)), (score, -place))
    for code, names in _written_names():
        matched = sum(_stands_among(word, names) for word in asked)
        if matched * 2 >= len(asked) > 0:
            order = (-_GROUPS.index(code.group), code.until is None, -len(names))
            score = matched + _FITTING * (code.code in fitting)
            scores[code.code] = max(scores.get(code.code, (0.0,)), (score, *order))
    best = max((score[0] for score in scores.values()), default=0.0)
    ranked = sorted((key for key in scores if scores[key][0] > best - 1), key=lambda key: scores[key], reverse=True)
    yield from sorted(ranked, key=_has_ended)


def _has_ended(key: str) -> bool:
    code = load_catalogue().code(key)
    return code is not None and code.until is not None


def _stands_among(word: str, names: frozenset[str]) -> bool:
    return word in names or (len(word) > 3 and any(name.startswith(word) for name in names))


def _words(text: str) -> frozenset[str]:
    """The telling words of a query: as typed without accents and endings, and as a bill's abbreviations spell them."""
    typed = {_stem(word) for word in re.findall(r"\w+", plain(text)) if word not in _SMALL_WORDS}
    return frozenset(typed)


@cache
def _usual_names() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """The words by which things are usually called, with the codes or letters they name."""
    return tuple((_words(row.words), row.codes) for row in load("lookup_words.csv", SearchWords, ("words",)))


@cache
def _written_names() -> tuple[tuple[Code, frozenset[str]], ...]:
    """The codes, with the words that are written of them."""
    return tuple((code, _names(code)) for code in load_catalogue().codes.values())


def _names(code: Code) -> frozenset[str]:
    written = " ".join((code.plain_en, code.plain_es, code.official, code.short, *code.aliases))
    whole = " ".join(word for alias in code.aliases for word in words_of(alias))
    return _words(f"{written} {whole}")


def _stem(word: str) -> str:
    """Without the plural, so that "tanks" finds "tank" and "cargadores" "cargador"."""
    for ending in ("es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word.removesuffix(ending)
    return word


def plain(text: str) -> str:
    """Lower case without accents, single blanks between words."""
    bare = unicodedata.normalize("NFD", text.strip().lower())
    return " ".join("".join(sign for sign in bare if not unicodedata.combining(sign)).split())
