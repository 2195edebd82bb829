"""The lists on which a notice says what its marks mean; their lines are no charges, though sentences hold figures."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile

from msgspec.structs import replace

from checker.model import LineItem, Note
from checker.reading.items.remarks import REASON, REMARK, mark_of
from checker.reading.kinds import is_title_of_notice, payer_in_title
from checker.reading.notice_words import notice_words
from checker.reading.notices.claims import names_a_claim
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.labels import plain
from checker.reading.tokens.line_classes import has_cells_of_figures
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line, Look, Token

_MARK = rf"(?:{REASON}|\(?[A-Za-z]{{0,3}}\d{{0,4}}[A-Za-z]?\)?|\*+)"
_ENTRY = re.compile(rf"\s*(?:(?P<mark>{_MARK})\s*(?:[.:)=–—-]+\s*|\t+|\s+)|(?P<letter>[a-z])(?=[A-Z]))(?P<text>\S.*)")
_TRADE_CODE = re.compile(rf"\s*(?P<mark>{REASON}|{REMARK})(?P<letter>)\s*(?:[.:=–—-]+|\t|\s)\s*(?P<text>[A-Z].*)")
_BEGINS = r"(?:\((?P<mark>\w{1,3})\)|\b(?P<name>[A-Z0-9]{1,4}) ?=)"
_NEXT = re.compile(rf"{_BEGINS}\s*(?P<text>.+?)(?=\s*{re.sub('P<[a-z]+>', ':', _BEGINS)}|$)")
_BRACKETED = re.compile(r"\([\w, ]+\)")
_FEWEST_WORDS = 3
_FAR = 2.6
"""A gap of so many line heights ends a list."""


def without_legends(lines: Sequence[Line]) -> tuple[list[Line], tuple[Note, ...]]:
    """The lines less those of the legends, and of the paper's title where it names no payer; and what the legends say,
    each mark once."""
    left: list[Line] = []
    notes: dict[str, str] = {}
    at = 0
    while at < len(lines):
        taken = _titled(lines, at) or _run_on(lines, at) or _of_trade_codes(lines, at)
        if not taken:
            text = lines[at].text.replace("\t", " ")
            titles = is_title_of_notice(text) and payer_in_title(text) is None and not names_a_claim(lines[at])
            left += [] if titles else [lines[at]]
            at += 1
            continue
        end, found = taken
        for mark, text in found:
            notes.setdefault(mark, text)
        at = end
    return left, tuple(Note(mark, text) for mark, text in notes.items())


def with_marks_named(lines: Sequence[Line], notes: Iterable[Note]) -> list[Line]:
    """The lines; marks that the paper explains, even if they are numbers, and reasons by the codes of the trade are
    named where they end a row of figures, and marks in brackets wherever they stand."""
    explained = {note.mark for note in notes}
    return [_with_marks_named(line, explained) for line in lines]


def _with_marks_named(line: Line, explained: Container[str]) -> Line:
    figures = [at for at, token in enumerate(line.tokens) if token.look is Look.MONEY]
    behind = line.tokens[figures[-1] + 1 :] if len(figures) > 1 else ()
    marks = set(behind) if all(_is_explained(token, explained) for token in behind) else set[Token]()
    marks |= {each for each in line.tokens if _BRACKETED.fullmatch(each.printed) and _is_explained(each, explained)}
    named = (
        replace(each, look=Look.TEXT, text=each.printed or each.text, label=Role.REMARK) if each in marks else each
        for each in line.tokens
    )
    return replace(line, tokens=tuple(named)) if marks else line


def _is_explained(token: Token, explained: Container[str]) -> bool:
    marks = re.split(r"[\s,]+", (token.printed or token.text).strip(" ,"))
    return all(mark_of(mark) in explained or re.fullmatch(REASON, mark) for mark in marks)


def with_marks(items: Sequence[LineItem], notes: Iterable[Note]) -> list[LineItem]:
    """The charges with the marks that end their words, where the paper explains them and has no other place."""
    explained = {note.mark for note in notes}
    if any(item.remark_codes for item in items):
        return list(items)
    return [_marked(item, explained) for item in items]


def _marked(item: LineItem, explained: Container[str]) -> LineItem:
    words = item.description.split()
    marks = list(takewhile(lambda mark: mark in explained, map(mark_of, reversed(words))))
    left = words[: len(words) - len(marks)]
    return replace(item, description=" ".join(left), remark_codes=tuple(dict.fromkeys(marks[::-1]))) if left else item


def _titled(lines: Sequence[Line], at: int) -> tuple[int, list[tuple[str, str]]] | None:
    """The list under a title that stands alone on its line, and where it ends."""
    if not notice_words("legends", "title").fullmatch(plain(lines[at].text)) or at + 1 >= len(lines):
        return None
    return _entries(lines, at + 1, _ENTRY)


def _run_on(lines: Sequence[Line], at: int) -> tuple[int, list[tuple[str, str]]] | None:
    """The list that runs on behind its title ("Notes: (1) Network discount. (2) Not covered."), and where it ends."""
    title, _, said = lines[at].text.partition(":")
    if not notice_words("legends", "title").fullmatch(plain(title)):
        return None
    end = at + 1
    while end < len(lines) and _goes_on(lines[end - 1], lines[end]) and not lines[end].having(Look.MONEY):
        said += f" {lines[end].text}"
        end += 1
    found = [(entry["mark"] or entry["name"], _in_one_line(entry["text"])) for entry in _NEXT.finditer(said)]
    return (end, found) if found else None


def _of_trade_codes(lines: Sequence[Line], at: int) -> tuple[int, list[tuple[str, str]]] | None:
    """A list without a title, known by its codes of the trade with a sentence beside each."""
    return _entries(lines, at, _TRADE_CODE)


def _entries(lines: Sequence[Line], start: int, pattern: re.Pattern[str]) -> tuple[int, list[tuple[str, str]]] | None:
    """The marks from a line on with their texts, wrapped lines joined, and the index past the last of them."""
    found: list[tuple[str, str]] = []
    at = start
    for at, line in _together(lines, start):
        entry = _entry(line, pattern)
        if entry:
            found.append(entry)
        elif not found or not _goes_on(lines[at - 1], line):
            return (at, found) if found else None
        else:
            mark, text = found[-1]
            found[-1] = (mark, f"{text} {_in_one_line(line.text)}")
    return (at + 1, found) if found else None


def _together(lines: Sequence[Line], start: int) -> Iterator[tuple[int, Line]]:
    """The lines from `start` to the first that stands well apart from the one above it."""
    for at in range(start, len(lines)):
        if at > start and not adjoins(lines[at - 1], lines[at], _FAR):
            return
        yield at, lines[at]


def _entry(line: Line, pattern: re.Pattern[str]) -> tuple[str, str] | None:
    match = pattern.fullmatch(line.text)
    mark = (match["mark"] or match["letter"] or "") if match else ""
    if match is None or not mark.strip("()") or has_cells_of_figures(line):
        return None
    text = _in_one_line(match["text"])
    words = re.findall(r"[A-Za-z]{2,}", text)
    is_mark = len(mark) <= 2 or re.search(r"\d", mark) or mark.isupper()
    if len(words) < _FEWEST_WORDS or not is_mark or not text[0].isalpha():
        return None
    return mark_of(mark), text


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line without a mark may go on with the sentence above it."""
    close = line.page == above.page and line.box.top - above.box.bottom < above.box.height
    return close and "\t" not in line.text.strip()


def _in_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
