"""Where the asked-about lines stand on their pages, and under which number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Box, Flag, LineItem, Review


@dataclass(frozen=True, slots=True)
class Mark:
    """One line to mark: its box, the number for the margin on the left ("1" or "1, 3"), and a word for the right."""

    box: Box
    number: str
    note: str = ""


def line_boxes(line: LineItem) -> tuple[Box, ...]:
    """One box a page for a line, whose row may wrap over lines and over a page's end."""
    pages: dict[int, list[Box]] = {}
    for box in line.boxes:
        pages.setdefault(box.page, []).append(box)
    return tuple(Box.around(boxes) for boxes in pages.values())


def marks_by_document(review: Review, asked: Sequence[Flag], line_word: str = "") -> dict[str, tuple[Mark, ...]]:
    """The marks of each document, by its id: the asked flags are numbered from 1 in the given order.

    With `line_word` ("line", "renglón") each mark also names its line number, as the letter does.
    """
    numbers: dict[int, list[int]] = {}
    for number, flag in enumerate(asked, 1):
        for line in flag.lines:
            numbers.setdefault(line, []).append(number)
    documents = {statement.number: statement.document for statement in review.statements}
    found: dict[str, list[Mark]] = {}
    for line in review.lines:
        if line.number in numbers:
            label = ", ".join(str(number) for number in numbers[line.number])
            note = f"{line_word} {line.number}" if line_word else ""
            found.setdefault(documents[line.statement], []).extend(Mark(box, label, note) for box in line_boxes(line))
    return {document: tuple(marks) for document, marks in found.items()}
