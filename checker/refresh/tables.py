"""The tables that a release is laid over, held while files are read and written when all of them were."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from checker.catalogue.fees import FeeRow, ZipArea
from checker.catalogue.tables import Code, Modifier, OtherCode
from checker.data import SEPARATOR, Source, SourceKey, read_table
from checker.refresh.changes import Change
from checker.refresh.merge_codes import merge_codes, merge_hcpcs, merge_modifiers
from checker.refresh.merge_fees import merge_fees
from checker.refresh.merge_zips import merge_zips
from checker.refresh.official import Kind, Release

_FEE_KEY = ("code", "modifier", "modifier2", "since")
_KEYS: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {
    "fees.csv": (FeeRow, _FEE_KEY),
    "fees_former_cba.csv": (FeeRow, _FEE_KEY),
    "zip_areas.csv": (ZipArea, ("kind", "state", "area")),
    "hcpcs.csv": (OtherCode, ("code",)),
    "codes.csv": (Code, ("code",)),
    "modifiers.csv": (Modifier, ("modifier",)),
    "sources.csv": (Source, ("key",)),
}
_OF_KIND: Mapping[Kind, tuple[str, ...]] = {
    Kind.FEES: ("fees.csv",),
    Kind.CBA_FEES: ("fees_former_cba.csv",),
    Kind.RURAL_ZIPS: ("zip_areas.csv",),
    Kind.CBA_ZIPS: ("zip_areas.csv",),
    Kind.HCPCS: ("hcpcs.csv", "codes.csv", "modifiers.csv"),
}
_KINDRED = 3
_A_YEAR = timedelta(days=365)
_MONTHS = {1: "jan", 4: "apr", 7: "jul", 10: "oct"}
_FEE_PAGE = "https://www.cms.gov/medicare/payment/fee-schedules/dmepos/dmepos-fee-schedule"
_HCPCS_PAGE = "https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system/quarterly-update"


class Tables:
    """The tables of a data folder. `apply` changes them in memory, `write` the files; `changed` names those changed."""

    def __init__(self, folder: Path, read: date) -> None:
        self._folder = folder
        self._read = read
        self._rows: dict[str, tuple[Any, ...]] = {}
        self.changed: set[str] = set()

    def apply(self, release: Release) -> str:
        """Lays the release over the tables it belongs to and returns the differences as text."""
        source = _source(release, self._read)
        told = [f"{release.name}: {release.kind}, from {release.effective}\n"]
        for name in _OF_KIND[release.kind]:
            rows, changes = self._merge(name, release, SourceKey(source.key))
            told += [f"  {name}: {_count(changes)}\n", *(f"    {change}\n" for change in changes)]
            if changes:
                self._rows[name] = rows
                self.changed.add(name)
                self._cite(source)
        if release.kind is Kind.HCPCS:
            told += [f"    ? {code} is new and may belong in codes.csv\n" for code in self._unknown_kin(release)]
        return "".join(told)

    def _unknown_kin(self, release: Release) -> list[str]:
        """Codes in force that stand among ours and are not in the catalogue: for a person to look at."""
        ours = {row.code for row in self._table("codes.csv")}
        kin = {code[:_KINDRED] for code in ours if code[0].isalpha()}
        began = [entry for entry in release.codes if entry.since > release.effective - _A_YEAR and not entry.until]
        return [entry.code for entry in began if entry.code[:_KINDRED] in kin and entry.code not in ours]

    def write(self) -> str:
        """Writes the tables that changed and returns their names as text."""
        for name in sorted(self.changed):
            (self._folder / name).write_text(self.text(name), encoding="utf-8", newline="")
        return f"Written: {', '.join(sorted(self.changed)) or 'nothing'}\n"

    def text(self, name: str) -> str:
        """A table as its file holds it."""
        rows = self._table(name)
        columns = [field for field in _KEYS[name][0].__struct_fields__ if field != "amounts"]
        areas = self._heading(name)[len(columns) :]
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*columns, *areas])
        for row in rows:
            amounts = [_cell(row.amounts.get(area)) for area in areas]
            writer.writerow([*(_cell(getattr(row, column)) for column in columns), *amounts])
        return file.getvalue()

    def _merge(self, name: str, release: Release, source: SourceKey) -> tuple[tuple[Any, ...], tuple[Change, ...]]:
        rows = self._table(name)
        match name:
            case "fees.csv" | "fees_former_cba.csv":
                wanted = {row.code for row in rows} | {code.code for code in self._table("codes.csv")}
                return merge_fees(rows, release, wanted, source)
            case "zip_areas.csv":
                return merge_zips(rows, release, source)
        merges: dict[str, Callable[..., tuple[tuple[Any, ...], tuple[Change, ...]]]] = {
            "hcpcs.csv": merge_hcpcs,
            "codes.csv": merge_codes,
            "modifiers.csv": merge_modifiers,
        }
        return merges[name](rows, release, source)

    def _cite(self, source: Source) -> None:
        known = self._table("sources.csv")
        if source.key not in {row.key for row in known}:
            self._rows["sources.csv"] = tuple(sorted([*known, source], key=lambda row: row.key))
            self.changed.add("sources.csv")

    def _table(self, name: str) -> tuple[Any, ...]:
        if name not in self._rows:
            row, key = _KEYS[name]
            self._rows[name] = read_table(self._folder / name, row, key)
        return self._rows[name]

    def _heading(self, name: str) -> Sequence[str]:
        """The columns of the file, and after them those areas that only the new rows have."""
        with (self._folder / name).open(encoding="utf-8-sig", newline="") as file:
            heading = next(csv.reader(file))
        if "amounts" not in _KEYS[name][0].__struct_fields__:
            return heading
        new = {area for row in self._table(name) for area in row.amounts} - set(heading)
        return [*heading, *sorted(new)]


def _source(release: Release, read: date) -> Source:
    year, month = release.effective.year, release.effective.month
    when = release.effective.strftime("%B %Y")
    quarter = f"{year}q{(month + 2) // 3}"
    key, title, url = {
        Kind.FEES: (f"dmepos-{year}-{_MONTHS[month]}", "CMS DMEPOS fee schedule", _FEE_PAGE),
        Kind.CBA_FEES: (f"dmepos-cba-{year}-{_MONTHS[month]}", "CMS former competitive bidding area fees", _FEE_PAGE),
        Kind.RURAL_ZIPS: (f"dmepos-rural-zip-{quarter}", "CMS rural ZIP list", _FEE_PAGE),
        Kind.CBA_ZIPS: (f"dmepos-cba-zip-{quarter}", "CMS former bidding area ZIP list", _FEE_PAGE),
        Kind.HCPCS: (f"hcpcs-{quarter}", "CMS HCPCS Level II alpha-numeric file", _HCPCS_PAGE),
    }[release.kind]
    return Source(key, f"{title}, {when}", url, release.effective.isoformat(), read, release.name)


def _count(changes: Iterable[Change]) -> str:
    signs = [change.sign for change in changes]
    if not signs:
        return "as before"
    return f"{signs.count('+')} added, {signs.count('~')} changed, {signs.count('-')} ended"


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case frozenset():
            return SEPARATOR.join(sorted(value))
        case tuple():
            return SEPARATOR.join(value)
        case _:
            return str(value)
