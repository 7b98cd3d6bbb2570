"""A stated percentage that no whole number out of the known denominator can give."""

CODE = "impossible_share"
SEVERITY = "warning"
SQL = """
WITH alone AS (
    SELECT v.*, k.value AS whole
    FROM examined v
    JOIN indicator i ON i.code = v.indicator AND i.formula = 'ratio' AND len(i.denominator) = 1
    JOIN known k ON k.item = i.denominator[1] AND k.unit = v.unit
        AND k.period_start = v.first_day AND k.period_end = v.last_day
    WHERE v.origin = 'stated' AND v.freq = 'A' AND coalesce(v.stated_qualifier, '') = '' AND k.value > 0
)
SELECT indicator, unit, first_day AS period_start, last_day AS period_end,
    json_object('printed', printed, 'denominator', whole, 'below', floor(stated * whole / 100),
        'above', ceil(stated * whole / 100)) AS params
FROM alone
WHERE round(100 * floor(stated * whole / 100) / whole, decimals) <> stated
  AND round(100 * ceil(stated * whole / 100) / whole, decimals) <> stated
"""
