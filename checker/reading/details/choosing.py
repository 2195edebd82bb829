"""Of several candidates for one detail, the best supported; what contradicts it lowers our trust."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from checker.model import Origin, Read
from checker.reading.details.labelled import Candidate

_SUPPORT = 0.02
_MOST_SUPPORT = 0.08
_RIVAL = 0.93
_CONTRADICTED = 0.75
_SUREST = 0.99
_PRINTED_FROM = 0.5

Same = Callable[[str, str], bool]


def same_characters(one: str, other: str) -> bool:
    """Whether two texts are the same but for case, blanks and punctuation."""
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return re.sub(r"\W|_", "", text.lower())


def best(candidates: Iterable[Candidate], same: Same = same_characters) -> Candidate | None:
    """The candidate with the best score, with a little for each place that repeats it; None without candidates.

    A rival that is almost as good and says something else costs the winner a quarter of its score.
    """
    groups: list[list[Candidate]] = []
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.row)):
        group = next((group for group in groups if same(group[0].text, candidate.text)), None)
        if group is None:
            groups.append([candidate])
        else:
            group.append(candidate)
    ranked = sorted(groups, key=_strength, reverse=True)
    if not ranked:
        return None
    winner, score = ranked[0][0], _strength(ranked[0])
    if len(ranked) > 1 and _strength(ranked[1]) >= _RIVAL * score:
        score *= _CONTRADICTED
    return replace(winner, score=score)


def _strength(group: Sequence[Candidate]) -> float:
    return group[0].score + min(_MOST_SUPPORT, _SUPPORT * (len(group) - 1))


def as_read(chosen: Candidate | None) -> Read[str] | None:
    """The chosen candidate as a detail; what no label vouches for is marked as inferred."""
    if chosen is None:
        return None
    origin = Origin.PRINTED if chosen.label or chosen.score >= _PRINTED_FROM else Origin.INFERRED
    return Read(chosen.text, chosen.printed, chosen.boxes, round(min(chosen.score, _SUREST), 3), origin)
