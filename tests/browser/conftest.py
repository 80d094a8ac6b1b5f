"""A Chromium and a served demonstration, shared by the tests of one worker; each test starts the story over."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import fresh
from tests.browser.somebody import Site

ROOT = Path(__file__).parents[2]
PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]
# The story takes seconds to tell on a quiet machine; a loaded one is given minutes before we say that it does not start.
PATIENCE = 240


def chromium() -> str | None:
    """Where this machine keeps Chromium, if it has one."""
    return next((place for place in (os.environ.get("CHROMIUM"), *PLACES) if place and shutil.which(place)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser these tests are skipped, and say so."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            # A file stays with one worker, and the files are spread over all: each worker has one browser and one site.
            item.add_marker(pytest.mark.xdist_group(f"browser {item.path.stem}"))
            if chromium() is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine (CHROMIUM names none)"))


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demonstration of our own, served as `dev.py demo` serves it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "charter.cli", "serve", "--demo", "--port", str(port)]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log,
                                   env=dict(os.environ) | {"CHARTER_INSTANCE": str(folder)})
        try:
            until = time.monotonic() + PATIENCE
            while "Charter is at" not in (folder / "log").read_text():
                assert process.poll() is None and time.monotonic() < until, (folder / "log").read_text()[-3000:]
                time.sleep(0.3)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def site(served: str, browser: Browser) -> Iterator[Site]:
    """The demonstration with its story just told."""
    made = Site(served, browser)
    made.start_over()
    yield made
    made.close()
    assert not made.said, f"the browser complained: {made.said}"


@pytest.fixture(scope="session")
def _wharnley(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("wharnley") / "instance"
    fresh.people(folder)
    with fresh.serving(folder, fresh.free_port()) as address:
        yield folder, address


@pytest.fixture
def wharnley(_wharnley: tuple[Path, str], browser: Browser) -> Iterator[fresh.Fresh]:
    """A served area of its own: the people of Wharnley, draft 1, and nothing said about it yet."""
    fresh.as_begun(_wharnley[0])
    made = fresh.Fresh(*_wharnley, browser)
    yield made
    made.close()
    assert not made.said, f"the browser complained: {made.said}"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser window of nobody in particular."""
    opened = browser.new_context()
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Its page."""
    return context.new_page()
