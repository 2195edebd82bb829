"""How little a token looks like what a column of some role holds, as a cost: 0 fits, over 5 hardly, 12 never."""

from __future__ import annotations

import re

from checker.catalogue import load_catalogue
from checker.catalogue.fields import field_of
from checker.reading.notice_words import says_approved
from checker.reading.tokens.cutting import DASHES
from checker.reading.tokens.heading_words import priced_roles
from checker.reading.tokens.modifier_words import are_modifiers
from checker.reading.tokens.roles import DATE_ROLES, Role
from checker.reading.tokens.tokens import Look
from checker.reading.tokens.values import RUN_TOGETHER_DATE

_LIKE_COUNT = re.compile(r"\d{1,2}\.00")
_LIKE_DIAGNOSIS = re.compile(
    r"[A-TV-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?|[A-L](?:[, ]{0,2}[A-L]){0,3}|\d\d?(?:[, ]{1,2}\d\d?){0,3}"
)
"""A diagnosis, or the letters or numbers that point to those listed elsewhere on the page."""
_WORD, _TWO = re.compile(r"[A-Za-z0-9]+"), re.compile(r"[A-Za-z0-9]{2}")
LIKE_REMARK = re.compile(r"[A-Z]{1,2}(?:[- ]?\d{1,3})?|[a-z]|\(\w\)")
_LIKE_NUMBER = re.compile(r"(?:-?[A-Z]){0,4}-?\d[A-Z\d-]*\d{3}[A-Z\d-]*")
"""A number by which a thing is called, with letters: "H2768503", "INV-4596"."""
_NUMBERS_OF_A_FIRM = (Role.CLAIM, Role.REFERENCE, Role.ACCOUNT)
_NUMBERS_OF_A_THING = (Role.SERIAL, Role.ITEM_NUMBER)
_MAY_HOLD_A_DAY = (Role.DESCRIPTION, Role.SERIAL, Role.REFERENCE, Role.STATUS)
_WORDS_COST = {
    Role.LINE_NUMBER: 8.0,
    Role.CODE: 2.0,
    Role.RENT_OR_SALE: 0.5,
    Role.ITEM_NUMBER: 0.7,
    Role.PATIENT: 0.5,
}
_LIKE_CODE = re.compile(r"(?=\w-?\w*\d\w*\d)[A-Z0-9]-?[A-Z0-9]{3,6}")
_COUNTED = re.compile(r"x\s?\d|\d\s?(?!CR\b|DR\b)[A-Z]", re.IGNORECASE)
"""The letters of a count: "x1", "110 CT", "30 EA"."""


def is_counted(printed: str) -> bool:
    """Whether a number says how often a thing is billed: "x1", "30 EA"."""
    return _COUNTED.match(printed) is not None


def look_cost(look: Look, text: str, printed: str, role: Role) -> float:
    """How little a token of this look, text and print is like what a column of this role holds: 0 fits, over 5 hardly,
    12 never."""
    if role is Role.DIAGNOSIS and _LIKE_DIAGNOSIS.fullmatch(printed) and not is_listed(look, text):
        return 0.0
    if look is Look.DATE:
        return 0.0 if role in DATE_ROLES else 6.0 if role in _MAY_HOLD_A_DAY else 12.0
    if look is Look.MONEY:
        return _money_cost(text, role)
    if look is Look.CODE:
        return _code_cost(text, printed, role)
    if look is Look.NUMBER:
        return _number_cost(text, role)
    return _text_cost(text, role)


def is_listed(look: Look, text: str) -> bool:
    """Whether a token is a code of the published list, which a diagnosis without its point may look like: J1885."""
    field = field_of(text) if look is Look.CODE else None
    return look is Look.CODE and (load_catalogue().code(text) is not None or bool(field and field.short))


def _money_cost(text: str, role: Role) -> float:
    if role in priced_roles():
        return 0.0
    if role in (Role.UNITS, Role.NUMBER):
        return 12.0 if "$" in text else 0.4 if _LIKE_COUNT.fullmatch(text) else 0.8
    return {Role.DESCRIPTION: 12.0, Role.DIAGNOSIS: 4.0, Role.UNNAMED: 6.0}.get(role, 10.0)


def _code_cost(text: str, printed: str, role: Role) -> float:
    could_be_date = RUN_TOGETHER_DATE.fullmatch(printed) is not None
    if role in DATE_ROLES:
        return 0.3 if could_be_date else 12.0
    if role is Role.CODE and could_be_date:
        return 0.6
    if role in priced_roles():
        return 6.0 if text.isdigit() else 12.0
    description = 4.0 if text.isdigit() else 1.5
    costs = {
        Role.CODE: 0.0,
        Role.ITEM_NUMBER: 1.0,
        Role.DESCRIPTION: description,
        Role.DIAGNOSIS: 4.0,
        Role.MODIFIERS: 5.0,
        Role.UNITS: 8.0,
        Role.LINE_NUMBER: 6.0,
        Role.PROVIDER: 5.0,
        Role.BRANCH: 5.0,
    }
    return costs.get(role, 2.0)


def _number_cost(text: str, role: Role) -> float:
    digits = text.strip()
    if role in priced_roles():
        return 8.0 if _COUNTED.search(digits) else 1.5
    if role in DATE_ROLES:
        return 0.5 if RUN_TOGETHER_DATE.fullmatch(digits) else 12.0
    if role is Role.MODIFIERS:
        return 1.0 if load_catalogue().modifier(digits) else 8.0
    if role is Role.UNITS and re.fullmatch(r"\d+\.[1-9]", digits):
        return 2.0
    if role is Role.UNITS:
        return 0.0 if len(digits.split(".")[0]) <= 3 or not digits.isdigit() else 4.0
    if digits[0] in "(-":
        # What has a sign counts or prices: it is no number by which a thing is called.
        return 6.0
    costs = {
        Role.LINE_NUMBER: 0.2,
        Role.NUMBER: 0.2,
        Role.PLACE: 0.2,
        Role.BRANCH: 0.2,
        Role.REVENUE_CODE: 0.2,
        Role.SERIAL: 0.5,
        Role.REFERENCE: 0.5,
        Role.ACCOUNT: 0.5,
        Role.CLAIM: 0.3,
        Role.CODE: 2.5,
        Role.DESCRIPTION: 3.0,
    }
    return costs.get(role, 1.0)


def _text_cost(text: str, role: Role) -> float:
    if role in (Role.DESCRIPTION, Role.MODIFIERS):
        known = are_modifiers(text)
        if role is Role.DESCRIPTION:
            return 0.4 if known else 0.0
        return 0.0 if known else 0.3 if all(map(_TWO.fullmatch, _WORD.findall(text) or [""])) else 5.0
    if role in priced_roles():
        return 0.0 if text in DASHES else 4.0
    if text in DASHES:
        return 2.0
    if role in DATE_ROLES or role is Role.UNITS:
        return 7.0
    if role is Role.CODE and _like_code(text):
        return 0.1
    if role is Role.CODE and are_modifiers(text):
        return 0.3
    if role in _NUMBERS_OF_A_THING and _LIKE_NUMBER.fullmatch(text):
        return 0.2
    if role is Role.REMARK and LIKE_REMARK.fullmatch(text):
        return 0.0
    if role is Role.APPROVED:
        return 0.0 if says_approved(text) is not None else 5.0
    if role in _NUMBERS_OF_A_FIRM and not any(map(str.isdigit, text)):
        return 3.0
    return _WORDS_COST.get(role, 1.0)


def _like_code(text: str) -> bool:
    """Whether a text could be a misprinted code, perhaps with its modifiers: "E139 RR"."""
    head, _, rest = text.partition(" ")
    return _LIKE_CODE.fullmatch(head.rstrip(",")) is not None and (not rest or are_modifiers(rest))
