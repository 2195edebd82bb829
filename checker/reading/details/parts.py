"""Lines of text into cells of parts: a cell ends at a wide gap or a ruled line, a part at a colon, # or leader."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.model import Box, Page, Word
from checker.reading.details.names import plain
from checker.reading.tokens.tokens import CELL_GAP

_CUT = re.compile(r"(?<!\d):(?!//)|(?<=\d):(?!\d)|#|\.{3,}|_{2,}|…+|(?<=[A-Za-z]{2})/(?=[A-Za-z]{2})|[|•·●▪■◆]")
PHONE = re.compile(
    r"(?<![\w-])(?:\+?1\s?[-.\s]\s?|\+1)?(?:\(\d{3}\)\s?-?\s?|\d{3}\s?[-.‐‑–�]\s?|\d{3}\s)"
    r"\d{3}\s?[-.‐‑–�\s]\s?\d{4}(?![\w-])"
)
_ID_WORD = re.compile(r"(?=.*\d)[A-Za-z0-9*•][A-Za-z0-9*•.\-/]*")
_MONEY_LIKE = re.compile(r"[$(+-]*\d[\d,]*\.\d\d\)?-?")
_LEADER = re.compile(r"\.{2,}|_+|…+|(?:\.\s?)+|-{2,}")
_STROKES, _STAR = ("|", "│", "¦", "!"), "*"
_TOUCHING = 0.05  # of the type's size
_FEWEST_SPACED, _SPACED = 3, 0.85
"""How many letters show that they are set apart, and how much of the type size each then takes at least."""
_SPACED_GAP = 1.4 * CELL_GAP
_BUCKET = 24.0  # points, two lines: where ruled lines are sought


class Part(NamedTuple):
    """A word, or what a colon, # or leader cut from it. `key` is its plain form, "" for punctuation alone."""

    text: str
    key: str
    box: Box
    glued: bool
    word: Word

    @property
    def is_colon(self) -> bool:
        return self.text == ":"

    @property
    def is_leader(self) -> bool:
        return not self.key and _LEADER.fullmatch(self.text) is not None

    @property
    def is_divider(self) -> bool:
        return self.text in "|•·●▪■◆"


class Value(NamedTuple):
    """A value and the parts it was read from; `quality` (0 to 1) is how well its look fits."""

    text: str
    parts: Sequence[Part]
    quality: float = 1.0


def text_of(parts: Sequence[Part]) -> str:
    """The parts as printed, with a blank where the paper has one."""
    if len(parts) == 1:
        return parts[0].text
    return "".join(part.text if part.glued or not at else f" {part.text}" for at, part in enumerate(parts))


def is_id_word(part: Part) -> bool:
    """Whether a part could belong to a number of an account or a member: it has a digit and is no money."""
    text = part.text.strip(".,;()")
    return _ID_WORD.fullmatch(text) is not None and not _MONEY_LIKE.fullmatch(text)


def parts_within(parts: Sequence[Part], length: int) -> Sequence[Part]:
    """The parts that make up the first `length` characters of `text_of(parts)`."""
    return [part for at, part in enumerate(parts) if len(text_of(parts[: at + 1])) <= length]


def box_of(parts: Sequence[Part]) -> Box:
    """The box around some parts of one line."""
    if len(parts) == 1:
        return parts[0].box
    first, last = parts[0].box, parts[-1].box
    return Box(
        first.page, first.x0, min(part.box.top for part in parts), last.x1, max(part.box.bottom for part in parts)
    )


def boxes_of(parts: Sequence[Part]) -> tuple[Box, ...]:
    """The boxes around parts that may stand on several lines, one for each line."""
    runs: list[list[Part]] = []
    for part in parts:
        if runs and part.box.top < runs[-1][-1].box.bottom and part.box.x0 > runs[-1][-1].box.x0:
            runs[-1].append(part)
        else:
            runs.append([part])
    return tuple(box_of(run) for run in runs)


def cells(words: Sequence[Word], uprights: Sequence[float] = ()) -> Iterator[list[Part]]:
    """The cells of a line, left to right; `uprights` are the places (x) of ruled lines that cross it.

    A line that begins with an upright stroke, or stands between two stars, is a row of a table or a box drawn in
    characters: each stroke or star ends a cell.
    """
    strokes = words[0].text in _STROKES or words[0].text == words[-1].text == _STAR
    cell: list[Part] = []
    before: Word | None = None
    for word in words:
        if before is not None:
            left, right = before.box.x1, word.box.x0
            wide = right - left > (_SPACED_GAP if _is_spaced(before) else CELL_GAP) * min(before.size, word.size)
            if cell and (wide or (uprights and any(left - 1 <= x <= right + 1 for x in uprights))):
                yield cell
                cell = []
        if strokes and word.text in (*_STROKES, _STAR):
            if cell:
                yield cell
            cell = []
        else:
            touches = bool(cell) and before is not None and word.box.x0 - before.box.x1 < _TOUCHING * word.size
            if not word.text.isalnum() and _CUT.search(word.text):
                cell.extend(_cut(word))
            else:
                is_glued = touches and not word.text[0].isalnum()
                cell.append(Part(word.text, plain(word.text), word.box, is_glued, word))
        before = word
    if cell:
        yield cell


def _is_spaced(word: Word) -> bool:
    """Whether the letters of a word are set apart, as those of a letterhead may be; its blanks are wider too."""
    return (
        len(word.text) >= _FEWEST_SPACED
        and word.text.isalpha()
        and word.box.width > _SPACED * word.size * len(word.text)
    )


def _cut(word: Word) -> Iterator[Part]:
    """The parts of a word that holds a colon, a # or a leader."""
    text = word.text
    at = 0
    for match in [*_CUT.finditer(text), None]:
        for start, end in ((at, match.start()), match.span()) if match else ((at, len(text)),):
            if start < end:
                piece = text[start:end]
                yield Part(piece, "#" if piece == "#" else plain(piece), word.box_of(start, end), start > 0, word)
        at = match.end() if match else at


def upright_rules(page: Page) -> Mapping[int, Sequence[tuple[float, float, float]]]:
    """The upright ruled lines (x, top, bottom) of a page, sides of boxes included, by the height bands they cross."""
    bands: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for rule in page.rules:
        if rule.height < 6:
            continue
        sides = (rule.middle,) if rule.width < 3 else (rule.x0, rule.x1)
        for band in range(int(rule.top // _BUCKET), int(rule.bottom // _BUCKET) + 1):
            bands[band].extend((x, rule.top, rule.bottom) for x in sides)
    return bands


def crossing(bands: Mapping[int, Sequence[tuple[float, float, float]]], box: Box) -> list[float]:
    """Where upright rules cross a line of text."""
    middle = (box.top + box.bottom) / 2
    return [x for x, top, bottom in bands.get(int(middle // _BUCKET), ()) if top <= middle <= bottom]
