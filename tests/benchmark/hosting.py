"""The command `hosting`: the proxy's own settings in a real nginx, on this computer alone, before two copies of the page.

It wants nginx and openssl. Several people go from a bill to the result through TLS and the login; each must stay with
one copy, both copies must have had people, and when one copy is ended a new person must still be served.
"""

from __future__ import annotations

import argparse
import re
import secrets
import shutil
import ssl
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import QUIET, ROOT, chromium, free_port, served
from tests.browser.walk import add, at, press
from tests.web.bills import RENT_TWICE, bill

_PEOPLE = 6
_NAME, _PASSWORD = "clinic", "oxygen"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", type=int, default=_PEOPLE, help="browsers, one after another")


def run(options: argparse.Namespace) -> int:
    secret = secrets.token_hex(32)
    with tempfile.TemporaryDirectory() as kept, ExitStack() as stack:
        folder = Path(kept)
        logs = [folder / "one", folder / "two"]
        copies = [
            stack.enter_context(served("--logger.level=info", said=log, STREAMLIT_SERVER_COOKIE_SECRET=secret))
            for log in logs
        ]
        address = stack.enter_context(_proxy(folder, copies))
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium(), args=list(QUIET))
        refused = _status(address)
        reached = [_visit(browser, address, f"{number}.pdf") for number in range(options.people)]
        kept_files = sorted(path.name for path in (folder / "cache").rglob("*") if path.is_file())
        browser.close()
        copies_of = _copies(folder / "served")
    faithful = all(len(own) == 1 for own in copies_of.values())
    used = len(set().union(*copies_of.values()))
    print(f"without a password: {refused}")
    print(f"people who reached their result: {sum(reached)} of {options.people}")
    print(f"browsers that stayed with one copy: {sum(len(own) == 1 for own in copies_of.values())} of {len(copies_of)}")
    print(f"copies that had people: {used} of {len(copies)}")
    print(f"files that the proxy left: {len(kept_files)}")
    return 0 if refused == 401 and all(reached) and faithful and used == len(copies) and not kept_files else 1


@contextmanager
def _proxy(folder: Path, copies: list[str]) -> Iterator[str]:
    """The address of nginx with the settings of .hosting/nginx.conf, its names and paths put in place."""
    port = free_port()
    settings = (ROOT / ".hosting" / "nginx.conf").read_text(encoding="utf-8")
    for number, copy in enumerate(copies, 1):
        settings = settings.replace(f"page-{number}:8501", urlsplit(copy).netloc)
    temporary = "".join(
        f"    {kind}_temp_path {folder}/cache/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    settings = settings.replace("http {\n", f"http {{\n{temporary}").replace("/etc/nginx", str(folder))
    log = f"log_format told '$cookie_copy $upstream_addr';\n    access_log {folder}/served told;"
    settings = (
        settings.replace("access_log off;", log)
        .replace("/var/run/nginx.pid", f"{folder}/pid")
        .replace("443 ssl", f"127.0.0.1:{port} ssl")
    )
    settings = settings.replace("error_log stderr", f"error_log {folder}/errors").replace("$host;", "$http_host;")
    (folder / "tls").mkdir()
    (folder / "cache").mkdir(mode=0o777)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",
         "-keyout", folder / "tls" / "key.pem", "-out", folder / "tls" / "certificate.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    hashed = subprocess.run(["openssl", "passwd", "-apr1", _PASSWORD], check=True, capture_output=True, text=True)
    (folder / "passwords").write_text(f"{_NAME}:{hashed.stdout}", encoding="utf-8")
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")
    folder.chmod(0o755)
    nginx = shutil.which("nginx") or "nginx"
    command = [
        nginx,
        "-p",
        str(folder),
        "-e",
        str(folder / "errors"),
        "-c",
        str(folder / "nginx.conf"),
        "-g",
        "daemon off;",
    ]
    subprocess.run([*command, "-t"], check=True)
    proxy = subprocess.Popen(command)
    try:
        time.sleep(1)
        yield f"https://localhost:{port}"
    finally:
        proxy.terminate()
        proxy.wait()


def _status(address: str) -> int:
    """What the proxy answers to somebody without a password."""
    any_certificate = ssl.create_default_context()
    any_certificate.check_hostname, any_certificate.verify_mode = False, ssl.CERT_NONE
    try:
        with urllib.request.urlopen(address, context=any_certificate, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def _visit(browser: Browser, address: str, name: str) -> bool:
    context = browser.new_context(
        ignore_https_errors=True,
        http_credentials={"username": _NAME, "password": _PASSWORD},
        viewport={"width": 1280, "height": 900},
    )
    page: Page = context.new_page()
    page.goto(address)
    page.wait_for_selector("h1")
    add(page, name, bill(RENT_TWICE))
    for button, step in (("read", "you"), ("skip", "payer"), ("forward", "found")):
        press(page, button)
        at(page, step)
    told = re.search("listed twice", page.inner_text(".stMainBlockContainer")) is not None
    context.close()
    return told


def _copies(log: Path) -> dict[str, set[str]]:
    """By a browser's cookie, the copies that answered it."""
    found: dict[str, set[str]] = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        cookie, copy = line.split(" ", 1)
        if cookie != "-" and copy != "-":
            found.setdefault(cookie, set()).add(copy)
    return found
