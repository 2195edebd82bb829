"""What each payer makes of a finding, and which finding speaks: the tables, and how they are applied."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.catalogue.tables import CodeClass
from checker.checks import CHECKS
from checker.data import DATA, load, sources
from checker.data.thresholds import Threshold, is_sure, threshold
from checker.model import PayerKind, Severity
from checker.review.policy import Policy, Weight, mildest, policies, rank
from checker.review.settle import Overlap

CHECKS_FOLDER = Path(__file__).parent.parent / "checker" / "checks"
ROW = Policy(
    check="a",
    reason="b",
    medicare=Weight.ERROR,
    medicare_advantage=Weight.QUESTION,
    commercial=Weight.INFO,
    self_pay=Weight.QUIET,
    sources=(),
)


def test_each_payer_has_its_own_weight() -> None:
    assert ROW.weight(PayerKind.MEDICARE) is Weight.ERROR
    assert ROW.weight(PayerKind.COMMERCIAL) is Weight.INFO


def test_a_payer_with_which_it_cannot_come_up_is_quiet_and_does_not_count() -> None:
    assert ROW.weight(PayerKind.VA) is Weight.QUIET
    assert replace(ROW, self_pay=None).weight(PayerKind.UNKNOWN) is Weight.INFO


def test_an_unknown_payer_takes_the_mildest() -> None:
    assert ROW.weight(PayerKind.UNKNOWN) is Weight.QUIET


def test_of_several_payers_the_mildest_decides() -> None:
    assert mildest(ROW, [PayerKind.MEDICARE, PayerKind.COMMERCIAL]) == (Severity.INFO, PayerKind.COMMERCIAL)
    assert mildest(ROW, [PayerKind.MEDICARE]) == (Severity.ERROR, PayerKind.MEDICARE)
    assert mildest(ROW, [PayerKind.MEDICARE, PayerKind.SELF_PAY])[0] is None


def test_medicare_rules_are_cited_for_medicare_alone_and_what_plans_publish_for_others() -> None:
    own = replace(ROW, sources=("both",), medicare_sources=("medicare",), plan_sources=("a plan",))
    assert own.cited(PayerKind.MEDICARE) == ("medicare", "both")
    assert own.cited(PayerKind.COMMERCIAL) == ("both", "a plan")


def test_only_doubles_and_sums_are_errors_for_every_payer() -> None:
    allowed = {("duplicate-charge", "same-rental-month")}
    for (check, reason), row in policies().items():
        errors = {kind for kind in PayerKind if row.weight(kind) is Weight.ERROR}
        assert errors <= {PayerKind.MEDICARE} or check == "arithmetic" or (check, reason) in allowed


def test_every_row_belongs_to_a_check_and_cites_a_source() -> None:
    for (check, _), row in policies().items():
        assert check in CHECKS
        assert row.sources
        assert set(row.sources + row.medicare_sources + row.plan_sources) <= set(sources())


def test_rows_stand_in_the_order_to_act() -> None:
    assert rank("duplicate-charge", "same-rental-month") < rank("duplicate-charge", "same-supply")


def test_overlaps_name_reasons_that_exist_and_never_both_ways() -> None:
    rows = load("overlaps.csv", Overlap, ("check", "reason", "over", "over_reason"))
    known = {(check, reason) for check, reason in policies()} | {(check, "*") for check in CHECKS}
    for row in rows:
        assert {(row.check, row.reason), (row.over, row.over_reason)} <= known, row
        assert row.why
    pairs = {(row.check, row.reason, row.over, row.over_reason) for row in rows}
    assert not {(over, over_reason, check, reason) for check, reason, over, over_reason in pairs} & pairs


@pytest.mark.parametrize("name", ["doubtful-detail", "doubtful-line"])
def test_a_confidence_just_as_high_as_its_threshold_is_enough(name: str) -> None:
    assert is_sure(float(str(threshold(name))), name)
    assert not is_sure(float(str(threshold(name))) - 0.01, name)


def test_every_threshold_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in CHECKS_FOLDER.parent.rglob("*.py"))
    for row in load("thresholds.csv", Threshold, ("name",)):
        stems = [row.name.removesuffix(f"-{kind}") for kind in CodeClass] + [row.name[: -len("KH")] + "{letters}"]
        assert any(f'"{stem}"' in code for stem in (row.name, *stems)), row.name


@pytest.mark.parametrize("path", sorted(CHECKS_FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_check_holds_no_number_no_clock_and_no_file(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    numbers = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) in (int, float)
    }
    assert numbers <= {0, 1, 2, -1}
    assert not set(_called(tree)) & {"open", "today", "now", "read_text"}
    assert not {name for name in _imported(tree) if name in {"pathlib", "time", "os", "random"}}


@pytest.mark.parametrize("path", sorted(CHECKS_FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_check_knows_no_payer(path: Path) -> None:
    if path.stem != "__init__":
        assert "PayerKind" not in path.read_text(encoding="utf-8")


def test_every_check_has_its_words_and_its_cases() -> None:
    for check in CHECKS:
        assert (DATA / "words" / "checks" / f"{check}.toml").exists()
        assert (Path(__file__).parent / "checks" / f"{check}.toml").exists()
        assert any(name == check for name, _ in policies())


def _called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
