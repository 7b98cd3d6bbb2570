"""Small worlds that sentences are tested in: each unit or year a situation of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.wording import Wording
from tests.building import Record, World, said, unit

NAMES = ("Mai", "Lan", "Cúc", "Đào", "Huệ", "Sen", "Hồng", "Quế")
PUBLISHED = datetime(2026, 1, 2, 20)  # UTC: in Việt Nam it is the next day


def words(data: Snapshot, lang: str) -> Wording:
    """Return wording of a publication whose number and day are always the same."""
    return Wording(replace(read_reference(data), publication=3, published_at=PUBLISHED), lang)


def city(code: str, wards: int, **more: object) -> list[Record]:
    """Return a city ``code`` with so many wards ``code1`` ..."""
    names: list[Record] = [{"name_vi": f"Phường {NAMES[n]}", "name_en": f"{NAMES[n]} Ward"} for n in range(wards)]
    return [
        unit(code) | {"name_vi": f"Thành phố {code}", "name_en": f"City {code}"} | more,
        *(unit(f"{code}{n + 1}", code) | name for n, name in enumerate(names)),
    ]


def late(unit: str, period: str, count: float, handled: float = 100, **more: object) -> list[Record]:
    """Return reports of ``count`` late dossiers of ``handled``."""
    return [said(unit, period, "late", count, **more), said(unit, period, "handled", handled)]


def score(unit: str, period: str, value: float, **more: object) -> Record:
    return said(unit, period, "score", value, printed=str(value).replace(".", ","), **more)


def lines(path: Path, *more: str) -> None:
    """Add lines to a file of the data folder."""
    path.write_text(path.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in more), encoding="utf-8")


def build(folder: Path) -> dict[str, Snapshot]:
    """Return the worlds by name."""
    return {name: make(World(folder / name)) for name, make in WORLDS.items()}


def years(world: World) -> Snapshot:
    """One unit and one indicator at a time, each ward of the cities A and B a situation of its own."""
    world.write(
        "units/units.csv",
        *city("A", 8),
        *city("B", 8),
        *city("D", 8),
        unit("P", kind="province", name_vi="Tỉnh P", name_en="P Province"),
    )
    lines(
        world.data / "catalog" / "indicators.csv",
        "place_rank,result,Hạng INDEX của tỉnh,INDEX rank of the province,Hạng.,Rank.,stated,,,rank,down,0,,,,,",
    )
    lines(world.data / "catalog" / "unit_measures.csv", "rank,hạng,rank,")
    aims = {"D1": (2020, 8), "D2": (2020, 9.5), "D3": (2022, 9), "D4": (2022, 9), "D5": (2021, 9), "D6": (2020, 9)}
    targets: list[Record] = [
        {"unit_code": ward, "indicator": "score", "year": year, "value": value, "legal_basis": "Kế hoạch 01"}
        for ward, (year, value) in aims.items()
    ]
    world.write("catalog/targets.csv", *targets)
    return world.show(
        *late("A1", "2018", 5),
        *late("A1", "2019", 8),
        *late("A2", "2018", 8),
        *late("A2", "2019", 5),
        *late("A3", "2018", 5),
        *late("A3", "2019", 5),
        *(
            record
            for year, count in ((2016, 2), (2017, 9), (2018, 4), (2019, 5))
            for record in late("A4", str(year), count)
        ),
        *late("A5", "2019", 5),
        *late("A6", "2017", 5),
        *late("A6", "2019", 7),
        *late("A7", "2018", 4),
        *late("A7", "2019-01-01/2019-11-14", 5),
        *late("A8", "2019-S2", 5),
        *late("B1", "2019-01", 1),
        *late("B1", "2019-12", 2),
        *late("B2", "2018-S1", 5),
        *late("B2", "2019", 5),
        *late("B3", "2018", 5),
        *late("B3", "2019", 0),
        *late("B4", "2019", 0, 0),
        said("B5", "2018", "handled", 5400, qualifier="above", printed="trên 5.400"),
        said("B5", "2019", "handled", 5500),
        said("B6", "2018", "handled", 5000),
        said("B6", "2019", "handled", 5400, qualifier="above", printed="trên 5.400"),
        said("B7", "2019", "late_share", 24.1, printed="24,1%"),
        *late("B8", "2019", 11, 12),
        said("B8", "2019", "late_share", 91.6, printed="91,6%"),
        said("D7", "2018", "handled", 12000),
        said("D7", "2019", "handled", 15833),
        said("D8", "2018", "waiting", 1),
        said("D8", "2019", "waiting", 0),
        score("D8", "2018", 3),
        score("D8", "2019", 1),
        *(
            said("P", str(year), "place_rank", rank, printed=str(rank))
            for year, rank in ((2016, 9), (2017, 4), (2018, 5), (2019, 12), (2020, 12))
        ),
        score("D1", "2020", 8),
        score("D2", "2020", 9.4),
        score("D3", "2018", 5),
        score("D3", "2020", 8),
        score("D4", "2018", 5),
        score("D4", "2020", 6),
        score("D5", "2020", 7),
        score("D6", "2020-S1", 6),
        said("D7", "2020", "score", 7, status="E"),
        score("D8", "2020", 7),
        said("A1", "2019-12-31", "waiting", 3),
        said("A5", "2019-S1", "waiting", 1),
    )


def below(world: World) -> Snapshot:
    """The units of a city in a year, each year or city a situation of its own."""
    world.write("units/units.csv", *city("C", 4), *city("E", 8, children_expected=10), *city("F", 3), *city("G", 3))
    world.write("catalog/targets.csv")
    return world.show(
        # 2011: all four, one first, one last; 2012: a tie at the end; 2013: all alike; 2014: a tie of four
        *(score(f"C{n}", "2011", value) for n, value in ((1, 5), (2, 7), (3, 9), (4, 6))),
        *(record for n, count in ((1, 5), (2, 2), (3, 2), (4, 9)) for record in late(f"C{n}", "2011", count)),
        *(score(f"C{n}", "2012", value) for n, value in ((1, 9), (2, 7), (3, 9), (4, 7))),
        *(score(f"C{n}", "2013", 7) for n in (1, 2, 3, 4)),
        # 2015: one is silent; 2016: one alone; 2017: a share of few; 2018: a part of a year; 2019: bounds, none arose
        *(score(f"C{n}", "2015", value) for n, value in ((1, 5), (2, 7), (3, 9))),
        score("C2", "2016", 7),
        *late("C1", "2017", 5),
        *late("C2", "2017", 2, 10),
        *late("C3", "2017", 9),
        *late("C4", "2017", 1),
        *(score(f"C{n}", "2018", value) for n, value in ((1, 5), (2, 7), (3, 9))),
        score("C4", "2018-S1", 10),
        *late("C1", "2019", 5),
        *late("C2", "2019", 0, 0),
        *late("C3", "2019", 9),
        said("C4", "2019", "late_share", 9, printed="9%", qualifier="above"),
        *(score(f"C{n}", "2020-S1", value) for n, value in ((1, 5), (2, 7), (3, 9), (4, 6))),
        *(said(f"C{n}", "2020", "handled", 1000 * n) for n in (1, 2, 3, 4)),
        *late("C1", "2021", 5, 10),
        *late("C2", "2021", 2, 10),
        # E: eight on record, ten by law
        *(said(f"E{n}", "2019", "wired", int(n < 6)) for n in range(1, 8)),
        *(said(f"E{n}", "2020", "wired", 1) for n in range(1, 9)),
        *(score(f"E{n}", "2019", 5 + n % 2) for n in range(1, 9)),
        # F: two years and a median; G: not all may be compared
        *(score(f"F{n}", "2018", 5) for n in (1, 2, 3)),
        *(score(f"F{n}", "2020", value) for n, value in ((1, 6), (2, 9), (3, 1))),
        *(score(f"F{n}", "2021", 1) for n in (1, 2, 3)),
        *(score(f"F{n}", "2022", 3) for n in (1, 2, 3)),
        *(record for n in (1, 2, 3) for record in late(f"F{n}", "2020", n)),
        score("G1", "2018", 5),
        score("G1", "2020", 7),
        score("G2", "2020", 4),
        score("G3", "2018-S1", 4),
        score("G3", "2020", 5),
        *(said("F1", f"2020-{month:02}", "waiting", 30 + month) for month in (1, 2, 3, 5, 6)),
        *(said("F1", f"2020-{month:02}", "pooled", 1) for month in (1, 2)),
        said("F2", "2020-03", "waiting", 7),
    )


def broken(world: World) -> Snapshot:
    """Changes of definition."""
    world.write("units/units.csv", *city("C", 4))
    world.write("catalog/targets.csv")
    head = "indicator,effective,comparable,definition_vi,definition_en,reason_vi,reason_en,legal_basis"
    path = world.data / "catalog" / "definitions.csv"
    path.write_text(
        f"{head}\nscore,2019-01-01,no,,,đếm khác,counted anew,Quyết định 1\n"
        "handled,2019-01-01,partly,,,thêm cấp xã,communes added,Quyết định 2\n"
        "new_share,2022-01-01,no,,,cách đếm mới,a new count,Nghị định 3\n",
        encoding="utf-8",
    )
    return world.show(
        *(score("C1", str(year), year - 2010) for year in (2017, 2018, 2019)),
        *(score("C2", str(year), year - 2010) for year in (2018, 2019, 2020)),
        *(said("C1", str(year), "handled", year) for year in (2017, 2018, 2019)),
        *(
            record
            for year in (2020, 2021)
            for record in (said("C3", str(year), "online_part", 20), said("C3", str(year), "handled", 100))
        ),
        *(
            record
            for year in (2022, 2023)
            for record in (said("C3", str(year), "online_full", year - 1990), said("C3", str(year), "handled", 100))
        ),
    )


def ground(world: World) -> Snapshot:
    """On 1 July 2021 W1 and W2 became M, and V went in parts to N and O."""
    ends = {"valid_to": "2021-07-01"}
    begins = {"valid_from": "2021-07-01"}
    names = {
        code: {"name_vi": f"Phường {name}", "name_en": f"{name} Ward"}
        for code, name in (("W1", "Đông"), ("W2", "Tây"), ("V", "Nam"), ("M", "Mới"), ("N", "Bắc"), ("O", "Trung"))
    }
    world.write(
        "units/units.csv",
        unit("C", name_vi="Thành phố C", name_en="City C"),
        *(unit(code, "C", **names[code], **ends) for code in ("W1", "W2", "V")),
        *(unit(code, "C", **names[code], **begins) for code in ("M", "N", "O")),
    )
    head = "effective,kind,old_code,new_code,share,legal_basis,note_vi,note_en"
    changes = ["merge,W1,M,whole", "merge,W2,M,whole", "split,V,N,part", "split,V,O,part"]
    (world.data / "units" / "changes.csv").write_text(
        "\n".join([head, *(f"2021-07-01,{change},Law,," for change in changes)]) + "\n", encoding="utf-8"
    )
    return world.show(
        *late("W1", "2019", 1, 50),
        *late("W2", "2019", 3, 50),
        *late("V", "2019", 9),
        *late("W1", "2020", 2, 50),
        *late("W2", "2020", 4, 50),
        *late("V", "2020", 9),
        *late("M", "2022", 5),
        *late("N", "2022", 6),
    )


WORLDS: dict[str, Callable[[World], Snapshot]] = {"years": years, "below": below, "broken": broken, "ground": ground}
