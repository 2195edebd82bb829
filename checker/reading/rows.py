"""Lines of a table into rows: each row has one line with the amount, its anchor, and the lines that belong to it.

Where each row takes several lines they may stand above the anchor (the item's name) or below it (its code, the rest of
its description). Ruled lines between rows settle it; else the pattern that gives every row alike.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from checker.model import Box
from checker.reading.headings import money_roles
from checker.reading.labels import figure_kind, is_prose, is_sentence
from checker.reading.tokens import Line, Look, Token
from checker.reading.values import parse_date

Cells = Mapping[str, tuple[Token, ...]]
Parse = Callable[[Line], Cells]

_DATE_CELLS = ("service_date", "from_date", "through_date", "transaction_date")
_MOST_LEADING = 6
_SUM_OF_PAYMENTS = re.compile(r"^(?:less|total|sum)\b|\b(?:payments|adjustments|discounts|credits|pagos)\b")
_DATE_HEADING = re.compile(
    r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:service )?dates?(?: of (?:service|visit))?|dos|on|visit|delivered|delivery)?\W*",
    re.IGNORECASE,
)
_ENDS_TABLE = frozenset({"total_charges", "total", "balance_due"})
_SUBTOTAL_OF = re.compile(r"(?:sub-?\s?)?totals?(?: for| of)?\W*", re.IGNORECASE)
_SUMS_BY_WORDS = (
    ("balance_forward", re.compile(r"^(?:previous|prior|beginning|opening|brought)\b.*\b(?:balance|forward)")),
    (
        "total_charges",
        re.compile(r"^(?:grand |net |gross |sub)?-?\s?(?:total|net|gross)\b.*\b(?:charge[sd]?|billed)\b(?!.*\bthis\b)"),
    ),
    ("total_payments", re.compile(r"^(?:less |total )*(?:payments|pagos)\b")),
    ("total_adjustments", re.compile(r"^(?:less |total )*(?:adjustments|write-?\s?offs|discounts)\b")),
    ("total_tax", re.compile(r"^(?:sales |state )?tax(?:es)?\b(?:\W|\d)*$")),
    ("balance_due", re.compile(r"^(?:balance|amount|net) (?:due|owed|owing|outstanding|remaining)\b")),
    (
        "subtotal",
        re.compile(r"^(?:sub-?\s?)?totals?\b|^(?:balance|charges) (?:for|this|of)\b|\b(?:sub-?\s?totals?|totals?)$"),
    ),
)
_SUMS = ("total_charges", "total", "subtotal")
_PAYING = ("total_payments", "total_adjustments")
_REVENUE_HEADING = re.compile(r"(?:rev(?:enue)?\.?(?: code| cd)?\s?[:#]?\s?\d{3,4}|0\d{3})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line with its amount, its other lines, and all their tokens by role."""

    anchor: Line
    lines: tuple[Line, ...]
    cells: Cells
    heading: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A line that prints a sum: which kind its label names, and its tokens by role."""

    kind: str
    line: Line
    cells: Cells
    after_rows: int


@dataclass(frozen=True, slots=True)
class TableRows:
    """What a table holds: rows, sums, and the lines that look like a row but have no amount."""

    rows: tuple[Row, ...]
    figures: tuple[FigureLine, ...]
    unread: tuple[Line, ...]


@dataclass(slots=True)
class _Slot:
    """An anchor while rows are built, with the loose lines before it."""

    line: Line
    cells: Cells
    before: list[Line] = field(default_factory=list)
    starts_run: bool = False
    group: list[Line] = field(default_factory=list)
    attached: list[Line] = field(default_factory=list)


def label_of(line: Line) -> str:
    """The words of a line that stand before its first figure, or all where none do."""
    words = [token for token in line.tokens if token.look in (Look.TEXT, Look.NUMBER) and not token.label]
    money = line.having(Look.MONEY)
    before = [token.text for token in words if money and token.box.x0 < money[0].box.x0]
    return " ".join(before or [token.text for token in words])


def is_talk(line: Line) -> bool:
    """Whether a line speaks to the reader (a sentence, a legend, part of a form) and so is no row."""
    words = " ".join(token.text for token in line.having(Look.TEXT))
    if line.text.count(":") > 1:
        return False
    return line.tokens[0].look is not Look.DATE and (is_prose(line.text) or is_sentence(words))


def has_amount(cells: Cells) -> bool:
    return any(role in cells for role in money_roles())


def build_rows(
    lines: Sequence[Line],
    parse: Parse,
    rules: Mapping[int, Sequence[Box]],
    text_span: tuple[float, float],
    headed: bool = True,
) -> TableRows:
    """The rows of one table; `rules` are the ruled lines by page, `text_span` where its descriptions stand."""
    slots: list[_Slot] = []
    figures: list[FigureLine] = []
    loose: list[Line] = []
    group: list[Line] = []
    tails: list[tuple[int, list[Line]]] = []
    closed, broken = False, True
    for line in lines:
        cells = parse(line)
        kind = _line_class(line, cells, closed, headed)
        if kind in _SUMS and has_amount(cells) and _lacks_amount(loose, slots, line, parse):
            kind = "row"
        if kind == "row":
            slots.append(_Slot(line, cells, _over_pages(loose, line), starts_run=broken, group=group))
            loose, group, broken, closed = [], [], False, False
        elif kind == "loose" and _REVENUE_HEADING.match(line.text) and not _coded(cells):
            group.append(line)
        elif kind == "loose":
            loose.append(line)
        elif kind != "note":
            tails.append((len(slots), loose))
            loose, broken = [], True
            figures.append(FigureLine(kind, line, cells, len(slots)))
            closed = closed or (bool(slots) and kind in _ENDS_TABLE)
    tails.append((len(slots), loose))
    return _assembled(slots, figures, tails, parse, rules, text_span)


def _over_pages(loose: Sequence[Line], anchor: Line) -> list[Line]:
    """The loose lines before an anchor; where they run over a page, less what heads the new page."""
    chain = anchor
    kept: list[Line] = []
    for line in reversed(loose):
        if line.page == anchor.page and loose[0].page != anchor.page and not _adjoins(line, chain):
            continue
        kept.insert(0, line)
        chain = line
    return kept


def _chain(loose: Sequence[Line], line: Line) -> list[Line]:
    """The loose lines that stand right above a line, one under the other."""
    chain: list[Line] = []
    for above in reversed(loose[-_MOST_LEADING:]):
        if not _adjoins(above, chain[0] if chain else line):
            break
        chain.insert(0, above)
    return chain


def _lacks_amount(loose: Sequence[Line], slots: Sequence[_Slot], line: Line, parse: Parse) -> bool:
    """Whether the lines above are an item whose only figure is the one called its total ("Total charge: 195.50")."""
    chain = _chain(loose, line)
    if not any(_begins_row(parse(above)) for above in chain):
        return False
    if not slots:
        return True
    if _coded(slots[-1].cells):
        return False
    begins = _coded if any(_coded(parse(above)) for above in chain) else _begins_row
    return any(begins(parse(above)) for above in slots[0].before[-_MOST_LEADING:])


def _line_class(line: Line, cells: Cells, closed: bool, headed: bool) -> str:
    """ "row", "loose", "note", or the kind of figure the line prints."""
    coded = _coded(cells)
    dated = _dated(cells)
    label = label_of(line)
    kind = None if coded else _figure(line, label)
    if kind == "other" and dated:
        kind = None
    if kind is None and not dated:
        kind = _unnamed_sum(line, label, coded)
    if kind in _PAYING and (dated or (headed and not closed)) and not _SUM_OF_PAYMENTS.search(label.lower()):
        kind = None
    money = bool(line.having(Look.MONEY)) or has_amount(cells)
    if kind is not None:
        return kind if money else "note"
    if not coded and is_talk(line):
        return "note"
    if has_amount(cells):
        if closed and not (coded or dated):
            return "note"
        described = coded or dated or any(token.look is Look.TEXT for token in line.tokens)
        return "row" if described or "units" in cells else "unlabelled"
    return "loose"


def _unnamed_sum(line: Line, label: str, coded: bool) -> str | None:
    """The kind of a sum whose exact words are not known, by how its label begins and ends; no item has neither date nor code."""
    first = line.having(Look.TEXT)[:1]
    if coded:
        return "subtotal" if first and _SUBTOTAL_OF.fullmatch(first[0].text) else None
    text = label.strip().lower()
    return next((kind for kind, pattern in _SUMS_BY_WORDS if pattern.search(text)), None)


def _figure(line: Line, label: str) -> str | None:
    """The figure a line's label names, as a whole or by the words next to the figure."""
    money = line.having(Look.MONEY)
    if line.text.count(":") > 1 and len(money) != 1:
        return figure_kind(line.having(Look.TEXT)[0].text.split(":")[0])
    nearest = [t.text for t in line.having(Look.TEXT) if money and t.box.x1 <= money[0].box.x0 + 1][-1:]
    return next(
        (kind for text in (label, *nearest) if re.search(r"[A-Za-z]", text) and (kind := figure_kind(text))), None
    )


def _assembled(
    slots: list[_Slot],
    figures: Sequence[FigureLine],
    tails: Sequence[tuple[int, list[Line]]],
    parse: Parse,
    rules: Mapping[int, Sequence[Box]],
    text_span: tuple[float, float],
) -> TableRows:
    unread: list[Line] = []
    after = dict[int, list[Line]]()
    for index, lines in tails:
        after.setdefault(index, []).extend(lines)
    if not slots:
        return TableRows(
            (), tuple(figures), tuple(line for lines in after.values() for line in lines if _like_row(parse(line)))
        )
    _by_bands(slots, after, rules)
    leading = min(range(_MOST_LEADING + 1), key=lambda count: _misfit(slots, after, count, parse, text_span))
    for index, slot in enumerate(slots):
        trailing, heads = _split(slot.before, leading, slot.starts_run)
        previous = None if slot.starts_run or index == 0 else slots[index - 1]
        _trail(trailing, previous, slot, parse, text_span, unread)
        slot.attached[:0] = heads
        _trail(after.get(index + 1, []), slot, None, parse, text_span, unread)
    for line in after.get(0, []):
        if _like_row(parse(line)):
            unread.append(line)
    return TableRows(tuple(_row(slot, parse) for slot in slots), tuple(figures), tuple(unread))


def _split(before: Sequence[Line], leading: int, starts_run: bool) -> tuple[list[Line], list[Line]]:
    """The loose lines before an anchor: those that belong to the row above (or are group headings), and its own."""
    cut = max(len(before) - leading, 0)
    return list(before[:cut]), list(before[cut:])


def _trail(
    lines: Sequence[Line],
    above: _Slot | None,
    below: _Slot | None,
    parse: Parse,
    text_span: tuple[float, float],
    unread: list[Line],
) -> None:
    """Loose lines go to the row above them, or head the rows below, or are rows that could not be read."""
    last = max((above.line, *above.attached), key=lambda line: (line.page, line.box.top)) if above else None
    for line in lines:
        cells = parse(line)
        if above and last and _adjoins(last, line) and _may_trail(line, cells, above, text_span):
            above.attached.append(line)
            last = line
            continue
        last = None
        if _like_row(cells):
            unread.append(line)
        elif below is not None:
            below.group.append(line)


def _dated(cells: Cells) -> bool:
    return any(
        token.look is Look.DATE or parse_date(token.printed) for role in _DATE_CELLS for token in cells.get(role, ())
    )


def _coded(cells: Cells) -> bool:
    return any(token.look is Look.CODE for token in cells.get("code", ()))


def _begins_row(cells: Cells) -> bool:
    return _coded(cells) or (_dated(cells) and "description" in cells)


def _like_row(cells: Cells) -> bool:
    """A code with a date or a count, or a date with words, and no amount."""
    return _coded(cells) and (_dated(cells) or "units" in cells)


def _only_a_date(line: Line) -> bool:
    others = [token for token in line.tokens if token.look is not Look.DATE]
    return all(token.look is Look.TEXT and _DATE_HEADING.fullmatch(token.text) for token in others)


def _may_trail(line: Line, cells: Cells, above: _Slot, text_span: tuple[float, float]) -> bool:
    if _coded(above.cells) and _coded(cells):
        return False
    if _dated(cells) and (_dated(above.cells) or _only_a_date(line)):
        return False
    if line.page != above.line.page and (":" in line.text or abs(line.box.x0 - text_span[0]) > 12):
        return False
    aligned = line.box.x0 >= text_span[0] - 8
    return aligned or "code" in cells or "units" in cells


def _adjoins(upper: Line, lower: Line) -> bool:
    if upper.page != lower.page:
        return lower.page == upper.page + 1
    return lower.box.top - upper.box.bottom < 1.2 * max(upper.box.height, lower.box.height)


def _misfit(
    slots: Sequence[_Slot],
    after: Mapping[int, Sequence[Line]],
    leading: int,
    parse: Parse,
    text_span: tuple[float, float],
) -> float:
    """How badly it fits that each row takes so many lines above its anchor."""
    cost = 0.0
    anchors_have_codes = sum(_coded(slot.cells) for slot in slots) * 2 > len(slots)
    for index, slot in enumerate(slots):
        heads = slot.before[len(slot.before) - leading :] if leading else []
        if slot.starts_run and index > 0 and not heads and leading:
            cost += 1.0
        cost += (leading - len(heads)) * 1.0
        chain = [*heads, slot.line]
        cost += sum(2.0 for upper, lower in zip(chain, chain[1:], strict=False) if not _adjoins(upper, lower))
        following = slots[index + 1].before if index + 1 < len(slots) else []
        trailing = following[: len(following) - leading] if leading else following
        if index + 1 < len(slots) and slots[index + 1].starts_run or index + 1 == len(slots):
            trailing = after.get(index + 1, [])[:2]
        codes = _coded(slot.cells) + sum(_coded(parse(line)) for line in (*heads, *trailing))
        dates = _dated(slot.cells) + sum(_dated(parse(line)) for line in (*heads, *trailing))
        cost += max(codes - 1, 0) * 1.0 + max(dates - 1, 0) * 1.0
        if codes == 0 and not anchors_have_codes:
            cost += 1.0
        cost += sum(0.6 for line in trailing if line.box.x0 < text_span[0] - 8 and "code" not in parse(line))
        cost += _nearer_to_other(slots, index, heads, trailing)
    return cost + 0.05 * leading


def _nearer_to_other(slots: Sequence[_Slot], index: int, heads: Sequence[Line], trailing: Sequence[Line]) -> float:
    cost = 0.0
    slot = slots[index]
    if heads and index > 0 and slots[index - 1].line.page == heads[0].page:
        before = slot.before[: len(slot.before) - len(heads)]
        above = before[-1] if before else slots[index - 1].line
        chain = [*heads, slot.line]
        if heads[0].box.top - above.box.bottom < 0.8 * (chain[1].box.top - heads[0].box.bottom):
            cost += 0.7
    if trailing and index + 1 < len(slots) and slots[index + 1].line.page == trailing[-1].page:
        chain = [slot.line, *trailing]
        rest = slots[index + 1].before[len(trailing) :]
        below = rest[0] if rest else slots[index + 1].line
        if below.box.top - trailing[-1].box.bottom < 0.8 * (trailing[-1].box.top - chain[-2].box.bottom):
            cost += 0.7
    return cost


def _by_bands(slots: list[_Slot], after: dict[int, list[Line]], rules: Mapping[int, Sequence[Box]]) -> None:
    """Where ruled lines part the rows, loose lines between the same two rules as one anchor go to it."""
    levels = {
        page: sorted({round(r.top, 1) for r in boxes if r.height < 3 and r.width > 100})
        for page, boxes in rules.items()
    }

    def band(line: Line) -> tuple[int, int]:
        return line.page, bisect(levels.get(line.page, []), (line.box.top + line.box.bottom) / 2)

    anchors = [band(slot.line) for slot in slots]
    if len(slots) < 2 or len(set(anchors)) < 0.9 * len(anchors):
        return
    home = dict(zip(anchors, slots, strict=True))
    for lines in [slot.before for slot in slots] + list(after.values()):
        for line in list(lines):
            slot = home.get(band(line))
            if slot is not None:
                slot.attached.append(line)
                lines.remove(line)


def _row(slot: _Slot, parse: Parse) -> Row:
    lines = sorted((slot.line, *slot.attached), key=lambda line: (line.page, line.box.top))
    return Row(
        slot.line,
        tuple(lines),
        merged([slot.cells if line is slot.line else parse(line) for line in lines]),
        tuple(slot.group),
    )


def merged(cells: Iterable[Cells]) -> Cells:
    """The tokens of several lines by role, in reading order."""
    together: dict[str, tuple[Token, ...]] = {}
    for cell in cells:
        for role, tokens in cell.items():
            together[role] = (*together.get(role, ()), *tokens)
    return together
