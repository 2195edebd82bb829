"""Heading lines that say the same words as others: the columns of these, set where the words stand there.

A notice prints its heading anew for each claim, with narrower or wider columns, and so wrapped in other ways.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.model import Box
from checker.reading.columns.heading_columns import Heading
from checker.reading.tokens.tokens import Line


def set_alike(columns: Sequence[Heading], read: Sequence[Line], lines: Sequence[Line]) -> tuple[Heading, ...] | None:
    """The columns that were found in the heading lines `read`, as `lines` have them; None where these say other words
    or say them in another order from left to right."""
    known, words = _by_text(read), _by_text(lines)
    if {text: len(boxes) for text, boxes in known.items()} != {text: len(boxes) for text, boxes in words.items()}:
        return None
    moved = []
    for column in columns:
        boxes = [
            words[text][at] for text, all_ in known.items() for at, box in enumerate(all_) if _inside(box, column.box)
        ]
        if not boxes:
            return None
        moved.append(replace(column, box=Box.around(boxes)))
    ordered = all(left.box.x0 < right.box.x0 for left, right in itertools.pairwise(moved))
    return tuple(moved) if ordered else None


def _by_text(lines: Sequence[Line]) -> Mapping[str, list[Box]]:
    """Where each word stands, from left to right."""
    found: dict[str, list[Box]] = {}
    for word in sorted((word for line in lines for word in line.source.words), key=lambda word: word.box.x0):
        found.setdefault(word.text, []).append(word.box)
    return found


def _inside(box: Box, column: Box) -> bool:
    return column.x0 <= box.middle <= column.x1 and column.top <= box.level <= column.bottom
