"""The units of the country, from the real package and from small ones with one fault each."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from kpi.units.country import Correspondence, Country, NotInstalled, installed, read_country

Mapped = dict[str, Any]


def test_the_lists_hold_every_unit_before_and_after(country: Country) -> None:
    units = country.tree.by_id.values()
    assert country.version == "1.0.4"
    assert Counter(unit.kind for unit in units if unit.valid_to) == {
        "province": 63,
        "city": 87,
        "district": 609,
        "ward": 1726,
        "commune": 7692,
        "township": 617,
    }
    assert Counter(unit.kind for unit in units if unit.valid_from) == {
        "province": 34,
        "ward": 687,
        "commune": 2621,
        "special_zone": 13,
    }
    ends = {pair.old for pair in country.pairs if country.tree[pair.old].kind != "province"}
    assert len(ends) == 10_040  # 10,035 communes, and five island districts without any
    assert sum(country.tree[end].kind == "district" for end in ends) == 5


def test_thai_nguyen_has_nine_districts_of_172_communes_and_then_92_communes(country: Country) -> None:
    districts = country.tree.children("19")
    assert [unit.code for unit in districts] == ["164", "165", "167", "168", "169", "170", "171", "172", "173"]
    assert sum(len(country.tree.children(unit.id)) for unit in districts) == 172
    assert len(country.tree.children("19@2025-07-01")) == 92


def test_every_unit_of_the_real_package_is_mapped_and_few_contradict(country: Country) -> None:
    assert len(country.pairs) == 10_602 + 63
    assert Counter(doubt.what for doubt in country.doubts) == {"same_point": 269, "far_point": 9, "kind_of_name": 7}
    doubted = {doubt.unit for doubt in country.doubts if doubt.what.endswith("_point")}
    assert all(country.tree[unit].latitude is None for unit in doubted)


@pytest.mark.parametrize(
    ("unit", "kind", "vietnamese", "english"),
    [
        ("19", "province", "Tỉnh Thái Nguyên", "Thái Nguyên Province"),
        ("01@2025-07-01", "province", "Thành phố Hà Nội", "Hà Nội City"),
        ("164", "city", "Thành phố Thái Nguyên", "Thái Nguyên City"),
        ("760", "district", "Quận 1", "District 1"),
        ("173", "district", "Huyện Phú Bình", "Phú Bình District"),
        ("222", "district", "Thị xã Việt Yên", "Việt Yên Town"),
        ("05443", "ward", "Phường Trưng Vương", "Trưng Vương Ward"),
        ("05443@2025-07-01", "ward", "Phường Phan Đình Phùng", "Phan Đình Phùng Ward"),
        ("05761", "township", "Thị trấn Hùng Sơn", "Hùng Sơn Township"),
        ("27046", "ward", "Phường 5", "Ward 5"),
        ("30688", "township", "Thị trấn Óc Eo", "Óc Eo Township"),
        ("11948@2025-07-01", "special_zone", "Đặc khu Bạch Long Vĩ", "Bạch Long Vĩ Special Zone"),
    ],
)
def test_names_tell_the_kind_and_the_english_name(
    country: Country, unit: str, kind: str, vietnamese: str, english: str
) -> None:
    found = country.tree[unit]
    assert (found.kind, found.name_vi, found.name_en) == (kind, vietnamese, english)


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    with pytest.raises(NotInstalled):
        installed()


OLD = [("00001", "Xã A", "Xã", 21.0, 105.0), ("00002", "Xã B", "Xã", 21.1, 105.0)]
NEW = [("00001", "Xã A", "Xã", 21.0, 105.0), ("00002", "Xã B", "Xã", 21.1, 105.0)]
WHOLE = {"a": ["p_d_a"], "b": ["p_d_b"]}


def package(
    folder: Path,
    old: Iterable[tuple[Any, ...]] = OLD,
    new: Iterable[tuple[Any, ...]] = NEW,
    whole: Mapped | None = None,
    parts: Mapped | None = None,
) -> Country:
    """Read a package of one province and district with these communes (code, name, type, latitude, longitude)."""
    tiers = {"province": ("01", "Tỉnh P", "p", 21.0, 105.0), "district": ("001", "Huyện D", "d", 21.0, 105.0)}
    with closing(sqlite3.connect(folder / "dataset.db")) as database:
        for table, above, rows in (
            ("admin_units_legacy", tiers, old),
            ("admin_units", {"province": tiers["province"]}, new),
        ):
            columns = [f"{t}{c}" for t in (*above, "ward") for c in ("Code", "", "Key", "Lat", "Lon")]
            database.execute(f"CREATE TABLE {table} ({', '.join(columns)}, districtType, wardType)")
            for code, name, kind, latitude, longitude in rows:
                cells = [cell for tier in above.values() for cell in tier]
                cells += [code, name, name and name.split()[-1].lower(), latitude, longitude, "Huyện", kind]
                database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(cells))})", cells)
        database.commit()
    mapping = {
        "DICT_PROVINCE": {"p": ["p"]},
        "DICT_PROVINCE_WARD_NO_DIVIDED": {"p": WHOLE if whole is None else whole},
        "DICT_PROVINCE_WARD_DIVIDED": {
            "p": {key: [{"newWardKey": part} for part in into] for key, into in (parts or {}).items()}
        },
    }
    (folder / "converter_2025.json").write_text(json.dumps(mapping), encoding="utf-8")
    return read_country(folder, "0")


def test_a_package_without_fault_raises_no_doubt(tmp_path: Path) -> None:
    country = package(tmp_path)
    assert country.doubts == ()
    assert country.pairs == (
        Correspondence("01", "01@2025-07-01", True),
        Correspondence("00001", "00001@2025-07-01", True),
        Correspondence("00002", "00002@2025-07-01", True),
    )


@pytest.mark.parametrize(
    ("given", "doubts"),
    [
        pytest.param({"whole": {"a": ["p_d_a"]}, "new": NEW[:1]}, [("00002", "no_successor")], id="old_goes_nowhere"),
        pytest.param(
            {"whole": {"a": ["p_d_a", "p_d_b"]}}, [("00002@2025-07-01", "no_predecessor")], id="new_from_nowhere"
        ),
        pytest.param(
            {"whole": {**WHOLE, "c": ["p_d_c"]}}, [("01@2025-07-01", "not_listed")], id="mapping_of_neither_list"
        ),
        pytest.param(
            {"whole": {"a": ["p_d_a", "p_d_c"], "b": ["p_d_b"]}},
            [("00001@2025-07-01", "not_listed")],
            id="old_not_listed",
        ),
        pytest.param({"old": [*OLD, OLD[0]]}, [("00001", "doubled_code")], id="code_twice"),
        pytest.param({"old": [*OLD, ("00003", "Xã B", "Xã", 21.2, 105)]}, [("00003", "doubled_name")], id="name_twice"),
        pytest.param(
            {"whole": {"a": ["p_d_a"], "b": ["p_d_a", "p_d_b"]}},
            [("00001", "whole_or_part"), ("00001", "whole_or_part")],
            id="whole_into_two",
        ),
        pytest.param(
            {"whole": {"a": ["p_d_a"]}, "parts": {"p_d_b": ["b"]}}, [("00002", "whole_or_part")], id="part_into_one"
        ),
        pytest.param(
            {"old": [OLD[0], ("00002", "Xã B", "Phường", 21.1, 105)]}, [("00002", "kind_of_name")], id="kind_of_name"
        ),
        pytest.param({"old": [OLD[0], ("00002", "Xã B", "Xã", None, None)]}, [("00002", "no_point")], id="no_point"),
        pytest.param(
            {"old": [OLD[0], ("00002", "Xã B", "Xã", 21.0, 105.0)]},
            [("00001", "same_point"), ("00002", "same_point")],
            id="same_point",
        ),
        pytest.param(
            {"new": [NEW[0], ("00002", "Xã B", "Xã", 21.51, 105.0)]},
            [("00002@2025-07-01", "far_point")],
            id="far_point",
        ),
        pytest.param({"new": [NEW[0], ("00002", "Xã B", "Xã", 21.49, 105.0)]}, [], id="not_quite_far"),
    ],
)
def test_each_contradiction_is_told_of_its_unit(
    given: dict[str, Any], doubts: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert [(doubt.unit, doubt.what) for doubt in package(tmp_path, **given).doubts] == doubts


def test_what_goes_into_two_units_is_a_part_of_each(tmp_path: Path) -> None:
    country = package(tmp_path, whole={"a": ["p_d_a"]}, parts={"p_d_b": ["a", "b"]})
    assert country.doubts == ()
    assert country.predecessors("00001@2025-07-01") == [
        Correspondence("00001", "00001@2025-07-01", True),
        Correspondence("00002", "00001@2025-07-01", False),
    ]


def test_a_district_without_communes_stands_for_itself(tmp_path: Path) -> None:
    alone = [(None, None, None, None, None)]
    country = package(tmp_path, old=alone, new=NEW[:1], whole={"a": ["p_d_"]})
    assert country.doubts == ()
    assert country.predecessors("00001@2025-07-01") == [Correspondence("001", "00001@2025-07-01", True)]
