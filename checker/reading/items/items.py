"""Rows into line items: each cell's text becomes a value, and each doubt is written down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from checker.model import Box, Kind, LineItem, Origin, Repair
from checker.reading.items.amounts import billed_amount, other_money, price_in, units_in
from checker.reading.items.codes import code_in, with_modifiers_below
from checker.reading.items.context import Context
from checker.reading.items.dates import RowDates, settled
from checker.reading.items.descriptions import NAMES_LETTERS, description_of, serial_in, text_in
from checker.reading.items.doubts import FIELDS, Why, doubts_of_row
from checker.reading.items.remarks import approved, claim_number, remark_codes
from checker.reading.rows.rows import Row
from checker.reading.tokens.cells import Cells
from checker.reading.tokens.labels import TAKEN_OFF, line_kind
from checker.reading.tokens.modifier_words import modifiers_in, strays
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Look

_LIKE_A_CODE = re.compile(r"[A-V]\d[\dOIl]{3}(?![\dOIl])")


def line_item(row: Row, dates: RowDates, context: Context, number: int) -> LineItem | None:
    """The line item of one row; None where its amount cannot be read."""
    cells = with_modifiers_below(row.cells)
    amount, kind_by_column = billed_amount(cells, context)
    if amount is None:
        return None
    code, printed, modifiers, left = code_in(cells, context.apart)
    start, end, doubts = settled(dates, context.setting.settles_years)
    doubts.extend(doubts_of_row(row, context))
    units = units_in(cells)
    if units is None:
        doubts.append(Why.NO_COUNT.doubt)
    description = description_of(cells, left)
    if code is not None and (not modifiers or NAMES_LETTERS.search(description)):
        description, found = modifiers_in(description, of_service=code.isdigit())
        modifiers = (*found, *modifiers)
    if code is not None and code[0].isalpha() and set(strays(description)) - set(modifiers):
        doubts.append(Why.NOT_MODIFIERS.doubt)
    if code is None and _LIKE_A_CODE.match(description):
        doubts.append(Why.CODE_IN_WORDS.doubt)
    kind = _kind(description, code, amount, kind_by_column)
    if kind in TAKEN_OFF and amount > 0 and kind_by_column is None and not context.signed:
        amount = -amount
    if kind is Kind.CHARGE and line_kind(description) is Kind.CREDIT:
        doubts.append(Why.CALLED_A_CREDIT.doubt)
    repairs = tuple(_repairs(cells, context.billed, code))
    return LineItem(
        number=number,
        statement=context.setting.statement,
        boxes=tuple(Box.around(boxes) for boxes in _by_line(row)),
        service_date=start,
        end_date=end,
        code=code,
        code_printed=printed,
        modifiers=modifiers,
        description=description,
        units=Decimal(1) if units is None else units,
        counted=units is not None and any(token.text.strip(" -") for token in cells.get(Role.UNITS, ())),
        unit_price=_price(cells, context, units or Decimal(1), amount),
        amount=amount,
        other_money=other_money(cells, context),
        serial=text_in(cells, Role.SERIAL) or serial_in(description),
        revenue_code=text_in(cells, Role.REVENUE_CODE),
        place=text_in(cells, Role.PLACE),
        remark_codes=remark_codes(cells),
        claim=claim_number(cells),
        approved=approved(cells),
        kind=kind,
        doubts=tuple(doubts),
        repairs=repairs,
        code_origin=Origin.REPAIRED if any(each.field == "code" for each in repairs) else Origin.PRINTED,
        raw=" | ".join(line.text.replace("\t", "  ") for line in row.lines),
    )


def _price(cells: Cells, context: Context, units: Decimal, amount: Decimal) -> Decimal | None:
    """The price of one. A whole number without the dollar sign of the amounts is none where it does not make this one:
    it may count the things."""
    price = price_in(cells)
    bare = not any(token.look is Look.MONEY for token in cells.get(Role.UNIT_PRICE, ()))
    signed = any("$" in token.printed for token in cells.get(context.billed or Role.UNNAMED, ()))
    return None if price is not None and bare and signed and price * units != amount else price


def _by_line(row: Row) -> Iterable[list[Box]]:
    return ([token.box for token in line.tokens] for line in row.lines)


def _kind(description: str, code: str | None, amount: Decimal, column: Role | None) -> Kind:
    by_words = line_kind(description)
    if column is not None:
        by_column = Kind.ADJUSTMENT if column is Role.ADJUSTMENT else Kind.PAYMENT
        said = by_words in TAKEN_OFF or (by_words is Kind.CREDIT and code is not None)
        return by_words if said and by_words else by_column
    if amount < 0:
        return by_words if by_words in TAKEN_OFF else Kind.CREDIT
    if code is None and by_words in TAKEN_OFF:
        return by_words
    return Kind.CHARGE


def _repairs(cells: Cells, billed: Role | None, code: str | None) -> Iterator[Repair]:
    """What was set right in the cells that decide what a line says; `code` is the code read there."""
    for role, tokens in cells.items():
        field = "amount" if role is billed else FIELDS.get(role)
        for token in tokens:
            if not field or not token.seen:
                continue
            if field != "code" or not code or code not in re.sub(r"[\s-]", "", token.seen):
                yield Repair(field, token.seen, token.printed if token.look is Look.CODE else token.text)
