"""Rankings that set apart what rests on few, and trends whose coverage lacks units."""

import pytest

from kpi.analysis.children import children
from kpi.analysis.series import series
from kpi.charts.chart import Chart, Telling
from kpi.charts.ranking import HEADING_ROW, ranking
from kpi.charts.trend import trend
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording
from tests.building import World, said

HEADING = "<i>Không xếp hạng:</i>"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    world = World(tmp_path_factory.mktemp("ranking"))
    late = {"W1": (100, 5), "W2": (10, 2), "W3": (200, 4)}
    return world.show(
        *(said(ward, "2020", "handled", handled) for ward, (handled, _) in late.items()),
        *(said(ward, "2020", "late", count) for ward, (_, count) in late.items()),
        *(said(ward, "2019", "wired", 1) for ward in ("W1", "W2", "W3")),
        *(said(ward, "2020", "wired", int(ward == "W1")) for ward in ("W1", "W2")),
    )


@pytest.fixture(scope="module")
def say(data: Snapshot) -> Wording:
    return Wording(read_reference(data), "vi")


@pytest.fixture(scope="module")
def chart(data: Snapshot, say: Wording) -> Chart:
    return ranking(children(data, "C", "late_share", 2020), say, Telling("Trễ hạn"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_shares_of_few_stand_below_a_line_that_says_why(chart: Chart) -> None:
    assert list(chart.figure.layout.yaxis.ticktext) == ["Phường Ba", "Phường Một", HEADING, "Phường Hai"]
    bars, _, heading, marks, words = chart.figure.data
    assert list(bars.y) == ["W3", "W1"]
    assert (list(heading.y), list(heading.text)) == ([HEADING_ROW], [" <i>mẫu số dưới 20</i>"])
    assert (list(marks.x), list(marks.y), list(marks.customdata)) == ([20], ["W2"], ["W2"])
    assert [plain(text) for text in words.text] == ["\u200220,0 %"]


def test_their_intervals_are_thin_bars_that_fit_on_the_axis(chart: Chart) -> None:
    marks = chart.figure.data[3]
    low, high = marks.x[0] - marks.error_x.arrayminus[0], marks.x[0] + marks.error_x.array[0]
    assert (round(low, 2), round(high, 2)) == (5.67, 50.98)  # Wilson, 2 of 10
    assert list(chart.figure.data[4].x) == pytest.approx([high])
    assert chart.figure.layout.xaxis.range[1] == pytest.approx(1.4 * high)


def test_pointing_tells_the_interval_in_words(chart: Chart) -> None:
    words = "từ 6 % đến 51 % (khoảng tin cậy 95 %)"
    assert plain(chart.figure.data[3].hovertext[0]).split("<br>")[:4] == [
        "<b>Phường Hai</b>",
        "20,0 %",
        words,
        "2/10 hồ sơ",
    ]
    assert "khoảng tin cậy" not in chart.figure.data[0].hovertext[0]


def test_without_shares_of_few_there_is_no_such_line(data: Snapshot, say: Wording) -> None:
    chart = ranking(children(data, "C", "wired_coverage", 2020), say, Telling("Kết nối"))
    assert HEADING_ROW not in chart.figure.layout.yaxis.categoryarray
    assert len(chart.figure.data) == 2


def test_coverage_that_lacks_units_has_a_thin_bar_and_says_what_it_means(data: Snapshot, say: Wording) -> None:
    chart = trend(series(data, ["wired_coverage"], ["C"]), say, Telling("Kết nối"))
    line = chart.figure.data[0]
    assert (list(line.x), list(line.y)) == ([2019, None, 2020], [100, None, 50])
    assert (line.error_y.arrayminus[0], line.error_y.array[0]) == (None, None)
    assert line.y[2] - line.error_y.arrayminus[2] == pytest.approx(100 / 3)
    assert line.y[2] + line.error_y.array[2] == pytest.approx(200 / 3)
    told = "2/3 báo cáo; 50 % trong số đã báo cáo; cả thành phố từ 33 % đến 67 %"
    assert told.replace("; ", "<br>") in plain(line.hovertext[2])
    assert "Thanh mảnh: cả địa bàn nếu không đơn vị thiếu số liệu nào có, và nếu tất cả đều có." in chart.foot


def test_coverage_of_all_units_has_none(data: Snapshot, say: Wording) -> None:
    chart = trend(series(data, ["wired_coverage"], ["C"], 2019, 2019), say, Telling("Kết nối"))
    assert chart.figure.data[0].error_y.array is None
    assert "Thanh mảnh" not in chart.foot
