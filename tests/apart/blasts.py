"""What a hostile file might make the process that opens it do, as tasks of their own."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from checker.errors import Encrypted
from checker.reading.progress import Progress


def echo(progress: Progress, data: bytes) -> bytes:
    progress(1, 2)
    progress(2, 2)
    return data


def process_number(_: Progress) -> int:
    return os.getpid()


def is_open(_: Progress, number: int) -> bool:
    """Whether the file of that number that whoever started this process had open is open here too."""
    return Path(f"/proc/self/fd/{number}").exists()


def locked(_: Progress) -> None:
    raise Encrypted


def fault(_: Progress) -> None:
    raise RuntimeError("Harold J. Whitcombe")


def crash(_: Progress) -> None:
    ctypes.string_at(0)


def leave(_: Progress) -> None:
    os._exit(0)


def hang(_: Progress) -> None:
    time.sleep(600)


def spin(_: Progress) -> None:
    while True:
        pass


def deaf(_: Progress) -> None:
    """Hang in machine code that never lets another thread of Python run."""
    ctypes.PyDLL(None).usleep(600_000_000)


def swell(_: Progress) -> int:
    return len(bytearray(64 << 30))


def answer_with_code(_: Progress) -> object:
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return os.getpid, ()

    return Evil()


def call_out(_: Progress, address: tuple[str, int]) -> str:
    return refusal(lambda: socket.create_connection(address, timeout=2).close())


def call_out_beneath_python(_: Progress) -> int:
    """Open a socket as machine code would; -1 where the kernel refuses."""
    return int(ctypes.CDLL(None).socket(2, 1, 0))


def start_a_program(_: Progress) -> str:
    return refusal(lambda: subprocess.run([sys.executable, "-c", ""]))


def start_a_program_beneath_python(_: Progress) -> int:
    return int(ctypes.CDLL(None).system(b"exit 7"))


def write_a_file(_: Progress, place: str) -> str:
    return refusal(lambda: Path(place).write_text("Harold"))


def write_a_file_beneath_python(_: Progress, place: str) -> int:
    return int(ctypes.CDLL(None).creat(place.encode(), 0o600))


def refusal(what: object) -> str:
    try:
        what()  # type: ignore[operator]
    except OSError as problem:
        return type(problem).__name__
    return "allowed"
