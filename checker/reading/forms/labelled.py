"""A form known by its own printed labels: which of them stand on the page, and where that puts the form."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Word
from checker.parties.likeness import alike
from checker.reading.forms.described import Form
from checker.reading.forms.hints import plain
from checker.reading.forms.placing import Placed, Placement, Point, placed

_ALIKE = 82.0  # of 100
_WITHIN = 7.0  # points
_FEWEST = 8  # labels
_SAME_LINE = 0.6  # of a word's height
_BARELY_LARGER = 1.3  # times as high as the labels
_LEVEL = 4.0  # points
_ADVANCE = 3.3  # points a letter of the form's print is wide
_WIDEST_GAP = 3.0  # heights of a word


class Known(Struct, frozen=True):
    """A form found by its labels: where it lies, and the words (by their place in the sequence) that are labels.

    `tails` are words that an engine read together with the label before them.
    """

    placement: Placement
    labels: frozenset[int]
    tails: tuple[Word, ...]


def by_labels(form: Form, words: Sequence[Word], level: bool) -> Known | None:
    """Where the form lies by its labels, on a page that may be tilted, or is `level`; None where fewer labels stand
    where they stand on the form than one shows."""
    texts = [plain(word.text) for word in words]
    rows = _rows(words)
    pairs: list[tuple[Point, Point]] = []
    spans: list[tuple[int, ...]] = []
    tails: list[Word | None] = []
    for text, x, y in form.labels:
        for span, left, middle in _places(plain(text), texts, words, rows):
            pairs.append(((x, y), (left, middle)))
            spans.append(span)
            over = sum(len(texts[at]) for at in span) - len(plain(text))
            tails.append(_tail(words[span[-1]], over) if over > 0 else None)
    if len({known for known, _ in pairs}) < _FEWEST:
        return None
    from checker.reading.forms.agreement import best_placement  # takes long to load, and few pages are forms

    placement, _ = best_placement(pairs, _WITHIN, level)
    if placement is None:
        return None
    fitting = [n for n, (known, seen) in enumerate(pairs) if _apart(placement.onto_page(*known), seen) <= _WITHIN]
    if len({pairs[n][0] for n in fitting}) < _FEWEST:
        return None
    return Known(
        placement,
        frozenset(at for n in fitting for at in spans[n]),
        tuple(tail for n in fitting if (tail := tails[n]) is not None),
    )


def _tail(word: Word, letters: int) -> Word | None:
    """What stands behind a label in one word with it: so many letters and figures, with a figure among them."""
    start = len(word.text)
    while start > 0 and letters > 0:
        start -= 1
        letters -= bool(plain(word.text[start]))
    if not any(letter.isdigit() for letter in word.text[start:]):
        return None
    return replace(word, text=word.text[start:], box=word.box_of(start, len(word.text)))


def without_print(form: Form, words: Sequence[Word], known: Known) -> list[Word]:
    """The words that are values: neither its labels nor words in type as small that stand where the form prints."""
    small = _BARELY_LARGER * statistics.median(words[at].box.height for at in known.labels)
    own = (word for at, word in enumerate(words) if at not in known.labels)
    return [
        *(word for word in own if word.box.height > small or not _is_print(form, placed(word, known.placement))),
        *known.tails,
    ]


def _is_print(form: Form, each: Placed) -> bool:
    x, y = each.middle
    return any(
        abs(y - middle) <= _LEVEL and left - _LEVEL <= x <= left + _ADVANCE * len(text) + _LEVEL
        for text, left, middle in (*form.labels, *form.print)
    )


def _apart(one: Point, other: Point) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def _rows(words: Sequence[Word]) -> list[list[int]]:
    """For each word, the words of its line from it on to the right."""
    order = sorted(range(len(words)), key=lambda at: words[at].box.x0)
    rows: list[list[int]] = [[] for _ in words]
    levels: dict[int, list[int]] = {}
    for at in order:
        levels.setdefault(int((words[at].box.top + words[at].box.bottom) / 2 // 4), []).append(at)
    for at, word in enumerate(words):
        down = word.box.level
        near = [
            other
            for level in range(int(down // 4) - 1, int(down // 4) + 2)
            for other in levels.get(level, ())
            if words[other].box.x0 >= word.box.x0
            and abs((words[other].box.top + words[other].box.bottom) / 2 - down) <= _SAME_LINE * word.box.height
        ]
        rows[at] = sorted(near, key=lambda other: words[other].box.x0)
    return rows


def _places(
    label: str, texts: Sequence[str], words: Sequence[Word], rows: Sequence[Sequence[int]]
) -> Iterator[tuple[tuple[int, ...], float, float]]:
    """Where a label stands: its words, its left edge and the middle of its line."""
    for at, word in enumerate(words):
        if not texts[at].startswith(label[0]):
            continue
        text, span, right = "", list[int](), word.box.x0
        for other in rows[at]:
            box = words[other].box
            if len(text) >= len(label) or box.x0 - right > _WIDEST_GAP * max(box.height, word.box.height):
                break
            text += texts[other]
            span.append(other)
            right = max(right, box.x1)
        if len(text) >= 0.8 * len(label) and alike(text[: len(label)], label, _ALIKE):
            first = word.box
            yield tuple(span), first.x0, first.level
