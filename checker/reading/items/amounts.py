"""The money and the count of a row: which column is the billed charge, and what each column says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from decimal import Decimal

from checker.model import Kind, Money
from checker.reading.items.context import Context
from checker.reading.items.descriptions import description_of, text_in
from checker.reading.rows.rows import Row
from checker.reading.tokens.cells import Cells
from checker.reading.tokens.heading_words import money_roles
from checker.reading.tokens.labels import TAKEN_OFF, line_kind
from checker.reading.tokens.line_classes import names_payment
from checker.reading.tokens.roles import BILLED, Role
from checker.reading.tokens.tokens import Look, Token
from checker.reading.tokens.values import parse_money, parse_price, parse_units
from checker.reading.tokens.vocabulary import any_of

_WORDS = re.compile(r"[A-Za-z]{3,}\s+[A-Za-z]{3,}")
_REDUCING = (Role.PAYMENT, Role.INSURANCE_PAID, Role.PATIENT_PAID, Role.SECONDARY_PAID, Role.ADJUSTMENT)
_NOTHING = re.compile(r"\W*0?\W*|n/?a", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(r"[\w-]")
_FOOTNOTE = re.compile(r"\(\d\)")
_NO_CHARGE = re.compile(rf"{any_of('no_charge')}\.?", re.IGNORECASE)


def billed_role(rows: Sequence[Row], totals: Collection[Decimal]) -> Role | None:
    """Which money column is the billed charge: by its heading, and by units × price where two could be; but where the
    printed totals of all charges are what one other column comes to, and not it, that column."""
    named = _billed_by_name(rows)
    if not totals:
        return named
    sums = {role: _sum_of(rows, role) for role in money_roles()}
    proven = [role for role, sum_ in sums.items() if sum_ and sum_ in totals]
    return proven[0] if len(proven) == 1 and sums.get(named or Role.UNNAMED) not in totals else named


def _sum_of(rows: Sequence[Row], role: Role) -> Decimal:
    return sum((value for row in rows if (value := money_in(row.cells, role)) is not None), Decimal(0))


def _billed_by_name(rows: Sequence[Row]) -> Role | None:
    counts = Counter(role for row in rows for role in money_roles() if role in row.cells)
    present = [role for role in BILLED if counts[role]]
    for role in present:
        if role is not Role.CHARGE and Role.CHARGE in present and _multiplies(rows, Role.CHARGE, role):
            return role
    if not present:
        return next((role for role in (Role.PATIENT_SHARE, Role.BALANCE, Role.ALLOWED) if counts[role]), None)
    return max(present, key=lambda role: (counts[role] >= 0.3 * max(counts[r] for r in present), -BILLED.index(role)))


def _multiplies(rows: Sequence[Row], price: Role, whole: Role) -> bool:
    """Whether units × this column gives that one, and not merely because all units are one."""
    told = 0
    for row in rows:
        one, amount, units = money_in(row.cells, price), money_in(row.cells, whole), units_in(row.cells) or Decimal(1)
        if one is None or amount is None:
            continue
        if one * units != amount:
            return False
        told += units != 1
    return told > 0


def signed_roles(rows: Sequence[Row], billed: Role | None) -> frozenset[Role]:
    """The columns that print minus signs before what is paid, so that a figure without one is no reduction."""
    paying = dict.fromkeys(_REDUCING, rows)
    paid = [row for row in rows if names_payment(row.anchor)]
    by_role = {**paying, billed: paid} if billed and billed not in paying else paying
    return frozenset(
        role
        for role, printed in by_role.items()
        if any((value := money_in(row.cells, role)) is not None and value < 0 for row in printed)
    )


def _before_words(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a cell up to the words behind its figure: another figure there is what they say."""
    worded = [at for at, token in enumerate(tokens) if token.look is Look.TEXT and _WORDS.search(token.text)]
    end = next((at for at in worded if any(token.look is Look.MONEY for token in tokens[:at])), len(tokens))
    return tokens[:end]


def money_in(cells: Cells, role: Role) -> Decimal | None:
    """The money of one column; dollars and cents in two boxes are joined."""
    if role not in cells:
        return None
    tokens = _before_words([token for token in cells[role] if _SAYS_SOMETHING.search(token.text)])
    if not tokens:
        return None
    text = " ".join(token.text for token in tokens).rstrip(" *†‡")
    boxes = re.fullmatch(r"([(-]?\$?\s?[\d,]+)\s(\d\d(?:\)|-|\s?CR)?)", text)
    if boxes and tokens[0].look is not Look.MONEY:
        return parse_money(f"{boxes[1]}.{boxes[2]}")
    if _NO_CHARGE.fullmatch(text):
        return Decimal("0.00")
    figures = [token for token in tokens if token.look is Look.MONEY and not _FOOTNOTE.fullmatch(token.text)] or tokens
    values = [value for token in figures if (value := parse_money(token.text)) is not None]
    return values[-1] if values else None


def price_in(cells: Cells) -> Decimal | None:
    """The price of one; a bare number beside money is none of it, but the end of words below it."""
    money = [token for token in cells.get(Role.UNIT_PRICE, ()) if token.look is Look.MONEY]
    if money:
        return parse_price(money[-1].text)
    text = text_in(cells, Role.UNIT_PRICE)
    return parse_price(text.split()[-1]) if text else None


def units_in(cells: Cells) -> Decimal | None:
    """The count of a row: one where nothing, a dash or only words stand there; None for what is no count."""
    named = tuple(token for token in cells.get(Role.UNITS, ()) if token.label)
    text = text_in({Role.UNITS: named} if named else cells, Role.UNITS)
    if text is None or not text.strip(" -"):
        return Decimal(1)
    text = text.strip("()")
    units = parse_units(text) or next((value for word in text.split() if (value := parse_units(word))), None)
    return Decimal(1) if units is None and re.fullmatch(r"[A-Za-z/. ]+", text) else units


def multiplies(cells: Cells, billed: Role) -> bool | None:
    """Whether units × price is the amount; None where one of them is not printed."""
    amount, price, units = money_in(cells, billed), price_in(cells), units_in(cells)
    return None if amount is None or not price or not units else amount == units * price


def billed_amount(cells: Cells, context: Context) -> tuple[Decimal | None, Role | None]:
    """The billed amount, and the paying column it came from where the row has no charge."""
    billed = money_in(cells, context.billed) if context.billed else None
    reductions = [
        (role, value)
        for role in _REDUCING
        if role != context.billed and (value := money_in(cells, role)) is not None and value != 0
    ]
    coded = not all(_NOTHING.fullmatch(token.text) for token in cells.get(Role.CODE, ()))
    if billed is None or (billed == 0 and reductions and not coded):
        for role, value in reductions:
            return (value if role in context.signed else -abs(value)), role
    if billed is None:
        for role in BILLED:
            other = money_in(cells, role)
            if other is not None:
                return other, None
        return _payment_in_share(cells)
    return billed, None


def _payment_in_share(cells: Cells) -> tuple[Decimal | None, Role | None]:
    """A payment printed only in the column of what is still owed."""
    kind = line_kind(description_of(cells, ()))
    # Beside a figure whose column has no known name, what runs on is none of the payment.
    figures = {role for role, tokens in cells.items() if any(token.look is Look.MONEY for token in tokens)}
    unnamed = [role for role in (Role.UNNAMED, Role.DESCRIPTION) if role in figures]
    for role in unnamed or (Role.PATIENT_SHARE, Role.BALANCE):
        value = money_in(cells, role)
        if value is not None and kind in TAKEN_OFF:
            return -abs(value), Role.ADJUSTMENT if kind is Kind.ADJUSTMENT else Role.PAYMENT
    return None, None


def other_money(cells: Cells, context: Context) -> dict[Money, Decimal]:
    roles = sorted(money_roles() - {context.billed})
    return {Money(role): value for role in roles if role in cells and (value := money_in(cells, role)) is not None}
