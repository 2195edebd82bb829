"""Why a file could not be reviewed. The sentences stand in data/words/errors.toml under each `code`.

StatementError
├── EmptyFile        nothing in the file
├── NotAPdf          the bytes are no PDF
├── PictureNotPdf    a picture, whatever its name
├── Encrypted        needs a password
├── WrongPassword    the password did not open it
├── Damaged          a PDF that cannot be opened
├── TooLarge         more bytes than are taken, or no page read in the time there is
├── NoPages          a PDF without pages
├── NoText           no page has readable text
├── FileNotFound     there is no such file
├── FileIsFolder     a folder, not a file
├── FileNotReadable  the computer does not let us read it
└── Unforeseen       a fault of our own; its text says where, without words of the bill
AboutError           what the person told us (the --about file) is not understood
DataError            a row of the product's own data is wrong
"""

from __future__ import annotations


class StatementError(Exception):
    """A file that cannot be reviewed; `code` is what outside tools see, and never holds bill text."""

    code = "damaged"


class EmptyFile(StatementError):
    code = "empty"


class NotAPdf(StatementError):
    code = "not-a-pdf"


class PictureNotPdf(StatementError):
    code = "picture"


class Encrypted(StatementError):
    code = "encrypted"


class WrongPassword(StatementError):
    code = "wrong-password"


class Damaged(StatementError):
    code = "damaged"


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


class Unforeseen(StatementError):
    code = "unforeseen"


class AboutError(Exception):
    """The --about file is not what the contract says; the message names the key."""


class DataError(Exception):
    """A row of data/ is wrong; the message starts with file and line."""
