"""One page of a PDF as shown: its words, ruled lines and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Rect

from checker.model import Box, Page, PageSource, Word
from checker.reading.ink.backdrop import set_apart
from checker.reading.ink.glyphs import LEVEL, Glyph
from checker.reading.ink.joining import words_of
from checker.reading.ink.ruled import ruled_lines, without_leaders
from checker.reading.limits import limit
from checker.reading.pdf.canvas import Canvas
from checker.reading.pdf.document import File, OutOfTime, TooMuch
from checker.reading.pdf.filling import fill_in
from checker.reading.pdf.operators import Interpreter

_SCANNER_TEXT = 0.8  # the confidence of what a scanner wrote
_FARTHEST_ON = 40.0  # sizes of type
_MOST_UNKNOWN = 0.2  # of a page's letters; bills at hand have none, and a list with a symbol before each item few
_LARGE_PICTURE = 0.2  # of the page
_ENOUGH = 20  # letters
_A_LITTLE = 0.2  # of them


def draw_page(number: int, page: PDFPage, file: File, hidden: frozenset[int]) -> Page | None:
    """One page as shown; None where it could not be drawn. Raises OutOfTime, and TooMuch for what no paper holds."""
    try:
        canvas = _canvas(page, file, hidden)
        sideways = _sideways(canvas.paper.glyphs)
        if sideways:
            canvas = _canvas(page, file, hidden, turned=360 - sideways)
        return _composed(number, canvas)
    except (OutOfTime, TooMuch):
        raise
    except (RecursionError, MemoryError):
        return None
    except Exception:  # noqa: BLE001  a damaged page may fail in any way, and costs only itself
        from checker.reading.pdf.plain import plain_page  # takes long to load, and few pages need it

        return plain_page(number, page, file)


def _canvas(page: PDFPage, file: File, hidden: frozenset[int], turned: int = 0) -> Canvas:
    canvas = Canvas(file.fonts, page, limit("glyphs-a-page"), turned)
    interpreter = Interpreter(file.fonts, canvas, hidden, file.doc.deadline)
    interpreter.process_page(page)
    fill_in(canvas, interpreter, page, file.fields)
    return canvas


def _sideways(glyphs: Sequence[Glyph]) -> int:
    """The quarter turns, in degrees clockwise, of most text of the page; 0 where more than a little is level."""
    turns = Counter([glyph.turn for glyph in glyphs])
    turn, count = max(turns.items(), key=lambda item: item[1], default=(LEVEL, 0))
    return turn if turn > 0 and count >= _ENOUGH and turns[LEVEL] <= _A_LITTLE * len(glyphs) else 0


def _composed(number: int, canvas: Canvas) -> Page:
    words = words_of(_on_page(canvas.paper.seen(), canvas.width, canvas.height), number)
    source = PageSource.FORM if canvas.filled else PageSource.TEXT
    scanned = _over_scans(canvas)
    if scanned:
        laid_over = words_of(scanned, number, _SCANNER_TEXT)
        if sum(len(word.text) for word in laid_over) > sum(len(word.text) for word in words):
            source = PageSource.OCR
        words += [word for word in laid_over if not any(_lies_on(word, seen) for seen in words)]
    if len(words) > limit("words-a-page"):
        raise TooMuch
    apart = set_apart(words)
    return Page(
        number,
        canvas.width,
        canvas.height,
        apart,
        without_leaders(ruled_lines(canvas.segments, number), apart),
        tuple(Box(number, *picture) for picture in canvas.pictures),
        source if _readable(apart) else PageSource.NONE,
        canvas.turned,
        canvas.unit,
    )


def _over_scans(canvas: Canvas) -> list[Glyph]:
    """What a scanner read and laid, without ink, over or under its picture: text that shows through the picture."""
    least = _LARGE_PICTURE * canvas.width * canvas.height
    scans = [box for box in canvas.pictures if (box[2] - box[0]) * (box[3] - box[1]) >= least]
    return [glyph for glyph in canvas.over_pictures() if any(_within(glyph, scan) for scan in scans)] if scans else []


def _within(glyph: Glyph, box: Rect) -> bool:
    return box[0] <= glyph.x0 and glyph.x1 <= box[2] and box[1] <= glyph.top and glyph.bottom <= box[3]


def _lies_on(word: Word, other: Word) -> bool:
    down = (word.box.top + word.box.bottom) / 2
    return other.box.x0 <= word.box.middle <= other.box.x1 and other.box.top <= down <= other.box.bottom


def _readable(words: Sequence[Word]) -> bool:
    """Whether hardly any character of a page is unknown: a font that does not say some may say others wrongly."""
    unknown = sum([len(word.text) for word in words if word.confidence <= 0])
    return bool(words) and (not unknown or unknown < _MOST_UNKNOWN * sum(len(word.text) for word in words))


def _on_page(glyphs: list[Glyph], width: float, height: float) -> list[Glyph]:
    """Without what lies off the page, save text that begins on it and runs on past its edge."""
    on_it = [g for g in glyphs if g.x1 > 0 and g.x0 < width and g.bottom > 0 and g.top < height]
    if len(on_it) == len(glyphs):
        return glyphs
    kept: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        inside = glyph.x1 > 0 and glyph.x0 < width and glyph.bottom > 0 and glyph.top < height
        if inside or (last is not None and _runs_on(last, glyph)):
            kept.append(glyph)
            last = glyph
        else:
            last = None
    return kept


def _runs_on(last: Glyph, glyph: Glyph) -> bool:
    level = abs(glyph.baseline - last.baseline) < 0.5 * last.size
    return level and -last.size < glyph.x0 - last.x1 < _FARTHEST_ON * last.size
