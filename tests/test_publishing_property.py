"""Whatever is published, revised, withdrawn or changed: what is made step by step is what is made as a whole."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.intake.load import derive_state, load
from kpi.intake.publishing import NotPossible
from kpi.intake.sent import Sent, read_sent
from kpi.intake.submissions import check, publish, receive, withdraw
from kpi.store import scope
from kpi.store.reading import read_reference
from kpi.store.scope import Scope
from kpi.store.warehouse import CLOSED, Warehouse
from tests.building import Record, World, examples, said, unit

DERIVED = ("indicator_value", "territory_value", "due", "finding", "revision")
NAMES = {"W1": "Phường Một", "W2": "Phường Hai", "V1": "Phường Tám", "C": "Thành phố C", "D": "Thành phố D"}
ITEMS = {
    "handled": "Hồ sơ đã giải quyết",
    "online_full": "Hồ sơ toàn trình",
    "online_part": "Hồ sơ một phần",
    "late": "Hồ sơ trễ hạn",
    "waiting": "Hồ sơ đang chờ",
    "room": "Sức chứa",
}
UNITS = (
    unit("P", kind="province"),
    unit("C", "P", kind="city", name_vi="Thành phố C"),
    unit("D", "P", kind="city", name_vi="Thành phố D"),
    unit("W1", "C", name_vi="Phường Một"),
    unit("W2", "C", name_vi="Phường Hai"),
    unit("W3", "C", valid_to="2021-07-01"),
    unit("W4", "C", valid_to="2021-07-01"),
    unit("W5", "C", valid_from="2021-07-01"),
    unit("W6", "D", valid_from="2021-07-01"),
    unit("V1", "D", name_vi="Phường Tám"),
)
MERGED = [("W3", "W5", "whole"), ("W4", "W5", "0.25"), ("W4", "W6", "0.75")]
MERGED_OTHERWISE = [("W3", "W5", "whole"), ("W4", "W5", "part"), ("W4", "W6", "part")]
ALWAYS, BEFORE, AFTER = ("W1", "W2", "V1", "C", "D"), ("W3", "W4"), ("W5", "W6")
EARLY = ("2020", "2020-05", "2020-12", "2020-11-15/2021-02-10", "2021-01", "2021-02", "2021-Q1")
LATE = ("2021", "2021-09", "2022", "2022-01")
PERCENTAGES = ("late_share", "score")
Figure = tuple[str, str, str]


@dataclass(frozen=True)
class Step:
    """What is done; ``figures`` by unit, period and item; ``number`` chooses what it is done to."""

    what: str
    figures: dict[Figure, int]
    number: int


def told(units: tuple[str, ...], items: tuple[str, ...], most: int) -> st.SearchStrategy[dict[Figure, int]]:
    """Return figures of some units, each for a period at whose end it exists."""
    keys = [
        (code, period, item)
        for code in units
        for period in (*EARLY, *LATE)
        for item in items
        if not (code in BEFORE and period in LATE) and not (code in AFTER and period in EARLY)
    ]
    return st.dictionaries(st.sampled_from(keys), st.integers(0, 40), min_size=1, max_size=most)


FOLDER = told((*ALWAYS, *BEFORE, *AFTER), (*ITEMS, "pooled", *PERCENTAGES), 60)
SENT = told(tuple(NAMES), tuple(ITEMS), 8)
CHANGES = ("target", "definition", "formula", "expected", "source", "synthetic", "shares", "name")


@st.composite
def steps(draw: st.DrawFn) -> Step:
    what = draw(st.sampled_from(["send"] * 4 + ["replace", "withdraw", "withdraw", "say", *CHANGES]))
    figures = draw(SENT if what in ("send", "replace") else FOLDER if what == "say" else st.just({}))
    return Step(what, figures, draw(st.integers(0, 9)))


class City:
    """A world that steps are done to, and how much each made anew."""

    def __init__(self, folder: Path, figures: dict[Figure, int]) -> None:
        self.world, self.folder, self.figures = World(folder), folder, figures
        self.files, self.published, self.changed = 0, list[int](), Counter[str]()
        self._write()
        self.world.publish()

    def do(self, step: Step) -> None:
        """Do a step; one that cannot be done does nothing."""
        try:
            if step.what in ("send", "replace"):
                self._send(step)
            elif step.what == "withdraw" and self.published:
                number = self.published.pop(step.number % len(self.published))
                withdraw(self.world.warehouse, number, "an", "nhầm")
            else:
                self.figures = self.figures | step.figures
                self.changed[step.what] += 1
                for figure in list(self.figures)[:: step.number + 2]:
                    if step.what == "say" and len(self.figures) > 1:
                        del self.figures[figure]
                self._write()
                load(self.world.data, self.world.warehouse)
        except NotPossible:
            pass

    def _send(self, step: Step) -> None:
        self.files += 1
        lines = [f"{NAMES[code]},{when},{ITEMS[item]},{value}" for (code, when, item), value in step.figures.items()]
        text = "\n".join(["Đơn vị,Kỳ,Chỉ tiêu,Giá trị", *lines, ""])
        data = self.world.warehouse.snapshot()
        sent = Sent(f"{self.files}.csv", text.encode(), "P")
        other = self.published[step.number % len(self.published)] if self.published else None
        replaces = other if step.what == "replace" else None
        if step.number % 2:  # what is derived for the check is then what is published
            read = check(self.world.warehouse, sent, None, replaces)
        else:
            read = read_sent(data, read_reference(data), sent, {})
        if not read.clean or read.known is not None:
            return
        number = receive(self.world.warehouse, sent, read, "lan")
        publish(self.world.warehouse, number, "an", "đã rà soát", replaces)
        self.published.append(number)

    def _write(self) -> None:
        """Write the data folder; each change turns something there and back."""
        turned = {what for what, times in self.changed.items() if times % 2}
        write = self.world.write
        law = [unit | {"children_expected": 4} if unit["code"] == "C" else unit for unit in UNITS]
        named = [unit | {"name_en": f"New {unit['code']}"} for unit in UNITS]
        write("units/units.csv", *(law if "expected" in turned else named if "name" in turned else UNITS))
        shares = MERGED_OTHERWISE if "shares" in turned else MERGED
        _lines(self.world.data / "units" / "changes.csv",
               "effective,kind,old_code,new_code,share,legal_basis,note_vi,note_en",
               [f"2021-07-01,merge,{old},{new},{share},Luật,," for old, new, share in shares])  # fmt: skip
        _lines(self.world.data / "catalog" / "definitions.csv",
               "indicator,effective,comparable,definition_vi,definition_en,reason_vi,reason_en,legal_basis",
               ["handled,2021-01-01,no,,,cách,way,Luật"] if "definition" in turned else [])  # fmt: skip
        aims = [
            {
                "unit_code": "C",
                "indicator": "late_share",
                "year": 2021,
                "value": 5 + ("target" in turned),
                "legal_basis": "x",
            }
        ]
        write("catalog/targets.csv", *aims)
        path = self.world.data / "catalog" / "indicators.csv"
        text = path.read_text(encoding="utf-8").replace(",late + waiting,", ",late,")
        path.write_text(
            text.replace(",late,handled", ",late + waiting,handled") if "formula" in turned else text, encoding="utf-8"
        )
        sources: list[Record] = [
            {"id": "report", "published": "2023-01" if "source" in turned else "2021-01", "synthetic": "no"},
            {"id": "later", "published": "2021-06", "synthetic": "yes" if "synthetic" in turned else "no"},
        ]
        write(
            "reported/sources.csv", *(s | {"kind": "report", "title": "Báo cáo", "publisher": "Báo"} for s in sources)
        )
        write("reported/figures.csv", *(
            said(*key, value, source=source)
            for number, (key, value) in enumerate(sorted(self.figures.items()))
            for source in (("report", "later")[: 1 + (number % 5 == 0)])
        ))  # fmt: skip


def _lines(path: Path, head: str, lines: list[str]) -> None:
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def _rows(con: duckdb.DuckDBPyConnection) -> dict[str, list[Any]]:
    told = "SELECT t::VARCHAR FROM (SELECT * EXCLUDE (since) FROM {}) t ORDER BY ALL"
    return {table: con.execute(told.format(table)).fetchall() for table in DERIVED}


def _state(city: City, publication: int) -> dict[str, list[Any]]:
    """Return the derived tables as an earlier publication shows them; nothing is derived for it."""
    data = Warehouse(city.world.warehouse.folder).snapshot(publication)
    with duckdb.connect(str(data.path), read_only=True, config=CLOSED) as con:
        return _rows(con)


def stepwise_and_whole(city: City) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    """Return the derived tables as they stand, and as they are when everything is made anew."""
    other = city.folder / "whole.duckdb"
    copyfile(city.world.warehouse.current(), other)
    with duckdb.connect(str(other), config=CLOSED) as con:
        stand = _rows(con)
        derive_state(con, con.execute("SELECT max(publication) FROM publication").fetchall()[0][0])
        return stand, _rows(con)


made: Counter[Scope] = Counter()


@pytest.fixture(scope="module")
def whatever_is_touched() -> Any:
    """Never make everything because much is touched: the worlds are small. Count what is made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scope, "MOST_TOUCHED", 99.0)
        patch.setattr(scope, "MOST_APPENDED", 99.0)
        find = scope.find_scope

        def counted(*arguments: Any) -> Scope:
            found = find(*arguments)
            made[found] += 1
            return found

        patch.setattr("kpi.intake.load.find_scope", counted)
        yield


@settings(max_examples=examples(5))
@given(FOLDER, st.lists(steps(), min_size=2, max_size=6))
def test_step_by_step_is_as_a_whole(whatever_is_touched: None, figures: dict[Figure, int], todo: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        city = City(Path(folder), figures)
        shown: dict[int, dict[str, list[Any]]] = {}
        for step in todo:
            city.do(step)
            stand, whole = stepwise_and_whole(city)
            shown[city.world.warehouse.snapshot().publications[-1]] = stand
            for table in DERIVED:
                assert stand[table] == whole[table], (table, step)
        for publication in sorted(shown)[:-1]:
            assert _state(city, publication) == shown[publication], publication


def test_little_was_made_anew_in_those_steps(whatever_is_touched: None) -> None:
    if made:
        assert made[Scope.TOUCHED] >= 5, made
