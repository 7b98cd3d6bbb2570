"""Findings in words."""

import pandas as pd
import pytest

from kpi.analysis.answer import each
from kpi.analysis.provenance import findings
from kpi.intake.checks import CHECKS
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.findings import finding_place, finding_source, finding_text
from kpi.text.wording import Wording
from tests.building import World, said


def told(data: Snapshot, lang: str, code: str, unit: str) -> list[str]:
    say = Wording(read_reference(data), lang)
    return [finding_text(row, say).replace("\u00a0", " ") for row in each(findings(data, [unit])) if row.code == code]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_finding_of_the_real_figures_has_words(real: Snapshot, lang: str) -> None:
    say = Wording(read_reference(real), lang)
    for row in each(findings(real)):
        assert finding_text(row, say)
        assert finding_place(row, say)
        assert isinstance(finding_source(row, say), str)


def test_truncated(real: Snapshot) -> None:
    assert told(real, "vi", "stated_share", "164") == [
        "Báo cáo ghi 91,6%; 11/12 = 91,67 %. Số trong báo cáo bị cắt bớt phần thập phân, không được làm tròn."
    ]
    assert told(real, "en", "stated_share", "164") == [
        "The report prints 91,6%; 11/12 = 91.67%. The printed figure was cut off, not rounded."
    ]


def test_impossible_share(real: Snapshot) -> None:
    assert told(real, "vi", "impossible_share", "164") == [
        "Báo cáo ghi 90% của 5: không số nguyên nào cho tỷ lệ này (cả 4 lẫn 5 đều không khớp)."
    ]


def test_implied_total(real: Snapshot) -> None:
    assert told(real, "vi", "implied_total", "164") == [
        "Báo cáo nêu 2.904 (“Hồ sơ trực tuyến mức độ 3”) và 24,1%, không nêu tổng. "
        "Tổng phải từ 12.025 đến 12.074; không dùng làm số liệu."
    ]


def test_bounds(real: Snapshot) -> None:
    assert told(real, "vi", "lower_bound", "164") == [
        "Báo cáo không nêu số chính xác: “trên 5.400”.",
        "Báo cáo ghi “trên 14%”; tính từ các phần là 15,0 %.",
    ]


def test_part_of_year_and_gaps(real: Snapshot) -> None:
    assert "Số liệu chỉ có từ 1/1/2019 đến 14/11/2019: chưa phải cả năm." in told(real, "vi", "part_of_year", "164")
    assert "Trong năm chỉ có 9 tháng được báo cáo." in told(real, "vi", "part_of_year", "MH12")


def test_missing_units(real: Snapshot) -> None:
    assert told(real, "vi", "missing_units", "173") == ["7/20 đơn vị có số liệu; 13 đơn vị chưa báo cáo."]


def test_own_and_children(world: World) -> None:
    parts = [said(f"W{number}", "2020", "handled", 10) for number in (1, 2, 3)]
    data = world.show(said("C", "2020", "handled", 31), *parts)
    found = told(data, "en", "own_and_children", "C")
    assert found == ["The unit's own figure is 31; the 3 units below add up to 30."]


def test_every_check_has_words_or_fails_loudly(real: Snapshot) -> None:
    say = Wording(read_reference(real), "vi")
    row = pd.Series({"code": "unheard_of", "params": "{}", "indicator": "edocs_sent"})
    with pytest.raises(ValueError, match="unheard_of"):
        finding_text(row, say)
    assert len({check.CODE for check in CHECKS}) == len(CHECKS) == 8
