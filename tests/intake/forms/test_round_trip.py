"""The forms of a whole city: filled in and read back; then with faults, each found at its cell and nothing else."""

from decimal import Decimal

import pytest

from kpi.intake.forms.due import units_of
from kpi.intake.forms.examine import examine
from kpi.intake.forms.identity import Column
from kpi.intake.forms.mark import mark_copy
from kpi.intake.reading.files import read_document
from kpi.intake.reading.grid import column_letters
from tests.intake.forms.filling import Cells, Desk, as_period, fill, last_figures, opened, told, values

V, S, R = Column.VALUE, Column.STATUS, Column.REMARK
SHEET = "Biểu số liệu"


@pytest.fixture(scope="module")
def city(desk: Desk) -> dict[str, tuple[str, bytes]]:
    """The period and form of every unit of the fictional city: a month of its wards and communes, its own year."""
    tree = desk.reference.tree
    units = units_of(tree, tree["MH"], as_period("2026-01"))
    assert len(units) == 24
    periods = {unit.id: "2026" if unit.id == "MH" else "2026-01" for unit in units}
    return {unit: (period, desk.write(unit, period)) for unit, period in periods.items()}


def test_every_form_of_the_city_comes_back_as_it_was_filled_in(desk: Desk, city: dict[str, tuple[str, bytes]]) -> None:
    read = []
    for unit, (period, file) in city.items():
        rows, figures = desk.entries(file), last_figures(desk, file)
        cells: dict[tuple[int, int], object] = {(rows[item].row, V): figure for item, figure in figures.items()}
        expected = {item: Decimal(figure) for item, figure in figures.items()}
        first, *_, last = rows.values()
        cells[first.row, R] = "Số quý trước đã sửa"
        cells[last.row, V], cells[last.row, S] = None, "Chưa có số liệu"
        del expected[last.item]
        if "dossiers_returned" in rows:
            row = rows["dossiers_returned"].row
            cells[row, V], cells[row, S] = None, "Không phát sinh (KPS)"
            expected["dossiers_returned"] = Decimal(0)
        form = desk.read(fill(file, cells))
        known = [told for told in values(form) if told[0] != last.item]
        assert form.understood.problems == ()
        assert form.understood.questions == ()
        assert known == [(i, unit, period, number, "A", rows[i].row, V) for i, number in expected.items()]
        assert values(form)[-1] == (last.item, unit, period, None, "O", last.row, V)
        assert form.remarks == {first.item: "Số quý trước đã sửa"}
        read.append(form.understood)
    assert sum(len(document.values) for document in read) == 23 * 12 + 7
    assert examine(read, desk.data, desk.reference) == []


def test_every_fault_in_every_form_is_found_at_its_cell_and_nothing_else(
    desk: Desk, city: dict[str, tuple[str, bytes]]
) -> None:
    sent, forms, expected = {}, {}, {}
    for unit, (_, file) in city.items():
        cells, faults = yearly_faults(desk, file) if unit == "MH" else monthly_faults(desk, file)
        name = f"{unit}.xlsx"
        sent[name], expected[name] = fill(file, cells), faults
        forms[name] = desk.read(sent[name], name=name).understood
    noticed = examine(list(forms.values()), desk.data, desk.reference)
    for name, faults in expected.items():
        found = [*forms[name].problems, *(problem for problem in noticed if problem.file == name)]
        assert told(found) == {(s, code, SHEET, row, column) for s, code, row, column in faults}
        assert len(found) == len(faults)
        marked = opened(mark_copy(sent[name], read_document(name, sent[name]), found))
        comments = [cell.coordinate for row in marked[SHEET].iter_rows() for cell in row if cell.comment]
        assert sorted(comments) == sorted(f"{column_letters(column)}{row}" for _, _, row, column in faults)


def monthly_faults(desk: Desk, file: bytes) -> tuple[Cells, list[tuple[str, str, int, int]]]:
    rows = {item: entry.row for item, entry in desk.entries(file).items()}
    figures = last_figures(desk, file)
    cells: dict[tuple[int, int], object] = {(rows[item], V): figure for item, figure in figures.items()}
    cells |= {
        (rows["dossiers_received"], V): -3,
        (rows["dossiers_resolved"], V): "abc",
        (rows["dossiers_resolved_on_time"], V): 12.5,
        (rows["dossiers_in_progress"], S): "xyz",
        (rows["dossiers_returned"], S): "Chưa có số liệu",
        (rows["dossiers_overdue"], V): None,
        (rows["dossiers_full"], V): figures["dossiers_processed"] + 10,
        (rows["edocs_received"], V): figures["edocs_received"] * 50,
        (rows["edocs_sent"], V): "24%",
        (rows["edocs_directed"], V): "3/4",
    }
    return cells, [
        ("error", "negative", rows["dossiers_received"], V),
        ("error", "no_number", rows["dossiers_resolved"], V),
        ("error", "form_number_unclear", rows["dossiers_resolved_on_time"], V),
        ("error", "form_status_unknown", rows["dossiers_in_progress"], S),
        ("error", "form_status_contradicts", rows["dossiers_returned"], V),
        ("warning", "form_not_filled", rows["dossiers_overdue"], V),
        ("warning", "parts_above_whole", rows["dossiers_processed"], V),
        ("warning", "jump", rows["edocs_received"], V),
        ("error", "percent_of_count", rows["edocs_sent"], V),
        ("error", "fraction", rows["edocs_directed"], V),
    ]


def yearly_faults(desk: Desk, file: bytes) -> tuple[Cells, list[tuple[str, str, int, int]]]:
    rows = {item: entry.row for item, entry in desk.entries(file).items()}
    figures = last_figures(desk, file)
    cells: dict[tuple[int, int], object] = {(rows[item], V): figure for item, figure in figures.items()}
    cells |= {
        (rows["media_features"], V): None,
        (rows["media_features"], S): "Có số liệu",
        (rows["legal_documents_due"], V): "trên 20",
        (rows["capital_disbursed"], V): figures["capital_planned"] + 1,
        (rows["it_plan_groups"], V): figures["it_plan_groups"] + 0.12345,
    }
    return cells, [
        ("error", "form_figure_missing", rows["media_features"], V),
        ("error", "form_not_exact", rows["legal_documents_due"], V),
        ("warning", "above_total", rows["capital_disbursed"], V),
        ("warning", "not_whole", rows["it_plan_groups"], V),
    ]
