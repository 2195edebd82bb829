"""The results: one Parquet file, one row a unit, with the contract's tables as typed lists in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from checker.batch.task import Row

_MONEY = pa.decimal128(38, 2)
_PRICE = pa.decimal128(38, 4)
_WORDS = pa.list_(pa.string())
_NUMBERS = pa.list_(pa.int32())
_ROWS_AT_ONCE = 256


def _table(**columns: pa.DataType) -> pa.DataType:
    return pa.list_(pa.struct(list(columns.items())))


_REMARKS = _table(code=pa.string(), meaning=pa.string(), printed=pa.string())

_OF_A_NOTICE = {"claim": pa.string(), "provider": pa.string(), "approved": pa.bool_(), "remarks": _REMARKS}
"""What only a plan's notice says of a charge."""

_READING = pa.struct(
    {
        "lines_seen": pa.int32(),
        "lines_read": pa.int32(),
        "sum": _MONEY,
        "agrees_with": pa.string(),
        "disagrees_with": pa.string(),
        "unread": _table(id=pa.string(), page=pa.int32(), text=pa.string(), reason=pa.string()),
        "unread_pages": _NUMBERS,
    }
)

SCHEMA = pa.schema(
    {
        "unit": pa.string(),
        "sha256": pa.string(),
        "as_of": pa.date32(),
        "language": pa.string(),
        "seconds": pa.float64(),
        "error": pa.string(),
        "statements": _table(
            statement=pa.int32(),
            file=pa.string(),
            pages=pa.int32(),
            kind=pa.string(),
            supplier=pa.string(),
            patient=pa.string(),
            address=pa.string(),
            payer=pa.string(),
            member_id=pa.string(),
            account=pa.string(),
            statement_date=pa.date32(),
            total_charges=_MONEY,
            balance_due=_MONEY,
            itemized=pa.bool_(),
            reading=_READING,
            remarks=_REMARKS,
        ),
        "line_items": _table(
            line=pa.int32(),
            id=pa.string(),
            statement=pa.int32(),
            page=pa.int32(),
            service_date=pa.date32(),
            end_date=pa.date32(),
            code=pa.string(),
            code_printed=pa.string(),
            code_origin=pa.string(),
            modifiers=_WORDS,
            description=pa.string(),
            units=pa.float64(),
            unit_price=_PRICE,
            amount=_MONEY,
            other_money=pa.map_(pa.string(), _MONEY),
            kind=pa.string(),
            confidence=pa.float64(),
            repaired=_table(field=pa.string(), seen=pa.string(), read=pa.string(), message=pa.string()),
            corrected=_WORDS,
            confirmed=pa.bool_(),
            **_OF_A_NOTICE,
            decided=_table(
                statement=pa.int32(),
                service_date=pa.date32(),
                amount=_MONEY,
                other_money=pa.map_(pa.string(), _MONEY),
                **_OF_A_NOTICE,
            ),
        ),
        "flags": _table(
            check=pa.string(),
            reason=pa.string(),
            severity=pa.string(),
            confidence=pa.string(),
            statements=_NUMBERS,
            lines=_NUMBERS,
            also=_WORDS,
            amount_in_question=_MONEY,
            title=pa.string(),
            explanation=pa.string(),
            could_be_fine_if=_WORDS,
            ask=_table(whom=pa.string(), what=pa.string()),
            sources=_table(title=pa.string(), url=pa.string(), date=pa.string()),
            folded=_table(check=pa.string(), reason=pa.string(), lines=_NUMBERS, title=pa.string()),
        ),
        "failed": _table(file=pa.string(), error=pa.string(), message=pa.string()),
        "notices": _table(kind=pa.string(), message=pa.string()),
    }
)
"""The columns. Tables inside a row have the keys of `--format json`; money is decimal, days are dates."""


def write(
    path: Path, rows: Iterable[Row], earlier: Path | None = None, *, without: frozenset[str] = frozenset()
) -> None:
    """Write the rows after those of an earlier file whose units are not in `without`; the file appears whole or not."""
    half = path.with_name(f".{path.name}.writing")
    with pq.ParquetWriter(half, SCHEMA, compression="zstd") as writer:
        for batch in _batches_of(earlier):
            keep = [name not in without for name in batch.column("unit").to_pylist()]
            writer.write_batch(batch.filter(pa.array(keep)))
        left = iter(rows)
        while some := list(islice(left, _ROWS_AT_ONCE)):
            writer.write_table(pa.Table.from_pylist([_typed_row(row) for row in some], schema=SCHEMA))
    half.replace(path)


def read(path: Path, *columns: str) -> Iterator[Row]:
    """The rows of a results file, of these columns only; none where there is no file."""
    for batch in _batches_of(path if path.exists() else None, columns):
        yield from batch.to_pylist()


def _batches_of(path: Path | None, columns: Iterable[str] = ()) -> Iterator[pa.RecordBatch]:
    if path is not None:
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(_ROWS_AT_ONCE, columns=list(columns) or None)


def _typed_row(row: Row) -> Row:
    return {column.name: _typed(row.get(column.name), column.type) for column in SCHEMA}


def _typed(value: Any, kind: pa.DataType) -> Any:
    """A JSON value of the contract as the column's own type."""
    if value is None:
        return None
    if pa.types.is_decimal(kind):
        return Decimal(value)
    if pa.types.is_date(kind):
        return date.fromisoformat(value)
    if pa.types.is_map(kind):
        return [(name, _typed(part, kind.item_type)) for name, part in value.items()]
    if pa.types.is_list(kind):
        return [_typed(part, kind.value_type) for part in value]
    if pa.types.is_struct(kind):
        return {field.name: _typed(value.get(field.name), field.type) for field in kind}
    return value
