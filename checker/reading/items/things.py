"""The thing that a heading names for all rows below it: "Concentrator E1390 RR" over a row a month."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from operator import itemgetter

from msgspec.structs import replace

from checker.reading.columns.layout import Layout
from checker.reading.rows.named_values import named_role
from checker.reading.rows.rows import Row
from checker.reading.tokens.cells import Cells, is_coded, is_dated, merged
from checker.reading.tokens.labels import line_kind
from checker.reading.tokens.line_classes import label_of
from checker.reading.tokens.roles import THING_ROLES, Role
from checker.reading.tokens.stray_codes import is_known, modifiers_follow, only_modifiers
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.values import month_and_year
from checker.reading.tokens.vocabulary import any_of, late

_TIMES = late(rf"(?:\d+|\b{any_of('months')}\b)\s?", re.IGNORECASE)


def under_things(rows: Sequence[Row], layout: Layout, title: Sequence[Line]) -> list[Row]:
    """The rows; those without a code get the code and words of what they stand under: a heading, or the table's title.

    Such a heading may stand apart, or be the first line of the first row below it. Rows that have words of their own
    are under it where these say the same all ("Monthly rental"): else a row without a code is one of another make.
    """
    over_each = [_over(row, layout) for row in rows]
    groups = itertools.accumulate(bool(row.heading or over) for row, over in zip(rows, over_each, strict=True))
    inside = [{} if is_coded(layout.parse(row.anchor)) else over for row, over in zip(rows, over_each, strict=True)]
    thing: Cells = _entitled(title)
    named = bool(thing)
    result: list[Row] = []
    for _, members in itertools.groupby(zip(groups, rows, inside, strict=True), key=itemgetter(0)):
        group = [(row, over) for _, row, over in members]
        head = _things_apart(group[0][0], layout) or group[0][1]
        named = bool(head) or (named and not result)
        thing = head or thing
        alike = named and _say_the_same(group)
        for row, over in group:
            own = _letters_apart(row)
            if over and (words := _across(row.lines[0], row.anchor)):
                result.append(replace(row, cells=merged((words, _below(row.lines[0], own)))))
                continue
            lacks = (alike and _may_be_under(row)) or not own.keys() & THING_ROLES
            result.append(replace(row, cells=merged((thing, own)) if lacks else own) if thing else row)
    return result


def _say_the_same(group: Sequence[tuple[Row, Cells]]) -> bool:
    """Whether rows say the same words all and have no code, but that over the first; less what comes off."""
    coded = any(row.cells.get(Role.CODE) and not over for row, over in group)
    return not coded and len({_words(row) for row, over in group if over or _may_be_under(row)}) == 1


def _letters_apart(row: Row) -> Cells:
    """The cells of a row, with the words on the line of its amount for modifiers where they are nothing else, as of a
    month of the thing above."""
    words = row.cells.get(Role.DESCRIPTION, ())
    letters = [token for token in words if token in row.anchor.tokens]
    if not letters or not all(map(only_modifiers, letters)):
        return row.cells
    rest = tuple(token for token in words if token not in letters)
    cells = {**row.cells, Role.MODIFIERS: (*row.cells.get(Role.MODIFIERS, ()), *letters), Role.DESCRIPTION: rest}
    return {role: tokens for role, tokens in cells.items() if tokens}


def _entitled(title: Sequence[Line]) -> Cells:
    """The code with the letters behind it and the words of the line right above a table, a group or a row, where it is
    a known one or has letters."""
    codes = [token for token in title[-1].having(Look.CODE) if is_known(token) or token.modifiers] if title else []
    if not codes:
        return {}
    behind = title[-1].tokens[title[-1].tokens.index(codes[0]) + 1 :][:1]
    letters = tuple(token for token in behind if modifiers_follow(codes[0], token))
    texts = [token for token in title[-1].having(Look.TEXT) if token not in letters and not named_role(token)]
    words = [replace(token, text=token.text.rstrip(" ([")) for token in texts]
    found = {Role.CODE: tuple(codes[:1]), Role.MODIFIERS: letters, Role.DESCRIPTION: tuple(words[:1])}
    return {role: tokens for role, tokens in found.items() if tokens}


def _things_apart(row: Row, layout: Layout) -> Cells:
    named = (named for line in reversed(row.heading) if (named := _thing_named(line, layout)))
    return next(named, None) or _entitled(row.heading[-1:])


def _over(row: Row, layout: Layout) -> Cells:
    """What the first line of a row names, where the day and the amount of that row stand below it."""
    first = row.lines[0]
    dated_below = is_dated(row.cells) and not is_dated(layout.parse(first))
    return _thing_named(first, layout) or _entitled([first]) if first is not row.anchor and dated_below else {}


def _across(line: Line, anchor: Line) -> Cells:
    """What a line names that stands across the columns above the line of an amount, in one cell without a day."""
    whole = "\t" in line.text or line.having(Look.DATE) or line.box.stands_beside(anchor.box)
    return {} if whole else _entitled([line])


def _below(title: Line, own: Cells) -> Cells:
    """The cells of a row, less what its first line says: a title stands across all columns."""
    kept = {role: tuple(t for t in tokens if not t.box.stands_beside(title.box)) for role, tokens in own.items()}
    return {role: tokens for role, tokens in kept.items() if tokens}


def _thing_named(line: Line, layout: Layout) -> Cells:
    cells = layout.parse(line) if month_and_year(line.text) is None else {}
    if not any(map(str.isdigit, "".join(token.text for token in cells.get(Role.CODE, ())))):
        return {}
    return {role: cells[role] for role in (Role.CODE, Role.DESCRIPTION) if role in cells}


def _words(row: Row) -> str:
    """What a row calls itself in the line of its amount, less numbers and months: "Rental month 3", "March rental"."""
    words = [token.text for token in row.cells.get(Role.DESCRIPTION, ()) if token in row.anchor.tokens]
    return _TIMES.sub("", " ".join(words))


def _may_be_under(row: Row) -> bool:
    """Whether a row that begins with its amount has a day and no code, and is no payment: a month of the thing above
    it."""
    return (
        row.lines[0] is row.anchor
        and is_dated(row.cells)
        and not row.cells.get(Role.CODE)
        and line_kind(label_of(row.anchor)) is None
    )
