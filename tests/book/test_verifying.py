"""What is said of a chart whose figures have changed since its publication, and of one whose have not."""

from kpi.book.verifying import Verification, verify
from kpi.text.numbers import day
from tests.book.looking import look, newest
from tests.building import Record, World, said

HANDLED_1 = said("W1", "2020", "handled", 100, paragraph=1)
HANDLED_2 = said("W2", "2020", "handled", 300, paragraph=2)
LATE_1 = said("W1", "2020", "late", 5, paragraph=3)
LATE_2 = said("W2", "2020", "late", 30, paragraph=4)
FIRST = [HANDLED_1, HANDLED_2, LATE_1, LATE_2]
SAME = {
    "vi": "Không có gì thay đổi từ lần công bố {number} (ngày {day}): mọi giá trị trong biểu đồ vẫn như vậy.",
    "en": "Nothing has changed since publication {number} ({day}): every value in the chart is still the same.",
}
NEWEST = {
    "vi": "Đây là lần công bố mới nhất (lần {number}, ngày {day}): chưa có gì thay đổi.",
    "en": "This is the newest publication (number {number}, {day}): nothing has changed.",
}
CHANGED = {
    "vi": "{count} giá trị trong biểu đồ đã thay đổi từ lần công bố {number} (ngày {day}).",
    "en": "{count} values in the chart have changed since publication {number} ({day}).",
}


def checked(world: World, name: str, lang: str, asof: int = 1, **query: str) -> Verification:
    then = look(world.warehouse, asof, lang=lang, **query)
    return verify(then, newest(then, world.warehouse), name)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def dated(text: str, world: World, lang: str, **words: object) -> str:
    """Fill in the day on which everything in a test is published."""
    return text.format(day=day(next(iter(look(world.warehouse).published.values())), lang), **words)


def expect(world: World, name: str, lines: dict[str, list[str]], asof: int = 1, **query: str) -> None:
    """Check the statement and every line in both languages."""
    for lang, wanted in lines.items():
        found = checked(world, name, lang, asof, **query)
        assert [plain(one.told) for one in found.differences] == [dated(line, world, lang) for line in wanted]
        assert found.count == len(wanted)
        statement = dated(CHANGED[lang], world, lang, count=len(wanted), number=asof)
        if len(wanted) == 1:
            statement = statement.replace("values in the chart have", "value in the chart has")
        assert found.statement == statement


def test_a_corrected_part_of_a_share(world: World) -> None:
    world.begin(*FIRST)
    world.publish(HANDLED_1 | {"value": 120}, *FIRST[1:])
    lines = {
        "vi": [
            "Tỷ lệ trễ hạn – Phường Một, năm 2020: trước 5,0 % (5/100 hồ sơ), nay 4,2 % (5/120 hồ sơ), từ lần công bố "
            "2 (ngày {day}). Hồ sơ đã giải quyết – Đính chính: 100 hồ sơ đổi thành 120 hồ sơ, theo Báo (2021-01), "
            "đoạn 1."
        ],
        "en": [
            "Late share – Ward One, 2020: was 5.0% (5/100 dossiers), now 4.2% (5/120 dossiers), since publication 2 "
            "({day}). Dossiers handled – Correction: 100 dossiers became 120 dossiers, in Báo (2021-01), paragraph 1."
        ],
    }
    expect(world, "trend", lines, units="W1", indicator="late_share")
    expect(world, "ranking", lines, year="2020", indicator="late_share")


def test_a_later_source_takes_over_twice(world: World) -> None:
    world.begin(HANDLED_1)
    later = HANDLED_1 | {"source": "later", "value": 130, "paragraph": 7}
    world.publish(HANDLED_1, later)
    world.publish(HANDLED_1, later | {"value": 140})
    revision = (
        "Đính chính: 130 hồ sơ đổi thành 140 hồ sơ, theo Báo (2021-06), đoạn 7.",
        "Điều chỉnh: 100 hồ sơ, theo Báo (2021-01), đoạn 1, đổi thành 130 hồ sơ, theo Báo (2021-06), đoạn 7.",
    )
    start = "Hồ sơ đã giải quyết – Phường Một, năm 2020: "
    vi = start + "trước 100 hồ sơ, nay 140 hồ sơ, từ lần công bố 3 (ngày {day}). " + " ".join(revision)
    expect(world, "trend", {"vi": [vi]}, units="W1", indicator="handled")
    vi = start + f"trước 130 hồ sơ, nay 140 hồ sơ, từ lần công bố 3 (ngày {{day}}). {revision[0]}"
    expect(world, "trend", {"vi": [vi]}, asof=2, units="W1", indicator="handled")


def test_a_withdrawn_figure(world: World) -> None:
    world.publish(*FIRST, said("W1", "2021", "handled", 110))
    world.publish(*FIRST)
    expect(
        world, "trend",
        {
            "vi": ["Hồ sơ đã giải quyết – Phường Một, năm 2021: trước 110 hồ sơ, nay không còn số liệu, từ lần công bố "
                   "2 (ngày {day}). Không còn nêu: trước là 110 hồ sơ, theo Báo (2021-01)."],
            "en": ["Dossiers handled – Ward One, 2021: was 110 dossiers, no figure any more since publication 2 "
                   "({day}). Withdrawn: it was 110 dossiers in Báo (2021-01)."],
        },
        units="W1", indicator="handled",
    )  # fmt: skip


def test_a_sum_changes_because_another_unit_reported(world: World) -> None:
    world.begin(HANDLED_1, HANDLED_2)
    world.publish(HANDLED_1, HANDLED_2, said("W3", "2020", "handled", 50, paragraph=9))
    expect(
        world, "trend",
        {
            "vi": ["Hồ sơ đã giải quyết – Thành phố C, năm 2020: trước 400 hồ sơ (2/3 đơn vị báo cáo), nay 450 hồ sơ "
                   "(3/3 đơn vị báo cáo), từ lần công bố 2 (ngày {day}). Vì Phường Ba (Hồ sơ đã giải quyết) – báo cáo "
                   "bổ sung: 50 hồ sơ, theo Báo (2021-01), đoạn 9."],
            "en": ["Dossiers handled – City C, 2020: was 400 dossiers (2/3 units reported), now 450 dossiers (3/3 "
                   "units reported), since publication 2 ({day}). Because of Ward Three (Dossiers handled) – reported "
                   "since: 50 dossiers, in Báo (2021-01), paragraph 9."],
        },
        indicator="handled",
    )  # fmt: skip
    expect(
        world, "ranking",
        {
            "vi": ["Hồ sơ đã giải quyết – Phường Ba, năm 2020: trước chưa báo cáo, nay 50 hồ sơ, từ lần công bố 2 "
                   "(ngày {day}). Báo cáo bổ sung: 50 hồ sơ, theo Báo (2021-01), đoạn 9."],
            "en": ["Dossiers handled – Ward Three, 2020: was not reported, now 50 dossiers, since publication 2 "
                   "({day}). Reported since: 50 dossiers, in Báo (2021-01), paragraph 9."],
        },
        indicator="handled", year="2020",
    )  # fmt: skip


def test_many_units_are_told_together(world: World) -> None:
    world.begin(*FIRST)
    other = [record | {"value": 50} for record in FIRST]
    world.publish(*other, said("W3", "2020", "handled", 50), said("W3", "2020", "late", 1))
    (one,) = checked(world, "trend", "vi", indicator="late_share").differences
    assert one.told.endswith(
        "Vì 3 đơn vị khác báo cáo bổ sung hoặc có số liệu thay đổi: Phường Một, Phường Hai, Phường Ba."
    )


def test_a_new_year_came(world: World) -> None:
    world.begin(HANDLED_1)
    world.publish(HANDLED_1, said("W1", "2021", "handled", 8))
    then = look(world.warehouse, 1, units="W1", indicator="handled", years="2020-2020")
    assert verify(then, newest(then, world.warehouse), "trend").count == 0  # the chart was of 2020 alone
    (one,) = checked(world, "ranking", "en", indicator="handled", year="2020").differences or (None,)
    assert one is None


def test_a_unit_entered_in_the_register(world: World) -> None:
    world.begin(HANDLED_1, HANDLED_2)
    units = world.data / "units" / "units.csv"
    units.write_text(units.read_text(encoding="utf-8") + "W5,,,ward,C,Phường Năm,Ward Five,,,,,\n", encoding="utf-8")
    world.publish()
    expect(
        world, "ranking",
        {
            "vi": ["Hồ sơ đã giải quyết – Phường Năm, năm 2020: nay có trong danh sách nhưng không có số liệu, từ lần "
                   "công bố 2 (ngày {day}). Danh sách đơn vị hành chính thay đổi."],
            "en": ["Dossiers handled – Ward Five, 2020: now on the list but not reported, since publication 2 ({day}). "
                   "The list of administrative units has changed."],
        },
        indicator="handled", year="2020",
    )  # fmt: skip


def test_a_new_target(world: World) -> None:
    world.begin(*FIRST)
    target: Record = {"unit_code": "C", "indicator": "late_share", "year": 2020, "value": 7}
    world.write("catalog/targets.csv", target | {"legal_basis": "Kế hoạch 02"})
    world.publish()
    expect(
        world, "trend",
        {
            "vi": ["Tỷ lệ trễ hạn – Thành phố C, năm 2020: trước 8,8 % (35/400 hồ sơ; mục tiêu 5 %), nay 8,8 % (35/400 "
                   "hồ sơ; mục tiêu 7 %), từ lần công bố 2 (ngày {day}). Mục tiêu thay đổi: Kế hoạch 02."],
            "en": ["Late share – City C, 2020: was 8.8% (35/400 dossiers; target 5%), now 8.8% (35/400 dossiers; "
                   "target 7%), since publication 2 ({day}). The target has changed: Kế hoạch 02."],
        },
        indicator="late_share",
    )  # fmt: skip


def test_another_formula(world: World) -> None:
    world.publish(*FIRST, said("W1", "2020", "waiting", 50), said("W1", "2020", "room", 200))
    catalogue = world.data / "catalog" / "indicators.csv"
    text = catalogue.read_text(encoding="utf-8")
    assert ",ratio,late,handled," in text
    catalogue.write_text(text.replace(",ratio,late,handled,", ",ratio,late,room,"), encoding="utf-8")
    world.publish()
    (one,) = checked(world, "trend", "vi", units="W1", indicator="late_share").differences
    assert plain(one.told) == dated(
        "Tỷ lệ trễ hạn – Phường Một, năm 2020: trước 5,0 % (5/100 hồ sơ), nay 2,5 % (5/200 hồ sơ), từ lần công bố 2 "
        "(ngày {day}). Danh mục đổi cách tính chỉ tiêu này.",
        world, "vi",
    )  # fmt: skip


def test_nothing_changed(world: World) -> None:
    world.begin(*FIRST)
    world.publish(*FIRST, said("W3", "2021", "waiting", 50))
    world.publish(*FIRST, said("W3", "2021", "waiting", 60))
    for lang in ("vi", "en"):
        for asof in (1, 2):
            found = checked(world, "ranking", lang, asof, indicator="late_share", year="2020")
            assert (found.count, found.differences) == (0, ())
            assert found.statement == dated(SAME[lang], world, lang, number=asof)
        found = checked(world, "ranking", lang, 3, indicator="late_share", year="2020")
        assert found.statement == dated(NEWEST[lang], world, lang, number=3)


def test_the_indicator_that_a_page_chose_by_itself_stays(world: World) -> None:
    late: Record = {"unit_code": "C", "indicator": "late_share", "year": 2020, "value": 5, "legal_basis": "x"}
    world.write("catalog/targets.csv", late)
    world.publish(*FIRST)
    assert "Tỷ lệ trễ hạn" in checked(world, "trend", "vi").title
    world.publish(*FIRST, said("W1", "2020", "online_full", 1), said("W1", "2020", "online_part", 1))
    assert checked(world, "trend", "vi").count == 0  # of those with figures, Tỷ lệ trực tuyến is the first now
    world.publish(HANDLED_1, HANDLED_2, said("W1", "2020", "online_full", 1), said("W1", "2020", "online_part", 1))
    (one,) = checked(world, "trend", "vi").differences
    assert "nay không còn số liệu" in one.told


def test_more_than_ten_are_counted_and_the_first_ten_told(world: World) -> None:
    years = [said("W1", str(year), "handled", year) for year in range(2005, 2020)]
    world.publish(*years)
    world.publish(*(record | {"value": 1} for record in years))
    found = checked(world, "trend", "en", units="W1", indicator="handled")
    assert (found.count, len(found.differences)) == (15, 10)
    assert found.statement.startswith("15 values in the chart have changed since publication 1")
    assert "Dossiers handled – Ward One, 2005: was 2,005 dossiers, now 1 dossiers" in plain(found.differences[0].told)


def test_a_place_that_is_gone_takes_its_figures_along(world: World) -> None:
    world.begin(HANDLED_1)
    units = world.data / "units" / "units.csv"
    kept = units.read_text(encoding="utf-8").replace("C,,,city,,Thành phố C,City C", "D,,,city,,Thành phố D,City D")
    units.write_text(kept.replace(",ward,C,", ",ward,D,"), encoding="utf-8")
    world.write("catalog/targets.csv")
    world.publish(HANDLED_1)
    (one,) = checked(world, "trend", "vi", indicator="handled").differences
    assert plain(one.told).startswith("Hồ sơ đã giải quyết – Thành phố C, năm 2020: trước 100 hồ sơ")
    assert "nay không còn số liệu" in one.told
