"""Two pages side by side, printed on one sheet to save paper or in an open booklet: each is read as a page of its own,
and what was read is put back on the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box, Page, Statement, UnreadRow
from checker.reading.columns.headings import find_headings
from checker.reading.columns.table_kinds import TableKind
from checker.reading.columns.upright_headings import lines_of_page
from checker.reading.ink.lines import TextLine
from checker.reading.ink.turning import page_placed, statement_placed
from checker.reading.repairs.pages import set_right
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line, Look

_OFF_MIDDLE = 0.03
"""How far off the middle of the sheet the blank about its fold may end, in parts of its width."""
_MARGINS, _SAME_MARGIN = 0.04, 0.015
"""How wide the two margins at a fold are together at least, and how far two left margins differ, in such parts."""
_LEVEL, _MOST_LEVEL = 0.25, 0.5
"""How far apart two lines of one row lie at most, in their height, and the part of the lines of two pages that do."""
_FEWEST = 5  # lines of a page


class Leaf(Struct, frozen=True):
    """A page, its boxes in points from its own left; its sheet, and how many points from the left of that it begins."""

    page: Page
    sheet: int
    left: float = 0.0

    def on_sheet(self, box: Box) -> Box:
        return replace(box, page=self.sheet, x0=box.x0 + self.left, x1=box.x1 + self.left)


def leaves_of(pages: Sequence[Page]) -> list[Leaf]:
    """The pages; those that are sheets of two, as most of the file must be, are parted, and all are numbered anew."""
    folds = [_fold(sheet) for sheet in pages]
    if len(folds) > 1 and 2 * sum(fold is not None for fold in folds) <= len(folds):
        folds = [None] * len(folds)
    leaves: list[Leaf] = []
    for sheet, fold in zip(pages, folds, strict=True):
        number = len(leaves) + 1
        if fold is None:
            leaves.append(_leaf(sheet, 0.0, sheet.width, number) if number != sheet.number else Leaf(sheet, number))
        else:
            leaves += [_leaf(sheet, 0.0, fold, number), _leaf(sheet, fold, sheet.width, number + 1)]
    return leaves


def on_sheets(statement: Statement, leaves: Sequence[Leaf]) -> Statement:
    """The statement with its boxes and pages where the sheets have them."""

    def row_on_sheet(row: UnreadRow) -> UnreadRow:
        return replace(row, page=leaves[row.page - 1].sheet)

    def sheets(numbers: Sequence[int]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(leaves[number - 1].sheet for number in numbers))

    placed = statement_placed(statement, lambda box: leaves[box.page - 1].on_sheet(box))
    unread, unread_pages = map(row_on_sheet, placed.reading.unread), sheets(placed.reading.unread_pages)
    reading = replace(placed.reading, unread=tuple(unread), unread_pages=unread_pages)
    return replace(placed, pages=sheets(placed.pages), reading=reading)


def _leaf(sheet: Page, left: float, right: float, number: int) -> Leaf:
    """What stands between two places of a sheet (points from its left), as page `number`."""

    def place(box: Box) -> Box:
        return replace(box, page=number, x0=box.x0 - left, x1=box.x1 - left)

    words = tuple(word for word in sheet.words if left <= word.box.middle < right)
    rules, illegible, traces = (
        tuple(box for box in boxes if left <= box.middle < right)
        for boxes in (sheet.rules, sheet.illegible, sheet.traces)
    )
    part = replace(
        sheet, number=number, width=right - left, words=words, rules=rules, illegible=illegible, traces=traces
    )
    return Leaf(page_placed(part, place), sheet.number, left)


def _fold(sheet: Page) -> float | None:
    """Where two pages meet on a sheet, in points from its left; None where it is one page.

    No word stands across a fold. Either both have the same headings, or both begin at the same distance from the left
    and hold lines on no common level, as the cells of one table do, none of which is a row cut from its figure.
    """
    if sheet.width < sheet.height:
        return None
    left_end, right_start = _blank_about_middle(sheet)
    if left_end >= right_start:
        return None
    fold = (left_end + right_start) / 2
    words = set_right(sheet).words
    left, right = (
        lines_of_page(replace(sheet, words=tuple(word for word in words if (word.box.middle < fold) is at)))
        for at in (True, False)
    )
    roles = _headed(left)
    same = bool(roles) and roles == _headed(right)
    apart = right_start - left_end >= _MARGINS * sheet.width
    return fold if same or (apart and _are_pages(left, right, sheet.width)) else None


def _blank_about_middle(sheet: Page) -> tuple[float, float]:
    """The widest stretch about the middle, from top to bottom, on which no word stands: its two edges, in points."""
    boxes = sorted((word.box for word in sheet.words), key=lambda box: box.x0)
    ends = accumulate((box.x1 for box in boxes), max)
    blanks = [(end, following.x0) for end, (_, following) in zip(ends, pairwise(boxes), strict=False)]
    middle, off = sheet.width / 2, _OFF_MIDDLE * sheet.width
    near = [(start, end) for start, end in blanks if start - off < middle < end + off]
    return max(near, key=lambda edges: edges[1] - edges[0], default=(sheet.width, 0.0))


def _are_pages(left: Sequence[TextLine], right: Sequence[TextLine], width: float) -> bool:
    """Whether what stands left and right of a fold are two pages."""
    fewer, more = sorted((left, right), key=len)
    if len(fewer) < _FEWEST:
        return False
    first, second = (min(line.box.x0 for line in half) for half in (left, right))
    if abs(second - width / 2 - first) > _SAME_MARGIN * width:
        return False
    levels = [line.box.level for line in more]
    level = sum(min(abs(line.box.level - at) for at in levels) < _LEVEL * line.box.height for line in fewer)
    return level <= _MOST_LEVEL * len(fewer) and not _cuts_row(
        *([tokenize(line) for line in half] for half in (left, right))
    )


def _cuts_row(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether a line left of a fold has a day or a code and no figure, which stands alone on its level to the right."""
    figures = [line.box.level for line in right if {token.look for token in line.tokens} == {Look.MONEY}]
    rows = (
        line.box for line in left if not line.having(Look.MONEY) and (line.having(Look.DATE) or line.having(Look.CODE))
    )
    return any(abs(row.level - at) < _LEVEL * row.height for row in rows for at in figures)


def _headed(lines: Sequence[TextLine]) -> tuple[str, ...]:
    """What the columns of the first table are called; nothing where there is none."""
    blocks = find_headings([tokenize(line) for line in lines])
    return next((block.roles for block in blocks if block.kind is TableKind.ITEMS), ())
