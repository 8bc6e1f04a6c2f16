"""Web pages as a browser sees them: served from a folder, opened in Chromium, read for links."""

import contextlib
import functools
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
WIDE, NARROW = (1280, 800), (320, 640)

_OFFLINE = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",
]


class Addresses(HTMLParser):
    """Collects what a page points to, and its elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        names = {"src", "href", "poster", "srcset", "action", "data"}
        self.found += [value or "" for name, value in attrs if name in names]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves the folder and says nothing."""

    def log_message(self, *_arguments: Any) -> None:
        """Nothing."""


class _Server(ThreadingHTTPServer):
    """A browser may leave before it has all of a film."""

    def handle_error(self, *_arguments: Any) -> None:
        """Nothing."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a web server that shows this folder."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that asks for nothing of its own."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=_OFFLINE)
        yield opened
        opened.close()


@contextlib.contextmanager
def page_at(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[Page]:
    """A page in a window of this size; it may ask for nothing that lies elsewhere."""
    width, height = size
    opened = browser.new_page(viewport={"width": width, "height": height})
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(address)
    yield opened
    here = address[: address.index("/", len("http://")) + 1]
    assert [url for url in asked if not url.startswith(here)] == []
    opened.close()
