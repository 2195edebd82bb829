"""Statements printed by Chromium; made only where the benchmark asks for them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace

from playwright.sync_api import sync_playwright

from tests.generator import html
from tests.generator.make import Made, make
from tests.generator.style import Style
from tests.generator.truth import Statement

LAYOUT = "whitespace_columns"  # whose fit says which columns a page can hold


def printed_by_browser(seeds: Iterable[int], *, held_out: bool = False, plant: str | None = None) -> Iterator[Made]:
    """The statements of some seeds as a browser prints them, one browser for all."""
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()

        def print_page(layout: str, pairs: list[tuple[Statement, Style]]) -> bytes:
            page.set_content(html.page_of(pairs))
            return page.pdf(prefer_css_page_size=True, print_background=True)

        for seed in seeds:
            made = make(seed, layout=LAYOUT, held_out=held_out, plant=plant, printer=print_page)
            yield replace(made, truth=replace(made.truth, name=f"browser-{seed}.pdf", layout="browser"))
        browser.close()
