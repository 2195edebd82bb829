"""Why a line is not fully trusted: every reason the reader has, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum

from checker.model import Doubt, FigureKind
from checker.reading.ink.lookalikes import trust
from checker.reading.items.amounts import multiplies, units_in
from checker.reading.items.context import Context
from checker.reading.rows.rows import Row
from checker.reading.tokens.heading_words import money_roles
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.line_classes import label_of
from checker.reading.tokens.roles import BILLED, Role
from checker.reading.tokens.tokens import Look
from checker.reading.tokens.values import parse_money

_CENTS = re.compile(r"[.,\s]\d\d\D*$")
_CLEAR = 0.95
"""The confidence of a word from which on it counts as read without doubt."""


HARD = "hard to read"
"""Why a value is doubted whose characters an engine was not sure of."""
FIELDS = {
    Role.CODE: "code",
    Role.MODIFIERS: "modifiers",
    Role.SERVICE_DATE: "service_date",
    Role.FROM_DATE: "service_date",
    Role.THROUGH_DATE: "end_date",
    Role.UNITS: "units",
    Role.UNIT_PRICE: "unit_price",
}
"""The columns that decide what a line says; how the others were read costs little."""


class Why(Enum):
    """A reason for doubt: the field it is about, how it is said, and the share of confidence it costs."""

    NO_YEAR = ("service_date", "no year printed", 0.03)
    NOT_A_DATE = ("service_date", "not a date", 0.2)
    NO_DATE = ("service_date", "no date found", 0.2)
    DATE_ABOVE = ("service_date", "taken from the line above", 0.01)
    DAYS_ABOVE = ("service_date", "the lines above print two days", 0.25)
    DATE_OF_HEADER = ("service_date", "taken from the head of the statement", 0.03)
    OTHER_DATE = ("service_date", "not called a date of service", 0.05)
    TWO_DAYS = ("service_date", "one of two days, neither called that of service", 0.15)
    NO_HEADINGS = ("amount", "no headings", 0.03)
    ONE_OF_SEVERAL = ("amount", "one of several figures without headings", 0.1)
    NO_CHARGE_COLUMN = ("amount", "no column is called a charge", 0.15)
    TWO_CHARGE_COLUMNS = ("amount", "more than one column is called a charge", 0.03)
    SEVERAL_FIGURES = ("amount", "several figures in the column of charges", 0.25)
    DISAGREES = ("amount", "the lines do not add up to the printed total", 0.05)
    CALLED_A_CREDIT = ("amount", "called a credit, without a sign", 0.2)
    PICTURE_DISAGREES = ("amount", "read from a picture, and the lines do not add up to the printed total", 0.25)
    PRODUCT_UNCLEAR = ("amount", "hard to read, and units times price give another", 0.25)
    CODE_LACKING = ("code", "no code found though most rows have one", 0.25)
    CODE_IN_WORDS = ("code", "no code found though the words begin like one", 0.2)
    CODE_CUT = ("code", "shorter than a code is, or no words beside it though most rows have them", 0.25)
    DATE_LACKING = ("service_date", "no date found though most rows have one", 0.25)
    LETTERS_LACKING = ("modifiers", "not all letters after the code were found", 0.25)
    FROM_PICTURE = ("text", "read from a picture", 0.01)
    TWO_CODES = ("code", "more than one code in the row", 0.2)
    NO_COUNT = ("units", "not a number", 0.1)
    COUNT_LACKING = ("units", "no count found beside the price, though the table has a column of counts", 0.05)
    CENTS = ("amount", "no rule or point before the cents", 0.2)
    NOT_MODIFIERS = ("modifiers", "not all of them read", 0.15)
    OVER_A_PAGE = ("description", "put together over a page", 0.05)
    SUM_OF_ROWS = ("amount", "perhaps the sum of several rows", 0.2)
    BY_CONTENT = ("layout", "a column known by what it holds", 0.03)

    @property
    def doubt(self) -> Doubt:
        return Doubt(*self.value)


def doubts_of_row(row: Row, context: Context) -> Iterator[Doubt]:
    """The doubts a row raises by where its parts stand, before its values are looked at."""
    layout = context.layout
    if not layout.headed:
        yield Why.NO_HEADINGS.doubt
        if layout.figures > 1 and Role.UNIT_PRICE not in layout.roles and Role.BALANCE not in layout.roles:
            yield Why.ONE_OF_SEVERAL.doubt
    elif context.billed not in BILLED:
        yield Why.NO_CHARGE_COLUMN.doubt
        if row.anchor.page in context.setting.pictured and len(money_roles() & row.cells.keys()) > 1:
            yield Why.ONE_OF_SEVERAL.doubt  # the name of what was billed may be there, and could not be read
    elif sum(role in row.cells for role in BILLED) > 1:
        yield Why.TWO_CHARGE_COLUMNS.doubt
    if Role.UNITS in layout.roles and Role.UNIT_PRICE in row.cells and Role.UNITS not in row.cells:
        yield Why.COUNT_LACKING.doubt
    if _holds_several(row, context.billed):
        yield Why.SEVERAL_FIGURES.doubt
    if layout.guessed & row.cells.keys():
        yield Why.BY_CONTENT.doubt
    if len({token.text for token in row.cells.get(Role.CODE, ()) if token.look is Look.CODE}) > 1:
        yield Why.TWO_CODES.doubt
    if len({line.page for line in row.lines}) > 1:
        yield Why.OVER_A_PAGE.doubt
    dated = sum(bool(line.having(Look.DATE) and line.having(Look.MONEY)) for line in row.lines)
    if dated > 1 or (Role.CODE not in row.cells and figure_kind(label_of(row.anchor)) is FigureKind.SUBTOTAL):
        yield Why.SUM_OF_ROWS.doubt
    yield from _hard_to_read(row, context)


def _holds_several(row: Row, billed: Role | None) -> bool:
    """Whether several figures stand in the column of charges, not a price and what it makes times the count."""
    tokens = [token for token in row.cells.get(billed or Role.UNNAMED, ()) if token.look is Look.MONEY]
    figures = [figure for token in tokens if (figure := parse_money(token.text)) is not None]
    if len(figures) < len(tokens) or len(figures) < 2:
        return len(tokens) > 1
    units = units_in(row.cells) or Decimal(1)
    return len(figures) > 2 or abs(figures[0] * units) != abs(figures[1])


def _hard_to_read(row: Row, context: Context) -> Iterator[Doubt]:
    """What an engine doubted: on a page read from a picture by field, else the weakest word of all."""
    least = min([token.confidence for tokens in row.cells.values() for token in tokens], default=1.0)
    if row.anchor.page not in context.setting.pictured or least == 1.0:
        if least < _CLEAR:
            yield Doubt("text", HARD, 1 - least)
        return
    yield Why.FROM_PICTURE.doubt
    fields: dict[str, float] = {}
    for role, tokens in row.cells.items():
        name = "amount" if role is context.billed else FIELDS.get(role, "description")
        fields[name] = min([fields.get(name, 1.0), *(token.confidence for token in tokens)])
    figures = min(fields.get(name, 1.0) for name in ("amount", "units", "unit_price"))
    if context.billed and multiplies(row.cells, context.billed) is False and figures < trust("clear"):
        yield Why.PRODUCT_UNCLEAR.doubt
    if context.billed and _lacks_cents(row, context.billed):
        yield Why.CENTS.doubt
    yield from doubts_of_fields(fields)


def _lacks_cents(row: Row, billed: Role) -> bool:
    """Whether an engine saw no point before the cents, which makes 2200 of 22.00, and no price proves the amount."""
    figure = " ".join(token.text for token in row.cells.get(billed, ()))
    return bool(figure) and not _CENTS.search(figure) and multiplies(row.cells, billed) is not True


def doubts_of_fields(fields: Mapping[str, float]) -> Iterator[Doubt]:
    """What an engine that read a picture doubted, by field: those below the trust at which a value is clear."""
    for name, confidence in fields.items():
        if confidence < trust("clear"):
            cost = min(trust("steepness") * (1 - confidence), 1.0)
            yield Doubt(name, HARD, round(min(cost, trust("words")) if name == "description" else cost, 3))
