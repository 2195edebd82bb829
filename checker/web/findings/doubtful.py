"""The rows of a bill that the person is asked about, most important first, and those they have spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from checker.answers.corrections import missed, rows_of
from checker.data.thresholds import threshold
from checker.model import Correction, LineItem, Origin, Reading, Review, Severity, UnreadRow

_NO_FIELD = frozenset({"text", "layout"})


class Doubtful(Struct, frozen=True, kw_only=True):
    """One row: `read` is what the reader made of it, `now` the line that the review holds, None where it holds none.
    `file` is the name of its file and `document` the file's id.
    """

    read: LineItem | UnreadRow
    now: LineItem | None
    file: str
    document: str
    correction: Correction | None = None

    @property
    def id(self) -> str:
        return self.read.id

    @property
    def page(self) -> int:
        return self.read.page

    @property
    def unseen(self) -> bool:
        """Whether we saw nothing of it: a charge that the person adds."""
        return isinstance(self.read, UnreadRow) and not self.read.text

    @property
    def least_sure(self) -> tuple[str, ...]:
        """The fields that the reader doubts most, by their names, the largest doubt first."""
        if isinstance(self.read, UnreadRow):
            return ()
        doubts = sorted(self.read.doubts, key=lambda doubt: -doubt.cost)
        largest = doubts[0].cost if doubts else 0
        named = [doubt.field for doubt in doubts if doubt.field not in _NO_FIELD and doubt.cost * 2 >= largest]
        return tuple(dict.fromkeys(named))


def doubtful_rows(
    readings: Iterable[Reading], review: Review, corrections: Mapping[str, Correction], asked_for: Sequence[str] = ()
) -> tuple[list[Doubtful], list[Doubtful]]:
    """The rows to look at, and those the person has spoken of, which can be taken back.

    To look at are rows that could not be read, lines read with so much doubt that no flag on them is called an error,
    lines of which something was repaired, and any line the person wants to change (`asked_for`, by id).
    """
    numbers = {one: at for at, one in enumerate(asked_for)}
    rows = list(_rows(readings, review, corrections, asked_for))
    open_ones = [row for row in rows if row.correction is None and (row.id in numbers or _is_doubted(row.read))]
    resting = {number for flag in review.flags if flag.severity is not Severity.INFO for number in flag.lines}
    open_ones.sort(key=lambda row: _rank(row, resting, numbers))
    return open_ones, [row for row in rows if row.correction is not None]


def _rows(
    readings: Iterable[Reading], review: Review, corrections: Mapping[str, Correction], asked_for: Sequence[str]
) -> Iterator[Doubtful]:
    """All rows that the review counts once, those that are out of it because the person said so, and those of which we
    saw nothing.
    """
    now = {line.id: line for line in review.lines}
    unread = {row.id for statement in review.statements for row in statement.reading.unread}
    for reading in readings:
        for statement in reading.statements:
            for row in (*rows_of(statement), *missed(statement, (*corrections, *asked_for))):
                if row.id in asked_for or row.id in now or row.id in unread or row.id in corrections:
                    yield Doubtful(
                        read=row,
                        now=now.get(row.id),
                        file=reading.document.name,
                        document=reading.document.id,
                        correction=corrections.get(row.id),
                    )


def _is_doubted(row: LineItem | UnreadRow) -> bool:
    if isinstance(row, UnreadRow):
        return True
    return bool(row.repairs) or row.code_origin is Origin.REPAIRED or row.confidence < threshold("doubtful-line")


def _rank(row: Doubtful, resting: set[int], asked_for: Mapping[str, int]) -> tuple[object, ...]:
    """What only the person doubts; then lines that a question rests on; then rows unread; then by doubt."""
    if row.id in asked_for and not _is_doubted(row.read):
        return (0, asked_for[row.id])
    if isinstance(row.read, UnreadRow):
        return (2, 0.0)
    asked = row.now is not None and row.now.number in resting
    return (1 if asked else 3, row.read.confidence)
