"""Lines on which several items run on, one after the other, cut into one line an item."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from checker.model import Box
from checker.reading.ink.lines import TextLine
from checker.reading.tokens.heading_words import BILLED, money_roles, role_of
from checker.reading.tokens.labels import figure_kind, is_prose
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import UNITS


def split_runs(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each that holds several items cut after each item's money."""
    return [part for line in lines for part in _split(line)]


def _split(line: Line) -> list[Line]:
    if any(token.label in BILLED for token in line.tokens):
        return [line]  # a card put together
    parts: list[list[Token]] = [[]]
    for token in line.tokens:
        if parts[-1] and _last_said(parts[-1]) is Look.MONEY and _begins_item(token):
            parts.append([])
        parts[-1].append(token)
    if len(parts) == 2 and is_prose(parts[1][0].text):
        return [_part(line, part) for part in parts]
    items = [part for part in parts if _last_said(part) is Look.MONEY]
    coded = sum(any(token.look is Look.CODE for token in part) for part in items)
    close = all(
        after[0].box.x0 - before[-1].box.x1 < 1.5 * line.box.height for before, after in itertools.pairwise(parts)
    )
    if coded < 2 and (len(items) < (2 if close else 3) or any(not _words(part) for part in items)):
        return [line]
    return [_part(line, part) for part in parts]


def _last_said(tokens: Sequence[Token]) -> Look | None:
    """The look of the last token that is more than a mark such as "*"."""
    return next((token.look for token in reversed(tokens) if re.search(r"\w", token.text)), None)


def _begins_item(token: Token) -> bool:
    if token.look in (Look.CODE, Look.DATE):
        return True
    words = re.sub(r"[:=]\s*$", "", token.text)
    if figure_kind(words) in ("total", "total_charges", "subtotal") or is_prose(token.text):
        return True
    if UNITS.fullmatch(f"1 {words}"):
        return False
    return token.look is Look.TEXT and role_of(words) not in money_roles() and len(re.findall(r"[A-Za-z]", words)) > 2


def _words(part: Sequence[Token]) -> bool:
    text = " ".join(token.text for token in part if token.look is Look.TEXT)
    return len(re.findall(r"[A-Za-z]", text)) > 2 or figure_kind(text) is not None


def _part(line: Line, tokens: Sequence[Token]) -> Line:
    box = Box.around(token.box for token in tokens)
    own = tuple(word for word in line.source.words if box.x0 <= word.box.middle <= box.x1)
    # Where no blank parts the items, several have one word.
    words = own or tuple(word for word in line.source.words if word.box.x0 <= box.middle <= word.box.x1)
    return Line(TextLine(words, box), " ".join(token.printed for token in tokens), tuple(tokens))
