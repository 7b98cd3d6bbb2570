"""Forms that were tampered with, that are old, or that hold what no cell of theirs takes."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kpi.catalog.model import Catalog
from kpi.intake.forms.examine import examine
from kpi.intake.forms.identity import SHEET, Column
from kpi.intake.forms.read import read_form
from kpi.intake.reading.files import read_document
from tests.building import World, said
from tests.intake.forms.filling import Desk, fill, opened, saved, told, values

V, S = Column.VALUE, Column.STATUS
NAME = "Biểu số liệu"
FIRST = 11  # the first row with a figure


@pytest.fixture(scope="module")
def file(desk: Desk) -> bytes:
    """The form of a real ward, which is asked for three measures that are 0 or 1, all filled in."""
    return fill(desk.write("05443", "2020"), {(row, V): 1 for row in (11, 12, 13)})


def changed(file: bytes, change: Callable[[Any], object]) -> bytes:
    book = opened(file)
    change(book)
    return saved(book)


def cell(place: str, value: object, sheet: str = NAME) -> Callable[[Any], None]:
    def write(book: Any) -> None:
        book[sheet][place].value = value

    return write


def swap(book: Any) -> None:
    sheet = book[NAME]
    for column in range(1, 11):
        one, other = sheet.cell(11, column), sheet.cell(12, column)
        one.value, other.value = other.value, one.value


def other_mark(desk: Desk, unit: str, period: str) -> Callable[[Any], None]:
    def write(book: Any) -> None:
        for row in opened(desk.write(unit, period))[SHEET].iter_rows():
            for one in row:
                book[SHEET][one.coordinate].value = one.value

    return write


def test_what_was_filled_in_is_read(desk: Desk, file: bytes) -> None:
    items = ("signature_units", "onestop_units", "website_units")
    form = desk.read(file)
    assert form.understood.problems == ()
    expected = [
        (item, "05443", "2020", Decimal(1), "A", row, int(V)) for item, row in zip(items, (11, 12, 13), strict=True)
    ]
    assert values(form) == expected
    roles = form.understood.roles[NAME]
    assert [roles[11, column] for column in (1, 2, 3, 5, 8)] == ["numbering", "name", "name", "unit_measure", "value"]


@pytest.mark.parametrize(
    ("change", "code", "places"),
    [
        (swap, "form_row_changed", [(11, 2), (12, 2)]),
        (cell("B12", "edocs_sent"), "form_row_changed", [(12, 2)]),
        (cell("B12", None), "form_row_changed", [(12, 2)]),
        (cell("C12", "Thứ khác"), "form_text_changed", [(12, 3)]),
        (cell("E12", "nghìn đơn vị"), "form_text_changed", [(12, 5)]),
        (cell("H4", "05446"), "form_other_mark", [(4, 8)]),
        (cell("H5", "2021"), "form_other_mark", [(5, 8)]),
        (cell("H16", 55), "form_row_added", [(16, 8)]),
        (cell("B16", "edocs_sent"), "form_row_added", [(16, 2)]),
        (cell("H12", 2), "form_zero_or_one", [(12, 8)]),
        (cell("H12", "=1/0"), "formula_without_value", [(12, 8)]),
    ],
)
def test_each_change_is_found_at_its_cell(
    desk: Desk, file: bytes, change: Any, code: str, places: list[tuple[int, int]]
) -> None:
    found = desk.read(changed(file, change)).understood.problems
    assert told(found) == {("error", code, NAME, *place) for place in places}


def test_a_row_that_was_moved_gives_no_value_and_the_others_do(desk: Desk, file: bytes) -> None:
    assert [item for item, *_ in values(desk.read(changed(file, swap)))] == ["website_units"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (cell("A2", "05446", SHEET), "form_mark_broken"),
        (cell("B4", "edocs_sent", SHEET), "form_mark_broken"),
        (cell("A3", "x", SHEET), "form_mark_broken"),
        (cell("B1", "2", SHEET), "form_later_version"),
        (lambda book: setattr(book[NAME], "title", "Khác"), "form_sheet_gone"),
    ],
)
def test_a_form_whose_mark_does_not_hold_is_refused(desk: Desk, file: bytes, change: Any, code: str) -> None:
    form = desk.read(changed(file, change))
    assert [found.code for found in form.understood.problems if found.severity == "error"] == [code]
    assert form.understood.values == ()


def test_the_mark_of_another_unit_or_period_is_found(desk: Desk, file: bytes) -> None:
    for unit, period, place in (("05446", "2020", (4, 8)), ("05443", "2021", (5, 8))):
        form = desk.read(changed(file, other_mark(desk, unit, period)))
        assert told(form.understood.problems) == {("error", "form_other_mark", NAME, *place)}
        assert form.understood.values == ()


def test_another_sheet_is_left_alone_and_told(desk: Desk, file: bytes) -> None:
    def add(book: Any) -> None:
        book.create_sheet("Nháp")["A1"].value = 5

    form = desk.read(changed(file, add))
    assert told(form.understood.problems) == {("note", "form_other_sheet", "Nháp", 0, 0)}
    assert len(form.understood.values) == 3


def test_other_documents_are_no_forms(desk: Desk) -> None:
    document = read_document("a.csv", "Đơn vị,Số hồ sơ\nPhường Một,5\n".encode())
    assert read_form(document, desk.reference.catalog, desk.reference.tree) is None


@pytest.mark.parametrize(
    ("written", "status", "number", "code"),
    [
        ("15.833", None, 15833, ""),
        ("15,833", None, 15833, ""),
        ("9 769", None, 9769, ""),
        (9769, "Reported", 9769, ""),
        ("KPS", None, 0, ""),
        (None, "Nothing arose", 0, ""),
        (0, "Không phát sinh (KPS)", 0, ""),
        (None, "kps", 0, ""),
        (None, "Not reported", None, ""),
        ("…", None, None, ""),
        ("...", "Chưa có số liệu", None, ""),
        ("-", None, None, "form_figure_missing"),
        (None, None, None, "form_not_filled"),
        (5, "Không phát sinh (KPS)", None, "form_status_contradicts"),
        (15.833, None, None, "form_number_unclear"),
        ("khoảng 300", None, None, "form_not_exact"),
        ("4.561/5.650", None, None, "fraction"),
        ("24,1%", None, None, "percent_of_count"),
        (-1, None, None, "negative"),
        ("xin lỗi", None, None, "no_number"),
    ],
)
def test_written_forms_of_a_count(
    desk: Desk, counts: bytes, written: object, status: object, number: int | None, code: str
) -> None:
    form = desk.read(fill(counts, {(FIRST, V): written, (FIRST, S): status}))
    first = [(value.number, value.status) for value in form.understood.values if value.row == FIRST]
    unknown = [] if code else [(None, "O")]
    assert first == (unknown if number is None else [(Decimal(number), "A")])
    assert [found.code for found in form.understood.problems if found.line == FIRST] == ([code] if code else [])


@pytest.fixture(scope="module")
def counts(desk: Desk) -> bytes:
    """A form whose first figure counts dossiers."""
    return desk.write("MH07", "2026-01")


def test_a_share_takes_percent_and_nothing_arose_has_no_share(world: World) -> None:
    desk = Desk(world.show(said("W1", "2020", "online_share", "24.1", printed="24,1%"), said("W1", "2020", "score", 7)))
    file = desk.write("W1", "2021")
    rows = {item: entry.row for item, entry in desk.entries(file).items()}
    assert list(rows) == ["online_share", "score"]
    form = desk.read(fill(file, {(rows["online_share"], V): "24,1 %", (rows["score"], S): "Nothing arose"}))
    assert [(v.item, v.number, v.status) for v in form.understood.values] == [
        ("online_share", Decimal("24.1"), "A"),
        ("score", None, "M"),
    ]
    over = desk.read(fill(file, {(rows["online_share"], V): 100.5, (rows["score"], V): 7}))
    assert told(over.understood.problems) == {("error", "percent_range", NAME, rows["online_share"], V)}


def redefined(catalog: Catalog, **more: str) -> Catalog:
    measure = replace(catalog.measures["onestop_units"], **more)  # type: ignore[arg-type]
    return replace(catalog, measures=catalog.measures | {"onestop_units": measure})


def test_an_older_form_is_understood_where_the_definitions_are_the_same(desk: Desk, file: bytes) -> None:
    catalog = desk.reference.catalog
    renamed = desk.read(file, catalog=redefined(catalog, name_vi="Tên mới", synonyms=("x",)))  # type: ignore[arg-type]
    assert (len(renamed.understood.values), renamed.understood.problems) == (3, ())
    other = desk.read(file, catalog=redefined(catalog, definition_vi="Đếm cách khác."))
    assert told(other.understood.problems) == {("error", "form_definition_changed", NAME, 12, 2)}
    assert [item for item, *_ in values(other)] == ["signature_units", "website_units"]
    fewer = replace(catalog, measures={code: m for code, m in catalog.measures.items() if code != "onestop_units"})
    gone = desk.read(file, catalog=fewer)
    assert told(gone.understood.problems) == {("error", "form_item_gone", NAME, 12, 2)}
    empty = desk.read(fill(file, {(12, V): None}), catalog=fewer)
    assert (len(empty.understood.values), empty.understood.problems) == (2, ())


def test_a_unit_that_is_no_more_is_refused(desk: Desk, file: bytes) -> None:
    tree = type(desk.reference.tree)(unit for unit in desk.reference.tree.by_id.values() if unit.id != "05443")
    form = read_form(read_document("form.xlsx", file), desk.reference.catalog, tree)
    assert form is not None
    assert [found.code for found in form.understood.problems] == ["form_unit_gone"]


def test_a_digit_too_many_is_told_where_the_past_is_short(world: World) -> None:
    desk = Desk(world.show(said("W1", "2020", "handled", 120), said("W1", "2020", "late", 2)))
    file = desk.write("W1", "2021")
    rows = {item: entry.row for item, entry in desk.entries(file).items()}
    for handled, late, expected in ((1200, 2, {"tenfold"}), (1190, 20, set()), (12, 0, {"tenfold"})):
        form = desk.read(fill(file, {(rows["handled"], V): handled, (rows["late"], V): late}))
        found = examine([form.understood], desk.data, desk.reference)
        assert {problem.code for problem in found} == expected
        assert {(problem.line, problem.column) for problem in found} <= {(rows["handled"], V)}


def test_nothing_is_examined_where_nothing_was_read(desk: Desk) -> None:
    assert examine([], desk.data, desk.reference) == []
