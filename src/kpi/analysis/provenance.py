"""What a figure rests on: its parts, their sources, the findings about it, and what data there are at all."""

from collections.abc import Sequence

import pandas as pd

from kpi.analysis.children import LOW_COVERAGE
from kpi.store.warehouse import Snapshot


def parts(data: Snapshot, indicator: str, unit: str, year: int, ground: Sequence[str] = ()) -> pd.DataFrame:
    """Return the observations from which ``unit``'s value of ``indicator`` in ``year`` was made.

    ``ground``: other units that lay on its ground, whose observations count too. Columns: unit,
    role (numerator, denominator, stated), item, period_start, period_end, value, printed, status,
    qualifier, source, paragraph, remark_vi, remark_en, publication, synthetic.
    Everything that stands now, from every source; sorted by unit, period and role.
    """
    return data.query(
        """WITH part AS (
            SELECT unnest(numerator) AS item, 'numerator' AS role FROM indicator WHERE code = $indicator
            UNION ALL
            SELECT unnest(denominator), 'denominator' FROM indicator WHERE code = $indicator
            UNION ALL
            SELECT $indicator, 'stated' WHERE $indicator NOT IN (SELECT code FROM measure)
        )
        SELECT o.unit, p.role, o.item, o.period_start, o.period_end, o.value, o.printed, o.status, o.qualifier,
            o.source, o.paragraph, o.remark_vi, o.remark_en, o.publication, s.synthetic
        FROM part p
        JOIN observation o USING (item)
        JOIN source s ON s.id = o.source
        ANTI JOIN superseded USING (observation)
        WHERE o.unit IN (SELECT unnest($units)) AND year(o.period_end) = $year
        ORDER BY o.unit, o.period_start, p.role DESC, o.item, o.source""",
        {"indicator": indicator, "units": [unit, *ground], "year": year},
    )


def absent(data: Snapshot, units: Sequence[str]) -> pd.DataFrame:
    """Return what sources say of figures of ``units`` that are not there: unknown (O), cannot exist (M), withheld (Q).

    One row for each such figure and each indicator that it is a part of. Columns: indicator, unit, period_start,
    period_end, status.
    """
    return data.query(
        """WITH said AS (
            SELECT item, unit, period_start, period_end, status
            FROM observation ANTI JOIN superseded USING (observation)
            WHERE value IS NULL AND list_contains($units::VARCHAR[], unit)
        )
        SELECT i.code AS indicator, s.unit, s.period_start, s.period_end, s.status
        FROM said s
        JOIN indicator i ON i.code = s.item OR list_contains(i.numerator || i.denominator, s.item)
        ORDER BY ALL""",
        {"units": list(units)},
    )


def findings(data: Snapshot, units: Sequence[str] | None = None, year: int | None = None) -> pd.DataFrame:
    """Return what the checks noticed, warnings first; of ``units`` and ``year`` alone if given.

    Columns: code, severity, indicator, unit, period_start, period_end, source, paragraph,
    params (JSON), synthetic (whether it is about made-up figures).
    """
    return data.query(
        """SELECT * FROM finding
        WHERE ($units IS NULL OR list_contains($units::VARCHAR[], unit)) AND ($year IS NULL OR year(period_end) = $year)
        ORDER BY severity DESC, code, unit, period_start, indicator""",
        {"units": None if units is None else list(units), "year": year},
    )


def finding_counts(data: Snapshot, units: Sequence[str]) -> pd.DataFrame:
    """Return how much each check noticed about ``units``, warnings first.

    Columns: code, severity, findings, units (how many of them are concerned), synthetic.
    """
    return data.query(
        """SELECT code, severity, count(*) AS findings, count(DISTINCT unit) AS units, bool_or(synthetic) AS synthetic
        FROM finding
        WHERE list_contains($units::VARCHAR[], unit)
        GROUP BY code, severity
        ORDER BY severity DESC, findings DESC, code""",
        {"units": list(units)},
    )


def years_with_data(data: Snapshot, unit: str) -> list[int]:
    """Return the years for which ``unit`` or a unit directly below it has any value, oldest first.

    Where no sums are made over the units below (the country), a year in which few of them have a value is theirs and
    not the unit's, unless there are no other years.
    """
    frame = data.query(
        """WITH told AS (
            SELECT CAST(year(v.period_start) AS INTEGER) AS year, bool_or(v.unit = $unit) AS own,
                count(DISTINCT v.unit) AS units
            FROM indicator_value v
            WHERE v.freq = 'A' AND v.unit IN (SELECT id FROM unit WHERE id = $unit OR parent = $unit)
            GROUP BY ALL
        )
        SELECT t.year, t.own OR place.children_expected IS DISTINCT FROM -1 OR t.units >= $low * (
            SELECT count(*) FROM unit u WHERE u.parent = $unit AND u.kind <> 'office'
                AND coalesce(u.valid_from <= make_date(t.year, 12, 31), true)
                AND coalesce(u.valid_to > make_date(t.year, 12, 31), true)
        ) AS wide
        FROM told t JOIN unit place ON place.id = $unit
        ORDER BY t.year""",
        {"unit": unit, "low": LOW_COVERAGE},
    )
    years = frame[frame["wide"]] if frame["wide"].any() else frame
    return [int(year) for year in years["year"]]


def indicators_with_data(data: Snapshot, units: Sequence[str]) -> list[str]:
    """Return the indicators for which one of ``units`` has a value in any year, in the catalogue's order."""
    frame = data.query(
        """SELECT i.code
        FROM (SELECT code, row_number() OVER () AS place FROM indicator) i
        SEMI JOIN (SELECT DISTINCT indicator FROM indicator_value
                   WHERE freq = 'A' AND unit IN (SELECT unnest($units))) v ON v.indicator = i.code
        ORDER BY i.place""",
        {"units": list(units)},
    )
    return list(frame["code"])


def indicators_to_compare(data: Snapshot, units: Sequence[str]) -> list[str]:
    """Return the same as ``indicators_with_data``; first those of which several units have years, lonely ones last."""
    frame = data.query(
        """SELECT i.code
        FROM (SELECT code, row_number() OVER () AS place FROM indicator) i
        JOIN (
            SELECT indicator, count(*) < 2 AS lonely, count(*) FILTER (years > 1) < 2 AS short
            FROM (SELECT indicator, unit, count(*) AS years FROM indicator_value
                  WHERE freq = 'A' AND unit IN (SELECT unnest($units)) GROUP BY ALL)
            GROUP BY indicator
        ) v ON v.indicator = i.code
        ORDER BY v.lonely, v.short, i.place""",
        {"units": list(units)},
    )
    return list(frame["code"])


def publications(data: Snapshot) -> pd.DataFrame:
    """Return every publication, newest first.

    Columns: publication, published_at (UTC), published_on (the day in Việt Nam), added, superseded.
    """
    return data.query(
        """SELECT publication, published_at, CAST(published_at + INTERVAL 7 HOUR AS DATE) AS published_on,
            added, superseded
        FROM publication ORDER BY 1 DESC"""
    )
