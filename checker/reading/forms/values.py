"""Dates, money, codes and counts as they stand in the boxes of a form: without slashes, points or blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from checker.reading.forms.boxes import Cell
from checker.reading.forms.described import Area
from checker.reading.token_patterns import split_modifiers
from checker.reading.values import PrintedDate, parse_date, parse_money, parse_units

_CODE = re.compile(r"0?(?P<code>[A-V]\d{4}|\d{5}|\d{4}[A-Z])(?P<modifiers>(?:[A-Z][A-Z0-9]|\d\d)*)")
_MODIFIER = re.compile(r"[A-Z][A-Z0-9]|\d\d|\d[A-Z]")
_CENTS = 2
_OVER_THE_RULE = 0.35
_NEAR_THE_RULE = 9.0


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of a box; `sure` is False where nothing says which of its digits are cents."""

    value: Decimal
    sure: bool = True


def date_in(cell: Cell) -> PrintedDate | None:
    """The date of a box: run together, in three boxes, or with separators; None where there is none."""
    pieces = re.findall(r"\d+", cell.text)
    together = "".join(pieces)
    if len(together) in (6, 8):
        return parse_date(together)
    if len(pieces) == 3:
        return parse_date("/".join(pieces))
    return None


def money_in(cell: Cell, area: Area) -> Money | None:
    """The money of a box with a rule before its cents, whether or not a point or blank is printed there."""
    text = re.sub(r"[$\s]+", " ", cell.text).strip()
    text = re.sub(r"(?<=\d)\s?[.:;,]\s?(?=\d\d$)", ".", text)
    if "." in text or area.cents is None:
        value = parse_money(text.replace(" ", ""))
        return Money(value) if value is not None else None
    digits = re.sub(r"[\s,]", "", text)
    if not digits.isdigit():
        return None
    if re.search(r"\d\s\d\d$", text):
        return Money(Decimal(digits) / 100)
    last = cell.words[-1]
    letter = (last.x1 - last.x0) / len(last.word.text)
    if last.x1 >= area.cents + _OVER_THE_RULE * letter:
        return Money(Decimal(digits) / 100) if len(digits) >= _CENTS else None
    if area.cents - last.x1 <= _NEAR_THE_RULE:
        return Money(Decimal(digits))
    return Money(Decimal(digits) / 100 if len(digits) > _CENTS else Decimal(digits), sure=False)


def code_in(cell: Cell) -> tuple[str | None, tuple[str, ...]]:
    """The code of a box, without padding, and modifiers printed with it; what is no code is kept as printed."""
    words = cell.text.upper().split()
    if not words:
        return None, ()
    match = _CODE.fullmatch("".join(words))
    if match:
        return match["code"], split_modifiers(match["modifiers"])
    first = _CODE.fullmatch(words[0])
    code, glued = (first["code"], split_modifiers(first["modifiers"])) if first else (words[0], ())
    return code, (*glued, *(pair for word in words[1:] for pair in _pairs(word)))


def modifiers_in(cell: Cell) -> tuple[tuple[str, ...], bool]:
    """The modifiers of their boxes in order, and whether all that stands there was read."""
    text = re.sub(r"[^A-Z0-9 ]", "", cell.text.upper())
    pairs = tuple(pair for word in text.split() for pair in _pairs(word))
    return pairs, len("".join(pairs)) == len(text.replace(" ", ""))


def _pairs(word: str) -> tuple[str, ...]:
    return tuple(pair for pair in split_modifiers(word) if _MODIFIER.fullmatch(pair))


def units_in(cell: Cell) -> Decimal | None:
    """The count of a box; one where it is empty, None where it holds something else."""
    return parse_units("".join(cell.text.split())) if cell else Decimal(1)
