"""The page where files are sent is shut where nobody can sign in, and says what to do instead."""

import pytest

from tests.ui.conftest import Open, words


@pytest.mark.parametrize(("lang", "told"), [("vi", "Trang này chưa mở"), ("en", "This page is shut")])
def test_without_a_provider_the_page_is_shut(open_page: Open, lang: str, told: str) -> None:
    app = open_page("intake", lang=lang)
    assert told in words(app)
    assert "kpi import so-lieu.xlsx --place MH07 --publish" in app.code[0].value
    assert not app.get("file_uploader")
    assert len(app.main.selectbox) == 0
