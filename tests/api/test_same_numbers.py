"""The image, the files of its address and the sentence say the same numbers, in every chart and both languages."""

import csv
import io
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from kpi.api.desk import Desk
from kpi.book.asked import Asked
from kpi.book.index import CHARTS, drawn
from kpi.charts.canvas import IMAGES
from kpi.charts.chart import Chart
from kpi.text.labels import label
from kpi.text.numbers import percent, signed
from kpi.text.wording import Wording
from tests.building import without_notes

VIEWS = {"164": "2020", "MH": "2023"}
LYING = {"ranking", "services_ranking", "documents_ranking", "plan_units", "spread", "siblings"}
"""Charts whose values lie along the bottom; as many of their rows are drawn as there is room for."""
BESIDE = ("low", "quartile_1", "median", "quartile_3", "high", "target", "bound_low", "bound_high")
FIGURE = re.compile(r"−?\d[\d.,]*(?:\u00a0?%)?")
COLUMNS = {
    "col_unit_code": "unit",
    "col_indicator_code": "indicator",
    "col_year": "year",
    "col_value": "value",
    "col_numerator": "numerator",
    "col_denominator": "denominator",
    "col_reported": "units_reported",
    "col_expected": "units_expected",
    "col_change_plain": "change",
    "col_target": "target",
    "col_status": "status",
}


# What nobody reported for the real city in 2020; everything else has figures.
BLANK = {"ranking", "plan_units", "on_time", "services_ranking", "documents_months", "documents_ranking", "spread"}
ASKED = [
    (place, name, lang)
    for place in VIEWS
    for name in CHARTS
    for lang in ("vi", "en")
    if place != "164" or name not in BLANK
]


@pytest.fixture(params=ASKED, ids="-".join)
def asked(request: pytest.FixtureRequest) -> tuple[str, str, str]:
    place, name, lang = request.param
    return place, name, lang


@pytest.mark.parametrize("name", sorted(BLANK))
def test_what_nobody_reported_is_said_in_words(client: TestClient, name: str) -> None:
    answer = client.get(address("164", name, "vi", "csv"))
    assert answer.status_code == 404
    assert "số liệu" in answer.text


def address(place: str, name: str, lang: str, kind: str) -> str:
    return f"/chart/{name}.{kind}?place={place}&year={VIEWS[place]}&lang={lang}"


def chart_of(desk: Desk, place: str, name: str, lang: str) -> tuple[Chart, Wording]:
    view = desk.view(Asked({"place": place, "year": VIEWS[place], "lang": lang}), "http://kpi.example")
    chart = drawn(view, name, IMAGES["wide"])
    assert isinstance(chart, Chart)
    return chart, view.say


def test_csv_and_json_have_the_same_rows(client: TestClient, asked: tuple[str, str, str]) -> None:
    place, name, lang = asked
    rows = client.get(address(place, name, lang, "json")).json()["rows"]
    text = client.get(address(place, name, lang, "csv")).text
    table = list(csv.DictReader(io.StringIO(without_notes(text))))
    assert len(table) == len(rows) > 0
    for printed, row in zip(table, rows, strict=True):
        for head, column in COLUMNS.items():
            cell = printed[label(head, lang)]
            assert cell == ("" if row[column] is None else str(row[column])), (head, row)


def test_the_figure_draws_what_the_files_say(client: TestClient, desk: Desk, asked: tuple[str, str, str]) -> None:
    place, name, lang = asked
    rows = client.get(address(place, name, lang, "json")).json()["rows"]
    chart, say = chart_of(desk, place, name, lang)
    traces = chart.figure.to_dict()["data"]
    told = {exact(row["value"]) for row in rows if row["value"] is not None}
    beside = {exact(row[column]) for row in rows for column in BESIDE if row.get(column) is not None}
    shown = {exact(value) for trace in traces for value in values(name, trace)}
    assert shown <= told | beside
    if name not in {*LYING, "tiles"}:
        assert told <= shown
    forms = {form for row in rows for form in written(row, say)}
    texts = [text for trace in traces for text in trace.get("text") or () if text]
    numbers = [found.group() for text in texts if (found := FIGURE.search(heart(text)))]
    assert set(numbers) <= forms
    assert numbers or name in {"documents", "documents_months", "levels", "side_by_side", "spread", "siblings"}
    if name == "tiles":
        assert sorted(numbers) == sorted(
            say.figure(row["value"], row["indicator"]) for row in rows if row["value"] is not None
        )


def test_the_image_is_made_of_that_figure(client: TestClient, desk: Desk, asked: tuple[str, str, str]) -> None:
    place, name, lang = asked
    pencil: Any = desk.renderer()
    assert client.get(address(place, name, lang, "png")).status_code == 200
    chart, _ = chart_of(desk, place, name, lang)
    assert chart.still.to_dict() in pencil.specs
    assert client.get(address(place, name, lang, "png")).status_code == 200


def test_the_sentence_tells_figures_of_the_files(client: TestClient, desk: Desk, asked: tuple[str, str, str]) -> None:
    place, name, lang = asked
    told = client.get(address(place, name, lang, "json")).json()
    chart, say = chart_of(desk, place, name, lang)
    assert (told["headline"], told["sentence"], told["alt"]) == (
        chart.telling.headline, chart.telling.sentence, chart.telling.alt,
    )  # fmt: skip
    forms = {form for row in told["rows"] for form in (*written(row, say), *moved(row, lang), row["printed"])}
    shares = set(re.findall(r"\d[\d.,]*(?:\u00a0%|%)", told["sentence"]))
    steps = set(re.findall(r"[+−]\d[\d.,]*\d", told["sentence"]))
    assert shares | steps <= forms
    assert name == "siblings" or any(form in told["sentence"] for form in forms if form)


def moved(row: dict[str, Any], lang: str) -> list[str]:
    """Return how the change of a row may be written: as points, and as a share of what it was."""
    steps = [row[column] for column in ("moved", "change") if row.get(column) is not None]
    forms = [signed(step, decimals, lang) for step in steps for decimals in (0, 1, 2)]
    if row["change"] and row["previous"]:
        share = 100 * row["change"] / row["previous"]
        forms += [percent(abs(share), 1, lang), signed(share, 1, lang)]
    return forms


def exact(value: float) -> float:
    return round(float(value), 9)


def values(name: str, trace: dict[str, Any]) -> list[float]:
    """Return what a trace draws along the axis of values; words alone and the places of tiles are none."""
    if name == "tiles" or trace.get("mode") == "text":
        return []
    return [value for value in trace["x" if name in LYING else "y"] if value is not None]


def heart(text: str) -> str:
    """Return what is in bold, where something is; the name of a tile may hold a number."""
    return text.partition("<b>")[2] or text


def written(row: dict[str, Any], say: Wording) -> list[str]:
    """Return how the values of a row may be written."""
    known = [row[column] for column in ("value", *BESIDE) if row.get(column) is not None]
    places = (None, 0, row["decimals"]) if row["decimals"] is not None else (None, 0)
    return [say.figure(value, row["indicator"], decimals) for value in known for decimals in places]
