"""Rows whose cells are centred against one another, so that lines of one cell stand between lines of another.

A cell that wraps beside one that does not puts its lines a little above and below the other's. Such lines overlap; they
are woven into one line that reads each cell from top to bottom, before anything is asked of them.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from checker.model import Box, Word
from checker.reading.ink.lines import TextLine, levels
from checker.reading.rows.cut_texts import goes_on
from checker.reading.rows.cut_words import joined
from checker.reading.tokens.labels import ENDS_TABLE, figure_kind
from checker.reading.tokens.line_classes import label_of
from checker.reading.tokens.modifier_words import are_modifiers, of_equipment
from checker.reading.tokens.patterns import CODE_WITH_MODIFIERS
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import CELL_GAP, Line, Look

"""The part of the lower line by which two lines of one row overlap at least; lines of print hardly touch."""
_BETWEEN_CELLS = (0.5, CELL_GAP)
"""The least gap between cells that runs through all lines of a row, in parts of the type size, as blanks are wide."""
_USUAL_BLANK, _WIDEST_BLANK = 0.3, 0.605
"""How wide a blank is in most type, and at most, in fixed width."""
_BLANKS = 1.5
"""How many blanks such a gap measures."""
_SLIM_GAP = 1.25
"""How many blanks a gap measures at least at a left edge that several lines share."""
_TOUCH = 0.05
"""The least gap between two cells of which no line goes across it."""
_SAME_EDGE = 2.0
"""How many points the left ends of two lines of one cell may differ."""
_MOST_LINES = 12  # of centred cells in one row

Stack = list[list[Word]]
"""The words of one cell, line by line."""


def woven(lines: Sequence[Line], rules: Mapping[int, Sequence[Box]]) -> list[Line]:
    """The lines, with those that interleave and hold one row put together; `rules` are the ruled lines by page."""
    result: list[Line] = []
    for cluster in _clusters(lines):
        row = _row(cluster, rules) if _may_be_row(cluster) else None
        result.extend(cluster if row is None else [row])
    return result


def _clusters(lines: Sequence[Line]) -> Iterator[list[Line]]:
    cluster: list[Line] = []
    for line in lines:
        if cluster and not cluster[-1].box.stands_beside(line.box):
            yield cluster
            cluster = []
        cluster.append(line)
    if cluster:
        yield cluster


def _may_be_row(cluster: Sequence[Line]) -> bool:
    looks = {token.look for line in cluster for token in line.tokens}
    words = bool(looks & {Look.DATE, Look.CODE, Look.TEXT})
    if any(map(_is_sum, cluster)):
        return False
    return len(cluster) <= _MOST_LINES and words and (Look.MONEY in looks or any(map(_names_values, cluster)))


def _is_sum(line: Line) -> bool:
    """Whether a line is a sum with its name, into which only the words of the row above may be printed, or ends in one,
    beside an address."""
    names = [label_of(line), *(token.text for token in line.tokens[-2:-1] if line.tokens[-1].look is Look.MONEY)]
    return bool(line.having(Look.MONEY)) and any(figure_kind(name) in ENDS_TABLE for name in names)


def _names_values(line: Line) -> bool:
    """Whether a line holds several names of values, each a cell that ends with a colon."""
    return sum(cell.endswith(":") for cell in line.text.split("\t")) > 1


def _row(cluster: Sequence[Line], rules: Mapping[int, Sequence[Box]]) -> Line | None:
    """One line for the cluster; None where it stands on one level already, or holds more than one row."""
    words = [word for line in cluster for word in line.source.words]
    lines = levels(words)
    if len(lines) < 2:
        return None
    stacks = list(_stacks(lines))
    if any(map(_holds_several, stacks)):
        return None
    words_read = tuple(word for stack in stacks for word in _read_down(stack))
    page = cluster[0].page
    return tokenize(TextLine(words_read, Box.around(word.box for word in words)), rules.get(page, ()))


def _stacks(lines: Sequence[Sequence[Word]]) -> Iterator[Stack]:
    """The cells of the lines, left to right: what no gap parts that runs through all of them."""
    narrow, wide = _BETWEEN_CELLS
    blank = _blank(lines)
    gap = min(max(narrow, _BLANKS * blank), wide)
    edges = Counter(round(word.box.x0) for line in lines for word in line)
    placed = sorted(((word, at) for at, line in enumerate(lines) for word in line), key=lambda each: each[0].box.x0)
    stack: Stack = [[] for _ in lines]
    left = [sorted(line, key=lambda word: word.box.x0) for line in lines]
    reached = placed[0][0].box.x0
    for word, at in placed:
        apart = (word.box.x0 - reached) / word.size
        if (
            apart > gap
            or (apart > _SLIM_GAP * blank and _lines_begin_at(edges, word) > 1)
            or (apart > _TOUCH and not any(map(partial(_goes_across, gap), stack, left)))
        ):
            yield [line for line in stack if line]
            stack = [[] for _ in lines]
        stack[at].append(word)
        left[at].remove(word)
        reached = max(reached, word.box.x1)
    yield [line for line in stack if line]


def _goes_across(gap: float, line: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Whether a line of a cell goes on, after a blank, with the next of its words to the right."""
    return bool(line and rest) and (rest[0].box.x0 - line[-1].box.x1) / rest[0].size <= gap


def _lines_begin_at(edges: Counter[int], word: Word) -> int:
    """How many words begin where this one does: a column that is set to the left shows its edge so."""
    at = round(word.box.x0)
    return edges[at - 1] + edges[at] + edges[at + 1]


def _blank(lines: Sequence[Sequence[Word]]) -> float:
    """The width of the narrowest blank, in parts of the type size; a usual one where all gaps are wider than any."""
    gaps = ((right.box.x0 - left.box.x1) / left.size for line in lines for left, right in itertools.pairwise(line))
    return min((gap for gap in gaps if 0 < gap <= _WIDEST_BLANK), default=_USUAL_BLANK)


def _holds_several(stack: Stack) -> bool:
    """Whether two lines of a cell each hold a figure: they are cells of two rows."""
    return sum(bool(tokenize(TextLine.of(words)).having(Look.MONEY)) for words in stack) > 1


def _read_down(stack: Stack) -> list[Word]:
    """The words of a cell, line after line, with what was cut at the end of a line made whole.

    The word so cut ends the line right above; or, where lines of the next cell stand between, one farther up
    - that ends in a word as far left;
    - or that begins with one that touches the next cell.

    Letters under a code go behind it.
    """
    read: list[Word] = []
    ends: list[int] = []
    begins: list[int] = []
    above: list[Word] = []
    for line in stack:
        letters = list(itertools.takewhile(lambda word: of_equipment(word.text), line))
        if (place := _behind_code(read, letters)) is not None:
            read[place:place] = letters
            ends, begins = ([at + len(letters) * (at >= place) for at in those] for those in (ends, begins))
            line = line[len(letters) :]
        if not line:
            continue
        first, *others = line
        under = bool(above) and line[0].box.x0 < above[-1].box.x1 and above[0].box.x0 < line[-1].box.x1
        may = [at for at in (*begins, *ends) if abs(read[at].box.x0 - first.box.x0) < _SAME_EDGE]
        may += ends[-1:] if under else []
        cut = next((at for at in reversed(may) if goes_on(read[at].text, first.text)), None)
        if cut is None:
            begins.append(len(read))
            read.append(first)
        else:
            read[cut] = joined(read[cut], first)
        read += others
        ends.append(cut if cut is not None and not others else len(read) - 1)
        above = line
    return read


def _behind_code(read: Sequence[Word], letters: Sequence[Word]) -> int | None:
    """Where letters that begin the line under a code go in what was read: before the words of the cell beside it."""
    under = (at for at, word in enumerate(read) if letters and abs(word.box.x0 - letters[0].box.x0) < _SAME_EDGE)
    code = next((at for at in under if CODE_WITH_MODIFIERS.fullmatch(read[at].text)), len(read))
    return next((at for at in range(code + 1, len(read)) if not are_modifiers(read[at].text)), None)
