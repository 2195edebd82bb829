"""The steps of the journey in a browser, and what holds on every one of them."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

PHONE, LAPTOP = 390, 1280
_AXE = "() => axe.run({ resultTypes: ['violations'] })"
_SMALL_TARGETS = """() => [...document.querySelectorAll(
    'button, summary, input, textarea, [role=radiogroup] label, [data-testid=stCheckbox] label, [data-testid=stPageLink] a'
  )].filter(part => {
    const box = (part.closest('label') ?? part).getBoundingClientRect();
    return box.width > 0 && box.height > 0 && part.type !== 'file' && Math.round(box.height) < 44;
  }).map(part => part.outerHTML.slice(0, 120))"""
_SMALL_TYPE = """() => [...document.querySelectorAll('.stMainBlockContainer *')].filter(part => {
    const own = [...part.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    const seen = part.checkVisibility() && !part.closest('svg, style, script, [data-testid=stIconMaterial]');
    return own && seen && parseFloat(getComputedStyle(part).fontSize) < 17.9;
  }).map(part => `${getComputedStyle(part).fontSize} ${part.outerHTML.slice(0, 100)}`)"""

_ESCAPED_NAMES = (
    r"""() => [...document.querySelectorAll('[aria-label*="\\\\"]')].map(part => part.getAttribute('aria-label'))"""
)


_ALL_READ = "() => !document.querySelector('.file[data-waits]')"

_OFTEN = 50
"""Milliseconds between looks: to look with each picture drawn takes the time of those who draw it."""
_AT_REST = """() => !document.querySelector('[data-test-script-state=running]')
  && [...document.querySelectorAll('[data-testid=stElementContainer]')].every(part => getComputedStyle(part).opacity === '1')"""


def settle(page: Page) -> None:
    """Wait until the page has come to rest."""
    page.wait_for_function(_AT_REST, polling=_OFTEN)
    page.wait_for_timeout(150)


def at(page: Page, name: str) -> None:
    """Wait for a page of the journey."""
    page.wait_for_selector(f"#page-{name}")
    settle(page)


def press(page: Page, key: str) -> None:
    page.locator(f".st-key-{key} button").first.click()
    settle(page)


def open_all(page: Page) -> None:
    """Open what is folded, one after the other: opening may draw the page anew, and what was open already stays so."""
    folded = page.locator("details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
        settle(page)


def add(page: Page, name: str, data: bytes) -> None:
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "application/pdf", "buffer": data})
    page.wait_for_selector(f".file :text('{name}')")
    page.wait_for_function(_ALL_READ)
    settle(page)


def tab_to(page: Page, label: str) -> None:
    """Press Tab until the control with this name has the focus, which must be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText")
        if focused.strip() == label:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
            return
    pytest.fail(f"Tab never reached {label!r}")


def hold(page: Page, *widths: int) -> None:
    """What holds on every step: at each of these widths, or the one it has, large type and targets and no scrolling
    sideways, and at the last of them nothing that axe objects to.
    """
    for width in widths or (0,):
        if width:
            page.set_viewport_size({"width": width, "height": 844})
            settle(page)
        assert page.evaluate(_SMALL_TARGETS) == []
        assert page.evaluate(_SMALL_TYPE) == []
        assert page.evaluate(_ESCAPED_NAMES) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate(_AXE))
    assert found.response["violations"] == [], found.generate_report()


def to_found(page: Page) -> None:
    """From the files to the result by the quick way."""
    press(page, "read")
    at(page, "you")
    press(page, "skip")
    at(page, "payer")
    press(page, "forward")
    at(page, "found")
