"""What is drawn round a line on its page, and what is to be cut from a file."""

from __future__ import annotations

from msgspec import Struct

from checker.model import Box, LineItem, Page


class Mark(Struct, frozen=True):
    """One line to mark: its box, the number for the margin on the left ("1" or "1, 3"), and a word for the right."""

    box: Box
    number: str
    note: str = ""


class Strip(Struct, frozen=True):
    """The lines in `boxes` (one a line) to be cut from the pages of a file, each with one line above and below under a
    veil, and with `label` in the margin.

    `width` is the picture's in pixels, twice that of its place on the page for a sharp screen. `narrow` is for a phone:
    each line is cut at blanks into pieces which are stacked, enlarged, and only the first has the lines above and
    below. A page among `pages` is first turned and straightened as it was to be read.
    """

    data: bytes
    boxes: tuple[Box, ...]
    label: str
    password: str | None = None
    width: int = 1440
    narrow: bool = False
    pages: tuple[Page, ...] = ()


def line_boxes(line: LineItem) -> tuple[Box, ...]:
    """One box a page for a line, whose row may wrap over lines and over a page's end; none where nobody knows where."""
    pages: dict[int, list[Box]] = {}
    for box in line.boxes:
        if box.width:
            pages.setdefault(box.page, []).append(box)
    return tuple(Box.around(boxes) for boxes in pages.values())
