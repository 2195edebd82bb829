"""How the papers name the charges in question: in words while they are few, in a table when they are many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from babel.dates import format_date

from checker.model import LineItem
from checker.outputs.papers.blocks import Table
from checker.outputs.papers.phrases import say
from checker.outputs.plain import visible
from checker.wording import Language, show

_ITEM = 90
# The dot stays on the line of the word before it.
_DOT = "\u00a0· "
_WIDTHS = {"line": 1.1, "page": 0.9, "date": 2.1, "code": 1.9, "item": 4.85, "charge": 1.3}


def in_words(lines: Sequence[LineItem], language: Language) -> tuple[str, ...]:
    """One phrase for each sort of line: January 5, 2024 · E1390 RR · "OXYGEN CONCENTRATOR" · $185.00 each (page 1,
    lines 3 and 4).
    """
    sorts: dict[tuple[object, ...], list[LineItem]] = {}
    for line in lines:
        key = (line.service_date, line.code, line.modifiers, line.description, line.amount, _page(line))
        sorts.setdefault(key, []).append(line)
    return tuple(_phrase(same, language) for same in sorts.values())


def spoken(lines: Sequence[LineItem], language: Language) -> str:
    """The charges as one says them on the phone, to someone who does not see the bill: "E1390 RR, January 5, 2024,
    $185.00, 2 times"; several sorts with semicolons between.
    """
    sorts: dict[tuple[str, Decimal], list[date]] = {}
    counts: dict[tuple[str, Decimal], int] = {}
    for line in lines:
        sort = (_code(line), line.amount)
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
        named.append(", ".join(part for part in (code, show(tuple(days), language), shown) if part))
    return "; ".join(named)


def line_list(numbers: Sequence[int], language: Language) -> str:
    """ "line 3", "lines 3 and 4"."""
    form = "lines.one" if len(numbers) == 1 else "lines.many"
    return say(form, language, lines=tuple(str(number) for number in numbers))


def table(groups: Sequence[Sequence[LineItem]], language: Language) -> Table:
    """The lines as rows, with a stronger rule after each group of several: line, page, date, code with its letters,
    item, charge. The page is left out where all stand on one.
    """
    lines = [line for group in groups for line in group]
    columns = [name for name in _WIDTHS if name != "page" or len({_page(line) for line in lines}) > 1]
    rows = tuple(tuple(_cells(line, language)[name] for name in columns) for line in lines)
    ends, at = [], -1
    for group in groups:
        at += len(group)
        ends.append(at)
    return Table(
        head=tuple(say(f"head.{name}", language) for name in columns),
        rows=rows,
        widths=tuple(_WIDTHS[name] for name in columns),
        right=(len(columns) - 1,),
        ends=tuple(ends[:-1]) if any(len(group) > 1 for group in groups) else (),
    )


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
    where = line_list([line.number for line in lines], language)
    if _page(one):
        where = say("page_line", language, page=_page(one), lines=where)
    if any(line.corrected for line in lines):
        where = f"{where}; {say('told', language)}"
    return f"{_DOT.join(part for part in parts if part)} ({where})"


def _code(line: LineItem) -> str:
    return visible(" ".join([line.code or "", *line.modifiers]).strip())


def _page(line: LineItem) -> str:
    return str(line.boxes[0].page) if line.boxes else ""
