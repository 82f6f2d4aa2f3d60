"""`balcony serve` in a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: install it to test the page")


def test_another_address_is_refused_until_told_twice(run) -> None:
    """The line says what it would mean."""
    ended = run("serve", "--host", "0.0.0.0")  # noqa: S104 - that it is refused is the point
    assert ended.code == 2
    assert "--yes-let-others-in" in ended.err
    assert "without a password" in ended.err


@pytest.mark.enable_socket
def test_a_port_in_use_is_told(run) -> None:
    """With the way out."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = run("serve", "--port", str(taken.getsockname()[1]))
    assert ended.code == 2
    assert "choose another with --port" in ended.err


@pytest.fixture
def address() -> Iterator[str]:
    """A served app, ended afterwards."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "balcony", "serve", "--port", str(port)]
    served = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=dict(os.environ))
    assert served.stderr is not None
    assert f"http://127.0.0.1:{port}" in served.stderr.readline()
    yield f"http://127.0.0.1:{port}"
    served.terminate()
    served.wait(10)
    served.stderr.close()


def _until(page: Any, frames: list[str], words: str) -> None:
    ends = time.monotonic() + 20
    while words not in "".join(frames):
        assert time.monotonic() < ends, f"{words!r} did not come; the last of what did: {''.join(frames)[-500:]!r}"
        page.wait_for_timeout(50)


@needs_chromium
@pytest.mark.slow
@pytest.mark.enable_socket
def test_the_page_shows_the_items_takes_keys_and_asks_nobody_else(address: str) -> None:
    """Every request stays on this machine; a key pressed in the browser shows another screen."""
    from playwright.sync_api import sync_playwright

    frames: list[str] = []
    asked: list[str] = []

    def came(payload: bytes | str) -> None:
        frames.append(payload.decode("utf-8", "replace") if isinstance(payload, bytes) else payload)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda opened: opened.on("framereceived", came))
        page.goto(address)
        page.wait_for_selector("body.-first-byte")
        _until(page, frames, "Every barrier is an item")
        page.keyboard.press("Enter")
        _until(page, frames, "It says how sure it is")
        page.keyboard.press("Escape")
        _until(page, frames, "Your casebook is empty")
        page.wait_for_timeout(300)  # a terminal tells escape from the start of another key by the pause after it
        page.keyboard.press("F8")
        _until(page, frames, "You sign as")
        browser.close()
    assert asked
    assert all(each.startswith((address, "data:", address.replace("http", "ws"))) for each in asked)


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("header", "value"), [("Host", "evil.example"), ("Origin", "http://evil.example"), ("Origin", "null")]
)
@pytest.mark.parametrize("path", ["/", "/ws"])
def test_other_pages_and_other_names_are_refused(address: str, header: str, value: str, path: str) -> None:
    """A web page that someone else made must not reach the casebook through the browser."""
    import http.client

    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    connection.request("GET", path, headers={header: value, "Upgrade": "websocket", "Connection": "Upgrade"})
    assert connection.getresponse().status == 403
    connection.close()
