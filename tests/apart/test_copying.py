"""On Linux the command opens files in a copy of itself, which is held to the same as a process begun anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are Linux's")
BEGINNING = """
import os
from checker.confined import starting
from checker.confined.copying import Copy, may_copy
kept = os.dup2(os.open("/dev/null", os.O_RDONLY), 99)
TASKS = "tests.apart.blasts"
"""


def said_by(code: str) -> list[str]:
    """What a Python with one thread prints, which that of the tests is not."""
    command = [sys.executable, "-c", BEGINNING + code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, text=True, check=True).stdout.split("\n")


def test_a_copy_is_confined_and_when_it_blows_up_the_next_is_begun_anew(tmp_path):
    place = str(tmp_path / "kept.txt")
    told = said_by(
        f"""
starting.start_ahead(TASKS)
assert isinstance(starting._ahead[TASKS], Copy)
from checker.apart.job import Job
from checker.apart.pool import Pool
from checker.errors import NotFinished
pool = Pool(TASKS, 1)
ask = lambda task, *arguments: pool.start(Job(task, arguments, 30)).result()
assert ask("process_number") != os.getpid()
print(*[each.held_to for each in pool._processes])
print(ask("call_out", ("127.0.0.1", 9)), ask("write_a_file", {place!r}), ask("start_a_program"))
print(ask("call_out_beneath_python"), ask("write_a_file_beneath_python", {place!r}))
print(ask("is_open", kept), ask("echo", b"held on"))
try:
    ask("crash")
except NotFinished:
    print(ask("echo", b"next"))
"""
    )
    assert told == [
        "('computing', 'files', 'memory', 'network', 'programs')",
        "PermissionError PermissionError PermissionError",
        "-1 -1",
        "False b'held on'",
        "b'next'",
        "",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_process_with_threads_is_not_copied():
    assert said_by(
        """
import threading
print(may_copy())
threading.Thread(target=threading.Event().wait, daemon=True).start()
print(may_copy())
starting.start_ahead(TASKS)
print(isinstance(starting._ahead[TASKS], Copy))
"""
    ) == ["True", "False", "False", ""]
