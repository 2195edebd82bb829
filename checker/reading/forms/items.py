"""Lines of service into line items, and those that could not be read into unread rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from checker.model import Box, Doubt, LineItem, UnreadRow
from checker.reading.forms.boxes import EMPTY, Cell, FilledForm, ServiceLine
from checker.reading.forms.described import Area
from checker.reading.forms.values import BoxedAmount, code_in, date_in, is_code, money_in, units_in
from checker.reading.items.doubts import FIELDS, Why, doubts_of_fields
from checker.reading.tokens.roles import Role
from checker.reading.tokens.values import parse_money

_TOTAL = re.compile(r"0{1,3}1")
_PERIOD_DOUBT = Why.DATE_OF_HEADER
_READ = {**FIELDS, Role.CHARGE: "amount", Role.DESCRIPTION: "description"}
_WORDS_OF_NARRATIVE = re.compile(r"(?:ZZ)?\s*(?=.*[A-Za-z]{4})([A-Za-z].*)")
_QUALIFIED = re.compile(r"(?:N4|VP|OZ|CTR|JP|JO|7)[\dA-Z]")


class Period(Struct, frozen=True):
    """The days a whole form is about, for lines without a date of their own."""

    start: date | None = None
    end: date | None = None


def period_of(filled: FilledForm) -> Period:
    first, last = date_in(filled.box("period_from")), date_in(filled.box("period_through"))
    start, end = (first.settle(None) if first else None), (last.settle(None) if last else None)
    return Period(start, end if start and end and end > start else None)


def is_total(line: ServiceLine) -> bool:
    """Whether a line prints the sum of the others: the revenue code for totals, and no code of a service, though words
    such as "Creation date" may be printed in its place."""
    words = line.cell("code").text.split()
    return bool(_TOTAL.fullmatch(line.cell("revenue_code").text)) and not any(map(is_code, words))


def items_of(filled: FilledForm, first_number: int, statement: int) -> Iterator[LineItem | UnreadRow]:
    """The charges of a form in order, and the lines that look like one but have no amount that can be read."""
    charge = next(column for column in filled.form.grid.columns if column.role == "charge")
    period = period_of(filled)
    number = first_number
    for line in filled.lines:
        if is_total(line) or not _is_service(line):
            continue
        money = money_in(line.cell("charge"), charge)
        if money is None:
            yield UnreadRow(filled.page, _raw(line), "amount", Box.around(each.word.box for each in line.words))
            continue
        yield _item(line, money, period, number, statement, filled.pictured)
        number += 1


def _is_service(line: ServiceLine) -> bool:
    """Whether a line holds a charge: money or a date, a code or a revenue code, and not only a provider's number."""
    said = sum(bool(line.cell(role)) for role in ("from_date", "code", "charge", "revenue_code"))
    return said >= 2 or (said == 1 and any(each.word.text.isdigit() for each in line.cell("charge").words))


def _item(
    line: ServiceLine, money: BoxedAmount, period: Period, number: int, statement: int, pictured: bool
) -> LineItem:
    doubts: list[Doubt] = []
    price = _price(line.cell("code"))
    code, modifiers, whole = code_in(EMPTY if price is not None else line.cell("code"), line.cell("modifiers"))
    units = units_in(line.cell("units"))
    start, end = _dates(line, period, doubts)
    if units is None:
        doubts.append(Why.NO_COUNT.doubt)
    if not whole:
        doubts.append(Why.NOT_MODIFIERS.doubt)
    if not money.sure:
        doubts.append(Why.CENTS.doubt)
    if pictured:
        doubts += [Why.FROM_PICTURE.doubt, *doubts_of_fields(_confidences(line))]
    printed = " ".join(filter(None, (line.cell("code").text, line.cell("modifiers").text)))
    return LineItem(
        number=number,
        statement=statement,
        boxes=(Box.around(each.word.box for each in line.words),),
        service_date=start,
        end_date=end,
        code=code,
        code_printed=printed if code else None,
        modifiers=tuple(dict.fromkeys(modifiers)),
        description=line.cell("description").text or _narrative(line.shaded),
        units=Decimal(1) if units is None else units,
        unit_price=price,
        amount=money.value.quantize(Decimal("0.01")),
        revenue_code=line.cell("revenue_code").text or None,
        place=line.cell("place").text or None,
        doubts=tuple(doubts),
        raw=_raw(line),
    )


def _confidences(line: ServiceLine) -> dict[str, float]:
    """How sure an engine was of each field of a line that was read from a picture."""
    fields: dict[str, float] = {}
    for role, name in _READ.items():
        fields[name] = min(fields.get(name, 1.0), line.cell(role).confidence)
    return fields


def _price(cell: Cell) -> Decimal | None:
    """The rate of a room, which a hospital's box for codes may hold instead."""
    return parse_money(cell.text) if "." in cell.text else None


def _dates(line: ServiceLine, period: Period, doubts: list[Doubt]) -> tuple[date | None, date | None]:
    first, last = date_in(line.cell("from_date")), date_in(line.cell("through_date"))
    start, end = (first.settle(None) if first else None), (last.settle(None) if last else None)
    if line.cell("from_date") and start is None:
        doubts.append(Why.NOT_A_DATE.doubt)
    elif start is None and period.start is not None:
        doubts.append(_PERIOD_DOUBT.doubt)
        return period.start, period.end
    elif start is None:
        doubts.append(Why.NO_DATE.doubt)
    if end is not None and start is not None and end < start:
        doubts.append(Why.NOT_A_DATE.doubt)
        end = None
    return start, end


def _narrative(shaded: Cell) -> str:
    """The words a supplement says of the thing charged; numbers of drugs and devices are none."""
    text = shaded.text
    match = None if _QUALIFIED.match(text) else _WORDS_OF_NARRATIVE.fullmatch(text)
    return match[1] if match and not any(letter.isdigit() for letter in match[1].split()[0]) else ""


def _raw(line: ServiceLine) -> str:
    text = "  ".join(cell.text for cell in line.cells.values())
    return f"{line.shaded.text} | {text}" if line.shaded else text


def total_on_lines(filled: FilledForm, charge: Area) -> tuple[BoxedAmount, Cell] | None:
    """The sum that one of the lines prints."""
    for line in filled.lines:
        if is_total(line) and (money := money_in(line.cell("charge"), charge)) is not None:
            return money, line.cell("charge")
    return None
