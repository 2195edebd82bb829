"""What the command takes from nothing, in processor seconds, beside the imports that it cannot do without."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmark.speed import papers

_TIMES = 5
_IMPORTS = "import argparse, pdfminer.pdfpage, pypdfium2, rapidfuzz"


def print_start() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bill = Path(folder) / "bill.pdf"
        bill.write_bytes(papers.long(12))
        commands = {
            "python alone": ["-c", "pass"],
            "the imports that reading needs": ["-c", _IMPORTS],
            "python -m checker --help": ["-m", "checker", "--help"],
            "python -m checker, one small bill": ["-m", "checker", str(bill)],
        }
        for name, command in commands.items():
            print(f"  {name:34} {median(_clock(command) for _ in range(_TIMES)):.2f} s")


def _clock(command: list[str]) -> float:
    before = os.times()
    subprocess.run([sys.executable, *command], capture_output=True, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
