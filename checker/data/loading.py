"""Where the product's data lies and the one loader of its tables.

A table is a CSV file with a heading row, and is declared once: as a frozen struct whose fields are the columns.
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
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import tomli  # reads several times as fast as tomllib, and has its interface
from msgspec import Struct

from checker.data.cells import check_sources, citing_columns, columns_of, decimal
from checker.errors import DataError

Row = TypeVar("Row", bound=Struct)

DATA = Path(__file__).resolve().parents[2] / "data"


class Verified(StrEnum):
    """How far a row was read in its source: `NO` is kept for reference and nothing may be alleged on it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Source(Struct, frozen=True):
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


@cache
def load_toml(name: str) -> dict[str, Any]:
    """What data/<name>.toml holds; read once, and not to be changed. Raises DataError where it is no TOML."""
    try:
        return tomli.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as problem:
        raise DataError(f"{name}.toml: {problem}") from problem


def load_rows(name: str, row: type[Row], first: str) -> tuple[Row, ...]:
    """The rows of data/<name> whose first cell is this. They are read alone: for tables of thousands of cells, each row
    on a line of its own, of which a review needs few.
    """
    return tuple(_row_on(name, row, number) for number in _line_numbers(name).get(first, ()))


@cache
def _lines(name: str) -> Sequence[str]:
    return (DATA / name).read_text(encoding="utf-8-sig").splitlines()


@cache
def _line_numbers(name: str) -> Mapping[str, Sequence[int]]:
    """Where the rows with each first cell stand; the heading is line 0."""
    numbers: dict[str, list[int]] = {}
    for number, line in enumerate(_lines(name)[1:], start=1):
        numbers.setdefault(line.partition(",")[0], []).append(number)
    return numbers


@cache
def _row_on(name: str, row: type[Row], number: int) -> Row:
    heading, line = _lines(name)[0], _lines(name)[number]
    (found,) = _rows(name, iter((heading, line)), row, (), dict.fromkeys(citing_columns(row), sources()), number - 1)
    return found


def read_table(path: Path, row: type[Row], key: Sequence[str] = ()) -> tuple[Row, ...]:
    """All rows of a table file, checked; its sources are those of the sources.csv beside it, or else of data/.

    Raises DataError with file and line.
    """
    beside = path.with_name("sources.csv")
    citing = citing_columns(row)
    if not citing:
        known: Collection[str] = ()
    elif beside.exists() and beside.parent != DATA:
        known = {source.key for source in read_table(beside, Source, ("key",))}
    else:
        known = sources()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_rows(path.name, file, row, key, dict.fromkeys(citing, known)))
    except UnicodeDecodeError:
        raise DataError(f"{path.name}, line 1: the file is not UTF-8 (save it as CSV UTF-8)") from None
    except csv.Error as problem:
        raise DataError(f"{path.name}: {problem}") from None


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
    name: str,
    lines: Iterator[str],
    row: type[Row],
    key: Sequence[str],
    citing: Mapping[str, Collection[str]],
    left_out: int = 0,
) -> Iterator[Row]:
    """The rows of these lines, between the first and second of which so many were left out."""
    reader = csv.reader(lines, strict=True)
    columns, rest = columns_of(row)
    heading = next(reader, [])
    if heading[: len(columns)] != list(columns) or (not rest and len(heading) > len(columns)):
        raise DataError(f"{name}, line 1: the columns must be {', '.join(columns)}")
    converts = [(column, convert, citing.get(column)) for column, convert in columns.items()]
    areas = heading[len(columns) :]
    seen: dict[tuple[Any, ...], int] = {}
    for cells in reader:
        where = f"{name}, line {reader.line_num + left_out}"
        if len(cells) != len(heading):
            raise DataError(f"{where}: {len(cells)} cells where {len(heading)} belong")
        values: dict[str, Any] = {}
        for (column, convert, known), cell in zip(converts, cells, strict=False):
            try:
                values[column] = value = convert(cell)
                if known is not None and value not in known:
                    check_sources(value, known)
            except ValueError as problem:
                raise DataError(f"{where}, {column}: {problem}") from None
        own = tuple(values[column] for column in key)
        if key and own in seen:
            raise DataError(f"{where}: {', '.join(map(str, own))} stands already in line {seen[own]}")
        seen[own] = reader.line_num
        if rest:
            values[rest] = _amounts(where, areas, cells[len(columns) :])
        try:
            yield row(**values)
        except ValueError as problem:
            raise DataError(f"{where}: {problem}") from None


def _amounts(where: str, areas: Sequence[str], cells: Sequence[str]) -> dict[str, Decimal]:
    """The amounts of a wide row by their areas; a blank cell is none."""
    amounts: dict[str, Decimal] = {}
    for area, cell in zip(areas, cells, strict=True):
        try:
            if cell:
                amounts[area] = decimal(cell)
        except ValueError as problem:
            raise DataError(f"{where}, {area}: {problem}") from None
    return amounts
