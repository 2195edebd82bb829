"""What the server tells the browser, and that a real browser obeys it: no frames, no foreign script, no forged upload."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Page


def headers(url: str) -> dict[str, str]:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


@pytest.mark.parametrize("path", ["/", "/found?lang=es", "/_stcore/health", "/static/none", "/robots.txt"])
def test_every_answer_carries_the_headers(address: str, path: str):
    try:
        told = headers(address + path)
    except urllib.error.HTTPError as refused:
        with refused:
            told = {name.lower(): value for name, value in refused.headers.items()}
    policy = told["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert (told["x-frame-options"], told["x-content-type-options"]) == ("DENY", "nosniff")
    assert told["referrer-policy"] == "no-referrer"


def test_another_page_cannot_frame_ours(tab: Page, address: str):
    tab.set_content(f"<iframe src='{address}/tips'></iframe>")
    tab.wait_for_timeout(1500)
    assert [frame.url for frame in tab.frames[1:]] == ["chrome-error://chromewebdata/"]


def test_a_script_that_is_not_ours_does_not_run(tab: Page, address: str):
    tab.goto(f"{address}/tips")
    tab.wait_for_selector("h1")
    tab.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.intruder = true';
            document.body.append(script);
            const picture = document.createElement('img');
            picture.setAttribute('onerror', 'window.intruder = true');
            picture.src = 'data:,';
            document.body.append(picture);
        }"""
    )
    tab.wait_for_timeout(500)
    assert tab.evaluate("window.intruder") is None


def test_an_upload_that_another_page_forged_is_refused(address: str):
    request = urllib.request.Request(f"{address}/_stcore/upload_file/some-session/some-file", data=b"x", method="PUT")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    with refused.value as answer:
        assert answer.code in (400, 403)
