"""After signing in a person comes back to the page they came from; Streamlit itself leads to the first page."""

from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kpi.api.addresses import page_path
from kpi.api.preview import page_of

COOKIE = "kpi_back"
LONGEST = 3000  # letters of an address that is remembered
PATIENCE = 900  # seconds that a person may take to sign in


class ComeBack:
    """ASGI middleware: remembers in a cookie where a sign-in began, and leads there when it is done."""

    def __init__(self, app: ASGIApp, below: str = "") -> None:
        self.app = app
        self.below = below

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but the beginning and the end of a sign-in."""
        path = page_path(scope["path"], self.below) if scope["type"] == "http" else ""
        headers = Headers(scope=scope) if path else Headers()
        if path == "/auth/login":
            began = self._of_ours(headers.get("referer", ""))
            await self.app(scope, receive, _remembering(send, self._cookie(began, PATIENCE)) if began else send)
        elif path == "/oauth2callback":
            back = self._of_ours(unquote(cookie_parser(headers.get("cookie", "")).get(COOKIE, "")))
            await self.app(scope, receive, _remembering(send, self._cookie("", 0), back) if back else send)
        else:
            await self.app(scope, receive, send)

    def _of_ours(self, address: str) -> str:
        """Return path and query of an address if it is a page of ours; never another host."""
        told = urlsplit(address)
        page = page_of(page_path(told.path, self.below))
        if not told.path or not page or len(address) > LONGEST:
            return ""
        return f"{self.below}/{page}" + (f"?{told.query}" if told.query else "")

    def _cookie(self, value: str, seconds: int) -> str:
        carrier = Response()
        path = self.below or "/"
        carrier.set_cookie(COOKIE, quote(value, safe=""), seconds, path=path, httponly=True, samesite="lax")
        return carrier.headers["set-cookie"]


def _remembering(send: Send, cookie: str, location: str = "") -> Send:
    """Send with a cookie and, where a redirect leads to no other host, to ``location`` if there is one."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers.append("set-cookie", cookie)
            if location and message["status"] in (302, 303, 307) and not urlsplit(headers.get("location", "")).netloc:
                headers["location"] = location
        await send(message)

    return sent
