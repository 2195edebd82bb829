"""How the lines of one table are to be taken apart: by its headings, or without any by what its rows are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.fields import field_of
from checker.reading.columns import DATE_ROLES, Column, align, learn_columns
from checker.reading.headings import Heading, money_roles, role_of
from checker.reading.labels import figure_kind, is_prose
from checker.reading.rows import Cells, Parse, label_of
from checker.reading.tokens import Line, Look, Token, split_modifiers
from checker.reading.values import parse_date, parse_money, parse_units

_NOT_A_CODE = re.compile(
    r"\b(?:dx|diag\w*|icd\S*|rev(?:enue)?(?: code| cd)?|serial|s/n|sn|ser|ndc|npi|invoice|inv|claim|acct|account|ref\w*|"
    r"phone|tel|zip|ticket|order|lot|model|tax id|auth|check|ck|box|visit|mrn|item|rx|po)\.?(?: (?:no|number|code|num|#))?\.?\s?[:#]*\s*$",
    re.IGNORECASE,
)
_AGREEMENT = 0.8


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to take lines apart, where descriptions stand (points from the left), and how sure the way is."""

    parse: Parse
    text_span: tuple[float, float]
    headed: bool
    roles: frozenset[str]


def headed_layout(headings: Sequence[Heading], lines: Sequence[Line]) -> Layout:
    """The layout that headings announce, with column spans learned from these lines."""
    columns = learn_columns(headings, _typical(lines))
    roles = frozenset(column.role for column in columns)
    known: dict[Line, Cells] = {}

    def parse(line: Line) -> Cells:
        if line not in known:
            known[line] = _by_columns(line, columns, roles)
        return known[line]

    return Layout(parse, _text_span(columns, lines, parse), True, roles)


def _typical(lines: Sequence[Line]) -> list[Line]:
    """The lines that are surely rows, to learn from; all with money where too few are."""
    money = [
        line
        for line in lines
        if line.having(Look.MONEY) and not figure_kind(label_of(line)) and not is_prose(line.text)
    ]
    sure = [line for line in money if line.having(Look.DATE) or line.having(Look.CODE)]
    return sure if len(sure) >= 2 else money


def _text_span(columns: Iterable[Column], lines: Sequence[Line], parse: Parse) -> tuple[float, float]:
    boxes = [
        token.box for line in _typical(lines) for token in parse(line).get("description", ()) if token.look is Look.TEXT
    ]
    if boxes:
        return min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    return next(((c.x0, c.x1) for c in columns if c.role == "description"), (0.0, 10_000.0))


def _by_columns(line: Line, columns: Sequence[Column], roles: frozenset[str]) -> Cells:
    cells: dict[str, list[Token]] = {}
    for index, tokens in sorted(align(line, columns).items()):
        for token in tokens:
            role = token.label or _inline_role(line, token) or columns[index].role or "description"
            if token.look is Look.DATE and role not in DATE_ROLES and not roles & set(DATE_ROLES):
                role = "service_date"
            cells.setdefault(role, []).append(token)
    if not any(token.look is Look.CODE for token in cells.get("code", ())):
        _promote_code(cells, line, "code" in roles)
    return {role: tuple(tokens) for role, tokens in cells.items()}


def _inline_role(line: Line, token: Token) -> str | None:
    """The role of a value whose name stands before it in the same cell ("Allowed 120.00", "S/N 12345")."""
    if token.look not in (Look.MONEY, Look.NUMBER, Look.CODE):
        return None
    before = [other for other in line.tokens if other.box.x0 < token.box.x0]
    if not before or before[-1].look is not Look.TEXT or token.box.x0 - before[-1].box.x1 > 1.2 * token.box.height:
        return None
    words = re.sub(r"[:=@]+\s*$", "", before[-1].text).split()
    for count in range(min(3, len(words)), 0, -1):
        role = role_of(" ".join(words[-count:]))
        if role in money_roles() or role in (
            "unit_price",
            "units",
            "serial",
            "reference",
            "ndc",
            "diagnosis",
            "revenue_code",
        ):
            marked = before[-1].text.rstrip().endswith((":", "=", "#")) or count == len(words)
            return role if marked else None
    return "unit_price" if before[-1].text.rstrip().endswith("@") and token.look is Look.MONEY else None


def _promote_code(cells: dict[str, list[Token]], line: Line, has_column: bool) -> None:
    """A code printed where no code column is: in the description, or as the only thing of its line."""
    for role in ("description", "item_number", "", "service_date", "modifiers"):
        for token in cells.get(role, []):
            dated = role in DATE_ROLES and parse_date(token.printed) is not None
            if token.look is Look.CODE and not dated and _is_code_here(line, token, has_column):
                cells[role].remove(token)
                cells.setdefault("code", []).append(token)
                return


def _bracketed_code(cells: dict[str, list[Token]]) -> None:
    """A misprinted code in brackets, where the other lines have theirs."""
    for token in cells.get("description", []):
        match = re.search(r"[(\[]\s?((?=\w*\d\w*\d)[A-Z0-9]{4,6})((?:[\s,/-]+[A-Z][A-Z0-9])*)\s?[)\]]", token.text)
        if match:
            cells["code"] = [
                replace(
                    token, look=Look.CODE, text=match[1], printed=match[0][1:-1], modifiers=split_modifiers(match[2])
                )
            ]
            cells["description"][cells["description"].index(token)] = replace(
                token, text=token.text.replace(match[0], " ")
            )
            return


def _is_code_here(line: Line, token: Token, has_column: bool) -> bool:
    before = line.text[: max(line.text.find(token.printed), 0)]
    if _NOT_A_CODE.search(before):
        return False
    labelled = re.search(r"(?:hcpcs|cpt|code|proc)\S*\s?[:#]?\s?$|[(\[]\s?$", before, re.IGNORECASE)
    if labelled or not token.text.isdigit():
        return True
    first = all(other.look in (Look.DATE, Look.NUMBER) for other in line.tokens if other.box.x1 <= token.box.x0 + 1)
    return not has_column and (first or bool(token.modifiers))


def bare_layout(lines: Sequence[Line]) -> Layout:
    """The layout of a list without headings: money columns are told apart by arithmetic, the rest by look."""
    typical = [line for line in _typical(lines) if line.having(Look.MONEY)]
    spans = _money_spans(typical)
    roles = _money_roles(typical, spans)

    def parse(line: Line) -> Cells:
        return _by_look(line, spans, roles)

    boxes = [token.box for line in typical for token in line.having(Look.TEXT)]
    span = (min(box.x0 for box in boxes), max(box.x1 for box in boxes)) if boxes else (0.0, 10_000.0)
    return Layout(parse, span, False, frozenset({"service_date", "code", "description", "units", *roles}))


def _by_look(line: Line, spans: Sequence[tuple[float, float]], roles: Sequence[str]) -> Cells:
    cells: dict[str, list[Token]] = {}
    money = [token for token in line.having(Look.MONEY) if not _inline_role(line, token)]
    for order, token in enumerate(line.tokens):
        role = token.label or _inline_role(line, token)
        if role is None and (token.look is Look.DATE or (order == 0 and _is_date_run_together(line, token))):
            role = "service_date"
        elif role is None and token.look is Look.MONEY:
            role = roles[_place(token, money, spans)] if roles else "amount"
        elif role is None and token.look is Look.NUMBER:
            following = line.tokens[order + 1] if order + 1 < len(line.tokens) else None
            counts = following is not None and following.look is Look.MONEY and parse_units(token.text) is not None
            role = "units" if counts and "units" not in cells else "description"
        cells.setdefault(role or "description", []).append(token)
    _promote_code(cells, line, False)
    if "code" not in cells:
        _bracketed_code(cells)
    return {role: tuple(tokens) for role, tokens in cells.items()}


def _is_date_run_together(line: Line, token: Token) -> bool:
    """Six digits at the start of a line that are a date, not a code padded to six."""
    if not re.fullmatch(r"\d{6}", token.printed) or parse_date(token.printed) is None:
        return False
    return any(other.look is Look.CODE and other is not token for other in line.tokens) or field_of(token.text) is None


def _place(token: Token, money: Sequence[Token], spans: Sequence[tuple[float, float]]) -> int:
    if not spans:
        return min(money.index(token), 0) if token in money else 0
    overlaps = [min(token.box.x1, x1) - max(token.box.x0, x0) for x0, x1 in spans]
    return max(range(len(spans)), key=lambda at: overlaps[at])


def _money_spans(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns of money: spans that overlap from line to line are one."""
    spans: list[tuple[float, float]] = []
    boxes = sorted(
        (t.box for line in lines for t in line.having(Look.MONEY) if not _inline_role(line, t)), key=lambda box: box.x0
    )
    for box in boxes:
        if spans and box.x0 < spans[-1][1] - 0.2 * min(box.width, spans[-1][1] - spans[-1][0]):
            spans[-1] = (spans[-1][0], max(spans[-1][1], box.x1))
        else:
            spans.append((box.x0, box.x1))
    return spans


def _money_roles(lines: Sequence[Line], spans: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """A role for each money column: units × price = amount and running balances are proved; else the first is billed."""
    if len(spans) < 2:
        return ("amount",) * len(spans)
    table = [_values(line, spans) for line in lines]
    if max(sum(value is not None for value in row[1]) for row in table) == 1:
        return ("amount",) * len(spans)
    for price in range(len(spans)):
        for amount in range(len(spans)):
            if amount != price and _agree(_times(row, price, amount) for row in table):
                return tuple("unit_price" if i == price else "amount" if i == amount else "" for i in range(len(spans)))
    for balance in range(1, len(spans)):
        steps = [
            after[1][balance] == before[1][balance] + (after[1][0] or 0)  # type: ignore[operator]
            for before, after in zip(table, table[1:], strict=False)
            if before[1][balance] is not None and after[1][balance] is not None
        ]
        if len(steps) >= 2 and _agree(steps):
            return tuple("balance" if i == balance else "amount" if i < balance else "" for i in range(len(spans)))
    return ("amount",) + ("",) * (len(spans) - 1)


def _values(line: Line, spans: Sequence[tuple[float, float]]) -> tuple[Decimal, list[Decimal | None]]:
    values: list[Decimal | None] = [None] * len(spans)
    money = line.having(Look.MONEY)
    for token in money:
        values[_place(token, money, spans)] = parse_money(token.text)
    counts = [parse_units(t.text) for t in line.having(Look.NUMBER) if parse_units(t.text) is not None]
    return counts[-1] or Decimal(1) if counts else Decimal(1), values


def _times(row: tuple[Decimal, list[Decimal | None]], price: int, amount: int) -> bool | None:
    one, whole = row[1][price], row[1][amount]
    if one is None or whole is None or (row[0] == 1 and price > amount):
        return None
    return one * row[0] == whole


def _agree(results: Iterable[bool | None]) -> bool:
    known = [result for result in results if result is not None]
    return bool(known) and sum(known) >= _AGREEMENT * len(known)
