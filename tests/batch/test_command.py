"""`python -m checker.batch`: results that other tools read, and a run that can be killed anywhere and goes on."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from checker.__main__ import main as review_files
from checker.batch import SCHEMA
from checker.batch.__main__ import main
from checker.batch.journal import Journal, rows_of
from tests.batch.executors import Here

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--as-of", "2026-06-01")


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "results.parquet"


@pytest.fixture(autouse=True)
def _no_processes(monkeypatch):
    """What these tests start themselves runs in this process; the command in a process of its own has real workers."""
    monkeypatch.setattr("checker.batch.__main__.processes", lambda workers: Here())


def batch(folder: Path, out: Path, *more: str) -> int:
    return main([str(folder), "--out", str(out), "--workers", "1", *more])


def rows(out: Path) -> dict[str, dict]:
    table = pd.read_parquet(out)
    assert table["unit"].is_unique
    return table.set_index("unit").to_dict("index")


def test_pandas_and_duckdb_read_typed_results(folder, out):
    assert batch(folder, out, *DAY) == 2
    first = rows(out)["ann/clean.pdf"]
    assert first["as_of"] == date(2026, 6, 1)
    assert isinstance(first["line_items"][0]["amount"], Decimal)
    assert isinstance(first["line_items"][0]["service_date"], date)
    counted = duckdb.sql(f"select unit, len(line_items) from '{out}' where error is null order by unit").fetchall()
    assert [unit for unit, _ in counted] == ["ann/clean.pdf", "ann/faulty.pdf", "bob/bill.pdf"]
    assert all(lines for _, lines in counted)


def test_a_row_holds_all_that_the_contract_says(folder, out, capsys):
    batch(folder, out, *DAY)
    capsys.readouterr()
    review_files([str(folder / "ann/faulty.pdf"), "--format", "json", *DAY])
    told = json.loads(capsys.readouterr().out)
    columns = {name: SCHEMA.field(name).type.value_type for name in told}
    for table, kind in columns.items():
        named = {key for row in told[table] for key in row}
        assert named <= {field.name for field in kind}, table
    row = rows(out)["ann/faulty.pdf"]
    assert [line["description"] for line in row["line_items"]] == [line["description"] for line in told["line_items"]]
    assert [f"{line['amount']:.2f}" for line in row["line_items"]] == [line["amount"] for line in told["line_items"]]
    assert [flag["title"] for flag in row["flags"]] == [flag["title"] for flag in told["flags"]]


def test_a_second_run_does_only_what_is_new_or_changed(folder, out, capsys):
    batch(folder, out, *DAY)
    before = rows(out)
    (folder / "carl.pdf").write_bytes((folder / "bob/bill.pdf").read_bytes())
    (folder / "bob/notes.doc").write_bytes((folder / "ann/clean.pdf").read_bytes())
    capsys.readouterr()
    assert batch(folder, out) == 0
    assert "2 of them in this run" in capsys.readouterr().err
    after = rows(out)
    assert after.keys() == {*before, "carl.pdf"}
    assert pd.isna(after["bob/notes.doc"]["error"])
    assert after["ann/clean.pdf"]["seconds"] == before["ann/clean.pdf"]["seconds"]


def test_another_day_or_language_is_another_review(folder, out):
    batch(folder, out, *DAY)
    batch(folder, out, "--as-of", "2026-07-01")
    assert {row["as_of"] for row in rows(out).values()} == {date(2026, 7, 1)}
    batch(folder, out, "--lang", "es")
    assert {row["language"] for row in rows(out).values()} == {"es"}


def test_a_killed_run_goes_on_where_it_was(folder, out):
    for number in range(12):
        (folder / f"more-{number}.pdf").write_bytes((folder / "bob/bill.pdf").read_bytes())
    journal = out.with_name("results.parquet.journal")
    command = [sys.executable, "-m", "checker.batch", str(folder), "--out", str(out), "--workers", "1", *DAY]
    running = subprocess.Popen(command, cwd=ROOT)
    deadline = time.monotonic() + 60
    while len(list(rows_of(journal))) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    running.kill()
    running.wait()
    done = {row["unit"]: row["seconds"] for row in rows_of(journal) if not row["error"]}
    assert 0 < len(done) < 12
    assert not out.exists()
    batch(folder, out, *DAY)
    after = rows(out)
    assert len(after) == 16
    assert {unit: after[unit]["seconds"] for unit in done} == done
    assert not journal.exists()


def test_half_a_line_left_by_a_killed_run_is_cut_off(tmp_path):
    path = tmp_path / "journal"
    path.write_bytes(b'{"unit": "a"}\n{"unit": "b')
    with Journal(path) as journal:
        journal.add({"unit": "c"})
    assert [row["unit"] for row in rows_of(path)] == ["a", "c"]


def test_results_that_cannot_be_written_or_that_another_run_writes_are_said_in_one_sentence(tmp_path, capsys):
    (tmp_path / "none").mkdir()
    (tmp_path / "taken.parquet.journal").mkdir()
    assert batch(tmp_path / "none", tmp_path / "taken.parquet") == 2
    with Journal(tmp_path / "out.parquet.journal"):
        assert batch(tmp_path / "none", tmp_path / "out.parquet") == (0 if sys.platform == "win32" else 2)
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_folder_that_is_none_is_said_in_one_sentence(tmp_path, capsys):
    with pytest.raises(SystemExit) as left:
        batch(tmp_path / "nowhere", tmp_path / "out.parquet")
    assert left.value.code == 2
    assert "is no folder" in capsys.readouterr().err
