"""What the processes that read are asked for. What every bill takes is imported before they are confined."""

from __future__ import annotations

from importlib import import_module

from checker.confined.telling import Telling
from checker.model import Reading
from checker.reading import read as read_here

for _name in ("documents", "ink.turning", "statements", "sums.accounts"):
    import_module(f"checker.reading.{_name}")


def read(tell: Telling, data: bytes, name: str, password: str | None) -> Reading:
    """As `checker.reading.read`."""
    return read_here(data, name, password=password, progress=tell, found=tell.found)
