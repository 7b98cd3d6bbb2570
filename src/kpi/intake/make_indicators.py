"""Stated indicators made of heads that the catalogue does not know, as rows of ``catalog/indicators.csv``."""

import csv
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from io import StringIO
from pathlib import Path

from kpi.catalog.model import Catalog
from kpi.catalog.reading import read_catalog
from kpi.intake.recognising.item_names import fold_item
from kpi.intake.recognising.model import Question
from kpi.intake.recognising.names import PARENTHESES, fold_words
from kpi.intake.recognising.words import told_unit_measure

_LONGEST_CODE = 60


class NotKnown(Exception):
    """A unit of measure or an area that is not in the catalogue; ``known`` are those that are."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(name)
        self.name, self.known = name, tuple(known)


def unknown_heads(questions: Sequence[Question]) -> list[str]:
    """Return the heads that are asked about, each once."""
    return list(dict.fromkeys(head for question in questions for head in question.heads))


def make_indicators(data: Path, heads: Sequence[str], unit_measure: str, area: str = "") -> list[str]:
    """Add a stated indicator for each head to the catalogue of the data folder; return their codes.

    ``unit_measure`` counts for heads that tell none; ``area`` is the last of the catalogue if none is given. The
    catalogue is read as a load reads it before it takes the place of the standing one. Raises InputError, NotKnown.
    """
    catalog = read_catalog(data / "catalog")
    if unit_measure not in catalog.unit_measures:
        raise NotKnown(unit_measure, catalog.unit_measures)
    area = area or list(catalog.areas)[-1]
    if area not in catalog.areas:
        raise NotKnown(area, catalog.areas)
    rows = list(_rows(catalog, heads, unit_measure, area))
    _append(data / "catalog", rows)
    return [row["code"] for row in rows]


def _rows(catalog: Catalog, heads: Sequence[str], unit_measure: str, area: str) -> Iterator[dict[str, str]]:
    taken = {*catalog.indicators, *catalog.measures}
    names = {fold_item(head): head for head in reversed(heads) if fold_item(head)}
    for head in reversed(names.values()):
        name = " ".join(PARENTHESES.sub(" ", head).split()) or head
        code = _code(name, taken)
        taken.add(code)
        yield {
            "code": code,
            "area": area,
            "name_vi": name,
            "name_en": name,
            "definition_vi": f"Số nêu sẵn trong báo cáo, cột “{head}”.",
            "definition_en": f"As stated in reports, column “{head}”.",
            "formula": "stated",
            "unit_measure": _unit_measure(catalog, head) or unit_measure,
            "direction": "none",
            "decimals": "1",
        }


def _code(name: str, taken: Collection[str]) -> str:
    """Return a code of plain letters that no other item has."""
    plain = re.sub(r"[^a-z0-9]+", "_", fold_words(name)).strip("_")[:_LONGEST_CODE].strip("_")
    base = plain if plain[:1].isalpha() else f"stated_{plain}".strip("_")
    code, number = base, 1
    while code in taken:
        number += 1
        code = f"{base}_{number}"
    return code


def _unit_measure(catalog: Catalog, head: str) -> str:
    told = told_unit_measure(head)
    names = {code: {measure.symbol, *map(fold_words, measure.names)} for code, measure in catalog.unit_measures.items()}
    return next((code for code, known in names.items() if told and ({told, fold_words(told)} - {""}) & known), "")


def _append(folder: Path, rows: Sequence[dict[str, str]]) -> None:
    """Put the rows below the others, if the catalogue can be read with them."""
    path = folder / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    out = StringIO()
    writer = csv.DictWriter(out, next(csv.reader([text.partition("\n")[0]])), lineterminator="\n", restval="")
    writer.writerows(rows)
    with tempfile.TemporaryDirectory(dir=folder.parent) as room:
        tried = Path(room) / "catalog"
        shutil.copytree(folder, tried)
        (tried / path.name).write_text(text.rstrip("\n") + "\n" + out.getvalue(), encoding="utf-8")
        read_catalog(tried)
        os.replace(tried / path.name, path)
