"""What a name says by the senses of its words, where no list holds it as a whole: "what your doctor can charge you"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from checker.reading.tokens.roles import Role

_BETWEEN = re.compile(r"[\s/&,+()-]+")
_CO = re.compile(r"\bco[ -](?=pay|ins)")
_ENDING = re.compile(r"['’](?:s|ll)?$")
_FEWEST_WORDS = 2
_AMID_A_NAME = frozenset({"a", "an", "by", "of", "the", "to", "we"})
_LEADS_ON = "of"
_WHOSE = frozenset({"plan", "provider"})
"""Whom "your" goes before without telling of the person: "your plan paid"."""


class _Meaning(Struct, frozen=True):
    """Senses that together name a role: each of `needed` has one among them, and no other but those `known` is."""

    role: Role
    needed: tuple[frozenset[str], ...]
    known: frozenset[str]

    @staticmethod
    def of(role: Role, text: str) -> _Meaning:
        parts = text.split()
        needed = tuple(frozenset(part.split("/")) for part in parts if not part.endswith("?"))
        return _Meaning(role, needed, frozenset(part.removesuffix("?") for part in parts).union(*needed))

    def fits(self, senses: frozenset[str]) -> bool:
        return senses <= self.known and all(senses & either for either in self.needed)


class Senses:
    """The senses of words and what they together mean, as data/reading/headings.toml has them."""

    def __init__(self, senses: Mapping[str, Sequence[str]], meanings: Mapping[str, Sequence[str]]) -> None:
        self._joining = frozenset(senses["joining"])
        self._sense = {word: sense for sense, words in senses.items() if sense != "joining" for word in words}
        self._meanings = tuple(_Meaning.of(Role(role), text) for role, texts in meanings.items() for text in texts)

    @property
    def words(self) -> frozenset[str]:
        """The words that tell something."""
        return frozenset(self._sense)

    def role_of(self, phrase: str) -> Role | None:
        """The role that a phrase in usual words names; None where it has a word of no sense or one twice,
        or begins or ends amid a name."""
        words = [_ENDING.sub("", word) for word in _BETWEEN.split(_CO.sub("co", phrase.replace("(s)", "s"))) if word]
        if not _FEWEST_WORDS <= len(words) == len(set(words)):
            return None
        if words[0] == _LEADS_ON or words[-1] in _AMID_A_NAME:
            return None
        telling = [(word, self._sense.get(word, "")) for word in words if word not in self._joining]
        if not all(sense for _, sense in telling):
            return None
        following = [sense for _, sense in telling[1:]]
        found = frozenset(
            sense
            for (word, sense), after in itertools.zip_longest(telling, following)
            if word != "your" or after not in _WHOSE
        )
        return next((meaning.role for meaning in self._meanings if meaning.fits(found)), None)
