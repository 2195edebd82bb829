"""Thousands of statements: every file of a folder reviewed, on the cores of this computer or on a Dask cluster.

    python -m checker.batch FOLDER --out results.parquet

What is done is written down as it comes; the same command again does only what is missing.
"""

from __future__ import annotations

from checker.batch.driver import run
from checker.batch.results import SCHEMA
from checker.batch.units import Unit, find_units

__all__ = ["SCHEMA", "Unit", "find_units", "run"]
