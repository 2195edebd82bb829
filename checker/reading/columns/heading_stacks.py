"""Heading lines as stacks: the phrases of each line set under those of the line above."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from checker.model import Box
from checker.reading.columns.heading_phrases import Phrase, cut, phrase_of
from checker.reading.tokens.heading_words import role_of


def stacks_of(rows: Sequence[Sequence[Phrase]]) -> list[list[Phrase]]:
    """The phrases of lines from top to bottom, those that stand over one another together."""
    stacks = [[phrase] for phrase in rows[0]]
    for row in rows[1:]:
        stacks = _stacked(stacks, row)
    return stacks


def _stacked(stacks: list[list[Phrase]], row: Sequence[Phrase]) -> list[list[Phrase]]:
    """The phrases of the next line set under those they overlap; a phrase over several others is only their title."""
    under: dict[int, list[Phrase]] = {}
    alone: list[list[Phrase]] = []
    for phrase in itertools.chain.from_iterable(_parted(phrase, stacks) for phrase in row):
        width, index = max(((s[-1].box.shared_width(phrase.box), i) for i, s in enumerate(stacks)), default=(-1.0, -1))
        if width > 0.3 * min(phrase.box.width, stacks[index][-1].box.width):
            under.setdefault(index, []).append(phrase)
        else:
            alone.append([phrase])
    result: list[list[Phrase]] = []
    for index, stack in enumerate(stacks):
        below = under.get(index, [])
        if len(below) > 1:
            result.extend(_run_together(stack, below) or ([phrase] for phrase in below))
        else:
            result.append([*stack, *below])
    return result + alone


def _parted(phrase: Phrase, stacks: Sequence[Sequence[Phrase]]) -> list[Phrase]:
    """A phrase that reaches under several stacks, cut into known ones, and what is unknown where the stacks part."""
    if len(_over(phrase.box, stacks)) < 2:
        return [phrase]
    parts: list[Phrase] = []
    for part in cut(phrase):
        whole = role_of(part.text) is not None or len(_over(part.box, stacks)) < 2
        groups = itertools.groupby(part.words, key=lambda word: _over(word[1], stacks)[:1])
        parts.extend([part] if whole else [phrase_of(list(words)) for _, words in groups])
    return parts


def _over(box: Box, stacks: Sequence[Sequence[Phrase]]) -> list[int]:
    """The stacks that a word or a phrase reaches under, the widest shared first."""
    shared = {at: width for at, stack in enumerate(stacks) if (width := stack[-1].box.shared_width(box)) > 0}
    return sorted(shared, key=lambda at: -shared[at])


def _run_together(stack: Sequence[Phrase], below: Sequence[Phrase]) -> list[list[Phrase]]:
    """Names that stand so close above their other halves as to be one phrase ("Medicare Medicare Paid" over "Approved"
    and "Provider"), each with its own; nothing where the phrase is a title of all."""
    nearest = [max(below, key=lambda phrase: word[1].shared_width(phrase.box)) for word in stack[-1].words]
    upper = [[word for word, near in zip(stack[-1].words, nearest, strict=True) if near is phrase] for phrase in below]
    if len(stack) > 1 or not all(upper):
        return []
    together = [[phrase_of(words), phrase] for words, phrase in zip(upper, below, strict=True)]
    return together if all(role_of(f"{over.text} {phrase.text}") for over, phrase in together) else []
