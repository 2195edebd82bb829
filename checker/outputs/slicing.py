"""Printed lines cut out of their page: with their neighbours, and at blanks into pieces that a phone can show large."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from checker.model import Box
from checker.outputs.rendering import Canvas

_SCALE = 2.0
_CONTRAST = 60
_INNER = 0.2
_NEIGHBOUR = 2.4


def runs(lines: Iterable[Box]) -> list[list[Box]]:
    """The lines, top to bottom, in groups of those that are neighbours on their page."""
    groups: list[list[Box]] = []
    for line in sorted(lines, key=lambda box: (box.page, box.top)):
        last = groups[-1][-1] if groups else None
        if last and last.page == line.page and line.top - last.bottom < _NEIGHBOUR / 2 * line.height:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def with_neighbours(paper: Canvas, lines: Sequence[Box]) -> tuple[float, float]:
    """From the top of the printed line above the lines to the bottom of the one below, in points.

    Where nothing stands near, it is a small margin.
    """
    around = Box.around(lines)
    reach = lines[0].height * _NEIGHBOUR
    above = Box(around.page, around.x0, max(around.top - reach, 0), around.x1, around.top)
    below = Box(around.page, around.x0, around.bottom, around.x1, min(around.bottom + reach, paper.height))
    return around.top - _first_line(_inked_rows(paper, above)[::-1]), around.bottom + _first_line(
        _inked_rows(paper, below)
    )


def slices(paper: Canvas, lines: Sequence[Box], widest: float) -> list[tuple[float, float]]:
    """Left and right ends of pieces of at most about `widest` points, cut where none of the lines has print.

    Where a stretch longer than that has no blank, its piece is longer.
    """
    around = Box.around(lines)
    gaps = _blanks(paper, lines, around)
    pieces: list[tuple[float, float]] = []
    start = around.x0
    while around.x1 - start > widest:
        parts_left = -(-(around.x1 - start) // widest)
        goal = start + (around.x1 - start) / parts_left
        ahead = [gap for gap in gaps if start + widest * 0.3 < gap[0] and gap[1] < around.x1 - widest * 0.1]
        if not ahead:
            break
        end, following = min(ahead, key=lambda gap: abs((gap[0] + gap[1]) / 2 - goal) - 4 * min(gap[1] - gap[0], 30))
        pieces.append((start, end))
        start = following
    return [*pieces, (start, around.x1)]


def _blanks(paper: Canvas, lines: Sequence[Box], around: Box) -> list[tuple[float, float]]:
    """Stretches without ink in any of the lines, at least half a line's height wide, in points."""
    inked = np.any([_ink(paper, _middle(line, around)).any(axis=0) for line in lines], axis=0)
    scale = len(inked) / around.width
    found, at = [], 0
    for ink, run in groupby(inked.tolist()):
        length = len(list(run))
        if not ink and length > lines[0].height / 2 * scale:
            found.append((around.x0 + at / scale, around.x0 + (at + length) / scale))
        at += length
    return found


def _middle(line: Box, around: Box) -> Box:
    """The line's inner height, free of the rules of a grid, over the whole width."""
    inset = line.height * _INNER
    return Box(line.page, around.x0, line.top + inset, around.x1, line.bottom - inset)


def _inked_rows(paper: Canvas, band: Box) -> list[bool]:
    return [] if band.height < 1 else [bool(row.any()) for row in _ink(paper, band)]


def _first_line(rows: Sequence[bool]) -> float:
    """How far, in points, the first printed line reaches in rows of pixels that start at our line's edge."""
    at = 0
    for ink, run in groupby(rows):
        length = len(list(run))
        at += length
        if ink and length > 3 * _SCALE:
            break
    return at / _SCALE + 2


def _ink(paper: Canvas, part: Box) -> NDArray[np.bool_]:
    grey = np.asarray(paper.draw(_SCALE, part).convert("L"), dtype=np.int16)
    return grey < np.median(grey) - _CONTRAST
