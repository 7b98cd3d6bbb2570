"""Figures that compare units."""

import pytest

from kpi.analysis.compare import siblings, side_by_side, spread
from kpi.charts import siblings as among
from kpi.charts import side_by_side as side
from kpi.charts import spread as moves
from kpi.charts.chart import Chart, Telling
from kpi.charts.inks import PALETTE
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording


@pytest.fixture(scope="module")
def say(real: Snapshot) -> Wording:
    return Wording(read_reference(real), "vi")


def notes(chart: Chart) -> list[str]:
    """Return what stands at the marks, each in one line."""
    found = [note.text for note in chart.figure.layout.annotations if note.name is None]
    return [text.replace("\u00a0", " ").replace("<br>", " ").replace("</b> <b>", " ") for text in found]


def test_each_unit_has_a_panel_headed_by_its_last_value(real: Snapshot, say: Wording) -> None:
    units = ["MH07", "MH16", "MH15@2025-07-01", "05443"]
    answer = side_by_side(real, "MH", "on_time_share", units, 2018, 2025)
    chart = side.side_by_side(answer, say, Telling("Đúng hạn"), place="MH")
    assert notes(chart) == [
        "<b>Phường Hoa Lan Rừng</b> 2025: 96,9 %",
        "<b>Phường Hoa Trạng Nguyên</b> 2025: 99,5 %, đến 30/6",
        "<b>Phường Hoa Tứ Quý (từ 1/7/2025)</b> 2025: 98,2 %, từ 1/7",
        "<b>Phường Trưng Vương – Thành phố Thái Nguyên</b> không có số liệu",
    ]
    assert [trace.name for trace in chart.figure.data if trace.showlegend] == [
        "Trung vị các đơn vị thuộc Thành phố Minh Họa",
        "Đơn vị",
    ]
    assert {trace.marker.symbol for trace in chart.figure.data if trace.legendgroup == "median"} == {"diamond"}


def test_a_panel_line_is_parted_and_parts_of_a_year_are_hollow(real: Snapshot, say: Wording) -> None:
    answer = side_by_side(real, "MH", "on_time_share", ["MH20", "MH16"], 2018, 2025)
    chart = side.side_by_side(answer, say, Telling("Đúng hạn"), place="MH")
    lines = [trace for trace in chart.figure.data if trace.legendgroup == "unit"]
    assert [list(trace.x) for trace in lines] == [
        [2018, 2019, 2020, 2021, 2022, None, 2024, 2025],
        list(range(2018, 2025)),
        [2025],
    ]
    assert [trace.marker.symbol for trace in lines] == [None, None, "circle-open"]
    assert all(trace.connectgaps is False for trace in chart.figure.data)


def test_a_new_definition_parts_a_panel_line(real: Snapshot, say: Wording) -> None:
    answer = side_by_side(real, "MH", "on_time_share", ["MH01"], 2018, 2020)
    answer.loc[answer["year"] == 2020, "no_change"] = "definition"
    line = side.side_by_side(answer, say, Telling("Đúng hạn"), place="MH").figure.data[-1]
    assert list(line.x) == [2018, 2019, None, 2020]


def test_the_median_says_whom_it_describes(real: Snapshot, say: Wording) -> None:
    answer = side_by_side(real, "MH", "on_time_share", ["MH20"], 2022, 2023)
    median = side.side_by_side(answer, say, Telling("Đúng hạn"), place="MH").figure.data[0]
    assert median.hovertext[1].replace("\u00a0", " ") == (
        "<b>Trung vị các đơn vị thuộc Thành phố Minh Họa, 2023</b><br>97,1 %<br>"
        "23/24 đơn vị (không tính: 1 không có số liệu)"
    )


def test_who_moved_is_drawn_where_it_may_be_told(real: Snapshot, say: Wording) -> None:
    answer = spread(real, "MH", "plan_completion", 2018, 2025)
    chart = moves.spread(answer, say, Telling("Kế hoạch"), chosen=["MH05"])
    earlier, later = chart.figure.data[1:]
    assert (earlier.name, later.name) == ("2018", "2025")
    assert (earlier.marker.symbol, later.marker.symbol) == ("line-ns", "circle")
    assert (len(later.x), later.customdata[0], earlier.x[0], later.x[0]) == (22, "MH07", 50, 100)
    assert notes(chart)[:2] == ["Phường Hoa Lan Rừng: +50,0 điểm", "<b>Phường Hoa Huệ: +29,2 điểm</b>"]
    assert notes(chart)[-1] == "Phường Hoa Thạch Thảo: −9,1 điểm"
    assert "Dấu rỗng" not in chart.foot  # what is refused is not drawn


def test_counts_move_by_counts(real: Snapshot, say: Wording) -> None:
    chart = moves.spread(spread(real, "MH", "edocs_sent", 2021, 2024), say, Telling("Văn bản đi"))
    assert notes(chart)[0] == "Phường Hoa Lan Rừng: +1.748"
    assert chart.figure.layout.xaxis.title.text == "văn bản"


def test_the_unit_stands_beside_median_and_range(real: Snapshot, say: Wording) -> None:
    answer = siblings(real, "MH07", 2023)
    shares = answer[answer["indicator"].isin(["eservice_share", "on_time_share"])]
    chart = among.siblings(shares, say, Telling("Hoa Lan Rừng"))
    whole, middle, median, dot = chart.figure.data[:4]
    assert [round(x, 2) for x in whole.x[:2]] == [26.42, 62.32]
    assert [round(x, 2) for x in middle.x[:2]] == [53.54, 60.37]
    assert [text.replace("\u00a0", " ") for text in median.text] == ["trung vị 58,0 %", "trung vị 97,1 %"]
    assert [text.replace("\u00a0", " ") for text in dot.text] == ["<b>26,5 %</b>", "<b>95,0 %</b>"]
    assert (median.marker.symbol, dot.marker.symbol, dot.name) == ("diamond", "circle", "Phường Hoa Lan Rừng")
    assert dot.textposition == ("top center", "top left")
    assert [text.rpartition("<br>")[2] for text in chart.figure.layout.yaxis.ticktext] == ["23/24 đơn vị"] * 2
    assert list(chart.figure.layout.xaxis.range) == [-2, 102]


def test_a_part_of_the_year_is_hollow_and_a_missing_value_is_said(real: Snapshot, say: Wording) -> None:
    shown = {"MH16": ("circle-open", "98,1"), "MH20": (None, "không có số liệu")}
    for unit, year in (("MH16", 2025), ("MH20", 2023)):
        answer = siblings(real, unit, year)
        chart = among.siblings(answer[answer["indicator"] == "eservice_share"], say, Telling(unit))
        symbol, words = shown[unit]
        trace = chart.figure.data[-1] if unit == "MH20" else chart.figure.data[3]
        assert trace.marker.symbol == symbol
        if unit == "MH20":
            assert trace.text[0].endswith(words)
        else:
            assert "đến 30/6" in trace.text[0]
            assert trace.marker.color == PALETTE[0]


def test_what_compares_made_up_units_is_marked(real: Snapshot, say: Wording) -> None:
    for place, unit, marked in (("MH", "MH07", 1), ("164", "05443", 0)):
        charts = [
            side.side_by_side(
                side_by_side(real, place, "signature_coverage", [unit], 2020, 2020), say, Telling("A"), place=place
            ),
            among.siblings(siblings(real, unit, 2020).query("indicator == 'signature_coverage'"), say, Telling("B")),
        ]
        for chart in charts:
            assert [note.name for note in chart.figure.layout.annotations].count("watermark") == marked
    moved = moves.spread(spread(real, "MH", "edocs_sent", 2021, 2024), say, Telling("C"))
    assert moved.synthetic
