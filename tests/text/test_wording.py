"""What is said of progress, pace and intervals."""

from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from kpi.analysis.answer import each
from kpi.analysis.scorecard import scorecard
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording
from tests.building import Record, World, said


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return World(tmp_path_factory.mktemp("wording")).show()


@pytest.mark.parametrize(
    ("indicator", "pace", "vi", "en"),
    [
        ("online_share", 2.3, "cần thêm 2,3 điểm mỗi năm", "2.3 points more needed each year"),
        ("late_share", -0.75, "cần giảm 0,8 điểm mỗi năm", "0.8 points less needed each year"),
        ("online_share", 0.04, "cần thêm dưới 0,1 điểm mỗi năm", "below 0.1 points more needed each year"),
        ("handled", 1200, "cần thêm 1.200 hồ sơ mỗi năm", "1,200 dossiers more needed each year"),
        ("waiting", -2.5, "cần giảm 2,5 hồ sơ mỗi năm", "2.5 dossiers less needed each year"),
        ("online_share", 0, "đã ở mức mục tiêu", "already at the target"),
        ("online_share", None, "", ""),
    ],
)
def test_the_pace_in_words(data: Snapshot, indicator: str, pace: float | None, vi: str, en: str) -> None:
    row = SimpleNamespace(indicator=indicator, pace=pace)
    reference = read_reference(data)
    assert (Wording(reference, "vi").pace(row), Wording(reference, "en").pace(row)) == (vi, en)


def test_the_pace_of_a_rank_is_in_places(real: Snapshot) -> None:
    say = Wording(read_reference(real), "vi")
    assert say.pace(SimpleNamespace(indicator="par_index_rank", pace=-2.0)) == "cần tăng 2 bậc mỗi năm"


def told(world: World, targets: Sequence[Record], *observations: Record) -> tuple[str, str, str, str]:
    """Return progress, aim, pace and method of W1's score in 2020, in Vietnamese."""
    world.write("catalog/targets.csv", *({"unit_code": "W1", "indicator": "score", **row} for row in targets))
    data = world.show(*observations)
    row = next(row for row in each(scorecard(data, "W1", 2020)) if row.indicator == "score")
    say = Wording(read_reference(data), "vi")
    return say.progress(row.progress), say.aim(row), say.pace(row), say.method(row)


def score(year: str, value: float, **more: object) -> Record:
    return said("W1", year, "score", value, printed=str(value), **more)


def test_before_the_target_the_line_is_told_with_its_figures(world: World) -> None:
    assert told(world, [{"year": 2022, "value": 8, "legal_basis": "x"}], score("2018", 2), score("2020", 4)) == (
        "▲ Có nguy cơ",
        "Mục tiêu 2022: 8",
        "cần thêm 2 điểm mỗi năm",
        "Đường thẳng từ 2,0 (năm 2018) đến 8 (năm 2022) cần 5,0 ở năm 2020.",
    )


def test_in_the_year_of_the_target_it_is_met_or_not(world: World) -> None:
    assert told(world, [{"year": 2020, "value": 8, "legal_basis": "x"}], score("2018", 2), score("2020", 8)) == (
        "✓ Đạt",
        "Mục tiêu 8",
        "",
        "Năm 2020 là năm của mục tiêu: số chưa làm tròn phải đạt 8.",
    )


def test_what_cannot_be_judged_says_why(world: World) -> None:
    targets = [{"year": 2022, "value": 8, "legal_basis": "x"}]
    assert told(world, targets, score("2020", 4))[::3] == (
        "",
        "Chưa xếp tiến độ: trước năm 2020 chưa có số cả năm nào cùng định nghĩa để vạch đường tới mục tiêu.",
    )
    assert told(world, targets, score("2018", 2), score("2020", 4, qualifier="about"))[::3] == (
        "",
        "Đường thẳng từ 2,0 (năm 2018) đến 8 (năm 2022) cần 5,0 ở năm 2020. "
        "Số năm 2020 chưa trọn năm hoặc chỉ là giới hạn nên chưa xếp được.",
    )
