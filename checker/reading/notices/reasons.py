"""Figures of a notice that are no amounts of a charge: those of reasons, parts of the row above, or in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from checker.model import Box
from checker.reading.columns.headings import find_headings
from checker.reading.items.remarks import REASON, REMARK
from checker.reading.notice_words import notice_list
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.heading_words import role_of
from checker.reading.tokens.roles import SHARES, Role
from checker.reading.tokens.tokens import CELL_GAP, Line, Look, Token

_GROUPED = re.compile(rf"(?:[A-Za-z][A-Za-z /]*:\s*)?(?P<reasons>{REASON}(?:[,;\s]+(?:{REASON}|{REMARK}))*)[,;]?")
"""Reasons, perhaps behind what they are called: "ADJ: CO-45"."""
_CODE = re.compile(rf"(?:{REASON}|{REMARK}|(?=.{{1,5}}$)\(?[A-Za-z]{{0,3}}\d*[A-Za-z]?\)?),?")
_MOST_NAME_WORDS = 4
_FAR = 2.2
"""A gap of so many line heights parts a remark from the figures above it."""
_AMOUNTS = re.compile(r"(?i:am(?:oun)?t)")


def reasons_without_amounts(lines: Sequence[Line]) -> list[Line]:
    """The lines less the amounts of reasons: of lines that say nothing else ("CO-45 | 24.15"), and of all where one
    column is headed by reasons and amounts ("GRP/RC-AMT"). What a reason leaves to the person stays under its name,
    unless columns have it ("PR-2 | 24.15": coinsurance)."""
    columns = [column for block in find_headings(lines) for column in block.columns]
    beside = any(column.role is Role.REMARK and _AMOUNTS.search(column.text) for column in columns)
    told = frozenset(column.role for column in columns) & {*SHARES, Role.PATIENT_SHARE}
    return [_without_amounts(line, told) if beside or _only_reasons(line) else line for line in lines]


def with_remarks_above(lines: Sequence[Line]) -> list[Line]:
    """The lines; the codes of a line such as "Remark code: CO-45" end the line of figures that it stands under, and
    what reasons on a line of their own leave to the person stands among those figures."""
    result: list[Line] = []
    figures: int | None = None
    for line in lines:
        marks, parts = _named_remark(line), [token for token in line.tokens if token.label in SHARES]
        if marks is not None and figures is not None:
            above = result[figures]
            result[figures] = replace(above, tokens=(*above.tokens, marks))
            continue
        if parts and figures is not None and line.tokens[0].label is Role.REMARK:
            among = sorted((*result[figures].tokens, *parts), key=lambda token: token.box.x0)
            result[figures] = replace(result[figures], tokens=tuple(among))
            line = replace(line, tokens=tuple(token for token in line.tokens if token not in parts))
        elif line.having(Look.MONEY):
            figures = len(result)
        elif figures is not None and not adjoins(result[-1], line, _FAR):
            figures = None
        result.append(line)
    return result


def _named_remark(line: Line) -> Token | None:
    """The codes beside a name such as "Remark codes" that are all a line says, with a colon or without."""
    words = line.text.split()
    for count in range(min(_MOST_NAME_WORDS, len(words) - 1), 0, -1):
        codes = " ".join(words[count:])
        if role_of(" ".join(words[:count])) is Role.REMARK and all(map(_CODE.fullmatch, words[count:])):
            box = Box.around(word.box for word in line.source.words[count:])
            return Token(Look.TEXT, codes, box, codes, label=Role.REMARK)
    return None


def without_figures_in_words(lines: Sequence[Line]) -> list[Line]:
    """The lines, figures amid the words of a sentence being such words: "You pay a $25 copay"."""
    return [_worded(line) for line in lines]


def _worded(line: Line) -> Line:
    for before, figure, after in zip(line.tokens, line.tokens[1:], line.tokens[2:], strict=False):
        if figure.look is Look.MONEY and _goes_on(before, figure) and _goes_on(figure, after):
            text = " ".join(token.printed or token.text for token in (before, figure, after))
            box = Box.around([before.box, figure.box, after.box])
            words = Token(Look.TEXT, text, box, text, confidence=figure.confidence)
            at = line.tokens.index(before)
            return _worded(replace(line, tokens=(*line.tokens[:at], words, *line.tokens[at + 3 :])))
    return line


def _goes_on(before: Token, after: Token) -> bool:
    """Whether two pieces stand a blank apart, the text among them in small letters next to the figure."""
    text = before.text.split()[-1] if before.look is Look.TEXT else after.text
    return text[:1].islower() and after.box.x0 - before.box.x1 < CELL_GAP * after.box.height


def _only_reasons(line: Line) -> bool:
    said = [token for token in line.tokens if token.look not in (Look.MONEY, Look.DATE)]
    return bool(said) and all(map(_is_reason, said))


def _without_amounts(line: Line, told: frozenset[Role]) -> Line:
    """A line less the amounts of reasons, or with those under the names of what they leave to the person; what says
    nothing but reasons is named remarks."""
    only = _only_reasons(line)
    pairs = list(zip((None, *line.tokens), line.tokens, strict=False))
    amounts = [before is not None and _is_reason(before) for before, token in pairs if token.look is Look.MONEY]
    listed = only and bool(amounts) and all(amounts)
    left: list[Token] = []
    for before, token in pairs:
        reasons = _GROUPED.fullmatch(token.printed or token.text) if only and token.look is not Look.MONEY else None
        if reasons:
            said = reasons["reasons"]
            left.append(replace(token, label=Role.REMARK, text=said, printed=said))
        elif listed and token.look is Look.DATE:
            continue  # the day of the row beside which they stand
        elif token.look is not Look.MONEY or before is None or not _is_reason(before):
            left.append(token)
        elif (part := _part_of(before)) and not {part, Role.PATIENT_SHARE} & told:
            left.append(replace(token, label=part))
    return replace(line, tokens=tuple(left)) if left != list(line.tokens) else line


def _part_of(reason: Token) -> Role | None:
    """What a reason leaves to the person: "PR-2" a coinsurance."""
    said = (reason.printed or reason.text).upper().replace(" ", "").replace("-", "").strip(",;")
    return next((part for part in SHARES if said in notice_list("reasons", part)), None)


def _is_reason(token: Token) -> bool:
    return _GROUPED.fullmatch(token.printed or token.text) is not None
