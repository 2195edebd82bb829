"""The page's words: data/words/page/<page>.toml, each key with an English and a Spanish sentence."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from checker.model import Value
from checker.wording import Language, fill, words


class Say(Struct, frozen=True):
    """`say("found.title")` is the sentence under [title] of found.toml in the reader's language."""

    language: Language

    def __call__(self, key: str, /, **values: Value) -> str:
        """The sentence with its slots filled, as plain text; KeyError for an unknown key or an empty slot."""
        return fill(self.template(key), values, self.language)

    def template(self, key: str) -> str:
        """The sentence with its slots open."""
        page, *path = key.split(".")
        entry = words(f"page/{page}")
        for part in path:
            entry = entry[part]
        return sentence(entry, self.language)

    def counted(self, key: str, n: int, /, **values: Value) -> str:
        """The sentence under key.none, key.one or key.many that fits the number; `n` fills its slot."""
        form = {0: "none", 1: "one"}.get(n, "many")
        return self(f"{key}.{form}", n=n, **values)


def sentence(entry: Mapping[str, object], language: Language) -> str:
    """One language of a words entry."""
    return str(entry[language])
