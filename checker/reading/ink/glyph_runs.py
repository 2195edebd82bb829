"""Runs of glyphs, and what parts or joins words beside the gap: leaders, spelt-out letters, touching columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.reading.ink.glyphs import Glyph

_SHORTEST_CELL = 3
_MONEY_END = re.compile(r"\d\.\d\d$")
_BEFORE_MONEY = ("$", "-", "(")
_MONEY_BEHIND_WORD = re.compile(r"(?<=[A-Za-z]{3})\(?-?\$?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d\)?-?$")
_ENDS_MONEY = tuple("0123456789)-")
_LEADER = re.compile(r"\.{4,}|\u2026{2,}|\u00b7{4,}|_{3,}|-{5,}")
_SHORTEST_LEADER = 2
_FEWEST_LETTERS = 4
_WIDEST_PACE = 0.7  # of the type's size
_SAME_PACE = 0.15  # of the type's size


class Run:
    """Glyphs drawn one after another on one baseline without a gap; `shut` where a blank stands before or after."""

    __slots__ = ("baseline", "bold", "glyphs", "shut_after", "shut_before", "size", "x0")

    def __init__(self, glyphs: list[Glyph], shut_before: bool, shut_after: bool = False) -> None:
        first = glyphs[0]
        self.glyphs = glyphs
        self.x0, self.baseline, self.size, self.bold = first.x0, first.baseline, first.size, first.bold
        self.shut_before = shut_before
        self.shut_after = shut_after

    def part(self, start: int, end: int) -> Run:
        """The glyphs from `start` up to `end` as a run of their own."""
        part = Run(self.glyphs[start:end], self.shut_before)
        part.bold = self.bold
        return part

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1


def ends_a_column(glyphs: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a word that one stroke ended is whole, so that the next stroke begins another, however close.

    "Service" and "Date", or "185.00" and "148.00", of two columns that touch.
    """
    if len(glyphs) < _SHORTEST_CELL or glyphs[-1].stroke != glyphs[-_SHORTEST_CELL].stroke:
        return False
    if glyph.text.isupper():
        return glyphs[-1].text.islower() and glyphs[-2].text.islower()
    if not (glyph.text.isdigit() or glyph.text in _BEFORE_MONEY):
        return False
    return bool(_MONEY_END.search("".join(each.text for each in glyphs[-4:])))


def unspaced(line: list[Run]) -> list[Run]:
    """Words set as "T O T A L", with a blank after each letter, joined: at least four evenly spaced letters."""
    if sum(len(run.glyphs) == 1 for run in line) < _FEWEST_LETTERS:
        return line
    groups: list[list[Run]] = []
    for run in line:
        if groups and _even(groups[-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    if not any(len(group) >= _FEWEST_LETTERS for group in groups):
        return line
    joined = []
    for group in groups:
        first, *rest = group
        for run in rest:
            first.glyphs += run.glyphs
        joined.append(first)
    return joined


def _even(group: list[Run], run: Run) -> bool:
    """Whether a single letter continues a group of single letters at the pace of the group."""
    last = group[-1]
    if not (_single_letter(last) and _single_letter(run)):
        return False
    gap = (run.x0 - last.x1) / last.size
    pace = (group[1].x0 - group[0].x1) / last.size if len(group) > 1 else gap
    return 0 < gap <= _WIDEST_PACE and abs(gap - pace) <= _SAME_PACE


def _single_letter(run: Run) -> bool:
    return len(run.glyphs) == 1 and run.glyphs[0].text.isalpha()


def parted(run: Run) -> list[Run]:
    """The run parted where dots or strokes lead from one word to the next; the leader is a run of its own. So is the
    figure of a column that a word of the column before it ran into: each was drawn by a stroke of its own.
    """
    if len(run.glyphs) < _SHORTEST_LEADER:
        return [run]
    letters = "".join([glyph.text for glyph in run.glyphs])
    figure = letters.endswith(_ENDS_MONEY)
    if not (figure or _LEADER.search(letters)):
        return [run]
    letters = "".join([glyph.text if len(glyph.text) == 1 else "\0" for glyph in run.glyphs])
    leaders = [match.span() for match in _LEADER.finditer(letters)]
    if figure and (money := _MONEY_BEHIND_WORD.search(letters)) and _seam(run, money.start()):
        leaders.append(money.span())
    if not leaders:
        return [run]
    cuts = sorted({0, len(run.glyphs), *(edge for span in leaders for edge in span)})
    return [run.part(start, end) for start, end in pairwise(cuts)]


def _seam(run: Run, at: int) -> bool:
    """Whether one stroke drew what stands before a place of the run, and another all behind it."""
    before, *behind = [glyph.stroke for glyph in run.glyphs[at - 1 :]]
    return before not in behind and len(set(behind)) == 1
