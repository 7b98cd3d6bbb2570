"""The units below a unit, for one indicator in a year; and how many of them reported what."""

from math import nan

import pandas as pd

from kpi.analysis.answer import BEST_FIRST, GROUND_YEARS, NO_PLACE, YEARS
from kpi.analysis.interval import wilson
from kpi.store.warehouse import Snapshot

LOW_COVERAGE = 0.5  # where fewer than this share of the units have a figure, a ranking says so in its title


def children(
    data: Snapshot,
    parent: str,
    indicator: str,
    year: int,
    partial: bool = False,
    on_ground: tuple[str, ...] = (),
    offices: bool = False,
) -> pd.DataFrame:
    """Return a row for every place (or office: ``offices``) below ``parent`` that existed at the end of ``year``.

    Where ``parent`` itself ended during the year, that is its last day. A unit abolished during the
    year has a row if it reported. Columns as in ``answer.YEARS``, ``due`` (units like it report the
    indicator themselves: without a figure it is late, else its source does not mention it) and ``place``: 1 is best,
    equal values share a place, places among places and offices among offices; where there is none, ``no_place`` says
    why, as in ``answer.NO_PLACE`` (``partial``: rank parts of years too). A share of few has the ends of its
    Wilson interval at 95 %, in percent: ``interval_low``, ``interval_high``. Sorted by place, then
    parts of a year by value, then what is stated though nothing arose, then shares of few by value, then the missing
    ones by code.
    ``on_ground``: these units instead, whenever they existed, with the values of their ground.
    """
    listed = """u.parent = $parent AND (u.kind = 'office') = $offices AND coalesce(u.valid_from <= ending.last_day,
    true)
        AND (coalesce(u.valid_to > ending.last_day, true) OR v.value IS NOT NULL)"""
    if on_ground:
        listed = "u.id IN (SELECT unnest($units))"
    years = GROUND_YEARS if on_ground else YEARS
    answer = data.query(
        f"""WITH year AS ({years} AND v.indicator = $indicator AND v.period_start = make_date($year, 1, 1)),
        ending AS (SELECT least(make_date($year, 12, 31), valid_to - 1) AS last_day FROM unit WHERE id = $parent)
        SELECT u.id AS unit, $indicator AS indicator, $year::INTEGER AS year, v.* EXCLUDE (unit, indicator, year),
            EXISTS (FROM due d WHERE d.indicator = $indicator AND d.parent = u.parent AND d.year = $year
                AND d.offices = (u.kind = 'office')) AS due,
            {NO_PLACE} AS no_place,
            CASE WHEN no_place IS NULL
                 THEN rank() OVER (PARTITION BY no_place IS NULL ORDER BY {BEST_FIRST}) END AS place
        FROM unit u
        JOIN indicator i ON i.code = $indicator
        CROSS JOIN ending
        LEFT JOIN year v ON v.unit = u.id
        WHERE {listed}
        ORDER BY place, v.value IS NULL, no_place IS NOT DISTINCT FROM 'none_arose', no_place IS NOT DISTINCT FROM
        'small',
            CASE i.direction WHEN 'down' THEN v.value ELSE -v.value END, u.id""",
        {"parent": parent, "indicator": indicator, "year": year, "partial": partial}
        | ({"units": list(on_ground)} if on_ground else {"offices": offices}),
    )
    low, high = _intervals(answer)
    return answer.assign(interval_low=low, interval_high=high)


def _intervals(answer: pd.DataFrame) -> tuple[list[float], list[float]]:
    """Return the ends of the interval for each exact share of few whose numerator is part of its denominator."""
    parts = answer["numerator"].between(0, answer["denominator"])
    told = (answer["no_place"] == "small") & (answer["qualifier"] == "") & parts
    rows = zip(told, answer["numerator"], answer["denominator"], strict=True)
    ends = [wilson(part, whole) if known else (nan, nan) for known, part, whole in rows]
    return [low for low, _ in ends], [high for _, high in ends]


def coverage(data: Snapshot, parent: str, year: int) -> pd.DataFrame:
    """Return how many of the units below ``parent`` that are due to report an indicator have it in ``year``.

    Columns: indicator, reported, expected (units that existed at the end of the year, or as many as
    there are by law), due (whether they report it themselves), offices (how many of those are offices). Only
    indicators that at least one of
    them has; the catalogue's order.
    """
    return data.query(
        """WITH ending AS (
            SELECT least(make_date($year, 12, 31), valid_to - 1) AS last_day FROM unit WHERE id = $parent
        ), child AS (
            SELECT id, kind FROM unit CROSS JOIN ending
            WHERE parent = $parent AND coalesce(valid_from <= last_day, true) AND coalesce(valid_to > last_day, true)
        ), listed AS (
            SELECT count(*) FILTER (kind = 'office') AS office_count, greatest(count(*) FILTER (kind <> 'office'),
                (SELECT children_expected FROM unit WHERE id = $parent)) AS place_count
            FROM child
        )
        SELECT i.code AS indicator, CAST(count(*) AS INTEGER) AS reported,
            CASE WHEN is_due(i.due_from, 'office') THEN CAST(l.office_count AS INTEGER) ELSE 0 END AS offices,
            offices + CASE WHEN is_due(i.due_from, 'commune') THEN CAST(l.place_count AS INTEGER) ELSE 0 END
                AS expected,
            EXISTS (FROM due d WHERE d.indicator = i.code AND d.parent = $parent AND d.year = $year) AS due
        FROM (SELECT *, row_number() OVER () AS place FROM indicator) i
        CROSS JOIN listed l
        JOIN indicator_value v ON v.indicator = i.code AND v.freq = 'A'
            AND v.period_start = make_date($year, 1, 1)
        JOIN child ON child.id = v.unit AND is_due(i.due_from, child.kind)
        GROUP BY i.code, i.place, i.due_from, l.office_count, l.place_count
        ORDER BY i.place""",
        {"parent": parent, "year": year},
    )
