"""A published ZIP list laid over our areas: each list is a complete replacement of its kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from checker.catalogue.fees import AreaKind, ZipArea, zips_of
from checker.data import SourceKey
from checker.refresh.changes import Change
from checker.refresh.official import Kind, OfficialZip, Release


def merge_zips(
    rows: Iterable[ZipArea], release: Release, source: SourceKey
) -> tuple[tuple[ZipArea, ...], tuple[Change, ...]]:
    """Our areas with those of the list's kind put in the place of the old ones: a list is a complete replacement."""
    kind = AreaKind.RURAL if release.kind is Kind.RURAL_ZIPS else AreaKind.FORMER_CBA
    ours = {_area_of(row): row for row in rows if row.kind is kind}
    published: dict[tuple[str, str], list[OfficialZip]] = {}
    for entry in release.zips:
        published.setdefault((entry.state, entry.area), []).append(entry)
    quarter = f"{release.effective.year}Q{(release.effective.month + 2) // 3}"
    merged = [row for row in rows if row.kind is not kind]
    changes: list[Change] = []
    for key, entries in published.items():
        old = ours.pop(key, None)
        zips = {entry.zip for entry in entries}
        before = {five for span in old.zips for five in zips_of(span)} if old else set()
        if old and zips == before:
            merged.append(old)
            continue
        long = entries[0].area_long if entries[0].area_long != key[1] else ""
        merged.append(
            ZipArea(
                kind=kind,
                state=key[0],
                area=key[1],
                area_long=long,
                quarter=quarter,
                source=source,
                zips=spans(zips),
            )
        )
        sign = "~" if old else "+"
        changes.append(Change(sign, f"{kind} {' '.join(filter(None, key))}: {_gain(before, zips)}"))
    changes += [Change("-", f"{kind} {' '.join(filter(None, key))}: no longer listed") for key in ours]
    return tuple(sorted(merged, key=lambda row: (row.kind, row.state, row.area))), tuple(changes)


def spans(zips: Collection[str]) -> tuple[str, ...]:
    """ZIP codes as single ones and ranges, in order: "35004-35006", "35010"."""
    found: list[list[str]] = []
    for five in sorted(zips):
        if found and int(five) == int(found[-1][-1]) + 1:
            found[-1][1:] = [five]
        else:
            found.append([five])
    return tuple("-".join(ends) for ends in found)


def _gain(before: set[str], after: set[str]) -> str:
    return f"{len(after - before)} ZIP codes more, {len(before - after)} fewer"


def _area_of(row: ZipArea) -> tuple[str, str]:
    return row.state, row.area
