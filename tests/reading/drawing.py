"""Pages drawn as text: each line of the drawing is a line of print, each word stands where its columns say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Box, Page, Word
from checker.reading.ink.lines import TextLine, text_lines

COLUMN, PITCH, SIZE = 6.0, 12.0, 10.0
LARGE = "^"
UPRIGHT, LEVEL = "│", "─"


def draw(drawing: str, number: int = 1) -> Page:
    """One Letter page. A line that begins with ^ is in large type, │ is an upright ruled line,
    ─ one along the foot of the line above, ~ a missing blank."""
    words: list[Word] = []
    rules: list[Box] = []
    row = 0
    for text in drawing.splitlines():
        top = 36 + row * PITCH
        if text.strip(f" {LEVEL}") == "" and LEVEL in text:
            rules.append(Box(number, 30 + text.index(LEVEL) * COLUMN, top - 1, 30 + len(text) * COLUMN, top - 0.5))
            continue
        row += 1
        size = 16.0 if text.startswith(LARGE) else SIZE
        text = text.replace(LARGE, " ", 1) if size > SIZE else text
        for match in re.finditer(rf"[^\s{UPRIGHT}]+", text):
            start, end = match.span()
            box = Box(number, 30 + start * COLUMN, top, 30 + end * COLUMN, top + SIZE)
            words.append(Word(match[0], box, size))
        for match in re.finditer(UPRIGHT, text):
            x = 30 + (match.start() + 0.5) * COLUMN
            rules.append(Box(number, x, top - 1, x + 0.5, top + PITCH))
    return Page(number, 612.0, 792.0, tuple(words), tuple(rules))


def lines_of(pages: Sequence[Page]) -> list[TextLine]:
    """All text lines of the pages, in order."""
    return [line for page in pages for line in text_lines(page)]
