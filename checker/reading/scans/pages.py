"""A picture of a page into a `Page`: straightened, read by an engine, its words in points where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, sin

import numpy as np
from numpy.typing import NDArray

from checker.model import Box, Page, PageSource, Warp, Word
from checker.reading.ink.characters import clean
from checker.reading.scans.alike import as_elsewhere
from checker.reading.scans.engine import Engine, SeenLine
from checker.reading.scans.grain import smoothed
from checker.reading.scans.levelling import Points, bend, tilt, unbent
from checker.reading.scans.paper import flattened
from checker.reading.scans.shots import Shot
from checker.reading.scans.strokes import strokes

_TYPE_SIZE = 0.67
"""The size of the type in parts of the height at which a line is found."""
_SUNK = 0.06
"""How far below the middle of that height the middle of the type lies, with its room for descenders."""
_ALIKE = 0.2
_THIN = frozenset("1Il|!")
_ON_IT = 2.0
"""How many points a ruled line is wide, and what is seen of it off its middle, at most."""
_LETTER_LONG = 792.0
"""Points that a sheet on a photo is taken to be long, whatever part of the picture it fills."""

Matrix = NDArray[np.float64]


def read_page(shot: Shot, engine: Engine) -> Page:
    """The page with all words the engine sees; without any, its source is `none`."""
    scale = shot.width / shot.grey.shape[1]
    grey = smoothed(shot.grey, scale)
    to_filed = np.diag([scale, shot.height / shot.grey.shape[0], 1.0])
    sheet = flattened(grey)
    if sheet is not None:
        grey, to_filed = sheet[0], to_filed @ sheet[1]
        scale = _LETTER_LONG / max(grey.shape)
    seen = engine.read(grey)
    to_filed = to_filed @ _turned_back(seen.turned, grey.shape)
    rows, columns = grey.shape if seen.turned % 180 == 0 else grey.shape[::-1]
    level = _rotation(tilt(seen.lines), columns / 2, rows / 2)
    to_read = np.diag([scale, scale, 1.0]) @ level
    width, height = columns * scale, rows * scale
    quads = [_moved(line.quad, to_read) for line in seen.lines]
    curve = bend(quads, width / 2, height / 2)
    words = [
        word
        for line, quad, high in zip(seen.lines, quads, _heights(quads), strict=True)
        for word in _words(line, unbent(quad, curve), high, shot.number)
    ]
    upright = np.ascontiguousarray(np.rot90(grey, -seen.turned // 90))
    rules = strokes(upright, level, scale, curve, shot.number)
    words = [word for word in words if not _is_rule(word, rules)]
    matrix = to_filed @ np.linalg.inv(to_read)
    illegible, traces = (
        tuple(_box(unbent(_moved(quad, to_read), curve), shot.number) for quad in quads)
        for quads in (seen.illegible, seen.traces)
    )
    page = Page(
        shot.number,
        width,
        height,
        tuple(words),
        rules=rules,
        pictures=(Box(shot.number, 0.0, 0.0, width, height),),
        source=PageSource.OCR if words else PageSource.NONE,
        warp=Warp(tuple(float(value) for value in matrix.ravel()), curve),
        illegible=illegible,
        traces=traces,
    )
    return as_elsewhere(page)


def _is_rule(word: Word, rules: Sequence[Box]) -> bool:
    """Whether a letter is a piece of an upright ruled line: a thin one that stands on it."""
    box = word.box
    return word.text in _THIN and any(
        rule.width < _ON_IT and abs(rule.middle - box.middle) < _ON_IT and rule.shared_height(box) > 0 for rule in rules
    )


def _heights(quads: Sequence[Points]) -> list[float]:
    """The height of each line: as found it wavers, so what much the same lines have in the middle is taken for all."""
    found = np.array([np.linalg.norm(quad[3] - quad[0]) for quad in quads])
    return [float(np.median(found[np.abs(found - height) <= _ALIKE * height])) for height in found]


def _words(line: SeenLine, quad: Points, height: float, number: int) -> list[Word]:
    """The words of a line, whose corners and height are given in points of the level page."""
    if _is_on_end(quad):
        return [_on_end(line, quad, height, number)]
    words = []
    for word in line.words:
        start, end = _across(quad, word.start), _across(quad, word.end)
        middle, half = float(start[1] + end[1]) / 2 + height * _SUNK, height * _TYPE_SIZE / 2
        box = Box(number, float(start[0]), middle - half, float(end[0]), middle + half)
        words.append(Word(clean(word.text), box, height * _TYPE_SIZE, confidence=word.confidence))
    return words


def _is_on_end(quad: Points) -> bool:
    across, down = np.abs(quad[1] - quad[0])
    return bool(down > across)


def _on_end(line: SeenLine, quad: Points, height: float, number: int) -> Word:
    """The words of a line that goes up or down as one, since their order is told by no box."""
    (x0, y0), (x1, y1) = _across(quad, line.words[0].start), _across(quad, line.words[-1].end)
    middle, half = float(x0 + x1) / 2, height * _TYPE_SIZE / 2
    text = clean(" ".join(word.text for word in line.words))
    box = Box(number, middle - half, float(min(y0, y1)), middle + half, float(max(y0, y1)))
    return Word(text, box, height * _TYPE_SIZE, upright=False, confidence=min(word.confidence for word in line.words))


def _across(quad: Points, part: float) -> Points:
    left, right = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
    return np.asarray(left + (right - left) * part)


def _box(quad: Points, number: int) -> Box:
    """The upright box around a stretch of ink that is level by now."""
    (x0, top), (x1, bottom) = quad.min(axis=0), quad.max(axis=0)
    return Box(number, float(x0), float(top), float(x1), float(bottom))


def _moved(quad: Points, matrix: Matrix) -> Points:
    """Corners taken through a matrix, in perspective where it has any."""
    flat = np.column_stack((quad, np.ones(len(quad)))) @ matrix.T
    return np.asarray(flat[:, :2] / flat[:, 2:])


def _rotation(angle: float, across: float, down: float) -> Matrix:
    """What turns points back by an angle about a point."""
    c, s = cos(angle), sin(angle)
    return np.array([[c, s, across - c * across - s * down], [-s, c, down + s * across - c * down], [0, 0, 1]])


def _turned_back(turned: int, shape: tuple[int, ...]) -> Matrix:
    """What takes pixels of the turned picture to those of the picture of this shape (rows, columns)."""
    rows, columns = shape[:2]
    match turned % 360:
        case 90:
            return np.array([[0, 1, 0], [-1, 0, rows], [0, 0, 1]], dtype=np.float64)
        case 180:
            return np.array([[-1, 0, columns], [0, -1, rows], [0, 0, 1]], dtype=np.float64)
        case 270:
            return np.array([[0, -1, columns], [1, 0, 0], [0, 0, 1]], dtype=np.float64)
        case _:
            return np.eye(3)
