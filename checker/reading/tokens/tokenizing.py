"""A line of text into tokens: the pieces of its text, each with where it stands on the paper."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Sequence

from checker.model import Box, Word
from checker.reading.ink.lines import TextLine
from checker.reading.tokens.patterns import UNUSED
from checker.reading.tokens.text_pieces import Piece, pieces_of
from checker.reading.tokens.tokens import CELL_GAP, Line, Token

_DAY_FROM_YEAR = re.compile(r"(?<=\d,)\t(?=(?:19|20)\d\d(?!\S))")


def tokenize(line: TextLine, rules: Sequence[Box] = ()) -> Line:
    """The line's tokens; `rules` are the page's ruled lines, of which the upright ones part cells."""
    text, starts = _spaced_text(line.words, [rule for rule in rules if _rule_parts(rule, line.box)])
    return Line(line, text, tuple([_token(piece, line.words, starts) for piece in pieces_of(text)]))


def _rule_parts(rule: Box, line: Box) -> bool:
    return rule.width < 3 and rule.top <= line.bottom - 2 and rule.bottom >= line.top + 2


def _spaced_text(words: Sequence[Word], rules: Sequence[Box]) -> tuple[str, list[int]]:
    """The words joined by a blank, or by a tab where a cell ends; with where each word begins in that text."""
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    before: Word | None = None
    for word in words:
        if before is not None:
            left, right = before.box.x1, word.box.x0
            wide = right - left > CELL_GAP * before.size or right - left > CELL_GAP * word.size
            if not wide and rules:
                wide = any(left - 1 <= rule.middle <= right + 1 for rule in rules)
            pieces.append("\t" if wide else " ")
            at += 1
        pieces.append(word.text)
        starts.append(at)
        at += len(word.text)
        before = word
    # A time of day after a date, a mark of a footnote or an address on the web says nothing that is used; blanked, what
    # stands on both sides of it is still a span, or a code with its modifiers. A ruled line parts no day from its year.
    text = UNUSED.sub(lambda match: " " * len(match[0]), "".join(pieces))
    return (_DAY_FROM_YEAR.sub(" ", text) if ",\t" in text else text), starts


def _token(piece: Piece, words: Sequence[Word], starts: Sequence[int]) -> Token:
    """The piece where the words stand that hold it, of which `starts` are the beginnings in the text."""
    first, last = bisect(starts, piece.start) - 1, bisect_left(starts, piece.end)
    own = words[first:last]
    boxes = [word.box for word in own]
    boxes[0] = own[0].box_of(piece.start - starts[first], min(piece.end - starts[first], len(own[0].text)))
    if len(own) > 1:
        boxes[-1] = own[-1].box_of(0, min(piece.end - starts[last - 1], len(own[-1].text)))
    seen = [word.seen for word in own]
    return Token(
        piece.look,
        piece.text,
        Box.around(boxes),
        piece.printed,
        piece.modifiers,
        piece.label,
        min([word.confidence for word in own]),
        False not in [word.bold for word in own],
        " ".join([word.seen or word.text for word in own]) if any(seen) else "",
    )
