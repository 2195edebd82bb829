"""What the look-up says of a code or of the letters after it, sentence by sentence, each with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from checker.catalogue import load_catalogue
from checker.catalogue.fields import OtherField
from checker.catalogue.places import PlaceOfService
from checker.catalogue.remarks import Remark
from checker.catalogue.tables import OXYGEN_CONTENTS, OXYGEN_RENTALS, Billing, Code, CodeClass, Dates, Modifier
from checker.data import SourceKey, load_toml
from checker.model import Value
from checker.wording import Language, fill


class Fact(Struct, frozen=True):
    """One thing known: `name` is its key in data/lookup.toml (what, official, rent_or_buy ...), `label` its heading."""

    name: str
    label: str
    text: str
    sources: tuple[SourceKey, ...]


class MixUp(Struct, frozen=True):
    """A code often mixed up with this one, and what that one is."""

    code: str
    text: str


_STILL = date.max
"""Limits that have not ended are in force even then."""


def code_facts(code: Code, language: Language) -> tuple[Fact, ...]:
    """What is known of a code, in the order to be read."""
    said = _Sayings(language)
    facts = [
        _what(code, said),
        _official(code, said),
        _in_use(code, said),
        _rent_or_buy(code, said),
        said.fact("unit", "unit", {"unit": code.unit_es if language == "es" else code.unit_en}, (code.source,)),
        _how_often(code, said),
        *(said.of_class(name, code) for name in ("beside", "in_rent")),
    ]
    return tuple(fact for fact in facts if fact)


def modifier_facts(modifier: Modifier, language: Language) -> tuple[Fact, ...]:
    """What is known of the letters after a code."""
    said = _Sayings(language)
    own = _texts()["modifiers"].get(modifier.modifier)
    facts = []
    if own:
        facts.append(Fact("what", said.label("what"), own[language], tuple(own["sources"])))
    if modifier.official:
        facts.append(said.fact("official", "official", {"official": modifier.official}, (modifier.source,)))
    shown = [other for other in modifier.conflicts if load_catalogue().modifiers[other].plain_en]
    if own and shown:
        facts.append(Fact("never_with", said.label("never_with"), ", ".join(shown), (_noted_in(modifier),)))
    return tuple(facts)


def _noted_in(modifier: Modifier) -> SourceKey:
    return modifier.note_source or modifier.source


def field_facts(field: OtherField, language: Language) -> tuple[Fact, ...]:
    """What a code of another field is for."""
    text = field.es if language == "es" else field.en
    return (Fact("field", _Sayings(language).label("field"), text[0].upper() + text[1:] + ".", (field.source,)),)


def remark_facts(remark: Remark, language: Language) -> tuple[Fact, ...]:
    """What a code of an insurer's notice asks a person to do."""
    said = _Sayings(language)
    text = remark.ask_es if language == "es" else remark.ask_en
    return (
        said.fact("where", "where.remark", sources=(remark.source,)),
        Fact("ask", said.label("ask"), text, (remark.source,)),
    )


def place_facts(place: PlaceOfService, language: Language) -> tuple[Fact, ...]:
    """What a place of service says of equipment used there."""
    said = _Sayings(language)
    facts = [said.fact("where", "where.place", sources=(place.source,))]
    if place.home is not None:
        facts.append(said.fact("home", f"home.{'yes' if place.home else 'no'}", sources=(place.source,)))
    return tuple(facts)


def mix_ups(code: Code, language: Language) -> tuple[MixUp, ...]:
    """The codes often mixed up with this one."""
    return tuple(MixUp(row["code"], row[language]) for row in _own(code).get("mixed_up", ()))


def sorting_question(code: Code, language: Language) -> str:
    """The question by which a person tells this thing from its like, "" where there is none."""
    return str(_own(code).get("sorts_by", {}).get(language, ""))


def _what(code: Code, said: _Sayings) -> Fact | None:
    own = _own(code)
    if "what" not in own:
        return None
    return Fact("what", said.label("what"), own["what"][said.language], tuple(own["sources"]))


def _official(code: Code, said: _Sayings) -> Fact | None:
    if not code.official:
        return None
    return said.fact("official", "official", {"official": code.official}, (code.source,))


def _in_use(code: Code, said: _Sayings) -> Fact | None:
    if code.until:
        kind = "ended.replaced" if code.replaced_by else "ended.plain"
        if code.dates is Dates.INFERRED:
            kind = "ended.old"
        return said.fact("ended", kind, {"until": code.until, "successors": code.replaced_by}, (code.source,))
    if code.since and code.dates is Dates.OFFICIAL:
        return said.fact("begins", "begins", {"since": code.since}, (code.source,))
    return None


def _rent_or_buy(code: Code, said: _Sayings) -> Fact:
    for name in (CodeClass.RENTAL_BY_DEFINITION, CodeClass.PURCHASE_BY_DEFINITION):
        if name in code.classes:
            return said.fact("rent_or_buy", f"rent_or_buy.{name}")
    if not code.classes.isdisjoint(OXYGEN_RENTALS):
        return said.fact("rent_or_buy", "rent_or_buy.oxygen-rental")
    for name in (CodeClass.CAPPED_RENTAL, CodeClass.FREQUENTLY_SERVICED):
        if name in code.classes and code.billing is Billing.RENT_ONLY:
            return said.fact("rent_or_buy", f"rent_or_buy.{name}")
    return said.fact("rent_or_buy", f"rent_or_buy.{code.billing}", {}, (code.source,))


def _how_often(code: Code, said: _Sayings) -> Fact | None:
    if not code.classes.isdisjoint(OXYGEN_RENTALS):
        return said.fact("how_often", "how_often.oxygen-rental")
    if not code.classes.isdisjoint(OXYGEN_CONTENTS):
        return said.fact("how_often", "how_often.contents")
    limit = load_catalogue().limit(code.code, "replacement-frequency", _STILL)
    if limit and limit.months and limit.value == int(limit.value):
        kind = "every-month" if limit.months == 1 else "every-months"
        values: dict[str, Value] = {"n": int(limit.value), "months": limit.months}
        return said.fact("how_often", f"how_often.{kind}", values, (limit.source,))
    if CodeClass.CAPPED_RENTAL in code.classes and _cap_is_known(code):
        return said.fact("how_often", "how_often.capped-rental")
    return None


def _cap_is_known(code: Code) -> bool:
    return load_catalogue().limit(code.code, "cap-months", _STILL) is not None


class _Sayings:
    """The sentences of data/lookup.toml in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def label(self, name: str) -> str:
        return str(_texts()["labels"][name][self.language])

    def fact(
        self,
        name: str,
        path: str,
        values: Mapping[str, Value] | None = None,
        sources: tuple[SourceKey, ...] = (),
    ) -> Fact:
        """The sentence at a dotted path with its slots filled; its own sources, where it has some, come first."""
        entry = _texts()
        for part in path.split("."):
            entry = entry[part]
        text = fill(entry[self.language], values or {}, self.language)
        return Fact(name, self.label(name), text, tuple(entry.get("sources", sources)))

    def of_class(self, name: str, code: Code) -> Fact | None:
        """What is peculiar to the code, else the sentence for the first of its classes that has one."""
        own = _own(code)
        if name in own:
            return Fact(name, self.label(name), own[name][self.language], tuple(own["sources"]))
        for kind in _texts()[name]:
            if kind in code.classes or (kind == "contents" and not code.classes.isdisjoint(OXYGEN_CONTENTS)):
                return self.fact(name, f"{name}.{kind}")
        return None


def _own(code: Code) -> Mapping[str, Any]:
    own: Mapping[str, Any] = _texts()["codes"].get(code.code, {})
    return own


def _texts() -> dict[str, Any]:
    return load_toml("lookup")
