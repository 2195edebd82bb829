"""A file that blows up in its process costs one clear error, and the next file is read as if nothing had been."""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Iterator
from enum import EnumType

import pytest

from checker import apart, errors, model
from checker.apart.job import Job, State
from checker.apart.pool import Pool
from checker.model.choices import Choice
from checker.reading import read as read_here
from tests.reading.pdf_maker import written
from tests.web.bills import CLEAN, RENT_TWICE, bill

BLASTS = "tests.apart.blasts"
LINUX = sys.platform == "linux"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    made = Pool(BLASTS, 1)
    yield made
    made.close()


def outcome(pool: Pool, task: str, *arguments: object, seconds: int = 30) -> object:
    return pool.start(Job(task, arguments, seconds)).result()


def test_a_bill_read_apart_is_the_same_as_read_here():
    data = bill(RENT_TWICE)
    assert apart.read(data, "june.pdf") == read_here(data, "june.pdf")


def test_every_choice_of_the_model_comes_back_by_its_value_as_an_early_python_3_11_would_not_send_it():
    members = [member for kind in vars(model).values() if isinstance(kind, EnumType) for member in kind]
    assert members
    assert all(isinstance(member, Choice) for member in members)
    assert pickle.loads(pickle.dumps(members)) == members
    assert all(member.__reduce_ex__(4) == (type(member), (member.value,)) for member in members)


def test_pictures_and_the_marked_file_come_out_of_the_other_process():
    assert apart.page(bill(CLEAN), 1).startswith(b"\x89PNG")
    assert apart.marked_pdf(bill(CLEAN), ()).startswith(b"%PDF")


def test_a_password_goes_in_and_a_wrong_one_comes_back_as_its_error():
    data = bill(CLEAN, password="rose")
    assert apart.read(data, "x.pdf", password="rose").statements
    with pytest.raises(errors.WrongPassword):
        apart.read(data, "x.pdf", password="tulip")
    with pytest.raises(errors.Encrypted):
        apart.page(data, 1)


def test_progress_is_told_page_by_page():
    told: list[tuple[int, int]] = []
    apart.read(bill(CLEAN), "x.pdf", progress=lambda done, of: told.append((done, of)))
    assert set(told) <= {(1, 1)}
    seen: list[State] = []
    pool = Pool(BLASTS, 1)
    job: Job[bytes] = pool.start(Job("echo", (b"x",), 30))
    seen += job.watch()
    pool.close()
    assert job.result() == b"x"
    assert seen[0] == State()


@pytest.mark.parametrize("blast", ["crash", "leave", "answer_with_code", *(["swell"] if LINUX else [])])
def test_what_blows_up_costs_one_typed_error_and_the_next_is_served(pool, blast):
    with pytest.raises(errors.NotFinished):
        outcome(pool, blast)
    assert outcome(pool, "echo", b"next") == b"next"


@pytest.mark.parametrize("blast", ["hang", "spin", "deaf"])
def test_what_hangs_is_ended_when_its_time_is_up(pool, blast):
    outcome(pool, "echo", b"warm")
    started = time.monotonic()
    with pytest.raises(errors.NotFinished):
        outcome(pool, blast, seconds=1)
    assert time.monotonic() - started < 10
    assert outcome(pool, "echo", b"next") == b"next"


def test_an_error_of_the_reader_comes_back_as_itself_and_ends_no_process(pool):
    before = outcome(pool, "process_number")
    with pytest.raises(errors.Encrypted):
        outcome(pool, "locked")
    assert outcome(pool, "process_number") == before


def test_a_fault_of_ours_says_where_and_quotes_nothing(pool):
    with pytest.raises(errors.Unforeseen) as raised:
        outcome(pool, "fault")
    assert "RuntimeError in blasts.py, line" in str(raised.value)
    assert "Whitcombe" not in str(raised.value)


def test_who_no_longer_wants_an_answer_ends_the_work_and_leaves_the_line(pool):
    outcome(pool, "echo", b"warm")
    busy: Job[None] = pool.start(Job("hang", (), 60))
    waiting: Job[bytes] = pool.start(Job("echo", (b"never",), 60))
    last: Job[bytes] = pool.start(Job("echo", (b"last",), 60))
    waiting.cancel()
    busy.cancel()
    assert last.result() == b"last"
    for job in (busy, waiting):
        with pytest.raises(errors.NotFinished):
            job.result()


def test_those_who_wait_know_their_place_and_a_full_line_says_so(pool, monkeypatch):
    monkeypatch.setattr("checker.apart.pool.limit", lambda name: {"waiting": 2}.get(name, 60))
    busy: Job[None] = pool.start(Job("hang", (), 60))
    while busy.state.place or pool._line:
        time.sleep(0.01)
    waiting: list[Job[bytes]] = [pool.start(Job("echo", (b"",), 60)) for _ in range(2)]
    assert [job.state.place for job in waiting] == [1, 2]
    with pytest.raises(errors.Busy):
        pool.start(Job("echo", (b"",), 60))
    busy.cancel()
    assert [job.result() for job in waiting] == [b"", b""]


def test_an_idle_process_ends(monkeypatch):
    monkeypatch.setattr("checker.apart.pool.limit", lambda name: 0 if name == "idle-seconds" else 50)
    pool = Pool(BLASTS, 1)
    assert outcome(pool, "echo", b"x") == b"x"
    until = time.monotonic() + 5
    while pool._processes and time.monotonic() < until:
        time.sleep(0.01)
    assert not pool._processes
    assert outcome(pool, "echo", b"y") == b"y"


def test_the_process_reaches_no_network_starts_no_program_and_writes_nothing(pool, tmp_path):
    place = str(tmp_path / "kept.txt")
    assert outcome(pool, "call_out", ("127.0.0.1", 9)) == "PermissionError"
    assert outcome(pool, "start_a_program") == "PermissionError"
    assert outcome(pool, "write_a_file", place) == "PermissionError"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not LINUX, reason="the kernel's filter is Linux's")
def test_on_linux_the_kernel_itself_refuses_all_of_it(pool, tmp_path):
    place = str(tmp_path / "kept.txt")
    outcome(pool, "echo", b"")
    (process,) = pool._processes
    assert process.held_to == ("computing", "files", "memory", "network", "programs")
    assert outcome(pool, "call_out_beneath_python") == -1
    assert outcome(pool, "write_a_file_beneath_python", place) == -1
    assert outcome(pool, "start_a_program_beneath_python") >> 8 != 7
    assert list(tmp_path.iterdir()) == []


def test_who_has_waited_long_enough_gets_the_pages_that_are_done():
    job = apart.start_reading(written(pages=60), "long.pdf")
    for state in job.watch():
        if state.done:
            break
    job.stop()
    document = job.result().document
    assert (job.stopped, len(document.pages)) == (True, 60)
    assert document.not_reached == tuple(range(61 - len(document.not_reached), 61))
    assert 0 < len(document.not_reached) < 60
    assert document.pages[0].words
    assert apart.read(written(), "short.pdf").document.not_reached == ()


def test_what_is_stopped_in_line_is_not_begun(pool):
    first, second = pool.start(Job("hang", (), 30)), pool.start(Job("hang", (), 30))
    second.stop()
    assert second.finished
    first.cancel()
