"""The numbers of claims, each behind its label on a line or in a cell of several lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.reading.notice_words import notice_pattern, notice_words
from checker.reading.tokens.tokens import Line

_NUMBER = r"(?P<value>[A-Z0-9](?:[A-Z0-9]|[ -](?=\d)){4,}[A-Z0-9])"
_DIGITS = re.compile(r"\d.*\d")
_REST = re.compile(r"#?[A-Z0-9-]*\d[A-Z0-9-]*")
_MOST_LINES = 4
_CLOSE, _SAME_EDGE = 0.5, 3.0
"""How near, in heights of type, and how straight, in points, the lines of one cell stand under one another."""


@cache
def numbered() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(\t])(?i:{notice_pattern('claims', 'number')})\s*[:#.]*\s*(?:\(s\)\s*)?{_NUMBER}")


@cache
def _cut_number() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?i:{notice_pattern('claims', 'number')})\s*[:#]*\s*(?:#?[\d-]+-)?$")


def numbers(lines: Sequence[Line], *, closing: bool) -> Iterator[tuple[Line, str]]:
    """Each line that prints a claim's number after its label; those that close a claim apart from the others."""
    closes = notice_words("claims", "closing")
    for at, line in enumerate(lines):
        found = number_in(_with_next_lines(lines, at))
        over = lines[at - 1] if at and goes_on_in_cell(lines[at - 1], line) else line
        begins = over.text.split("\t")[0] if len(over.text.split("\t")[0].split()) < _MOST_LINES else ""
        closed = any(closes.match(text.strip().lower()) for text in (begins, line.text))
        if found and closed is closing:
            yield line, found


def number_in(text: str) -> str | None:
    """The first number behind a label of claims; capitals alone are none ("CLAIM DETAIL: Claim # 3244691965975")."""
    values = (found["value"].strip() for found in numbered().finditer(re.sub(r"\t| \| ", " ", text)))
    return next(filter(_DIGITS.search, values), None)


def _with_next_lines(lines: Sequence[Line], at: int) -> str:
    """The text of a line; where its first cell ends with the label of a claim's number or amid that number, this cell
    with the lines on which it goes on."""
    cell = lines[at].text.split("\t")[0]
    if not _cut_number().search(cell) or (not cell.endswith("-") and number_in(lines[at].text)):
        return lines[at].text
    for above, line in itertools.pairwise(lines[at : at + _MOST_LINES]):
        more = line.text.split("\t")[0]
        if not _REST.fullmatch(more) or not goes_on_in_cell(above, line):
            break
        cell += more if cell.endswith("-") else f" {more}"
    return cell


def goes_on_in_cell(above: Line, line: Line) -> bool:
    close = above.page == line.page and line.box.top - above.box.bottom < _CLOSE * line.box.height
    return close and abs(above.box.x0 - line.box.x0) < _SAME_EDGE
