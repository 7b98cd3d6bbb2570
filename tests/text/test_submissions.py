"""What is said of who has reported, word for word."""

from datetime import date, datetime

import pandas as pd
import pytest

from kpi.intake.reading.periods import Period
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.submissions import reminder_text, reporting_counts, reporting_lists, reporting_text
from kpi.text.wording import Wording

QUARTER = Period("", date(2025, 10, 1), date(2025, 12, 31))
DAY, TODAY = date(2026, 1, 10), date(2026, 1, 12)


def rows(*told: tuple[str, int, int, str]) -> pd.DataFrame:
    """Return rows of the answer ``reporting``: unit, figures known and said not to be known, of 12; status."""
    when = datetime(2026, 1, 11, 20, 30)
    return pd.DataFrame(
        {
            "unit": unit,
            "figures": figures,
            "unknown": unknown,
            "expected": 12,
            "told_at": None if status == "missing" else when,
            "submission": None,
            "status": status,
            "synthetic": False,
        }
        for unit, figures, unknown, status in told
    )


ALL = rows(
    ("MH01", 12, 0, "in_time"),
    ("MH02", 9, 1, "received"),
    ("MH03", 10, 2, "late"),
    ("MH17", 0, 0, "missing"),
    ("MH18", 0, 0, "missing"),
)


@pytest.fixture(scope="module")
def vi(real: Snapshot) -> Wording:
    return Wording(read_reference(real), "vi")


@pytest.fixture(scope="module")
def en(real: Snapshot) -> Wording:
    return Wording(read_reference(real), "en")


def test_counts(vi: Wording, en: Wording) -> None:
    assert reporting_counts(ALL, DAY, vi) == (
        "2/5 đơn vị báo cáo đúng hạn (ngày 10/1/2026), 1 báo cáo muộn, 2 chưa báo cáo. "
        "Trong đó 1 đơn vị có tệp đã nhận, chưa công bố."
    )
    assert reporting_counts(ALL, None, en) == (
        "3 of 5 units have reported. Of these, 1 sent a file that is not published yet."
    )
    assert reporting_lists(ALL, vi) == (
        "Chưa báo cáo: Xã Đồi Thông Xanh, Xã Đồi Chè Xanh. Báo cáo muộn: Phường Hoa Sen."
    )


def test_a_unit_says_when_it_told_and_what_it_does_not_know(en: Wording) -> None:
    (row,) = rows(("MH03", 10, 2, "late")).itertuples(index=False)
    assert reporting_text(row, en) == (
        "Hoa Sen Ward: ▲ reported late; 10 of 12 figures, 12 Jan 2026 03:30; 2 not known"
    )


def test_the_reminder_names_period_deadline_and_units(vi: Wording) -> None:
    assert reminder_text(ALL, "MH", QUARTER, DAY, TODAY, vi) == (
        "Hạn gửi số liệu cải cách hành chính quý IV năm 2025 là ngày 10/1/2026. Đến ngày 12/1/2026, còn 2/5 đơn "
        "vị thuộc Thành phố Minh Họa chưa gửi: Xã Đồi Thông Xanh, Xã Đồi Chè Xanh. Đề nghị các đơn vị chưa gửi "
        "khẩn trương hoàn thành, gửi ngay biểu số liệu và nêu rõ lý do chậm. Gửi sau hạn 1 đơn vị: Phường Hoa "
        "Sen; đề nghị bảo đảm thời hạn ở các kỳ sau. Đã gửi nhưng còn thiếu số liệu: Phường Hoa Đào (10/12); đề "
        "nghị bổ sung, hoặc ghi rõ số nào chưa thống kê được."
    )


def test_before_the_deadline_nobody_is_blamed(vi: Wording, en: Wording) -> None:
    missing = ALL[ALL["status"] == "missing"]
    assert reminder_text(missing, "MH", QUARTER, TODAY, TODAY, en).endswith(
        "Đồi Chè Xanh Commune. They are asked to complete and send their forms soon."
    )
    assert reminder_text(missing, "MH", QUARTER, None, TODAY, vi).startswith(
        "Về việc gửi số liệu cải cách hành chính quý IV năm 2025: Đến ngày 12/1/2026, còn 2/2 đơn vị"
    )


def test_where_all_is_there_nobody_is_reminded(vi: Wording) -> None:
    assert reminder_text(ALL[:1], "MH", QUARTER, DAY, TODAY, vi) == (
        "Cả 1 đơn vị thuộc Thành phố Minh Họa đã gửi đủ số liệu cải cách hành chính quý IV năm 2025; không có đơn vị "
        "nào cần nhắc."
    )


def test_where_nobody_has_to_report_nobody_is_counted(vi: Wording) -> None:
    told = "Kỳ này không có đơn vị nào phải báo cáo."
    assert reminder_text(ALL[:0], "MH", QUARTER, DAY, TODAY, vi) == reporting_counts(ALL[:0], DAY, vi) == told
