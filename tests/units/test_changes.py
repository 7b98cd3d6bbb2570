"""Changes of units are read with the versions they mean, and every mistake is named with its line."""

from datetime import date
from pathlib import Path

import pytest

from kpi.rows import InputError
from kpi.units.changes import Change, read_changes
from kpi.units.unit import Unit

HEAD = "effective,kind,old_code,new_code,share,legal_basis,note_vi,note_en"
DAY = date(2025, 7, 1)


def make(code: str, begins: date | None = None, ends: date | None = None) -> Unit:
    name = code if begins is None else f"{code}@{begins}"
    return Unit(name, code, begins, ends, "ward", None, code, code)


UNITS = [make("A", ends=DAY), make("B", ends=DAY), make("A", DAY), make("C", DAY), make("D")]


def read(folder: Path, *lines: str) -> list[Change]:
    path = folder / "changes.csv"
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return read_changes(path, UNITS)


def problems(folder: Path, *lines: str) -> list[tuple[int, str]]:
    with pytest.raises(InputError) as caught:
        read(folder, *lines)
    return [(problem.line, problem.en) for problem in caught.value.problems]


def test_codes_mean_the_version_of_their_day(tmp_path: Path) -> None:
    found = read(tmp_path, "2025-07-01,merge,A,A,whole,Law,,", "2025-07-01,merge,B,A,whole,Law,ghi chú,note")
    assert found == [
        Change(DAY, "merge", "A", "A@2025-07-01", 1.0, "Law"),
        Change(DAY, "merge", "B", "A@2025-07-01", 1.0, "Law", "ghi chú", "note"),
    ]


def test_shares_are_whole_unpublished_or_published(tmp_path: Path) -> None:
    found = read(tmp_path, "2025-07-01,split,A,A,0.25,Law,,", "2025-07-01,split,A,C,0.75,Law,,")
    assert [change.share for change in found] == [0.25, 0.75]
    found = read(tmp_path, "2025-07-01,split,A,A,part,Law,,", "2025-07-01,split,A,C,part,Law,,")
    assert [change.share for change in found] == [None, None]


def test_ground_beyond_the_record_has_no_old_unit(tmp_path: Path) -> None:
    assert read(tmp_path, "2025-07-01,merge,,C,whole,Law,ngoài,beyond")[0].old is None


def test_no_file_means_no_changes(tmp_path: Path) -> None:
    assert read_changes(tmp_path / "changes.csv", UNITS) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2025-07-01,marry,A,A,whole,Law,,", "kind of change “marry” is unknown"),
        ("2025-07-01,merge,A,A,half,Law,,", "share “half” means nothing"),
        ("2025-07-01,merge,A,A,1.5,Law,,", "share “1.5” means nothing"),
        ("1/7/2025,merge,A,A,whole,Law,,", "effective “1/7/2025” is no date"),
        ("2025-07-01,merge,C,A,whole,Law,,", "old_code “C” is no unit of units.csv that existed on 2025-06-30"),
        ("2025-07-01,merge,A,B,whole,Law,,", "new_code “B” is no unit of units.csv that existed on 2025-07-01"),
        ("2025-07-01,merge,A,A,whole,,,", "legal_basis is empty"),
        ("2025-07-01,split,A,A,0.5,Law,,", "the shares of A do not make 1"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    found = problems(tmp_path, line)
    assert [number for number, _ in found] == [2]
    assert said in found[0][1]


def test_a_unit_cannot_go_into_two_as_a_whole(tmp_path: Path) -> None:
    found = problems(tmp_path, "2025-07-01,merge,A,A,whole,Law,,", "2025-07-01,merge,A,C,whole,Law,,")
    assert found == [(3, "the shares of A do not make 1; mend share")]


def test_a_change_stands_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "2025-07-01,split,A,A,part,Law,,", "2025-07-01,split,A,A,part,Law,,")
    assert found == [(3, "this change stands in line 2 already; remove one")]
