"""The cents of amounts that print them in a box of their own, or with one digit where it is 0: put back.

The cents of a column begin on one edge, each right behind whole dollars that end on one. A column is named by a heading
above it; without one, amounts of different length tell it, or their sum below them or elsewhere on the paper, on lines
that print no other money. An amount of one decimal ends where another of two does, or stands in a column of its like
beside those.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box, Page, PageSource, Word
from checker.reading.columns.upright_headings import lines_of_page
from checker.reading.ink.lines import TextLine
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.values import ZERO_CENTS, parse_money

_DOLLARS = re.compile(r"[-−–(]?\$?(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d{0,3})")
_CENTS = re.compile(r"\d\d[)-]?")
_NAME = re.compile(r"cents|cts\.?|¢", re.IGNORECASE)
_AMOUNT = re.compile(r"([-−–(]?\$?[\d,]+\.\d)(\d?)([)-]?)")
_ONE_DECIMAL = re.compile(r"[-−–(]?(?:\$[\d,]+|[\d,]*,\d{3}|\d{1,4})\.\d[)-]?")
"""No number of an account is one, such as "93732.4"."""
_COUNT = re.compile(r"\d\d?\.0+")
_DIGIT = re.compile(r"\d")
_LINES_ABOVE = 2
"""How many lines above the last digit of an amount its first ones stand at most: a name may be centred beside them."""
_CREDIT = "CR"
_SAME_EDGE, _SEEN_EDGE = 1.5, 3.0
"""How many points the edges of a column's figures stand apart at most, and where they are seen on a picture."""
_FARTHEST = 2.5
"""How many sizes of type cents stand behind their dollars at most, where no heading names them."""
_FEWEST = 3
_ENOUGH_BESIDE = 2
"""How many amounts of one decimal make a column, where others of two stand beside them."""


class _Amount(Struct, frozen=True):
    dollars: Word
    cents: Word
    line: TextLine

    def below(self, other: _Amount) -> bool:
        """Whether both stand in one column."""
        ends = abs(self.dollars.box.x1 - other.dollars.box.x1)
        apart = _SAME_EDGE if self.confidence == other.confidence == 1.0 else _SEEN_EDGE
        return max(ends, abs(self.cents.box.x0 - other.cents.box.x0)) <= apart

    @property
    def confidence(self) -> float:
        return min(self.dollars.confidence, self.cents.confidence)

    @property
    def is_close(self) -> bool:
        return self.cents.box.x0 - self.dollars.box.x1 < _FARTHEST * self.dollars.size

    def joined(self) -> Word:
        both = Box.around([self.dollars.box, self.cents.box])
        whole = f"{self.dollars.text}.{self.cents.text}"
        return replace(self.dollars, text=whole, box=both, confidence=self.confidence)


def with_cents(pages: Sequence[Page]) -> list[Page]:
    """The pages; where dollars and cents stand in boxes of their own, each amount is one word and no heading names the
    cents any more, and amounts of one decimal have two, but for those on a picture, which may have lost a digit."""
    boxed = [page.number for page in pages for word in page.words if _CENTS.fullmatch(word.text)]
    seen = set(boxed) if len(boxed) >= _FEWEST - 1 else ()
    lines = [line for page in pages if page.number in seen or _tells_cents(page) for line in lines_of_page(page)]
    pictured = {page.number for page in pages if page.source is PageSource.OCR}
    names = [word for line in lines for word in line.words if _NAME.fullmatch(word.text)]
    found = [amount for line in lines for amount in _amounts(line)]
    sums = {parse_money(word.text) for page in pages for word in page.words if _has_two_decimals(word.text)}
    near = [amount for amount in found if amount.is_close]
    alone = [amount for column in _columns(near) if _can_be_nothing_else(column, sums) for amount in column]
    amounts = [*alone, *(amount for amount in found if _is_named(amount, names))]
    whole = {id(amount.dollars): amount.joined() for amount in amounts}
    printed = [line for line in lines if line.page not in pictured]
    cut = list(_cut_cents(printed))
    whole |= _with_two_decimals(printed) | {id(begun): whole_of for begun, _, whole_of in cut}
    gone = {id(word) for word in (*(amount.cents for amount in amounts), *(names if amounts else ()))}
    gone |= {id(rest) for _, rest, _ in cut}
    return [_set_right(page, whole, gone) for page in pages] if whole else list(pages)


def _tells_cents(page: Page) -> bool:
    return any(_NAME.fullmatch(word.text) or _has_one_decimal(word.text) for word in page.words)


def _amounts(line: TextLine) -> Iterator[_Amount]:
    for dollars, cents in itertools.pairwise(line.words):
        if _DOLLARS.fullmatch(dollars.text) and _CENTS.fullmatch(cents.text):
            yield _Amount(dollars, cents, line)


def _columns(amounts: Sequence[_Amount]) -> list[list[_Amount]]:
    columns: list[list[_Amount]] = []
    for amount in amounts:
        column = next((column for column in columns if amount.below(column[0])), None)
        if column is None:
            columns.append([amount])
        else:
            column.append(amount)
    return columns


def _is_named(amount: _Amount, names: Sequence[Word]) -> bool:
    """Whether the heading next above that names cents, perhaps pages before, does so above these."""
    box = amount.cents.box
    above = [name.box for name in names if (name.box.page, name.box.top) < (box.page, box.top)]
    beside = [other for other in above if (other.page, round(other.top)) == (above[-1].page, round(above[-1].top))]
    return any(other.shared_width(box) > 0 for other in beside)


def _can_be_nothing_else(column: Sequence[_Amount], sums: Set[Decimal | None]) -> bool:
    """Whether a column can only be that of dollars and cents; `sums` are the amounts that the paper prints whole."""
    lengths = {len(amount.dollars.text) for amount in column}
    words = [word.text for amount in column for word in amount.line.words]
    other = any(_AMOUNT.search(text) and not _COUNT.fullmatch(text) for text in words)
    least = _FEWEST - _is_summed_up(column[-1])
    return len(column) >= least and (len(lengths) > 1 or _adds_up(column, sums)) and not other


def _is_summed_up(amount: _Amount) -> bool:
    """Whether the words before an amount name it the sum of what stands above it: "Total fee 1650 50"."""
    before = itertools.takewhile(lambda word: word is not amount.dollars, amount.line.words)
    return figure_kind(" ".join(word.text for word in before)) is not None


def _adds_up(column: Sequence[_Amount], sums: Set[Decimal | None]) -> bool:
    """Whether a column ends in its sum, or some pages of it add up to one that is printed."""
    values = [(amount.line.page, parse_money(amount.joined().text) or Decimal(0)) for amount in column]
    pages = [sum(value for _, value in page) for _, page in itertools.groupby(values, itemgetter(0))]
    some = (added for first in range(len(pages)) for added in itertools.accumulate(pages[first:]))
    return sum(value for _, value in values) == 2 * values[-1][1] > 0 or not sums.isdisjoint(some)


def _cut_cents(lines: Sequence[TextLine]) -> Iterator[tuple[Word, Word, Word]]:
    """The amounts that a narrow box cut before their last digit, which stands alone on the next line, right below: the
    amount as it is, the digit, and the whole."""
    for at, line in enumerate(lines):
        rest = line.words[0]
        if len(line.words) > 1 or not _DIGIT.fullmatch(rest.text):
            continue
        for above in lines[max(at - _LINES_ABOVE, 0) : at]:
            for word in above.words:
                below = 0 <= rest.box.top - word.box.top < 2 * word.box.height and word.box.page == rest.box.page
                if below and _has_one_decimal(word.text) and abs(word.box.x1 - rest.box.x1) < _SAME_EDGE:
                    yield word, rest, replace(word, text=word.text + rest.text)


def _with_two_decimals(lines: Sequence[TextLine]) -> dict[int, Word]:
    """The words of one decimal that end where another of two does, or several beside such, with a 0 behind them, by the
    id of the word; none where others print that 0, for then a narrow cell cut them."""
    if any(ZERO_CENTS.search(word.text) for line in lines for word in line.words):
        return {}
    short: list[tuple[int, Word]] = []
    edges = Counter[int]()
    for line in lines:
        beside = any(_has_two_decimals(word.text) for word in line.words)
        for word, after in itertools.zip_longest(line.words, line.words[1:]):
            end = round(after.box.x1 if after and after.text == _CREDIT else word.box.x1)
            if _has_one_decimal(word.text):
                short.append((end, word))
                edges[end] += beside
            elif _has_two_decimals(word.text):
                edges[end] += _ENOUGH_BESIDE
    return {
        id(word): replace(word, text=_AMOUNT.sub(r"\g<1>0\3", word.text))
        for end, word in short
        if sum(edges[near] for near in (end - 1, end, end + 1)) >= _ENOUGH_BESIDE
    }


def _has_one_decimal(text: str) -> bool:
    return _ONE_DECIMAL.fullmatch(text) is not None


def _has_two_decimals(text: str) -> bool:
    match = _AMOUNT.fullmatch(text)
    return match is not None and match[2] != ""


def _set_right(page: Page, whole: dict[int, Word], gone: set[int]) -> Page:
    return replace(page, words=tuple([whole.get(id(word), word) for word in page.words if id(word) not in gone]))
