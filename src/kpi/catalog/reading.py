"""Reads ``data/catalog/`` and refuses it, with every mistake named, if anything is wrong."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from kpi.catalog.cells import Cells
from kpi.catalog.model import (
    Area,
    Catalog,
    ChartIndicator,
    Comparable,
    Definition,
    Direction,
    DueFrom,
    Formula,
    Indicator,
    Measure,
    Named,
    Nature,
    Target,
    UnitMeasure,
)
from kpi.rows import InputError, Row, read_rows

T = TypeVar("T", bound=Named)
DEFINITIONS = (
    "indicator", "effective", "comparable", "definition_vi", "definition_en", "reason_vi", "reason_en", "legal_basis",
)  # fmt: skip


def read_catalog(folder: Path) -> Catalog:
    """Return the catalogue kept in ``folder``.

    Raises InputError with all mistakes: a doubled code, a missing translation, an unknown area,
    measure, unit of measure or indicator, a value outside its choices, a wrong date or number.
    A file may do without its optional columns: ``small`` of indicators, ``base_year`` and
    ``base_value`` of targets, ``synonyms`` (a list with ``;``) of measures and indicators,
    ``sums`` (``a + b;c + d``) of measures, ``formerly`` (codes that it had) and ``due_from`` of indicators.
    ``charts.csv`` may be missing.
    """
    reader = _Reader(folder)
    areas = reader.table("areas", "code,name_vi,name_en", lambda row: Area(*_names(row)))
    unit_measures = reader.table(
        "unit_measures", "code,name_vi,name_en,symbol", lambda row: UnitMeasure(*_names(row), row["symbol"])
    )
    measures = reader.table(
        "measures",
        "code,name_vi,name_en,definition_vi,definition_en,unit_measure,nature,additive",
        lambda row: reader.measure(row, unit_measures),
    )
    indicators = reader.table(
        "indicators",
        "code,area,name_vi,name_en,definition_vi,definition_en,formula,numerator,denominator,unit_measure,"
        "direction,decimals,valid_from,valid_to,succeeds,legal_basis",
        lambda row: reader.indicator(row, areas, measures, unit_measures),
    )
    reader.check_wholes(measures)
    reader.check_links(indicators)
    targets = reader.targets(indicators)
    definitions = reader.definitions(indicators)
    shown = reader.shown(indicators)
    if reader.problems:
        raise InputError(sorted(reader.problems, key=lambda problem: (problem.file, problem.line)))
    return Catalog(areas, unit_measures, measures, indicators, targets, definitions, shown)


def _names(row: Row) -> tuple[str, str, str]:
    return row["code"], row["name_vi"], row["name_en"]


def _listed(row: Row, column: str) -> tuple[str, ...]:
    """Return the names in an optional column, parted by semicolons."""
    return tuple(name.strip() for name in row.cells.get(column, "").split(";") if name.strip())


class _Reader(Cells):
    """Reads the files one after the other and gathers problems on the way."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.rows: dict[str, list[Row]] = {}

    def table(self, name: str, columns: str, build: Callable[[Row], T]) -> dict[str, T]:
        rows = read_rows(self.folder / f"{name}.csv", columns.split(","))
        self.rows[name] = rows
        found: dict[str, T] = {}
        lines: dict[str, int] = {}
        for row in rows:
            code = row["code"]
            if code in found:
                self.report(
                    row,
                    f"mã “{code}” đã dùng ở dòng {lines[code]}; mỗi mã chỉ dùng một lần",
                    f"code “{code}” stands in line {lines[code]} already; use each code once",
                )
            for column in row.cells:
                if column in ("code", "name_vi", "name_en", "definition_vi", "definition_en") and not row[column]:
                    self.report(
                        row,
                        f"ô {column} còn trống; hãy điền cả tiếng Việt và tiếng Anh",
                        f"{column} is empty; fill in both languages",
                    )
            found.setdefault(code, build(row))
            lines.setdefault(code, row.line)
        return found

    def measure(self, row: Row, unit_measures: dict[str, UnitMeasure]) -> Measure:
        self.known(row, "unit_measure", unit_measures)
        return Measure(
            *_names(row),
            definition_vi=row["definition_vi"],
            definition_en=row["definition_en"],
            unit_measure=row["unit_measure"],
            nature=self.choice(row, "nature", Nature),
            additive=self.choice(row, "additive", Literal["yes", "no"]) == "yes",
            within=row.cells.get("within") or None,
            synonyms=_listed(row, "synonyms"),
            sums=_listed(row, "sums"),
        )

    def indicator(
        self,
        row: Row,
        areas: dict[str, Area],
        measures: dict[str, Measure],
        unit_measures: dict[str, UnitMeasure],
    ) -> Indicator:
        self.known(row, "area", areas)
        self.known(row, "unit_measure", unit_measures)
        formula: Formula = self.choice(row, "formula", Formula)
        numerator = self.terms(row, "numerator", measures, needed=formula != "stated")
        denominator = self.terms(row, "denominator", measures, needed=formula == "ratio")
        if row["code"] in measures and (formula, numerator) != ("count", (row["code"],)):
            self.report(
                row,
                f"“{row['code']}” cũng là mã số liệu; chỉ tiêu trùng mã phải là count của chính số liệu đó",
                f"“{row['code']}” is a measure too; an indicator of that code must be the count of that measure",
            )
        return Indicator(
            *_names(row),
            area=row["area"],
            definition_vi=row["definition_vi"],
            definition_en=row["definition_en"],
            formula=formula,
            numerator=numerator,
            denominator=denominator,
            unit_measure=row["unit_measure"],
            direction=self.choice(row, "direction", Direction),
            decimals=self.whole(row, "decimals"),
            valid_from=self.date(row, "valid_from"),
            valid_to=self.date(row, "valid_to"),
            succeeds=row["succeeds"] or None,
            legal_basis=row["legal_basis"],
            small=self.small(row),
            synonyms=_listed(row, "synonyms"),
            formerly=_listed(row, "formerly"),
            due_from=self.choice(row, "due_from", DueFrom) if row.cells.get("due_from") else "communes",
        )

    def small(self, row: Row) -> int | None:
        """Return the smallest denominator on which a percentage is ranked; None where any will do."""
        if not row.cells.get("small"):
            return None
        if (row["formula"], row["unit_measure"]) != ("ratio", "percent"):
            self.report(
                row,
                "small chỉ dùng cho tỷ lệ phần trăm (ratio, percent); hãy để trống",
                "small is for percentages alone (ratio, percent); leave it empty",
            )
        return self.whole(row, "small")

    def terms(self, row: Row, column: str, measures: dict[str, Measure], *, needed: bool) -> tuple[str, ...]:
        """Return the measures of a formula's side, written ``a + b``."""
        terms = tuple(term.strip() for term in row[column].split("+") if term.strip())
        for term in terms:
            if term not in measures:
                self.report(
                    row,
                    f"số liệu “{term}” ở cột {column} không có trong measures.csv; hãy thêm hoặc sửa mã",
                    f"measure “{term}” in {column} is not in measures.csv; add it or mend the code",
                )
        if needed != bool(terms):
            vi = "hãy điền" if needed else "hãy để trống"
            en = "fill it in" if needed else "leave it empty"
            self.report(
                row,
                f"công thức {row['formula']}: cột {column} sai; {vi}",
                f"formula {row['formula']}: {column} is wrong; {en}",
            )
        return terms

    def check_wholes(self, measures: dict[str, Measure]) -> None:
        for row in self.rows["measures"]:
            if row.cells.get("within") == row["code"]:
                self.report(
                    row,
                    f"số liệu “{row['code']}” không thể là phần của chính nó; hãy sửa cột within",
                    f"measure “{row['code']}” cannot be a part of itself; mend within",
                )
            elif row.cells.get("within"):
                self.known(row, "within", measures)
            for part in [part.strip() for told in _listed(row, "sums") for part in told.split("+")]:
                if part not in measures or part == row["code"]:
                    self.report(
                        row,
                        f"số liệu “{part}” ở cột sums không có trong measures.csv hoặc là chính nó; hãy sửa mã",
                        f"measure “{part}” in sums is not in measures.csv or is the measure itself; mend the code",
                    )

    def check_links(self, indicators: dict[str, Indicator]) -> None:
        for row in self.rows["indicators"]:
            if row["succeeds"]:
                self.known(row, "succeeds", indicators)
            for code in _listed(row, "formerly"):
                if code in indicators:
                    self.report(
                        row,
                        f"mã cũ “{code}” ở cột formerly đang là mã của một chỉ tiêu; hãy bỏ",
                        f"former code “{code}” is the code of an indicator today; remove it",
                    )

    def shown(self, indicators: dict[str, Indicator]) -> tuple[ChartIndicator, ...]:
        """Return which indicators stand in which chart; none where there is no file."""
        path = self.folder / "charts.csv"
        rows = read_rows(path, ["chart", "indicator"]) if path.exists() else []
        for row in rows:
            self.known(row, "indicator", indicators)
            self.problems += [row.empty("chart")] if not row["chart"] else []
        return tuple(dict.fromkeys(ChartIndicator(row["chart"], row["indicator"]) for row in rows))

    def targets(self, indicators: dict[str, Indicator]) -> tuple[Target, ...]:
        rows = read_rows(self.folder / "targets.csv", ["unit_code", "indicator", "year", "value", "legal_basis"])
        seen: dict[tuple[str, str, str], int] = {}
        for row in rows:
            self.known(row, "indicator", indicators)
            key = (row["unit_code"], row["indicator"], row["year"])
            if key in seen:
                self.report(
                    row,
                    f"mục tiêu này đã có ở dòng {seen[key]}; hãy bỏ một dòng",
                    f"this target stands in line {seen[key]} already; remove one",
                )
            seen.setdefault(key, row.line)
            if not row["legal_basis"]:
                self.report(
                    row,
                    "mục tiêu chưa có căn cứ pháp lý; hãy điền legal_basis",
                    "a target needs its legal basis; fill in legal_basis",
                )
        return tuple(
            Target(
                row["unit_code"],
                row["indicator"],
                self.whole(row, "year"),
                self.number(row, "value"),
                row["legal_basis"],
                *self.base(row),
            )
            for row in rows
        )

    def definitions(self, indicators: dict[str, Indicator]) -> tuple[Definition, ...]:
        """Return the changes of definitions; none where there is no file."""
        path = self.folder / "definitions.csv"
        rows = read_rows(path, DEFINITIONS) if path.exists() else []
        found, seen = [], set()
        for row in rows:
            self.known(row, "indicator", indicators)
            self.problems += [
                row.empty(column)
                for column in ("effective", "reason_vi", "reason_en", "legal_basis")
                if not row[column]
            ]
            effective = self.date(row, "effective") or date.min
            if (row["indicator"], effective) in seen:
                self.report(
                    row,
                    "định nghĩa này đã đổi vào ngày đó ở một dòng trên; hãy bỏ một dòng",
                    "this definition changes on that day in a line above already; remove one",
                )
            seen.add((row["indicator"], effective))
            indicator = indicators.get(row["indicator"])
            if indicator and indicator.valid_from and effective < indicator.valid_from:
                self.report(
                    row,
                    f"chỉ tiêu chỉ có từ ngày {indicator.valid_from:%d/%m/%Y}; hãy sửa effective",
                    f"the indicator exists from {indicator.valid_from} on only; mend effective",
                )
            found.append(
                Definition(
                    row["indicator"],
                    effective,
                    self.choice(row, "comparable", Comparable),
                    **{column: row[column] for column in DEFINITIONS[3:]},
                )
            )
        return tuple(found)

    def base(self, row: Row) -> tuple[int | None, float | None]:
        """Return the year and the value from which the way to a target begins, as far as they are told."""
        year = self.whole(row, "base_year") if row.cells.get("base_year") else None
        value = self.number(row, "base_value") if row.cells.get("base_value") else None
        if value is not None and year is None:
            self.report(
                row,
                "base_value cần có base_year; hãy điền năm gốc hoặc bỏ base_value",
                "base_value needs base_year; fill in the base year or remove base_value",
            )
        if year is not None and row["year"].isdecimal() and year >= int(row["year"]):
            self.report(
                row,
                f"base_year “{year}” phải trước năm của mục tiêu ({row['year']}); hãy sửa một trong hai",
                f"base_year “{year}” must be before the year of the target ({row['year']}); mend one of them",
            )
        return year, value
