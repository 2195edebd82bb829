"""Codes, dates and numbers that a narrow cell cuts at the end of its line, made whole again; so the names of values."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from checker.model import Box, Word
from checker.reading.columns.heading_lines import may_head
from checker.reading.ink.lines import TextLine
from checker.reading.rows.cut_texts import (
    AT,
    CREDIT,
    FIGURE,
    SIGN,
    SIGN_ALONE,
    UNSIGNED,
    date_goes_on,
    day_goes_on,
    ends_cut,
    goes_on,
    last_word,
    letters_go_on,
    may_end_cut,
    may_go_on,
    to_another_day,
)
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.cutting import DASHES
from checker.reading.tokens.heading_words import money_roles, role_of
from checker.reading.tokens.patterns import CODE_WITH_MODIFIERS
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import CELL_GAP, SAME_EDGE, Line, Look
from checker.remembered import remembered

_DIVIDING = "|•·"
_BLANK = 0.25
"""How many sizes of type a blank is wide."""
_WORDS_OF_A_DAY = 3
"""The words of a day whose month is one: "February 21, 2023"."""


def _sign_goes_on(upper: Line, lower: Line, cell: str, rest: str) -> bool:
    """Whether a minus sign or "USD" alone in its cell is that of the figure below, which is no row of its own."""
    own_row = lower.having(Look.DATE) or lower.having(Look.CODE) or _has_figures_under(upper, lower)
    if cell == "-" and not (upper.having(Look.DATE) or upper.having(Look.CODE)):
        return False
    return SIGN_ALONE.fullmatch(cell) is not None and not own_row and FIGURE.fullmatch(rest) is not None


def _has_figures_under(upper: Line, lower: Line) -> bool:
    """Whether a figure stands under another, as those of two rows do."""
    above = upper.having(Look.MONEY)
    return any(figure.box.shared_width(each.box) > 0 for figure in lower.having(Look.MONEY) for each in above)


def joined(upper: Word, lower: Word, between: str = "") -> Word:
    """One word of the two; its box is the upper part's alone where a page ends between them, or its cell goes on
    to the left of it."""
    together = upper.box.page == lower.box.page and lower.box.x0 > upper.box.x0 - SAME_EDGE
    boxes = (upper.box, lower.box) if together else (upper.box,)
    return replace(upper, text=upper.text + between + lower.text, box=Box.around(boxes))


def mended(lines: Sequence[Line], rules: Mapping[int, Sequence[Box]]) -> list[Line]:
    """The lines with words that are cut at the end of a cell's line joined to their rest on the next line or two."""
    result: list[Line] = []
    for line in lines:
        if result and (_name_goes_on(result[-1], line) or _divided_goes_on(result[-1], line, lines)):
            result[-1] = _set_behind(result[-1], line, rules)
            continue
        rest: Line | None = line
        for at in range(len(result) - 1, max(len(result) - 3, -1), -1):
            cut = rest is not None and (_cut_cells(result[at]) or CREDIT in rest.text)
            if rest is not None and cut and adjoins(result[-1], rest):
                result[at], rest = _mend(result[at], rest, rules)
        if rest is not None:
            result.append(rest)
    return result


@remembered
def _cut_cells(line: Line) -> tuple[tuple[int, int, str], ...]:
    """The cells of a line that may end within a word, a date or a figure: first and last word, and the text. A sign of
    dollars among headings is that of a column, and one with a figure far behind it in its cell is that of this one."""
    words = line.source.words
    if not any(may_go_on(word.text) for word in words):
        return ()
    heads = may_head(line)
    cells = ((first, last, " ".join([word.text for word in words[first : last + 1]])) for first, last in _cells(words))
    return tuple(
        (first, last, cell)
        for first, last, cell in cells
        if may_end_cut(cell, words[last].text)
        and not (SIGN.fullmatch(words[last].text) and (heads or _is_figure(words[last + 1 : last + 2])))
    )


def _is_figure(words: Sequence[Word]) -> bool:
    """Whether the word that follows a sign is a figure without one, or the dash that stands for none."""
    return any(UNSIGNED.fullmatch(word.text) for word in words)


def _name_goes_on(upper: Line, lower: Line) -> bool:
    """Whether the name of a value is cut: "Charge: $84.63  You" goes on with "owe: $11.00" on the next line."""
    if upper.page != lower.page or not adjoins(upper, lower) or not upper.having(Look.MONEY) or len(lower.tokens) < 2:
        return False
    begun, ended, value = upper.tokens[-1], lower.tokens[0], lower.tokens[1]
    if begun.look is not Look.TEXT or ended.look is not Look.TEXT or value.look is not Look.MONEY:
        return False
    name = ended.text.rstrip(":")
    named = ended.text.endswith(":") and ":" in upper.text and lower.box.x0 < begun.box.x0
    return named and role_of(name) not in money_roles() and role_of(f"{begun.text} {name}") in money_roles()


def _divided_goes_on(upper: Line, lower: Line, lines: Sequence[Line]) -> bool:
    """Whether names and values that strokes or dots divide go on with the rest of one on the next line, where the first
    had no more room among the `lines`: "Account: 4471 | Patient: Ann" with "Lee | Insurance: Aetna"."""
    mark = next((mark for mark in _DIVIDING if mark in upper.text and mark in lower.text), None)
    if mark is None or upper.page != lower.page or not adjoins(upper, lower):
        return False
    *whole, begun = upper.text.split(mark)
    rest = lower.text.partition(mark)[0]
    named = all(":" in part for part in whole) and (":" in begun) != (":" in rest)
    right = max(line.box.x1 for line in lines if abs(line.box.x0 - lower.box.x0) < SAME_EDGE)
    full = upper.source.words[-1].box.x1 + lower.source.words[0].box.width > right
    cut = upper.tokens[-1].look is Look.TEXT and lower.tokens[0].look is Look.TEXT
    level = abs(upper.source.words[0].box.x0 - lower.box.x0) < SAME_EDGE
    alone = "\t" not in rest.strip() and "\t" not in whole[0].strip()
    return full and level and alone and named and (cut or begun.endswith("-")) and bool(rest.strip())


def _set_behind(upper: Line, lower: Line, rules: Mapping[int, Sequence[Box]]) -> Line:
    """One line of two, as it would stand had it not been too long: the lower words to the right of the upper."""
    shift = upper.box.x1 + _BLANK * lower.source.words[0].size - lower.box.x0
    top, bottom = upper.source.words[-1].box.top, upper.source.words[-1].box.bottom
    moved = [
        replace(word, box=Box(word.box.page, word.box.x0 + shift, top, word.box.x1 + shift, bottom))
        for word in lower.source.words
    ]
    words = (*upper.source.words, *moved)
    return tokenize(TextLine.of(words), rules.get(upper.page, ()))


def _mend(upper: Line, lower: Line, rules: Mapping[int, Sequence[Box]]) -> tuple[Line, Line | None]:
    """The upper line with what its cells lack, and what is left of the lower one."""
    whole = list(upper.source.words)
    taken: list[Word] = []
    below_row = _begins_row(lower) and not _begins_row(upper)
    fallen: list[Word] = []
    for first, last, cell in (*_cut_cells(upper), *_above_credit(upper, lower)):
        rest = _rest_of(upper, first, last, cell, lower)
        if rest and below_row and SIGN.fullmatch(whole[last].text):
            fallen.append(whole[last])  # the sign belongs to the figure in the row below, not that to the words above
            continue
        for between, word in rest:
            whole[last] = joined(whole[last], word, between)
        taken += [word for _, word in rest]
    if not (taken or fallen):
        return upper, lower
    whole = [word for word in whole if word not in fallen] or whole
    left = tuple(word for word in lower.source.words if word not in taken)
    # A line that loses all its words leaves its place to the one above, so that what follows still adjoins.
    box = upper.box if left or upper.page != lower.page else Box.around((upper.box, lower.box))
    return (
        tokenize(TextLine(tuple(whole), box), rules.get(upper.page, ())),
        tokenize(TextLine.of(left), rules.get(lower.page, ())) if left else None,
    )


def _above_credit(upper: Line, lower: Line) -> list[tuple[int, int, str]]:
    """The figures of a line as cells of their own where the next has "CR" and no figure with it, as "13 CR" has."""
    if lower.having(Look.MONEY) or all(token.text != CREDIT for token in lower.tokens):
        return []
    figures = ((at, word.text) for at, word in enumerate(upper.source.words))
    return [(at, at, text) for at, text in figures if FIGURE.fullmatch(text)]


def _is_credit(figure: str, mark: str) -> bool:
    return mark == CREDIT and FIGURE.fullmatch(figure) is not None


def _begins_row(line: Line) -> bool:
    """Whether a line has the day or the code of a row."""
    return bool(line.having(Look.DATE) or line.having(Look.CODE))


def _rest_of(upper: Line, first: int, last: int, cell: str, lower: Line) -> Sequence[tuple[str, Word]]:
    """The words of the lower line that a cell of the upper one lacks, each with what is put before it: under its end
    or, where a day goes on, under the start of a word."""
    words, below = upper.source.words, lower.source.words
    while first and _is_close(words[first - 1], words[first]):
        first -= 1  # a day that may be cut ends a cell of its own, but words on its line go on below it
    starts = [word.box.x0 for word in words[first : last + 1]]
    if words[last].text == AT and (lower.having(Look.DATE) or len(lower.having(Look.MONEY)) > 1 or AT in lower.text):
        return ()  # what stands under it is a figure of another row
    left, right = min(starts) - SAME_EDGE, max(*starts, words[last].box.x1) + SAME_EDGE
    found: Sequence[tuple[str, Word]] = ()
    signs = SIGN.fullmatch(words[last].text) is not None
    if signs and len(below) == 1 and last + 1 == len(words) and _begins_below(words[0], below[0]):
        return (("", below[0]),)
    for at, part in enumerate(below):
        signed = signs and at > 0 and SIGN.fullmatch(below[at - 1].text) and _is_close(below[at - 1], part)
        if part.box.x1 < left or right < part.box.x0 or signed:
            continue
        at_start = any(abs(x0 - part.box.x0) < SAME_EDGE for x0 in starts)
        under = _stands_under(words[last].box, part.box)
        cut = last_word(words[last].text)
        if (at_start or under) and (count := letters_go_on(cut, [word.text for word in below[at:]])):
            return tuple((" ", word) for word in below[at : at + count])
        if (at_start or under) and goes_on(cut, part.text):
            leads = to_another_day([word.text for word in below[at + 1 : at + 3]])
            found = ("", part), *((" ", word) for word in below[at + 1 : at + 3] if leads)
        elif (at_start or (under and date_goes_on(cell, part.text))) and (rest := _rest_of_day(cell, below[at:])):
            found = rest
        elif under and _is_credit(cell, part.text):
            found = ((" ", part),)
        elif at_start and date_goes_on(cell, " ".join([word.text for word in below[at : at + _WORDS_OF_A_DAY]])):
            found = [(" ", word) for word in below[at : at + _WORDS_OF_A_DAY]]
        elif under and _sign_goes_on(upper, lower, cell, part.text):
            found = (("", part),)
    return found


def _rest_of_day(cell: str, below: Sequence[Word]) -> list[tuple[str, Word]]:
    """The words that a cell lacks of its day, side by side on the next line: "9," below "Oct" takes no year of the next
    cell."""
    rest: list[tuple[str, Word]] = []
    for word, after in itertools.zip_longest(below, below[1:]):
        if rest and not _is_close(rest[-1][1], word):
            break
        if not (day_goes_on(cell, word.text, after.text if after else "") or date_goes_on(cell, word.text)):
            break
        rest.append((" ", word))
        cell = f"{cell} {word.text}"
    return rest


def _begins_below(first: Word, figure: Word) -> bool:
    """Whether a figure alone stands where its line would begin, as the rest of one that was too long."""
    return FIGURE.fullmatch(figure.text) is not None and abs(figure.box.x0 - first.box.x0) < SAME_EDGE


def _cells(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The first and the last word of each cell of a line."""
    first = 0
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        # What is cut is the last word of its cell, close as the next cell may stand.
        sign = after and "$" in word.text and SIGN.fullmatch(word.text) and not FIGURE.fullmatch(after.text)
        cut = sign or word.text == AT or (ends_cut(word.text) and not (after and _spans(word, after)))
        if after is None or cut or CODE_WITH_MODIFIERS.fullmatch(after.text) or not _is_close(word, after):
            yield first, at
            first = at + 1


def _spans(word: Word, after: Word) -> bool:
    """Whether a date and its dash go on beside it: "01/05/24-" with "02/04/24", "01/05/24" with "-"."""
    return _is_close(word, after) and (after.text in DASHES or date_goes_on(word.text, after.text))


def _is_close(word: Word, after: Word) -> bool:
    return after.box.x0 - word.box.x1 <= CELL_GAP * word.size


def _stands_under(upper: Box, lower: Box) -> bool:
    return abs(upper.x0 - lower.x0) < SAME_EDGE or abs(upper.x1 - lower.x1) < SAME_EDGE
