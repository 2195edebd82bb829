"""What class of thing a supplier's words describe, whatever their abbreviations.

"O2 CONC STAT 5L RNTL" is a stationary machine, "CANN NASAL ADLT 7FT" and "Cánula nasal" accessories. Words are
made whole, Spanish ones by way of English (data/abbreviations.csv), matched against sets of words in any order
(data/description_words.csv, and the names printed for the codes), and what matches is combined. Words that fit several
classes say so, and unknown words say nothing: only what a description rules out may be held against a code.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct

from checker.catalogue.tables import Code, Group
from checker.data import load
from checker.remembered import remembered

_PARTS = {
    Group.ACCESSORY,
    Group.CONTENTS,
    Group.DRUG,
    Group.PAP_SUPPLY,
    Group.TRACHEOSTOMY,
}
_ALONGSIDE = ("WITH", "WITHOUT", "INCL", "INCLUDES", "INCLUDING", "PLUS")
_RENTED = "RENTAL"
_LISTED_IN_BRACKETS = re.compile(r"\([^()]*,[^()]*\)")
_NUMBERS = re.compile(r"\b\d+([/-]\d+)+\b|\$?\d+[.,]\d+")
_TOKEN = re.compile(r"[A-Z0-9]+")
_WITHOUT = re.compile(r"\bW/\s*O\b")
_WITH = re.compile(r"\bW/|(?<=[A-Z0-9]) W (?=[A-Z0-9])")
_SHORTEST_CUT = 5
_SHORTEST_MISSPELT = 6


class Abbreviation(Struct, frozen=True, kw_only=True):
    """A row of data/abbreviations.csv: one or more words as printed, and the words they stand for. A word that stands
    for itself is merely known, so that it is not taken for another one misspelt.
    """

    short: str
    long: str


class Wording(Struct, frozen=True, kw_only=True):
    """A row of data/description_words.csv: words that stand together in any order, and the groups they may mean.

    `rank` 2 is a part, a refill or a repair, which names the thing sold even beside the machine it belongs to ("POC
    BATTERY"); 1 a machine or a service; 0 words so general that they count only alone.
    """

    words: frozenset[str]
    groups: frozenset[Group]
    rank: int


class _Lexicon(Struct, frozen=True, dict=True):
    short: Mapping[tuple[str, ...], tuple[str, ...]]
    longest: int
    rules: Mapping[str, tuple[Wording, ...]]
    vocabulary: tuple[str, ...]
    parts: frozenset[str] = frozenset()


@remembered
def describe_class(description: str) -> frozenset[Group]:
    """The groups of things the words may describe; empty where they say nothing, as numbers alone do ("02" is oxygen
    beside a word)."""
    if not any(map(str.isalpha, description)):
        return frozenset()
    outside = _LISTED_IN_BRACKETS.sub(" ", description)
    groups = _describe(_head(words_of(outside))) or _describe(words_of(description))
    before, comma, _ = outside.partition(",")
    first = _describe(_head(words_of(before))) if comma else frozenset()
    if first.isdisjoint(groups):
        # "PORTABLE CONCENTRATOR, 8-CELL BATTERY" may be either.
        groups |= first
    # "Miscellaneous" is no class of thing: words that say no more rule nothing out.
    return groups if groups != {Group.MISC} else frozenset()


def fits(code: Code, description: str) -> bool | None:
    """Whether the words may describe that code's class of thing; None where they say nothing."""
    described = describe_class(description)
    return not described.isdisjoint(code.groups) if described else None


@remembered
def words_of(description: str) -> tuple[str, ...]:
    """The words of a description made whole: upper case, without accents, abbreviations spelled out and Spanish words
    turned into the English ones of the tables, cut and misspelt words mended.
    """
    text = _unaccented(description).upper()
    text = _WITHOUT.sub(" WITHOUT ", text)
    text = _WITH.sub(" WITH ", text).replace("+", " WITH ")
    return _whole(_TOKEN.findall(_NUMBERS.sub(" ", text)), _lexicon())


def alias_strength(code: Code, words: Iterable[str]) -> int:
    """How many words of the description one alias of the code accounts for, all of whose words must be there."""
    said = frozenset(words)
    return max((len(alias) for alias in _aliases(code.aliases) if alias <= said), default=0)


def _unaccented(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _describe(tokens: Sequence[str]) -> frozenset[Group]:
    said = frozenset(tokens)
    matched = [rule for token in said for rule in _lexicon().rules.get(token, ()) if rule.words <= said]
    if not matched:
        return frozenset()
    ranks = {rule.rank for rule in matched}
    groups = _combined([rule for rule in matched if rule.rank == max(ranks)])
    parts = said & _lexicon().parts
    if ranks >= {1, 2} and (_RENTED in said or len(parts) > 1):
        # What is rented, or listed with several of its parts, may be the machine itself.
        groups |= _combined([rule for rule in matched if rule.rank == 1])
    return groups


def _combined(rules: Sequence[Wording]) -> frozenset[Group]:
    """What the rules mean together: what they agree on, or all of it where they disagree."""
    telling = [rule for rule in rules if not any(rule.words < other.words for other in rules)]
    shared = frozenset.intersection(*(rule.groups for rule in telling))
    return shared or frozenset().union(*(rule.groups for rule in telling))


def _head(tokens: Sequence[str]) -> Sequence[str]:
    """The words before "with": what comes along is not what the line is for. "Contents included" comes along too."""
    for place, token in enumerate(tokens):
        if token in _ALONGSIDE and place:
            return tokens[:place]
        if token == "INCLUDED" and place > 1:
            return tokens[: place - 1]
    return tokens


def _whole(tokens: Sequence[str], lexicon: _Lexicon) -> tuple[str, ...]:
    made: list[str] = []
    place = 0
    while place < len(tokens):
        for length in range(min(lexicon.longest, len(tokens) - place), 0, -1):
            long = lexicon.short.get(tuple(tokens[place : place + length]))
            if long:
                made += long
                place += length
                break
        else:
            made.append(_mended(tokens[place], lexicon.vocabulary))
            place += 1
    return tuple(made)


def _mended(token: str, vocabulary: Sequence[str]) -> str:
    """The known word a token was cut or misspelt from, or the token itself; the vocabulary is sorted."""
    if len(token) < _SHORTEST_CUT or not token.isalpha():
        return token
    at = bisect_left(vocabulary, token)
    begun = [word for word in vocabulary[at : at + 2] if word.startswith(token)]
    if token in begun:
        return token
    if len(begun) == 1:
        return begun[0]
    if len(token) >= _SHORTEST_MISSPELT:
        from rapidfuzz import process  # takes long to load, and not to read most bills
        from rapidfuzz.distance import OSA

        close = process.extractOne(token, vocabulary, scorer=OSA.distance, score_cutoff=1)
        if close:
            return str(close[0])
    return token


@cache
def _lexicon() -> _Lexicon:
    short = {
        tuple(row.short.split()): tuple(row.long.split()) for row in load("abbreviations.csv", Abbreviation, ("short",))
    }
    longest = max(len(words) for words in short)
    written = {row.words: row for row in load("description_words.csv", Wording, ("words",))}
    known = {word for words in [*written, *short.values(), *_alias_words(short, longest)] for word in words}
    bare = _Lexicon(short, longest, {}, tuple(sorted(known)))
    ours = _filed(written.values())
    rules = [_ranked(words, groups, ours) for words, groups in _printed_names(bare).items() if words not in written]
    filed = _filed([*rules, *written.values()])
    things = [rule for rule in written.values() if rule.rank == 2 and Group.REPAIR not in rule.groups]
    parts = frozenset(word for rule in things if len(rule.words) == 1 for word in rule.words)
    return _Lexicon(short, longest, filed, bare.vocabulary, parts)


def _filed(rules: Iterable[Wording]) -> dict[str, tuple[Wording, ...]]:
    """The rules, each under one of its words, so that a description tries few."""
    filed: dict[str, tuple[Wording, ...]] = {}
    for rule in rules:
        word = max(rule.words, key=lambda word: (len(word), word))
        filed[word] = (*filed.get(word, ()), rule)
    return filed


def _alias_words(short: Mapping[tuple[str, ...], tuple[str, ...]], longest: int) -> Iterable[tuple[str, ...]]:
    lexicon = _Lexicon(short, longest, {}, ())
    for code in load("codes.csv", Code, ("code",)):
        yield from (_whole(_TOKEN.findall(alias), lexicon) for alias in code.aliases)


def _printed_names(lexicon: _Lexicon) -> dict[frozenset[str], frozenset[Group]]:
    """What is printed for today's codes (aliases and official short words), each with the groups it may mean."""
    groups: dict[frozenset[str], frozenset[Group]] = {}
    for code in load("codes.csv", Code, ("code",)):
        if code.until is None:
            for name in filter(None, (*code.aliases, code.short.upper())):
                words = frozenset(_whole(_TOKEN.findall(name), lexicon))
                groups[words] = groups.get(words, frozenset()) | code.groups
    return groups


def _ranked(words: frozenset[str], groups: frozenset[Group], written: Mapping[str, Sequence[Wording]]) -> Wording:
    """A printed name as a rule, ranked no lower than the written rules for some of its words, which it outdoes."""
    own = 2 if groups <= _PARTS else 1
    outdone = (rule.rank for word in words for rule in written.get(word, ()) if rule.words < words)
    return Wording(words=words, groups=groups, rank=max([own, *outdone]))


@cache
def _aliases(aliases: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_whole(_TOKEN.findall(alias), _lexicon())) for alias in aliases)
