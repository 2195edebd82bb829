"""A reader with a fault of ours, to see what becomes of it."""

from __future__ import annotations

from checker.reading.progress import Progress


def read(_: Progress, data: bytes, name: str, password: str | None) -> None:
    """Raises what quotes the bill."""
    raise RuntimeError("Harold J. Whitcombe")
