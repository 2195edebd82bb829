"""Headings of a notice that say less than they mean: those that name figures alone, the column of words to their left
having no name, and those of what two payers paid."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.headings import HeadingBlock
from checker.reading.columns.table_kinds import TableKind
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.line_classes import label_of
from checker.reading.tokens.roles import BILLED, Role
from checker.reading.tokens.tokens import Line, Look

_PAID = Role.INSURANCE_PAID
_OTHER_PAYER = re.compile(r"\b(?:medicare|primary|first payer)\b", re.IGNORECASE)
_DECIDED = frozenset({Role.ALLOWED, Role.INSURANCE_PAID, Role.PATIENT_SHARE})
_LINES_LOOKED_AT = 3
"""How many lines below a heading the figures of the first row are sought; a figure of its own may stand above them."""


def with_words_headed(lines: Sequence[Line], blocks: Sequence[HeadingBlock]) -> tuple[HeadingBlock, ...]:
    """The headings; those of figures billed and decided on, with words beside the figures below, head charges. Of two
    columns of what was paid, that of Medicare or of a plan before this one is the other payer's."""
    told = (_headed(lines, block) if _heads_decisions(block) else block for block in blocks)
    return tuple(_with_other_payer(block) if block.roles.count(_PAID) > 1 else block for block in told)


def _with_other_payer(block: HeadingBlock) -> HeadingBlock:
    others = [each for each in block.columns if each.role == _PAID and _OTHER_PAYER.search(each.text)]
    if len(others) == block.roles.count(_PAID):
        return block
    renamed = (replace(each, role=Role.SECONDARY_PAID) if each in others else each for each in block.columns)
    return replace(block, columns=tuple(renamed))


def _heads_decisions(block: HeadingBlock) -> bool:
    roles = set(block.roles)
    return block.kind is TableKind.SUMS and bool(roles & set(BILLED)) and len(roles & _DECIDED) > 1


def _headed(lines: Sequence[Line], block: HeadingBlock) -> HeadingBlock:
    first = block.columns[0].box
    below = lines[block.last + 1 : block.last + 1 + _LINES_LOOKED_AT]
    beside = (line for line in below if line.having(Look.MONEY) or (line.having(Look.DATE) and line.having(Look.CODE)))
    row = next((line for line in beside if line.tokens[0].look is not Look.MONEY), None)
    if row is None or row.tokens[0].box.x1 > first.x0 or figure_kind(label_of(row)):
        return block
    words = row.tokens[0].box
    named = Heading(Role.DESCRIPTION, replace(first, x0=words.x0, x1=words.x1), "")
    return replace(block, kind=TableKind.ITEMS, columns=(named, *block.columns))
