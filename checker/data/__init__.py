"""The product's data: its tables, each row with its source, and the numbers of rules."""

from __future__ import annotations

from checker.data.loading import DATA, SEPARATOR, Source, SourceKey, Verified, load, read_table, source, sources

__all__ = [
    "DATA",
    "SEPARATOR",
    "Source",
    "SourceKey",
    "Verified",
    "load",
    "read_table",
    "source",
    "sources",
]
