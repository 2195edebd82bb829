"""What is drawn round a line on its page."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import Box, LineItem


@dataclass(frozen=True, slots=True)
class Mark:
    """One line to mark: its box, the number for the margin on the left ("1" or "1, 3"), and a word for the right."""

    box: Box
    number: str
    note: str = ""


def line_boxes(line: LineItem) -> tuple[Box, ...]:
    """One box a page for a line, whose row may wrap over lines and over a page's end; none where nobody knows where."""
    pages: dict[int, list[Box]] = {}
    for box in line.boxes:
        if box.width:
            pages.setdefault(box.page, []).append(box)
    return tuple(Box.around(boxes) for boxes in pages.values())
