"""What the person says their paper says, where we misread it: readings and corrections in, corrected readings out.

The reader's own result is never changed. A corrected statement is made anew: values of the person's with the doubts
about them gone, rows typed in as lines, lines that are none left out, and the reader's account of it all worked out
again by the reader's own function.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from checker.model import Box, Correction, Kind, LineItem, Origin, Reading, Statement, UnreadRow, Value

FIELDS = (
    "service_date",
    "end_date",
    "code",
    "modifiers",
    "description",
    "units",
    "unit_price",
    "amount",
    "kind",
)
"""What can be corrected on a line, in the order in which it is told."""

_AFTER = "+"
_NEGATIVE = frozenset({Kind.CREDIT, Kind.PAYMENT})
_CODE = re.compile(r"[0-9A-Z]{2,12}")
_LETTERS = re.compile(r"[0-9A-Z]{2}")


def is_code(text: str) -> bool:
    """Whether a text in capitals may stand for a code, misprints too."""
    return _CODE.fullmatch(text) is not None


def is_letters(text: str) -> bool:
    """Whether a text in capitals may be the two letters after a code."""
    return _LETTERS.fullmatch(text) is not None


def corrected(readings: Iterable[Reading], corrections: Iterable[Correction]) -> tuple[Reading, ...]:
    """The readings with what the person told about their lines. Of two corrections of one line the later adds to the
    earlier; one of a line that is not there changes nothing (see `not_found`), nor does one that types in an unread
    row without its amount.
    """
    told = _by_line(corrections)
    if not told:
        return tuple(readings)
    return tuple(
        replace(reading, statements=tuple(_statement(statement, told) for statement in reading.statements))
        for reading in readings
    )


def not_found(readings: Iterable[Reading], corrections: Iterable[Correction]) -> tuple[str, ...]:
    """The ids that corrections name and none of these readings has, each once."""
    known = {one.id for reading in readings for statement in reading.statements for one in rows_of(statement)}
    return tuple(dict.fromkeys(one.line for one in corrections if one.line.partition(_AFTER)[0] not in known))


def rows_of(statement: Statement) -> tuple[LineItem | UnreadRow, ...]:
    """All rows of a statement that can be corrected: its lines, then the rows that could not be read."""
    return (*statement.lines, *statement.reading.unread)


def id_after(row: LineItem | UnreadRow, taken: Collection[str]) -> str:
    """The id of a charge that we missed on the statement of this row, another than those taken."""
    return next(one for number in itertools.count(1) if (one := f"{row.id}{_AFTER}{number}") not in taken)


def missed(statement: Statement, ids: Iterable[str]) -> tuple[UnreadRow, ...]:
    """The charges of the paper, by these ids, of which we saw nothing on this statement, as rows without a text."""
    rows = {row.id: row for row in rows_of(statement)}
    found = (one for one in ids if _AFTER in one and one.partition(_AFTER)[0] in rows)
    return tuple(UnreadRow(rows[one.partition(_AFTER)[0]].page, "", "missed", None, one) for one in found)


def _by_line(corrections: Iterable[Correction]) -> Mapping[str, Correction]:
    told: dict[str, Correction] = {}
    for one in corrections:
        before = told.get(one.line)
        told[one.line] = replace(one, values={**before.values, **one.values}) if before else one
    return told


def _statement(statement: Statement, told: Mapping[str, Correction]) -> Statement:
    unseen = missed(statement, told)
    if not unseen and not any(row.id in told for row in rows_of(statement)):
        return statement
    lines = list(_lines(statement.lines, told))
    for row in unseen:
        if "amount" in told[row.id].values:
            lines.insert(_place(row, lines), _typed_in(row, told[row.id], statement))
    unread = []
    for row in statement.reading.unread:
        correction = told.get(row.id)
        if correction is None or not (correction.not_a_charge or "amount" in correction.values):
            unread.append(row)
        elif not correction.not_a_charge:
            lines.insert(_place(row, lines), _typed_in(row, correction, statement))
    from checker.reading.sums.accounts import recounted  # brings in the reader, which only who corrects needs

    reading = replace(statement.reading, unread=tuple(unread))
    return recounted(replace(statement, lines=tuple(lines), reading=reading))


def _lines(lines: Iterable[LineItem], told: Mapping[str, Correction]) -> Iterator[LineItem]:
    for line in lines:
        correction = told.get(line.id)
        if correction is None:
            yield line
        elif not correction.not_a_charge:
            yield _corrected(line, correction)


def _corrected(line: LineItem, correction: Correction) -> LineItem:
    """The line with the person's values, and without the doubts that they settle."""
    values = _values(correction)
    told = frozenset(values)
    if "amount" in told or "kind" in told:
        values |= _signed(values, line.amount, line.kind)
    changed = tuple(name for name in FIELDS if name in values and values[name] != getattr(line, name))
    looked_at = correction.right or "code" in told
    if "code" in changed or (looked_at and line.code_origin is Origin.REPAIRED):
        code, modifiers = values.get("code", line.code), values.get("modifiers", line.modifiers)
        values |= {"code_printed": _printed(code, modifiers), "code_origin": Origin.PERSON}
    return replace(
        line,
        **values,
        doubts=() if correction.right else tuple(doubt for doubt in line.doubts if doubt.field not in told),
        repairs=tuple(repair for repair in line.repairs if repair.field not in changed),
        corrected=changed,
        confirmed=correction.right,
    )


def _typed_in(row: UnreadRow, correction: Correction, statement: Statement) -> LineItem:
    """An unread row as a line, whose values are all the person's. The review numbers it."""
    values = _values(correction)
    told = tuple(name for name in FIELDS if values.get(name) not in (None, (), ""))
    values |= _signed(values, values["amount"], Kind.CHARGE)
    code = values.get("code")
    return LineItem(
        **{"service_date": None, **values},
        id=row.id,
        number=0,
        statement=statement.number,
        boxes=(row.box or Box(row.page, 0, 0, 0, 0),),
        code_printed=_printed(code, values.get("modifiers", ())),
        code_origin=Origin.PERSON if code else Origin.PRINTED,
        corrected=told,
        confirmed=True,
        raw=row.text,
    )


def _values(correction: Correction) -> dict[str, Any]:
    return {name: value for name, value in correction.values.items() if name in FIELDS}


def _signed(values: Mapping[str, Any], amount: Decimal, kind: Kind) -> dict[str, Value]:
    """Amount and kind that fit each other: what was taken back or paid is negative, and a negative charge is a credit.

    Where only the kind is told, the amount turns with it.
    """
    kind, amount = Kind(values.get("kind", kind)), values.get("amount", amount)
    if kind in _NEGATIVE:
        amount = -abs(amount)
    elif kind is Kind.CHARGE and amount < 0:
        kind, amount = (Kind.CREDIT, amount) if "amount" in values else (kind, -amount)
    return {"kind": kind, "amount": amount}


def _printed(code: str | None, modifiers: Sequence[str]) -> str | None:
    return " ".join((code, *modifiers)) if code else None


def _place(row: UnreadRow, lines: Sequence[LineItem]) -> int:
    """Where among the lines an unread row stands: before the first that lies below it or on a later page."""
    top = row.box.top if row.box else float("inf")
    for at, line in enumerate(lines):
        if (line.page, line.boxes[0].top) > (row.page, top):
            return at
    return len(lines)
