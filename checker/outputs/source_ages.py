"""How old the product's facts are: each source with its date, its age and the tables that rest on it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from checker.data import DATA, SEPARATOR, Source, load_toml, sources
from checker.wording import Language, fill, words

_CITING = ("source", "sources")
_DAYS_A_YEAR, _DAYS_A_MONTH = 365, 30
_YEARS_FROM_MONTHS = 24


def rules_as_of() -> date:
    """The date of the newest source that a table or a text rests on: what "rules as of" says."""
    return max(day for key in uses() if (day := sources()[key].first_day))


@cache
def uses() -> Mapping[str, Mapping[str, int]]:
    """For each source key, how many rows or texts of which file in data/ cite it."""
    found: dict[str, Counter[str]] = {}
    for name, key in _citations():
        if key not in sources():  # a heading of the words files, whose own loader knows what it may be
            continue
        found.setdefault(key, Counter())[name] += 1
    return found


def sources_report(as_of: date, language: Language = "en") -> str:
    """A plain text table of all sources, the newest first and the undated last, with what uses each."""
    said = words("sources")[language]
    by_age = sorted(sources().values(), key=lambda source: (source.date or "0", source.read or date.min), reverse=True)
    rows = [said["columns"], *(_row(source, as_of, said, language) for source in by_age)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    heading = fill(said["heading"], {"as_of": as_of}, language)
    lines = ["  ".join([*map(str.ljust, row, widths), row[-1]]).rstrip() for row in rows]
    return "\n".join([heading, "", *lines, ""])


def _row(source: Source, as_of: date, said: Mapping[str, Any], language: Language) -> list[str]:
    used = [f"{name} ({count})" for name, count in sorted(uses().get(source.key, {}).items())]
    return [
        source.key,
        source.date or said["undated"],
        _age(source, as_of, said, language),
        ", ".join(used) or said["nothing"],
        source.title,
    ]


def _age(source: Source, as_of: date, said: Mapping[str, Any], language: Language) -> str:
    if source.first_day is None:
        return fill(said["read_on"], {"read": source.read}, language) if source.read else str(said["ours"])
    days = (as_of - source.first_day).days
    if days < 0:
        return str(said["to_come"])
    months = days // _DAYS_A_MONTH
    if months >= _YEARS_FROM_MONTHS:
        return fill(said["years"], {"n": days // _DAYS_A_YEAR}, language)
    return fill(said["months"], {"n": months}, language) if months else fill(said["days"], {"n": days}, language)


def _citations() -> Iterator[tuple[str, str]]:
    for path in sorted(DATA.rglob("*.csv")):
        if path.name == "sources.csv":
            continue
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for column in _CITING:
                    yield from ((path.name, key) for key in (row.get(column) or "").split(SEPARATOR) if key)
    for path in sorted(DATA.rglob("*.toml")):
        for key in _cited(load_toml(path.relative_to(DATA).with_suffix("").as_posix())):
            yield path.name, key


def _cited(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _cited(part)
    if isinstance(value, dict):
        for name, part in value.items():
            if name in _CITING:
                yield from ([part] if isinstance(part, str) else [key for key in part if isinstance(key, str)])
            else:
                yield from _cited(part)
