"""What lines are made of: tokens, each with what it could be by its look alone, not yet with its column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum, auto

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box
from checker.reading.ink.lines import TextLine
from checker.reading.tokens.roles import Role

CELL_GAP = 0.85
"""The gap that parts cells, in parts of the type size; a blank is 0.25 in proportional type, 0.6 in fixed width."""

SAME_EDGE = 3.0
"""How many points the edges of what stands under one another may be apart: lines of a cell, values of a column."""


class Look(StrEnum):
    """What a token could be by its look alone."""

    DATE = auto()
    MONEY = auto()
    CODE = auto()
    NUMBER = auto()
    TEXT = auto()


ROLE_BY_LOOK = {Look.DATE: Role.SERVICE_DATE, Look.CODE: Role.CODE}
"""What of a charge is plain by its look alone."""


class Token(Struct, frozen=True, eq=False):
    """A piece of a line, equal only to itself.

    For a code `text` is the bare head, `modifiers` what follows it and `printed` the whole; `label` is the role that a
    word within the piece gives it ("Qty 1"). `seen` is what an engine saw where `text` sets that right.
    """

    look: Look
    text: str
    box: Box
    printed: str = ""
    modifiers: tuple[str, ...] = ()
    label: Role = Role.UNNAMED
    confidence: float = 1.0
    bold: bool = False
    seen: str = ""


class Line(Struct, frozen=True, eq=False):
    """A text line with its tokens, left to right; equal only to itself, for two lines of a paper may read alike."""

    source: TextLine
    text: str
    tokens: tuple[Token, ...]

    @property
    def box(self) -> Box:
        return self.source.box

    @property
    def page(self) -> int:
        return self.source.box.page

    def having(self, look: Look) -> tuple[Token, ...]:
        return tuple([token for token in self.tokens if token.look is look])


def with_labels(lines: Iterable[Line], labels: Mapping[Token, Role]) -> list[Line]:
    """The lines, those of their tokens that are told of with these labels."""
    return [
        replace(line, tokens=tuple(replace(token, label=labels.get(token, token.label)) for token in line.tokens))
        if any(token in labels for token in line.tokens)
        else line
        for line in lines
    ]


def ends_text(line: Line, token: Token) -> bool:
    """Whether a token stands right behind words, in their cell: "Office visit 45"."""
    return any(other.look is Look.TEXT and _right_behind(other, token) for other in line.tokens)


def follows(line: Line, token: Token) -> bool:
    """Whether a token stands right behind another, in its cell."""
    return any(_right_behind(other, token) for other in line.tokens)


def _right_behind(before: Token, token: Token) -> bool:
    return 0 <= token.box.x0 - before.box.x1 < CELL_GAP * token.box.height
