"""What a cell of a table may hold, by the annotation of its field, and how its text becomes a value.

Every converter takes the text of a cell and raises ValueError with words that name what is wrong with it.
"""

from __future__ import annotations

import datetime
import re
import types
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NewType, Union, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields

SEPARATOR = "|"
SourceKey = NewType("SourceKey", str)
"""A key of data/sources.csv; the loader refuses any other."""
Amounts = Mapping[str, Decimal]
Convert = Callable[[str], Any]


@cache
def columns_of(row: type[Any]) -> tuple[dict[str, Convert], str]:
    """The named columns with their converters, and the field that takes all further columns, "" for none."""
    rest = "".join(field.name for field in fields(row) if field.type == Amounts)
    return {field.name: _column(field, _converter(field.type)) for field in fields(row) if field.name != rest}, rest


@cache
def citing_columns(row: type[Any]) -> frozenset[str]:
    """The columns that hold source keys."""
    return frozenset(field.name for field in fields(row) if SourceKey in {field.type, *get_args(field.type)})


def _column(field: FieldInfo, convert: Convert) -> Convert:
    default = field.default if field.default_factory is NODEFAULT else field.default_factory()
    if convert is not str:
        # Dates, names of sources and groups stand in many rows each.
        convert = cache(convert)

    def of_cell(cell: str) -> Any:
        if not cell:
            if default is NODEFAULT:
                raise ValueError("must not be blank")
            return default
        if cell != cell.strip():
            raise ValueError(f"{cell!r} has a blank at its edge")
        return convert(cell)

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
def decimal(cell: str) -> Decimal:
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


def check_sources(cited: Any, known: Collection[str]) -> None:
    """Raises ValueError where a source key, or one of several, is not known."""
    for key in (cited,) if isinstance(cited, str) else cited or ():
        if key not in known:
            raise ValueError(f"{key!r} is no key of sources.csv")


_SIMPLE: dict[Any, Convert] = {
    str: str,
    datetime.date: _date,
    Decimal: decimal,
    int: _integer,
    bool: _yes_no,
    SourceKey: SourceKey,
}
