"""The words of heading lines into columns: phrases stacked under one another, cut where known phrases end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.model import Box, Word
from checker.reading.tokens.heading_words import (
    BILLED,
    FIGURE_ROLES,
    is_known,
    known_words,
    money_roles,
    role_of,
    role_of_whole,
)
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.tokens import Line
from checker.reading.tokens.vocabulary import any_of
from checker.remembered import remembered

_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}[).]?")
_LEFT_OVER = re.compile(rf"[^\w#]*(?:{any_of('joining_words')}|\(\w\))?", re.IGNORECASE)
_NAME, _SUM, _UNKNOWN_WORD, _WIDE_GAP = 1, 3, 10, 2
"""What it costs to cut off a column's name, that of a sum, which may hold others, and words of neither, each; and what
to leave a gap within a name that is wider than the least by this part of the height of type."""
_WIDER, _TOUCHING = 0.25, 0.1
_FEWEST_NUMBERS, _FEWEST_NAMES = 3, 4
_MOST_WORDS = 4
_SHORTEST_WORD = 3
_LONGEST_NAME = 16
"""Words and marks of one name; the longest known has seven words, or a payer's five in place of one."""
_WITHIN_A_NAME = 2.0
"""How many heights of type two words of one name may stand apart."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading, perhaps over several lines."""

    role: str
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[tuple[str, Box], ...]
    text: str
    box: Box


def columns_by_cell(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """The columns that one to three heading lines name, left to right; role "" where the words are unknown."""
    stacks = _stacks([cells_of(line) for line in lines])
    columns: list[Heading] = []
    for stack in stacks:
        columns.extend(_columns_of(stack))
    return _without_left_over(sorted(columns, key=lambda column: column.box.x0))


def _columns_of(stack: Sequence[_Phrase]) -> list[Heading]:
    """The columns of one stack of cells: one where they make one name, or where cut they leave words of no name."""
    text = " ".join(phrase.text for phrase in stack)
    cut = [] if role_of(text) else _cut_columns(stack)
    whole = None if len(cut) > 1 and all(column.role for column in cut) else role_of_whole(text) or _role(text)
    return [_heading(whole, stack)] if whole else cut


def _role(text: str) -> str | None:
    """The role of the column that a phrase names, or of the sum."""
    return role_of(text) or FIGURE_ROLES.get(figure_kind(text) or "")


def columns_by_word(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """The same for headings whose cells stand one blank apart: each word under the word above it, then side by side."""
    words = [[_phrase((word,)) for cell in cells_of(line) for word in cell.words] for line in lines]
    stacks = sorted(_stacks(words), key=lambda stack: stack[0].box.x0)
    gaps = [right[0].box.x0 - left[0].box.x1 for left, right in itertools.pairwise(stacks)]
    widest = _blank(gaps, stacks[0][0].box) if len(lines) == 1 and stacks else None
    columns: list[Heading] = []
    at = 0
    while at < len(stacks):
        sizes = range(_words_together(stacks[at : at + _MOST_WORDS], widest), 0, -1)
        size = next((size for size in sizes if role_of(_across(stacks[at : at + size]))), 1)
        group = [phrase for stack in stacks[at : at + size] for phrase in stack]
        columns.append(_heading(role_of(_across(stacks[at : at + size])) or "", group))
        at += size
    return _without_left_over(columns)


def _without_left_over(columns: Sequence[Heading]) -> tuple[Heading, ...]:
    """The columns of a wide table less the words and marks left over between their names."""
    wide = sum(bool(column.role) for column in columns) >= _FEWEST_NAMES
    return tuple(c for c in columns if c.role or not wide or _LEFT_OVER.fullmatch(c.text) is None)


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
                or (column.role in money_roles() and roles[1] == "amount")
                or not money_roles() & set(roles) - {column.role}
            ):
                continue
            cut = column.box.x0 + column.box.width * (len(texts[0]) + 0.5) / len(column.text)
            boxes = replace(column.box, x1=cut), replace(column.box, x0=cut)
            parts = [Heading(role or "", box, text) for role, box, text in zip(roles, boxes, texts, strict=True)]
            yield (*columns[:at], *parts, *columns[at + 1 :])


def _blank(gaps: Sequence[float], box: Box) -> float:
    """The widest gap between words of one name where these are the gaps of all, in points."""
    return min((gap for gap in gaps if gap > _TOUCHING * box.height), default=0.0) + _WIDER * box.height


def _words_together(stacks: Sequence[Sequence[_Phrase]], widest: float | None) -> int:
    """How many of these words, from the first on, stand close enough to be one name, `widest` points apart at most."""
    for at, (left, right) in enumerate(itertools.pairwise(stacks), start=1):
        reached = max(phrase.box.x1 for phrase in left)
        if min(phrase.box.x0 for phrase in right) - reached > (widest or _WITHIN_A_NAME * left[0].box.height):
            return at
    return len(stacks)


def _across(stacks: Sequence[Sequence[_Phrase]]) -> str:
    phrases = sorted((p for stack in stacks for p in stack), key=lambda p: (round(p.box.top / 4), p.box.x0))
    return " ".join(phrase.text for phrase in phrases)


def _stacks(rows: Sequence[Sequence[_Phrase]]) -> list[list[_Phrase]]:
    stacks = [[phrase] for phrase in rows[0]]
    for row in rows[1:]:
        stacks = _stacked(stacks, row)
    return stacks


def _cut_columns(stack: Sequence[_Phrase]) -> list[Heading]:
    """The columns of cells that stand too close to be told apart by their gaps: cut where known phrases end."""
    if pair := _pair(stack):
        return pair
    columns: list[Heading] = []
    for part in _stacks([_cut(phrase) for phrase in stack]):
        text = " ".join(phrase.text for phrase in part)
        role = role_of_whole(text) or _role(text)
        known = {named: phrase for phrase in part if (named := _role(phrase.text))}
        lower = part[-1]
        if not role and len(known) > 1 and role_of(lower.text) in money_roles():
            # A name that spans several money columns stands above theirs; the one next to the figures counts.
            columns.append(_heading(role_of(lower.text) or "", [lower]))
        elif role or len(known) < 2:
            columns.append(_heading(role or next(iter(known), "") or "", part))
        else:
            columns.extend(_heading(each or "", [phrase]) for each, phrase in known.items())
    return columns


def _pair(stack: Sequence[_Phrase]) -> list[Heading]:
    """The columns of two names that wrap side by side ("You May See Notes" over "Be Billed Section"); else nothing."""
    edges = sorted({box.x0 for phrase in stack for _, box in phrase.words}) if len(stack) > 1 else []
    for edge in edges[1:]:
        halves = [
            [
                _phrase(own)
                for phrase in stack
                if (own := [word for word in phrase.words if (word[1].x0 < edge) is left])
            ]
            for left in (True, False)
        ]
        roles = [role_of(" ".join(phrase.text for phrase in half)) for half in halves]
        if all(len(half) == len(stack) for half in halves) and all(roles) and roles[0] != roles[1]:
            return [_heading(role or "", half) for role, half in zip(roles, halves, strict=True)]
    return []


def _heading(role: str, phrases: Sequence[_Phrase]) -> Heading:
    return Heading(role, Box.around(phrase.box for phrase in phrases), " ".join(phrase.text for phrase in phrases))


@remembered
def cells_of(line: Line) -> tuple[_Phrase, ...]:
    """The line's words, cell by cell."""
    cells: list[list[tuple[str, Box]]] = []
    at = 0
    numbers = column_numbers(line.source.words)
    for word in line.source.words:
        if at == 0 or line.text[at - 1 : at] == "\t" or word in numbers:
            cells.append([])
        if word not in numbers:
            cells[-1].extend(_names_that_touch(word))
        at += len(word.text) + 1
    return tuple([_phrase(cell) for cell in cells if cell])


def _names_that_touch(word: Word) -> Iterator[tuple[str, Box]]:
    """The word, or the two that it is where no blank is left between two cells: "SERVICEAMOUNT"."""
    text = word.text.lower()
    ends = range(_SHORTEST_WORD, len(text) - _SHORTEST_WORD + 1) if text.isalpha() and not is_known(text) else ()
    end = next((at for at in ends if {text[:at], text[at:]} <= known_words()), len(text))
    yield word.text[:end], word.box_of(0, end)
    if end < len(text):
        yield word.text[end:], word.box_of(end, len(text))


def column_numbers(words: Sequence[Word]) -> Collection[Word]:
    """The numbers by which a form counts its columns ("42 REV. CD. | 43 DESCRIPTION"), if there are some in order."""
    found = [word for word in words if _COLUMN_NUMBER.fullmatch(word.text)]
    counted = [int(word.text.strip("().")) for word in found]
    in_order = all(one <= other for one, other in itertools.pairwise(counted))
    return found if len(found) >= _FEWEST_NUMBERS and in_order else ()


def _cut(cell: _Phrase) -> list[_Phrase]:
    """A cell into known phrases, with as few words left over and as few phrases as can be, the longer ones first."""
    words = cell.words
    gaps = [right.x0 - left.x1 for (_, left), (_, right) in itertools.pairwise(words)]
    blank = _blank(gaps, cell.box)
    best: list[tuple[int, list[tuple[int, int]]]] = [(0, [])]
    for end in range(1, len(words) + 1):
        ways = []
        for start in range(end):
            phrase = " ".join(word for word, _ in words[start:end]) if end - start <= _LONGEST_NAME else ""
            cost = _NAME if role_of(phrase) else _SUM if _role(phrase) else _UNKNOWN_WORD * (end - start)
            cost += _WIDE_GAP * sum(gap > blank for gap in gaps[start : end - 1])
            ways.append((best[start][0] + cost, [*best[start][1], (start, end)]))
        best.append(min(reversed(ways), key=lambda way: (way[0], len(way[1]))))
    return [_phrase(words[start:end]) for start, end in best[-1][1]]


def _phrase(words: Sequence[tuple[str, Box]]) -> _Phrase:
    return _Phrase(tuple(words), " ".join(word for word, _ in words), Box.around(box for _, box in words))


def _parted(phrase: _Phrase, stacks: Sequence[Sequence[_Phrase]]) -> list[_Phrase]:
    """A phrase that reaches under several stacks, cut into known ones, and what is unknown where the stacks part."""
    if len(_over(phrase.box, stacks)) < 2:
        return [phrase]
    parts: list[_Phrase] = []
    for part in _cut(phrase):
        whole = role_of(part.text) is not None or len(_over(part.box, stacks)) < 2
        groups = itertools.groupby(part.words, key=lambda word: _over(word[1], stacks)[:1])
        parts.extend([part] if whole else [_phrase(list(words)) for _, words in groups])
    return parts


def _over(box: Box, stacks: Sequence[Sequence[_Phrase]]) -> list[int]:
    """The stacks that a word or a phrase reaches under, the widest shared first."""
    shared = {at: width for at, stack in enumerate(stacks) if (width := stack[-1].box.shared_width(box)) > 0}
    return sorted(shared, key=lambda at: -shared[at])


def _run_together(stack: Sequence[_Phrase], below: Sequence[_Phrase]) -> list[list[_Phrase]]:
    """Names that stand so close above their other halves as to be one phrase ("Medicare Medicare Paid" over "Approved"
    and "Provider"), each with its own; nothing where the phrase is a title of all."""
    nearest = [max(below, key=lambda phrase: word[1].shared_width(phrase.box)) for word in stack[-1].words]
    upper = [[word for word, near in zip(stack[-1].words, nearest, strict=True) if near is phrase] for phrase in below]
    if len(stack) > 1 or not all(upper):
        return []
    together = [[_phrase(words), phrase] for words, phrase in zip(upper, below, strict=True)]
    return together if all(role_of(f"{over.text} {phrase.text}") for over, phrase in together) else []


def _stacked(stacks: list[list[_Phrase]], row: Sequence[_Phrase]) -> list[list[_Phrase]]:
    """The phrases of the next line set under those they overlap; a phrase over several others is only their title."""
    under: dict[int, list[_Phrase]] = {}
    alone: list[list[_Phrase]] = []
    for phrase in itertools.chain.from_iterable(_parted(phrase, stacks) for phrase in row):
        width, index = max(((s[-1].box.shared_width(phrase.box), i) for i, s in enumerate(stacks)), default=(-1.0, -1))
        if width > 0.3 * min(phrase.box.width, stacks[index][-1].box.width):
            under.setdefault(index, []).append(phrase)
        else:
            alone.append([phrase])
    result: list[list[_Phrase]] = []
    for index, stack in enumerate(stacks):
        below = under.get(index, [])
        if len(below) > 1:
            result.extend(_run_together(stack, below) or ([phrase] for phrase in below))
        else:
            result.append([*stack, *below])
    return result + alone
