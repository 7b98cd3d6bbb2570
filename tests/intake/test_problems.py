"""One bad file per fault: what loading says of it, and that it changes nothing."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from kpi.intake.load import load
from kpi.rows import InputError
from kpi.store.warehouse import Warehouse
from tests.building import ROOT, SMALL, World

PROBLEMS = ROOT / "tests" / "data" / "problems"
DOCUMENTS = ("files", "tables")  # what people send: tests/intake/reading and tests/intake/recognising
FOLDERS = {"units": "units", "sources": "reported", "figures": "reported"}  # all other files: catalog

UNKNOWN = ("không có trong danh mục", "is not in the catalogue; add it or mend the code")
NO_NUMBER = ("không phải số", "is no number; write it without grouping, with a decimal point")
EMPTY = ("còn trống", "is empty; fill")
PERIOD = ("không đọc được; viết 2020", "cannot be read; write 2020, 2020-S1, 2020-Q1, 2020-03")


class Fault(NamedTuple):
    """A line and words that the message in Vietnamese and the one in English must hold."""

    line: int
    vi: str
    en: str
    file: str = ""  # where it is not the bad file itself in which the fault shows


def both(line: int, cell: str, words: tuple[str, str]) -> Fault:
    return Fault(line, f"{cell} {words[0]}", f"{cell} {words[1]}")


EXPECTED = {
    "areas/doubled_code": [
        Fault(3, "mã “service” đã dùng ở dòng 2", "code “service” stands in line 2 already"),
        Fault(11, "area “result” không có", "area “result” is not in the catalogue", "catalog/indicators.csv"),
    ],
    "areas/missing_column": [Fault(1, "thiếu cột name_en", "column name_en is missing; add it")],
    "areas/missing_translation": [both(3, "name_en", EMPTY)],
    "unit_measures/doubled_code": [
        Fault(11, "“points” không có", "“points” is not in the catalogue", "catalog/indicators.csv"),
        Fault(5, "mã “units” đã dùng ở dòng 4", "code “units” stands in line 4 already"),
    ],
    "measures/additive_neither_yes_nor_no": [
        Fault(5, "additive “maybe” không hợp lệ", "additive “maybe” is not allowed; use one of yes, no")
    ],
    "measures/doubled_code": [
        Fault(3, "“late” ở cột numerator không có", "measure “late” in numerator is not in", "catalog/indicators.csv"),
        Fault(5, "mã “handled” đã dùng ở dòng 2", "code “handled” stands in line 2 already"),
    ],
    "measures/missing_definition": [both(5, "definition_vi", EMPTY)],
    "measures/not_utf8": [Fault(1, "không phải UTF-8", "not UTF-8; save it as CSV UTF-8")],
    "measures/ragged_rows": [
        Fault(2, "có 7 ô, cần 8", "7 cells where 8 are needed"),
        Fault(5, "có 9 ô, cần 8", "9 cells where 8 are needed; put a cell that holds a comma in quotes"),
    ],
    "measures/unknown_nature": [
        Fault(5, "nature “river” không hợp lệ", "nature “river” is not allowed; use one of flow, stock")
    ],
    "measures/unknown_whole": [
        both(4, "within “handed”", UNKNOWN),
        Fault(5, "“late” không thể là phần của chính nó", "“late” cannot be a part of itself; mend within"),
    ],
    "measures/unknown_unit_measure": [both(5, "unit_measure “parcels”", UNKNOWN)],
    "indicators/count_with_denominator": [
        Fault(6, "công thức count: cột denominator sai; hãy để trống", "count: denominator is wrong; leave it empty")
    ],
    "indicators/doubled_code": [Fault(4, "mã “late_share” đã dùng ở dòng 3", "code “late_share” stands in line 3")],
    "indicators/measure_counted_otherwise": [
        Fault(5, "“handled” cũng là mã số liệu", "“handled” is a measure too; an indicator of that code must be")
    ],
    "indicators/missing_translation": [both(3, "name_en", EMPTY)],
    "indicators/ratio_without_denominator": [
        Fault(3, "công thức ratio: cột denominator sai; hãy điền", "ratio: denominator is wrong; fill it in")
    ],
    "indicators/several_faults": [
        both(3, "area “sky”", UNKNOWN),
        Fault(3, "decimals “one” phải là số nguyên", "decimals “one” must be a whole number"),
        both(4, "name_en", EMPTY),
        Fault(9, "valid_to “2021-13-31” không phải ngày", "valid_to “2021-13-31” is no date; write 2022-08-15"),
    ],
    "indicators/stated_with_numerator": [
        Fault(11, "công thức stated: cột numerator sai; hãy để trống", "stated: numerator is wrong; leave it empty")
    ],
    "indicators/unknown_area": [both(3, "area “sky”", UNKNOWN)],
    "indicators/unknown_direction": [
        Fault(3, "direction “sideways” không hợp lệ", "direction “sideways” is not allowed; use one of up, down, none")
    ],
    "indicators/unknown_formula": [
        Fault(3, "formula “rate” không hợp lệ", "formula “rate” is not allowed; use one of ratio, count, coverage"),
        Fault(3, "công thức rate: cột denominator sai", "formula rate: denominator is wrong"),
    ],
    "indicators/unknown_measure_in_formula": [
        Fault(2, "số liệu “online_half” ở cột numerator", "measure “online_half” in numerator is not in measures.csv")
    ],
    "indicators/unknown_predecessor": [both(10, "succeeds “older_share”", UNKNOWN)],
    "indicators/unknown_unit_measure": [both(3, "unit_measure “percents”", UNKNOWN)],
    "indicators/wrong_date": [Fault(9, "valid_to “31/12/2021” không phải ngày", "valid_to “31/12/2021” is no date")],
    "indicators/wrong_decimals": [
        Fault(3, "decimals “1.5” phải là số nguyên", "decimals “1.5” must be a whole number")
    ],
    "indicators/small_not_whole": [Fault(3, "small “a few” phải là số nguyên", "small “a few” must be a whole number")],
    "indicators/small_of_a_count": [
        Fault(
            5, "small chỉ dùng cho tỷ lệ phần trăm", "small is for percentages alone (ratio, percent); leave it empty"
        )
    ],
    "targets/base_value_without_year": [
        Fault(3, "base_value cần có base_year", "base_value needs base_year; fill in the base year or remove")
    ],
    "targets/base_year_not_before_the_target": [
        Fault(3, "base_year “2020” phải trước năm của mục tiêu (2020)", "“2020” must be before the year of the target")
    ],
    "targets/doubled_target": [Fault(3, "mục tiêu này đã có ở dòng 2", "this target stands in line 2 already")],
    "targets/infinite_value": [both(3, "value “inf”", NO_NUMBER)],
    "targets/target_without_legal_basis": [
        Fault(3, "mục tiêu chưa có căn cứ pháp lý", "a target needs its legal basis; fill in legal_basis")
    ],
    "targets/unknown_indicator": [both(3, "indicator “lateness”", UNKNOWN)],
    "targets/unknown_unit": [
        Fault(3, "“X” không có trong data/units", "“X”, which is not in data/units; mend unit_code")
    ],
    "targets/wrong_base": [
        Fault(3, "base_year “in 2015” phải là số nguyên", "base_year “in 2015” must be a whole number"),
        both(3, "base_value “9%”", NO_NUMBER),
    ],
    "targets/wrong_value": [both(3, "value “5,5”", NO_NUMBER)],
    "targets/wrong_year": [Fault(3, "year “2020.5” phải là số nguyên", "year “2020.5” must be a whole number")],
    "units/coordinate_not_finite": [Fault(4, "latitude “nan” không phải số", "latitude “nan” is no number")],
    "units/doubled_unit": [Fault(4, "đơn vị W1 đã có ở dòng 3", "unit W1 stands in line 3 already")],
    "units/ends_before_it_begins": [
        Fault(6, "valid_to “2021-07-01” không sau valid_from", "valid_to “2021-07-01” is not after valid_from")
    ],
    "units/missing_column": [Fault(1, "thiếu cột children_expected", "column children_expected is missing; add it")],
    "units/missing_name": [both(4, "name_vi", EMPTY)],
    "units/open_version_before_another": [
        Fault(6, "mã W3 còn hiệu lực ở dòng 5", "code W3 is still valid in line 5 when this one begins")
    ],
    "units/overlapping_versions": [
        Fault(6, "mã W3 còn hiệu lực ở dòng 5", "code W3 is still valid in line 5 when this one begins")
    ],
    "units/parent_begins_later": [
        Fault(line, "đơn vị cấp trên “C” bắt đầu sau", "parent “C” begins later than this unit") for line in (3, 4, 5)
    ],
    "units/parent_circle": [
        Fault(2, "đơn vị C nằm dưới chính nó", "unit C stands below itself; mend parent_code"),
        Fault(3, "đơn vị W1 nằm dưới chính nó", "unit W1 stands below itself; mend parent_code"),
    ],
    "units/several_faults": [
        Fault(3, "loại đơn vị “hamlet” không có", "kind “hamlet” is unknown; use one of country, province"),
        Fault(3, "đơn vị cấp trên “X” không có trong tệp", "parent “X” is not in the file; add it or mend the code"),
        both(4, "name_vi", EMPTY),
        Fault(4, "latitude “east” không phải số", "latitude “east” is no number; use a decimal point"),
    ],
    "units/unknown_kind": [Fault(4, "loại đơn vị “hamlet” không có", "kind “hamlet” is unknown; use one of country")],
    "units/unknown_parent": [Fault(4, "“X” không có trong tệp", "parent “X” is not in the file")],
    "units/wrong_children_expected": [
        Fault(2, "children_expected “three” phải là số nguyên", "“three” must be a whole number, “unknown” or empty")
    ],
    "units/wrong_coordinate": [Fault(4, "latitude “north” không phải số", "latitude “north” is no number")],
    "units/wrong_date": [Fault(4, "valid_from “01/07/2021” không phải ngày", "valid_from “01/07/2021” is no date")],
    "sources/doubled_source": [Fault(3, "nguồn “report” đã có ở dòng 2", "source “report” stands in line 2 already")],
    "sources/missing_column": [Fault(1, "thiếu cột synthetic", "column synthetic is missing; add it")],
    "sources/missing_publisher": [both(3, "publisher", EMPTY)],
    "sources/missing_title": [both(3, "title", EMPTY)],
    "sources/synthetic_neither_yes_nor_no": [Fault(3, "synthetic phải là yes hoặc no", "synthetic must be yes or no")],
    "sources/wrong_url": [Fault(3, "url phải bắt đầu bằng https://", "url must begin with https:// or http://")],
    "figures/doubled_column": [Fault(1, "cột value có hai lần", "column value stands twice; remove one")],
    "figures/doubled_row": [
        Fault(line, "“handled” của đơn vị, kỳ và nguồn này có nhiều dòng", "“handled” of this unit, period and source")
        for line in (2, 5)
    ],
    "figures/line_counted_through_a_cell_of_two_lines": [
        Fault(7, "“handed” không phải số liệu hay chỉ tiêu", "“handed” is neither a measure nor an indicator")
    ],
    "figures/missing_column": [Fault(1, "thiếu cột value", "column value is missing; add it")],
    "figures/no_figures": [Fault(1, "không có số liệu nào để nạp", "there are no figures to load", "reported")],
    "figures/not_utf8": [Fault(1, "không phải UTF-8", "not UTF-8; save it as CSV UTF-8")],
    "figures/period_with_slashes": [both(5, "“03/2020”", PERIOD)],
    "figures/ragged_rows": [
        Fault(5, "có 13 ô, cần 11", "13 cells where 11 are needed; put a cell that holds a comma in quotes"),
        Fault(8, "có 7 ô, cần 11", "7 cells where 11 are needed"),
    ],
    "figures/reversed_period": [both(5, "“2020-06-30/2020-01-01”", PERIOD)],
    "figures/several_faults": [
        Fault(2, "nguồn “rumour” không có", "source “rumour” is not in sources.csv"),
        Fault(2, "status “Z” không có", "status “Z” is unknown; use one of A, B, D, E, M, O, P, Q, U"),
        both(4, "“lately”", PERIOD),
        both(4, "“thirty”", NO_NUMBER),
        Fault(5, "không có đơn vị mã “W7”", "there is no unit of code “W7”; add it to data/units or mend the code"),
    ],
    "figures/unit_not_yet_existing": [
        Fault(5, "đơn vị “W4” không tồn tại vào cuối kỳ này", "unit “W4” did not exist at the end of this period")
    ],
    "figures/unknown_item": [
        Fault(5, "“handed” không phải số liệu hay chỉ tiêu", "“handed” is neither a measure nor an indicator")
    ],
    "figures/unknown_qualifier": [
        Fault(5, "qualifier “over” không có", "qualifier “over” is unknown; leave it empty or use above, below, about")
    ],
    "figures/unknown_source": [Fault(5, "nguồn “rumour” không có", "source “rumour” is not in sources.csv")],
    "figures/unknown_status": [Fault(5, "status “Z” không có", "status “Z” is unknown; use one of A, B, D, E")],
    "figures/unknown_unit": [Fault(5, "không có đơn vị mã “W7”", "there is no unit of code “W7”")],
    "figures/unreadable_period": [both(5, "“2020-13”", PERIOD)],
    "figures/value_in_words": [both(5, "“ba trăm”", NO_NUMBER)],
    "figures/value_missing": [both(5, "“”", NO_NUMBER)],
    "figures/value_not_finite": [both(5, "“nan”", NO_NUMBER)],
    "figures/share_told_as_flag": [
        both(8, "“90”", ("phải là 1 (đơn vị đã có) hoặc 0", "must be 1 (the unit has it) or 0"))
    ],
    "figures/stated_without_printed": [
        Fault(
            8,
            "“score” là số nêu sẵn trong báo cáo: hãy điền printed",
            "“score” is stated in the report: fill in printed",
        )
    ],
    "figures/value_read_in_two_ways": [both(5, "“15.833”", ("đọc được hai cách", "can be read in two ways"))],
    "figures/value_with_comma": [both(5, "“300,5”", NO_NUMBER)],
}


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A warehouse that holds the figures of ``tests/data/small``."""
    world = World(tmp_path_factory.mktemp("standing"))
    world.publish()
    return world.warehouse


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_bad_file_is_tried() -> None:
    files = {f"{path.parent.name}/{path.stem}" for path in PROBLEMS.glob("*/*.csv")}
    files -= {name for name in files if name.startswith(DOCUMENTS)}
    assert files == set(EXPECTED)


@pytest.mark.parametrize("fault", EXPECTED)
def test_every_problem_of_a_file_is_named_and_nothing_is_changed(
    fault: str, standing: Warehouse, tmp_path: Path
) -> None:
    stem = fault.split("/")[0]
    bad = f"{FOLDERS.get(stem, 'catalog')}/{stem}.csv"
    data = tmp_path / "data"
    shutil.copytree(SMALL, data)
    shutil.copyfile(PROBLEMS / f"{fault}.csv", data / bad)
    before = contents(standing.folder)
    with pytest.raises(InputError) as caught:
        load(data, standing)
    problems = caught.value.problems
    assert [(p.file, p.line) for p in problems] == [(fault.file or bad, fault.line) for fault in EXPECTED[fault]]
    for problem, expected in zip(problems, EXPECTED[fault], strict=True):
        assert expected.vi in problem.vi
        assert expected.en in problem.en
        assert problem.text("vi") == f"{problem.file}, dòng {problem.line}: {problem.vi}"
        assert problem.text("en") == f"{problem.file}, line {problem.line}: {problem.en}"
    assert str(caught.value).splitlines() == [problem.text("en") for problem in problems]
    assert contents(standing.folder) == before
