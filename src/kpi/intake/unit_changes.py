"""The lines of ``data/units/changes.csv`` that a place brings, merged into those on record."""

from collections import defaultdict
from collections.abc import Set

from kpi.units.country import CHANGED, NATION, PACKAGE, Correspondence, Country, Doubt
from kpi.units.places import Scope
from kpi.units.unit import Unit, split_name

COLUMNS = ["effective", "kind", "old_code", "new_code", "share", "legal_basis", "note_vi", "note_en"]
RESOLUTIONS = {"19": "Nghị quyết 1683/NQ-UBTVQH15 (16/6/2025)"}  # on communes, by new province, where known
PROVINCES = "Nghị quyết 202/2025/QH15 (12/6/2025)"

Cells = dict[str, str]
Merged = tuple[list[Cells], list[Doubt]]


def merge_changes(country: Country, wanted: Scope, ids: Set[str], rows: list[Cells]) -> Merged:
    """Return ``rows`` with those that ``wanted`` brings, and where the two contradict each other.

    ``ids`` are the units of the country that are on record or being added. A row on record stays and wins. What a new
    unit takes in beyond ``ids`` stands in one row without ``old_code``, which is made anew when part of it is added.
    """
    merged, doubts = list(rows), []
    pairs = defaultdict(list)
    for pair in sorted(wanted.pairs, key=lambda pair: (pair.new, pair.old)):
        pairs[pair.new].append(pair)
    into: dict[str, dict[str, Cells]] = defaultdict(dict)
    shares = defaultdict(list)
    for row in rows:
        if row["effective"] == CHANGED.isoformat():
            into[row["new_code"]][row["old_code"]] = row
            shares[row["old_code"]].append(row["share"])
    for new, several in pairs.items():
        here = into[country.tree[new].code]
        added, found = _settle(country, [pair for pair in several if pair.old in ids], here, shares)
        fresh = [_row(country, pair, several) for pair in added]
        outside = _outside(country, new, [pair for pair in several if pair.old not in ids], len(several))
        doubts += found + _here_alone(country, new, several, here)
        beyond = here.get("")
        if beyond is None:
            merged += fresh + outside
        elif fresh or PACKAGE in beyond["legal_basis"]:
            at = merged.index(beyond)
            merged[at : at + 1] = [{**beyond, **row} for row in outside]
            merged += fresh
    return merged, doubts


def _settle(
    country: Country, pairs: list[Correspondence], here: dict[str, Cells], shares: dict[str, list[str]]
) -> tuple[list[Correspondence], list[Doubt]]:
    """Return which ``pairs`` into one unit are to be added, and which contradict what is on record.

    ``here`` are the rows on record into that unit by old code, ``shares`` those in which old codes go anywhere.
    """
    fresh, doubts = [], []
    for pair in pairs:
        old, new = country.tree[pair.old], country.tree[pair.new]
        known = here.get(old.code)
        if known is not None:
            doubts += _share_doubt(pair, old, new, known)
        elif _clashes(pair, shares.get(old.code, [])):
            vi = f"gói cho {old.name_vi} ({old.code}) vào {new.name_vi} ({new.code}), ở đây ghi khác"
            en = f"the package has {old.name_en} ({old.code}) go into {new.name_en} ({new.code}), not so here"
            doubts.append(_doubt(new.id, vi, en))
        else:
            fresh.append(pair)
    return fresh, doubts


def _here_alone(country: Country, new: str, several: list[Correspondence], here: dict[str, Cells]) -> list[Doubt]:
    code = country.tree[new].code
    alone = sorted(here.keys() - {country.tree[pair.old].code for pair in several} - {""})
    return [
        _doubt(
            new, f"ở đây có {old} đi vào {code}, trong gói không có", f"{old} goes into {code} here, not in the package"
        )
        for old in alone
    ]


def _doubt(unit: str, vi: str, en: str) -> Doubt:
    return Doubt(unit, "mapping_differs", f"{vi}; giữ như ở đây", f"{en}; what is here stays")


def _share_doubt(pair: Correspondence, old: Unit, new: Unit, row: Cells) -> list[Doubt]:
    if (row["share"] == "whole") == pair.whole:
        return []
    vi = f"theo gói, {old.name_vi} ({old.code}) nhập {'cả' if pair.whole else 'một phần'} vào {new.name_vi}"
    en = f"in the package {old.name_en} ({old.code}) goes {'whole' if pair.whole else 'in part'} into {new.name_en}"
    return [_doubt(pair.new, f"{vi}, ở đây ghi “{row['share']}”", f"{en}, here it says “{row['share']}”")]


def _clashes(pair: Correspondence, shares: list[str]) -> bool:
    """Tell whether the pair cannot be true beside the ``shares`` in which its old unit goes elsewhere on record."""
    return "whole" in shares or (pair.whole and bool(shares))


def _row(country: Country, pair: Correspondence, several: list[Correspondence]) -> Cells:
    old, new = country.tree[pair.old], country.tree[pair.new]
    unchanged = old.kind == new.kind == "province" and len(several) == 1
    values = (
        CHANGED.isoformat(),
        _kind(pair, old, new, len(several)),
        old.code,
        new.code,
        "whole" if pair.whole else "part",
        _basis(country, new, len(several)),
        "Phạm vi không đổi; không còn cấp huyện" if unchanged else "",
        "Same extent; without the district tier" if unchanged else "",
    )
    return dict(zip(COLUMNS, values, strict=True))


def _kind(pair: Correspondence, old: Unit, new: Unit, predecessors: int) -> str:
    if not pair.whole:
        return "split"
    if predecessors > 1:
        return "merge"
    if old.kind != new.kind:
        return "kind"
    return "reparent" if split_name(old.name_vi) == split_name(new.name_vi) else "rename"


def _basis(country: Country, new: Unit, predecessors: int) -> str:
    if new.kind == "province":
        resolution = PROVINCES if predecessors > 1 else ""
    else:
        resolution = RESOLUTIONS.get(country.tree[new.parent or NATION.id].code, "")
    return "; ".join(part for part in (resolution, f"{PACKAGE} {country.version}") if part)


def _outside(country: Country, new: str, missing: list[Correspondence], predecessors: int) -> list[Cells]:
    """Return the row for what ``new`` takes in from units that are not on record; none if there is nothing."""
    if not missing:
        return []
    vi, en = [], []
    for pair in missing:
        old = country.tree[pair.old]
        above = country.tree[old.parent or NATION.id]
        where = ("", "") if above is NATION else (f", {above.name_vi}", f", {above.name_en}")
        vi.append(f"{'' if pair.whole else 'một phần '}{old.name_vi} ({old.code}{where[0]})")
        en.append(f"{'' if pair.whole else 'part of '}{old.name_en} ({old.code}{where[1]})")
    values = (
        CHANGED.isoformat(),
        "merge",
        "",
        country.tree[new].code,
        "whole",
        _basis(country, country.tree[new], predecessors),
        f"Còn gồm {', '.join(vi)}; chưa có trong danh sách đơn vị",
        f"Also takes in {', '.join(en)}; not on record",
    )
    return [dict(zip(COLUMNS, values, strict=True))]
