"""The first page under a name of its own."""

from starlette.applications import Starlette
from starlette.testclient import TestClient

from kpi.api.overview import overview_route


def test_it_leads_to_the_first_page_with_what_is_selected() -> None:
    client = TestClient(Starlette(routes=[overview_route()]), base_url="http://kpi.example", follow_redirects=False)
    for asked, told in (
        ("/overview", "./"),
        ("/overview?place=MH&years=2018-2025&lang=en", "./?place=MH&years=2018-2025&lang=en"),
        ("/overview?next=//evil.example%0d%0aSet-Cookie:a=b", "./?next=//evil.example%0d%0aSet-Cookie:a=b"),
    ):
        answer = client.get(asked)
        assert (answer.status_code, answer.headers["location"]) == (302, told)
        assert "set-cookie" not in answer.headers
