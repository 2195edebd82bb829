"""The command in a process of its own: what it loads, what a terminal or another program gets, and no network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.pdf_maker import written

ROOT = Path(__file__).resolve().parent.parent
WATCH = ROOT / "tests/browser/watch"
AS_OF = ("--as-of", "2024-06-30")


@pytest.fixture
def bill(tmp_path) -> Path:
    path = tmp_path / "march.pdf"
    path.write_bytes(written())
    return path


def run(*arguments: object, before: tuple[str, ...] = (), **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [*before, sys.executable, "-m", "checker", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, **options)  # type: ignore[call-overload]


def test_help_names_every_option_and_imports_next_to_nothing():
    code = (
        "import sys, runpy\nsys.argv = ['checker', '--help']\ntry: runpy.run_module('checker', run_name='__main__')\n"
    )
    code += "except SystemExit: pass\nprint(sorted(m for m in sys.modules if m.split('.')[0] in {heavy}))".replace(
        "{heavy}",
        "{'pdfplumber', 'pdfminer', 'pypdfium2', 'babel', 'rapidfuzz', 'pandas', 'numpy', 'streamlit', 'PIL'}",
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, text=True)
    assert done.stdout.endswith("[]\n")
    for option in ("FILE", "--format", "--about", "--lang", "--as-of", "--sources"):
        assert option in done.stdout


def test_a_bill_of_text_is_read_without_what_only_pictures_and_broken_files_need_and_is_given_away_before_all_else():
    code = (
        "import sys, checker.apart\nassert 'checker.model' not in sys.modules\n"
        "checker.read(open('data/samples/faulty.pdf', 'rb').read(), 'faulty.pdf')\n"
        "print(sorted({'numpy', 'PIL', 'cv2', 'onnxruntime', 'pandas', 'pypdfium2'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, text=True)
    assert done.stdout == "[]\n"


def test_any_terminal_gets_utf8_and_the_network_is_never_asked_for_and_may_be_away(bill, tmp_path):
    strange = tmp_path / "März ☃.pdf"
    watched = {"PYTHONPATH": str(WATCH), "CHECKER_WATCH": str(tmp_path)}
    terminal = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = run(strange, bill, "--lang", "es", *AS_OF, env=os.environ | terminal | watched, before=without_a_network())
    assert done.returncode == 2
    assert "No hay ningún archivo “März ☃.pdf”" in done.stderr.decode("utf-8")
    assert done.stdout.decode("utf-8")
    assert not (tmp_path / "called").exists()


def without_a_network() -> tuple[str, ...]:
    """What starts a program where there is no network, if this system lets us."""
    command = ("unshare", "--map-root-user", "--net")
    try:
        allowed = subprocess.run([*command, "true"], capture_output=True).returncode == 0
    except OSError:
        allowed = False
    return command if allowed else ()


def test_a_reader_that_closes_the_pipe_is_no_failure(bill):
    command = [sys.executable, "-m", "checker", str(bill), "--format", "json", *AS_OF]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


def test_a_closed_stdout_is_no_failure(bill):
    command = f'exec "{sys.executable}" -m checker "{bill}" --as-of 2024-06-30 >&-'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
