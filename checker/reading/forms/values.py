"""Dates, money, codes and counts as they stand in the boxes of a form: without slashes, points or blanks."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from checker.catalogue.fields import HCPCS
from checker.reading.forms.boxes import Cell
from checker.reading.forms.described import Area
from checker.reading.tokens.patterns import split_modifiers
from checker.reading.tokens.values import PrintedDate, parse_date, parse_money, parse_units

_CODE = re.compile(rf"0?(?P<code>{HCPCS}|\d{{5}}|\d{{4}}[A-Z])(?P<modifiers>(?:[A-Z][A-Z0-9]|\d\d)*)")
_MODIFIER = re.compile(r"[A-Z][A-Z0-9]|\d\d|\d[A-Z]")
_CENTS = 2
_OVER_THE_RULE = 0.35  # of a letter
_NEAR_THE_RULE = 9.0  # points


class BoxedAmount(Struct, frozen=True):
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


def money_in(cell: Cell, area: Area) -> BoxedAmount | None:
    """The money of a box with a rule before its cents, whether or not a point or blank is printed there."""
    text = re.sub(r"[$\s]+", " ", cell.text).strip()
    text = re.sub(r"(?<=\d)\s?[.:;,|!/]\s?(?=\d\d$)", ".", text)
    if "." in text or area.cents is None:
        value = parse_money(text.replace(" ", ""))
        return BoxedAmount(value) if value is not None else None
    digits = re.sub(r"[\s,]", "", text)
    if not digits.isdigit():
        return None
    if re.search(r"\d\s\d\d$", text):
        return BoxedAmount(Decimal(digits) / 100)
    last = cell.words[-1]
    letter = (last.x1 - last.x0) / len(last.word.text)
    if last.x1 >= area.cents + _OVER_THE_RULE * letter:
        return BoxedAmount(Decimal(digits) / 100, sure=len(digits) > _CENTS) if len(digits) >= _CENTS else None
    if area.cents - last.x1 <= _NEAR_THE_RULE:
        return BoxedAmount(Decimal(digits))
    return BoxedAmount(Decimal(digits) / 100 if len(digits) > _CENTS else Decimal(digits), sure=False)


def is_code(word: str) -> bool:
    """Whether a word is a code, perhaps with modifiers glued to it."""
    return _CODE.fullmatch(word.upper()) is not None


def code_in(cell: Cell, beside: Cell) -> tuple[str | None, tuple[str, ...], bool]:
    """The code of a box, without padding, with the modifiers glued to it and those of the boxes beside it; and whether
    all that stands there was read. What is no code is kept as printed.
    """
    words = cell.text.upper().split()
    more = re.sub(r"[^A-Z0-9 ]", "", beside.text.upper()).split()
    for together in (words, words + more):
        match = _CODE.fullmatch("".join(together))
        if match:
            rest = () if len(together) > len(words) else tuple(pair for word in more for pair in _pairs(word))
            modifiers = (*split_modifiers(match["modifiers"]), *rest)
            left = len("".join(more)) - 2 * len(rest) if together is words else 0
            return match["code"], modifiers, left == 0
    pairs = tuple(pair for word in (*words[1:], *more) for pair in _pairs(word))
    whole = 2 * len(pairs) == len("".join((*words[1:], *more)))
    first = _CODE.fullmatch(words[0]) if words else None
    if first:
        return first["code"], (*split_modifiers(first["modifiers"]), *pairs), whole
    return (words[0] if words else None), pairs, whole


def _pairs(word: str) -> tuple[str, ...]:
    return tuple(pair for pair in split_modifiers(word) if _MODIFIER.fullmatch(pair))


def units_in(cell: Cell) -> Decimal | None:
    """The count of a box; one where it is empty, None where it holds something else."""
    return parse_units("".join(cell.text.split())) if cell else Decimal(1)
