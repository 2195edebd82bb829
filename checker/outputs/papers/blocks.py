"""What a paper is made of, whatever the file format: headings, paragraphs, tables, blanks to fill in by hand."""

from __future__ import annotations

from dataclasses import dataclass

from checker.wording import Language


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one weight. `language` is set where it differs from the paper's, for a screen reader's voice; `whole`
    keeps it on one line (a phone number, a web address).
    """

    text: str
    bold: bool = False
    language: Language | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on; `width` in ems, None to the end of the text line."""

    width: float | None = 12


Content = tuple[Run | Blank, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    content: Content
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `close` keeps it on the page of the block below."""

    content: Content
    close: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of an address or of a form, one below the other."""

    lines: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `small` sets it in the size of tables."""

    items: tuple[Content, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """Answers to tick."""

    items: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence to read aloud, and where the paper is not in English, the English one to say.

    `number` hangs in the margin, `lead` goes before in the line.
    """

    text: str
    english: str | None = None
    number: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are the columns' shares; `right` those, from 0, set flush right; `ends` are the rows, from 0, that end a
    group. `writing` has no rows of its own: empty ones to write in fill the page.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    right: tuple[int, ...] = ()
    writing: bool = False
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A boxed remark."""

    content: Content


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height in lines."""

    lines: float = 1


Block = Heading | Para | Lines | Bullets | Boxes | Say | Table | Note | Space


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: its title for the file's properties, its language, and its blocks in reading order.

    `landscape` turns the sheet.
    """

    title: str
    language: Language
    blocks: tuple[Block, ...]
    landscape: bool = False
