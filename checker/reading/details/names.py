"""Whether words could be a person's name, a company's name, an insurer's name, or only the title of a paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache

from checker.data import load_toml
from checker.remembered import remembered

_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`.\-](?=[^\W\d_]))*[.,]{0,2}")
_BETWEEN_NAMES = re.compile(r"(?<=\w)\s+&\s+(?=\w)|\s+|(?<=,)(?=\S)")
_MOST_NAME_WORDS = 6
_MOST_COMPANY_WORDS = 10


def _lists() -> Mapping[str, str]:
    return load_toml("reading/name_words")


@cache
def vocabulary(name: str) -> frozenset[str]:
    """One of the word lists of data/reading/name_words.toml."""
    return frozenset(_lists()[name].split())


@remembered
def plain(word: str) -> str:
    """The word in small letters without the marks around it, and without the stops of an abbreviation."""
    bare = word.lower().replace("(s)", "s").replace("(ies)", "").strip(".,;:()[]{}*\"'’“”!?|•·-–—_")
    return bare.replace(".", "") if "." in bare and max(map(len, bare.split("."))) <= 2 else bare


def is_person(text: str, *, labelled: bool = False) -> bool:
    """Whether the text could be a person's name: "WHITCOMBE, HAROLD J", "Mr. José de la Cruz Jr."

    With a label before it a single word will do, and a stand-in such as "Sample Patient".
    """
    words = [word for word in _BETWEEN_NAMES.split(text) if word]
    keys = [plain(word) for word in words]
    counted = [key for key in keys if key not in vocabulary("particles")]
    if not (1 if labelled else 2) <= len(words) or len(counted) > _MOST_NAME_WORDS or text.count(",") > 2:
        return False
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    stand_in = labelled and len(words) > 1 and keys[-1] in vocabulary("stand_in")
    proper = keys[:-1] if stand_in else keys
    if any(key in vocabulary("not_a_name") or key in vocabulary("organisation") for key in proper if len(key) > 1):
        return False
    if not labelled and (words[-1].endswith(",") or keys[-1] in vocabulary("credentials") or _is_title(keys)):
        return False
    small = [
        word for word, key in zip(words, keys, strict=True) if word[0].islower() and key not in vocabulary("particles")
    ]
    if small and not (labelled and len(small) == len(words) > 1):
        return False
    full = [key for key in keys if len(key) > 1 and key not in vocabulary("honorifics") | vocabulary("suffixes")]
    return len(full) >= (1 if labelled or len(words) > 2 else 2) or (bool(full) and len(keys[0]) == 1)


def is_organisation(text: str) -> bool:
    """Whether the text could be a company's name: it has a word that marks one beside others, and is no sentence and no
    title."""
    words = text.split()
    if not 2 <= len(words) <= _MOST_COMPANY_WORDS or is_title(text) or is_prose(text):
        return False
    return any(plain(word) in vocabulary("organisation") for word in words)


def is_insurer(text: str, *, labelled: bool = False) -> bool:
    """Whether the text holds a word that marks an insurer or a plan; beside a label more words do."""
    keys = {plain(word) for word in text.split()}
    return not keys.isdisjoint(
        vocabulary("insurer") | vocabulary("insurer_beside_label") if labelled else vocabulary("insurer")
    )


@remembered
def is_title(text: str) -> bool:
    """Whether the text is made of the words of a paper's title alone: "Itemized Statement of Charges"."""
    return _is_title([plain(word) for word in text.split()])


@remembered
def may_begin_title(key: str) -> bool:
    """Whether a title may begin with this plain word."""
    return any(key in vocabulary(name) for name in ("title", "title_filler", "office"))


def _is_title(keys: Sequence[str]) -> bool:
    words = {key for key in keys if any(letter.isalpha() for letter in key)}
    return words <= vocabulary("office") or _is_paper(words)


def _is_paper(words: Set[str]) -> bool:
    return words <= vocabulary("title") | vocabulary("title_filler") and not words.isdisjoint(vocabulary("title"))


def is_prose(text: str) -> bool:
    """Whether the text reads like a part of a sentence: small words that no name holds, or very long."""
    words = text.split()
    small = sum(1 for word in words if word[0].islower() and plain(word) in vocabulary("prose"))
    return len(words) > 14 or small >= 2 or (len(words) > 3 and text.rstrip().endswith((".", "?")) and small >= 1)


def is_nothing(text: str) -> bool:
    """Whether the text only says that there is nothing: "N/A", "None on file", or is blacked out."""
    if not any(letter.isalnum() for letter in text):
        return True
    bare = re.sub(r"[^A-Za-z0-9]", "", text)
    if re.fullmatch(r"[xX]{2,}|0{4,}", bare):
        return True
    return all(plain(word) in vocabulary("nothing") for word in text.split())
