"""Units go through any executor: none is lost, none comes twice, whatever happens to the workers."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date

from checker import apart
from checker.batch import find_units, run
from checker.batch.processes import processes
from checker.batch.task import Options
from checker.reading import read
from tests.apart import blasts
from tests.batch.executors import Deadly, Here
from tests.reading.pdf_maker import written

OPTIONS = Options(as_of=date(2026, 6, 1))


def test_every_file_is_one_row_and_a_bad_one_says_why(folder):
    rows = {row["unit"]: row for row in run(find_units(folder), OPTIONS, Here, window=2)}
    assert {name: row["error"] for name, row in rows.items()} == {
        "ann/clean.pdf": None,
        "ann/faulty.pdf": None,
        "bob/bill.pdf": None,
        "bob/notes.doc": "not-a-pdf",
    }
    assert rows["ann/faulty.pdf"]["flags"]
    assert rows["bob/bill.pdf"]["line_items"]


def test_a_persons_folder_is_reviewed_together_with_what_they_told(folder):
    rows = {row["unit"]: row for row in run(find_units(folder, by_folder=True), OPTIONS, Here, window=2)}
    assert rows.keys() == {"ann", "bob"}
    assert [statement["file"] for statement in rows["ann"]["statements"]] == ["clean.pdf", "faulty.pdf"]
    assert any(flag["check"] == "price-far-from-fee" for flag in rows["ann"]["flags"])
    assert rows["bob"]["error"] is None
    assert [failed["error"] for failed in rows["bob"]["failed"]] == ["not-a-pdf"]


def test_only_a_window_of_units_is_taken_ahead(folder):
    Here.given = 0
    with closing(run(find_units(folder), OPTIONS, Here, window=2)) as rows:
        next(rows)
        assert Here.given == 2


def test_any_executor_will_do(folder):
    rows = list(run(find_units(folder), OPTIONS, lambda: ThreadPoolExecutor(2), window=4))
    assert len(rows) == 4


def test_a_file_that_kills_its_worker_costs_only_its_own_row(tmp_path):
    for name in ("deadly.pdf", "bill.pdf"):
        (tmp_path / name).write_bytes(written(pages=1))
    rows = list(run(find_units(tmp_path), OPTIONS, Deadly, window=2))
    assert {row["unit"]: row["error"] for row in rows} == {"bill.pdf": None, "deadly.pdf": "not-finished"}


def test_a_worker_reaches_no_network_starts_no_program_and_writes_nothing(tmp_path):
    place = str(tmp_path / "kept.txt")
    with processes(1) as worker:
        for task, *given in (
            (blasts.call_out, ("127.0.0.1", 9)),
            (blasts.start_a_program,),
            (blasts.write_a_file, place),
        ):
            assert worker.submit(task, None, *given).result() == "PermissionError"
        if sys.platform == "linux":
            assert worker.submit(blasts.call_out_beneath_python, None).result() == -1
    assert list(tmp_path.iterdir()) == []


def test_where_a_worker_cannot_be_confined_its_files_are_opened_apart(folder, monkeypatch):
    names = []
    monkeypatch.setattr(apart, "read", lambda data, name: names.append(name) or read(data, name))
    rows = list(run(find_units(folder), Options(OPTIONS.as_of, apart=True), Here, window=2))
    assert names == ["clean.pdf", "faulty.pdf", "bill.pdf", "notes.doc"]
    assert {row["unit"]: row["error"] for row in rows if row["error"]} == {"bob/notes.doc": "not-a-pdf"}
    assert len(rows) == len(names)


def test_a_dask_cluster_that_loses_a_worker_in_the_middle_loses_no_file(folder):
    from distributed import Client, LocalCluster

    for number in range(4):
        (folder / f"more-{number}.pdf").write_bytes(written(pages=1))
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        pids = list(client.run(os.getpid).values())
        rows = []
        for row in run(find_units(folder), OPTIONS, lambda: client.get_executor(pure=False), window=4):
            rows.append(row)
            if len(rows) == 2:
                os.kill(pids[0], signal.SIGTERM)
        assert sorted(row["unit"] for row in rows) == sorted(unit.name for unit in find_units(folder))
        assert [row["unit"] for row in rows if row["error"]] == ["bob/notes.doc"]
        assert pids[0] not in client.run(os.getpid).values()
