"""What the command takes from nothing, in seconds of processor and clock, beside the imports it cannot do without.

Python keeps what it compiled beside the sources, wherever it is let, and so it does here: the first start is not counted.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from statistics import median

from tests.benchmark.speed import papers

_TIMES = 7
_ADOPT_ORPHANS = 36
"""What `prctl` calls it that processes whose parent ended become ours, so that their time is counted."""
_BARE = "pdfplumber and rapidfuzz, imported"
_BILL = "python -m checker, twelve charges"
_SAMPLE = "python -m checker, the sample"
_OURS_TO_ANSWER = (
    "import checker.__main__, checker.apart, checker.answers.corrections, checker.review, checker.outputs.text"
)


def print_start() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1)
    with tempfile.TemporaryDirectory() as folder:
        bill = Path(folder) / "bill.pdf"
        bill.write_bytes(papers.long(12))
        commands = {
            "python alone": ["-c", "pass"],
            _BARE: ["-c", "import pdfplumber, rapidfuzz"],
            "what reading needs of them": ["-c", "import argparse, pdfminer.pdfpage, rapidfuzz"],
            "all that the reading process imports": [
                "-c",
                "import checker.confined.__main__, checker.confined.reading_tasks",
            ],
            "all that the other one imports": ["-c", _OURS_TO_ANSWER],
            "python -m checker --help": ["-m", "checker", "--help"],
            _BILL: ["-m", "checker", str(bill)],
            **{f"{_SAMPLE} {name}": ["-m", "checker", f"data/samples/{name}.pdf"] for name in ("clean", "faulty")},
        }
        # In turn, so that what slows the machine meanwhile slows all.
        _, *rounds = ({name: _taken(command) for name, command in commands.items()} for _ in range(_TIMES + 1))
    for name in commands:
        processor, clock = (median(each) for each in zip(*(taken[name] for taken in rounds), strict=True))
        print(f"  {name:36} {processor:.2f} s of the processor, {clock:.2f} s of the clock")
    for name in (name for name in commands if name.startswith((_BILL, _SAMPLE))):
        processor, clock = (median(taken[name][of] / taken[_BARE][of] for taken in rounds) for of in (0, 1))
        print(f"  {name}: {processor:.1f} times the processor and {clock:.1f} times the clock of {_BARE}")


def _taken(command: list[str]) -> tuple[float, float]:
    """Seconds of the processor, over all its processes, and of the clock until it has answered."""
    keeps_compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run([sys.executable, *command], capture_output=True, check=True, env=keeps_compiled)
    answered = os.times().elapsed
    _wait_for_what_it_left()
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, answered - before.elapsed


def _wait_for_what_it_left() -> None:
    """The process that read ends after the command does, and must be counted too."""
    with suppress(ChildProcessError):
        while True:
            os.wait()
