"""A box of other matter that stands beside a table: its lines are set apart from the rows they share a height with.

Such a box (the account in brief, ages of the balance, how to pay) stands left or right of all columns, parted from them
by a gutter that no row crosses. It is known by the names of sums and details in it, by words where no column is
headed, or by lines that keep to no row's level, as those of an advert do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from checker.model import Box, FigureKind
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.heading_lines import DOLLARS, may_head
from checker.reading.columns.headings import HeadingBlock, find_headings
from checker.reading.columns.side_by_side import part_of_line
from checker.reading.columns.table_kinds import TableKind
from checker.reading.tokens.heading_words import FIGURE_ROLES, money_roles
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.vocabulary import any_of

_GUTTER = 4.0
"""The least width of the gutter, in points."""
_FEWEST_COLUMNS = 3
_ROWS_OWN = frozenset(
    {Role.SERVICE_DATE, Role.FROM_DATE, Role.TRANSACTION_DATE, Role.CODE, Role.DESCRIPTION, Role.CHARGE, Role.AMOUNT}
)
_NAMES = FIGURE_ROLES.keys() - {FigureKind.TOTAL}
_DETAILS = tuple(re.compile(rf"\b{any_of(name)}\b", re.IGNORECASE) for name in ("person_labels", "account_labels"))
_FEWEST_NAMES = 2
_FEWEST_LINES, _LEVEL = 3, 0.5
"""How many lines a box of words alone has at least, and how many points off a row's its own stand."""
_APART = 3.0
"""How many line heights the lines of one box stand apart at most."""


class Panel(Struct, frozen=True):
    """A box beside a table: on which page, from where to where down it, and between which x it stands (points)."""

    page: int
    top: float
    bottom: float
    x0: float
    x1: float


def find_panels(lines: Sequence[Line], blocks: Sequence[HeadingBlock]) -> list[Panel]:
    """The boxes beside the tables that these headings head."""
    found: list[Panel] = []
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        pages.setdefault(line.page, []).append(at)
    for block in blocks:
        if block.kind is TableKind.ITEMS:
            page = lines[block.first].page
            heading = lines[block.first : block.last + 1]
            figures = [column.box for column in block.columns if column.role in money_roles()]
            below = [other for other in blocks if other.first > block.last and lines[other.first].page == page]
            for strip in _strips(block):
                end = next((other.first for other in below if _stands_across(other, *strip)), len(lines))
                body = [lines[at] for at in pages[page] if block.last < at < end]
                if panel := _panel(heading, body, figures, *strip):
                    found.append(panel)
                    break
    return found


def with_heading_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines; where none of a page heads charges but for words of a box beside its names, these are a line before
    it."""
    headed = {lines[block.first].page for block in find_headings(lines) if block.kind is TableKind.ITEMS}
    result: list[Line] = []
    for line in lines:
        parts = () if line.page in headed else _box_and_heading(line)
        headed.update(part.page for part in parts)
        result.extend(parts or (line,))
    return result


def _box_and_heading(line: Line) -> Sequence[Line]:
    """The first or last cell of a line and the others, where these head charges only without that."""
    if len(line.tokens) <= _FEWEST_COLUMNS or may_head(line):
        return ()
    for first, box, rest in ((1, 0, line.tokens[1:]), (-1, 1, line.tokens[:-1])):
        edge = line.tokens[first].box.x0 - _GUTTER
        parts = [part_of_line(line, *span) for span in ((0.0, edge), (edge, float("inf")))]
        beside, heading = parts[box], parts[1 - box]
        valued = any(token.look in (Look.MONEY, Look.CODE) for token in rest)
        heads = heading and not valued and any(each.kind is TableKind.ITEMS for each in find_headings([heading]))
        if beside and heading and heads:
            return beside, heading
    return ()


def set_apart(lines: Sequence[Line], panels: Sequence[Panel]) -> list[Line]:
    """The lines with what stands in a box beside a table before that table, line by line."""
    result = list(lines)
    for panel in panels:
        beside: list[Line] = []
        kept: list[Line] = []
        at: int | None = None
        for line in result:
            if line.page != panel.page or not panel.top <= line.box.top <= panel.bottom:
                kept.append(line)
                continue
            at = len(kept) if at is None else at
            inside = part_of_line(line, panel.x0, panel.x1)
            outside = [part_of_line(line, 0.0, panel.x0), part_of_line(line, panel.x1, float("inf"))]
            beside.extend([inside] if inside else [])
            kept.extend(part for part in outside if part)
        result = [*kept[:at], *beside, *kept[at:]]
    return result


def _strips(block: HeadingBlock) -> Iterator[tuple[float, float, bool]]:
    """Where the gutter of a box may run (from, to), and whether the box is right of it; the narrowest box first."""
    columns = block.columns
    yield columns[-1].box.x1, float("inf"), True
    yield 0.0, columns[0].box.x0, False
    for count in range(1, len(columns) - _FEWEST_COLUMNS + 1):
        if _is_whole(columns[:-count], columns[-count:]):
            yield columns[-count - 1].box.x1, columns[-count].box.x0, True
        if _is_whole(columns[count:], columns[:count]):
            yield columns[count - 1].box.x1, columns[count].box.x0, False


def _stands_across(block: HeadingBlock, low: float, high: float, right: bool) -> bool:
    """Whether a heading names columns on both sides of a gutter: no box beside the table reaches below it."""
    named = [column for column in block.columns if column.role or block.kind is TableKind.AGEING]
    return len({column.box.x0 >= low if right else column.box.x1 <= high for column in named}) > 1


def _is_whole(kept: Sequence[Heading], left_out: Sequence[Heading]) -> bool:
    """Whether these columns are a table by themselves, and the others none of its own."""
    roles = {column.role for column in kept}
    return bool(roles & money_roles()) and not {column.role for column in left_out} & (_ROWS_OWN - roles)


def _panel(
    heading: Sequence[Line], body: Sequence[Line], figures: Sequence[Box], low: float, high: float, right: bool
) -> Panel | None:
    """The box on one side of a gutter that runs between `low` and `high`, if there is one; what heads `figures` names
    none of its details."""

    def outside(token: Token) -> bool:
        return token.box.x0 >= low if right else token.box.x1 <= high

    rows = [line for line in body if _is_row([token for token in line.tokens if not outside(token)])]
    whole = [line for line in body if _is_row(line.tokens)]
    if not rows or len(whole) > 2 * len(rows) or _tell_of(rows, outside):
        return None  # the figures of most rows stand there, far off their name
    bottom = rows[-1].box.bottom
    tokens = [token for line in body if line.box.top < bottom for token in line.tokens]
    box = [token for token in tokens if outside(token)]
    above = [token for line in heading for token in line.tokens]
    level = [token for token in above if outside(token) and not _stands_in(token, figures)]
    named = _is_other_matter(box, level) and not any(token.look is Look.CODE for token in box)
    if not named and not _on_lines_of_its_own((*heading, *body), bottom, outside):
        return None
    box += level
    rest = [token for token in (*above, *tokens) if not outside(token)]
    inner = min(t.box.x0 for t in box) if right else max(t.box.x1 for t in box)
    outer = max(t.box.x1 for t in rest) if right else min(t.box.x0 for t in rest)
    if (inner - outer if right else outer - inner) < _GUTTER:
        return None
    edge = (inner + outer) / 2
    x0, x1 = (edge, float("inf")) if right else (0.0, edge)
    return Panel(heading[0].page, heading[0].box.top, _end(body, bottom, x0, x1), x0, x1)


def _stands_in(token: Token, boxes: Sequence[Box]) -> bool:
    return any(token.box.shared_width(box) > 0 and token.box.shared_height(box) > 0 for box in boxes)


def _tell_of(rows: Sequence[Line], outside: Callable[[Token], bool]) -> bool:
    """Whether what stands beside rows is theirs, far off its heading as it stands: the words, where none has any
    itself, or the days of most."""
    worded, dated = (
        [[outside(token) for token in row.having(look)] for row in rows] for look in (Look.TEXT, Look.DATE)
    )
    days = sum(bool(days) and all(days) for days in dated)
    return 2 * days > len(rows) or (all(map(all, worded)) and 2 * sum(map(any, worded)) > len(rows))


def _is_row(tokens: Sequence[Token]) -> bool:
    """Whether tokens are of a row: a day or a code, and an amount or the mark of one that stands a line below."""
    looks = {token.look for token in tokens}
    billed = Look.MONEY in looks or any(token.text == DOLLARS for token in tokens)
    return billed and bool(looks & {Look.DATE, Look.CODE})


def _is_other_matter(box: Sequence[Token], level: Sequence[Token]) -> bool:
    """Whether a box holds what no table does; `level` with the headings stands a detail's name or a column's, which
    may be printed again. One name counts once: "Patient Balance" is a sum, though the person's stands in it."""
    heads = {token.text for token in level}
    texts = {
        token.text for token in box if token.look is Look.TEXT and figure_kind(token.text) is not FigureKind.SUBTOTAL
    }
    sums = {text for text in texts - heads if figure_kind(text) in _NAMES}
    named = (texts | heads) - sums
    details = [label for label in _DETAILS if any(label.search(text) for text in named)]
    return len(sums) + len(details) >= _FEWEST_NAMES


def _on_lines_of_its_own(lines: Sequence[Line], bottom: float, outside: Callable[[Token], bool]) -> bool:
    """Whether what stands beside a table is words on lines of their own: most are off the level of what stands there,
    and none is a row."""
    off: list[bool] = []
    for line in lines:
        inner = [token for token in line.tokens if outside(token)]
        beside = [token.box.bottom for token in line.tokens if not outside(token)]
        # A line alone with a figure may be the sum of the rows above, with a day the heading of those below.
        counts = beside or {token.look for token in inner} <= {Look.TEXT, Look.NUMBER}
        if inner and counts and line.box.top < bottom:
            if _is_row(inner):
                return False
            off.append(all(abs(inner[0].box.bottom - level) > _LEVEL for level in beside))
    return len(off) >= _FEWEST_LINES and 2 * sum(off) > len(off)


def _end(lines: Sequence[Line], bottom: float, x0: float, x1: float) -> float:
    """How far down the box goes: past the last row while its lines stand close and nothing crosses its gutter."""
    for line in lines:
        if line.box.top < bottom:
            continue
        edge = x0 if x0 > 0 else x1
        crosses = any(token.box.x0 < edge < token.box.x1 for token in line.tokens)
        if crosses or line.box.top - bottom > _APART * line.box.height:
            break
        if any(x0 <= token.box.x0 and token.box.x1 <= x1 for token in line.tokens):
            bottom = line.box.bottom
    return bottom
