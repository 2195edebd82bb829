"""The lines of a statement held against one another: codes, letters, dates and amounts that were hard to read.

Each rule asks that the value was hard to read, that it cannot stand as it is, and that one other reading alone can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from checker.catalogue import load_catalogue
from checker.model import Doubt, Figure, Kind, LineItem, Origin, Repair
from checker.reading.ink.lookalikes import one_digit_off, trust
from checker.reading.items.doubts import HARD, Why
from checker.reading.repairs.codes import code_meant
from checker.reading.repairs.dates import day_meant
from checker.reading.sums.agreement import agreement
from checker.reading.tokens.vocabulary import any_of, late


def repaired_lines(lines: Sequence[LineItem], figures: Sequence[Figure]) -> list[LineItem]:
    """The lines with what is proven set right, each repair noted; those read from text are only doubted."""
    lines = _lacking(lines)
    if not any(_is_pictured(line) for line in lines):
        return list(lines)
    repaired = _each(lines, "code", _meant_unless_clear(lines), ("code", "modifiers"))
    repaired = _each(repaired, "service_date", day_meant, ("service_date",))
    return _proven_by_total(_by_total(repaired, figures), figures)


def _is_pictured(line: LineItem) -> bool:
    return Why.FROM_PICTURE.doubt in line.doubts


def _lacking(lines: Sequence[LineItem]) -> list[LineItem]:
    """The lines, those doubted that lack a code, a day of their own or letters that others have: they may have been
    missed, most of all on a picture. Where one day is printed twice in a row all rows print their own, and so does one
    that names a month; letters belong to a code.
    """
    charges = [line for line in lines if line.kind is Kind.CHARGE]
    enough = _NEARLY_ALL * len(charges)
    own_days = [not {Why.DATE_ABOVE.doubt, Why.DATE_OF_HEADER.doubt} & {*line.doubts} for line in charges]
    all_coded = sum(line.code is not None for line in charges) >= enough
    again = sum(
        own and upper.service_date == lower.service_date
        for upper, lower, own in zip(charges, charges[1:], own_days[1:], strict=False)
    )
    repeated = again > own_days.count(False)
    all_worded = sum(_is_worded(line) for line in charges) >= enough
    all_dated = sum(own_days) >= enough or again > 0
    result = []
    for line in lines:
        more = []
        if line.kind is Kind.CHARGE:
            pictured = _is_pictured(line)
            prints_day = repeated or (pictured and (all_dated or _OWN_DAY.search(line.raw.partition(" | ")[0])))
            cut = line.code is not None and (len(line.code) < _WHOLE_CODE or (all_worded and not _is_worded(line)))
            if pictured and cut:
                more.append(Why.CODE_CUT.doubt)
            if line.code is None and (line.modifiers or (pictured and all_coded)):
                more.append(Why.CODE_LACKING.doubt)
            if Why.DATE_ABOVE.doubt in line.doubts and prints_day:
                more.append(Why.DATE_LACKING.doubt)
            if pictured and _lacks_letters(line, charges):
                more.append(Why.LETTERS_LACKING.doubt)
            one_day = pictured and line.code and line.end_date is None
            if one_day and _nearly_all(other.end_date is not None for other in _like(line, charges)):
                more.append(Why.DATE_LACKING.doubt)
        result.append(replace(line, doubts=(*line.doubts, *more)) if more else line)
    return result


def _is_worded(line: LineItem) -> bool:
    return re.search(r"[A-Za-z]{3}", line.description or "") is not None


def _lacks_letters(line: LineItem, charges: Sequence[LineItem]) -> bool:
    """Whether not all letters after a code were read, half of a pair was ("E0601-R"), or none where nearly all lines
    like it have some."""
    half = line.code is not None and load_catalogue().code(line.code[:_WHOLE_CODE]) and len(line.code) > _WHOLE_CODE
    if line.code is None or half or Why.NOT_MODIFIERS.doubt in line.doubts:
        return line.code is not None
    return not line.modifiers and _nearly_all(bool(other.modifiers) for other in _like(line, charges))


def _nearly_all(having: Iterable[bool]) -> bool:
    each = list(having)
    return bool(each) and sum(each) > _SAME * len(each)


def _like(line: LineItem, charges: Sequence[LineItem]) -> list[LineItem]:
    """The other lines of the same code, or of its kind where no other line has it."""
    others = [other for other in charges if other is not line]
    same = [other for other in others if other.code == line.code]
    known = load_catalogue().code(line.code)
    if same or not known:
        return same
    kinds = ((other, load_catalogue().code(other.code)) for other in others)
    return [each for each, kind in kinds if kind and (kind.billing, kind.category) == (known.billing, known.category)]


def _meant_unless_clear(lines: Sequence[LineItem]) -> Callable[[LineItem, Sequence[LineItem]], str | None]:
    """`code_meant`, but for slips of a bill whose other codes are clear and that was not too hard to read itself."""
    most_clear = sum(not is_unclear(line, "code") for line in lines) >= _NEARLY_ALL * len(lines)
    most = trust("steepness") * (1 - trust("clear_page"))

    def meant(line: LineItem, others: Sequence[LineItem]) -> str | None:
        cost = sum(doubt.cost for doubt in line.doubts if doubt.field == "code" and doubt.reason == HARD)
        return None if most_clear and cost <= most else code_meant(line, others)

    return meant


def is_unclear(line: LineItem, *fields: str) -> bool:
    """Whether one of these fields of a line was hard to read on a picture."""
    return any(doubt.field in fields and doubt.reason == HARD for doubt in line.doubts)


def _each(
    lines: Sequence[LineItem],
    field: str,
    meant: Callable[[LineItem, Sequence[LineItem]], Any],
    read_in: tuple[str, ...],
) -> list[LineItem]:
    """The lines with the field set right where it was hard to read and `meant`, given the others, knows better.

    The others are the clear ones, or all where none is clear.
    """
    clear = [line for line in lines if not is_unclear(line, *read_in)]
    result = []
    for line in lines:
        value = None
        if is_unclear(line, *read_in):
            value = meant(line, clear or [other for other in lines if other is not line])
        result.append(line if value is None else _with(line, field, value))
    return result


def _with(line: LineItem, field: str, value: Any) -> LineItem:
    """The line with the field read so: its doubt gone, a smaller one in its place, and what was seen kept."""
    seen = line.code_printed if field == "code" else getattr(line, field)
    repair = Repair(field, _said(seen), _said(value))
    kept = tuple(doubt for doubt in line.doubts if not (doubt.field == field and doubt.reason == HARD))
    doubts = (*kept, Doubt(field, SET_RIGHT, round(1 - trust("proven"), 3)))
    changes: dict[str, Any] = {field: value, "doubts": doubts, "repairs": (*line.repairs, repair)}
    if field == "code":
        changes["code_origin"] = Origin.REPAIRED
    return replace(line, **changes)


_WHOLE_CODE = 5
_NEARLY_ALL = 0.6
"""The share of lines that print a thing from which on a line without it may have lost it."""
_SAME = 0.8
"""The same among lines of one code."""
_OF_AMOUNTS = {("amount", HARD), ("amount", Why.CENTS.doubt.reason)}
_OWN_DAY = late(rf"\b{any_of('months')}\.?,?\s+\d|\b(?:19|20)\d\d\b", re.IGNORECASE)
SET_RIGHT = "misread on the picture and set right"


def _said(value: Any) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value or "")


def _proven_by_total(lines: Sequence[LineItem], figures: Sequence[Figure]) -> list[LineItem]:
    """The lines without doubts of how their amounts were read where these add up to a printed sum."""
    if agreement(lines, figures).agrees_with is None:
        return list(lines)
    return [
        replace(line, doubts=tuple(d for d in line.doubts if (d.field, d.reason) not in _OF_AMOUNTS)) for line in lines
    ]


def _by_total(lines: Sequence[LineItem], figures: Sequence[Figure]) -> list[LineItem]:
    """The lines with the one unclear amount set right that, a digit otherwise, makes them add up as printed."""
    if agreement(lines, figures).disagrees_with is None:
        return list(lines)
    ways = []
    for at, line in enumerate(lines):
        if not is_unclear(line, "amount"):
            continue
        for meant in one_digit_off(f"{line.amount:.2f}"):
            trial = [*lines[:at], replace(line, amount=Decimal(meant)), *lines[at + 1 :]]
            if agreement(trial, figures).agrees_with is not None:
                ways.append((at, Decimal(meant)))
    if len(ways) != 1:
        return list(lines)
    at, amount = ways[0]
    return [*lines[:at], _with(lines[at], "amount", amount), *lines[at + 1 :]]
