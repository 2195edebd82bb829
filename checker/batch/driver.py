"""Units through any `concurrent.futures.Executor`: a bounded number at a time, none lost and none twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from itertools import islice

from checker.batch.task import Options, Row, failed_row, review_unit
from checker.batch.units import Loaded, Unit, load
from checker.errors import NotFinished, Unforeseen

MakeExecutor = Callable[[], Executor]


def run(units: Iterable[Unit], options: Options, make_executor: MakeExecutor, *, window: int) -> Iterator[Row]:
    """One row a unit, in the order in which they are done; at most `window` units are in memory.

    Where a worker dies and takes the executor with it, a new one is made, and the units that were under way are done
    again one by one. The one that kills its worker when alone gets a row with an error, the others are reviewed.
    """
    waiting = map(load, units)
    running: dict[Future[Row], Loaded] = {}
    executor = make_executor()
    try:
        while True:
            suspects = []
            for unit in islice(waiting, window - len(running)):
                try:
                    running[executor.submit(review_unit, unit, options)] = unit
                except BrokenExecutor:
                    suspects.append(unit)
                    break
            if not running and not suspects:
                return
            for future in () if suspects else wait(running, return_when=FIRST_COMPLETED).done:
                unit = running.pop(future)
                try:
                    yield future.result()
                except BrokenExecutor:
                    suspects.append(unit)
                except Exception:  # noqa: BLE001  an executor gives up in its own way, such as Dask's KilledWorker
                    yield failed_row(unit, options, Unforeseen.code)
            if suspects:
                suspects += running.values()
                _let_go(executor, running)
                for unit in suspects:
                    yield _alone(unit, options, make_executor)
                executor = make_executor()
    finally:
        _let_go(executor, running)


def _let_go(executor: Executor, running: dict[Future[Row], Loaded]) -> None:
    """End the executor without waiting for what is under way."""
    for future in running:
        future.cancel()
    running.clear()
    executor.shutdown(wait=False)


def _alone(unit: Loaded, options: Options, make_executor: MakeExecutor) -> Row:
    """The unit in an executor of its own, which it may take down with it."""
    with make_executor() as executor:
        try:
            return executor.submit(review_unit, unit, options).result()
        except BrokenExecutor:
            return failed_row(unit, options, NotFinished.code)
