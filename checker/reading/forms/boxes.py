"""What stands in each box of a form: words put into boxes, and parted where one runs over the rule between two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from checker.model import Box, Page, PageSource, Word
from checker.reading.forms.described import Area, Form, looks
from checker.reading.forms.placing import Placed

_EDGE = 3.6  # points, about half a letter
_LINE = 0.5  # of a word's height
_RULES = "|[]{}_"


class Cell(Struct, frozen=True):
    """The words of one box, line by line from the top and left to right, with their edges on the form."""

    words: tuple[Placed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def text(self) -> str:
        return " ".join(each.word.text for each in self.words)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where it stands on the page, a box a line."""
        return tuple(Box.around(each.word.box for each in line) for line in self.lines)

    @property
    def confidence(self) -> float:
        return min((each.word.confidence for each in self.words), default=1.0)

    @property
    def lines(self) -> tuple[tuple[Placed, ...], ...]:
        lines: list[list[Placed]] = []
        for each in sorted(self.words, key=lambda each: each.middle[1]):
            if lines and each.middle[1] - lines[-1][0].middle[1] < _LINE * (each.bottom - each.top):
                lines[-1].append(each)
            else:
                lines.append([each])
        return tuple(tuple(sorted(line, key=lambda each: each.x0)) for line in lines)


EMPTY = Cell()


class ServiceLine(Struct):
    """One line of service: its cells by role, and what stands in the shaded line above it."""

    number: int
    cells: dict[str, Cell] = field(default_factory=dict)
    shaded: Cell = EMPTY

    def cell(self, role: str) -> Cell:
        return self.cells.get(role, EMPTY)

    @property
    def words(self) -> list[Placed]:
        return [each for cell in self.cells.values() for each in cell.words]


class FilledForm(Struct, frozen=True):
    """A form with what was filled in, on one page; `pictured` says that an engine read it from a picture."""

    form: Form
    page: int
    pictured: bool
    lines: tuple[ServiceLine, ...]
    boxes: Mapping[str, Cell]
    ticked: tuple[str, ...]

    def box(self, role: str) -> Cell:
        return self.boxes.get(role, EMPTY)


def fill(form: Form, page: Page, words: Iterable[Placed]) -> FilledForm:
    """The words of a page, labels aside, in the boxes of the form."""
    in_boxes: dict[Area, list[Placed]] = defaultdict(list)
    on_lines: dict[tuple[int, bool], list[Placed]] = defaultdict(list)
    for each in words:
        area = area_of(form, each)
        if area is not None:
            in_boxes[area].append(each)
        elif (at := line_of(form, each)) is not None:
            on_lines[at].append(each)
    lines = []
    for number in sorted({row for row, shaded in on_lines if not shaded}):
        pieces = [piece for each in on_lines[number, False] for piece in _parted(each, form.grid.columns)]
        cells = {
            column.role: _cell([piece for piece, home in pieces if home is column])
            for column in form.grid.columns
            if any(home is column for _, home in pieces)
        }
        lines.append(ServiceLine(number, cells, _cell(on_lines.get((number, True), []))))
    return FilledForm(
        form,
        page.number,
        page.source is PageSource.OCR,
        tuple(lines),
        {area.role: _cell(found) for area, found in in_boxes.items() if area.role in form.named},
        tuple(tick.role for tick in form.ticks if any(_is_tick(each) for each in in_boxes.get(tick, ()))),
    )


def area_of(form: Form, each: Placed) -> Area | None:
    """The box, outside the lines of service, that a word stands in."""
    return next((area for area in form.areas if area.holds(*each.middle)), None)


def line_of(form: Form, each: Placed) -> tuple[int, bool] | None:
    """The line of service a word stands on, and whether that is the shaded one above it."""
    columns = form.grid.columns
    if not columns[0].x0 <= each.middle[0] <= columns[-1].x1:
        return None
    return form.grid.line_at(each.middle[1])


def _is_tick(each: Placed) -> bool:
    return len(each.word.text) <= 2 and each.word.text.isalpha()


def _cell(words: Sequence[Placed]) -> Cell:
    tidy = [replace(each, word=replace(each.word, text=each.word.text.strip(_RULES))) for each in words]
    ordered = Cell(tuple(each for each in tidy if each.word.text))
    return Cell(tuple(each for line in ordered.lines for each in line))


def _parted(each: Placed, columns: Sequence[Area]) -> list[tuple[Placed, Area]]:
    """A word with its column; one that runs over rules is cut at them, letter by letter.

    A word that looks like what the column of its middle holds may stand over an edge by half a letter.
    """
    text = each.word.text
    home = next((column for column in columns if column.x0 <= each.middle[0] < column.x1), None)
    advance = (each.x1 - each.x0) / len(text)
    if home is not None:
        room = _EDGE if looks()[home.look].fullmatch(text) else 0.4 * advance
        if home.x0 - room <= each.x0 + advance / 2 and each.x1 - advance / 2 <= home.x1 + room:
            return [(each, home)]
    homes = [_column_at(columns, each.x0 + (n + 0.5) * advance) for n in range(len(text))]
    pieces: list[tuple[Placed, Area]] = []
    for column, letters in groupby(range(len(text)), key=lambda n: homes[n]):
        run = list(letters)
        pieces.append((_part(each, run[0], run[-1] + 1), column))
    return pieces


def _column_at(columns: Sequence[Area], x: float) -> Area:
    return next((column for column in columns if x < column.x1), columns[-1])


def _part(each: Placed, start: int, end: int) -> Placed:
    """Some letters of a word, as wide as their number says."""
    share, whole = (each.x1 - each.x0) / len(each.word.text), each.word.box.width / len(each.word.text)
    box = each.word.box
    narrower = replace(box, x0=box.x0 + start * whole, x1=box.x0 + end * whole)
    word: Word = replace(each.word, text=each.word.text[start:end], box=narrower)
    return replace(each, word=word, x0=each.x0 + start * share, x1=each.x0 + end * share)
