"""What a charge is, in the reader's words."""

from __future__ import annotations

from checker.catalogue import load_catalogue
from checker.model import Kind, LineItem, RentalHistory
from checker.web.frame.strings import Say
from checker.wording import Language


def thing(line: LineItem, language: Language) -> str:
    """The plain meaning of the line's code; where it is none of ours, the words on the bill."""
    return name_of(line.code, language) if is_ours(line) else line.description


def rented(history: RentalHistory, language: Language) -> str:
    """What a rented thing is called: the plain meaning of its code; where it is none of ours, the words on the bill."""
    words = (line.description for month in history.months for line in month.lines if line.description)
    ours = load_catalogue().code(history.code) is not None
    return name_of(history.code, language) if ours else next(words, history.code)


def name_of(code: str | None, language: Language) -> str:
    """What a code stands for; the code itself where it is none of ours."""
    known = load_catalogue().code(code)
    if known is None:
        return code or ""
    return known.name(language)


def letters_meaning(key: str, language: Language) -> str:
    """What two letters after a code mean; blank where we have no plain words for them."""
    known = load_catalogue().modifiers.get(key)
    return known.name(language) if known else ""


def is_ours(line: LineItem) -> bool:
    """Whether the catalogue knows the line's code."""
    return load_catalogue().code(line.code) is not None


def modifiers_with_code(line: LineItem) -> str:
    """Code and letters as one reads them aloud: "E1390 RR KX"."""
    return " ".join(part for part in (line.code, *line.modifiers) if part)


def kind_word(line: LineItem, say: Say) -> str:
    """What a line that is no charge is."""
    return "" if line.kind is Kind.CHARGE else say(f"found.kind.{line.kind}")


def told_word(line: LineItem, say: Say) -> str:
    """What of the line is the person's: blank where all is the reader's."""
    if line.corrected:
        return say("found.charges.corrected")
    return say("found.charges.confirmed") if line.confirmed else ""
