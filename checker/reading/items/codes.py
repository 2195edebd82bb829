"""The code and modifiers of a row, where a supplier prints them in one cell, in several, or over two lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from checker.catalogue import load_catalogue
from checker.catalogue.fields import field_of
from checker.model import Box
from checker.reading.rows.rows import Row
from checker.reading.tokens.cells import Cells
from checker.reading.tokens.modifier_words import is_word_too, of_equipment
from checker.reading.tokens.patterns import split_modifiers
from checker.reading.tokens.roles import THING_ROLES, Role
from checker.reading.tokens.stray_codes import only_modifiers
from checker.reading.tokens.tokens import SAME_EDGE, Look, Token
from checker.reading.tokens.values import UNITS

_CLOSED_BEFORE = re.compile(r"\)?\s*\([^)]*$")
_LETTER = re.compile(r"0?[A-V]-?")
_SET_APART = re.compile(r"^(0?[A-V])\s(?=[0-9OQIl][0-9A-Z|l]{2,4}(?![A-Za-z0-9]))")
_REASON = re.compile(
    r"MA?\d{1,3}|N\d{1,4}|(?:CO|PR|OA|PI|CR)[- ]?[A-Z]?\d{1,3}(?:[,;\s]+(?:(?:CO|PR|OA|PI|CR)[- ]?)?[A-Z]{0,2}\d{1,3})*"
)
_OPENING, _CLOSING = ("(", "["), (")", "]")
_LEADING_ON = ("on", "and", "for")
_THINGS = THING_ROLES | {Role.UNNAMED}
_LONG_NUMBER = re.compile(r"\d{7}")
_ODD_CODE = re.compile(r"(?=\S*\d)[A-Z0-9][A-Za-z0-9|./-]{2,14}")


def code_in(cells: Cells, apart: bool) -> tuple[str | None, str | None, tuple[str, ...], list[str]]:
    """Code, code as printed, modifiers, and the words of those columns that are neither; `apart` where digits behind a
    code's are no modifier."""
    left: list[str] = []
    code: str | None = None
    printed: list[str] = []
    modifiers: list[str] = []
    ending: list[str] = []
    tokens = sorted(_letters_joined(cells.get(Role.CODE, ())), key=_unlike_a_code)
    of_code = set(tokens)
    tokens += cells.get(Role.MODIFIERS, ())
    if tokens:
        tokens[1:] = sorted(tokens[1:], key=partial(_as_written, tokens[0].box))
    for token in tokens:
        if code is None and token.look is Look.CODE and token in of_code:
            code = token.text
            printed.append(token.seen or token.printed)
            # A bracket that closes behind letters was opened before others, be these set further right above them.
            closes = any(_CLOSED_BEFORE.match(other.text) for other in tokens)
            (ending if closes else modifiers).extend(token.modifiers)
            continue
        counts = token.look is Look.NUMBER and code is not None and not code.isdigit()
        if token in of_code and (counts or token.look is Look.DATE):
            left.append(token.text)
            continue
        spare = code is not None or token not in of_code
        head, found = (None, ()) if spare else odd_code(token.text, apart)
        found = found if head else _modifier_words(token.printed or token.text)
        if head is not None:
            code = head
        if head is not None or found:
            printed.extend([token.text] * (token in of_code))
            modifiers.extend(found)
        else:
            left.append(token.text)
    return code, " ".join(printed) or None, tuple(dict.fromkeys((*modifiers, *ending))), left


def _as_written(code: Box, token: Token) -> tuple[int, int, float]:
    """The order of letters: by page, by line (to half a height, as cells stand centred), from left to right."""
    box = token.box
    return box.page, round(2 * (box.top - code.top) / code.height), box.x0


def _letters_joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a cell of codes, a letter alone with the digits behind it: "E 13911" has one too many, "A-" over
    "7039" was cut at its dash."""
    letter: Token | None = None
    for token in tokens:
        if letter is not None and token.look in (Look.CODE, Look.NUMBER) and token.text.isdigit():
            printed, box = f"{letter.text} {token.printed}", Box.around((letter.box, token.box))
            yield replace(token, look=Look.CODE, text=letter.text.rstrip("-") + token.text, printed=printed, box=box)
        elif letter is not None:
            yield from (letter, token)
        elif not _LETTER.fullmatch(token.text):
            yield token
        letter = token if letter is None and _LETTER.fullmatch(token.text) else None
    if letter is not None:
        yield letter


def holds_own_numbers(rows: Iterable[Row]) -> bool:
    """Whether what begins the cells of a table are a supplier's own numbers here and there, as long as a code and its
    modifier."""
    tokens = (token for row in rows for role, tokens in row.cells.items() if role in _THINGS for token in tokens)
    begin = (token.text.partition(" ")[0] for token in tokens)
    return any(_LONG_NUMBER.fullmatch(text) and not odd_code(text)[1] for text in begin)


def with_modifiers_below(cells: Cells) -> Cells:
    """The cells, with modifiers that wrapped to a line below those of their row that begins with the end of their
    bracket, or, behind a code that ends the line of its words, to the next of these, taken from its words. So are those
    whose bracket closes among the codes."""
    words = cells.get(Role.DESCRIPTION, ())
    opened = any(token.text.endswith(_OPENING) for token in words)
    closed = any(token.text.endswith(_CLOSING) and only_modifiers(token) for token in cells.get(Role.CODE, ()))
    below = [
        token
        for token in words
        if (opened and token.text.endswith(_CLOSING) and only_modifiers(token))
        or (closed and token.text.startswith(_OPENING) and only_modifiers(token))
        or _wrapped_behind(token, words[0].box, cells.get(Role.CODE, ()))
    ]
    if not below:
        return cells
    kept = tuple(token for token in words if token not in below)
    return {**cells, Role.DESCRIPTION: kept, Role.MODIFIERS: (*cells.get(Role.MODIFIERS, ()), *below)}


def _wrapped_behind(token: Token, words: Box, codes: Sequence[Token]) -> bool:
    """Whether letters begin the line of words right below the code that ended the one above."""
    code = codes[0].box if len(codes) == 1 and not codes[0].text.isdigit() else None
    begins = abs(token.box.x0 - words.x0) < SAME_EDGE and only_modifiers(token)
    return begins and code is not None and code.x0 > words.x1 and 0 <= token.box.top - code.top < 2 * code.height


def _unlike_a_code(token: Token) -> int:
    """How little a token of a column of codes is one: digits beside a code with a letter may be another number, and a
    number that no code has (a transaction's) comes last."""
    if token.look is not Look.CODE:
        return 3
    return token.text.isdigit() + (token.text.isdigit() and field_of(token.text) is None)


def odd_code(text: str, apart: bool = False) -> tuple[str | None, tuple[str, ...]]:
    """A supplier's own code or a misprint standing where the code belongs, with any modifiers after it; digits that are
    modifiers stand after none where modifiers stand `apart`."""
    text = text.strip(" ,")
    if _REASON.fullmatch(text):
        return None, ()
    first, *rest = _SET_APART.sub(r"\1-", text).split()
    words = _modifier_words(" ".join(rest)) if rest else ()
    if rest and (not words or UNITS.fullmatch(text)):
        return None, ()
    first = first.rstrip(",;:-/")
    dashed = re.fullmatch(r"(0?[A-V])-([0-9][0-9A-Za-z|]{1,4}|[OoQIl][0-9A-Za-z|]{3})((?![0-9a-z|]).*)", first)
    first = re.sub(r"^0(?=[A-V]\w{2})", "", dashed[1] + dashed[2] + dashed[3] if dashed else first)
    head, glued = first, list[str]()
    while (match := re.fullmatch(r"([\w/,.:*-]{4,}?)[-/,.:*]?([A-Z][A-Z0-9])", head)) and load_catalogue().modifier(
        match[2]
    ):
        head, glued = match[1], [match[2], *glued]
    numeric = None if apart else re.fullmatch(r"0?(\d{5})(\d\d)", head)
    if numeric and field_of(numeric[1]) is not None and load_catalogue().modifier(numeric[2]):
        head, glued = numeric[1], [numeric[2], *glued]
    if glued and re.search(r"\d", head):
        return head, (*glued, *words)
    return (first, words) if _ODD_CODE.fullmatch(first) else (None, ())


def _modifier_words(text: str) -> tuple[str, ...]:
    """The modifiers of a cell that holds nothing else but a word that leads on ("RR, KX on"); empty where it holds
    others, an adjustment reason that is no modifier too, as N1 is, or alone one that is a word too ("EA").
    """
    words = [word for word in re.split(r"[\s,/;:()\[\]-]+", text) if word and word not in _LEADING_ON]
    if len(words) == 1 and is_word_too(words[0]):
        return ()
    if words and all(re.fullmatch(r"[A-Z][A-Z0-9]|\d\d|\d[A-Z]", word) for word in words):
        return tuple(words)
    pairs = split_modifiers(words[0]) if len(words) == 1 and len(words[0]) <= 8 and words[0].isupper() else ()
    return pairs if all(map(of_equipment, pairs)) else ()
