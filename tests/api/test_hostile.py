"""Random and hostile requests to every route: an answer or words, never a failure, never a hang.

KPI_REQUESTS says how many (1500 where it is not set).
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message

from kpi.api.charts import chart_route
from kpi.api.desk import Desk
from kpi.api.embed import embed_route
from kpi.api.language import PageLanguage
from kpi.api.present import present_route
from kpi.api.preview import PAGES, previewer
from kpi.api.short import short_route
from kpi.book.asked import SELECTED
from kpi.book.index import CHARTS
from tests.building import tries

COUNT, AT_ONCE = tries("KPI_REQUESTS", 1500), 8
SLOWEST = 30.0  # seconds that no answer may take, on a busy machine too
ALLOWED = {200, 204, 302, 304, 400, 404, 405}

SENSIBLE: dict[bytes, list[bytes]] = {
    b"lang": [b"vi", b"en"],
    b"place": [b"164", b"MH"],
    b"units": [b"MH01,MH02", b"05443"],
    b"area": [b"digital"],
    b"year": [b"2020"],
    b"years": [b"2019-2020"],
    b"indicator": [b"plan_completion", b"signature_coverage"],
    b"unit": [b"MH01"],
    b"ground": [b"today"],
    b"partial": [b"1"],
    b"asof": [b"1"],
    b"chart": [b"levels"],
    b"size": [b"square", b"print"],
    b"theme": [b"dark"],
}
HOSTILE = [
    b"", b"0", b"-1", b"1e999", b"NaN", b"null", b"undefined", b"true", b"[]", b"{}", b"\x00", b"\xff\xfe",
    b"\xed\xa0\x80",
    b"%", b"%zz", b"%00", b"%0d%0aX-Evil:1", b"\r\nX-Evil: 1", b"' OR 1=1 --", b"'; DROP TABLE unit; --", b"${7*7}",
    b"{{7*7}}", b"{0.__class__}", b"%s%n%x", b"<script>alert(1)</script>", b"\"><img src=x onerror=alert(1)>",
    b"javascript:alert(1)", b"../../../etc/passwd", b"..%2f..%2fetc%2fpasswd", b"file:///etc/passwd", b"//evil.example",
    b"9" * 5000, b"A" * 9000, b"2020" * 50, b"2019-2020-2021", b"2020-2019", b"0000-00-00", b"9999-12-31",
    b"0001-01-01",
    b"2020-02-30", b"2020-W01-1", b"today ", b"TODAY", "٢٠٢٠".encode(), "²".encode(), "Thái Nguyên".encode(),
    "\u202e".encode(),
    "phường".encode("utf-16"), b"05443@2025-07-01", b"05443@", b"@", b",", b",,,,", b"164,164", b"MH", b"=", b"&",
    b"#", b"?",
    b"wide\n", b"__proto__", b"constructor", b"()", b"\\", b"`id`", b"|ls", b"$(id)", b"\x1b[31m",
]  # fmt: skip
NAMES = [name.encode() for name in (*SELECTED, "size", "theme")]
STRANGE_NAMES = [
    b"",
    b"__class__",
    b"rows",
    b"Lang",
    b"lang[]",
    b"lang.x",
    b"\x00",
    b"a" * 3000,
    b"utm_source",
    b"fbclid",
]
CHART_NAMES = [name.encode() for name in CHARTS]
KINDS = [b"csv", b"json", b"json", b"csv", b"png", b"svg"]
STRANGE_PATHS = [
    b"/chart", b"/chart/", b"/chart/.", b"/chart/..", b"/chart/../c/levels", b"/chart/levels", b"/chart/levels.",
    b"/chart/levels.csv/", b"/chart//levels.csv", b"/chart/levels.csv.png", b"/chart/.png", b"/chart/%2e%2e%2fx.png",
    b"/chart/levels.png%00.csv", b"/chart/levels%0a.csv", b"/chart/LEVELS.csv", b"/chart/" + b"a" * 5000 + b".png",
    b"/embed", b"/embed/", b"/embed/levels/x", b"/embed/%3Cscript%3E", b"/c", b"/c/", b"/c/..", b"/c//evil.example",
    b"/c/levels%0d%0aX-Evil:1", b"/c/%ff%fe", "/c/cấp độ".encode(), b"/c/\\\\evil.example", b"/chart/{file}.png",
]  # fmt: skip
METHODS = ["GET"] * 20 + ["HEAD", "HEAD", "OPTIONS", "POST", "DELETE", "PUT"]
HEADERS: list[tuple[bytes, bytes]] = [
    (b"if-none-match", b"*"),
    (b"if-none-match", b'W/"x", "y"'),
    (b"if-none-match", b"\xff" * 200 + b'"'),
    (b"host", b"evil.example/x?<script>"),
    (b"host", b""),
    (b"host", b"a" * 4000),
    (b"host", b"kpi.example"),
    (b"accept", b"*/*"),
    (b"accept", b"text/html"),
]


PAGE = '<html lang="en"><head><title>Streamlit</title></head></html>'


@dataclass
class Answer:
    request: str
    status: int = 0
    headers: dict[bytes, bytes] = field(default_factory=dict)
    body: bytes = b""
    seconds: float = 0.0


def requests(dice: random.Random) -> Iterator[tuple[str, bytes, bytes, list[tuple[bytes, bytes]]]]:
    for _ in range(COUNT):
        yield dice.choice(METHODS), path(dice), query(dice), dice.sample(HEADERS, dice.choice([0, 0, 1, 2]))


def path(dice: random.Random) -> bytes:
    if dice.random() < 0.15:
        return dice.choice(STRANGE_PATHS)
    name = dice.choice(CHART_NAMES) if dice.random() < 0.9 else quote_from_bytes(dice.choice(HOSTILE)).encode()
    page = b"/" + dice.choice((*PAGES, "present")).encode()
    return dice.choice([b"/chart/" + name + b"." + dice.choice(KINDS), b"/embed/" + name, b"/c/" + name, page])


def query(dice: random.Random) -> bytes:
    if dice.random() < 0.05:
        return dice.choice(HOSTILE) * dice.choice([1, 1, 3])
    pairs = [pair(dice) for _ in range(dice.choice([0, 1, 1, 2, 2, 3, 4, 80]))]
    return dice.choice([b"&", b"&", b"&", b";"]).join(pairs)


def pair(dice: random.Random) -> bytes:
    chance = dice.random()
    if chance < 0.6:
        name = dice.choice(list(SENSIBLE))
        return name + b"=" + dice.choice(SENSIBLE[name])
    name = dice.choice(NAMES) if chance < 0.95 else dice.choice(STRANGE_NAMES)
    value = dice.choice(HOSTILE) if dice.random() < 0.9 else dice.randbytes(dice.randrange(40))
    return name + b"=" + (quote_from_bytes(value).encode() if dice.random() < 0.7 else value)


async def ask(app: ASGIApp, method: str, raw: bytes, asked: bytes, headers: list[tuple[bytes, bytes]]) -> Answer:
    """Return the answer to a request as a server hands it over: no client has made it decent before."""
    answer = Answer(f"{method} {raw!r}?{asked!r} {headers!r}"[:600])
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote_to_bytes(raw).decode("utf-8", "replace"), "raw_path": raw, "query_string": asked,
        "root_path": "", "headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status, answer.headers = message["status"], dict(message["headers"])
        else:
            answer.body += message.get("body", b"")

    start = time.perf_counter()
    await app(scope, receive, send)
    answer.seconds = time.perf_counter() - start
    return answer


@pytest.fixture(scope="module")
def answers(desk: Desk) -> list[Answer]:
    pages = Route("/{page}", lambda _: HTMLResponse(PAGE))
    app = Starlette(
        routes=[
            chart_route(desk),
            embed_route(desk),
            short_route(desk),
            present_route(desk),
            pages,
        ],
        middleware=[Middleware(PageLanguage, preview=previewer(desk))],
    )

    async def all_of_them() -> list[Answer]:
        found: list[Answer] = []
        coming = requests(random.Random(20260611))

        async def one_after_the_other() -> None:
            found.extend([await ask(app, *request) for request in coming])

        await asyncio.wait_for(asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE))), 900)
        return found

    return asyncio.run(all_of_them())


def test_every_request_gets_an_answer_that_is_no_failure(answers: list[Answer]) -> None:
    assert len(answers) == COUNT
    assert [answer for answer in answers if answer.status not in ALLOWED] == []
    counted = Counter(answer.status for answer in answers)
    assert all(counted[status] >= 10 for status in (200, 302, 400, 404, 405)), counted


def test_no_request_takes_long(answers: list[Answer]) -> None:
    assert [answer.request for answer in answers if answer.seconds > SLOWEST] == []


def test_what_is_refused_is_told_in_plain_words(answers: list[Answer]) -> None:
    for answer in answers:
        ours = any(f" b'{head}" in answer.request for head in ("/chart", "/embed", "/c/"))
        if ours and answer.status in (400, 404, 405) and not answer.request.startswith("HEAD"):
            assert answer.headers[b"x-content-type-options"] == b"nosniff", answer
            assert answer.headers[b"content-type"] in (b"text/plain; charset=utf-8", b"application/json"), answer
            assert 20 < len(answer.body) < 20_000, answer
            assert not any(letter in answer.body for letter in (b"\x00", b"\x1b", b"\r"))


def test_no_request_writes_a_header_or_a_tag(answers: list[Answer]) -> None:
    for answer in answers:
        assert b"x-evil" not in answer.headers
        assert not any(letter in value for value in answer.headers.values() for letter in (b"\r", b"\n", b"\x00"))
        assert answer.headers.get(b"location", b"../").startswith(b"../")
        if b"html" in answer.headers.get(b"content-type", b"") and "b'/present" not in answer.request:
            assert answer.body.count(b"<script") <= (b"kpi_width" in answer.body)
            assert b"onerror=" not in answer.body
