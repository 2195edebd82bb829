"""Values named by the words before them in the same cell: "Allowed 120.00", "S/N 12345"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from checker.reading.tokens.heading_words import DATE_ROLES, money_roles, priced_roles, role_of
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import UNITS
from checker.reading.tokens.vocabulary import any_of

_OTHER_DATE = re.compile(rf"\b{any_of('other_date_labels')}\b\W*$", re.IGNORECASE)
_MODIFIERS_HERE = re.compile(
    r"\W*(?:mod(?:ifier)?s?(?: codes?)?)\s?[:#]?\s+(?P<value>[A-Z0-9]{2}(?:[\s,/-]+[A-Z0-9]{2})*)"
    r",?(?:\s+[A-Z ]+:)?",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"[\d,]+\.\d")
_WITHIN_A_CELL = 1.2
_VALUE_ROLES = {"units", "serial", "reference", "ndc", "diagnosis", "revenue_code", "item_number", "claim"}


def inline_labels(line: Line) -> tuple[dict[Token, str], dict[Token, str]]:
    """The roles of values whose name stands before them in their cell, and the words left over of each such name."""
    roles: dict[Token, str] = {}
    left: dict[Token, str] = {}
    for token in line.having(Look.TEXT):
        if match := _MODIFIERS_HERE.fullmatch(token.text):
            roles[token] = "modifiers"
            left[token] = match["value"]
    money = line.having(Look.MONEY)
    for before, token in itertools.pairwise(line.tokens):
        # What follows "2 @" is a price; what follows "2 x" is one where another figure comes after it.
        sign = before.printed.rstrip()[-1:] if before.label == "units" else ""
        near = token.box.x0 - before.box.x1 < _WITHIN_A_CELL * token.box.height
        if token in money and (sign == "@" or (near and sign in ("x", "X") and token is not money[-1])):
            roles[token] = "unit_price"
        if before.text == "=" and (token.look is Look.MONEY or _DECIMAL.fullmatch(token.text)):
            roles[token], left[before] = "amount", ""
            continue
        if token.look is Look.TEXT or before.look is not Look.TEXT or _is_unit(before):
            continue
        if token.look is Look.DATE and _OTHER_DATE.search(before.text):
            roles[token] = "other_date"
            continue
        if token.box.x0 - before.box.x1 > _WITHIN_A_CELL * token.box.height:
            continue
        words = re.sub(r"[:=]+\s*$", "", before.text).split()
        for count in range(min(3, len(words)), 0, -1):
            role = role_of(" ".join(words[-count:]))
            whole_dollars = before.text.rstrip().endswith(":") and token.look is Look.NUMBER and role in money_roles()
            decimal = _DECIMAL.fullmatch(token.text)
            fits = _fitting_roles(Look.MONEY if whole_dollars or decimal else token.look)
            if (
                role is not None
                and role in fits
                and (before.text.rstrip().endswith((":", "=", "#")) or count == len(words))
            ):
                roles[token] = role
                left[before] = " ".join(words[:-count])
                break
        else:
            if words and words[-1].endswith("@") and token.look is Look.MONEY:
                roles[token] = "unit_price"
    return roles, left


def _is_unit(token: Token) -> bool:
    """Whether a text is what things are counted in ("EA", dots and all), and names no figure behind it."""
    return UNITS.fullmatch(f"1 {token.text.strip(' .')}") is not None


def without_label(token: Token, left: Mapping[Token, str]) -> Token:
    return replace(token, text=left[token], printed=left[token]) if token in left else token


def _fitting_roles(look: Look) -> Collection[str]:
    if look is Look.MONEY:
        return priced_roles()
    return DATE_ROLES if look is Look.DATE else _VALUE_ROLES
