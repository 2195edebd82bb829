"""Strokes of a page joined to the ruled lines a person sees."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence

from checker.model import Box, Word

Segment = tuple[float, float, float, float]
"""A level or plumb stroke: x0, top, x1, bottom."""

_SAME_TRACK = 0.75
_GAP = 3.0
_SHORTEST = 4.0
_SQUARE = 0.01
_FEWEST_BARS = 12
_BAR_PITCH = 8.0
_TALLEST = 20.0
"""Points: type is no higher along a line that leads from word to word, which is longer than that."""
_BESIDE = 0.8
"""How far off such a line the words stand at most, in their heights."""


def ruled_lines(segments: Sequence[Segment], page: int) -> tuple[Box, ...]:
    """Level and plumb lines as thin boxes: pieces on one track that touch are one line, repeats are one, and what is
    no longer than a letter is wide is none. A square dot may be a piece of either.
    """
    level = [segment for segment in segments if segment[2] - segment[0] > segment[3] - segment[1] - _SQUARE]
    plumb = [_flipped(segment) for segment in segments if segment[3] - segment[1] > segment[2] - segment[0] - _SQUARE]
    lines = [*_joined(level), *(_flipped(line) for line in _without_bars(_joined(plumb)))]
    return tuple(Box(page, *line) for line in lines)


def without_leaders(rules: Sequence[Box], words: Iterable[Word]) -> tuple[Box, ...]:
    """The ruled lines less those that lead, like dots, from a word of a line to its next one."""
    boxes = sorted((word.box for word in words), key=lambda box: box.bottom)
    bottoms = [box.bottom for box in boxes]
    kept: list[Box] = []
    for rule in rules:
        over = (
            boxes[bisect(bottoms, rule.level) : bisect(bottoms, rule.level + _TALLEST)] if rule.width > _TALLEST else []
        )
        beside = [box for box in over if box.top < rule.level]
        begins = any(0 <= rule.x0 - box.x1 < _BESIDE * box.height for box in beside)
        if not (begins and any(0 <= box.x0 - rule.x1 < _BESIDE * box.height for box in beside)):
            kept.append(rule)
    return tuple(kept)


def _without_bars(lines: list[Segment]) -> list[Segment]:
    """Without the bars of barcodes: many lines of one length side by side, closer than any columns are."""
    sets: dict[tuple[int, int], list[Segment]] = {}
    for line in lines:
        sets.setdefault((round(line[0]), round(line[2])), []).append(line)
    kept: list[Segment] = []
    for alike in sets.values():
        alike.sort(key=lambda line: line[1])
        if len(alike) < _FEWEST_BARS or (alike[-1][1] - alike[0][1]) / len(alike) > _BAR_PITCH:
            kept += alike
    return kept


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Level segments joined along their tracks. Sorted by track, then by start, so one pass is enough."""
    tracks: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s[1] + s[3]):
        middle = (segment[1] + segment[3]) / 2
        if tracks and middle - (tracks[-1][0][1] + tracks[-1][0][3]) / 2 <= _SAME_TRACK:
            tracks[-1].append(segment)
        else:
            tracks.append([segment])
    return [line for track in tracks for line in _along(track) if line[2] - line[0] >= _SHORTEST]


def _along(track: list[Segment]) -> list[Segment]:
    track.sort()
    lines: list[Segment] = []
    for x0, top, x1, bottom in track:
        if lines and x0 - lines[-1][2] <= _GAP:
            last = lines[-1]
            lines[-1] = (last[0], min(last[1], top), max(last[2], x1), max(last[3], bottom))
        else:
            lines.append((x0, top, x1, bottom))
    return lines


def _flipped(segment: Segment) -> Segment:
    """The segment mirrored, so that plumb lines are joined as level ones are."""
    x0, top, x1, bottom = segment
    return (top, x0, bottom, x1)
