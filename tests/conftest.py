"""What holds for every test: golden files are written anew by --regen, and the corpus of real documents is optional."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import settings

# Many processes are started. Where this was forbidden, each of them would compile anew all that it imports.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a test that waits for a browser or a process leaves its core to another."""
    return (os.cpu_count() or 1) + 1


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regen", action="store_true", help="write golden statements and truth anew, showing changes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the browser, for which the others need not wait, and leave out the tests that need the corpus where
    there is none. They are deselected, so that no skip hides.
    """
    items.sort(key=lambda item: item.path.parent.name != "browser")
    if os.environ.get("CHECKER_CORPUS"):
        return
    without = [item for item in items if item.get_closest_marker("corpus")]
    if without:
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item.get_closest_marker("corpus") is None]


# The same examples on every run, and no time limit for each: a busy machine is no fault of the code.
settings.register_profile("house", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("house")
