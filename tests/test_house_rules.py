"""The rules of the house: linter, types, walls between packages, and a tree without clutter."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
TOP_LEVEL = {"requirements.txt", "README.md", "app.py", "checker", "data", "tests"}

RUN_BY_NAME = {
    "ruff": "run by this file",
    "mypy": "run by this file",
    "import-linter": "run by this file",
    "pytest-xdist": "runs the tests on both cores, see .pytest.ini",
    "pandas-stubs": "types of pandas, for mypy",
    "rapidocr": "its models, which scans/sessions.py opens",
}
"""Dependencies that no file imports, and what they are for."""

MOST_LINES = 300
MOST_WORDS = 45
LONGER_FILES = {
    "tests/reading/test_pdf_pages.py": "one case a sentence on what a page shows",
}
"""Files over the limit, and why each is still one thing."""


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        ("mypy",),
        ("lint-imports", "--config", ".importlinter"),
    ],
    ids=" ".join,
)
def test_the_tools_are_content(command):
    if command[0] == "mypy" and not (ROOT / ".mypy_cache").exists():
        command = (*command, "--cache-dir", os.devnull)  # to write what nobody will read takes a fifth of its time
    done = subprocess.run([TOOLS / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


@cache
def tracked() -> tuple[str, ...]:
    """The files of the product: what git knows, or all but dotfiles where there is no git."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        return tuple(name for name in listed.stdout.splitlines() if (ROOT / name).is_file())
    return tuple(
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*")
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(ROOT).parts)
    )


def python_files(*folders: str) -> Iterator[Path]:
    for name in tracked():
        if name.endswith(".py") and name.startswith(folders):
            yield ROOT / name


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(*folders: str) -> set[str]:
    """The top-level modules that files of these folders import, wherever in a file they do."""
    found = set()
    for path in python_files(*folders):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def pinned() -> dict[str, str]:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return {normal(name): version for name, _, version in (line.partition("==") for line in lines)}


def test_requirements_are_exact_pins_in_order():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in lines)
    assert lines == sorted(lines, key=str.lower)
    assert len(pinned()) == len(lines)


def test_the_lock_holds_every_pin():
    """`.ci/lock` writes it anew."""
    text = (ROOT / ".requirements.lock").read_text(encoding="utf-8")
    locked = {normal(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)}
    assert {name: locked.get(name) for name in pinned()} == pinned()
    assert "://" not in text


def test_the_list_of_packages_names_every_one_that_is_locked(tmp_path: Path):
    subprocess.run([sys.executable, ".ci/sbom", tmp_path / "list.json"], cwd=ROOT, check=True, timeout=60)
    listed = json.loads((tmp_path / "list.json").read_text(encoding="utf-8"))["components"]
    locked = re.findall(
        r"^([\w.-]+)==([\w.]+)", (ROOT / ".requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [(each["name"], each["version"]) for each in listed] == locked
    assert all(each["externalReferences"][0]["hashes"] for each in listed)


def test_the_page_is_for_this_computer_alone_and_tells_nobody_of_its_use():
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert (told["server"]["address"], told["browser"]["gatherUsageStats"]) == ("localhost", False)
    assert told["client"]["showErrorDetails"] == "none"


def provided(name: str) -> set[str]:
    """The top-level modules that an installed package brings."""
    lines = (distribution(name).read_text("RECORD") or "").splitlines()
    return {
        re.sub(r"(\.[-\w]+)?\.(py|so|pyd)$", "", top) for top in {line.split(",")[0].split("/")[0] for line in lines}
    }


def test_every_dependency_is_used_and_every_import_is_a_dependency_of_its_own():
    modules = imported("checker/", "tests/", "app.py")
    brought = {name: provided(name) for name in pinned()}
    used = {name for name, brings in brought.items() if brings & modules}
    assert set(pinned()) - used == {normal(name) for name in RUN_BY_NAME}
    foreign = modules - set(sys.stdlib_module_names) - {"checker", "tests", "app", "_typeshed"}
    assert foreign - set().union(*brought.values()) == set()


def test_only_these_names_stand_at_the_top():
    assert {name.split("/")[0] for name in tracked() if not name.startswith(".")} == TOP_LEVEL


def test_no_file_names_a_path_of_one_machine():
    machine_path = re.compile(r"(?<![\w.:/~}$-])/(?:home|root|Users|work|tmp|farm)/\w")
    named = [
        f"{name}:{number}"
        for name in tracked()
        if name != "tests/test_house_rules.py"
        for number, line in enumerate(text_lines(ROOT / name), 1)
        if machine_path.search(line)
    ]
    assert named == []


def test_no_file_is_long_without_a_reason():
    long = {name for name in tracked() if name.endswith(".py") and len(text_lines(ROOT / name)) > MOST_LINES}
    assert long == set(LONGER_FILES)


def test_the_map_of_the_reader_names_files_that_exist():
    reader = ROOT / "checker" / "reading"
    known = {path.stem for path in reader.rglob("*.py")} | {path.name for path in reader.iterdir() if path.is_dir()}
    steps = (reader / "__init__.py").read_text(encoding="utf-8").split('"""')[1]
    named = {name for group in re.findall(r"\(([a-z_/, \n]+)\)", steps) for name in re.split(r"[,/\s]+", group)}
    assert len(named) > 50
    assert named <= known


def test_no_module_gives_one_name_two_values():
    twice = [
        f"{path.name}: {name}"
        for path in python_files("checker/", "tests/", "app.py")
        for name, times in Counter(constants(path)).items()
        if times > 1
    ]
    assert twice == []


def test_no_docstring_has_a_sentence_too_long_to_follow():
    long = [
        f"{path.name}: {len(sentence.split())} words: {sentence[:60]}"
        for path in python_files("checker/")
        for text in docstrings(path)
        for sentence in sentences(text)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert long == []


def docstrings(path: Path) -> Iterator[str]:
    """What a file says of itself, its classes and functions, and of the names of its module."""
    tree = parsed(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def sentences(text: str) -> list[str]:
    """Those of a text; the points of a list and the rows of a table, which has two blanks in a row, stand alone."""
    apart = re.sub(r"^(?= *(?:- |\d+\. |\S.*?  )| {8})", "\n\n", text, flags=re.MULTILINE)
    return re.split(r"(?<=[.!?])[\"”)]*\s+|\n\s*\n", apart)


def constants(path: Path) -> Iterator[str]:
    """The names that a module gives a value as it is loaded."""
    for node in parsed(path).body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = (part for target in targets for part in ast.walk(target) if isinstance(part, ast.Name))
            yield from (name.id for name in names if isinstance(name.ctx, ast.Store))


def test_nothing_is_left_to_be_done_later():
    later = re.compile(r"#.*\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b")
    found = [
        path.name for path in python_files("checker/", "tests/", "app.py") if later.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_the_ci_runs_the_command_of_the_readme_word_for_word():
    command = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/python -m pytest"
    assert f"\n{command}\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


def text_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []
