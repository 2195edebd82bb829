"""The product's data: its tables, each row with its source, and the numbers of rules."""

from __future__ import annotations

from checker.data.cells import SEPARATOR, SourceKey
from checker.data.keyed import Keyed
from checker.data.loading import DATA, Source, Verified, load, load_rows, load_toml, read_table, source, sources

__all__ = [
    "DATA",
    "SEPARATOR",
    "Keyed",
    "Source",
    "SourceKey",
    "Verified",
    "load",
    "load_rows",
    "load_toml",
    "read_table",
    "source",
    "sources",
]
