"""Linux: a filter in the kernel (seccomp) that refuses a process the network, other programs and new files.

The numbers are those of the kernel's call tables, which never change for a processor.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys

from msgspec import Struct

_REFUSED = {
    "socket": (41, 198),
    "connect": (42, 203),
    "accept": (43, 202),
    "accept4": (288, 242),
    "bind": (49, 200),
    "listen": (50, 201),
    "socketpair": (53, 199),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    "io_uring_setup": (425, 425),
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "kill": (62, 129),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "mount": (165, 40),
    "unshare": (272, 97),
    "creat": (85, None),
    "openat2": (437, 437),
    "truncate": (76, 45),
    "rename": (82, None),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "mkdir": (83, None),
    "mkdirat": (258, 34),
    "rmdir": (84, None),
    "unlink": (87, None),
    "unlinkat": (263, 35),
    "link": (86, None),
    "linkat": (265, 37),
    "symlink": (88, None),
    "symlinkat": (266, 36),
}
"""What is refused, with its number on x86-64 and on ARM64; None where that has no such call."""

_OPENS = {"open": (2, None, 1), "openat": (257, 56, 2)}
"""What opens a file: its two numbers, and which of its arguments says how."""


class _Processor(Struct, frozen=True):
    """Its column in the tables, its mark, and its own number for seccomp."""

    column: int
    mark: int
    seccomp: int


_PROCESSORS = {"x86_64": _Processor(0, 0xC000003E, 317), "aarch64": _Processor(1, 0xC00000B7, 277)}

_LOAD, _SAME, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER_AT, _MARK_AT, _ARGUMENTS_AT = 0, 4, 16
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_FOREIGN_NUMBERS = 0x40000000
_CREATES = 0x40 | 0x200
_NO_NEW_PRIVILEGES, _SET_FILTER, _ALL_THREADS = 38, 1, 1


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def refuse() -> bool:
    """Put the filter on every thread of this process, for good. False where this system has none for us."""
    if sys.platform != "linux" or sys.maxsize < 2**32:
        return False
    processor = _PROCESSORS.get(os.uname().machine)
    if processor is None:
        return False
    steps = _steps(processor)
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(kernel.syscall(processor.seccomp, _SET_FILTER, _ALL_THREADS, ctypes.byref(program)) == 0)


def _steps(processor: _Processor) -> list[_Step]:
    """Refuse foreign tables of calls, the calls refused, and to open a file in a way that makes or empties it."""
    steps = [
        _Step(_LOAD, 0, 0, _MARK_AT),
        _Step(_SAME, 1, 0, processor.mark),
        _Step(_RETURN, 0, 0, _REFUSE),
        _Step(_LOAD, 0, 0, _NUMBER_AT),
        _Step(_AT_LEAST, 0, 1, _FOREIGN_NUMBERS),
        _Step(_RETURN, 0, 0, _REFUSE),
    ]
    for numbers in _REFUSED.values():
        call = numbers[processor.column]
        if call is not None:
            steps += [_Step(_SAME, 0, 1, call), _Step(_RETURN, 0, 0, _REFUSE)]
    for *calls, argument in _OPENS.values():
        call = calls[processor.column]
        if call is not None:
            steps += [
                _Step(_SAME, 0, 4, call),
                _Step(_LOAD, 0, 0, _ARGUMENTS_AT + 8 * argument),
                _Step(_ANY_BIT, 0, 1, _CREATES),
                _Step(_RETURN, 0, 0, _REFUSE),
                _Step(_RETURN, 0, 0, _ALLOW),
            ]
    return [*steps, _Step(_RETURN, 0, 0, _ALLOW)]
