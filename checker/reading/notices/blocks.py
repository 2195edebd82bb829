"""Charges printed as blocks: what it was and when, then a figure under the other, each beside its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.reading.columns.layout import Layout
from checker.reading.notices.claims import names_a_claim
from checker.reading.rows.rows import Row, TableRows, adjoins
from checker.reading.rows.tables import Table
from checker.reading.tokens.heading_words import BILLED, DATE_ROLES, money_roles, role_of, role_of_whole
from checker.reading.tokens.tokens import Line, Look, Token

_FEWEST_FIGURES = 2
_MOST_HEAD_LINES = 4
_FAR = 2.2
"""A gap of so many line heights parts two blocks."""


@dataclass(slots=True)
class _Block:
    """The lines of one charge: its head, its figures by role, and what is said below them."""

    head: list[Line] = field(default_factory=list)
    figures: list[tuple[str, Line, Token]] = field(default_factory=list)
    said: list[tuple[str, Line, Token]] = field(default_factory=list)


def stacked_tables(lines: Sequence[Line]) -> list[Table]:
    """The charges of a paper that prints each as a block, as one table; nothing where it prints none so.

    A block below the first charge with no day above it is told of as unread.
    """
    rows: list[Row] = []
    unread: list[Line] = []
    for block in _blocks(lines):
        if row := _row(block):
            rows.append(row)
        elif rows and block.head and (billed := _billed(block)):
            unread.append(billed)
    if not rows:
        return []
    roles = frozenset(role for row in rows for role in row.cells)
    layout = Layout(lambda line: {}, (0.0, 0.0), True, roles)
    return [Table(layout, TableRows(tuple(rows), (), tuple(unread)))]


def _billed(block: _Block) -> Line | None:
    """The line with what was billed, where the block also has other figures."""
    billed = next((line for role, line, _ in block.figures if role in BILLED), None)
    return billed if len({role for role, _, _ in block.figures if role}) >= _FEWEST_FIGURES else None


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """Runs of lines that hold figures beside their names and no more, with the lines right above and below them."""
    block = _Block()
    above: list[Line] = []
    for before, line in zip((None, *lines), lines, strict=False):
        named = _named(line)
        apart = before is not None and not adjoins(before, line, _FAR)
        if block.figures and (apart or not named):
            yield block
            block = _Block()
            above = []
        if apart:
            above = above if named else [each for each in above if not each.having(Look.MONEY)][-1:]
        figures = [(role, line, token) for role, token in named if token.look is Look.MONEY]
        if not figures and not (named and block.figures):
            above.append(line)
            continue
        if not block.figures:
            block.head = _head(above[-_MOST_HEAD_LINES:])
        block.figures += figures
        block.said += [(role, line, token) for role, token in named if token.look is not Look.MONEY]
    if block.figures:
        yield block


def _head(above: Sequence[Line]) -> list[Line]:
    """The lines right above the figures, up to one that tells of the claim or of something else by a name."""
    head: list[Line] = []
    for line in reversed(above):
        labels = [at for at, token in enumerate(line.tokens) if token.text.rstrip().endswith(":")]
        if names_a_claim(line) or any(not _is_label(line, at) for at in labels):
            break
        head.insert(0, line)
    return head


def _named(line: Line) -> list[tuple[str, Token]]:
    """The roles and the tokens of the values on a line, each by the name before it: "" for an unknown name of money."""
    found: list[tuple[str, Token]] = []
    names: list[str] = []
    for token in line.tokens:
        if token.label and not names:
            found.append((token.label, token))
            continue
        role = role_of_whole(re.sub(r"[:.\s]+$", "", " ".join(names))) or ""
        if token.look is Look.TEXT:
            names.append(token.text)
        elif names and (token.look is Look.MONEY or (role == "units" and token.look is Look.NUMBER)):
            found.append((role if role == "units" or role in money_roles() else "", token))
            names = []
        else:
            return []
    alone = len(found) == 1 or all(role for role, _ in found)
    return found if found and not names and alone else []


def _row(block: _Block) -> Row | None:
    """The row a block makes; None for a box of sums, which has neither a day nor a code above it."""
    billed = _billed(block)
    head = block.head
    dated = any(line.having(Look.CODE) or _serves(line) for line in head)
    if billed is None or not dated:
        return None
    cells: dict[str, tuple[Token, ...]] = {}
    for line in head:
        for role, token in _of_head(line):
            cells[role] = (*cells.get(role, ()), token)
    for role, _, token in (*block.figures, *block.said):
        if role:
            cells.setdefault(role, (token,))
    lines = (*head, *(line for _, line, _ in (*block.figures, *block.said)))
    return Row(billed, lines, cells)


def _serves(line: Line) -> bool:
    """Whether a line prints the day of a service: beside a name that says so, or beside none."""
    for at, token in enumerate(line.tokens):
        if token.look is Look.DATE:
            before = line.tokens[at - 1].text.rstrip() if at else ""
            named = _role_before(line, at) if at else None
            if named in DATE_ROLES[:2] or not (named in DATE_ROLES or before.endswith(":")):
                return True
    return False


def _role_before(line: Line, at: int) -> str | None:
    return role_of(re.sub(r"[:.\s]+$", "", line.tokens[at - 1].text))


def _of_head(line: Line) -> Iterator[tuple[str, Token]]:
    """The tokens of a line above the figures with their roles; the names of what they are left out."""
    for at, token in enumerate(line.tokens):
        if token.look is Look.DATE:
            yield "service_date", token
        elif token.look is Look.CODE:
            yield "code", token
        elif token.look is Look.TEXT and not _is_label(line, at):
            yield "description", token


def _is_label(line: Line, at: int) -> bool:
    """Whether a text only names the value after it ("Date of service:")."""
    return at + 1 < len(line.tokens) and _role_before(line, at + 1) in (*DATE_ROLES, "code", "units", "description")
