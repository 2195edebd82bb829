"""A person at the page: AppTest drives the real app with real files, in this process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from checker.reading import read
from checker.web.visit import session

APP = Path(__file__).resolve().parents[2] / "app.py"
TIMEOUT = 30

# Every AppTest looks through all packages for parts of pages, as a server does once; one look will do.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


class Person:
    """What a person does and sees, in few words. Every step runs the page once and expects no failure on our side."""

    def __init__(self, language: str = "en") -> None:
        self.page = AppTest.from_file(str(APP), default_timeout=TIMEOUT)
        self.page.query_params["lang"] = language
        self.run()

    def run(self) -> Person:
        self.page.run()
        assert not self.page.exception
        assert "on our side" not in self.text
        return self

    @property
    def html(self) -> str:
        """Everything shown through templates, as HTML."""
        return "\n".join(part.value for part in self.page.html if not part.value.startswith(("<style", "<script")))

    @property
    def text(self) -> str:
        """The same with what widgets say."""
        widgets = [*self.page.button, *self.page.radio, *self.page.checkbox, *self.page.text_input]
        return "\n".join([self.html, *(widget.label for widget in widgets)])

    @property
    def title(self) -> str:
        return self.html.split("<h1")[1].split(">", 1)[1].split("</h1>")[0]

    def add(self, *files: tuple[str, bytes]) -> Person:
        visit = self.page.session_state["session"] if "session" in self.page.session_state else session.Session()
        for name, data in files:
            self.page.file_uploader(key=f"upload-{visit.uploader}").upload(name, data, "application/pdf")
        return self.run()

    def press(self, key: str) -> Person:
        self.page.button(key=key).click()
        return self.run()

    def open(self, name: str) -> Person:
        """Follow a link to another page. AppTest itself opens pages by their file; ours are functions."""
        pages = self.page._registered_pages
        self.page._page_hash = next(key for key, page in pages.items() if page["url_pathname"] == name)
        return self.run()

    def through(self, payer: str | None = None) -> Person:
        """From the files to what we found: yes, that is me, and who pays."""
        self.press("read").press("right")
        if payer:
            self.page.radio(key="payer").set_value(payer)
        return self.press("forward")

    def before(self, *files: tuple[str, bytes]) -> Person:
        """Straight before what we found in these files, as though they had come all the way."""
        visit = session.Session()
        for name, data in files:
            visit.add(name, data)
            visit.outcomes[list(visit.uploads)[-1]] = read(data, name)
        self.page.session_state["session"] = visit
        return self.open("found")

    def choices(self) -> list:
        """The answers to the cards, in the order of the cards."""
        return [radio for radio in self.page.radio if radio.key.startswith("choice-")]


@pytest.fixture
def person() -> Person:
    return Person()
