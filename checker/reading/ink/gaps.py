"""How wide a gap may be within a word, judged by the other gaps of the same stretch of type."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.reading.ink.glyphs import BLANK, Glyph

_PLAIN = 0.17
_AMONG_BLANKS = 0.36
_TRACKED = 0.12
_SEAM = 0.07
_FEWEST = 3
_KERNED = 1
"""How many pairs of letters in a few may be drawn closer than the type is set."""
_FEWEST_BLANKS = 20
"""The least blanks of a page that tell how its words are set apart."""


class Gaps(NamedTuple):
    """The widest gaps within a word of one stretch, in parts of the type size."""

    plain: float
    among_blanks: float
    between_letters: float
    at_seams: float
    long_strokes: frozenset[int]

    def between(self, left: Glyph, right: Glyph, *, alone: bool) -> float:
        """The widest gap between these two that is no gap between words; `alone` where a blank stands before the left.

        Where words are set apart by blanks, more often than by gaps, a gap without one within a stroke, or after the
        first letter of a word, is loose type; so is one between letters on a page whose words blanks set apart. Where
        one stroke of several glyphs ends and another begins, a small gap parts two columns; so it does where a lone
        figure stands before such a stroke, or behind its figures ("1" and "160.02", "1" and "E1390").
        """
        letters = left.text.isalpha() and right.text.isalpha()
        if left.stroke == right.stroke or (alone and letters):
            return max(self.among_blanks, self.between_letters if letters else 0.0)
        long = (left.stroke in self.long_strokes) + (right.stroke in self.long_strokes)
        if letters:
            return self.plain if long == 2 else self.between_letters
        after_figure = left.text.isdigit() and (right.text.isdigit() or right.text.isupper())
        if long == 2 or (long == 1 and after_figure):
            return self.at_seams
        return self.plain


def draws_blanks(glyphs: Sequence[Glyph]) -> bool:
    """Whether a page draws a blank between its words, and seldom leaves a gap without one."""
    blanks = [glyph.text for glyph in glyphs].count(BLANK)
    if blanks < _FEWEST_BLANKS:
        return False
    apart = ((left, right) for left, right in pairwise(glyphs) if right.x0 > left.x1)
    pairs = ((left, right) for left, right in apart if BLANK not in (left.text, right.text))
    gaps = ((right.x0 - left.x1) / left.size for left, right in pairs if left.baseline == right.baseline)
    return blanks > sum(_PLAIN < gap <= _AMONG_BLANKS for gap in gaps)


def gaps_of(stretch: Sequence[Glyph], blanks_drawn: bool) -> Gaps:
    """What the gaps of a stretch say: glyphs that follow one another on one baseline, blanks included; `blanks_drawn`
    where blanks set the words of the page apart."""
    gaps: list[float] = []
    blanks = 0
    last: Glyph | None = None
    for glyph in stretch:
        if glyph.text == BLANK:
            last = None
            continue
        if last is not None:
            gaps.append((glyph.x0 - last.x1) / glyph.size)
        else:
            blanks += bool(gaps)
        last = glyph
    widest, usual = _PLAIN, 0.0
    enough = len(gaps) >= _FEWEST or (len(gaps) == _FEWEST - 1 and all(glyph.text.isalpha() for glyph in stretch))
    if enough and max(gaps) > _SEAM:
        gaps.sort()
        usual = statistics.median(gaps[: max(_FEWEST, (3 * len(gaps)) // 4)])
        tight = max(len(gaps) // 10, _KERNED if len(gaps) > _FEWEST else 0)
        if usual >= _TRACKED and gaps[tight] >= 0.6 * usual:
            widest = max(_PLAIN, usual + max(0.12, 0.45 * usual))
    by_blanks = blanks > sum(gap > widest for gap in gaps)
    among_blanks = max(widest, _AMONG_BLANKS) if by_blanks else widest
    strokes = Counter(glyph.stroke for glyph in stretch) if stretch[0].stroke != stretch[-1].stroke else Counter[int]()
    long = frozenset(stroke for stroke, count in strokes.items() if count > 1)
    between_letters = max(widest, _AMONG_BLANKS) if blanks_drawn else widest
    return Gaps(widest, among_blanks, between_letters, max(usual, 0.0) + _SEAM, long)
