"""Plain SQL for the answers of ``kpi.analysis``, by the name of the function; parameters are those of the function."""

_YEAR = "freq = 'A' AND period_start = make_date($year, 1, 1)"
_SPAN = "period_start BETWEEN make_date(greatest($first, 1), 1, 1) AND make_date($last, 12, 31)"
_SERIES = f"indicator IN (SELECT unnest($indicators)) AND unit IN (SELECT unnest($units)) AND {_SPAN}"
_PARTS = "SELECT unnest(numerator || denominator) FROM indicator WHERE code"

FROM_VALUES = {
    "scorecard": f"FROM indicator_value WHERE {_YEAR} AND unit = $unit",
    "missing_indicators": """SELECT indicator, max(period_start) FROM indicator_value
        WHERE freq = 'A' AND unit = $unit GROUP BY indicator""",
    "places": f"""SELECT v.indicator, v.unit, v.value FROM indicator_value v
        WHERE {_YEAR} AND unit IN (SELECT id FROM unit WHERE parent = (SELECT parent FROM unit WHERE id = $unit))""",
    "series": f"FROM indicator_value WHERE freq = 'A' AND {_SERIES}",
    "monthly": f"FROM indicator_value WHERE freq = 'M' AND {_SERIES}",
    "children": f"""FROM indicator_value
        WHERE {_YEAR} AND indicator = $indicator AND unit IN (SELECT id FROM unit WHERE parent = $parent)""",
    "coverage": f"""SELECT indicator, count(*) FROM indicator_value
        WHERE {_YEAR} AND unit IN (SELECT id FROM unit WHERE parent = $parent) GROUP BY indicator""",
    "parts": f"""FROM observation
        WHERE item IN ({_PARTS} = $indicator) AND unit = $unit AND year(period_end) = $year""",
    "findings": "FROM finding WHERE list_contains($units, unit) AND ($year IS NULL OR year(period_end) = $year)",
    "years_with_data": """SELECT DISTINCT period_start FROM indicator_value
        WHERE freq = 'A' AND unit IN (SELECT id FROM unit WHERE id = $unit OR parent = $unit)""",
    "indicators_with_data": """SELECT DISTINCT indicator FROM indicator_value
        WHERE freq = 'A' AND unit IN (SELECT unnest($units))""",
    "publications": "FROM publication",
}
"""The rows that an answer is made from, out of the table that answers come from."""

_STANDING = "FROM observation o ANTI JOIN superseded USING (observation) JOIN unit u ON u.id = o.unit"

FROM_OBSERVATIONS = {
    "scorecard": f"""SELECT o.item, sum(o.value) {_STANDING}
        WHERE u.parent = $unit AND year(o.period_end) = $year GROUP BY o.item""",
    "series": f"""SELECT o.item, u.parent, year(o.period_end) AS year, sum(o.value) {_STANDING}
        WHERE o.item IN ({_PARTS} IN (SELECT unnest($indicators))) AND u.parent IN (SELECT unnest($units))
        AND year BETWEEN $first AND $last GROUP BY ALL""",
    "monthly": f"""SELECT o.item, u.parent, o.period_start, sum(o.value) {_STANDING}
        WHERE o.item IN ({_PARTS} IN (SELECT unnest($indicators))) AND u.parent IN (SELECT unnest($units))
        AND year(o.period_start) BETWEEN $first AND $last AND o.freq = 'M' GROUP BY ALL""",
    "children": f"""SELECT o.item, o.unit, sum(o.value) {_STANDING}
        WHERE o.item IN ({_PARTS} = $indicator) AND u.parent = $parent AND year(o.period_end) = $year GROUP BY ALL""",
}
"""The sums of numerators and denominators over the units below, by hand from what was reported."""
