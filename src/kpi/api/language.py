"""What is written into Streamlit's page before it is sent: language, preview, a script for width and words.

Streamlit's own page says English always, and its scripts cannot know how much room a chart has.
"""

import json
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kpi.analysis.selection import LANGUAGES
from kpi.api.addresses import page_path
from kpi.api.preview import Preview, page_of
from kpi.charts.canvas import ROOMS
from kpi.intake.reading.limits import Limits
from kpi.text.labels import label
from kpi.text.labels.streamlit import LABELS as STREAMLIT_LABELS

OURS = ("/embed/", "/present")  # pages that say all this themselves
TITLE = b"<title>Streamlit</title>"
STREAMLIT = b'<html lang="en">'
TRANSPORT = ("large", "kind", "upload", "lost", "lost_how")


def page_script() -> bytes:
    """Return the script that tells how wide the window is, keeps the page's language and speaks it for Streamlit.

    Streamlit's own words are said in English only; the script says them in the page's language to who hears it.
    """
    words = list(STREAMLIT_LABELS.values())
    script = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
    megabytes = Limits().file_bytes // 10**6
    faults = {
        name: {lang: label(f"transport_{name}", lang, megabytes=megabytes) for lang in LANGUAGES} for name in TRANSPORT
    }
    script = script.replace("FAULTS", json.dumps(faults, ensure_ascii=False), 1)
    script = script.replace("ROOMS", json.dumps(list(ROOMS)), 1)
    return script.replace("WORDS", json.dumps(words, ensure_ascii=False), 1).encode()


SCRIPT = b"<script>" + page_script() + b"</script></head>"


class PageLanguage:
    """ASGI middleware: writes ``vi`` into the page, or ``en`` where the address asks for English.

    And what ``preview`` says of it, from its title on; who previews a link asks for no certain kind of answer.
    """

    def __init__(self, app: ASGIApp, preview: Preview | None = None, below: str = "") -> None:
        self.app = app
        self.below = below
        self.preview = preview

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but HTML pages, whose first tag is rewritten."""
        if scope["type"] != "http" or not _for_a_page(scope, self.below):
            await self.app(scope, receive, send)
            return
        about = await self.preview(scope) if self.preview and scope["method"] == "GET" else ""
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        english = parse_qs(scope["query_string"].decode("latin-1")).get("lang") == ["en"]
        await self.app({**scope, "headers": plain}, receive, _Rewriter(send, b"en" if english else b"vi", about))


def _for_a_page(scope: Scope, below: str) -> bool:
    accepted = Headers(scope=scope).get("accept", "*/*")
    path = page_path(scope["path"], below)
    if path.startswith(OURS):
        return False
    return "text/html" in accepted or ("*/*" in accepted and bool(page_of(path)))


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
        body = body.replace(b"</head>", SCRIPT, 1)
        headers = MutableHeaders(raw=self.start["headers"])
        headers["x-frame-options"] = "DENY"  # what may stand in other sites' pages has a route of its own: /embed
        headers["content-security-policy"] = "frame-ancestors 'none'"
        if "content-length" in headers:
            headers["content-length"] = str(len(body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})
