"""A published fee file laid over our fee rows.

A fee row holds while the files repeat it, so a release that changes nothing leaves the table byte for byte as it was.
A changed amount ends the row the day before the release begins; so does an amount that the release no longer has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from checker.catalogue.fees import FeeRow
from checker.data import SourceKey, Verified
from checker.refresh.changes import Change, said
from checker.refresh.official import OfficialFee, Release

FeeKey = tuple[str, str, frozenset[str]]
_DAY = timedelta(days=1)
_SHOWN = 3


def merge_fees(
    rows: Iterable[FeeRow], release: Release, wanted: Collection[str], source: SourceKey
) -> tuple[tuple[FeeRow, ...], tuple[Change, ...]]:
    """Our fee rows with the release in force from its first day on, for the wanted codes alone."""
    day = release.effective
    published = {(fee.code, fee.modifier, fee.modifier2): fee for fee in release.fees if fee.code in wanted}
    merged: list[FeeRow] = []
    changes: list[Change] = []
    held: set[FeeKey] = set()
    later: dict[FeeKey, date] = {}
    for row in rows:
        key = (row.code, row.modifier, row.modifier2)
        if row.since > day:
            later[key] = min(row.since, later.get(key, row.since))
        if not row.since <= day <= row.until:
            merged.append(row)
            continue
        held.add(key)
        new = published.get(key)
        if new is not None and _same(row, new):
            merged.append(row)
            continue
        if row.since < day:
            merged.append(replace(row, until=day - _DAY))
        if new is None:
            changes.append(Change("-", f"{_name(key)} ends {day - _DAY}"))
        else:
            merged.append(_fee_row(new, day, row.until, source))
            changes.append(Change("~", f"{_name(key)} from {day}: {_difference(row.amounts, new.amounts)}"))
    for key in sorted(published.keys() - held, key=_name):
        until = min(date(day.year, 12, 31), later.get(key, date.max) - _DAY)
        merged.append(_fee_row(published[key], day, until, source))
        changes.append(Change("+", f"{_name(key)} from {day}"))
    return tuple(sorted(merged, key=_fee_order)), tuple(changes)


def _same(row: FeeRow, new: OfficialFee) -> bool:
    told = (row.jurisdiction, row.category, row.ceiling, row.floor, row.amounts)
    return told == (new.jurisdiction, new.category, new.ceiling, new.floor, new.amounts)


def _fee_row(new: OfficialFee, since: date, until: date, source: SourceKey) -> FeeRow:
    return FeeRow(
        code=new.code,
        modifier=new.modifier,
        modifier2=new.modifier2,
        since=since,
        until=until,
        jurisdiction=new.jurisdiction,
        category=new.category,
        ceiling=new.ceiling,
        floor=new.floor,
        source=source,
        verified=Verified.YES,
        amounts=new.amounts,
    )


def _difference(old: Mapping[str, object], new: Mapping[str, object]) -> str:
    changed = [area for area in {**old, **new} if old.get(area) != new.get(area)]
    told = [f"{area} {said(old.get(area))} → {said(new.get(area))}" for area in changed[:_SHOWN]]
    more = len(changed) - len(told)
    return ", ".join(told) + (f" and {more} more" if more else "") if changed else "category, ceiling or floor"


def _name(key: FeeKey) -> str:
    code, modifier, modifier2 = key
    return " ".join(filter(None, (code, modifier, *sorted(modifier2))))


def _fee_order(row: FeeRow) -> tuple[str, str, tuple[str, ...], date]:
    return row.code, row.modifier, tuple(sorted(row.modifier2)), row.since
