"""The other process: takes one task after another from its standard input, and ends when that is closed."""

from __future__ import annotations

import gc
import os
import sys
import threading
from importlib import import_module
from queue import SimpleQueue
from types import ModuleType
from typing import BinaryIO

from checker.confined import confinement
from checker.confined.messages import Done, Failed, Ready, Stop, Task, receive, send
from checker.confined.telling import Telling
from checker.errors import StatementError, Unforeseen, place_of


def main(module: str) -> None:
    """Serve the functions of a module. What it or its libraries print goes nowhere."""
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    gc.disable()
    tasks = import_module(module)
    gc.freeze()  # what is loaded stays: while files are read, none of it need be looked through for what may go
    gc.enable()
    held_to = confinement.confine()
    send(answers, Ready(held_to))
    waiting: SimpleQueue[Task] = SimpleQueue()
    stopped = threading.Event()
    threading.Thread(target=_listen, args=(orders, waiting, stopped), daemon=True).start()
    while True:
        _serve(tasks, waiting.get(), answers, stopped)


def _listen(orders: BinaryIO, waiting: SimpleQueue[Task], stopped: threading.Event) -> None:
    """Take in tasks, and the word that one has gone on long enough. When the pipe ends, whoever asked is gone, and so
    is this process, whatever it is busy with.
    """
    try:
        while True:
            match receive(orders):
                case Stop():
                    stopped.set()
                case task:
                    stopped.clear()
                    waiting.put(task)
    except EOFError:
        os._exit(0)


def _serve(tasks: ModuleType, task: Task, answers: BinaryIO, stopped: threading.Event) -> None:
    confinement.allow_seconds(task.seconds)
    answer: Done | Failed
    try:
        answer = Done(getattr(tasks, task.name)(Telling(answers, stopped), *task.arguments))
    except StatementError as problem:
        answer = Failed(problem.code, str(problem))
    except (MemoryError, RecursionError):
        answer = Failed("not-finished")
    except Exception as problem:  # noqa: BLE001  one file must never cost the others; its text may quote a bill
        answer = Failed(Unforeseen.code, place_of(problem))
    send(answers, answer)


if __name__ == "__main__":
    main(sys.argv[1])
