"""A browser, and pages of small graphs to open in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from output.page import write
from tests.browser.small_graph import TEXTS, write_tables

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
DEBIAN = ("chromium", "chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium where there is one, else Playwright's own download."""
    installed = next(filter(None, map(shutil.which, DEBIAN)), None)
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=installed, args=ARGUMENTS)
        except Error as error:
            if os.environ.get("CI") == "true":
                raise
            pytest.skip(f"no browser: {error.message.splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of six short fictional texts."""
    return write_tables(tmp_path_factory.mktemp("graph") / "tables", TEXTS.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def page_file(tables: Path) -> Path:
    """The page of these texts."""
    path = tables.parent / "青川 县.html"
    write(tables, path, title="青川县讲话选")
    return path


@pytest.fixture
def open_page(browser: Browser, page_file: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page from disk, in Chinese unless told otherwise, and fails the test if it complains or asks a network."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(path: Path = page_file, address: str = "", width: int = 1280, height: int = 800, locale: str = "zh-CN") -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if request.url.startswith(("http", "ws")) else None)
        page.goto(path.as_uri() + address)
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
