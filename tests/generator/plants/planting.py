"""Putting a fault among correct lines and saying where it went."""

from __future__ import annotations

from dataclasses import replace

from tests.generator.stories.story import Story, in_order
from tests.generator.truth import Expected, Line


def with_line(story: Story, check: str, added: Line, twin: Line, *needs: str) -> Story:
    """The story with a line more; the flag must name the added line or its twin."""
    lines = in_order([*story.lines, added])
    return expecting(replace(story, lines=lines), check, [added, twin], *needs)


def with_changed(story: Story, check: str, old: Line, new: Line, *needs: str) -> Story:
    """The story with a line changed; the flag must name it."""
    lines = tuple(new if each is old else each for each in story.lines)
    return expecting(replace(story, lines=lines), check, [new], *needs)


def expecting(story: Story, check: str, lines: list[Line], *needs: str) -> Story:
    where = tuple((0, n) for n, each in enumerate(story.lines) if any(each is line for line in lines))
    return replace(story, expected=(*story.expected, Expected(check, where)), needs=story.needs | set(needs))
