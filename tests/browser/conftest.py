"""A real Chromium on a live server. Whatever it complains about, a script error or a broken policy, fails the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.factories import UserFactory
from tests.web.conftest import Desk, make_desk

PASSWORD = "correct horse battery"
# The rules of WCAG 2.0 to 2.2, levels A and AA.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine: install Debian's package chromium")
    # Playwright keeps a loop running in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Visitor:
    """A page, and everything it complained about."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.base = base
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))

    def _console(self, message: ConsoleMessage) -> None:
        # The browser reports the refusals we mean (422, 409) as failed loads, too.
        expected = "status of 422" in message.text or "status of 409" in message.text
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(f"{message.type}: {message.text}")

    def go(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def check(self, where: str, part: str | None = None) -> None:
        """Nothing was complained of, nothing sticks out sideways, and axe finds nothing (in a part of the page)."""
        assert self.complaints == [], where
        wider = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{where}: scrolls sideways by {wider} px"
        results: Any = Axe().run(self.page, context=part, options={"runOnly": WCAG, "resultTypes": ["violations"]})
        found = [
            f"{violation['id']}: {node['html'][:160]} | {' '.join(node['failureSummary'].split())[:260]}"
            for violation in results.response["violations"]
            for node in violation["nodes"][:3]
        ]
        assert found == [], where


@pytest.fixture
def desk(transactional_db: None) -> Desk:
    return make_desk(UserFactory(username="ada", password=PASSWORD))


@pytest.fixture
def visitor(browser: Browser, live_server: Any) -> Iterator[Visitor]:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield Visitor(context, live_server.url)


def sign_in(page: Page) -> None:
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state("load")
