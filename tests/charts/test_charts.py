"""Figures made of answers."""

import numpy as np
import pytest

from kpi.analysis.children import children
from kpi.analysis.series import monthly, series
from kpi.charts.bars import monthly_lines, yearly_bars
from kpi.charts.chart import Chart, Telling
from kpi.charts.inks import PALETTE, template
from kpi.charts.ranking import ranking
from kpi.charts.sparkline import sparkline
from kpi.charts.tiles import place_tiles, tile_map
from kpi.charts.trend import trend
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording
from kpi.units.unit import Unit


@pytest.fixture(scope="module")
def say(real: Snapshot) -> Wording:
    return Wording(read_reference(real), "vi")


def test_a_line_is_parted_where_a_year_was_not_reported(real: Snapshot, say: Wording) -> None:
    chart = trend(series(real, ["plan_completion"], ["MH20"]), say, Telling("Kế hoạch"))
    line = chart.figure.data[0]
    assert list(line.x) == [2018, 2019, 2020, 2021, 2022, None, 2024, 2025]
    assert line.connectgaps is False


def test_a_break_of_definition_is_drawn_and_no_line_crosses_it(real: Snapshot, say: Wording) -> None:
    chart = trend(series(real, ["online_share", "eservice_share"], ["MH"]), say, Telling("Trực tuyến"))
    lines = {(trace.name, trace.mode): list(trace.x) for trace in chart.figure.data if "lines" in trace.mode}
    assert {x for (name, _), xs in lines.items() if "mức độ" in name for x in xs if x} == {2018, 2019, 2020}
    assert {x for (name, _), xs in lines.items() if "toàn trình" in name for x in xs if x} == {2023, 2024, 2025}
    assert "Đổi định nghĩa 15/8/2022" in [note.text for note in chart.figure.layout.annotations]


def test_targets_stand_at_their_year(real: Snapshot, say: Wording) -> None:
    chart = trend(series(real, ["eservice_share"], ["MH"]), say, Telling("Trực tuyến"))
    aims = next(trace for trace in chart.figure.data if trace.name == "Mục tiêu")
    assert (list(aims.x), list(aims.y)) == ([2024, 2025], [65, 70])


def test_ranks_have_the_best_on_top(real: Snapshot, say: Wording) -> None:
    chart = trend(series(real, ["par_index_rank"], ["19"]), say, Telling("PAR INDEX"))
    worst, best = chart.figure.layout.yaxis.range
    assert worst > 12 > best


def test_ranking_says_who_did_not_report(real: Snapshot, say: Wording) -> None:
    chart = ranking(children(real, "173", "level4_share", 2022), say, Telling("Mức độ 4"))
    bars, words = chart.figure.data
    assert list(bars.x) == [70.74, 68.74, 68.51, 68.03, 66.63, 64.86, 64.6]
    assert [text.strip() for text in words.text].count("nguồn không nêu") == 13
    assert words.text[0].replace("\u00a0", " ").strip() == "70,74 %, đến 8/11"


def test_bars_of_part_years_are_hollow(real: Snapshot, say: Wording) -> None:
    chart = yearly_bars(series(real, ["dossiers_level3"], ["164"]), say, Telling("Hồ sơ"))
    colors = dict(zip(chart.figure.data[0].x, chart.figure.data[0].marker.color, strict=True))
    assert colors == {"2019": PALETTE[0] + "22", "2020": PALETTE[0]}


def test_months_that_nobody_reported_part_the_line(real: Snapshot, say: Wording) -> None:
    chart = monthly_lines(monthly(real, ["edocs_sent"], ["MH12"], 2021, 2021), say, Telling("Văn bản"))
    assert [value is None for value in chart.figure.data[0].y] == [False] * 2 + [True] * 3 + [False] * 7


def test_vietnamese_figures_on_the_axes(real: Snapshot, say: Wording) -> None:
    answer = series(real, ["edocs_sent"], ["MH"])
    assert yearly_bars(answer, say, Telling("Văn bản")).figure.layout.separators == ",."
    english = Wording(say.reference, "en")
    assert yearly_bars(answer, english, Telling("Documents")).figure.layout.separators == ".,"


def marks(chart: Chart) -> list[str]:
    return [note.text for note in chart.figure.layout.annotations if note.name == "watermark"]


def test_synthetic_figures_carry_the_watermark_and_real_ones_do_not(real: Snapshot, say: Wording) -> None:
    for place, count in (("MH", 1), ("164", 0)):
        answer = series(real, ["plan_completion"], [place])
        assert len(marks(trend(answer, say, Telling("Kế hoạch")))) == count
        assert len(marks(yearly_bars(answer, say, Telling("Kế hoạch")))) == count
        below = children(real, place, "signature_coverage", 2020)
        assert len(marks(ranking(below, say, Telling("Chữ ký số")))) == count
        cells = place_tiles([say.reference.tree[unit] for unit in below["unit"]])
        assert len(marks(tile_map(below, cells, say, Telling("Chữ ký số")))) == count


def ward(number: int, latitude: float | None, longitude: float | None) -> Unit:
    code = f"W{number:03}"
    return Unit(code, code, None, None, "ward", "C", code, code, latitude, longitude)


@pytest.mark.parametrize("count", [1, 2, 8, 32, 300])
def test_no_two_units_share_a_square(count: int) -> None:
    random = np.random.default_rng(count)
    units = [ward(n, *random.normal(21, 0.1, 2)) for n in range(count)]
    cells = place_tiles([*units, ward(900, None, None)])
    assert len(cells) == count + 1
    assert len(set(cells.values())) == count + 1


def test_squares_lie_as_the_units_do(real: Snapshot, say: Wording) -> None:
    cells = place_tiles(say.reference.tree.children("164"))
    tan_cuong, linh_son, chua_hang, tan_thanh = (cells[code] for code in ("05503", "05701", "05659", "05479"))
    assert tan_cuong[0] < linh_son[0]  # west of
    assert chua_hang[1] < tan_thanh[1]  # north of


def test_units_without_centre_points_stand_in_the_order_of_codes() -> None:
    assert list(place_tiles([ward(3, None, None), ward(1, None, None), ward(2, None, None)])) == [
        "W001",
        "W002",
        "W003",
    ]


def test_sparkline_joins_whole_years_that_follow_each_other_only() -> None:
    from base64 import b64decode

    image = sparkline(
        [(2018, 1.0, False, False), (2019, 2.0, False, True), (2020, 3.0, True, False), (2022, 4.0, False, False)], "x"
    )
    svg = b64decode(image.split("base64,")[1].split('"')[0]).decode()
    assert svg.count("<line ") == 1
    assert svg.count("<circle ") == 4
    assert svg.count('fill="none"') == 1


def _luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("page", ["#ffffff", "#11161c"])
def test_lines_and_inks_stand_out_from_a_light_and_a_dark_page(page: str) -> None:
    for color in PALETTE:
        assert _contrast(color, page) >= 3, color
    ink = template(dark=page != "#ffffff")["layout"]["font"]["color"]
    assert _contrast(ink, page) >= 7


def test_white_words_can_be_read_on_bars() -> None:
    assert _contrast("#ffffff", PALETTE[0]) >= 4.5
