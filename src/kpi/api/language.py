"""What is written into Streamlit's page before it is sent: language, preview, a script that tells how wide it is.

Streamlit's own page says English always, and its scripts cannot know how much room a chart has.
"""

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kpi.api.preview import Preview, page_of

OURS = ("/embed/", "/present")  # pages that say all this themselves
TITLE = b"<title>Streamlit</title>"
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
    """ASGI middleware: writes ``vi`` into the page, or ``en`` where the address asks for English.

    And what ``preview`` says of it, from its title on; who previews a link asks for no certain kind of answer.
    """

    def __init__(self, app: ASGIApp, preview: Preview | None = None) -> None:
        self.app = app
        self.preview = preview

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but HTML pages, whose first tag is rewritten."""
        if scope["type"] != "http" or not _for_a_page(scope):
            await self.app(scope, receive, send)
            return
        about = await self.preview(scope) if self.preview and scope["method"] == "GET" else ""
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        english = parse_qs(scope["query_string"].decode("latin-1")).get("lang") == ["en"]
        await self.app({**scope, "headers": plain}, receive, _Rewriter(send, b"en" if english else b"vi", about))


def _for_a_page(scope: Scope) -> bool:
    accepted = Headers(scope=scope).get("accept", "*/*")
    if scope["path"].startswith(OURS):
        return False
    return "text/html" in accepted or ("*/*" in accepted and bool(page_of(scope["path"])))


class _Rewriter:
    """Holds a page back until it is whole, then sends it with the language written in and what is ``about`` it."""

    def __init__(self, send: Send, language: bytes, about: str) -> None:
        self.send, self.language, self.about = send, language, about.encode()
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
        if self.about:
            body = body.replace(TITLE, self.about, 1)
        body = body.replace(b"</head>", WIDTH, 1)
        headers = MutableHeaders(raw=self.start["headers"])
        if "content-length" in headers:
            headers["content-length"] = str(len(body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})
