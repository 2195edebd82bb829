"""Files made to break a reader, one of each kind, opened as the page and the command line open them.

`python -m tests.benchmark hostile` opens a thousand and more.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from checker import apart, errors
from checker.__main__ import main
from checker.model import Reading
from tests.benchmark.hostile import invented
from tests.hostile import KINDS, make

QUICK = (5, 8)
"""Seeds whose files take no time; those that draw on every limit take seconds each."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_file_gives_a_reading_that_stands_on_its_pages_or_one_typed_error(kind: str):
    for outcome in apart.read_each([(kind, partial(make, kind, seed)) for seed in QUICK]):
        assert not isinstance(outcome, errors.Unforeseen | errors.NotFinished), outcome
        if isinstance(outcome, Reading):
            assert outcome.document.pages
            assert invented(outcome) == []


def test_the_command_line_names_each_file_it_cannot_read_and_reviews_the_others(capsys, tmp_path: Path):
    files = []
    for kind in ("damaged", "tables", "containers"):
        path = tmp_path / f"{kind}\x1b[2J.pdf"
        path.write_bytes(make(kind, 1))
        files.append(str(path))
    status = main([*files, "--format", "json", "--as-of", "2024-07-01"])
    told = capsys.readouterr()
    failed = json.loads(told.out)["failed"]
    assert status == (2 if failed else 0)
    assert len(told.err.splitlines()) == len(failed)
    assert "\x1b" not in told.err + told.out
    known = {kind.code for kind in errors.StatementError.__subclasses__()} - {errors.Unforeseen.code}
    assert {one["error"] for one in failed} <= known
