"""What is written into Streamlit's page before it is sent: its language, and a script that tells how wide it is.

Streamlit's own page says English always, and its scripts cannot know how much room a chart has.
"""

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STREAMLIT = b'<html lang="en">'
WIDTH = b"""<script>
(() => {
  const broad = () => innerWidth >= 1000, was = broad();
  const tell = () => { document.cookie = `kpi_width=${innerWidth};path=/;samesite=strict`; };
  tell();
  addEventListener("resize", () => { tell(); if (broad() !== was) setTimeout(() => location.reload(), 300); });
})();
</script></head>"""
"""Says how wide the window is, before Streamlit asks; all that is looked at stands in the address, so that a page
whose columns no longer fit is opened anew."""


class PageLanguage:
    """ASGI middleware: writes ``vi`` into the page, or ``en`` where the address asks for English."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but HTML pages, whose first tag is rewritten."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        english = parse_qs(scope["query_string"]).get(b"lang") == [b"en"]
        await self.app({**scope, "headers": plain}, receive, _Rewriter(send, b"en" if english else b"vi"))


class _Rewriter:
    """Holds a page back until it is whole, then sends it with the language written in."""

    def __init__(self, send: Send, language: bytes) -> None:
        self.send, self.language = send, language
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self.body.replace(STREAMLIT, b'<html lang="' + self.language + b'">', 1)
        body = body.replace(b"</head>", WIDTH, 1)
        headers = MutableHeaders(raw=self.start["headers"])
        if "content-length" in headers:
            headers["content-length"] = str(len(body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})
