"""Every unit of the country before and from 1 July 2025, from the data files of the package vietnamadminunits."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

from kpi.units.tree import UnitTree
from kpi.units.unit import Unit, split_name, unit_id

PACKAGE = "vietnamadminunits"
CHANGED = date(2025, 7, 1)
NATION = Unit("VN", "VN", None, None, "country", None, "Việt Nam", "Viet Nam")
KINDS = {
    "tỉnh": ("province", "Province"),
    "thành phố": ("city", "City"),
    "quận": ("district", "District"),
    "huyện": ("district", "District"),
    "thị xã": ("district", "Town"),
    "phường": ("ward", "Ward"),
    "xã": ("commune", "Commune"),
    "thị trấn": ("township", "Township"),
    "đặc khu": ("special_zone", "Special Zone"),
}
TIERS = {"province": "province", "district": "district", "ward": "commune"}  # in the package: kind where no name tells
FAR = 0.4  # degrees of latitude or longitude, some 40 km: a commune-level unit reaches less far

# What the package calls a unit in its mapping: names without accents and blanks, of all tiers.
Keys = dict[str, str]


class NotInstalled(Exception):
    """The package that the units are read from is not installed."""


@dataclass(frozen=True)
class Doubt:
    """A contradiction about the unit with id ``unit``; ``what`` names its sort, ``vi`` and ``en`` tell it."""

    unit: str
    what: str
    vi: str
    en: str


@dataclass(frozen=True)
class Correspondence:
    """The old unit goes into the new one, whole or in part (the proportion is not known)."""

    old: str
    new: str
    whole: bool


@dataclass(frozen=True)
class Country:
    """Both trees by id (old ones valid to, new ones from CHANGED), what became of whom, and what contradicts itself."""

    version: str
    tree: UnitTree
    pairs: tuple[Correspondence, ...]
    doubts: tuple[Doubt, ...]

    @cached_property
    def _predecessors(self) -> dict[str, list[Correspondence]]:
        predecessors = defaultdict(list)
        for pair in self.pairs:
            predecessors[pair.new].append(pair)
        return dict(predecessors)

    def predecessors(self, new: str) -> list[Correspondence]:
        """Return what the new unit was made from."""
        return self._predecessors.get(new, [])


def installed() -> tuple[Path, str]:
    """Return the folder of the package's data files and its version. Raises NotInstalled.

    The package itself is never imported: it would bring in a geocoder that calls out.
    """
    try:
        package = metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError:
        raise NotInstalled from None
    return Path(str(package.locate_file(f"{PACKAGE}/data"))), package.version


def read_country(folder: Path, version: str) -> Country:
    """Read ``dataset.db`` (the lists) and ``converter_2025.json`` (the mapping) in ``folder``.

    Where sources of the package disagree nothing stops: what is used instead is said in ``doubts``.
    Names tell the kind; centre points that cannot be right are left out.
    """
    with closing(sqlite3.connect((folder / "dataset.db").as_uri() + "?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        before = database.execute("SELECT * FROM admin_units_legacy").fetchall()
        after = database.execute("SELECT * FROM admin_units").fetchall()
    mapping = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    doubts: list[Doubt] = []
    old, old_keys = _listed(before, ("province", "district", "ward"), None, CHANGED, doubts)
    new, new_keys = _listed(after, ("province", "ward"), CHANGED, None, doubts)
    pairs = list(_pairs(mapping, old_keys, new_keys, doubts))
    doubts += _unmapped(pairs, old_keys, new_keys, old | new)
    units = _without_doubtful_points([*old.values(), *new.values()], pairs, doubts)
    return Country(version, UnitTree([NATION, *units]), tuple(pairs), tuple(doubts))


def _listed(
    rows: Iterable[sqlite3.Row],
    tiers: Sequence[str],
    start: date | None,
    end: date | None,
    doubts: list[Doubt],
) -> tuple[dict[str, Unit], Keys]:
    units: dict[str, Unit] = {}
    keys: Keys = {}
    for row in rows:
        above, key = NATION.id, ""
        for tier in tiers:
            key += f"_{row[f'{tier}Key'] or ''}" if key else row[f"{tier}Key"]
            if row[f"{tier}Code"] is None:
                keys[key] = above  # an island district without communes stands in the mapping for itself
                break
            unit = _unit(row, tier, above, start, end)
            known = units.setdefault(unit.id, unit)
            if (known.name_vi, known.parent) != (unit.name_vi, unit.parent) or (
                known is not unit and tier == tiers[-1]
            ):
                doubts.append(_doubled("doubled_code", known, unit))
            elif keys.setdefault(key, unit.id) != unit.id:
                doubts.append(_doubled("doubled_name", units[keys[key]], unit))
            if known is unit:
                doubts += _kind_doubt(row, tier, unit)
            above = unit.id
    return units, keys


def _unit(row: sqlite3.Row, tier: str, parent: str, start: date | None, end: date | None) -> Unit:
    code = row[f"{tier}Code"]
    name, kind, english = _named(row[tier])
    return Unit(
        id=unit_id(code, start),
        code=code,
        valid_from=start,
        valid_to=end,
        kind="province" if tier == "province" else kind or TIERS[tier],
        parent=parent,
        name_vi=name,
        name_en=english,
        latitude=row[f"{tier}Lat"],
        longitude=row[f"{tier}Lon"],
    )


def _named(name: str) -> tuple[str, str, str]:
    """Return the name in its usual capitals, its kind ("" if it tells none) and the English name."""
    words, bare = split_name(name)
    if not words:
        return name, "", name
    kind, english = KINDS[words]
    return f"{words.capitalize()} {bare}", kind, f"{english} {bare}" if bare.isdecimal() else f"{bare} {english}"


def _doubled(what: str, first: Unit, second: Unit) -> Doubt:
    both = f"“{first.name_vi}” ({first.code}), “{second.name_vi}” ({second.code})"
    vi, en = {
        "doubled_code": ("mã có hai lần trong gói", "the package has the code twice"),
        "doubled_name": (
            "hai đơn vị không phân biệt được trong ánh xạ",
            "two units that its mapping cannot tell apart",
        ),
    }[what]
    return Doubt(second.id, what, f"{vi}: {both}; dùng đơn vị đầu", f"{en}: {both}; the first is used")


def _kind_doubt(row: sqlite3.Row, tier: str, unit: Unit) -> list[Doubt]:
    if tier == "province":
        return []
    stated = row[f"{tier}Type"]
    if KINDS.get((stated or "").casefold(), ("",))[0] == unit.kind:
        return []
    vi = f"tên là “{unit.name_vi}” nhưng loại ghi “{stated}”; dùng theo tên"
    return [Doubt(unit.id, "kind_of_name", vi, f"named “{unit.name_vi}” but listed as “{stated}”; the name is used")]


def _pairs(mapping: Any, old: Keys, new: Keys, doubts: list[Doubt]) -> Iterator[Correspondence]:
    """Yield the mapping as pairs of ids: provinces, then communes that go whole, then the parts of the divided."""
    told = [(key, province, True) for province, keys in mapping["DICT_PROVINCE"].items() for key in keys]
    for province, wards in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        told += [(key, f"{province}_{ward}", True) for ward, keys in wards.items() for key in keys]
    for province, divided in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        told += [(key, f"{province}_{part['newWardKey']}", False) for key, parts in divided.items() for part in parts]
    goes_to = defaultdict(set)
    for before, after, _ in told:
        goes_to[before].add(after)
    for before, after, whole in dict.fromkeys(told):
        if before not in old or after not in new:
            place = new.get(after) or old.get(before) or new.get(after.split("_")[0], NATION.id)
            vi = f"ánh xạ “{before}” → “{after}” có tên không có trong danh sách; bỏ qua"
            doubts.append(
                Doubt(place, "not_listed", vi, f"mapping “{before}” → “{after}” has a name not listed; left out")
            )
            continue
        divided_in = len(goes_to[before])
        if whole == (divided_in > 1):
            vi = f"ánh xạ ghi “{before}” nhập {'cả' if whole else 'một phần'} nhưng đi vào {divided_in} đơn vị mới"
            en = f"mapping says “{before}” goes {'whole' if whole else 'in part'} but to {divided_in} new units"
            doubts.append(Doubt(old[before], "whole_or_part", f"{vi}; coi là một phần", f"{en}; taken as a part"))
        yield Correspondence(old[before], new[after], whole and divided_in == 1)


def _unmapped(pairs: list[Correspondence], old: Keys, new: Keys, units: Mapping[str, Unit]) -> list[Doubt]:
    """Report units without successor or predecessor; of districts only those that have no communes."""
    mapped = {pair.old for pair in pairs} | {pair.new for pair in pairs}
    ends = set(old.values()) | set(new.values())
    above = {unit.parent for unit in units.values()}
    return [
        Doubt(key, "no_successor", "đơn vị cũ không đi vào đâu theo gói", "the old unit goes nowhere in the package")
        if units[key].valid_from is None
        else Doubt(key, "no_predecessor", "đơn vị mới không có đơn vị cũ theo gói", "the new unit comes from nowhere")
        for key in sorted(ends - mapped)
        if key not in above or units[key].kind == "province"
    ]


def _without_doubtful_points(units: list[Unit], pairs: list[Correspondence], doubts: list[Doubt]) -> list[Unit]:
    """Take away centre points that several units of a tier share, and those far from all their predecessors."""
    shared = defaultdict(list)
    for unit in units:
        shared[(unit.valid_from, len(unit.code), unit.latitude, unit.longitude)].append(unit)
    wrong: dict[str, Doubt] = {}
    for (_, _, latitude, _), several in shared.items():
        names = {lang: ", ".join(f"{unit.name(lang)} ({unit.code})" for unit in several) for lang in ("vi", "en")}
        for unit in several:
            if latitude is None:
                doubts.append(Doubt(unit.id, "no_point", "thiếu tọa độ tâm", "the centre point is missing"))
            elif len(several) > 1:
                vi = f"tọa độ tâm trùng nhau: {names['vi']}; để trống"
                en = f"the same centre point: {names['en']}; left empty"
                wrong[unit.id] = Doubt(unit.id, "same_point", vi, en)
    by_id = {unit.id: unit for unit in units}
    before = defaultdict(list)
    for pair in pairs:
        if pair.old not in wrong and by_id[pair.old].latitude is not None:
            before[pair.new].append(by_id[pair.old])
    for new, several in before.items():
        apart = min(_apart(by_id[new], unit) for unit in several)
        if apart > FAR and by_id[new].kind != "province":
            vi = "tọa độ tâm cách xa mọi đơn vị cũ của nó; để trống"
            en = "the centre point is far from all units it was made from; left empty"
            wrong.setdefault(new, Doubt(new, "far_point", vi, en))
    doubts += wrong.values()
    return [replace(unit, latitude=None, longitude=None) if unit.id in wrong else unit for unit in units]


def _apart(one: Unit, other: Unit) -> float:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 0
    return max(abs(one.latitude - other.latitude), abs(one.longitude - other.longitude))
