"""The thing that a heading names for all rows below it: "Concentrator E1390 RR" over a row a month."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from checker.reading.columns.layout import Layout
from checker.reading.rows.named_values import named_role
from checker.reading.rows.rows import Row
from checker.reading.tokens.cells import Cells, is_coded, is_dated, merged
from checker.reading.tokens.heading_words import THING_ROLES
from checker.reading.tokens.labels import line_kind
from checker.reading.tokens.line_classes import label_of
from checker.reading.tokens.stray_codes import is_known, only_modifiers
from checker.reading.tokens.tokens import Line, Look

_NUMBERS = re.compile(r"\d+\s?")


def under_things(rows: Sequence[Row], layout: Layout, title: Sequence[Line] = ()) -> list[Row]:
    """The rows; those without a code get the code and words of what they stand under: a heading, or the table's title.

    Such a heading may stand apart, or be the first line of the first row below it. The latter it is only where it
    names more rows than its own in most of its table, or where these say the same as its own: else a row without a code
    is one of another make. One apart names also rows that say the same words all ("Monthly rental").
    """
    heads = [_apart(row, layout) for row in rows]
    inside = [
        {} if row.cells.get("code") and is_coded(layout.parse(row.anchor)) else _over(row, layout) for row in rows
    ]
    groups = list(itertools.accumulate(bool(row.heading or over) for row, over in zip(rows, inside, strict=True)))
    alike = _say_the_same(rows, inside, groups)
    named = sum(bool(head) for head in inside)
    heads_many = 0 < named <= sum(_may_be_under(row) for row in rows)
    result: list[Row] = []
    thing: Cells = _entitled(title)
    its_group = groups[0] if groups and thing and (is_known(thing["code"][0]) or thing["code"][0].modifiers) else None
    within = False
    says = ""
    for row, head, over, group in zip(rows, heads, inside, groups, strict=True):
        if head or over:
            thing, within, says = (head, False, "") if head else (over, True, _words(row))
            its_group = group
        elif row.cells.get("code"):
            within = False
        one_of = group == its_group and group in alike
        under = _may_be_under(row) and (one_of or (within and not over and (heads_many or _words(row) == says)))
        own = _letters_apart(row)
        lacks = under or not own.keys() & THING_ROLES
        cells = merged((thing, own)) if lacks else own
        result.append(replace(row, cells=cells) if thing else row)
    return result


def _say_the_same(rows: Sequence[Row], inside: Sequence[Cells], groups: Sequence[int]) -> set[int]:
    """The groups whose rows say the same words all and have no code, but that above the first; less what comes off."""
    said: dict[int, set[str]] = {}
    for row, over, group in zip(rows, inside, groups, strict=True):
        if row.cells.get("code") and not over:
            said.setdefault(group, set()).update(("", "code"))
        elif over or _may_be_under(row):
            said.setdefault(group, set()).add(_words(row))
    return {group for group, words in said.items() if len(words) == 1}


def _letters_apart(row: Row) -> Cells:
    """The cells of a row, with the words on the line of its amount for modifiers where they are nothing else, as of a
    month of the thing above."""
    words = row.cells.get("description", ())
    letters = [token for token in words if token in row.anchor.tokens]
    if not letters or not all(map(only_modifiers, letters)):
        return row.cells
    rest = tuple(token for token in words if token not in letters)
    cells = {**row.cells, "modifiers": (*row.cells.get("modifiers", ()), *letters), "description": rest}
    return {role: tokens for role, tokens in cells.items() if tokens}


def _entitled(title: Sequence[Line]) -> Cells:
    """The code and words of the line right above a table."""
    codes = title[-1].having(Look.CODE) if title else ()
    texts = [token for token in title[-1].having(Look.TEXT) if named_role(token) != "code"] if codes else []
    words = [replace(token, text=token.text.rstrip(" ([")) for token in texts]
    return {"code": codes[:1], "description": tuple(words[:1])} if codes else {}


def _apart(row: Row, layout: Layout) -> Cells:
    lines = reversed(row.heading)
    return next((named for line in lines if (named := _named(line, layout) or _entitled([line]))), {})


def _over(row: Row, layout: Layout) -> Cells:
    """What the first line of a row names, where the day and the amount of that row stand below it."""
    first = row.lines[0]
    dated_below = is_dated(row.cells) and not is_dated(layout.parse(first))
    return _named(first, layout) if first is not row.anchor and dated_below else {}


def _named(line: Line, layout: Layout) -> Cells:
    cells = layout.parse(line)
    return {role: cells[role] for role in ("code", "description") if role in cells} if cells.get("code") else {}


def _words(row: Row) -> str:
    """What a row calls itself in the line of its amount, less the numbers: "Rental month"."""
    words = [token.text for token in row.cells.get("description", ()) if token in row.anchor.tokens]
    return _NUMBERS.sub("", " ".join(words))


def _may_be_under(row: Row) -> bool:
    """Whether a row of one line has a day and no code, and is no payment: a month of the thing above it."""
    return (
        len(row.lines) == 1
        and is_dated(row.cells)
        and not row.cells.get("code")
        and line_kind(label_of(row.anchor)) is None
    )
