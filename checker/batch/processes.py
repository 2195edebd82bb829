"""Worker processes of this computer, which end when their driver does, however it ends."""

from __future__ import annotations

import os
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread


def processes(workers: int) -> Executor:
    """An executor of that many processes, each of which starts afresh."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_with_driver)


def _end_with_driver() -> None:
    Thread(target=_wait_for_driver, daemon=True).start()


def _wait_for_driver() -> None:
    driver = parent_process()
    if driver is not None:
        driver.join()
        os._exit(0)
