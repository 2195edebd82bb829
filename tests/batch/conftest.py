from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.data import DATA
from tests.reading.pdf_maker import written


@pytest.fixture
def folder(tmp_path) -> Path:
    """Two people's statements: one with two files and what she told us, one with a bill and a file that is none."""
    home = tmp_path / "statements"
    for person in ("ann", "bob"):
        (home / person).mkdir(parents=True)
    (home / "ann/clean.pdf").write_bytes((DATA / "samples/clean.pdf").read_bytes())
    (home / "ann/faulty.pdf").write_bytes((DATA / "samples/faulty.pdf").read_bytes())
    (home / "ann/about.json").write_text(json.dumps({"zip": "45402"}), encoding="utf-8")
    (home / "bob/bill.pdf").write_bytes(written())
    (home / "bob/notes.doc").write_bytes(b"\0\1\2 no statement at all")
    (home / "bob/.hidden").write_bytes(b"not looked at")
    return home
