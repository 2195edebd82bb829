"""The look-up: a code, a part of one, the letters after it or words in either language, and what is known of each.

Nothing here needs a bill. A query finds codes and letters by themselves first, then what begins so, then what the
query may be a slip of, and else the things its words name. What is said of each stands in data/lookup.toml and the
catalogue, with the source of every sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from checker.catalogue import load_catalogue
from checker.catalogue.fields import FieldKind
from checker.catalogue.near_codes import suggest
from checker.catalogue.places import place_of_service
from checker.catalogue.remarks import remarks_of
from checker.catalogue.tables import Code
from checker.lookup.facts import (
    Fact,
    MixUp,
    code_facts,
    field_facts,
    mix_ups,
    modifier_facts,
    place_facts,
    remark_facts,
    sorting_question,
)
from checker.lookup.naming import codes_named
from checker.lookup.questions import Answer, answers
from checker.remembered import forgetting
from checker.wording import Language

__all__ = ["Answer", "Fact", "HitKind", "LookupHit", "MixUp", "answers", "lookup"]


class HitKind(StrEnum):
    """What was found.

    `SLIP` is a code that the query may have meant, `OTHER` a real code that is not of home oxygen, `REMARK` a code of
    an insurer's notice ("CO-50"), `PLACE` one of a place of service ("POS 12").
    """

    CODE = "code"
    MODIFIER = "modifier"
    SLIP = "slip"
    OTHER = "other"
    REMARK = "remark"
    PLACE = "place"


class LookupHit(Struct, frozen=True, kw_only=True):
    """One thing found. `sorts_by` is the question that tells it from the things found beside it, where there is one."""

    kind: HitKind
    key: str
    title: str
    facts: tuple[Fact, ...]
    mix_ups: tuple[MixUp, ...] = ()
    sorts_by: str = ""
    ended: bool = False


_NOTED = (HitKind.REMARK, HitKind.PLACE)
_MOST_HITS = 20
_PLACE = re.compile(r"(?:pos|place of service|lugar de servicio)?\s*#?(\d{1,2})", re.IGNORECASE)
_PART_OF_A_CODE = re.compile(r"[A-Z]\d{1,3}|\d{3,4}")


@forgetting
def lookup(query: str, language: Language) -> tuple[LookupHit, ...]:
    """What the query finds, best first, at most 20; nothing for a blank query or words nothing is called by."""
    found: dict[tuple[bool, str], LookupHit] = {}
    for hit in _hits(query, language):
        found.setdefault((hit.kind in _NOTED, hit.key), hit)
        if len(found) == _MOST_HITS:
            break
    return tuple(found.values())


def _hits(query: str, language: Language) -> Iterator[LookupHit]:
    noted = [*_noted(query, language)]
    by_itself = noted if len(noted) > 1 else [*_by_itself(query, language), *noted, *_begun(query, language)]
    yield from by_itself
    if not by_itself and any(sign.isdigit() for sign in query):
        yield from (_code(meant.code, language, HitKind.SLIP) for meant in suggest(query.strip()))
    yield from (_named(key, language) for key in codes_named(query))


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


def _noted(query: str, language: Language) -> Iterator[LookupHit]:
    """What an insurer's notice or a claim prints beside a charge: "CO-50", "N130", "POS 12"."""
    for remark in remarks_of(query):
        if not remark.code.isdigit() or not query.strip().isdigit():
            title = remark.es if language == "es" else remark.en
            facts = remark_facts(remark, language)
            yield LookupHit(kind=HitKind.REMARK, key=remark.code, title=title.rstrip("."), facts=facts)
    match = _PLACE.fullmatch(query.strip())
    place = place_of_service(match[1]) if match else None
    if place:
        title = place.es if language == "es" else place.name
        yield LookupHit(kind=HitKind.PLACE, key=place.code, title=title, facts=place_facts(place, language))


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
        title=code.name(language),
        facts=code_facts(code, language),
        mix_ups=mix_ups(code, language),
        sorts_by=sorting_question(code, language),
        ended=code.until is not None,
    )


def _modifier(key: str, language: Language) -> LookupHit:
    modifier = load_catalogue().modifiers[key]
    title = modifier.name(language) or modifier.official
    return LookupHit(kind=HitKind.MODIFIER, key=key, title=title, facts=modifier_facts(modifier, language))


def _named(key: str, language: Language) -> LookupHit:
    code = load_catalogue().code(key)
    return _code(code, language) if code else _modifier(key, language)
