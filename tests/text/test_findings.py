"""Findings in words."""

import pandas as pd
import pytest

from kpi.analysis.answer import each
from kpi.analysis.provenance import findings
from kpi.intake.checks import CHECKS
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.findings import TEXTS, finding_place, finding_source, finding_text
from kpi.text.labels import LABELS
from kpi.text.wording import Wording
from tests.building import World, make_parts, said


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
    assert told(real, "vi", "missing_units", "173") == ["7/20 đơn vị có số liệu; nguồn không nêu 13 đơn vị."]


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
    assert {check.CODE for check in CHECKS} == set(TEXTS)
    for check in CHECKS:
        assert f"check_{check.CODE}" in LABELS


def both(data: Snapshot, code: str, unit: str) -> tuple[str, str]:
    """Return the one sentence of a check about a unit in both languages."""
    (vi,), (en,) = told(data, "vi", code, unit), told(data, "en", code, unit)
    return vi, en


def test_wrong_and_raised_shares(world: World) -> None:
    data = world.show(
        said("W1", "2020", "late", 1100),
        said("W1", "2020", "handled", 1200),
        said("W1", "2020", "late_share", 95, printed="95%"),
        said("W2", "2020-Q2", "late", 10),
        said("W2", "2020-Q2", "handled", 11),
        said("W2", "2020-Q2", "late_share", 91, printed="91,0%"),
    )
    assert both(data, "stated_share", "W1") == (
        "Báo cáo ghi 95%, nhưng 1.100/1.200 = 91,67 %: không phải do làm tròn hay cắt bớt.",
        "The report prints 95%, but 1,100/1,200 = 91.67%: neither rounding nor cutting off explains it.",
    )
    assert both(data, "stated_share", "W2") == (
        "Quý 2/2020: Báo cáo ghi 91,0%; 10/11 = 90,91 %. Số trong báo cáo được làm tròn lên, không theo quy tắc làm "
        "tròn.",
        "Q2 2020: The report prints 91,0%; 10/11 = 90.91%. The printed figure was raised to the next digit, not "
        "rounded.",
    )


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        ("2020", "", ""),
        ("2020-S1", "6 tháng đầu năm 2020: ", "First half of 2020: "),
        ("2020-S2", "6 tháng cuối năm 2020: ", "Second half of 2020: "),
        ("2020-Q1", "Quý 1/2020: ", "Q1 2020: "),
        ("2020-03", "Tháng 3/2020: ", "Mar 2020: "),
        ("2020-01-01/2020-11-14", "1/1/2020 – 14/11/2020: ", "1 Jan 2020 – 14 Nov 2020: "),
        ("2020-02-01/2020-04-30", "1/2/2020 – 30/4/2020: ", "1 Feb 2020 – 30 Apr 2020: "),
    ],
)
def test_a_part_above_its_total_with_its_period(world: World, period: str, vi: str, en: str) -> None:
    data = world.show(said("W1", period, "late", 1300), said("W1", period, "handled", 1200.5))
    assert both(data, "above_total", "W1") == (
        f"{vi}“Hồ sơ trễ hạn” là 1.300, nhiều hơn “Hồ sơ đã giải quyết” là 1.200,5: phần không thể lớn hơn tổng.",
        f"{en}“Late dossiers”: 1,300, more than “Dossiers handled”: 1,200.5. A part cannot exceed its total.",
    )


def test_parts_above_the_whole(world: World) -> None:
    make_parts(world)
    figures = {"online_full": 800, "online_part": 500, "handled": 1200}
    data = world.show(*(said("W1", "2020", item, value) for item, value in figures.items()))
    assert both(data, "parts_above_whole", "W1") == (
        "“Hồ sơ toàn trình” và “Hồ sơ một phần” cộng lại là 1.300, nhiều hơn “Hồ sơ đã giải quyết” là 1.200: các phần "
        "không thể lớn hơn tổng.",
        "“Full online dossiers” and “Partial online dossiers” add up to 1,300, more than “Dossiers handled”: 1,200. "
        "Parts cannot exceed their total.",
    )


def test_months_and_year(world: World) -> None:
    months = [said("W1", f"2020-{month:02}", item, 100) for month in range(1, 13) for item in ("handled", "waiting")]
    data = world.show(*months, said("W1", "2020", "handled", 1250), said("W1", "2020", "waiting", 90))
    assert sorted(told(data, "vi", "months_and_year", "W1")) == [
        "“Hồ sơ đang chờ”: báo cáo cả năm ghi 90, nhưng kỳ cuối trong 12 tháng ghi 100.",
        "“Hồ sơ đã giải quyết”: báo cáo cả năm ghi 1.250, nhưng 12 tháng cộng lại là 1.200.",
    ]
    assert sorted(told(data, "en", "months_and_year", "W1")) == [
        "“Dossiers handled”: the year is reported as 1,250, but its parts (12 month(s)) add up to 1,200.",
        "“Dossiers waiting”: the year is reported as 90, but the last of its parts (12 month(s)) says 100.",
    ]


def test_outside_validity(world: World) -> None:
    data = world.show(
        said("W1", "2022", "old_share", 5, printed="5%"),
        said("W2", "2021", "new_share", 5, printed="5%"),
        said("W3", "2021-06-15/2021-08-15", "handled", 8),
    )
    assert both(data, "outside_validity", "W1") == (
        "Số liệu tính từ 1/1/2022 đến 31/12/2022, nhưng chỉ tiêu này chỉ có hiệu lực đến hết 31/12/2021.",
        "The figure covers 1 Jan 2022 to 31 Dec 2022, but this indicator was valid until 31 Dec 2021 only.",
    )
    assert both(data, "outside_validity", "W2") == (
        "Số liệu tính từ 1/1/2021 đến 31/12/2021, nhưng chỉ tiêu này chỉ có hiệu lực từ 1/1/2022.",
        "The figure covers 1 Jan 2021 to 31 Dec 2021, but this indicator is valid from 1 Jan 2022 only.",
    )
    assert both(data, "outside_validity", "W3@2021-07-01") == (
        "Số liệu tính từ 15/6/2021 đến 15/8/2021, nhưng đơn vị chỉ có từ 1/7/2021.",
        "The figure covers 15 Jun 2021 to 15 Aug 2021, but the unit has existed since 1 Jul 2021 only.",
    )


def test_silent(world: World) -> None:
    data = world.show(
        *(said("W1", f"2020-{month:02}", "handled", 8) for month in range(1, 13)),
        *(said("W2", f"2020-{month:02}", "handled", 8) for month in range(1, 8)),
    )
    assert both(data, "silent", "W2") == (
        "“Hồ sơ đã giải quyết”: báo cáo đều (7 tháng trong 12 tháng) đến 31/7/2020 rồi dừng; ít nhất một nửa số đơn "
        "vị cùng cấp vẫn báo cáo đến 31/12/2020.",
        "“Dossiers handled”: reported regularly (7 month(s) within 12 months) until 31 Jul 2020, then no more; at "
        "least half of its sibling units went on until 31 Dec 2020.",
    )


def test_jump(world: World) -> None:
    data = world.show(
        *(said("W1", f"2020-{month:02}", "handled", 999) for month in range(1, 6)),
        said("W1", "2020-06", "handled", 12345),
    )
    assert both(data, "jump", "W1") == (
        "Tháng 6/2020: 12.345, kỳ trước 999; theo mức thay đổi của chính đơn vị qua 5 kỳ trước thì thường từ 499 đến "
        "1.999.",
        "Jun 2020: 12,345, after 999 in the period before; going by the unit's own changes over its 5 earlier periods "
        "it is usually from 499 to 1,999.",
    )


def test_sources_differ(world: World) -> None:
    data = world.show(said("W1", "2020", "handled", 1000), said("W1", "2020", "handled", 1200.5, source="later"))
    assert both(data, "sources_differ", "W1") == (
        "Hồ sơ đã giải quyết: số đang dùng là 1.200,5, còn Báo (2021-01) ghi 1.000.",
        "Dossiers handled: the figure used is 1,200.5, while Báo (2021-01) says 1,000.",
    )
