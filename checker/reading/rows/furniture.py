"""Page furniture: what stands around the tables of every page and belongs to none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checker.reading.columns.headings import find_headings
from checker.reading.columns.table_kinds import TableKind
from checker.reading.tokens.tokens import Line, Look
from checker.remembered import remembered

_TOP_MARGIN, _FOOT = 60.0, 40.0  # points from the top, and from the lowest line
_PAGES = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})")


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines less those that stand around the tables of several pages at one height with the same words, and once on
    each: an item may be called alike at the top of one page and in the midst of another. So less a count of pages that
    ends one, as a browser prints it: "1/2", and less what opens a page with the words that open the first
    and says whose it is.
    """
    last = {line.page: line for line in lines}
    lines = [line for line in lines if line is not last[line.page] or not _counts_pages(line)]
    pages = {line.page for line in lines}
    if len(pages) < 2:
        return list(lines)
    opening = {line.page: line for line in reversed(lines)}
    alike = [line for line in opening.values() if _opens_alike(line, lines[0])]
    lines = [line for line in lines if line not in alike]
    places: dict[tuple[str, int], set[int]] = {}
    for line in lines:
        places.setdefault(_place(line), set()).add(line.page)
    said = Counter((_words(line), line.page) for line in lines)
    several = {words for (words, _), times in said.items() if times > 1}
    heads: dict[int, float] = {min(pages): 0.0}  # that of the first page says whose statement it is
    for block in find_headings(lines):
        if block.kind is TableKind.ITEMS:
            heads.setdefault(lines[block.first].page, lines[block.first].box.top)
    lowest: dict[int, float] = {}
    for line in lines:
        lowest[line.page] = max(lowest.get(line.page, 0.0), line.box.bottom)
    return [
        line
        for line in lines
        if len(places[_place(line)]) < 2
        or _words(line) in several
        or line.having(Look.MONEY)
        or line.having(Look.CODE)
        or heads.get(line.page, _TOP_MARGIN) <= line.box.top < lowest[line.page] - _FOOT
    ]


def _counts_pages(line: Line) -> bool:
    """Whether a line says nothing but which page it is of how many."""
    counted = _PAGES.fullmatch(line.text.strip())
    return counted is not None and int(counted[1]) <= int(counted[2])


def _opens_alike(line: Line, first: Line) -> bool:
    """Whether a line begins with the words of the first, says more, and tells of no charge."""
    told = line.having(Look.MONEY) or line.having(Look.CODE)
    return line.text.startswith(first.text) and line.text != first.text and not told


def _place(line: Line) -> tuple[str, int]:
    return _words(line), round(line.box.top / 3)


@remembered
def _words(line: Line) -> str:
    """What a line says; numbers may differ from page to page, a date tells of one page alone."""
    dates = " ".join(token.text for token in line.having(Look.DATE))
    return re.sub(r"\d+", "0", line.text) + dates
