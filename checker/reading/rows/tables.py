"""The tables of a statement: under their headings, or without any."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box
from checker.reading.columns.abreast import column_by_column
from checker.reading.columns.bare import bare_layout
from checker.reading.columns.headed import headed_layout
from checker.reading.columns.headings import HeadingBlock
from checker.reading.columns.layout import Layout
from checker.reading.columns.side_by_side import second_table_at, side_by_side
from checker.reading.columns.table_kinds import TableKind
from checker.reading.rows.gathering import NOT_BILLED, build_rows
from checker.reading.rows.named_above import names_account
from checker.reading.rows.rows import Row, TableRows
from checker.reading.rows.titles import beginnings, right_above
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.line_classes import is_taken_off, label_of, names_day, names_payment
from checker.reading.tokens.roles import Role
from checker.reading.tokens.stray_codes import is_known
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.vocabulary import any_of

_FIGURES_OF_A_ROW = 3  # so many make a line a row, whatever else is on it
_MOST_TO_FIGURES = 3
"""How many lines below the names of sums their figures stand at most, with what stands beside the box between."""
_FEW_READ = 3
"""How many times as many rows under headings are unread as are charges where the names fit none of their columns."""
_TEAR_OFF = re.compile(rf"\b{any_of('tear_off')}\b", re.IGNORECASE)
_SAME_PLACE = 20.0
"""How many points the columns of a repeated heading may stand off those of the first."""


class Table(Struct, frozen=True):
    """What was found in one table, the way its lines were taken apart, and the lines right above its heading."""

    layout: Layout
    found: TableRows
    above: Sequence[Line] = ()


def tables_under(
    lines: Sequence[Line], blocks: Sequence[HeadingBlock], rules: Mapping[int, Sequence[Box]]
) -> list[Table]:
    """The tables of a statement; `rules` are the ruled lines by page.

    A list without headings may stand above the first heading; it is the whole table where no heading has rows under it,
    or most of them fit none of its columns, as where its names are broken over lines.
    """
    tables = []
    bodies = _bodies(lines, blocks)
    layouts = _layouts(bodies)
    for body in bodies:
        above = right_above(lines, body.block.first)
        if any(NOT_BILLED.search(line.text) for line in above):
            continue
        layout = layouts[_places(body)]
        found = build_rows(body.lines, layout, rules, body.headed_again)
        tables.append(Table(layout, found, above))
    listed = [block for block in blocks if block.kind is TableKind.ITEMS]
    rows = [row for table in tables for row in table.found.rows]
    charges = sum(not names_payment(row.anchor) for row in rows)
    unread = sum(len(table.found.unread) for table in tables)
    if not rows or (unread and _FEW_READ * charges <= unread):
        columns = column_by_column(_without_boxes(lines, blocks, len(lines)))
        bares = [_bare_table(column, rules) for column in columns]
        more = sum(len(bare.found.rows) for bare in bares) > len(rows)
        if more or any(bare.found.unread for bare in bares if not rows):
            return bares
    if not rows:
        return []
    above_all = _without_boxes(lines, blocks, listed[0].first)
    only_payments = all(lists_payments(block, lines) for block in listed)
    if not (only_payments or any(line.having(Look.MONEY) for line in above_all)):
        return tables  # what stands above them is no charge without what is money on its face
    bare = _bare_table(above_all, rules)
    sure = tuple(row for row in bare.found.rows if only_payments or _is_surely_charge(row) or _is_listed_payment(row))
    return [replace(bare, found=replace(bare.found, rows=sure)), *tables] if sure else tables


def lists_payments(block: HeadingBlock, lines: Sequence[Line]) -> bool:
    """Whether all that stands under a heading down to the first sum is paid or taken off, and there is something; bare
    figures under a heading of their own, as of the ages of the balance, say nothing."""
    below = _without_slips(lines[block.last + 1 :])
    figures = (line for line in below if {Look.MONEY} < {token.look for token in line.tokens})
    rows = list(itertools.takewhile(lambda line: line.having(Look.DATE) or not figure_kind(label_of(line)), figures))
    return bool(rows) and all(is_taken_off(line) or names_payment(line) for line in rows)


def _is_surely_charge(row: Row) -> bool:
    """Whether a row above all headings has a code, a day and what is money on its face, as a house number is not; five
    digits are a code only where there is such a one, as the number of an invoice is not."""
    known = any(token.look is Look.CODE and is_known(token) for token in row.cells.get(Role.CODE, ()))
    return bool(row.anchor.having(Look.MONEY)) and known and Role.SERVICE_DATE in row.cells


def _is_listed_payment(row: Row) -> bool:
    """Whether a row above all headings has a day, what was paid or taken off on it, and a figure with a sign, as those
    of a list of payments that stands there."""
    begins = row.anchor.tokens[0].look is Look.DATE
    return begins and is_taken_off(row.anchor) and names_payment(row.anchor)


class _Body(Struct, frozen=True):
    """The lines under a heading, and those of them that stand right below it where it is printed again."""

    block: HeadingBlock
    lines: Sequence[Line]
    headed_again: frozenset[Line] = frozenset()


def _bodies(lines: Sequence[Line], blocks: Sequence[HeadingBlock]) -> list[_Body]:
    """The lines under each heading; headings that say the same again go on with the same table."""
    bodies: list[_Body] = []
    begins = beginnings(lines, blocks)
    for before, block, following in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        end = following.first if following else len(lines)
        if following and following.first in begins:
            end -= 1
        body = _without_slips(lines[block.last + 1 : end])
        if block.kind is not TableKind.ITEMS:
            if bodies:
                page = lines[block.last].page
                again = (at for at, line in enumerate(body) if line.page > page or _holds_charge(line))
                bodies[-1] = replace(bodies[-1], lines=[*bodies[-1].lines, *body[next(again, len(body)) :]])
        elif (edge := second_table_at(block)) is not None:
            halves = side_by_side(block, body, edge)
            bodies.extend(_Body(replace(block, columns=columns), part) for columns, part in halves)
        elif _goes_on(bodies, block) and block.first not in begins:
            page = lines[block.first].page
            below_one = before is not None and lines[before.first].page == page
            so_far = bodies[-1].lines if below_one else _before_page_heading(bodies[-1].lines, page)
            headed_again = bodies[-1].headed_again.union(body[:1])
            bodies[-1] = replace(bodies[-1], lines=[*so_far, *body], headed_again=headed_again)
        else:
            bodies.append(_Body(block, body))
    return bodies


def _holds_charge(line: Line) -> bool:
    """Whether a line has the day, the code and the amount of a charge, and so is none of the sums it stands under."""
    known = any(map(is_known, line.having(Look.CODE)))
    return known and bool(line.having(Look.DATE) and line.having(Look.MONEY))


def _layouts(bodies: Sequence[_Body]) -> dict[tuple[object, ...], Layout]:
    """The layout of each heading, learned from the lines of all tables under it: one may have a row or two."""
    under: dict[tuple[object, ...], list[Line]] = {}
    for body in bodies:
        under.setdefault(_places(body), []).extend(body.lines)
    headings = {_places(body): body.block.columns for body in bodies}
    return {places: headed_layout(headings[places], lines) for places, lines in under.items()}


def _places(body: _Body) -> tuple[object, ...]:
    """What a heading names, and where."""
    return (*body.block.roles, *(round(column.box.x0) for column in body.block.columns))


def _goes_on(bodies: Sequence[_Body], block: HeadingBlock) -> bool:
    """Whether a heading says the same again as that of the table before it."""
    return bool(bodies) and bodies[-1].block.roles == block.roles and _same_places(bodies[-1].block, block)


def _without_slips(lines: Sequence[Line]) -> list[Line]:
    """The lines less what stands on a page below the line along which its slip is torn off, unless codes do: then the
    slip was above."""
    if not any(_TEAR_OFF.search(line.text) for line in lines):
        return list(lines)
    coded = [at for at, line in enumerate(lines) if any(map(is_known, line.having(Look.CODE)))]
    slip: int | None = None
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if _TEAR_OFF.search(line.text):
            slip = None if any(at < below and lines[below].page == line.page for below in coded) else line.page
        if line.page != slip:
            kept.append(line)
    return kept


def _without_boxes(lines: Sequence[Line], blocks: Sequence[HeadingBlock], end: int) -> list[Line]:
    """The lines before `end` less the boxes of sums and ages, which take their heading and the line of figures or
    days below it, but for charges."""
    boxes: set[int] = set()
    for block in (block for block in blocks if block.kind is not TableKind.ITEMS):
        most = range(block.last + 1, min(block.last + 1 + _MOST_TO_FIGURES, len(lines)))
        starts = (at for at in most if _begins_charges(lines[at], lines[block.last]))
        below = range(most.start, next(starts, most.stop))
        valued = (at for at in below if lines[at].having(Look.MONEY) or lines[at].having(Look.DATE))
        figures = next(valued, below[0] if below else block.last)
        boxes.update(range(block.first, figures + 1))
    return _without_slips([line for at, line in enumerate(lines[:end]) if at not in boxes])


def _begins_charges(line: Line, heading: Line) -> bool:
    """Whether a line is a charge, with a code and its day or a known one, or names the day of those below it; what the
    heading of the box calls an account is no code."""
    codes = [code for code in line.having(Look.CODE) if not names_account(code, heading)]
    charged = line.having(Look.DATE) or (line.having(Look.MONEY) and any(map(is_known, codes)))
    return names_day(line) or bool(codes and charged)


def _bare_table(lines: Sequence[Line], rules: Mapping[int, Sequence[Box]]) -> Table:
    layout = bare_layout(lines)
    return Table(layout, build_rows(lines, layout, rules))


def _before_page_heading(body: Sequence[Line], page: int) -> Sequence[Line]:
    """The lines of a table less what stands above its repeated heading on a new page, unless rows do."""
    above = list(itertools.takewhile(lambda line: line.page == page, reversed(body)))
    rows = [
        line
        for line in above
        if (money := line.having(Look.MONEY))
        and (line.having(Look.DATE) or line.having(Look.CODE) or len(money) >= _FIGURES_OF_A_ROW)
    ]
    return body if rows or len(above) == len(body) else body[: len(body) - len(above)]


def _same_places(one: HeadingBlock, other: HeadingBlock) -> bool:
    return all(abs(a.box.x0 - b.box.x0) < _SAME_PLACE for a, b in zip(one.columns, other.columns, strict=True))
