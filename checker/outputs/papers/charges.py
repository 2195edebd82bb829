"""How the papers name the charges in question: in words while they are few, in a table when they are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from babel.dates import format_date

from checker.model import LineItem
from checker.outputs.papers.blocks import Table
from checker.outputs.papers.phrases import say
from checker.outputs.plain import visible
from checker.wording import Language, show

_ITEM = 90
_SAID = 40
# The dot stays on the line of the word before it.
_DOT = "\u00a0· "
_COLUMNS = ("line", "page", "date", "code", "item", "charge")
# Widths in ems: of a table, of the room between its columns, of signs; at most of a code; at least of an item's words.
_TABLE, _BETWEEN, _NARROW, _WIDE, _CAPITAL, _OTHER = 39.0, 0.9, 0.27, 0.88, 0.67, 0.55
_CODE, _WORDS = 9.0, 9.0


def in_words(lines: Sequence[LineItem], language: Language) -> str:
    """Lines of one sort in a phrase: January 5, 2024 · E1390 RR · "OXYGEN CONCENTRATOR" · $185.00 each (page 1, lines
    3 and 4). Nothing where they are of several sorts.
    """
    sorts = {(one.service_date, one.code, one.modifiers, one.description, one.amount, _page(one)) for one in lines}
    return _phrase(lines, language) if len(sorts) == 1 else ""


def spoken(lines: Sequence[LineItem], language: Language) -> str:
    """The charges as one says them on the phone, to someone who does not see the bill: "E1390 RR, January 5, 2024,
    $185.00, 2 times"; several sorts with semicolons between.
    """
    sorts: dict[tuple[str, Decimal], list[date]] = {}
    counts: dict[tuple[str, Decimal], int] = {}
    for line in lines:
        sort = (_named(line), line.amount)
        counts[sort] = counts.get(sort, 0) + 1
        days = sorts.setdefault(sort, [])
        if line.service_date and line.service_date not in days:
            days.append(line.service_date)
    named = []
    for (code, amount), days in sorts.items():
        n = counts[code, amount]
        shown = show(amount, language)
        if n > 1:
            same_day = len(days) == 1
            shown = say("times", language, amount=shown, n=n) if same_day else say("each", language, amount=shown)
        named.append(", ".join(part for part in (code, show(tuple(sorted(days)), language), shown) if part))
    return "; ".join(named)


def as_told(numbers: Sequence[int]) -> tuple[str, ...]:
    """The numbers of lines as the value of a slot that lists them."""
    return tuple(str(number) for number in numbers)


def codes(lines: Sequence[LineItem]) -> tuple[str, ...]:
    """What the lines are, each once: their codes, or where none is printed their words."""
    return tuple(dict.fromkeys(_named(line) for line in lines))


def table(groups: Sequence[Sequence[LineItem]], language: Language) -> Table:
    """The lines as rows, with a stronger rule after each group of several: line, page, date, code with its letters,
    item, charge. The page is left out where all stand on one.
    """
    lines = [line for group in groups for line in group]
    columns = [name for name in _COLUMNS if name != "page" or len({_page(line) for line in lines}) > 1]
    head = {name: say(f"head.{name}", language) for name in columns}
    cells = [{name: text for name, text in _cells(line, language).items() if name in columns} for line in lines]
    ends, at = [], -1
    for group in groups:
        at += len(group)
        ends.append(at)
    return Table(
        head=tuple(head.values()),
        rows=tuple(tuple(row.values()) for row in cells),
        widths=_widths([head, *cells]),
        right=(len(columns) - 1,),
        ends=tuple(ends[:-1]) if any(len(group) > 1 for group in groups) else (),
    )


def _widths(rows: Sequence[Mapping[str, str]]) -> tuple[float, ...]:
    """Each column as wide as its cells, and for the item what is left."""
    widths = {name: max(_printed(row[name]) for row in rows) + _BETWEEN for name in rows[0]}
    widths["code"] = min(widths["code"], _CODE)
    widths["item"] = 0
    widths["item"] = max(_TABLE - sum(widths.values()), _WORDS)
    return tuple(widths.values())


def _printed(text: str) -> float:
    """About how wide the text is in print."""
    return sum(_em(char) for char in text)


def _em(char: str) -> float:
    if char in " .,":
        return _NARROW
    if char in "mMwW":
        return _WIDE
    return _CAPITAL if char.isupper() else _OTHER


def _cells(line: LineItem, language: Language) -> dict[str, str]:
    day = line.service_date
    return {
        "line": str(line.number),
        "page": _page(line),
        "date": format_date(day, "medium", locale=f"{language}_US") if day else "",
        "code": _code(line),
        "item": _item(line, language),
        "charge": show(line.amount, language),
    }


def _item(line: LineItem, language: Language) -> str:
    item = visible(line.description, _ITEM)
    told = say("told", language) if line.corrected else ""
    return "; ".join(part for part in (item, told) if part)


def _phrase(lines: Sequence[LineItem], language: Language) -> str:
    one = lines[0]
    amount: Decimal = one.amount
    parts = [
        show(one.service_date, language) if one.service_date else "",
        _code(one),
        f"“{visible(one.description, _ITEM)}”" if one.description else "",
        show(amount, language) if len(lines) == 1 else say("each", language, amount=amount),
    ]
    where = say("lines", language, lines=as_told([line.number for line in lines]))
    if _page(one):
        where = say("page_line", language, page=_page(one), lines=where)
    if any(line.corrected for line in lines):
        where = f"{where}; {say('told', language)}"
    return f"{_DOT.join(part for part in parts if part)} ({where})"


def _code(line: LineItem) -> str:
    return visible(" ".join([line.code or "", *line.modifiers]).strip(), _SAID)


def _named(line: LineItem) -> str:
    return _code(line) or visible(line.description, _SAID)


def _page(line: LineItem) -> str:
    return str(line.boxes[0].page) if line.boxes else ""
