"""Charges told line by line, each value behind its name ("Procedure code: E1390"), as rows of a table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from checker.reading.exports.blocks import Block, Text, table
from checker.reading.tokens.heading_words import role_of
from checker.reading.tokens.roles import BILLED, Role

_NAMED = re.compile(r"\s*(?P<name>[^\W\d_][^:\t]{1,40}?)\s*:(?:\s+(?P<value>\S.*?))?\s*")
_FEWEST_LINES = 3
_WORDS, _THINGS = "Description", {Role.CODE, Role.DESCRIPTION}
_PARTED = re.compile(r"(?P<value>\S+) - (?P<words>.+)")
"""A code and what it stands for, below a name of both: "Procedure Code/Description: E1390 - Concentrator"."""

_Record = dict[str, str]


def with_records(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; paragraphs of named values that tell of a charge are rows under their names, those that hold no words
    with the line right above them as the description."""
    parts = list(_paragraphs(blocks))
    records = [_record(part) for part in parts]
    if not any(records):
        return list(blocks)
    result: list[Block] = []
    rows: list[_Record] = []
    for (part, record), following in itertools.zip_longest(zip(parts, records, strict=True), records[1:]):
        if record is not None:
            rows.append(record)
        elif following is not None and _WORDS not in following and isinstance(part, Text) and len(part.lines) == 1:
            following[_WORDS] = part.lines[0].strip()
        else:
            result += [*_as_table(rows), part]
            rows = []
    return [*result, *_as_table(rows)]


def _as_table(rows: Sequence[_Record]) -> list[Block]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [table([names, *([row.get(name, "") for name in names] for row in rows)])] if rows else []


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, texts cut where a line is blank and joined where none stands between them."""
    lines: tuple[str, ...] = ()
    for block in blocks:
        if not isinstance(block, Text) or not block.close:
            yield from _cut(lines)
            lines = ()
        if isinstance(block, Text):
            lines += block.lines
        else:
            yield block
    yield from _cut(lines)


def _cut(lines: Sequence[str]) -> Iterator[Text]:
    for blank, run in itertools.groupby(lines, key=lambda line: not line.strip()):
        if not blank:
            yield Text(tuple(run))


def _record(block: Block) -> _Record | None:
    """The values of a paragraph by their names, where these are all it holds, what is charged and what for among them;
    a first line without a name is what it is for."""
    if not isinstance(block, Text) or len(block.lines) < _FEWEST_LINES:
        return None
    first, *others = map(_NAMED.fullmatch, block.lines)
    if not all(others):
        return None
    values: _Record = {} if first else {_WORDS: block.lines[0].strip()}
    for match in (first, *others):
        if match is not None and not _add(values, match["name"], match["value"] or ""):
            return None
    roles = set(map(role_of, values))
    return values if roles & _THINGS and roles & {*BILLED} else None


def _add(values: _Record, name: str, value: str) -> bool:
    """Whether a value could be added, under the first part of its name that is known; of letters for the type of a
    thing and what they stand for nothing is."""
    known, slash, words = name.partition(f"/{_WORDS}")
    parted = _PARTED.fullmatch(value) if slash and not words else None
    if parted and role_of(known) is Role.DESCRIPTION:
        return True
    if parted:
        value = parted["value"]
        values |= {_WORDS: parted["words"]} if role_of(known) is Role.CODE else {}
    known = next(filter(role_of, (known, *name.split("/"))), name)
    known = _WORDS if role_of(known) is Role.DESCRIPTION and _WORDS not in values else known
    added = known not in values
    values.setdefault(known, value)
    return added
