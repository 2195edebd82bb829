"""How time and memory grow with lines and pages: the exponent is 1 where twice as much takes twice as long."""

from __future__ import annotations

import math
import resource
import subprocess
import sys
from collections.abc import Sequence

from tests.benchmark.speed import papers
from tests.benchmark.speed.timing import seconds
from tests.benchmark.speed.tools import whole_review

LINES = (10, 100, 1000, 10000)
PAGES = (1, 10, 100, 500)
_MEGABYTE = 1024


def print_growth() -> None:
    for name, sizes, lines_each in (("lines", LINES, 1), ("pages", PAGES, papers.LINES_A_PAGE)):
        taken = []
        for size in sizes:
            data = papers.long(size * lines_each)
            taken.append(seconds(lambda data=data: whole_review(data), times=1 if size > 100 else 3))
            print(f"  {size:>6} {name}: {taken[-1]:8.3f} s")
        print(f"  grows with {name} to the power of {exponent(sizes[1:], taken[1:]):.2f}, from {sizes[1]} on\n")


def exponent(sizes: Sequence[float], taken: Sequence[float]) -> float:
    """The slope of the best line through the logarithms."""
    across, up = [math.log(size) for size in sizes], [math.log(each) for each in taken]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    rise = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return rise / sum((x - middle) ** 2 for x in across)


def print_memory(pages: int) -> None:
    """The most memory of a process that reviews a file of so many dense pages, beside one that only imports."""
    told = [
        subprocess.run([sys.executable, "-m", __name__, str(count)], capture_output=True, text=True, check=True).stdout
        for count in (1, pages)
    ]
    print(f"  most memory: {told[0].strip()} MB for one page, {told[1].strip()} MB for {pages} pages\n")


if __name__ == "__main__":
    whole_review(papers.long(int(sys.argv[1]) * papers.LINES_A_PAGE))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE)
