"""The units of the fictional city, and those that merge."""

from dataclasses import replace
from typing import Any

from kpi.units.changes import Change
from kpi.units.unit import Unit, unit_id

CITY_SIZE = 24
Pair = tuple[int, int]  # two wards that merge; the first one's code goes on


def ward_code(ward: int) -> str:
    """Return the code of a ward by its number, from 1 on."""
    return f"MH{ward:02}"


def city_code(settings: dict[str, Any], number: int) -> str:
    """Return the code of a city by its number, from 0 on."""
    return str(settings["city"]["code"]) + (f"-{number + 1}" if number else "")


def merging_pairs(settings: dict[str, Any], wards: int, merge_all: bool) -> list[Pair]:
    """Return the wards that merge, each with the one that goes into it; a pair lies in one city, whose size is even."""
    if merge_all:
        return [(ward, ward + 1) for ward in range(1, wards, 2)]
    first, second = settings["story"]["merger"]["units"]
    return [(first, second)] if wards >= max(first, second) else []


def make_units(settings: dict[str, Any], wards: int, pairs: list[Pair]) -> list[Unit]:
    """Return all units: a province above several cities, cities, wards, and what pairs of them became."""
    city, merger = settings["city"], settings["story"]["merger"]
    cities = -(-wards // CITY_SIZE)
    above = None
    tree = []
    if cities > 1:
        above = f"{city['code']}-P"
        tree.append(Unit(above, above, None, None, "province", None, "Tỉnh Minh Họa", "Minh Họa Province"))
    for number in range(cities):
        code = city_code(settings, number)
        suffix = f" {number + 1}" if number else ""
        tree.append(Unit(code, code, None, None, "city", above, city["name_vi"] + suffix, city["name_en"] + suffix))
    names = city["wards"] + city["communes"]
    merging = {ward for pair in pairs for ward in pair}
    for ward in range(1, wards + 1):
        number, place = divmod(ward - 1, CITY_SIZE)
        name = names[place] + (f" {number + 1}" if number else "")
        row, column = divmod(place, 5)
        ends = merger["on"] if ward in merging else None
        tree.append(
            Unit(
                id=ward_code(ward),
                code=ward_code(ward),
                valid_from=None,
                valid_to=ends,
                kind="ward" if name.startswith("Phường") else "commune",
                parent=city_code(settings, number),
                name_vi=name,
                name_en=_english(name),
                latitude=city["latitude"] - row * 0.02 + (place * 7 % 5) * 0.003,
                longitude=city["longitude"] + column * 0.02 + (place * 3 % 4) * 0.003,
            )
        )
    by_code = {unit.code: unit for unit in tree}
    for first, second in pairs:
        key = unit_id(ward_code(first), merger["on"])
        merged = replace(by_code[ward_code(first)], id=key, valid_from=merger["on"], valid_to=None)
        if [first, second] == merger["units"]:
            merged = replace(merged, kind="ward", name_vi=merger["name_vi"], name_en=merger["name_en"])
        tree.append(merged)
    return tree


def make_changes(settings: dict[str, Any], pairs: list[Pair]) -> tuple[Change, ...]:
    """Return the mergers of ``pairs``."""
    merger = settings["story"]["merger"]
    on, basis = merger["on"], merger["legal_basis"]
    return tuple(
        Change(on, "merge", ward_code(old), unit_id(ward_code(pair[0]), on), 1.0, basis)
        for pair in pairs
        for old in pair
    )


def _english(name: str) -> str:
    kind, rest = name.split(" ", 1)
    return f"{rest} {'Ward' if kind == 'Phường' else 'Commune'}"
