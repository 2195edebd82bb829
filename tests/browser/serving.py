"""The page as a person starts it, and the Chromium to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--single-threaded",
)
"""Nothing but the page: no calls home, and no threads beside the script, which take time from it on two cores."""
INSTALL = "No Chromium. Install one: sudo apt-get install -y chromium (or set CHROMIUM to its path)"
_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
"""The first is the same browser without its own windows, which nobody sees here and which take a fifth of the time."""
_USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_START = 60


def chromium() -> str | None:
    """Where a browser is: what CHROMIUM names, else the path, else the usual places; None where there is none."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [*(shutil.which(name) for name in _NAMES), *_USUAL_PLACES]
    return next((place for place in found if place and Path(place).exists()), None)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(*settings: str, said: Path | None = None, port: int | None = None, **environment: str) -> Iterator[str]:
    """The address of the running page; TimeoutError where it does not start.

    `settings` are Streamlit's own, `said` the file that gets what the program prints, `environment` what it finds there.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    with Path(said or os.devnull).open("wb") as out:
        server = subprocess.Popen(
            [*command, *settings], cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env=os.environ | environment
        )
    try:
        _wait(f"http://localhost:{port}/_stcore/health", server)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The page did not start")
