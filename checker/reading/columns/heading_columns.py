"""The words of heading lines into columns: phrases stacked under one another, each stack one name or cut into some."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box
from checker.reading.columns.heading_phrases import Phrase, blank_within, cells_of, cut, phrase_of, role_of_name
from checker.reading.columns.heading_stacks import stacks_of
from checker.reading.tokens.heading_words import money_roles, role_of, role_of_whole
from checker.reading.tokens.roles import BILLED, Role
from checker.reading.tokens.tokens import Line
from checker.reading.tokens.vocabulary import any_of

_LEFT_OVER = re.compile(rf"[^\w#]*(?:{any_of('joining_words')}|\(\w\))?", re.IGNORECASE)
_FEWEST_NAMES = 4
_MOST_WORDS = 4
_WITHIN_A_NAME = 2.0
"""How many heights of type two words of one name may stand apart."""


class Heading(Struct, frozen=True):
    """One column's heading, perhaps over several lines."""

    role: Role
    box: Box
    text: str


def columns_by_cell(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """The columns that one to three heading lines name, left to right; role unnamed where the words are unknown."""
    stacks = stacks_of([cells_of(line) for line in lines])
    columns: list[Heading] = []
    for stack in stacks:
        columns.extend(_columns_of(stack))
    return _without_left_over(sorted(columns, key=lambda column: column.box.x0))


def columns_by_word(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """The same for headings whose cells stand one blank apart: each word under the word above it, then side by side."""
    words = [[phrase_of((word,)) for cell in cells_of(line) for word in cell.words] for line in lines]
    stacks = sorted(stacks_of(words), key=lambda stack: stack[0].box.x0)
    gaps = [right[0].box.x0 - left[0].box.x1 for left, right in itertools.pairwise(stacks)]
    widest = blank_within(gaps, stacks[0][0].box) if len(lines) == 1 and stacks else None
    columns: list[Heading] = []
    at = 0
    while at < len(stacks):
        sizes = range(_words_together(stacks[at : at + _MOST_WORDS], widest), 0, -1)
        size = next((size for size in sizes if role_of(_text_across(stacks[at : at + size]))), 1)
        group = [phrase for stack in stacks[at : at + size] for phrase in stack]
        columns.append(_heading_of(role_of(_text_across(stacks[at : at + size])) or Role.UNNAMED, group))
        at += size
    return _without_left_over(columns)


def parted_names(columns: Sequence[Heading]) -> Iterator[tuple[Heading, ...]]:
    """The columns with one name at a time taken for two a blank apart, one of them of money: "Qty Billed"."""
    for at, column in enumerate(columns):
        words = column.text.split()
        for count in range(1, len(words)):
            texts = " ".join(words[:count]), " ".join(words[count:])
            roles = [role_of(text) for text in texts]
            if (
                None in roles
                or roles[0] == roles[1]
                or {*roles} <= {*BILLED}
                or (column.role in money_roles() and roles[1] is Role.AMOUNT)
                or not money_roles() & set(roles) - {column.role}
            ):
                continue
            cut = column.box.x0 + column.box.width * (len(texts[0]) + 0.5) / len(column.text)
            boxes = replace(column.box, x1=cut), replace(column.box, x0=cut)
            parts = [
                Heading(role or Role.UNNAMED, box, text) for role, box, text in zip(roles, boxes, texts, strict=True)
            ]
            yield (*columns[:at], *parts, *columns[at + 1 :])


def _columns_of(stack: Sequence[Phrase]) -> list[Heading]:
    """The columns of one stack of cells: one where they make one name, or where cut they leave words of no name."""
    text = " ".join(phrase.text for phrase in stack)
    apart = [] if role_of(text) else _cut_columns(stack)
    all_known = len(apart) > 1 and all(column.role for column in apart)
    whole = None if all_known else role_of_whole(text) or role_of_name(text)
    return [_heading_of(whole, stack)] if whole else apart


def _without_left_over(columns: Sequence[Heading]) -> tuple[Heading, ...]:
    """The columns of a wide table less the words and marks left over between their names."""
    wide = sum(bool(column.role) for column in columns) >= _FEWEST_NAMES
    return tuple(c for c in columns if c.role or not wide or _LEFT_OVER.fullmatch(c.text) is None)


def _words_together(stacks: Sequence[Sequence[Phrase]], widest: float | None) -> int:
    """How many of these words, from the first on, stand close enough to be one name, `widest` points apart at most."""
    for at, (left, right) in enumerate(itertools.pairwise(stacks), start=1):
        reached = max(phrase.box.x1 for phrase in left)
        if min(phrase.box.x0 for phrase in right) - reached > (widest or _WITHIN_A_NAME * left[0].box.height):
            return at
    return len(stacks)


def _text_across(stacks: Sequence[Sequence[Phrase]]) -> str:
    phrases = sorted((p for stack in stacks for p in stack), key=lambda p: (round(p.box.top / 4), p.box.x0))
    return " ".join(phrase.text for phrase in phrases)


def _cut_columns(stack: Sequence[Phrase]) -> list[Heading]:
    """The columns of cells that stand too close to be told apart by their gaps: cut where known phrases end."""
    columns: list[Heading] = []
    for part in stacks_of([cut(phrase) for phrase in stack]):
        text = " ".join(phrase.text for phrase in part)
        role = role_of_whole(text) or role_of_name(text)
        known = {named: phrase for phrase in part if (named := role_of_name(phrase.text))}
        lower = part[-1]
        if not role and len(known) > 1 and role_of(lower.text) in money_roles():
            # A name that spans several money columns stands above theirs; the one next to the figures counts.
            columns.append(_heading_of(role_of(lower.text) or Role.UNNAMED, [lower]))
        elif role or len(known) < 2:
            columns.append(_heading_of(role or next(iter(known), Role.UNNAMED), part))
        else:
            columns.extend(_heading_of(each, [phrase]) for each, phrase in known.items())
    return columns


def _heading_of(role: Role, phrases: Sequence[Phrase]) -> Heading:
    return Heading(role, Box.around(phrase.box for phrase in phrases), " ".join(phrase.text for phrase in phrases))
