"""How the lines of one table are to be taken apart: by its headings, or without any by what its rows are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.catalogue import load_catalogue
from checker.fields import field_of
from checker.reading.columns import DATE_ROLES, Column, align, learn_columns
from checker.reading.headings import Heading, money_roles, role_of
from checker.reading.labels import figure_kind
from checker.reading.rows import Cells, Parse, is_talk, label_of
from checker.reading.tokens import Line, Look, Token, cut_at, split_modifiers
from checker.reading.values import parse_date, parse_money, parse_units

_NOT_A_CODE = re.compile(
    r"\b(?:dx|diag\w*|icd\S*|rev(?:enue)?(?: code| cd)?|serial|s/n|sn|ser|ndc|npi|invoice|inv|claim|acct|account|ref\w*|"
    r"phone|tel|zip|ticket|order|lot|model|tax id|auth|check|ck|box|visit|mrn|item|rx|po)\.?(?: (?:no|number|code|num|#))?\.?\s?[:#]*\s*$",
    re.IGNORECASE,
)
_AGREEMENT = 0.8
_ODD = r"((?=\w*\d\w*\d)[A-Z0-9]{4,6})((?:[\s,/-]+[A-Z][A-Z0-9])*)"
_ODD_IN_BRACKETS = re.compile(rf"[(\[]\s?{_ODD}\s?[)\]]")
_ODD_AT_START = re.compile(
    r"((?=\w*\d\w*\d)[A-V][0-9A-Z]{3,5})((?:[,/-][A-Z][A-Z0-9]|\s[A-Z][A-Z0-9](?=\s[A-Z-]))*)(?=\s)"
)
_WELL_CLEAR = 30.0
_OTHER_DATE = re.compile(
    r"\b(?:filed|paid|posted|received|billed|sent|processed|printed|due|entered|mailed|on file)\b\W*$", re.IGNORECASE
)
_MODIFIERS_HERE = re.compile(
    r"(?:mod(?:ifier)?s?(?: codes?)?)\s?[:#]?\s+(?P<value>[A-Z0-9]{2}(?:[\s,/-]+[A-Z0-9]{2})*)", re.IGNORECASE
)
_OTHER_NUMBERS = {
    "diagnosis",
    "serial",
    "reference",
    "ndc",
    "provider",
    "place",
    "line_number",
    "item_number",
    "remark",
}
_VALUE_ROLES = {"units", "serial", "reference", "ndc", "diagnosis", "revenue_code", "item_number"}


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to take lines apart, where descriptions stand (points from the left), and how sure the way is."""

    parse: Parse
    text_span: tuple[float, float]
    headed: bool
    roles: frozenset[str]


def headed_layout(headings: Sequence[Heading], lines: Sequence[Line]) -> Layout:
    """The layout that headings announce, with column spans learned from these lines."""
    columns = _by_content(_one_code_column(learn_columns(headings, _typical(lines)), lines), lines)
    roles = frozenset(column.role for column in columns)
    edges = sorted({round(x, 1) for x in (*(c.x0 for c in columns), *(h.box.x0 for h in headings))})
    known: dict[Line, Cells] = {}

    def parse(line: Line) -> Cells:
        if line not in known:
            known[line] = _by_columns(cut_at(line, edges), columns, roles)
        return known[line]

    return Layout(parse, _text_span(columns, lines, parse), True, roles)


def _one_code_column(columns: Sequence[Column], lines: Sequence[Line]) -> tuple[Column, ...]:
    """Of several columns headed "code", those that hold no codes are remarks."""
    at = [index for index, column in enumerate(columns) if column.role == "code"]
    if len(at) < 2:
        return tuple(columns)
    counts = dict.fromkeys(at, 0)
    for line in _typical(lines):
        for index, tokens in align(line, columns).items():
            if index in counts:
                counts[index] += any(token.look is Look.CODE for token in tokens)
    most = max(counts.values())
    return tuple(
        replace(column, role="remark") if index in counts and most and counts[index] < most / 2 else column
        for index, column in enumerate(columns)
    )


def _by_content(columns: Sequence[Column], lines: Sequence[Line]) -> tuple[Column, ...]:
    """The columns whose headings are unknown named by what they hold, where that leaves no doubt."""
    unknown = [index for index, column in enumerate(columns) if not column.role]
    if not unknown:
        return tuple(columns)
    held: dict[int, list[Token]] = {index: [] for index in unknown}
    for line in _typical(lines):
        for index, tokens in align(line, columns).items():
            if index in held:
                held[index].extend(tokens)
    roles = {column.role for column in columns}
    named = list(columns)
    for index in unknown:
        role = _role_by_content(held[index], roles)
        if role:
            named[index] = replace(columns[index], role=role)
            roles.add(role)
    return tuple(named)


def _role_by_content(tokens: Sequence[Token], roles: Collection[str]) -> str | None:
    if not tokens:
        return None
    dated = all(token.look is Look.DATE for token in tokens)
    if dated and not any(role in roles for role in DATE_ROLES[:2]):
        return "service_date"
    if dated:
        return "other_date"
    if "code" not in roles and sum(token.look is Look.CODE for token in tokens) > len(tokens) / 2:
        return "code"
    modifiers = load_catalogue().modifier
    if all(
        all(modifiers(word) for word in re.findall(r"\w+", token.text)) for token in tokens if token.look is Look.TEXT
    ):
        return "modifiers" if any(token.look is Look.TEXT for token in tokens) else None
    return None


def _typical(lines: Sequence[Line]) -> list[Line]:
    """The lines that are surely rows, to learn from; all with words and money where too few are."""
    worded = [line for line in lines if line.having(Look.MONEY) and (line.having(Look.TEXT) or line.having(Look.CODE))]
    money = [line for line in worded if not figure_kind(label_of(line)) and not is_talk(line)]
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
    inline, left = _inline_labels(line)
    for index, tokens in sorted(align(line, columns).items()):
        for token in tokens:
            role = token.label or inline.get(token) or columns[index].role or "description"
            if token.look is Look.DATE and role not in DATE_ROLES and not roles & set(DATE_ROLES):
                role = "service_date"
            if token.look is Look.MONEY and token not in inline and _outside(token, columns[index]):
                role = ""
            if left.get(token) != "":
                cells.setdefault(role, []).append(_without_label(token, left))
    if not any(token.look is Look.CODE for token in cells.get("code", ())):
        _promote_code(cells, line, "code" in roles)
    return {role: tuple(tokens) for role, tokens in cells.items() if tokens}


def _without_label(token: Token, left: Mapping[Token, str]) -> Token:
    return replace(token, text=left[token], printed=left[token]) if token in left else token


def _outside(token: Token, column: Column) -> bool:
    """Whether a figure stands well clear of the column it was put in for want of a better one."""
    return max(column.x0 - token.box.x1, token.box.x0 - column.x1) > _WELL_CLEAR


def _inline_labels(line: Line) -> tuple[dict[Token, str], dict[Token, str]]:
    """Values whose name stands before them in the same cell ("Allowed 120.00", "S/N 12345"), and the words left over."""
    roles: dict[Token, str] = {}
    left: dict[Token, str] = {}
    for token in line.having(Look.TEXT):
        if match := _MODIFIERS_HERE.fullmatch(token.text):
            roles[token] = "modifiers"
            left[token] = match["value"]
    for before, token in itertools.pairwise(line.tokens):
        if before.label == "units" and token.look is Look.MONEY and before.printed.rstrip().endswith(("@", "x", "X")):
            roles[token] = "unit_price"
        if token.look is Look.TEXT or before.look is not Look.TEXT:
            continue
        if token.look is Look.DATE and _OTHER_DATE.search(before.text):
            roles[token] = "other_date"
            continue
        if token.box.x0 - before.box.x1 > 1.2 * token.box.height:
            continue
        words = re.sub(r"[:=]+\s*$", "", before.text).split()
        for count in range(min(3, len(words)), 0, -1):
            role = role_of(" ".join(words[-count:]))
            whole_dollars = before.text.rstrip().endswith(":") and token.look is Look.NUMBER and role in money_roles()
            decimal = re.fullmatch(r"[\d,]+\.\d", token.text)
            fits = _fitting_roles(Look.MONEY if whole_dollars or decimal else token.look)
            if role in fits and (before.text.rstrip().endswith((":", "=", "#")) or count == len(words)):
                roles[token] = role
                left[before] = " ".join(words[:-count])
                break
        else:
            if words and words[-1].endswith("@") and token.look is Look.MONEY:
                roles[token] = "unit_price"
    return roles, left


def _fitting_roles(look: Look) -> Collection[str]:
    if look is Look.MONEY:
        return money_roles() | {"unit_price"}
    return DATE_ROLES if look is Look.DATE else _VALUE_ROLES


def _promote_code(cells: dict[str, list[Token]], line: Line, has_column: bool) -> None:
    """A code printed where no code column is: in the description, or as the only thing of its line."""
    for role in sorted(cells, key=lambda role: role != "description"):
        for token in cells[role]:
            dated = role in DATE_ROLES and parse_date(token.printed) is not None
            named_otherwise = role in _OTHER_NUMBERS and not token.modifiers and not _bracketed(line, token)
            if token.look is Look.CODE and not (dated or named_otherwise) and _is_code_here(line, token, has_column):
                cells[role].remove(token)
                cells.setdefault("code", []).append(token)
                return


def _bracketed(line: Line, token: Token) -> bool:
    at = line.text.find(token.printed)
    return at > 0 and line.text[:at].rstrip().endswith(("(", "["))


def _bracketed_code(cells: dict[str, list[Token]]) -> None:
    """A misprinted code in brackets or at the start, where the other lines have theirs."""
    for token in cells.get("description", []):
        match = _ODD_IN_BRACKETS.search(token.text) or _ODD_AT_START.match(token.text)
        if match and all(load_catalogue().modifier(word) for word in split_modifiers(match[2])):
            cells["code"] = [
                replace(
                    token,
                    look=Look.CODE,
                    text=match[1],
                    printed=match[0].strip("()[] "),
                    modifiers=split_modifiers(match[2]),
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
    earlier = [other for other in line.tokens if other.box.x1 <= token.box.x0 + 1]
    first = all(other.look in (Look.DATE, Look.NUMBER) or parse_date(other.printed) for other in earlier)
    return not has_column and (first or bool(token.modifiers))


def bare_layout(lines: Sequence[Line]) -> Layout:
    """The layout of a list without headings: money columns are told apart by arithmetic, the rest by look."""
    typical = [line for line in _typical(lines) if line.having(Look.MONEY)] or _ending_in_figures(lines)
    spans = _money_spans(typical)
    roles = _money_roles(typical, spans)

    opening_dates = any(_is_date_run_together(line) and len(line.having(Look.CODE)) > 1 for line in lines)

    def parse(line: Line) -> Cells:
        return _by_look(line, spans, roles, opening_dates)

    boxes = [token.box for line in typical for token in line.having(Look.TEXT)]
    span = (min(box.x0 for box in boxes), max(box.x1 for box in boxes)) if boxes else (0.0, 10_000.0)
    return Layout(parse, span, False, frozenset({"service_date", "code", "description", "units", *roles}))


def _ending_in_figures(lines: Sequence[Line]) -> list[Line]:
    """Where no line prints cents: the dated or coded lines whose last figure, a bare one, is their amount."""
    found = []
    for line in lines:
        last = line.tokens[-1]
        if last.look is Look.NUMBER and not last.label and (line.having(Look.CODE) or line.having(Look.DATE)):
            dollars = replace(last, look=Look.MONEY) if parse_money(last.text) is not None else last
            found.append(replace(line, tokens=(*line.tokens[:-1], dollars)))
    return [line for line in found if line.having(Look.MONEY) and len(line.tokens) > 2]


def _by_look(line: Line, spans: Sequence[tuple[float, float]], roles: Sequence[str], opening_dates: bool) -> Cells:
    cells: dict[str, list[Token]] = {}
    inline, left = _inline_labels(line)
    money = [token for token in line.having(Look.MONEY) if token not in inline]
    for order, token in enumerate(line.tokens):
        role = token.label or inline.get(token)
        if role is None and (token.look is Look.DATE or (order == 0 and _is_date_run_together(line, opening_dates))):
            role = "service_date"
        elif role is None and token.look is Look.MONEY:
            role = roles[_place(token, money, spans)] if roles else "amount"
        elif role is None and token.look is Look.NUMBER and _stands_for_money(line, token, spans):
            role = roles[_place(token, money, spans)]
        elif role is None and token.look is Look.NUMBER:
            following = line.tokens[order + 1] if order + 1 < len(line.tokens) else None
            counts = following is not None and following.look is Look.MONEY and parse_units(token.text) is not None
            role = "units" if counts and "units" not in cells else "description"
        if left.get(token) != "":
            cells.setdefault(role or "description", []).append(_without_label(token, left))
    _promote_code(cells, line, False)
    if "code" not in cells:
        _bracketed_code(cells)
    return {role: tuple(tokens) for role, tokens in cells.items() if tokens}


def _stands_for_money(line: Line, token: Token, spans: Sequence[tuple[float, float]]) -> bool:
    """A whole or one-decimal figure that ends where the money of a column ends."""
    inside = any(min(token.box.x1, x1) - max(token.box.x0, x0) > 0.6 * token.box.width for x0, x1 in spans)
    row = line.having(Look.CODE) or line.having(Look.DATE)
    return bool(inside and row and token is line.tokens[-1] and not line.having(Look.MONEY) and parse_money(token.text))


def _is_date_run_together(line: Line, elsewhere: bool = False) -> bool:
    """Six digits at the start of a line that are a date, not a code padded to six; `elsewhere` other lines show it."""
    printed = line.tokens[0].printed
    if not re.fullmatch(r"\d{6}", printed) or parse_date(printed) is None:
        return False
    return elsewhere or len(line.having(Look.CODE)) > 1 or field_of(line.tokens[0].text) is None


def _place(token: Token, money: Sequence[Token], spans: Sequence[tuple[float, float]]) -> int:
    if not spans:
        return min(money.index(token), 0) if token in money else 0
    overlaps = [min(token.box.x1, x1) - max(token.box.x0, x0) for x0, x1 in spans]
    return max(range(len(spans)), key=lambda at: overlaps[at])


def _money_spans(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns of money: spans that overlap from line to line are one."""
    spans: list[tuple[float, float]] = []
    plain = (t.box for line in lines for t in line.having(Look.MONEY) if t not in _inline_labels(line)[0])
    boxes = sorted(plain, key=lambda box: box.x0)
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
        return _block_roles(lines, table, len(spans))
    for price in range(len(spans)):
        for amount in range(len(spans)):
            if amount != price and _agree([_times(row, price, amount) for row in table]):
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


def _block_roles(
    lines: Sequence[Line], table: Sequence[tuple[Decimal, list[Decimal | None]]], columns: int
) -> tuple[str, ...]:
    """Where each item takes a dated line and a line with its code, and both hold money: the dated one has the amount."""
    places = [next(at for at, value in enumerate(row[1]) if value is not None) for row in table]
    dated = {place for line, place in zip(lines, places, strict=True) if line.having(Look.DATE)}
    coded = {place for line, place in zip(lines, places, strict=True) if not line.having(Look.DATE)}
    if len(dated) == 1 and len(coded) == 1 and dated != coded:
        return tuple("amount" if at in dated else "unit_price" for at in range(columns))
    return ("amount",) * columns


def _values(line: Line, spans: Sequence[tuple[float, float]]) -> tuple[Decimal, list[Decimal | None]]:
    values: list[Decimal | None] = [None] * len(spans)
    money = line.having(Look.MONEY)
    for token in money:
        values[_place(token, money, spans)] = parse_money(token.text)
    counts = [parse_units(t.text) for t in line.having(Look.NUMBER) if parse_units(t.text) is not None]
    return counts[-1] or Decimal(1) if counts else Decimal(1), values


def _times(row: tuple[Decimal, list[Decimal | None]], price: int, amount: int) -> bool | None:
    one, whole = row[1][price], row[1][amount]
    if not one or not whole or (row[0] == 1 and price > amount):
        return None
    return one * row[0] == whole


def _agree(results: Sequence[bool | None]) -> bool:
    known = [result for result in results if result is not None]
    return len(known) * 2 >= len(results) > 0 and sum(known) >= _AGREEMENT * len(known)
