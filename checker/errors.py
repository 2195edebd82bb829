"""Why a file could not be reviewed. The sentences stand in data/words/errors.toml under each `code`.

StatementError
├── EmptyFile        nothing in the file
├── NotAPdf          the bytes are no file that we can read, or hold no bill
├── OldOffice        an Office file of the old kind, or a locked one
├── Encrypted        needs a password
├── WrongPassword    the password did not open it
├── Damaged          a PDF that cannot be opened
├── DamagedPicture   a picture that cannot be opened, or breaks off
├── TooManyPixels    a picture with more pixels than are taken
├── TooSmall         a picture with too few pixels to hold a page
├── TooBlurred       a picture with print on it that cannot be made out
├── NoWords          a picture without print
├── BlankPage        paper with nothing on it
├── TooLarge         more bytes than are taken, or no page read in the time there is
├── NoPages          a PDF without pages
├── NoText           no page has readable text
├── FileNotFound     there is no such file
├── FileIsFolder     a folder, not a file
├── FileNotReadable  the computer does not let us read it
├── NotFinished      made the process that opened it crash, hang or take more than it may
├── Busy             too many files wait to be read already
└── Unforeseen       a fault of our own; its text says where, without words of the bill
AboutError           what the person told us (the --about file) is not understood
DataError            a row of the product's own data is wrong
"""

from __future__ import annotations

from pathlib import Path


class StatementError(Exception):
    """A file that cannot be reviewed; `code` is what outside tools see, and never holds bill text."""

    code = "damaged"


class EmptyFile(StatementError):
    code = "empty"


class NotAPdf(StatementError):
    code = "not-a-pdf"


class OldOffice(StatementError):
    code = "old-office"


class Encrypted(StatementError):
    code = "encrypted"


class WrongPassword(StatementError):
    code = "wrong-password"


class Damaged(StatementError):
    code = "damaged"


class DamagedPicture(StatementError):
    code = "damaged-picture"


class TooManyPixels(StatementError):
    code = "too-many-pixels"


class TooSmall(StatementError):
    code = "too-small"


class TooBlurred(StatementError):
    code = "too-blurred"


class NoWords(StatementError):
    code = "no-words"


class BlankPage(StatementError):
    code = "blank"


class TooLarge(StatementError):
    code = "too-large"


class NoPages(StatementError):
    code = "no-pages"


class NoText(StatementError):
    code = "no-text"


class FileNotFound(StatementError):
    code = "not-found"


class FileIsFolder(StatementError):
    code = "folder"


class FileNotReadable(StatementError):
    code = "not-readable"


class NotFinished(StatementError):
    code = "not-finished"


class Busy(StatementError):
    code = "busy"


class Unforeseen(StatementError):
    code = "unforeseen"


class AboutError(Exception):
    """The --about file is not what the contract says; the message names the key."""


class DataError(Exception):
    """A row of data/ is wrong; the message starts with file and line."""


def by_code(code: str) -> type[StatementError]:
    """The error of that code; StatementError itself where there is none."""
    return next((kind for kind in StatementError.__subclasses__() if kind.code == code), StatementError)


def place_of(problem: BaseException) -> str:
    """The kind and place of a fault of our own, without its message, which may quote a bill."""
    frame = problem.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{Path(frame.tb_frame.f_code.co_filename).name}, line {frame.tb_lineno}" if frame else "nowhere"
    return f"{type(problem).__name__} in {place}"
