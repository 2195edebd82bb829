"""Whether a page may hold a form, with the form's own print or without it, by its words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.model import Page, Word
from checker.reading.forms.described import Form, forms
from checker.remembered import remembered

_MOST_WORDS = 320
_FEWEST_WORDS = 12
_WORDS_OF_STATEMENTS = 1
_SIGNS_OF_STATEMENTS = 3
_SIGN = re.compile(r"\$\d|.*[A-Za-z]:")
"""How a word begins that names a value or says that it is dollars; the boxes of a form hold bare values."""
_NO_LETTER = re.compile(r"\W")
_NOT_PRINTED = re.compile(r"[^A-Z0-9$]")
_SAID = 0.4  # of a form's long words
_LONG_WORD = re.compile(r"[A-Z]{4,}")


def may_be_form(page: Page) -> bool:
    """Whether it is worth while to look for a form on a page."""
    words = words_of(page)
    text = text_of(words)
    printed = any(may_be_printed(form, text) for form in forms())
    return printed or (_holds_bare_values(words) and any(may_be_unprinted(form, words) for form in forms()))


def words_of(page: Page) -> list[Word]:
    """The words of a page that a form may print or hold."""
    return [word for word in page.words if word.upright and word.confidence > 0]


def text_of(words: Sequence[Word]) -> str:
    """All that some words say, as it is compared with what a form prints."""
    return plain("".join([word.text for word in words]))


def may_be_printed(form: Form, text: str) -> bool:
    """Whether the text of a page says enough of the long words that the form prints."""
    long_words = _long_words(form.labels)
    return sum(word in text for word in long_words) >= _SAID * len(long_words)


def _holds_bare_values(words: Sequence[Word]) -> bool:
    """Whether a page has as many words as a form without its print, and these look like the values of one."""
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    return sum(_SIGN.match(word.text) is not None for word in words) <= _SIGNS_OF_STATEMENTS


def may_be_unprinted(form: Form, words: Sequence[Word]) -> bool:
    """Whether a page looks like the values of such a form, and says little that such a form never says."""
    if not _holds_bare_values(words):
        return False
    said = {_small_letters(word.text) for word in words}
    return len(said & form.never_on_blank) <= _WORDS_OF_STATEMENTS


@remembered
def _small_letters(text: str) -> str:
    return _NO_LETTER.sub("", text.lower())


@cache
def _long_words(labels: Sequence[tuple[str, float, float]]) -> tuple[str, ...]:
    """The words of a form's labels that hardly anything else holds."""
    return tuple(word for text, _, _ in labels for word in _LONG_WORD.findall(text.upper()))


def plain(text: str) -> str:
    """A text as it is compared with what a form prints."""
    return _NOT_PRINTED.sub("", text.upper())
