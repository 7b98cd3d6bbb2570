"""The language that a page says it is in."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from kpi.api.language import SCRIPT, PageLanguage

PAGE = '<!doctype html><html lang="en"><head></head><body>Xin chào</body></html>'


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse(PAGE)


async def text(_: Request) -> PlainTextResponse:
    return PlainTextResponse(PAGE)


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=[Route("/", page), Route("/text", text)], middleware=[Middleware(PageLanguage)])
    return TestClient(app, headers={"accept": "text/html,*/*"})


@pytest.mark.parametrize(
    ("query", "language"),
    [("", "vi"), ("?lang=vi", "vi"), ("?lang=en", "en"), ("?lang=fr", "vi"), ("?lang=%00", "vi"), ("?lang=%ff", "vi")],
)
def test_a_page_says_the_language_of_its_address(client: TestClient, query: str, language: str) -> None:
    answer = client.get(f"/{query}")
    told = PAGE.replace('lang="en"', f'lang="{language}"').replace("</head>", SCRIPT.decode())
    assert answer.text == told
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_other_requests_pass_untouched(client: TestClient) -> None:
    assert client.get("/text", headers={"accept": "*/*"}).text == PAGE
