"""Whether a page may hold a form without the form's own print, by its words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Word
from checker.reading.forms.described import Form
from checker.remembered import remembered

_MOST_WORDS = 320
_FEWEST_WORDS = 12
_WORDS_OF_STATEMENTS = 1
_SIGNS_OF_STATEMENTS = 3
_SIGN = re.compile(r"\$\d|.*[A-Za-z]:")
"""How a word begins that names a value or says that it is dollars; the boxes of a form hold bare values."""
_NO_LETTER = re.compile(r"\W")


def may_be_unprinted(form: Form, words: Sequence[Word]) -> bool:
    """Whether a page has as many words as such a form, and says little that such a form never says."""
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    if sum(_SIGN.match(word.text) is not None for word in words) > _SIGNS_OF_STATEMENTS:
        return False
    said = {_plain(word.text) for word in words}
    return len(said & form.never_on_blank) <= _WORDS_OF_STATEMENTS


@remembered
def _plain(text: str) -> str:
    return _NO_LETTER.sub("", text.lower())
