"""Lines on which several items run on, one after the other, cut into one line an item."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.model import Box, FigureKind
from checker.reading.ink.lines import TextLine
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.heading_words import money_roles, role_of
from checker.reading.tokens.labels import figure_kind, is_prose
from checker.reading.tokens.line_classes import is_card
from checker.reading.tokens.roles import BILLED
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import UNITS

_LEADING, _SAME_EDGE, _FULL = 0.8, 1.0, 0.7
"""How many of its heights a line of a paragraph may stand below another, how many points they may begin apart, and the
share of the width of the first that each but the last fills."""
_OPENING = (Look.DATE, Look.CODE)
_ENDS_SENTENCE = re.compile(r"\.\s")


def split_runs(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each that holds several items cut after each item's money, be it one of a paragraph."""
    return [part for line in _whole_paragraphs(lines) for part in _split(line)]


def _whole_paragraphs(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; those of a paragraph, in which items run on over the ends of its lines, as one."""
    stretch: list[Line] = []
    for line in lines:
        if stretch and (stretch[-1].box.width < _FULL * stretch[0].box.width or not _goes_on(stretch[-1], line)):
            yield from _as_one(stretch)
            stretch = []
        stretch.append(line)
    yield from _as_one(stretch)


def _goes_on(upper: Line, lower: Line) -> bool:
    """Whether a line stands right under another of the same margin, and neither has more than one cell."""
    if "\t" in upper.text + lower.text or is_card(upper) or is_card(lower):
        return False
    close = upper.page == lower.page and adjoins(upper, lower, _LEADING)
    return close and abs(upper.box.x0 - lower.box.x0) < _SAME_EDGE


def _as_one(lines: Sequence[Line]) -> Sequence[Line]:
    tokens = [token for line in lines for token in line.tokens]
    looks = Counter(token.look for token in tokens)
    items = min(looks[Look.MONEY], max(looks[Look.CODE], looks[Look.DATE]))
    cut = any(_last_said(line.tokens) is not Look.MONEY for line in lines[:-1])
    widest = max((line.box.width for line in lines), default=0.0)
    full = all(line.box.width > _FULL * widest for line in lines[:-1])
    pairs = (pair for line in lines for pair in itertools.pairwise(line.tokens))
    run_on = any(before.look is Look.MONEY and after.look in _OPENING for before, after in pairs)
    listed = all(line.tokens[0].look in (*_OPENING, Look.MONEY) for line in lines) and not run_on
    if items < 2 or listed or not (cut and full):
        return lines
    words = [word for line in lines for word in line.source.words]
    return [tokenize(TextLine(tuple(words), Box.around(line.box for line in lines)))]


def _split(line: Line) -> list[Line]:
    if is_card(line):
        return [line]
    parts: list[list[Token]] = [[]]
    for token in line.tokens:
        told = token.look is Look.TEXT and _names_billed(parts[-1])
        if parts[-1] and _last_said(parts[-1]) is Look.MONEY and _begins_item(token) and not told:
            parts.append([])
        parts[-1].append(token)
    if len(parts) == 2 and is_prose(parts[1][0].text):
        return [_line_of(line, part) for part in parts]
    items = [part for part in parts if _last_said(part) is Look.MONEY]
    coded = sum(any(token.look is Look.CODE for token in part) for part in items)
    close = all(
        after[0].box.x0 - before[-1].box.x1 < 1.5 * line.box.height for before, after in itertools.pairwise(parts)
    )
    if coded < 2 and (len(items) < (2 if close else 3) or any(not _is_worded(part) for part in items)):
        return [line]
    return [_line_of(line, part) for part in parts]


def _last_said(tokens: Sequence[Token]) -> Look | None:
    """The look of the last token that is more than a mark such as "*"."""
    return next((token.look for token in reversed(tokens) if re.search(r"\w", token.text)), None)


def _begins_item(token: Token) -> bool:
    if token.look in _OPENING or _ENDS_SENTENCE.match(token.text):
        return True
    words = re.sub(r"[:=]\s*$", "", token.text)
    if figure_kind(words) in (FigureKind.TOTAL, FigureKind.TOTAL_CHARGES, FigureKind.SUBTOTAL) or is_prose(token.text):
        return True
    if UNITS.fullmatch(f"1 {words}"):
        return False
    return token.look is Look.TEXT and role_of(words) not in money_roles() and len(re.findall(r"[A-Za-z]", words)) > 2


def _names_billed(part: Sequence[Token]) -> bool:
    """Whether the first figure of an item is named as what was billed, so that those in the same sentence are none."""
    pairs = itertools.pairwise(part)
    before = next((one for one, figure in pairs if figure.look is Look.MONEY and one.look is Look.TEXT), None)
    return before is not None and role_of(before.text.strip(" :").rpartition(" ")[2]) in BILLED


def _is_worded(part: Sequence[Token]) -> bool:
    text = " ".join(token.text for token in part if token.look is Look.TEXT)
    return len(re.findall(r"[A-Za-z]", text)) > 2 or figure_kind(text) is not None


def _line_of(line: Line, tokens: Sequence[Token]) -> Line:
    box = Box.around(token.box for token in tokens)
    own = tuple(word for word in line.source.words if box.x0 <= word.box.middle <= box.x1)
    # Where no blank parts the items, several have one word.
    words = own or tuple(word for word in line.source.words if word.box.x0 <= box.middle <= word.box.x1)
    return Line(TextLine(words, box), " ".join(token.printed for token in tokens), tuple(tokens))
