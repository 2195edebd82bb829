"""Who was billed: beside its label, as a line of its own, or as a sentence or a heading speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from checker.data import load_toml
from checker.reading.details.candidates import Candidate, candidate
from checker.reading.details.names import plain
from checker.reading.details.parts import Part, Value, text_of
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.wordings import Detail

_ALONE, _SAID, _NUMBER = 0.7, 0.6, 0.6  # scores of a plan's name alone and in a text, and of a Medicare number
_LETTER, _EITHER = "[AC-HJKMNP-RT-Y]", "[0-9AC-HJKMNP-RT-Y]"
_MEDICARE_NUMBER = re.compile(rf"[1-9]{_LETTER}{_EITHER}\d-?{_LETTER}{_EITHER}\d-?{_LETTER}{{2}}\d{{2}}")


class _Payers(Struct, frozen=True):
    """What data/reading/payers.toml says, in plain words."""

    by_first_word: dict[str, tuple[tuple[str, ...], ...]]
    plan_words: frozenset[str]
    before: frozenset[tuple[str, ...]]
    after: frozenset[tuple[str, ...]]


@cache
def _payers() -> _Payers:
    data = load_toml("reading/payers")
    index: dict[str, list[tuple[str, ...]]] = {}
    for name in data["names"]:
        words = tuple(plain(word) for word in name.split())
        index.setdefault(words[0], []).append(words)
    sides = [said.split("{}") for said in data["said"]]
    return _Payers(
        {first: tuple(sorted(names, key=len, reverse=True)) for first, names in index.items()},
        frozenset(data["plan_words"].split()),
        frozenset(tuple(before.split()) for before, _ in sides if before.strip()),
        frozenset(tuple(after.split()) for _, after in sides if after.strip()),
    )


def names_payer(piece: Piece) -> bool:
    """Whether a text is a known payer's name and nothing else."""
    return _end_of_name([part.key for part in piece.parts], piece.parts, 0) == len(piece.parts)


def _end_of_name(keys: Sequence[str], parts: Sequence[Part], start: int) -> int:
    """The index past a known payer's name, with its plan words, that begins at `start`; 0 where none does."""
    if parts[start].text[:1].islower():
        return 0
    for name in _payers().by_first_word.get(keys[start], ()):
        if tuple(keys[start : start + len(name)]) == name:
            end = start + len(name)
            while end < len(parts) and (keys[end] in _payers().plan_words or _is_place(parts, end)):
                end += 1
            return end
    return 0


def _is_place(parts: Sequence[Part], at: int) -> bool:
    return parts[at - 1].key == "of" and parts[at].text[:1].isupper()


def payers(sheet: Sheet, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Candidates for the payer: the labelled ones among `found`, else the unlabelled."""
    ours = [one for one in found if one.role is Detail.PAYER]
    yield from ours
    if not ours:
        yield from _spoken_of(sheet)


def _spoken_of(sheet: Sheet) -> Iterator[Candidate]:
    """Known payers that stand on a line of their own, or of which is said that they were billed or paid."""
    first_words = _payers().by_first_word.keys()
    for piece in (piece for row in sheet.rows for piece in row if not piece.label):
        keys = [part.key for part in piece.parts]
        if first_words.isdisjoint(keys):
            continue
        for at in range(len(keys)):
            end = _end_of_name(keys, piece.parts, at)
            if not end:
                continue
            is_alone = end - at == len(keys)
            if is_alone or _is_said(keys, at, end):
                parts = piece.parts[at:end]
                yield candidate(Detail.PAYER, Value(text_of(parts), parts), piece, _ALONE if is_alone else _SAID)
            break


def _is_said(keys: Sequence[str], start: int, end: int) -> bool:
    words_before = [key for key in keys[:start] if key]
    words_after = [key for key in keys[end:] if key]
    before = {tuple(words_before[-count:]) for count in (1, 2)}
    after = {tuple(words_after[:count]) for count in (1, 2, 3)}
    return not (before.isdisjoint(_payers().before) and after.isdisjoint(_payers().after))


def unlabelled_medicare_number(sheet: Sheet) -> Iterator[Candidate]:
    """Numbers that have the form of a Medicare Beneficiary Identifier (cms.gov, "Understanding the MBI format")."""
    for piece in sheet.pieces():
        for part in piece.parts:
            text = part.text.strip("(),.")
            if len(text) >= 11 and _MEDICARE_NUMBER.fullmatch(text):
                yield candidate(Detail.MEMBER_ID, Value(text, [part]), piece, _NUMBER)
