"""What the command takes from nothing, in seconds of processor and clock, beside the imports it cannot do without.

Python keeps what it compiled beside the sources, wherever it is let, and so it does here: the first start is not counted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmark.speed import papers

_TIMES = 5
_IMPORTS = "import argparse, pdfminer.pdfpage, rapidfuzz"
_OURS_TO_READ = "import checker.confined.__main__, checker.confined.reading_tasks"
_OURS_TO_ANSWER = (
    "import checker.__main__, checker.apart, checker.answers.corrections, checker.review, checker.outputs.text"
)


def print_start() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bill = Path(folder) / "bill.pdf"
        bill.write_bytes(papers.long(12))
        commands = {
            "python alone": ["-c", "pass"],
            "what reading needs of others": ["-c", _IMPORTS],
            "all that the reading process imports": ["-c", _OURS_TO_READ],
            "all that the other one imports": ["-c", _OURS_TO_ANSWER],
            "python -m checker --help": ["-m", "checker", "--help"],
            "python -m checker, one small bill": ["-m", "checker", str(bill)],
        }
        for name, command in commands.items():
            _, *taken = (_taken(command) for _ in range(_TIMES + 1))
            processor, clock = (median(each) for each in zip(*taken, strict=True))
            print(f"  {name:36} {processor:.2f} s of the processor, {clock:.2f} s of the clock")


def _taken(command: list[str]) -> tuple[float, float]:
    """Seconds of the processor, over all its processes, and of the clock."""
    keeps_compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run([sys.executable, *command], capture_output=True, check=True, env=keeps_compiled)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, after.elapsed - before.elapsed
