"""Situations that sentences are tested in: small worlds, and what is asked of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kpi.analysis.answer import Row, each
from kpi.analysis.children import children
from kpi.analysis.compare import siblings, side_by_side, spread
from kpi.analysis.scorecard import places, scorecard
from kpi.analysis.series import monthly, series
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.sentences import (
    Said,
    tell_months,
    tell_row,
    tell_series,
    tell_siblings,
    tell_side_by_side,
    tell_spread,
    tell_units,
)
from kpi.text.wording import Wording
from tests.building import Record, World, said, unit

Ask = Callable[[Snapshot, Wording], Said | str]

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


def of_series(
    indicators: str, units: str, first: int = 0, last: int = 9999, *, kind: str = "lines", today: bool = False
) -> Ask:
    def ask(data: Snapshot, say: Wording) -> Said:
        return tell_series(series(data, indicators.split(), units.split(), first, last, today), say, kind)

    return ask


def of_months(indicators: str, unit: str, first: int = 0, last: int = 9999) -> Ask:
    return lambda data, say: tell_months(monthly(data, indicators.split(), [unit], first, last), say)


def of_units(
    place: str,
    indicator: str,
    year: int,
    target: float | None = None,
    *,
    partial: bool = False,
    only: str = "",
    ground: str = "",
) -> Ask:
    def ask(data: Snapshot, say: Wording) -> Said:
        answer = children(data, place, indicator, year, partial, tuple(ground.split()))
        reported = int((answer["value"].notna() | (answer["denominator"] == 0)).sum())
        expected = max(len(answer), say.reference.tree[place].children_expected or 0)
        shown = answer[answer["unit"].isin(only.split())] if only else answer
        return tell_units(shown, say, place, year, reported, expected, target)

    return ask


def of_side(place: str, indicator: str, units: str, first: int, last: int) -> Ask:
    return lambda data, say: tell_side_by_side(
        side_by_side(data, place, indicator, units.split(), first, last), say, place
    )


def of_spread(place: str, indicator: str, first: int, last: int) -> Ask:
    return lambda data, say: tell_spread(spread(data, place, indicator, first, last), say, place, first, last)


def of_siblings(unit: str, year: int) -> Ask:
    return lambda data, say: tell_siblings(siblings(data, unit, year), say, unit, year)


def of_row(unit: str, indicator: str, year: int, *, rank: bool = False) -> Ask:
    def ask(data: Snapshot, say: Wording) -> str:
        row = next(row for row in each(scorecard(data, unit, year)) if row.indicator == indicator)
        return tell_row(row, say, place_of(data, unit, indicator, year) if rank else None)

    return ask


def place_of(data: Snapshot, unit: str, indicator: str, year: int) -> Row:
    """Return the row of the answer ``places``."""
    return next(row for row in each(places(data, unit, year)) if row.indicator == indicator)


SITUATIONS: dict[str, tuple[str, Ask]] = {
    "increase": ("years", of_series("late_share", "A1")),
    "decrease": ("years", of_series("late_share", "A2")),
    "no change": ("years", of_series("late_share", "A3")),
    "several years": ("years", of_series("late_share", "A4")),
    "first year": ("years", of_series("late_share", "A5")),
    "gap year": ("years", of_series("late_share", "A6")),
    "part of a year to a day": ("years", of_series("late_share", "A7")),
    "part of a year from a day": ("years", of_series("late_share", "A8")),
    "part of a year with gaps": ("years", of_series("late_share", "B1")),
    "year before is a part": ("years", of_series("late_share", "B2")),
    "zero": ("years", of_series("late_share", "B3")),
    "nothing arose": ("years", of_series("late_share", "B4")),
    "year before is a bound": ("years", of_series("handled", "B5")),
    "qualifier": ("years", of_series("handled", "B6")),
    "stated without parts": ("years", of_series("late_share", "B7")),
    "stated beside computed": ("years", of_series("late_share", "B8")),
    "count with share": ("years", of_series("handled", "D7")),
    "count down to zero": ("years", of_series("waiting", "D8")),
    "one point": ("years", of_series("score", "D8", last=2019)),
    "stock in part of a year": ("years", of_series("waiting", "A5")),
    "rank up": ("years", of_series("place_rank", "P", last=2017)),
    "rank down one place": ("years", of_series("place_rank", "P", last=2018)),
    "rank over years": ("years", of_series("place_rank", "P", last=2019)),
    "rank unchanged": ("years", of_series("place_rank", "P", 2019)),
    "sum in part of a year": ("years", of_series("late_share", "A", 2019)),
    "sum without some units": ("below", of_series("score late_share", "C", 2021)),
    "sum of all units": ("below", of_series("late_share", "C", 2011, 2011)),
    "derived": ("years", of_series("score", "D7")),
    "no figures": ("years", of_series("score", "A1")),
    "target met": ("years", of_row("D1", "score", 2020)),
    "target missed": ("years", of_row("D2", "score", 2020)),
    "target on track": ("years", of_row("D3", "score", 2020)),
    "target at risk": ("years", of_row("D4", "score", 2020)),
    "target without a line": ("years", of_row("D5", "score", 2020)),
    "target and part of a year": ("years", of_row("D6", "score", 2020)),
    "no target": ("years", of_row("D8", "score", 2020)),
    "target in a series": ("years", of_series("score", "D2")),
    "rank among those that reported": ("years", of_row("D2", "score", 2020, rank=True)),
    "rank shared with one": ("years", of_row("D1", "score", 2020, rank=True)),
    "rank shared with two": ("years", of_row("D8", "score", 2020, rank=True)),
    "part of a year is not ranked": ("years", of_row("D6", "score", 2020, rank=True)),
    "rank among all": ("below", of_row("C3", "score", 2011, rank=True)),
    "tiny denominator": ("below", of_row("C2", "late_share", 2017, rank=True)),
    "highest of all": ("below", of_units("C", "score", 2011)),
    "tie at the top": ("below", of_units("C", "late_share", 2011)),
    "ties at both ends": ("below", of_units("C", "score", 2012)),
    "all alike": ("below", of_units("C", "score", 2013)),
    "missing ward": ("below", of_units("C", "score", 2015, 8)),
    "one ward alone": ("below", of_units("C", "score", 2016)),
    "tiny denominator among units": ("below", of_units("C", "late_share", 2017)),
    "part of a year among units": ("below", of_units("C", "score", 2018)),
    "part of a year ranked too": ("below", of_units("C", "score", 2018, partial=True)),
    "bound and nothing arose among units": ("below", of_units("C", "late_share", 2019)),
    "the same part of a year": ("below", of_units("C", "score", 2020)),
    "counts are not ranked": ("below", of_units("C", "handled", 2020)),
    "only tiny denominators": ("below", of_units("C", "late_share", 2021)),
    "selected units": ("below", of_units("C", "score", 2011, only="C1 C2")),
    "units known by law": ("below", of_units("E", "wired_coverage", 2020)),
    "low coverage": ("below", of_units("E", "wired_coverage", 2019)),
    "ties of many": ("below", of_units("E", "score", 2019)),
    "coverage with bounds": ("below", of_series("wired_coverage", "E", 2019, 2019)),
    "who moved, all told": ("below", of_spread("F", "score", 2018, 2020)),
    "who moved, some refused": ("below", of_spread("G", "score", 2018, 2020)),
    "who moved, all alike": ("below", of_spread("F", "score", 2021, 2022)),
    "who moved, none told": ("below", of_spread("C", "score", 2014, 2016)),
    "who moved, one told": ("below", of_spread("C", "score", 2012, 2016)),
    "siblings": ("below", of_siblings("F2", 2020)),
    "siblings without a median": ("below", of_siblings("C2", 2016)),
    "side by side": ("below", of_side("F", "score", "F1 F2", 2018, 2020)),
    "side by side, one silent": ("below", of_side("G", "score", "G1 G2 G3", 2018, 2020)),
    "months": ("below", of_months("waiting", "F1")),
    "one month": ("below", of_months("waiting", "F2")),
    "months of two indicators": ("below", of_months("waiting pooled", "F1")),
    "two units": ("below", of_series("score", "F1 F2", 2018)),
    "many units": ("below", of_series("score", "E1 E2 E3 E4 E5 E6 E7 E8", 2019)),
    "two indicators": ("below", of_series("late_share score", "F1", last=2020)),
    "bars of two indicators": ("below", of_series("late_share handled", "C", 2017, 2017, kind="bars")),
    "break of definition": ("broken", of_series("score", "C1")),
    "after a break of definition": ("broken", of_series("score", "C2")),
    "partly comparable": ("broken", of_series("handled", "C1")),
    "one indicator replaces another": ("broken", of_series("old_share new_share", "C3")),
    "several units and indicators": ("broken", of_series("score handled", "C1 C2", 2019, 2019)),
    "ground added up": ("ground", of_series("late_share", "M@2021-07-01", last=2020, today=True)),
    "merged ground": ("ground", of_series("late_share", "M@2021-07-01", today=True)),
    "ground of a split": ("ground", of_series("late_share", "N@2021-07-01", last=2020, today=True)),
    "units of today": ("ground", of_units("C", "late_share", 2020, ground="M@2021-07-01 N@2021-07-01 O@2021-07-01")),
    "units that ended": ("ground", of_series("late_share", "W1 M@2021-07-01")),
    "real: 11 of 12 tasks": ("real", of_row("164", "plan_completion", 2020)),
    "real: one row of zero": ("real", of_row("164", "dossiers_overdue", 2015)),
    "real: bound of 2015": ("real", of_row("164", "dossiers_resolved", 2015)),
    "real: online share": ("real", of_series("online_share", "164")),
    "real: all 32 wards": ("real", of_units("164", "signature_coverage", 2020)),
    "real: Phú Bình and its target": ("real", of_row("173", "online_share", 2022)),
    "real: communes of Phú Bình": ("real", of_units("173", "level4_share", 2022)),
    "real: rank": ("real", of_series("par_index_rank", "19")),
    "real: rank unchanged": ("real", of_series("dti_rank", "19")),
    "real: a new ward": ("real", of_series("signature_coverage", "05443@2025-07-01", today=True)),
    "real: beyond the record": ("real", of_series("signature_coverage", "05488@2025-07-01", today=True)),
    "real: e-documents": ("real", of_series("edocs_received edocs_sent edocs_directed", "164", kind="bars")),
    "real: one day": ("real", of_series("service_index_766", "19@2025-07-01")),
    "synthetic series": ("real", of_series("on_time_share", "MH")),
    "synthetic break": ("real", of_series("online_share eservice_share", "MH")),
    "synthetic months": ("real", of_months("edocs_sent", "MH")),
    "synthetic units": ("real", of_units("MH", "plan_completion", 2023, 80)),
    "synthetic siblings": ("real", of_siblings("MH07", 2023)),
    "synthetic spread": ("real", of_spread("MH", "plan_completion", 2018, 2025)),
    "synthetic row": ("real", of_row("MH07", "on_time_share", 2024, rank=True)),
    "partly synthetic": ("real", of_side("MH", "signature_coverage", "05443", 2020, 2020)),
}
