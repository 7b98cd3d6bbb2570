"""Who has reported for a period, what is due of whom, and for which periods."""

from datetime import date, timedelta
from typing import Any

from kpi.analysis.submissions import reporting, reporting_periods
from kpi.store.submissions import now
from tests.building import World, codes, said
from tests.building import answer as rows_of
from tests.intake.submissions.sending import BASE, put_out, sent, take_in


def test_who_has_reported_for_a_period(world: World) -> None:
    world.begin(*BASE)
    first = put_out(world, sent("Phường Một,120,5"))
    put_out(world, sent("Phường Một,121,"))
    take_in(world, sent("Phường Hai,300,7"))
    today, year = (now() + timedelta(hours=7)).date(), (date(2021, 1, 1), date(2021, 12, 31))
    data = world.warehouse.snapshot()

    def told(by: date | None) -> list[tuple[Any, ...]]:
        return codes(rows_of(reporting(data, "C", *year, by)), "unit", "figures", "expected", "submission", "status")

    assert (
        told(None)
        == told(today)
        == [
            ("W1", 2, 2, first, "in_time"),
            ("W2", 2, 2, 3, "received"),
            ("W3@2021-07-01", 0, 2, None, "missing"),
        ]
    )
    assert [status for *_, status in told(today - timedelta(days=1))] == ["late", "late", "missing"]
    assert codes(rows_of(reporting(data, "C", date(2020, 1, 1), date(2020, 12, 31))), "unit", "submission") == [
        ("W1", None),
        ("W2", None),
        ("W3", None),
    ]


def test_figures_are_counted_against_what_is_due_for_such_periods(world: World) -> None:
    months = [said(unit_id, f"2021-0{month}", "late", 1) for month in (1, 2) for unit_id in ("W1", "W2")]
    world.publish(*BASE, *months, said("C", "2020", "handled", 1000))
    data = world.warehouse.snapshot()

    def told(first: date, last: date) -> list[tuple[Any, ...]]:
        return codes(rows_of(reporting(data, "C", first, last)), "unit", "figures", "expected", "status")

    ward = "W3@2021-07-01"
    assert told(date(2021, 2, 1), date(2021, 2, 28)) == [
        ("W1", 1, 1, "in_time"),
        ("W2", 1, 1, "in_time"),
        ("W3", 0, 1, "missing"),
    ]
    assert [(row[0], row[2]) for row in told(date(2021, 1, 1), date(2021, 12, 31))] == [
        ("C", 1),
        ("W1", 1),
        ("W2", 1),
        (ward, 1),
    ]
    quarter = told(date(2021, 7, 1), date(2021, 9, 30))  # a kind of period that is new to all
    assert quarter == [(unit_id, 0, 2, "missing") for unit_id in ("W1", "W2", ward)]


def test_periods_that_are_due_go_on_after_the_last_one_reported(world: World) -> None:
    world.publish(*BASE, said("W1", "2020-11", "late", 1), said("W1", "2019-01-01/2019-02-03", "late", 1))
    data = world.warehouse.snapshot()
    until = reporting_periods(data, "C", date(2021, 2, 10), date(2021, 2, 10))
    assert [period.code for period in until] == ["2021-01", "2020", "2020-12", "2020-11"]
    reported = reporting_periods(data, "C", date(2021, 2, 10), date(1, 1, 1))
    assert [period.code for period in reported] == ["2020", "2020-11"]
