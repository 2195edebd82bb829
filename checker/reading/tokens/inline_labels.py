"""Values named by the words before them in the same cell: "Allowed 120.00", "S/N 12345"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping

from msgspec.structs import replace

from checker.reading.tokens.heading_words import money_roles, priced_roles, role_of
from checker.reading.tokens.modifier_words import is_word_too
from checker.reading.tokens.roles import DATE_ROLES, Role
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import MEASURE, UNITS
from checker.reading.tokens.vocabulary import any_of, late
from checker.remembered import remembered

OTHER_DATE = late(rf"\b{any_of('other_date_labels')}\b\W*(?:{any_of('weekdays')}\W*)?$", re.IGNORECASE)
_MODIFIERS_HERE = re.compile(
    r"\W*(?:mod(?:ifier)?s?(?: codes?)?)(?:\s?[:#]\s*|\s+)(?P<value>[A-Z0-9]{2}(?:[\s,/-]+[A-Z0-9]{2})*)"
    r"[,)\]]?(?:\s+[A-Z ]+:)?",
    re.IGNORECASE,
)
_LEADS_TO_PRICE = re.compile(rf"@\s*$|\d\s?(?:{MEASURE}) at\s*$", re.IGNORECASE)
_DECIMAL = re.compile(r"[\d,]+\.\d")
_MARKED = re.compile(r"(?:\s\d{1,2}(?=:))?[:=]+(?:\s[A-Z]{1,2}\d{1,3},)*\s*$")
"""What parts a name from its value, or from the first of several codes: "Reason codes: G1, 45"."""
_MOST_WORDS = 3
_BEFORE_A_NAME = " ,;:)"
"""The marks that part a name from what stands before it: "(94060): billed $106.50, eligible $0.00"."""
_WITHIN_A_CELL = 1.2
"""How many heights of type a value may stand off its name in one cell."""
_VALUE_ROLES = {
    Role.UNITS,
    Role.MODIFIERS,
    Role.SERIAL,
    Role.REFERENCE,
    Role.NDC,
    Role.DIAGNOSIS,
    Role.REVENUE_CODE,
    Role.ITEM_NUMBER,
    Role.CLAIM,
    Role.ACCOUNT,
    Role.REMARK,
}


@remembered
def inline_labels(line: Line) -> tuple[Mapping[Token, Role], Mapping[Token, str]]:
    """The roles of values whose name stands before them in their cell, and the words left over of each such name."""
    roles: dict[Token, Role] = {}
    left: dict[Token, str] = {}
    for token in line.having(Look.TEXT):
        match = _MODIFIERS_HERE.fullmatch(token.text)
        if match and not any(map(is_word_too, re.findall(r"\w+", match["value"]))):
            roles[token] = Role.MODIFIERS
            left[token] = match["value"]
    for before, token in itertools.pairwise(line.tokens):
        if token.look is Look.MONEY and _names_price(before, token, token is line.having(Look.MONEY)[-1]):
            roles[token] = Role.UNIT_PRICE
        if before.text == "=" and (token.look is Look.MONEY or _DECIMAL.fullmatch(token.text)):
            roles[token], left[before] = Role.AMOUNT, ""
        elif token.look is not Look.TEXT and before.look is Look.TEXT and not _is_unit(before):
            role, rest = _named(before, token)
            if role is not None:
                roles[token] = role
            if rest is not None:
                left[before] = rest
    return roles, left


def _names_price(count: Token, money: Token, is_last: bool) -> bool:
    """Whether a count makes the figure behind it a price: after "2 @", and after "2 x" where another figure follows."""
    sign = count.printed.rstrip()[-1:] if count.label is Role.UNITS else ""
    return sign == "@" or (sign in ("x", "X") and not is_last and _in_one_cell(count, money))


def _named(before: Token, token: Token) -> tuple[Role | None, str | None]:
    """The role that the words before a value give it, and what is left of them where these name it."""
    if token.look is Look.DATE and OTHER_DATE.search(before.text):
        return Role.OTHER_DATE, None
    if not _in_one_cell(before, token):
        return None, None
    words = _MARKED.sub("", before.text).lstrip(_BEFORE_A_NAME).split()
    marked = _MARKED.search(before.text) is not None or before.text.rstrip().endswith("#")
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        role = role_of(" ".join(words[-count:]))
        if role in _fitting_roles(before, token) and (marked or count == len(words)):
            return role, " ".join(words[:-count])
    is_price = token.look is Look.MONEY and _LEADS_TO_PRICE.search(before.text) is not None
    return (Role.UNIT_PRICE if is_price else None), None


def _in_one_cell(before: Token, token: Token) -> bool:
    beside = before.box.shared_height(token.box) > 0
    return beside and token.box.x0 - before.box.x1 <= _WITHIN_A_CELL * token.box.height


def _is_unit(token: Token) -> bool:
    """Whether a text is what things are counted in ("EA", dots and all), and names no figure behind it."""
    return UNITS.fullmatch(f"1 {token.text.strip(' .')}") is not None


def without_label(token: Token, left: Mapping[Token, str]) -> Token:
    return replace(token, text=left[token], printed=left[token]) if token in left else token


def _fitting_roles(before: Token, token: Token) -> Collection[Role]:
    """The roles that a value may have by its look; behind a colon a whole number may be dollars."""
    if token.look is Look.MONEY or _DECIMAL.fullmatch(token.text):
        return priced_roles()
    if token.look is Look.DATE:
        return DATE_ROLES
    dollars = token.look is Look.NUMBER and before.text.rstrip().endswith(":")
    return _VALUE_ROLES | money_roles() if dollars else _VALUE_ROLES
