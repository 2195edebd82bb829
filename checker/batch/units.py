"""What is reviewed together: one file, or all files of one person's folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

ABOUT = "about.json"
"""The file of a person's folder that says what they told us, as `--about` takes it."""


class Unit(Struct, frozen=True):
    """`name` is its path below the folder, with `/` on every system; `paths` are its statements."""

    name: str
    paths: tuple[Path, ...]
    about: Path | None = None


class Loaded(Struct, frozen=True):
    """The bytes of a unit: what a worker is sent, so that it needs no disk in common with us.

    `sha256` changes with any byte, any file name and what the person told. `problem` is set where one cannot be read.
    """

    name: str
    files: tuple[tuple[str, bytes], ...]
    about: str | None
    sha256: str
    problem: str | None = None


def find_units(folder: Path, *, by_folder: bool = False) -> tuple[Unit, ...]:
    """Every file below the folder, hidden ones and what links to folders lead to aside, in order of its name.

    With `by_folder`, each folder that holds files is one person's, and its files are one unit.
    """
    paths = sorted(path for path in _files(folder) if path.name != ABOUT)
    if not by_folder:
        return tuple(Unit(path.relative_to(folder).as_posix(), (path,)) for path in paths)
    homes: dict[Path, list[Path]] = {}
    for path in paths:
        homes.setdefault(path.parent, []).append(path)
    return tuple(
        Unit(home.relative_to(folder).as_posix(), tuple(inside), about if (about := home / ABOUT).is_file() else None)
        for home, inside in homes.items()
    )


def load(unit: Unit) -> Loaded:
    """The unit's bytes, read now."""
    try:
        files = tuple((path.name, path.read_bytes()) for path in unit.paths)
        about = unit.about.read_text(encoding="utf-8-sig") if unit.about else None
    except (OSError, UnicodeDecodeError):
        return Loaded(unit.name, (), None, "", "not-readable")
    seal = hashlib.sha256()
    for part in (*(part for name, data in files for part in (name.encode(), data)), (about or "").encode()):
        seal.update(hashlib.sha256(part).digest())
    return Loaded(unit.name, files, about, seal.hexdigest())


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        leads_nowhere = path.is_symlink() and not path.exists()
        is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if (path.is_file() or leads_nowhere) and not is_hidden:
            yield path
