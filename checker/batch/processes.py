"""Worker processes of this computer: each is confined before it opens a file, and ends when its driver does, however
that ends.
"""

from __future__ import annotations

import os
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread

from checker.confined.confinement import confine
from checker.confined.starting import FEW_ARENAS


def processes(workers: int) -> Executor:
    """An executor of that many processes, each of which starts afresh and is confined as the page's reader is."""
    os.environ.update(FEW_ARENAS)
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    Thread(target=_wait_for_driver, daemon=True).start()
    confine()


def _wait_for_driver() -> None:
    driver = parent_process()
    if driver is not None:
        driver.join()
        os._exit(0)
