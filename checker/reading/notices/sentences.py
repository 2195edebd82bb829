"""Charges told in sentences: "On May 1, Lung Clinic billed $90.00 for a visit. We allowed $60.00. You owe …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from checker.model import Box
from checker.reading.columns.layout import Layout
from checker.reading.ink.lines import TextLine
from checker.reading.notice_words import notice_words
from checker.reading.notices.claims import names_a_claim
from checker.reading.notices.heads import tells_a_fact
from checker.reading.rows.rows import Row, TableRows, adjoins
from checker.reading.rows.tables import Table
from checker.reading.tokens.inline_labels import OTHER_DATE
from checker.reading.tokens.labels import ends_in_service_day
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import ROLE_BY_LOOK, Line, Look, Token

_BILLED, _APPROVED = Role.CHARGE, Role.APPROVED
_ROLES = (_BILLED, Role.ALLOWED, Role.INSURANCE_PAID, Role.PATIENT_SHARE)
_ENDS = re.compile(r"[.!?]\s+(?=[A-Z])|^[.!?]\s*$")
_WHAT = re.compile(r"\bfor (?P<what>[^.]*?)[\s(]*(?:\b(?:billing |procedure )?code\W*)?[\s(]*$", re.IGNORECASE)
_LISTED = re.compile(r"[:) –-]*(?P<what>[A-Z].*?)[\s(.–-]*")


class _Told(Struct):
    """What sentences tell of one charge, by role."""

    cells: dict[Role, tuple[Token, ...]] = field(default_factory=dict)

    def tell(self, role: Role, token: Token) -> None:
        self.cells.setdefault(role, (token,))

    @property
    def is_charge(self) -> bool:
        told = self.cells.keys()
        return (
            _BILLED in told
            and not told.isdisjoint(ROLE_BY_LOOK.values())
            and not told.isdisjoint((*_ROLES[1:], _APPROVED))
        )


def told_tables(lines: Sequence[Line]) -> list[Table]:
    """The charges of a paper that tells each in sentences, as one table; nothing where it tells none so."""
    rows = [
        _row(told, paragraph)
        for paragraph in _paragraphs(lines)
        for told in _told(_as_one(paragraph))
        if told.is_charge
    ]
    layout = Layout(lambda line: {}, (0.0, 0.0), True, frozenset(role for row in rows for role in row.cells))
    return [Table(layout, TableRows(tuple(rows), (), ()))] if rows else []


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that adjoin, without those that tell of a claim by names."""
    paragraph: list[Line] = []
    for line in lines:
        heads = names_a_claim(line) or tells_a_fact(line)
        if paragraph and (heads or line.page != paragraph[-1].page or not adjoins(paragraph[-1], line)):
            yield paragraph
            paragraph = []
        paragraph += [] if heads else [line]
    if paragraph:
        yield paragraph


def _as_one(paragraph: Sequence[Line]) -> Line:
    words = tuple(word for line in paragraph for word in line.source.words)
    return tokenize(TextLine(words, Box.around(line.box for line in paragraph)))


def _told(line: Line) -> Iterator[_Told]:
    """What a paragraph tells, charge by charge: each begins with the sentence that says what was billed, or with the
    one before that, where it is what names the day and the thing ("May 1: Spirometry (94010). Billed $90.00; …")."""
    told, sentence, before, last = _Told(), _Told(), "", None
    named = _Told()
    for token in line.tokens:
        if token.look is Look.TEXT:
            before = token.text
            if _ENDS.search(before):
                named, sentence = sentence, _Told()
            if refused := notice_words("told", "refused").search(before.lower()):
                told.tell(_APPROVED, replace(token, text="denied", printed=refused[0]))
            continue
        if token.look is Look.DATE and OTHER_DATE.search(before):
            continue
        role = ROLE_BY_LOOK.get(token.look) or (_named(before) if token.look is Look.MONEY else None)
        if role in sentence.cells and sentence is told:
            sentence = _Told()
        if role == _BILLED:
            yield told
            told = sentence = sentence if sentence.cells else named
            named = _Told()
        if what := _what(before, token.look, last):
            sentence.tell(Role.DESCRIPTION, replace(token, look=Look.TEXT, text=what, printed=what))
        named_below = _BILLED in told.cells and role not in told.cells and ends_in_service_day(before)
        if role:
            (sentence if token.look in ROLE_BY_LOOK and not named_below else told).tell(role, token)
        before, last = "", token.look
    yield told


def _what(before: str, look: Look, last: Look | None) -> str | None:
    """What is charged for: all words before a code, behind a day with a colon, or else those in "for a visit (code"; or
    those between a code and what was billed."""
    what = None
    if look is Look.CODE:
        what = (_LISTED.fullmatch(before) if last is Look.DATE else None) or _WHAT.search(before)
    elif last is Look.CODE and (named := notice_words("told", _BILLED).search(before.lower().strip(" :"))):
        what = _LISTED.fullmatch(before[: named.start()])
    return what["what"] if what else None


def _named(before: str) -> Role | None:
    """What a figure is by the words right before it."""
    said = before.lower().strip(" :")
    return next((role for role in _ROLES if notice_words("told", role).search(said)), None)


def _row(told: _Told, paragraph: Sequence[Line]) -> Row:
    boxes = [token.box for tokens in told.cells.values() for token in tokens]
    lines = tuple(line for line in paragraph if any(line.box.top <= box.level <= line.box.bottom for box in boxes))
    billed = told.cells[_BILLED][0].box
    return Row(next(line for line in lines if line.box.top <= billed.level <= line.box.bottom), lines, told.cells)
