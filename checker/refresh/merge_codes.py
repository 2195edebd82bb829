"""The published HCPCS file laid over our code lists: dates and texts change, what is new is added, nothing is removed,
since an old bill still needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from checker.catalogue.tables import Code, Dates, Modifier, OtherCode
from checker.data import SourceKey, Verified
from checker.refresh.changes import Change, said
from checker.refresh.official import OfficialCode, Release

Row = TypeVar("Row", OtherCode, Code, Modifier)


def merge_hcpcs(
    rows: Iterable[OtherCode], release: Release, source: SourceKey
) -> tuple[tuple[OtherCode, ...], tuple[Change, ...]]:
    """The complete list with the published dates and short words; a code it no longer has is marked as gone."""
    published = {entry.code: entry for entry in release.codes if not entry.is_modifier}

    def update(row: OtherCode, new: OfficialCode | None) -> OtherCode:
        if new is None:
            still = row.until is None and row.gone_by is None
            return replace(row, gone_by=release.effective) if still else row
        return replace(
            row,
            short=_kept(row.short, new.short),
            since=new.since,
            until=new.until,
            dates=Dates.OFFICIAL,
            gone_by=None,
        )

    def make(new: OfficialCode) -> OtherCode:
        return OtherCode(code=new.code, short=new.short, since=new.since, until=new.until, source=source)

    return _merge(rows, published, source, update, make)


def merge_codes(
    rows: Iterable[Code], release: Release, source: SourceKey
) -> tuple[tuple[Code, ...], tuple[Change, ...]]:
    """The oxygen catalogue with the published dates and texts; what it lacks is for a person to add."""
    published = {entry.code: entry for entry in release.codes if not entry.is_modifier}

    def update(row: Code, new: OfficialCode | None) -> Code:
        if new is None or not row.official:
            return row
        return replace(
            row,
            official=_kept(row.official, new.long),
            short=_kept(row.short, new.short),
            since=new.since,
            until=new.until,
            dates=Dates.OFFICIAL,
            gone_by=None,
        )

    return _merge(rows, published, source, update)


def merge_modifiers(
    rows: Iterable[Modifier], release: Release, source: SourceKey
) -> tuple[tuple[Modifier, ...], tuple[Change, ...]]:
    """The modifiers with the published dates and texts, and those that are new."""
    published = {entry.code: entry for entry in release.codes if entry.is_modifier}

    def update(row: Modifier, new: OfficialCode | None) -> Modifier:
        if new is None:
            return row
        return replace(row, official=_kept(row.official, new.long), since=new.since, until=new.until)

    def make(new: OfficialCode) -> Modifier:
        return Modifier(
            modifier=new.code,
            official=new.long,
            since=new.since,
            until=new.until,
            source=source,
            verified=Verified.YES,
        )

    return _merge(rows, published, source, update, make)


def _merge(
    rows: Iterable[Row],
    published: Mapping[str, OfficialCode],
    source: SourceKey,
    update: Callable[[Row, OfficialCode | None], Row],
    make: Callable[[OfficialCode], Row] | None = None,
) -> tuple[tuple[Row, ...], tuple[Change, ...]]:
    merged: dict[str, Row] = {}
    changes: list[Change] = []
    for row in rows:
        key = row.modifier if isinstance(row, Modifier) else row.code
        new = update(row, published.get(key))
        if new != row:
            changes.append(Change("~", f"{key}: {_difference(row, new)}"))
            new = replace(new, source=source)
        merged[key] = new
    if make is not None:
        for key in sorted(published.keys() - merged.keys()):
            merged[key] = make(published[key])
            changes.append(Change("+", f"{key} {published[key].short}"))
    return tuple(merged[key] for key in sorted(merged)), tuple(changes)


def _difference(old: Row, new: Row) -> str:
    told = ((name, getattr(old, name), getattr(new, name)) for name in old.__struct_fields__)
    return ", ".join(f"{name} {said(before)} → {said(after)}" for name, before, after in told if before != after)


def _kept(ours: str, theirs: str) -> str:
    """Our text where there is no published one, or it differs only in capitals and blanks."""
    return ours if not theirs or ours.casefold().split() == theirs.casefold().split() else theirs
