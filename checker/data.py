"""Where the product's data lies and the one loader of its tables.

A table is a CSV file with a heading row, and is declared once: as a frozen dataclass whose fields are the columns.
The annotation of a field says what a cell may hold (text, date, number, yes or no, one word of an enum, a source key,
or several of these with `|` between them). A blank cell means the field's default; a field without one must be filled.
A last field of `Mapping[str, Decimal]` takes all further columns, by their headings: a wide table of amounts.
Whatever does not fit is a `DataError` that starts with file and line, so that a person who corrects a row in a
spreadsheet learns at once which row is wrong.
"""

from __future__ import annotations

import csv
import datetime
import re
import types
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import MISSING, Field, dataclass, fields
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from checker.errors import DataError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Row = TypeVar("Row", bound=DataclassInstance)
else:
    Row = TypeVar("Row")

DATA = Path(__file__).resolve().parent.parent / "data"
SEPARATOR = "|"
_AMOUNTS = Mapping[str, Decimal]

SourceKey = NewType("SourceKey", str)
"""A key of data/sources.csv; the loader refuses any other."""


class Verified(StrEnum):
    """How far a row was read in its source: `NO` is kept for reference and nothing may be alleged on it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from. `date` is as exact as the source says (2024-07-01, 2019-04, 2017) or blank for none;
    `read` is the day our copy was read, `copy` where that copy lies or what was read of it.
    """

    key: str
    title: str
    url: str = ""
    date: str = ""
    read: datetime.date | None = None
    copy: str = ""

    def __post_init__(self) -> None:
        if self.date and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", self.date):
            raise ValueError(f"date: {self.date!r} is not 2024-07-01, 2024-07 or 2024")

    @property
    def first_day(self) -> datetime.date | None:
        """The earliest day its date may mean, None where it is undated."""
        return datetime.date.fromisoformat(self.date + "0001-01-01"[len(self.date) :]) if self.date else None


@cache
def load(name: str, row: type[Row], key: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """All rows of data/<name>, checked; read once. `key` names the columns that no two rows may share."""
    return read_table(DATA / name, row, key)


def read_table(path: Path, row: type[Row], key: Sequence[str] = ()) -> tuple[Row, ...]:
    """All rows of a table file, checked; its sources are those of the sources.csv beside it, or else of data/.

    Raises DataError with file and line.
    """
    beside = path.with_name("sources.csv")
    citing = _citing(row)
    if not citing:
        known: Collection[str] = ()
    elif beside.exists() and beside.parent != DATA:
        known = {source.key for source in read_table(beside, Source, ("key",))}
    else:
        known = sources()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(_rows(path.name, file, row, key, dict.fromkeys(citing, known)))


@cache
def sources() -> Mapping[str, Source]:
    """The sources of every fact, by key."""
    return {source.key: source for source in load("sources.csv", Source, ("key",))}


def source(key: str) -> Source:
    """The source of that key; DataError where data/sources.csv has none."""
    if key not in sources():
        raise DataError(f"sources.csv: no row with the key {key!r}")
    return sources()[key]


def _rows(
    name: str, lines: Iterator[str], row: type[Row], key: Sequence[str], citing: Mapping[str, Collection[str]]
) -> Iterator[Row]:
    reader = csv.reader(lines)
    columns, rest = _columns(row)
    heading = next(reader, [])
    if heading[: len(columns)] != list(columns) or (not rest and len(heading) > len(columns)):
        raise DataError(f"{name}, line 1: the columns must be {', '.join(columns)}")
    converts: list[tuple[str, Convert]] = [*columns.items(), *((area, _amount) for area in heading[len(columns) :])]
    seen: dict[tuple[Any, ...], int] = {}
    for cells in reader:
        where = f"{name}, line {reader.line_num}"
        if len(cells) != len(heading):
            raise DataError(f"{where}: {len(cells)} cells where {len(heading)} belong")
        values: dict[str, Any] = {}
        for (column, convert), cell in zip(converts, cells, strict=True):
            try:
                values[column] = convert(cell)
                if column in citing:
                    _check_sources(values[column], citing[column])
            except ValueError as problem:
                raise DataError(f"{where}, {column}: {problem}") from None
        own = tuple(values[column] for column in key)
        if key and own in seen:
            raise DataError(f"{where}: {', '.join(map(str, own))} stands already in line {seen[own]}")
        seen[own] = reader.line_num
        if rest:
            amounts = {area: values.pop(area) for area in heading[len(columns) :]}
            values[rest] = {area: amount for area, amount in amounts.items() if amount is not None}
        try:
            yield row(**values)
        except ValueError as problem:
            raise DataError(f"{where}: {problem}") from None


Convert = Callable[[str], Any]


@cache
def _columns(row: type[Any]) -> tuple[dict[str, Convert], str]:
    """The named columns with their converters, and the field that takes all further columns, "" for none."""
    hints = get_type_hints(row)
    named = [field for field in fields(row) if hints[field.name] != _AMOUNTS]
    rest = "".join(field.name for field in fields(row) if hints[field.name] == _AMOUNTS)
    return {field.name: _column(field, _converter(hints[field.name])) for field in named}, rest


@cache
def _citing(row: type[Any]) -> frozenset[str]:
    """The columns that hold source keys."""
    hints = get_type_hints(row)
    return frozenset(
        field.name for field in fields(row) if SourceKey in {hints[field.name], *get_args(hints[field.name])}
    )


def _column(field: Field[Any], convert: Convert) -> Convert:
    default = field.default if field.default_factory is MISSING else field.default_factory()

    def of_cell(cell: str) -> Any:
        if cell != cell.strip():
            raise ValueError(f"{cell!r} has a blank at its edge")
        if cell:
            return convert(cell)
        if default is MISSING:
            raise ValueError("must not be blank")
        return default

    return of_cell


def _converter(hint: Any) -> Convert:
    if get_origin(hint) in (types.UnionType, Union):  # the latter where a NewType is one of the two
        (hint,) = (part for part in get_args(hint) if part is not types.NoneType)
    if (container := get_origin(hint)) in (tuple, frozenset):
        part = _converter(get_args(hint)[0])
        return lambda cell: container(part(piece) for piece in cell.split(SEPARATOR))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda cell: _member(hint, cell)
    return _SIMPLE[hint]


def _member(kind: type[StrEnum], cell: str) -> StrEnum:
    try:
        return kind(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is none of {', '.join(kind)}") from None


def _date(cell: str) -> datetime.date:
    # Compact and week forms, which fromisoformat takes too, are more likely a slip of a spreadsheet than meant.
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        with suppress(ValueError):
            return datetime.date.fromisoformat(cell)
    raise ValueError(f"{cell!r} is no date (write 2024-01-31)")


@cache
def _amount(cell: str) -> Decimal | None:
    return _decimal(cell) if cell else None


def _decimal(cell: str) -> Decimal:
    if not re.fullmatch(r"-?\d+(\.\d+)?", cell):
        raise ValueError(f"{cell!r} is no number")
    return Decimal(cell)


def _integer(cell: str) -> int:
    if not cell.isascii() or not cell.removeprefix("-").isdigit():
        raise ValueError(f"{cell!r} is no whole number")
    return int(cell)


def _yes_no(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise ValueError(f"{cell!r} is neither yes nor no")
    return cell == "yes"


def _check_sources(cited: Any, known: Collection[str]) -> None:
    for key in (cited,) if isinstance(cited, str) else cited or ():
        if key not in known:
            raise ValueError(f"{key!r} is no key of sources.csv")


_SIMPLE: dict[Any, Convert] = {
    str: str,
    datetime.date: _date,
    Decimal: _decimal,
    int: _integer,
    bool: _yes_no,
    SourceKey: SourceKey,
}
