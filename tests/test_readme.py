"""The README and those it leads to say what the program says: its list of checks, links that lead somewhere, files that are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.checks import CHECKS
from checker.wording import check_words

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PARTS = [
    README,
    *(ROOT / folder / "README.md" for folder in ("checker/reading", "data", "tests/benchmark", ".hosting")),
]
FIRST, LAST = "<!-- checks -->\n| | what is looked for |\n|---|---|\n", "\n<!-- end of checks -->"


def test_the_list_of_checks_is_the_one_of_the_page(request: pytest.FixtureRequest) -> None:
    before, rest = README.read_text(encoding="utf-8").split(FIRST)
    printed, after = rest.split(LAST)
    told = "\n".join(f"| **{words.title}** | {words.looks_for} |" for words in (check_words(n, "en") for n in CHECKS))
    if request.config.getoption("--regen"):
        README.write_text(before + FIRST + told + LAST + after, encoding="utf-8")
    else:
        assert printed == told, "run `pytest tests/test_readme.py --regen`"


@pytest.mark.parametrize("part", PARTS, ids=lambda part: str(part.parent.relative_to(ROOT)))
def test_each_link_leads_to_a_file_and_a_heading_that_are_there(part: Path) -> None:
    lost = []
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", part.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        file = (part.parent / path).resolve() if path else part
        if not file.exists() or (anchor and anchor not in anchors(file)):
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("part", PARTS, ids=lambda part: str(part.parent.relative_to(ROOT)))
def test_each_source_file_it_names_is_there(part: Path) -> None:
    text = part.read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_][a-z_/]*\.(?:py|toml|csv))`", text))
    files = [f"/{path.relative_to(ROOT)}" for top in ("checker", "data", "tests") for path in (ROOT / top).rglob("*.*")]
    assert [name for name in sorted(named - {"app.py"}) if not any(file.endswith(f"/{name}") for file in files)] == []


def anchors(page: Path) -> set[str]:
    """The anchors a reader of Markdown gives to the headings of `page`."""
    headings = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
