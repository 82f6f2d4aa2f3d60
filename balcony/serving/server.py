"""textual-serve kept to this machine: its page asks nothing of the network, and no other page may talk to the app."""

import logging
import socket
from collections.abc import Awaitable, Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server, to_int

from balcony.terminal import say
from codebook.errors import UsageError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The names under which this machine knows itself."""
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class LocalServer(Server):
    """Serves the app to browsers on this machine."""

    def __init__(self, command: str, host: str, port: int) -> None:
        """Take what is run for each window.

        Args:
            command: What opens the app.
            host: The address to listen on.
            port: The port to listen on.
        """
        templates = Path(str(files("balcony.serving"))) / "templates"
        super().__init__(command, host=host, port=port, title="Balcony", templates_path=templates)

    def run(self) -> None:
        """Serve until someone presses ctrl c.

        Raises:
            UsageError: The address cannot be listened on.
        """
        listening = _listen(self.host, self.port)
        logging.basicConfig(level=logging.WARNING)
        address = f"[{self.host}]" if ":" in self.host else self.host
        say(f"Open http://{address}:{self.port} in a browser on this machine. Ctrl C ends it.")
        web.run_app(self._make_app(), sock=listening, print=None)

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing more than was said."""

    async def _make_app(self) -> web.Application:
        app: web.Application = await super()._make_app()
        app.middlewares.append(self._only_its_own)
        return app

    @property
    def _hosts(self) -> Sequence[str]:
        """The names by which a browser may ask; any, where others were let in."""
        return LOOPBACK if self.host in LOOPBACK else ()

    @web.middleware
    async def _only_its_own(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what comes from another page or under another name: a web page could else read the casebook."""
        asked = urlsplit(f"//{request.host}")
        origin = request.headers.get("Origin")
        if (self._hosts and asked.hostname not in self._hosts) or (origin and urlsplit(origin).netloc != request.host):
            raise web.HTTPForbidden(text="Balcony answers only its own page.")
        answer = await handler(request)
        if not answer.prepared:
            source = f"{_POLICY}; connect-src 'self' ws://{request.host}"
            answer.headers.update({"Content-Security-Policy": source, "X-Frame-Options": "DENY"})
        return answer

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page, with addresses of the name under which it was asked for."""
        context: dict[str, Any] = {
            "font_size": to_int(request.query.get("fontsize", "16"), 16),
            "app_websocket_url": f"ws://{request.host}/ws",
            "config": {"static": {"url": "/static/"}},
            "application": {"name": self.title},
        }
        return aiohttp_jinja2.render_template("app_index.html", request, context)


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as err:
        raise UsageError(f"port {port} of {host} cannot be used: {err.strerror}; choose another with --port") from err
