"""The look-up: a code, a part of one, the letters after it or words in either language, and what is known of each.

Nothing here needs a bill. A query finds codes and letters by themselves first, then what begins so, then what the
query may be a slip of, and else the things its words name. What is said of each stands in data/lookup.toml and the
catalogue, with the source of every sentence.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from checker.catalogue import load_catalogue
from checker.data import DATA, SourceKey, load
from checker.descriptions import describe_class, words_of
from checker.fields import FieldKind
from checker.lookup_facts import Fact, MixUp, code_facts, field_facts, mix_ups, modifier_facts, sorting_question
from checker.near_codes import suggest
from checker.tables import Code, Group
from checker.wording import Language


class HitKind(StrEnum):
    """`SLIP` is a code that the query may have meant, `OTHER` a real code that is not of home oxygen."""

    CODE = "code"
    MODIFIER = "modifier"
    SLIP = "slip"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupHit:
    """One thing found. `sorts_by` is the question that tells it from the things found beside it, where there is one."""

    kind: HitKind
    key: str
    title: str
    facts: tuple[Fact, ...]
    mix_ups: tuple[MixUp, ...] = ()
    sorts_by: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What people ask, answered; `sources` are keys."""

    key: str
    question: str
    answer: str
    sources: tuple[SourceKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """A row of data/lookup_words.csv: words without accents, and the codes or letters they name, best first."""

    words: str
    codes: tuple[str, ...]


_MOST_HITS = 20
_PART_OF_A_CODE = re.compile(r"[A-Z]\d{1,3}|\d{3,4}")
_USUAL, _FITTING = 0.5, 0.25
"""What the usual name for a thing, and its class, weigh beside one more matching word."""
_GROUPS = tuple(Group)
_SMALL_WORDS = frozenset(
    re.findall(r"\w+", "a an and at by for from in of on or the to with de del el en la las los para por un una y")
)


def lookup(query: str, language: Language) -> tuple[LookupHit, ...]:
    """What the query finds, best first, at most 20; nothing for a blank query or words nothing is called by."""
    found: dict[str, LookupHit] = {}
    for hit in _hits(query, language):
        found.setdefault(hit.key, hit)
        if len(found) == _MOST_HITS:
            break
    return tuple(found.values())


def answers(query: str, language: Language) -> tuple[Answer, ...]:
    """The questions people ask that touch on the query, those that touch it most first; all for a blank query."""
    said = {_plain(word) for word in re.findall(r"\w+", query)}
    ranked = []
    for place, (key, entry) in enumerate(_questions().items()):
        touched = len(said & {_plain(word) for word in entry["about"]})
        if touched or not said:
            ranked.append((-touched, place, key, entry))
    return tuple(
        Answer(
            key=key,
            question=entry[language]["question"],
            answer=entry[language]["answer"],
            sources=tuple(entry["sources"]),
        )
        for _, _, key, entry in sorted(ranked, key=lambda row: row[:2])
    )


def _hits(query: str, language: Language) -> Iterator[LookupHit]:
    by_itself = [*_by_itself(query, language), *_begun(query, language)]
    yield from by_itself
    if not by_itself and any(sign.isdigit() for sign in query):
        yield from (_code(meant.code, language, HitKind.SLIP) for meant in suggest(query.strip()))
    yield from (_named(key, language) for key in _by_words(query))


def _by_itself(query: str, language: Language) -> Iterator[LookupHit]:
    """Codes and letters that stand in the query as such: "E1390", "e1390-rr-kx", "E1390RR", "NU"."""
    catalogue = load_catalogue()
    tokens = [part for token in re.findall(r"[A-Za-z0-9.]+", query) for part in _parts(token)]
    keys = {token.upper() for token in tokens}
    only_keys = keys <= {*catalogue.codes, *catalogue.modifiers}
    beside_a_code = not keys.isdisjoint(catalogue.codes)
    for token in tokens:
        key = token.upper()
        if key in catalogue.codes:
            yield _code(catalogue.codes[key], language)
        elif key in catalogue.modifiers:
            # Two letters among other words are meant as such only where they stand out: "G5" in a line of a bill does
            # not, "RR" in a question does.
            stands_out = token.isupper() and (beside_a_code or not query.isupper())
            if only_keys or (stands_out and catalogue.modifiers[key].plain_en):
                yield _modifier(key, language)
        elif (other := catalogue.field_of(key)) and other.kind is not FieldKind.INTERNAL:
            yield LookupHit(kind=HitKind.OTHER, key=key, title=other.short or key, facts=field_facts(other, language))


def _parts(token: str) -> tuple[str, ...]:
    """A code with letters run on to it, taken apart: "E1390RR"."""
    glued = re.fullmatch(r"([A-Z]\d{4}|\d{5})((?:[A-Z0-9]{2})+)", token, re.IGNORECASE)
    return (glued[1], *re.findall("..", glued[2])) if glued else (token,)


def _begun(query: str, language: Language) -> Iterator[LookupHit]:
    said = query.strip().upper()
    if _PART_OF_A_CODE.fullmatch(said):
        begun = [code for code in load_catalogue().codes.values() if code.code.startswith(said)]
        for code in sorted(begun, key=lambda code: (code.until is not None, code.code)):
            yield _code(code, language)


def _code(code: Code, language: Language, kind: HitKind = HitKind.CODE) -> LookupHit:
    return LookupHit(
        kind=kind,
        key=code.code,
        title=code.plain_es if language == "es" else code.plain_en,
        facts=code_facts(code, language),
        mix_ups=mix_ups(code, language),
        sorts_by=sorting_question(code, language),
        ended=code.until is not None,
    )


def _modifier(key: str, language: Language) -> LookupHit:
    modifier = load_catalogue().modifiers[key]
    title = modifier.plain_es if language == "es" else modifier.plain_en
    return LookupHit(
        kind=HitKind.MODIFIER, key=key, title=title or modifier.official, facts=modifier_facts(modifier, language)
    )


def _named(key: str, language: Language) -> LookupHit:
    code = load_catalogue().code(key)
    return _code(code, language) if code else _modifier(key, language)


def _by_words(query: str) -> Iterator[str]:
    """Codes and letters by name: what holds most of the words, and of these first what the words usually name."""
    asked, described = _words(query), describe_class(query)
    fitting = {code.code for code in load_catalogue().codes.values() if not described.isdisjoint(code.groups)}
    scores: dict[str, tuple[float, ...]] = {}
    for row in load("lookup_words.csv", SearchWords, ("words",)):
        named = _words(row.words)
        if named and named <= asked:
            for place, key in enumerate(row.codes):
                score = len(named) + _USUAL + _FITTING * (key in fitting)
                scores[key] = max(scores.get(key, (0.0,)), (score, -place))
    for code in load_catalogue().codes.values():
        matched = sum(any(_same(word, name) for name in _names(code)) for word in asked)
        if matched * 2 >= len(asked) > 0:
            order = (-_GROUPS.index(code.group), code.until is None, -len(_names(code)))
            score = matched + _FITTING * (code.code in fitting)
            scores[code.code] = max(scores.get(code.code, (0.0,)), (score, *order))
    best = max((score[0] for score in scores.values()), default=0.0)
    ranked = sorted((key for key in scores if scores[key][0] > best - 1), key=lambda key: scores[key], reverse=True)
    yield from sorted(ranked, key=_has_ended)


def _has_ended(key: str) -> bool:
    code = load_catalogue().code(key)
    return code is not None and code.until is not None


def _same(word: str, name: str) -> bool:
    return word == name or (len(word) > 3 and name.startswith(word))


def _words(text: str) -> frozenset[str]:
    """The telling words of a query: as typed without accents and endings, and as a bill's abbreviations spell them."""
    typed = {_stem(word) for word in re.findall(r"\w+", _plain(text)) if word not in _SMALL_WORDS}
    return frozenset(typed)


@cache
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


def _plain(text: str) -> str:
    """Lower case without accents, single blanks between words."""
    bare = unicodedata.normalize("NFD", text.strip().lower())
    return " ".join("".join(sign for sign in bare if not unicodedata.combining(sign)).split())


@cache
def _questions() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "lookup_questions.toml").read_text(encoding="utf-8"))
