"""After signing in a person is back on the page it began on, and on no other host's."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from kpi.api.sign_in import ComeBack


def lead(_: Request) -> RedirectResponse:
    return RedirectResponse("/kpi/", 302)


@pytest.fixture
def client() -> TestClient:
    routes = [Route("/kpi/auth/login", lead), Route("/kpi/oauth2callback", lead)]
    app = Starlette(routes=routes, middleware=[Middleware(ComeBack, below="/kpi")])
    return TestClient(app, "http://kpi.example", follow_redirects=False)


@pytest.mark.parametrize(
    ("began", "ends"),
    [
        ("http://kpi.example/kpi/intake?place=MH&part=forms", "/kpi/intake?place=MH&part=forms"),
        ("http://kpi.example/kpi/", "/kpi/overview"),
        ("http://kpi.example/kpi/nowhere", "/kpi/"),
        ("https://evil.example//evil.example/intake", "/kpi/"),
        ("", "/kpi/"),
    ],
)
def test_it_leads_back(client: TestClient, began: str, ends: str) -> None:
    client.get("/kpi/auth/login", headers={"referer": began})
    assert client.get("/kpi/oauth2callback").headers["location"] == ends
    assert client.get("/kpi/oauth2callback").headers["location"] == "/kpi/"  # once


@pytest.mark.parametrize("forged", ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example%2Fintake", "a%0d%0ab", "%00"])
def test_a_forged_cookie_leads_nowhere_else(client: TestClient, forged: str) -> None:
    answer = client.get("/kpi/oauth2callback", headers={"cookie": f"kpi_back={forged}"})
    assert answer.headers["location"] in ("/kpi/", "/kpi/intake")
