"""Glyphs joined to the words an eye sees.

An engine gives glyphs in the order they were drawn. A word is a stretch of glyphs on one baseline without a gap: gaps
are measured against the size of the type and against the other gaps of the same stretch, so that letter-spaced and
tight text both come out as words. Stretches that lie over one another (text drawn twice, a description that runs under
the next column) are never interleaved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.model import Box, Word
from checker.reading.ink.characters import clean
from checker.reading.ink.gaps import draws_blanks, gaps_of
from checker.reading.ink.glyph_runs import Run, ends_a_column, parted, unspaced
from checker.reading.ink.glyphs import BLANK, LEVEL, Glyph, overlap

_SAME_LINE = 0.25
_SMALL_CAPITALS = (0.65, 0.8)
"""The size of small capitals, in parts of that of the capital before them."""
_KERN_BACK = 0.35
_WIDEST_TRACKING = 1.0
_TOUCH = 0.03
_TOUCH_ALONE = 0.12
_SLACK = 0.004
"""Points by which letters that are not drawn twice may lie over one another: less than half of any letter."""


def words_of(glyphs: Sequence[Glyph], page: int, confidence: float = 1.0) -> list[Word]:
    """The words of a page: level ones first, then those that are turned or slanted (`upright` False)."""
    level = [glyph for glyph in glyphs if glyph.turn == LEVEL]
    runs = (part for line in _lines(_runs(level)) for run in _settle(line) for part in parted(run))
    words = [_word(run, page, confidence) for run in runs]
    if len(level) < len(glyphs):
        turned = [glyph for glyph in glyphs if glyph.turn != LEVEL]
        words += [_word(run, page, confidence, upright=False) for run in _turned_runs(turned)]
    return [word for word in words if word.text]


def _runs(glyphs: Sequence[Glyph]) -> list[Run]:
    runs: list[Run] = []
    blanks_drawn = draws_blanks(glyphs)
    for stretch, is_solid in _stretches(glyphs):
        runs += _between_blanks(stretch) if is_solid else _by_gaps(stretch, blanks_drawn)
    return runs


def _by_gaps(stretch: Sequence[Glyph], blanks_drawn: bool) -> Iterator[Run]:
    gaps = gaps_of(stretch, blanks_drawn)
    run: Run | None = None
    blank = False
    for glyph in stretch:
        if glyph.text == BLANK:
            blank = True
            if run is not None:
                run.shut_after = True
            continue
        if run is not None and not blank:
            last = run.glyphs[-1]
            gap = (glyph.x0 - last.x1) / glyph.size
            if gap < 0 and glyph.text == last.text and overlap(last, glyph) > 0.5:
                run.bold = True
                continue
            close = gap <= _TOUCH or gap <= gaps.between(last, glyph, alone=len(run.glyphs) == 1)
            if close and not (last.stroke != glyph.stroke and ends_a_column(run.glyphs, glyph)):
                run.glyphs.append(glyph)
                continue
        if run is not None:
            yield run
        run = Run([glyph], blank)
        blank = False
    if run is not None:
        yield run


def _between_blanks(stretch: Sequence[Glyph]) -> Iterator[Run]:
    """The runs of a stretch without gaps: what stands between its blanks."""
    start = 0
    blanks = [at for at, glyph in enumerate(stretch) if glyph.text == BLANK]
    for end in (*blanks, len(stretch)):
        if start < end:
            yield Run(list(stretch[start:end]), start > 0, end < len(stretch))
        start = end + 1


def _stretches(glyphs: Sequence[Glyph]) -> Iterator[tuple[Sequence[Glyph], bool]]:
    """Glyphs that follow one another on one baseline in one size and weight, blanks included, without a jump; each with
    whether one operation drew it without any gap, and no letter twice.
    """
    start, last, is_solid = 0, None, True
    for at, glyph in enumerate(glyphs):
        if last is not None:
            size = last.size
            gap = glyph.x0 - last.x1
            twice = glyph.text == last.text and gap < -_SLACK
            if glyph.stroke != last.stroke or twice or gap > _TOUCH * size or gap < -_KERN_BACK * size:
                fits = (
                    last.bold == glyph.bold
                    and -_KERN_BACK * size <= gap <= _WIDEST_TRACKING * size
                    and abs(glyph.baseline - last.baseline) <= 0.1 * size
                    and 0.8 * size <= glyph.size <= 1.25 * size
                )
                if fits or (twice and overlap(last, glyph) > 0.5):
                    is_solid = False
                else:
                    yield glyphs[start:at], is_solid
                    start, is_solid = at, True
        last = glyph
    if last is not None:
        yield glyphs[start:], is_solid


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if line and run.baseline - line[0].baseline > _SAME_LINE * min(run.size, line[0].size):
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def _settle(line: list[Run]) -> list[Run]:
    """The runs of one line from left to right: what was drawn twice once, what belongs together joined."""
    line.sort(key=lambda run: run.x0)
    settled: list[Run] = []
    for run in line:
        for before in settled[-3:]:
            if run.x0 < before.x1 and _drawn_again(before, run):
                before.bold = True
                break
        else:
            if settled and _continues(settled[-1], run):
                settled[-1].glyphs += run.glyphs
                settled[-1].shut_after = run.shut_after
            else:
                settled.append(run)
    return unspaced(settled)


def _drawn_again(first: Run, again: Run) -> bool:
    """Whether every glyph of the second run lies on the same glyph of the first."""
    at = 0
    glyphs = first.glyphs
    for glyph in again.glyphs:
        while at < len(glyphs) and not (glyphs[at].text == glyph.text and overlap(glyphs[at], glyph) > 0.5):
            at += 1
        if at == len(glyphs):
            return False
        at += 1
    return True


def _continues(left: Run, right: Run) -> bool:
    """Whether two runs drawn apart are one word: they touch, no blank was drawn between, the type is the same."""
    one_type = 0.8 * left.size <= right.size <= 1.25 * left.size or _small_capitals(left, right)
    if left.shut_after or right.shut_before or not one_type:
        return False
    if ends_a_column(left.glyphs, right.glyphs[0]):
        return False
    gap = (right.x0 - left.x1) / left.size
    loose = min(len(left.glyphs), len(right.glyphs)) == 1
    return -_TOUCH <= gap <= (_TOUCH_ALONE if loose else _TOUCH)


def _small_capitals(left: Run, right: Run) -> bool:
    """Whether a capital goes on in smaller ones on its line, as titles are set."""
    letters = len(left.glyphs) == 1 and left.glyphs[0].text.isupper() and right.glyphs[0].text.isupper()
    smaller = _SMALL_CAPITALS[0] * left.size <= right.size <= _SMALL_CAPITALS[1] * left.size
    return letters and smaller and abs(left.baseline - right.baseline) <= 0.1 * right.size


def _turned_runs(glyphs: Sequence[Glyph]) -> list[Run]:
    runs: list[Run] = []
    blank = True
    for glyph in glyphs:
        if glyph.text == BLANK:
            blank = True
        elif not blank and runs[-1].glyphs[-1].turn == glyph.turn and _near(runs[-1].glyphs[-1], glyph):
            runs[-1].glyphs.append(glyph)
        else:
            runs.append(Run([glyph], blank))
            blank = False
    return runs


def _near(a: Glyph, b: Glyph) -> bool:
    reach = 0.3 * max(a.size, b.size)
    return max(a.x0, b.x0) - min(a.x1, b.x1) <= reach and max(a.top, b.top) - min(a.bottom, b.bottom) <= reach


def _word(run: Run, page: int, confidence: float, upright: bool = True) -> Word:
    glyphs = run.glyphs
    texts = [glyph.text for glyph in glyphs]
    known = "" not in texts
    text = "".join(texts) if known else "".join(text or "\N{REPLACEMENT CHARACTER}" for text in texts)
    left, right = min([glyph.x0 for glyph in glyphs]), max([glyph.x1 for glyph in glyphs])
    first, last = glyphs[0], glyphs[-1]
    if first.stroke == last.stroke and first.top == last.top:
        box = Box(page, left, first.top, right, first.bottom)
    else:
        box = Box(page, left, min([glyph.top for glyph in glyphs]), right, max([glyph.bottom for glyph in glyphs]))
    return Word(clean(text), box, run.size, run.bold, upright, confidence if known else 0.0)
