"""What is said of answers, situation by situation, in both languages; and what may never be said."""

import csv
import re
from collections.abc import Iterable
from datetime import date
from itertools import product
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.analysis.answer import Row, each
from kpi.analysis.scorecard import scorecard
from kpi.store.reading import read_reference
from kpi.store.warehouse import Snapshot
from kpi.text.sentences import Said, tell_months, tell_row, tell_series, tell_spread, tell_units
from kpi.text.sentences.phrase import inside, singular, small
from kpi.text.wording import Wording
from tests.building import ROOT, examples
from tests.text.situations import SITUATIONS
from tests.text.worlds import build, words

LANGUAGES = ("vi", "en")

with (ROOT / "tests" / "data" / "sentences.csv").open(encoding="utf-8", newline="") as lines:
    EXPECTED = list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory, real: Snapshot) -> dict[str, Snapshot]:
    return build(tmp_path_factory.mktemp("sentences")) | {"real": real}


@pytest.fixture(scope="module")
def say(worlds: dict[str, Snapshot]) -> dict[str, Wording]:
    return {lang: words(worlds["years"], lang) for lang in LANGUAGES}


@pytest.fixture(scope="module")
def told(worlds: dict[str, Snapshot]) -> dict[tuple[str, str], Said | str]:
    """What is said in every situation, by language."""
    wordings = {(world, lang): words(data, lang) for world, data in worlds.items() for lang in LANGUAGES}
    return {
        (name, lang): ask(worlds[world], wordings[world, lang])
        for name, (world, ask) in SITUATIONS.items()
        for lang in LANGUAGES
    }


@pytest.mark.parametrize("line", EXPECTED, ids=[f"{line['situation']} - {line['part']}" for line in EXPECTED])
def test_what_is_said(told: dict[tuple[str, str], Said | str], line: dict[str, str]) -> None:
    """The table has plain spaces where figures and their signs are held together."""
    for lang in LANGUAGES:
        said = told[line["situation"], lang]
        text = said if isinstance(said, str) else getattr(said, line["part"])
        assert text.replace("\u00a0", " ") == line[lang]


def test_every_situation_is_in_the_table() -> None:
    assert list(dict.fromkeys(line["situation"] for line in EXPECTED)) == list(SITUATIONS)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Thành phố Thái Nguyên", "thành phố Thái Nguyên"),
        ("Thị trấn Hương Sơn", "thị trấn Hương Sơn"),
        ("Quận 1", "Quận 1"),
        ("Phường 12 – Quận Gò Vấp", "Phường 12 – quận Gò Vấp"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Xã Xã Đàn", "xã xã Đàn"),
        ("Viet Nam", "Viet Nam"),
    ],
)
def test_kinds_of_units_are_small_inside_a_sentence(name: str, told: str) -> None:
    assert inside(name) == told


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("tasks", "task"),
        ("people", "person"),
        ("content groups", "content group"),
        ("companies", "company"),
        ("points (of 100)", "point (of 100)"),
        ("million VND", "million VND"),
        ("address", "address"),
    ],
)
def test_what_stands_after_one(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(
    ("name", "told"), [("Tỷ lệ", "tỷ lệ"), ("PAR INDEX", "PAR INDEX"), ("E-documents", "e-documents")]
)
def test_abbreviations_keep_their_capitals(name: str, told: str) -> None:
    assert small(name) == told


# What may never be said, on answers made up column by column.

CHANGES = re.compile(
    r"\b(?:tăng|giảm|không đổi|bằng năm|lên|xuống|rose|fell|unchanged|the same in)\b|\b(?:up|down) (?:\d|in )",
    re.IGNORECASE,
)
SUPERLATIVES = re.compile(
    r"cao nhất|thấp nhất|nhiều nhất|ít nhất|tốt nhất|đứng đầu|highest|lowest|largest|smallest|best\b|most\b",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d[\d.,/]*\d|\d")
REASONS = ("first", "definition", "partial", "previous_partial", "bound", "origin", "coverage", "boundary")
INDICATORS = ("late_share", "handled", "score", "wired_coverage", "waiting")
FEW = settings(max_examples=examples(50))
SHARES = ("late_share", "wired_coverage")


@st.composite
def figures(draw: st.DrawFn, indicator: str, unit: str, year: int) -> dict[str, Any]:
    """Return a row of ``answer.YEARS``: a value of any kind, or none."""
    kind = draw(st.sampled_from(["own", "own", "own", "stated", "bound", "part", "sum", "lacking", "silent", "none"]))
    whole = draw(st.integers(1, 400))
    part = draw(st.integers(0, whole))
    share, said = indicator in SHARES, kind not in ("silent", "none")
    value = (100 * part / whole if share else float(part)) if said else None
    summed = kind in ("sum", "lacking")
    reported = draw(st.integers(1, 8))
    last = date(year, draw(st.integers(1, 11)), 28) if kind == "part" else date(year, 12, 31)
    return {
        "indicator": indicator, "unit": unit, "year": year, "value": value,
        "origin": None if not said else "children" if summed else "stated" if kind == "stated" else "computed",
        "qualifier": "above" if kind == "bound" else "" if said else None,
        "numerator": part if said and share else 0 if kind == "none" and share else None,
        "denominator": whole if said and share else 0 if kind == "none" and share else None,
        "stated": None, "printed": None, "stated_qualifier": None, "children_value": None,
        "units_reported": reported if summed else None, "units_derived": 0 if summed else None,
        "units_counted": reported if summed else None, "units_named": ["A1"] * min(reported, 4) if summed else None,
        "sum_of": str(reported) if kind == "lacking" else None, "derived": False,
        "units_expected": reported + (kind == "lacking") if summed else None,
        "covered": kind == "sum" if summed else None, "units_missing": None, "bound_low": None, "bound_high": None,
        "period_start": pd.Timestamp(year, 1, 1), "period_end": pd.Timestamp(year, 12, 31),
        "first_day": pd.Timestamp(year, 1, 1) if said else None, "last_day": pd.Timestamp(last) if said else None,
        "pieces": 1, "piece_freq": "A", "partial": kind == "part" if said else None, "complete": kind != "part",
        "status": "A" if said else None, "synthetic": False, "sources": ["report"] if said or kind == "none" else None,
        "previous": None, "change": None, "no_change": "no_value" if not said else "first",
        "decimals": 1 if share or indicator == "score" else 0, "target": None, "legal_basis": None, "boundary": None,
        "due": True,
    }  # fmt: skip


@st.composite
def lines_of_years(draw: st.DrawFn, indicator: str, unit: str) -> list[dict[str, Any]]:
    """Return the years of one line; some of the changes that could be told are, others have a reason against them."""
    rows = [draw(figures(indicator, unit, year)) for year in sorted(draw(st.sets(st.integers(2015, 2021), min_size=1)))]
    for before, row in zip([None, *rows], rows, strict=False):
        if before is None or row["value"] is None or before["value"] is None or row["year"] != before["year"] + 1:
            continue
        row["previous"] = before["value"]
        inexact = any(side["qualifier"] or side["partial"] or side["covered"] is False for side in (before, row))
        if inexact or draw(st.booleans()):
            row["no_change"] = draw(st.sampled_from(REASONS[1:]))
        else:
            row["change"], row["no_change"] = row["value"] - before["value"], None
    return rows


@st.composite
def serieses(draw: st.DrawFn) -> pd.DataFrame:
    """Return an answer of one or several lines."""
    keys = draw(
        st.sets(
            st.tuples(st.sampled_from(INDICATORS), st.sampled_from(["A", "A1", "A2", "A3"])), min_size=1, max_size=3
        )
    )
    return pd.DataFrame([row for key in sorted(keys) for row in draw(lines_of_years(*key))])


@st.composite
def childrens(draw: st.DrawFn) -> pd.DataFrame:
    """Return an answer of the units below A, ranked as values allow."""
    indicator = draw(st.sampled_from(INDICATORS))
    count = draw(st.integers(1, 8))
    rows = [draw(figures(indicator, f"A{number + 1}", 2020)) for number in range(count)]
    faulty = draw(st.sampled_from([0, 0, 1, count]))  # so many rows stay as they came
    rows = rows[:faulty] + [_cleaned(row) for row in rows[faulty:]]
    if faulty == 1 and draw(st.booleans()):
        rows[0] = _cleaned(rows[0]) | {"qualifier": "above"}
    few = 20 if indicator == "late_share" else 0
    for row in rows:
        row["no_place"] = (
            "no_value" if row["value"] is None else "small" if (row["denominator"] or few) < few
            else "unordered" if indicator in ("handled", "waiting") else "partial" if row["partial"] else None
        )  # fmt: skip
        row["interval_low"] = row["interval_high"] = None
    order = sorted({row["value"] for row in rows if row["no_place"] is None}, reverse=indicator != "late_share")
    for row in rows:
        row["place"] = float(order.index(row["value"]) + 1) if row["no_place"] is None else None
    return pd.DataFrame(rows)


def _cleaned(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose figure is whole, exact and the unit's own."""
    whole = row["denominator"] or 100
    own = {
        "value": 7.0 if row["value"] is None else row["value"],
        "origin": "computed",
        "qualifier": "",
        "partial": False,
    }
    days = {
        "first_day": pd.Timestamp(2020, 1, 1),
        "last_day": pd.Timestamp(2020, 12, 31),
        "denominator": max(whole, 20),
    }
    return (
        row
        | own
        | days
        | {"status": "A", "sources": ["report"], "covered": None, "units_reported": None, "sum_of": None}
    )


def texts(said: Said) -> list[str]:
    """Return all that is said, the text alternative up to its points."""
    return [said.headline, said.sentence, said.alt.partition(said.headline)[0] + said.headline]


def allowed(rows: Iterable[Row], say: Wording, *more: object) -> set[str]:
    """Return the figures of an answer as they are printed, and what counts its rows."""
    rows = list(rows)
    told = [text for row in rows for text in _printed(row, say)]
    for first, last in product(rows, rows):
        if first.year < last.year and not (pd.isna(first.value) or pd.isna(last.value)):
            told.append(say.step(last.indicator, last.value - first.value, first.value, first.year))
    catalog = say.reference.catalog.indicators
    told += [catalog[row.indicator].name(say.lang) for row in rows] + [
        str(catalog[row.indicator].small) for row in rows
    ]
    told += ["3", "1/2021", "Jan 2021", "3/1/2026", "3 Jan 2026", *map(str, more), *map(str, range(len(rows) + 1))]
    return {figure for text in told for figure in FIGURE.findall(text)}


def _printed(row: Row, say: Wording) -> list[str]:
    told = [str(row.year), str(row.year - 1), say.value(row), say.parts(row), say.covered(row)]
    told += [say.coverage(row), say.bearer(row)] if not pd.isna(row.units_reported) else []
    numbers = [] if pd.isna(row.numerator) else say.parts(row).split("/")
    return told + numbers + ([] if pd.isna(row.change) else [say.change(row)])


def unknown(text: str, known: set[str]) -> list[str]:
    """Return the figures of a text that the answer does not have."""
    return [figure for figure in FIGURE.findall(text) if figure not in known and not set(figure.split("/")) <= known]


@FEW
@given(answer=serieses(), lang=st.sampled_from(LANGUAGES))
def test_no_change_is_told_that_the_answer_does_not_tell(
    say: dict[str, Wording], answer: pd.DataFrame, lang: str
) -> None:
    said = tell_series(answer, say[lang])
    rows = each(answer)
    last = max((row.year for row in rows if not pd.isna(row.value) or row.denominator == 0), default=0)
    told = [row for row in rows if row.year == last and not pd.isna(row.change)]
    if not told:
        assert not [text for text in texts(said) if CHANGES.search(text)]
    else:
        assert CHANGES.search(said.sentence) or len([row for row in rows if row.year == last]) > 3
    assert not [text for text in texts(said) if SUPERLATIVES.search(text)]


@FEW
@given(answer=serieses(), lang=st.sampled_from(LANGUAGES))
def test_every_figure_of_a_sentence_is_one_of_the_answer(
    say: dict[str, Wording], answer: pd.DataFrame, lang: str
) -> None:
    said = tell_series(answer, say[lang])
    assert unknown(said.sentence, allowed(each(answer), say[lang])) == []
    assert unknown(said.headline, allowed(each(answer), say[lang])) == []


@FEW
@given(answer=childrens(), silent=st.sampled_from([0, 0, 0, 1, 4]), lang=st.sampled_from(LANGUAGES))
def test_nobody_is_first_unless_everyone_is_ranked(
    say: dict[str, Wording], answer: pd.DataFrame, silent: int, lang: str
) -> None:
    rows = each(answer)
    reported = sum(not pd.isna(row.value) or row.denominator == 0 for row in rows)
    expected = len(rows) + silent
    said = tell_units(answer, say[lang], "A", 2020, reported, expected, None)
    exact = [row for row in rows if row.qualifier == "" and not row.partial and row.covered is not False]
    ranked = [row for row in exact if not pd.isna(row.place)]
    values = {row.value for row in rows}
    superlative = [text for text in texts(said) if SUPERLATIVES.search(text)]
    assert bool(superlative) == (len(ranked) == expected and len(values) > 1)
    assert not [text for text in texts(said) if CHANGES.search(text)]
    known = allowed(rows, say[lang], reported, expected, *range(expected + 1))
    assert unknown(said.sentence, known) == unknown(said.headline, known) == []


@FEW
@given(
    pairs=st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([None, None, None, "partial", "first"])),
        min_size=1, max_size=8,
    ),
    lang=st.sampled_from(LANGUAGES),
)  # fmt: skip
def test_nobody_moved_most_unless_every_change_is_told(
    say: dict[str, Wording], pairs: list[tuple[int, int, str | None]], lang: str
) -> None:
    rows: list[dict[str, Any]] = []
    for number, (early, late, refused) in enumerate(pairs):
        for year, value in ((2018, early), (2020, late)):
            row = FIGURES | {"indicator": "score", "unit": f"A{number + 1}", "year": year, "value": float(value)}
            rows.append(row | {"moved": None if refused else float(late - early), "refused": refused})
    said = tell_spread(pd.DataFrame(rows), say[lang], "A", 2018, 2020)
    steps = [late - early for early, late, refused in pairs if refused is None]
    whole = len(steps) == len(pairs) and min(steps) < 0 < max(steps)
    assert bool([text for text in texts(said) if SUPERLATIVES.search(text)]) == whole
    assert bool([text for text in texts(said) if CHANGES.search(text)]) == bool(steps)
    for step, key in ((min(steps, default=0), "giảm|down in"), (max(steps, default=0), "tăng|up in")):
        if not (step < 0 if key.startswith("giảm") else step > 0):
            assert not re.search(rf"\b(?:{key})\b", said.sentence)


FIGURES: dict[str, Any] = {
    "origin": "computed", "qualifier": "", "numerator": None, "denominator": None, "decimals": 1, "boundary": None,
    "partial": False, "covered": None, "units_reported": None, "sum_of": None, "derived": False, "bound_low": None,
    "synthetic": False, "due": True,
    "sources": ["report"], "status": "A", "stated": None, "first_day": pd.Timestamp(2020, 1, 1),
    "last_day": pd.Timestamp(2020, 12, 31),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_months_have_no_changes(told: dict[tuple[str, str], Said | str], lang: str) -> None:
    said = told["synthetic months", lang]
    assert isinstance(said, Said)
    assert not [text for text in texts(said) if CHANGES.search(text) or SUPERLATIVES.search(text)]


def test_an_empty_answer_says_that_there_is_nothing(say: dict[str, Wording]) -> None:
    empty = pd.DataFrame(columns=["indicator", "unit", "year", "value"])
    assert tell_months(empty, say["vi"]).headline == "Chưa có số liệu"
    assert tell_units(empty, say["en"], "A", 2020, 0, 3, None).headline == "No figures"
    assert tell_spread(empty, say["en"], "A", 2018, 2020).headline == "No figures"


def test_the_number_of_the_publication_is_that_of_the_data(real: Snapshot) -> None:
    reference = read_reference(real)
    row = each(scorecard(real, "164", 2020))[0]
    assert f"lần công bố {reference.publication}, ngày" in tell_row(row, Wording(reference, "vi"))
