"""What a PDF page already holds as text, and what is seen on its picture, into one page.

A page may be text, a scan, a scan with text that a scanner's own software laid over it, or text with pictures that
hold more of it. What was laid over a scan is somebody's reading: ours of the same picture stands, and where both agree
a word is all the surer. Text that was printed as text is exact, and ours only adds what stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Box, Page, PageSource, Word
from checker.reading.ink.turning import box_as_filed, box_as_read

if TYPE_CHECKING:
    from checker.reading.scans.shots import Shot

_MOST_OF_A_PAGE = 0.6
_WORTH_READING = 0.06
_FEW_WORDS = 30
_FREE_STRETCH = 40.0
_ROOM = 1.0
"""Points about a word that its ink may fill."""
_AGREED = 0.995  # the confidence of a word that both say
_MUCH_LESS = 0.6  # of the page's letters


def wants_reading(page: Page) -> bool:
    """Whether a page's picture may hold words that its text does not, or its text is a scanner's reading."""
    if page.source in (PageSource.NONE, PageSource.OCR):
        return True
    return page.source is PageSource.TEXT and any(_holds_more(picture, page) for picture in page.pictures)


def says_most(page: Page) -> bool:
    """Whether most letters of a page are known, which is believed where its picture shows nothing."""
    known = sum(len(word.text) for word in page.words if word.confidence > 0)
    return 2 * known > sum(len(word.text) for word in page.words)


def unread_part(shot: Shot, page: Page) -> Shot:
    """The picture of a page without the words that it has as text, which are painted over: only the rest is looked at.

    That of a scan stays whole, since what was laid over it is no more than a reading of it.
    """
    if page.source is not PageSource.TEXT or _is_scan(page):
        return shot
    import numpy as np  # takes long to load, and only pages with pictures need it

    grey = shot.grey.copy()
    across, down = grey.shape[1] / shot.width, grey.shape[0] / shot.height
    for word in page.words:
        box = box_as_filed(word.box, page)
        top, bottom = (min(max(round(at * down), 0), grey.shape[0] - 1) for at in (box.top - _ROOM, box.bottom + _ROOM))
        left, right = (min(max(round(at * across), 0), grey.shape[1] - 1) for at in (box.x0 - _ROOM, box.x1 + _ROOM))
        part = grey[top : bottom + 1, left : right + 1]
        part[:] = np.median(np.concatenate((part[0], part[-1], part[:, 0], part[:, -1])))
    return replace(shot, grey=grey)


def together(page: Page, seen: Page) -> Page:
    """The page as text and the same page as seen on its picture, as one."""
    if page.source is PageSource.NONE:
        return seen
    if page.source is PageSource.OCR or _is_scan(page):
        if _letters(seen) < _MUCH_LESS * _letters(page):
            return page
        return _confirmed(seen, page)
    return _added(page, seen)


def _is_scan(page: Page) -> bool:
    """Whether the page is one picture, with no more text on it than a stamp or the head of a fax."""
    area = _MOST_OF_A_PAGE * page.width * page.height
    return len(page.words) < _FEW_WORDS and any(box.width * box.height > area for box in page.pictures)


def _holds_more(picture: Box, page: Page) -> bool:
    """Whether the picture is large, and a stretch of it has no text over it."""
    if picture.width * picture.height < _WORTH_READING * page.width * page.height:
        return False
    tops = sorted(
        (word.box.top, word.box.bottom)
        for word in page.words
        if picture.x0 < word.box.middle < picture.x1 and picture.top < word.box.bottom and word.box.top < picture.bottom
    )
    at = picture.top
    for top, bottom in (*tops, (picture.bottom, picture.bottom)):
        if top - at > _FREE_STRETCH:
            return True
        at = max(at, bottom)
    return False


def _confirmed(seen: Page, laid_over: Page) -> Page:
    """The page as seen, its words surer where the text laid over it says the same."""
    filed = [(word.text, box_as_filed(word.box, laid_over)) for word in laid_over.words]

    def surer(word: Word) -> Word:
        box = box_as_filed(word.box, seen)
        agrees = any(text == word.text and _overlap(box, other) for text, other in filed)
        return replace(word, confidence=max(word.confidence, _AGREED)) if agrees else word

    return replace(seen, words=tuple(surer(word) for word in seen.words))


def _added(page: Page, seen: Page) -> Page:
    """The page with the words that were seen where it has none."""
    from checker.reading.repairs.words import words_set_right  # only pages with pictures need it

    more = []
    for word in words_set_right(seen).words:
        box = box_as_read(box_as_filed(word.box, seen), page)
        if not any(_overlap(box, own.box) for own in page.words):
            more.append(replace(word, box=box))
    return replace(page, words=(*page.words, *more)) if more else page


def _overlap(box: Box, other: Box) -> bool:
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return across > 0.3 * min(box.width, other.width) and down > 0.3 * min(box.height, other.height)


def _letters(page: Page) -> int:
    return sum(len(word.text) for word in page.words)
