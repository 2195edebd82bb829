"""Rows into line items: each cell's text becomes a value, and each doubt is written down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from checker.catalogue import load_catalogue
from checker.fields import field_of
from checker.model import Box, Doubt, Kind, LineItem
from checker.reading.headings import money_roles
from checker.reading.labels import line_kind
from checker.reading.layout import Layout
from checker.reading.rows import Cells, Row
from checker.reading.tokens import Look, Token, split_modifiers
from checker.reading.values import PrintedDate, parse_date, parse_money, parse_price, parse_span, parse_units

BILLED = ("charge", "extended", "amount", "total")
_REDUCING = ("payment", "insurance_paid", "patient_paid", "secondary_paid", "adjustment")
_REASON = re.compile(r"(?:CO|PR|OA|PI|CR)[- ]?[A-Z]?\d{1,3}(?:[,;\s]+(?:(?:CO|PR|OA|PI|CR)[- ]?)?[A-Z]{0,2}\d{1,3})*")
_NO_CHARGE = re.compile(r"(?:n/?c|no charge|included|incl\.?|-{1,2}|none|free)\.?", re.IGNORECASE)
_ODD_CODE = re.compile(r"(?=\S*\d)[A-Z0-9][A-Za-z0-9|./-]{2,14}")
_LABEL_WORDS = re.compile(
    r"\b(?:hcpcs|cpt|code|proc(?:edure)?|mod(?:ifier)?s?|qty|quantity|units?|dos|date of service|service date|date)"
    r"(?: code)?\s?[:#]*\s*$|^[\s.:,;|@x*#()\[\]-]+$",
    re.IGNORECASE,
)


Span = tuple[PrintedDate, PrintedDate | None]
"""A printed date, or a from-through pair."""


_MONTH_HEADING = re.compile(
    r"^\W*(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?,?\s+(?P<year>20\d\d)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Carried:
    """What rows that print no date take from those above: a date, and the year and month of a heading."""

    span: Span | None = None
    month: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole table: its layout, which role is the billed charge, and the day its years are settled by."""

    layout: Layout
    billed: str | None
    signed: frozenset[str]
    near: date | None
    fallback_date: Span | None


def billed_role(rows: Sequence[Row]) -> str | None:
    """Which money column is the billed charge: by its heading, and by units × price where two could be."""
    counts = Counter(role for row in rows for role in money_roles() if role in row.cells)
    present = [role for role in BILLED if counts[role]]
    for role in present:
        if role != "charge" and "charge" in present and _multiplies(rows, "charge", role):
            return role
    if not present:
        coded = [row for row in rows if row.cells.get("code")]
        # Figures that stand in a paying column on every coded row are the charges, misplaced by a wide heading.
        if coded and all("payment" in row.cells for row in coded):
            return "payment"
        return next((role for role in ("patient_share", "balance", "allowed") if counts[role]), None)
    return max(present, key=lambda role: (counts[role] >= 0.3 * max(counts[r] for r in present), -BILLED.index(role)))


def _multiplies(rows: Sequence[Row], price: str, whole: str) -> bool:
    """Whether units × this column gives that one, and not merely because all units are one."""
    told = 0
    for row in rows:
        one, amount, units = _money(row.cells, price), _money(row.cells, whole), _units(row.cells)[0]
        if one is None or amount is None:
            continue
        if one * units != amount:
            return False
        told += units != 1
    return told > 0


def signed_roles(rows: Sequence[Row]) -> frozenset[str]:
    """The paying columns that print their own minus signs, so that a figure without one is no reduction."""
    return frozenset(
        role for role in _REDUCING if any((value := _money(row.cells, role)) is not None and value < 0 for row in rows)
    )


def line_item(
    row: Row, dates: Span | None, context: Context, number: int, statement: int, prefix: str
) -> LineItem | None:
    """The line item of one row; None where its amount cannot be read."""
    cells = row.cells
    doubts: list[Doubt] = []
    amount, kind_by_column = _amount(cells, context)
    if amount is None:
        return None
    code, printed, modifiers, left = _code(cells)
    start, end = _settled(dates, context, doubts)
    units, unit_doubt = _units(cells)
    description = _description(cells, left)
    if code is not None and not modifiers:
        description, modifiers = _trailing_modifiers(description)
    price = _price(cells)
    if unit_doubt:
        doubts.append(Doubt("units", "not a number", 0.1))
    if not context.layout.headed:
        doubts.append(Doubt("amount", "no headings", 0.03))
    weakest = min((token.confidence for tokens in cells.values() for token in tokens), default=1.0)
    if weakest < 0.95:
        doubts.append(Doubt("text", "hard to read", 1 - weakest))
    kind = _kind(description, code, amount, kind_by_column)
    if kind in (Kind.PAYMENT, Kind.ADJUSTMENT) and amount > 0 and kind_by_column is None and not context.signed:
        amount = -amount
    return LineItem(
        id=f"{prefix}-{number}",
        number=number,
        statement=statement,
        boxes=tuple(Box.around(boxes) for boxes in _by_line(row)),
        service_date=start,
        end_date=end,
        code=code,
        code_printed=printed,
        modifiers=modifiers,
        description=description,
        units=units,
        unit_price=price,
        amount=amount,
        other_money=_other_money(cells, context),
        serial=_text(cells, "serial"),
        revenue_code=_text(cells, "revenue_code"),
        remark_codes=tuple((_text(cells, "remark") or "").replace(",", " ").split()),
        kind=kind,
        doubts=tuple(doubts),
        raw=" | ".join(line.text.replace("\t", "  ") for line in row.lines),
    )


def _by_line(row: Row) -> Iterable[list[Box]]:
    return ([token.box for token in line.tokens] for line in row.lines)


def _text(cells: Cells, role: str) -> str | None:
    return " ".join(token.text for token in cells.get(role, ())) or None


def _money(cells: Cells, role: str) -> Decimal | None:
    """The money of one column; dollars and cents in two boxes are joined."""
    tokens = [token for token in cells.get(role, ()) if re.search(r"[\w-]", token.text)]
    text = " ".join(token.text for token in tokens)
    boxes = re.fullmatch(r"(-?\$?\s?[\d,]+)\s(\d\d)", text)
    if boxes and not tokens[0].look is Look.MONEY:
        return parse_money(f"{boxes[1]}.{boxes[2]}")
    if _NO_CHARGE.fullmatch(text):
        return Decimal("0.00")
    values = [value for token in tokens if (value := parse_money(token.text)) is not None]
    return values[-1] if values else None


def _price(cells: Cells) -> Decimal | None:
    text = _text(cells, "unit_price")
    return parse_price(text.split()[-1]) if text else None


def _units(cells: Cells) -> tuple[Decimal, bool]:
    text = _text(cells, "units")
    if text is None or not text.strip(" -"):
        return Decimal(1), False
    units = parse_units(text) or next((value for word in text.split() if (value := parse_units(word))), None)
    return (units, False) if units is not None else (Decimal(1), not re.fullmatch(r"[A-Za-z/. ]+", text))


def _amount(cells: Cells, context: Context) -> tuple[Decimal | None, str | None]:
    """The billed amount, and the paying column it came from where the row has no charge."""
    billed = _money(cells, context.billed) if context.billed else None
    reductions = [
        (role, value)
        for role in _REDUCING
        if role != context.billed and (value := _money(cells, role)) is not None and value != 0
    ]
    if billed is None or (billed == 0 and reductions and not cells.get("code")):
        for role, value in reductions:
            return (value if role in context.signed else -abs(value)), role
    if billed is None:
        for role in BILLED:
            other = _money(cells, role)
            if other is not None:
                return other, None
        return _payment_in_share(cells)
    return billed, None


def _payment_in_share(cells: Cells) -> tuple[Decimal | None, str | None]:
    """A payment printed only in the column of what is still owed."""
    kind = line_kind(_description(cells, ()))
    for role in ("patient_share", "balance"):
        value = _money(cells, role)
        if value is not None and kind in (Kind.PAYMENT, Kind.ADJUSTMENT):
            return -abs(value), "adjustment" if kind is Kind.ADJUSTMENT else "payment"
    return None, None


def _other_money(cells: Cells, context: Context) -> dict[str, Decimal]:
    roles = sorted(money_roles() - {context.billed})
    return {role: value for role in roles if role in cells and (value := _money(cells, role)) is not None}


def _kind(description: str, code: str | None, amount: Decimal, column: str | None) -> Kind:
    by_words = line_kind(description)
    if column is not None:
        by_column = Kind.ADJUSTMENT if column == "adjustment" else Kind.PAYMENT
        return by_words if by_words in (Kind.PAYMENT, Kind.ADJUSTMENT) else by_column
    if amount < 0:
        return by_words if by_words in (Kind.PAYMENT, Kind.ADJUSTMENT) else Kind.CREDIT
    if code is None and by_words in (Kind.PAYMENT, Kind.ADJUSTMENT):
        return by_words
    return Kind.CHARGE


def _code(cells: Cells) -> tuple[str | None, str | None, tuple[str, ...], list[str]]:
    """Code, code as printed, modifiers, and the words of those columns that are neither."""
    left: list[str] = []
    code: str | None = None
    printed: list[str] = []
    modifiers: list[str] = []
    tokens = sorted(cells.get("code", ()), key=lambda token: token.look is not Look.CODE)
    for token in tokens:
        if code is None and token.look is Look.CODE:
            code = token.text
            printed.append(token.printed)
            modifiers.extend(token.modifiers)
            continue
        head, found = (None, _modifier_words(token.text)) if code is not None else _odd_code(token.text)
        if code is None and head is not None:
            code = head
            printed.append(token.text)
            modifiers.extend(found)
        elif found:
            printed.append(token.text)
            modifiers.extend(found)
        else:
            left.append(token.text)
    if code is not None:
        modifiers.extend(_wrapped_modifiers(cells))
    for token in cells.get("modifiers", ()):
        found = _modifier_words(token.printed or token.text)
        modifiers.extend(found)
        if not found:
            left.append(token.text)
    return code, " ".join(printed) or None, tuple(dict.fromkeys(modifiers)), left


def _trailing_modifiers(description: str) -> tuple[str, tuple[str, ...]]:
    """A description that ends in modifiers set off by dashes ("CONCENTRATOR - RR - KX"), and those modifiers."""
    match = re.search(r"((?:\s[-–·]\s?[A-Z][A-Z0-9])+)$", description)
    words = tuple(re.findall(r"[A-Z][A-Z0-9]", match[1])) if match else ()
    found = [load_catalogue().modifier(word) for word in words]
    if match and all(modifier is not None and modifier.plain_en for modifier in found):
        return description[: match.start()], words
    return description, ()


def _wrapped_modifiers(cells: Cells) -> tuple[str, ...]:
    """Modifiers of a bracketed code whose bracket closes on the next line."""
    text = " ".join(token.text for token in cells.get("description", ()))
    match = re.search(r"[(\[]\s+((?:[A-Z][A-Z0-9][\s,/-]*)+)[)\]]", text)
    words = _modifier_words(match[1]) if match else ()
    return words if all(load_catalogue().modifier(word) for word in words) else ()


def _odd_code(text: str) -> tuple[str | None, tuple[str, ...]]:
    """A supplier's own code or a misprint standing where the code belongs, with any modifiers after it."""
    first, *rest = text.split()
    words = _modifier_words(" ".join(rest)) if rest else ()
    if rest and not words:
        return None, ()
    apart = re.fullmatch(r"([A-V])-([0-9][0-9A-Za-z|]{3}|[OoQIl][0-9A-Za-z|]{3})(.*)", first)
    first = re.sub(r"^0(?=[A-V]\w{3})", "", apart[1] + apart[2] + apart[3] if apart else first)
    head, glued = first, list[str]()
    while (match := re.fullmatch(r"([\w/,-]{4,}?)[-/,]?([A-Z][A-Z0-9])", head)) and load_catalogue().modifier(match[2]):
        head, glued = match[1], [match[2], *glued]
    numeric = re.fullmatch(r"(\d{5})(\d\d)", head)
    if numeric and field_of(numeric[1]) is not None and load_catalogue().modifier(numeric[2]):
        head, glued = numeric[1], [numeric[2], *glued]
    if glued and re.search(r"\d", head):
        return head, (*glued, *words)
    return (first, words) if _ODD_CODE.fullmatch(first) else (None, ())


def _modifier_words(text: str) -> tuple[str, ...]:
    """The modifiers of a cell that holds nothing else; empty where it holds other words, or an adjustment reason."""
    if _REASON.fullmatch(text.strip()):
        return ()
    words = [word for word in re.split(r"[\s,/;:()\[\]-]+", text) if word]
    if words and all(re.fullmatch(r"[A-Z][A-Z0-9]|\d\d|\d[A-Z]", word) for word in words):
        return tuple(words)
    pairs = split_modifiers(words[0]) if len(words) == 1 and len(words[0]) <= 8 and words[0].isupper() else ()
    return pairs if all(load_catalogue().modifier(pair) for pair in pairs) else ()


def row_dates(row: Row, carried: Carried, context: Context) -> tuple[Span | None, Carried]:
    """The dates printed for a row, and what is carried on to rows that print none.

    A row's own service date comes first, then its group's or that of the row above; a transaction or posting date only
    where the paper prints no service date at all. A heading such as "MARCH 2024" gives dates without a year theirs.
    """
    heading = [line.text for line in (*row.heading, *row.lines) if _MONTH_HEADING.search(line.text)]
    year = _month_of(heading[-1]) if heading else carried.month
    own = _printed_dates(row.cells, ("from_date", "service_date", "through_date"))
    if own is None and not row.cells.get("code"):
        # A payment under its charge may print its own day among its words.
        stray = [token for tokens in row.cells.values() for token in tokens if token.look is Look.DATE]
        if stray and not context.layout.roles & {"other_date", "transaction_date"}:
            return _cell_dates(stray), carried
    if own is None:
        own = (
            next((found for line in reversed(row.heading) if (found := _line_dates(line.tokens))), None) or carried.span
        )
    if own is not None and own[0].year is None and year is not None and own[0].month == year[1]:
        own = replace(own[0], year=year[0]), own[1]
    if own is not None:
        return own, Carried(own, year)
    other = context.fallback_date or _printed_dates(row.cells, ("transaction_date", "other_date"))
    return other, Carried(None, year)


def _month_of(text: str) -> tuple[int, int] | None:
    match = _MONTH_HEADING.search(text)
    month = parse_date(f"{match['month']} 1") if match else None
    return (int(match["year"]), month.month) if match and month else None


def _settled(span: Span | None, context: Context, doubts: list[Doubt]) -> tuple[date | None, date | None]:
    if span is None:
        return None, None
    end = span[1].settle(context.near) if span[1] else None
    start = span[0].settle(context.near)
    if span[0].year is None and end is not None:
        start = replace(span[0], year=end.year - (span[0].month > end.month)).settle(None)
    if span[0].year is None:
        doubts.append(Doubt("service_date", "no year printed", 0.03))
    if start is None:
        doubts.append(Doubt("service_date", "not a date", 0.2))
    return (end, None) if start and end and end < start else (start, end)


def _printed_dates(cells: Cells, roles: Sequence[str]) -> Span | None:
    for role in roles:
        found = _cell_dates(cells.get(role, ()))
        if found is None:
            continue
        start, end = found
        last = "through_date" if role != "from_date" or "through_date" in cells else "service_date"
        if end is None and (through := _cell_dates(cells.get(last, ()))):
            end = through[1] or through[0]
        return start, end
    return None


def _cell_dates(tokens: Sequence[Token]) -> Span | None:
    found = [span for token in tokens if (span := parse_span(token.printed or token.text))]
    if not found:
        joined = parse_date(re.sub(r"\s", "", "".join(token.text for token in tokens))) if tokens else None
        return (joined, None) if joined else None
    if len(found) > 1 and found[0][1] is None:
        return found[0][0], found[1][1] or found[1][0]
    return found[0]


def _line_dates(tokens: Sequence[Token]) -> Span | None:
    return _cell_dates([token for token in tokens if token.look is Look.DATE])


def _description(cells: Cells, left: Sequence[str]) -> str:
    words = [_LABEL_WORDS.sub("", token.text) for token in cells.get("description", ())]
    own = " ".join(part for part in (*words, *(_LABEL_WORDS.sub("", part) for part in left)) if part)
    kind = _text(cells, "rent_or_sale")
    text = re.sub(r"\s?(?:\.\s?){3,}\s?|_{3,}", " ", f"{own} {kind or ''}")
    text = re.sub(r"\(\s*\)|\[\s*\]|[(\[]\s*$|^\s*[)\]]|,?\s?x?\s*$", " ", re.sub(r"\s+", " ", text))
    return re.sub(r"\s+", " ", text).strip(" -|:;,.") or own.strip()
