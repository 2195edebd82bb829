"""What a paper is made of, whatever the file format: headings, paragraphs, tables, blanks to fill in by hand."""

from __future__ import annotations

from msgspec import Struct

from checker.wording import Language


class Run(Struct, frozen=True):
    """Text of one weight. `language` is set where it differs from the paper's, for a screen reader's voice; `whole`
    keeps it on one line (a phone number, a web address).
    """

    text: str
    bold: bool = False
    language: Language | None = None
    whole: bool = False


class Blank(Struct, frozen=True):
    """A line to write on; `width` in ems, None to the end of the text line."""

    width: float | None = 12


Content = tuple[Run | Blank, ...]


class Heading(Struct, frozen=True):
    content: Content
    level: int = 1


class Para(Struct, frozen=True):
    """A paragraph; `close` keeps it on the page of the block below."""

    content: Content
    close: bool = False


class Lines(Struct, frozen=True):
    """Lines of an address or of a form, one below the other."""

    lines: tuple[Content, ...]


class Bullets(Struct, frozen=True):
    """A list; `small` sets it in the size of tables."""

    items: tuple[Content, ...]
    small: bool = False


class Boxes(Struct, frozen=True):
    """Answers to tick."""

    items: tuple[Content, ...]


class Say(Struct, frozen=True):
    """A sentence to read aloud, and where the paper is not in English, the English one to say.

    `number` hangs in the margin, `lead` goes before in the line.
    """

    text: str
    english: str | None = None
    number: str = ""
    lead: str = ""


class Table(Struct, frozen=True):
    """`widths` are the columns' shares; `right` those, from 0, set flush right; `ends` are the rows, from 0, that end a
    group. `writing` has no rows of its own: empty ones to write in fill the page.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    right: tuple[int, ...] = ()
    writing: bool = False
    ends: tuple[int, ...] = ()


class Note(Struct, frozen=True):
    """A boxed remark."""

    content: Content


class Space(Struct, frozen=True):
    """Empty height in lines."""

    lines: float = 1


Block = Heading | Para | Lines | Bullets | Boxes | Say | Table | Note | Space


class Paper(Struct, frozen=True):
    """A whole paper: its title for the file's properties, its language, and its blocks in reading order.

    `landscape` turns the sheet.
    """

    title: str
    language: Language
    blocks: tuple[Block, ...]
    landscape: bool = False
