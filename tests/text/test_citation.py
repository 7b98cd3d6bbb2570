"""How charts are cited, in both languages."""

from dataclasses import replace
from datetime import datetime

import pytest

from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.citation import Cited, citation
from kpi.text.wording import Wording

LINK = "https://dashboard.example/c/trend?asof=3"
TITLE = "Văn bản điện tử đến – Thành phố Thái Nguyên"
LNV = "Văn Bình, “Thành phố Thái Nguyên: Tăng cường thực hiện Cải cách hành chính công”, Làng nghề Việt Nam (LNV)"
BTN = "“(print page 267691)”, Báo Thái Nguyên (2019), https://backup.baothainguyen.vn/trang-in-267691.html"
CITATIONS = {
    ("vi", False): f"{TITLE}. Nguồn: Báo Thái Nguyên (2019); Làng nghề Việt Nam (LNV). Theo dõi cải cách hành chính, "
    f"lần công bố 3, ngày 6/5/2026. CC BY 4.0. {LINK}",
    ("en", False): f"{TITLE}. Source: Báo Thái Nguyên (2019); Làng nghề Việt Nam (LNV). Reform dashboard, "
    f"publication 3, 6 May 2026. CC BY 4.0. {LINK}",
    ("vi", True): f"{TITLE} [biểu đồ]. Tính và trình bày: Theo dõi cải cách hành chính, lần công bố 3, ngày 6/5/2026. "
    f"Số liệu theo: {BTN}; {LNV}. Giấy phép CC BY 4.0. {LINK}",
    ("en", True): f"{TITLE} [chart]. Computed and presented by: Reform dashboard, publication 3, 6 May 2026. "
    f"Figures from: {BTN}; {LNV}. Licence: CC BY 4.0. {LINK}",
}


def words(real: Snapshot, lang: str) -> Wording:
    """Words about publication 3, made in the night of 6 May as Việt Nam has it."""
    return Wording(replace(read_reference(real), publication=3, published_at=datetime(2026, 5, 5, 18)), lang)


@pytest.mark.parametrize(("lang", "long"), CITATIONS)
def test_a_citation_names_title_sources_publication_licence_and_address(real: Snapshot, lang: str, long: bool) -> None:
    cited = Cited(TITLE, ["btn-2019", "lnv-2020"], LINK)
    assert citation(cited, words(real, lang), long=long) == CITATIONS[lang, long]


@pytest.mark.parametrize("long", [False, True])
def test_made_up_figures_are_said_to_be_so_first(real: Snapshot, long: bool) -> None:
    cited = Cited("T", ["lnv-2020"], synthetic=True)
    vi, en = (citation(cited, words(real, lang), long=long) for lang in ("vi", "en"))
    assert vi.startswith("SỐ LIỆU MÔ PHỎNG: địa phương này không có thật. T")
    assert en.startswith("SYNTHETIC DATA: this place does not exist. T")
    assert (vi[-10:], en[-10:]) == ("CC BY 4.0.", "CC BY 4.0.")


def test_a_short_citation_names_three_sources_and_a_long_one_all(real: Snapshot) -> None:
    cited = Cited("T", ["btn-2015", "btn-2019", "dti-2022", "lnv-2020", "pci-2020"])
    short, long = (citation(cited, words(real, "vi"), long=length) for length in (False, True))
    assert "Nguồn: Báo Thái Nguyên (2015-04); Báo Thái Nguyên (2019); dti.gov.vn (2023) và 2 nguồn khác." in short
    assert long.count("; ") == 4
    assert "VCCI (2021), https://pcivietnam.vn/" in long
