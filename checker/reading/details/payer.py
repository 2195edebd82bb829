"""Who was billed: beside its label, as a line of its own, or as a sentence or a heading speaks of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checker.data import DATA
from checker.reading.details.labelled import Candidate, candidate, wrapped_payer
from checker.reading.details.names import plain
from checker.reading.details.pieces import Part, box_of, text_of
from checker.reading.details.shapes import Value
from checker.reading.details.sheet import Piece, Sheet
from checker.reading.details.wordings import Role

_ALONE, _SAID = 0.7, 0.6
_MBI = re.compile(
    r"[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}"
)
_MBI_SCORE = 0.6


@dataclass(frozen=True, slots=True)
class _Payers:
    by_first_word: dict[str, tuple[tuple[str, ...], ...]]
    plan_words: frozenset[str]
    before: frozenset[tuple[str, ...]]
    after: frozenset[tuple[str, ...]]


@cache
def _payers() -> _Payers:
    data = tomllib.loads((DATA / "reading" / "payers.toml").read_text(encoding="utf-8"))
    index: dict[str, list[tuple[str, ...]]] = {}
    for name in data["names"]:
        words = tuple(plain(word) for word in name.split())
        index.setdefault(words[0], []).append(words)
    sides = [said.split("{}") for said in data["said"]]
    return _Payers(
        {first: tuple(sorted(names, key=len, reverse=True)) for first, names in index.items()},
        frozenset(data["plan_words"].split()),
        frozenset(tuple(before.split()) for before, after in sides if before.strip()),
        frozenset(tuple(after.split()) for before, after in sides if after.strip()),
    )


def known_payer(parts: Sequence[Part], start: int = 0) -> int:
    """The index past a known payer's name, with its plan words, that begins at `start`; 0 where none does."""
    keys = [part.key for part in parts]
    for name in _payers().by_first_word.get(keys[start], ()):
        if tuple(keys[start : start + len(name)]) == name:
            end = start + len(name)
            while end < len(parts) and (keys[end] in _payers().plan_words or _of_a_place(parts, end)):
                end += 1
            return end
    return 0


def _of_a_place(parts: Sequence[Part], at: int) -> bool:
    return parts[at - 1].key == "of" and parts[at].text[:1].isupper()


def names_payer(piece: Piece) -> bool:
    """Whether a text is a known payer's name and nothing else."""
    return bool(piece.parts[0].key) and known_payer(piece.parts) == len(piece.parts)


def payers(sheet: Sheet, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Candidates for the payer: the labelled ones among `found`, continued where they wrap; without any, the unlabelled."""
    ours = [one for one in found if one.role is Role.PAYER]
    for one in ours:
        more = wrapped_payer(sheet, one.piece) if one.piece else None
        if more:
            text = f"{one.text} {more.text}"
            yield Candidate(one.role, text, text, (*one.boxes, box_of(more.parts)), one.score, one.row, one.label)
        else:
            yield one
    if not ours:
        yield from _spoken_of(sheet)


def _spoken_of(sheet: Sheet) -> Iterator[Candidate]:
    first_words = _payers().by_first_word.keys()
    for row in sheet.rows:
        for piece in row:
            if piece.label or first_words.isdisjoint([part.key for part in piece.parts]):
                continue
            for at in range(len(piece.parts)):
                end = known_payer(piece.parts, at)
                if not end:
                    continue
                alone = at == 0 and end == len(piece.parts) and piece.row not in sheet.taken
                if alone or _is_said(piece.parts, at, end):
                    parts = piece.parts[at:end]
                    yield candidate(Role.PAYER, Value(text_of(parts), parts), piece, _ALONE if alone else _SAID, None)
                break


def _is_said(parts: Sequence[Part], start: int, end: int) -> bool:
    keys = [part.key for part in parts]
    before = {tuple(keys[max(start - count, 0) : start]) for count in (1, 2)}
    after = {tuple(keys[end : end + count]) for count in (1, 2, 3)}
    return bool(before & _payers().before or after & _payers().after)


def unlabelled_medicare_number(sheet: Sheet) -> Iterator[Candidate]:
    """Numbers that have the form of a Medicare Beneficiary Identifier (cms.gov, "Understanding the MBI format")."""
    for piece in sheet.pieces():
        for part in piece.parts:
            if len(part.text) >= 11 and _MBI.fullmatch(part.text):
                yield candidate(Role.MEMBER_ID, Value(part.text, [part]), piece, _MBI_SCORE, None)
