"""How long reading will still take, from how long its last pages took."""

from __future__ import annotations


class Pace:
    """Told again and again how many pages are done, and when. Where the count goes back it begins anew: the text of all
    pages is read in no time, and then their pictures. So many of them are read `at_once`; those that are being read
    count as half done.
    """

    def __init__(self, at_once: int = 1) -> None:
        self._at_once = at_once
        self._since: float | None = None
        self._from = self._done = 0
        self._changed = 0.0

    def seconds_left(self, done: int, of: int, now: float) -> int | None:
        """The seconds left, at least one; None while nothing is known."""
        if self._since is None or done < self._done:
            self._since, self._from, self._done, self._changed = now, done, done, now
        elif done != self._done:
            self._done, self._changed = done, now
        read = self._done - self._from
        if read == 0:
            return None
        begun = (min(self._at_once, of - self._from) - 1) / 2
        a_page = (self._changed - self._since) / (read + begun)
        return max(1, round(a_page * (of - done - begun) - (now - self._changed)))
