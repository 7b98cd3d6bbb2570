"""Tables of the other shapes that offices send, and what their figures become."""

from dataclasses import replace

from kpi.intake.recognising.understand import understand
from tests.intake.recognising.grids import THAI_NGUYEN, document, read, reference, sheet, unaccounted, values

Rows = list[list[object]]
YEAR: list[object] = ["Số liệu năm 2021"]


def test_a_long_table_has_one_row_per_value() -> None:
    rows: Rows = [
        ["Đơn vị", "Chỉ tiêu", "Kỳ", "Giá trị", "Ghi chú"],
        [5446, "Hồ sơ tiếp nhận", "2021-Q3", 1234, ""],
        ["Phường Tân Lập", "dossiers_received", "Quý III/2021", "2.345", "đã đối soát"],
        ["", "Hồ sơ quá hạn", "T9/2021", "trên 12", ""],
        ["Tổng cộng", "Hồ sơ tiếp nhận", "Quý III/2021", "3.580", ""],
    ]
    source = document(sheet(rows))
    found = read(source)
    assert values(found) == [
        ("dossiers_received", "05446", "2021-Q3", 1234),
        ("dossiers_received", "05464", "2021-Q3", 2345),
        ("dossiers_overdue", "05464", "2021-09", 12),
    ]
    assert [value.qualifier for value in found.values] == ["", "", "above"]
    assert [problem.en for problem in found.problems] == [
        "the total says 3,580, but the figures read add up to 3,579; mend what is wrong"
    ]
    assert unaccounted(source, found) == []


def test_units_may_stand_in_columns() -> None:
    rows: Rows = [["Chỉ tiêu", "P. Quang Trung", "P. Tân Lập", "Tổng"], ["Hồ sơ tiếp nhận", 10, 20, 30]]
    found = read(document(sheet(rows, name="Quý 1-2021")))
    assert values(found) == [
        ("dossiers_received", "05446", "2021-Q1", 10),
        ("dossiers_received", "05464", "2021-Q1", 20),
    ]
    assert [(float(total.stated), float(total.summed)) for total in found.totals] == [(30, 30)]


def test_heads_spread_to_the_right_where_nothing_is_merged() -> None:
    rows: Rows = [
        ["6 tháng đầu năm 2021"],
        ["STT", "Đơn vị", "Hồ sơ tiếp nhận", "Kết quả", "", ""],
        ["", "", "", "Hồ sơ giải quyết", "", "Hồ sơ quá hạn"],
        ["", "", "", "Tổng số", "Đúng hạn", ""],
        ["1", "Phường Quang Trung", "1.015", "900", "880", "5"],
    ]
    assert values(read(document(sheet(rows, name="")))) == [
        ("dossiers_received", "05446", "2021-S1", 1015),
        ("dossiers_resolved", "05446", "2021-S1", 900),
        ("dossiers_resolved_on_time", "05446", "2021-S1", 880),
        ("dossiers_overdue", "05446", "2021-S1", 5),
    ]


def test_a_head_of_periods_over_measures() -> None:
    rows: Rows = [
        ["Phường, xã", 2020, None, 2021, None],
        [None, "Hồ sơ tiếp nhận", "Hồ sơ quá hạn", "Hồ sơ tiếp nhận", "Hồ sơ quá hạn"],
        ["Quang Trung", 1, 2, 3, 4],
    ]
    found = read(document(sheet(rows, merged=[(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)])))
    assert [(item, period, number) for item, _, period, number in values(found)] == [
        ("dossiers_received", "2020", 1),
        ("dossiers_overdue", "2020", 2),
        ("dossiers_received", "2021", 3),
        ("dossiers_overdue", "2021", 4),
    ]


def test_month_and_year_in_columns_of_their_own_and_codes_without_their_zeros() -> None:
    rows: Rows = [["Năm", "Tháng", "Mã ĐVHC", "Tên đơn vị", "Hồ sơ tiếp nhận"], [2021, 2, 5446, "Quang Trung", 13]]
    assert values(read(document(sheet(rows)))) == [("dossiers_received", "05446", "2021-02", 13)]


def test_a_sheet_for_each_unit_or_period() -> None:
    table: Rows = [["Chỉ tiêu", "Số lượng"], ["Hồ sơ tiếp nhận", 5]]
    by_unit = document(sheet([YEAR, *table], name="P. Quang Trung"), sheet(table, name="P. Tân Lập"))
    assert values(read(by_unit)) == [
        ("dossiers_received", "05446", "2021", 5),
        ("dossiers_received", "05464", "2021", 5),
    ]
    by_period = document(sheet(table, name="Q1-2021"), sheet(table, name="Quý II 2021"))
    assert values(read(by_period)) == [
        ("dossiers_received", "164", "2021-Q1", 5),
        ("dossiers_received", "164", "2021-Q2", 5),
    ]


def test_two_tables_on_one_sheet() -> None:
    rows: Rows = [
        YEAR,
        ["Đơn vị", "Hồ sơ tiếp nhận"],
        ["Phường Quang Trung", 7],
        [],
        ["Phần hai: văn bản"],
        ["Đơn vị", "Văn bản điện tử đi", "Văn bản điện tử đến"],
        ["Phường Quang Trung", 17, 18],
        ["Tổng cộng", 17, 18],
        ["Người lập biểu", "", "Chủ tịch"],
    ]
    source = document(sheet(rows))
    found = read(source)
    assert [(item, number) for item, _, _, number in values(found)] == [
        ("dossiers_received", 7),
        ("edocs_sent", 17),
        ("edocs_received", 18),
    ]
    assert found.roles["Sheet1"][9, 1] == "signature"
    assert unaccounted(source, found) == []


def test_a_share_of_two_parts_is_its_parts_and_a_share_alone_is_stated() -> None:
    rows: Rows = [
        YEAR,
        ["Đơn vị", "Tỷ lệ giải quyết đúng hạn"],
        ["Quang Trung", "4.561/5.650"],
        ["Tân Lập", (0.985, "0.0%")],
    ]
    assert values(read(document(sheet(rows)))) == [
        ("dossiers_resolved_on_time", "05446", "2021", 4561),
        ("dossiers_resolved", "05446", "2021", 5650),
        ("on_time_share", "05464", "2021", 98.5),
    ]


def test_what_did_not_arise_is_zero_as_a_count_and_cannot_exist_as_a_share() -> None:
    rows: Rows = [YEAR, ["Đơn vị", "Hồ sơ tiếp nhận", "Tỷ lệ giải quyết đúng hạn"], ["Quang Trung", "KPS", "KPS"]]
    found = read(document(sheet(rows)))
    assert values(found) == [
        ("dossiers_received", "05446", "2021", 0),
        ("on_time_share", "05446", "2021", None),
    ]
    assert [value.status for value in found.values] == ["A", "M"]


def test_the_unit_of_measure_of_a_title_scales_the_figures() -> None:
    rows: Rows = [
        YEAR,
        ["", "", "ĐVT: tỷ đồng"],
        ["STT", "Đơn vị", "Vốn đầu tư công được giao"],
        [1, "Tân Lập", "12,5"],
    ]
    assert values(read(document(sheet(rows)))) == [("capital_planned", "05464", "2021", 12500)]


def test_a_merged_head_over_two_columns_names_neither() -> None:
    rows: Rows = [YEAR, ["Đơn vị", "Hồ sơ tiếp nhận", None], ["Tân Lập", 1, 2]]
    found = read(document(sheet(rows, merged=[(2, 2, 2, 3)])))
    assert [(problem.code, problem.line, problem.column) for problem in found.problems] == [("shared_head", 2, 2)]
    assert found.values == ()


def test_a_row_of_the_place_that_is_the_sum_is_a_total_and_else_is_asked_about() -> None:
    def city(number: int) -> Rows:
        return [YEAR, ["Đơn vị", "Hồ sơ tiếp nhận"], ["Tân Lập", 1], ["Quang Trung", 2], ["TP. Thái Nguyên", number]]

    assert len(read(document(sheet(city(3)))).values) == 2
    asked = read(document(sheet(city(4))))
    assert [question.key for question in asked.questions] == ["own:tp thai nguyen"]
    own = read(document(sheet(city(4))), {"own:tp thai nguyen": "own"})
    assert values(own)[-1] == ("dossiers_received", "164", "2021", 4)
    assert len(read(document(sheet(city(4))), {"own:tp thai nguyen": "total"}).values) == 2


def test_an_answer_settles_its_question_and_a_wrong_one_does_not() -> None:
    rows: Rows = [["QUÝ III NĂM 2021"], ["Đơn vị", "Hồ sơ tiếp nhận"], ["P.Q.Trung", 7]]
    source = document(sheet(rows))
    key = "unit:p q trung"
    assert values(read(source, {key: "05446"})) == [("dossiers_received", "05446", "2021-Q3", 7)]
    assert [question.key for question in read(source, {key: "05443@2025-07-01"}).questions] == [key]
    left_out = read(source, {key: "skip"})
    assert (left_out.values, left_out.questions) == ((), ())
    assert ("Sheet1", "B3", "skipped") in list(left_out.ignored)


def test_the_period_of_a_file_is_answered_but_not_remembered() -> None:
    source = document(sheet([["Đơn vị", "Hồ sơ tiếp nhận"], ["Tân Lập", 7]], name=""))
    (question,) = read(source).questions
    assert (question.key, question.open_to, question.remembered) == ("period:", "period", False)
    assert values(read(source, {"period:": "quý 3/2021"})) == [("dossiers_received", "05464", "2021-Q3", 7)]


def test_a_number_in_two_readings_is_read_as_answered() -> None:
    rows: Rows = [YEAR, ["Đơn vị", "Tỷ lệ giải quyết đúng hạn (%)"], ["Tân Lập", "98.125"]]
    source = document(sheet(rows))
    (question,) = read(source).questions
    assert [choice.en for choice in question.choices] == ["98,125", "98.125"]
    assert values(read(source, {question.key: "1"}))[0][3] == 98.125


def test_hidden_sheets_are_left_out_and_hidden_rows_are_asked_about() -> None:
    table: Rows = [YEAR, ["Đơn vị", "Hồ sơ tiếp nhận"], ["Tân Lập", 7], ["Quang Trung", 8]]
    shown = replace(sheet(table), hidden_rows=frozenset([4]))
    source = document(shown, sheet(table, name="Nháp", hidden=True))
    found = read(source)
    assert values(found) == [("dossiers_received", "05464", "2021", 7)]
    assert [(problem.code, problem.severity, problem.sheet) for problem in found.problems] == [
        ("hidden_sheet", "note", "Nháp"),
    ]
    assert [(question.key, question.line, question.column) for question in found.questions] == [
        ("hidden_rows:sheet1", 4, 2)
    ]
    assert unaccounted(source, found) == []
    assert len(read(source, {"hidden_rows:sheet1": "read"}).values) == 2
    assert len(read(source, {"hidden_rows:sheet1": "skip"}).values) == 1


def test_an_irregular_table_may_not_have_too_many_cells() -> None:
    source = document(sheet([["Năm 2021"], ["Đơn vị", "Hồ sơ tiếp nhận"], ["Gia Sàng", "15"]]))
    assert len(understand(source, *reference(), THAI_NGUYEN, most_cells=3).values) == 1
    found = understand(source, *reference(), THAI_NGUYEN, most_cells=2)
    assert [(problem.code, problem.severity, problem.en[:48]) for problem in found.problems] == [
        ("too_irregular", "error", "the table is irregular and has 3 cells, at most ")
    ]
    assert (len(found.values), found.questions) == (0, ())


def test_a_merged_figure_that_is_said_to_be_of_a_total_is_one() -> None:
    rows: Rows = [YEAR, ["Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ quá hạn"], ["Tân Lập", 7, 3], ["Tổng số", None, 3]]
    source = document(sheet(rows, merged=[(3, 2, 4, 2)]))
    assert [question.key for question in read(source).questions] == ["merged:sheet1:b3"]
    found = read(source, {"merged:sheet1:b3": "4:2"})
    assert (found.questions, found.roles["Sheet1"][3, 2]) == ((), "total")
    assert values(found) == [("dossiers_overdue", "05464", "2021", 3)]
