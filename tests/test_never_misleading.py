"""No form shows a figure without what keeps it honest: every place, chart, card, slide, briefing, file."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pandas as pd
import pytest

from kpi.analysis.answer import Row, each, same_units
from kpi.analysis.provenance import years_with_data
from kpi.book.briefing.plan import plan_brief
from kpi.book.caveats import caveats
from kpi.book.document import as_document
from kpi.book.files import as_csv
from kpi.book.index import CHARTS, drawn
from kpi.book.opening import remembering
from kpi.book.present import present_page
from kpi.book.standing import selected_cards, standing_out
from kpi.book.view import View
from kpi.charts.chart import Chart
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot, Warehouse
from kpi.text.sentences import tell_row
from kpi.ui.cards import _card
from tests.book.looking import look
from tests.building import World, said, without_notes

ALL_OR_NONE = re.compile(r"(?<![\d.,> <])(?:100|0)(?:,0+)? %")
PLACES = ("19", "164", "172", "173", "19@2025-07-01", "MH", "VN")


@pytest.fixture(scope="module", params=[*((place, "vi") for place in PLACES), ("19", "en"), ("MH", "en")], ids=str)
def views(request: pytest.FixtureRequest, real_warehouse: Warehouse) -> list[View]:
    """Years of a place: the first, the last, and those between that stand for something of their own."""
    place, lang = request.param
    years = years_with_data(real_warehouse.snapshot(), place)
    shown = [year for year in years if year in (years[0], 2019, 2023, years[-1])]
    keep = remembering()
    return [replace(look(real_warehouse, place=place, year=str(year), lang=lang), keep=keep) for year in shown]


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00a0", " "))


def rows_of(view: View) -> list[Row]:
    return selected_cards(view, view.selection.place, view.selection.year, "")


def charts_of(view: View) -> Iterator[tuple[str, Chart]]:
    for name in CHARTS:
        chart = drawn(view, name)
        if isinstance(chart, Chart):
            yield name, chart


def test_cards_slides_and_briefings_say_every_caveat(views: list[View]) -> None:
    for view in views:
        slides, brief = spaced(present_page(view)), plan_brief(view)
        printed = spaced(brief.table.html() + brief.findings.html(99)).lower()
        table = {cell for row in brief.table.rows for cell in row.values()}
        for row in rows_of(view):
            card = spaced(_card(view, row, [], []))
            for text in map(spaced, caveats(view, row)):
                assert text in slides, (view.selection, row.indicator)
                assert text in card or text in slides
                beside = row.origin == "children" and spaced(view.say.coverage(row)) in text
                assert text.lower().rstrip(".") in printed or beside or any(text in cell for cell in table), text


def test_a_sum_that_lacks_units_bears_their_name_in_every_form(views: list[View]) -> None:
    for view in views:
        slides = spaced(present_page(view))
        for row in rows_of(view):
            bearer = spaced(view.say.bearer(row))
            assert bool(bearer) == (row.origin in ("children", "territory", "territory_children") and not row.covered)
            if bearer:
                assert bearer in slides
                assert bearer.lower() in spaced(tell_row(row, view.say)).lower()
        for name, chart in charts_of(view):
            document, file = as_document(view, name, chart), as_csv(view, chart.answer, chart.title)
            table = list(csv.DictReader(io.StringIO(without_notes(file.decode("utf-8-sig")))))
            for place, row in enumerate(each(chart.answer)):
                told = view.say.bearer(row)
                assert document["rows"][place]["figure_of"] == (told or None)
                assert table[place][view.say("col_bearer")] == told


def test_lines_join_the_same_units_only(views: list[View]) -> None:
    for view in views:
        for _, chart in charts_of(view):
            if {"year", "sum_of"} <= set(chart.answer) and "place" not in chart.answer:
                _never_joined(chart)


def _never_joined(chart: Chart) -> None:
    rows = {(row.unit, row.indicator, row.year): row for row in each(chart.answer) if not pd.isna(row.value)}
    for trace in chart.figure.to_dict()["data"]:
        if "lines" not in str(trace.get("mode")) or not trace.get("customdata"):
            continue
        points = list(zip(trace["x"], trace["y"], trace["customdata"], strict=True))
        for before, after in pairwise(points):
            if before[1] is None or after[1] is None:
                continue
            for code in chart.answer["indicator"].unique():
                pair = [rows.get((point[2], code, point[0])) for point in (before, after)]
                if all(pair) and [row.value for row in pair if row] == [before[1], after[1]]:
                    assert same_units(pair[0], pair[1])


def test_what_was_derived_is_never_told_as_reported(real_warehouse: Warehouse, real: Snapshot) -> None:
    view = look(real_warehouse, place="164", year="2020")
    for code in ("signature_coverage", "onestop_coverage", "website_coverage"):
        row = next(row for row in rows_of(view) if row.indicator == code)
        assert (row.value, row.origin, pd.isna(row.children_value)) == (100, "stated", True)
        for name in ("tiles", "coverage", "ranking"):
            chart = drawn(view.changed(indicator=code), name)
            assert isinstance(chart, Chart)
            for text in (chart.foot, chart.telling.sentence, chart.alt, chart.telling.headline):
                assert "32/32 đơn vị báo cáo" not in spaced(text), name
    told = drawn(view.changed(indicator="signature_coverage"), "tiles")
    assert isinstance(told, Chart)
    assert "Suy ra cho 32/32 đơn vị, không đơn vị nào báo cáo." in told.foot
    assert "Suy ra từ báo cáo: 32 đơn vị." in told.telling.sentence


def test_late_is_said_only_of_who_was_due(world: World) -> None:
    article = {"source": "later"}  # an article, which mentions whom it likes
    world.publish(said("W1", "2020", "handled", 10, **article), said("W1", "2019", "handled", 9))
    for year, told, other in ((2020, "nguồn không nêu", "chưa báo cáo"), (2019, "chưa báo cáo", "nguồn không nêu")):
        chart = drawn(look(world.warehouse, year=str(year), indicator="handled"), "ranking")
        assert isinstance(chart, Chart)
        everything = " ".join([chart.foot, chart.telling.sentence, chart.alt, str(chart.figure)]).lower()
        assert told in everything
        assert other not in everything


def test_no_share_is_rounded_to_all_or_none(world: World) -> None:
    counts = {"W1": (9996, 10000), "W2": (4, 10000), "W3": (10000, 10000)}
    world.publish(
        *(said(ward, "2020", "handled", whole) for ward, (_, whole) in counts.items()),
        *(said(ward, "2020", "late", part) for ward, (part, _) in counts.items()),
    )
    chart = drawn(look(world.warehouse, year="2020", indicator="late_share"), "ranking")
    assert isinstance(chart, Chart)
    words = {row.unit: look(world.warehouse).say.value(row) for row in each(chart.answer)}
    assert words == {"W1": "99,96\u00a0%", "W2": "0,04\u00a0%", "W3": "100,0\u00a0%"}
    assert list(zip(chart.answer["unit"], chart.answer["place"], strict=True)) == [("W2", 1), ("W1", 2), ("W3", 3)]


@pytest.mark.parametrize(
    ("value", "told"),
    [(99.96, "99,96 %"), (99.9996, "> 99,9 %"), (0.04, "0,04 %"), (0.0001, "< 0,1 %"), (100, "100,0 %"), (0, "0,0 %"),
     (100.04, "100,04 %"), (54.32, "54,3 %")],
)  # fmt: skip
def test_what_is_nearly_all_or_none_says_so(real: Snapshot, value: float, told: str) -> None:
    view = read_reference(real)
    from kpi.text.wording import Wording

    assert Wording(view, "vi").figure(value, "online_share", 1).replace("\u00a0", " ") == told


def test_something_of_nothing_is_told_and_zeros_are_reports(world: World) -> None:
    world.publish(
        said("W1", "2020", "handled", 0), said("W1", "2020", "late", 5),
        *(said(ward, "2019", item, 0) for ward in ("W1", "W2", "W3") for item in ("handled", "late")),
    )  # fmt: skip
    view = look(world.warehouse, place="C", year="2020")
    chart = drawn(view.changed(indicator="late_share"), "ranking")
    rows = {row.unit: view.say.value(row) for row in each(drawn_answer(view))}
    assert rows["W1"] == "5/0: mẫu số bằng 0 mà tử số khác 0, cần kiểm tra"
    earlier = look(world.warehouse, place="C", year="2019")
    city = next(row for row in rows_of(earlier) if row.indicator == "late_share")
    assert (earlier.say.value(city), int(city.units_reported)) == ("không phát sinh (0/0)", 3)
    assert chart is not None


def drawn_answer(view: View) -> pd.DataFrame:
    from kpi.analysis.children import children

    return children(view.data, view.selection.place, "late_share", view.selection.year)


def test_no_indicator_is_better_and_behind_at_once(views: list[View]) -> None:
    for view in views:
        lists = standing_out(view, view.selection.place, view.selection.year, "")
        improved, lags = ({item.indicator for item in lists[key]} for key in ("improved", "lags"))
        assert not improved & lags


def test_a_headline_speaks_of_the_chosen_year_or_says_that_it_has_none(views: list[View]) -> None:
    for view in views:
        year = str(view.selection.year)
        for name, chart in charts_of(view):
            if name not in ("spread", "documents_months"):
                assert year in chart.telling.headline, (name, chart.telling.headline)


def test_missing_years_and_units_stand_in_files_and_words(world: World) -> None:
    world.publish(
        said("W1", "2018", "handled", 10), said("W1", "2020", "handled", 12), said("W2", "2020", "handled", 7)
    )
    view = look(world.warehouse, year="2020", indicator="handled", units="W1,W2,W3")
    chart = drawn(view, "trend")
    assert isinstance(chart, Chart)
    rows = [(row["unit"], row["year"], row["value"]) for row in as_document(view, "trend", chart)["rows"]]
    assert rows == [
        ("W1", 2018, 10), ("W1", 2019, None), ("W1", 2020, 12), ("W2", 2018, None), ("W2", 2019, None), ("W2", 2020, 7),
        ("W3", 2018, None), ("W3", 2019, None), ("W3", 2020, None),
    ]  # fmt: skip
    assert "Phường Một 2019: không có số liệu" in chart.alt
    assert "phường Ba không có số liệu" in chart.telling.sentence
