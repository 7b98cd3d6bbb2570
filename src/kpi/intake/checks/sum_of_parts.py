"""A figure that is not the sum of its parts, where the catalogue says that it is and all are told.

The catalogue says so in ``sums`` of a measure. Of several sums the one with most parts counts: 43.840 + 30.006 need
not be the total where 8.920 carried over are told beside them. Bounds (above, below, about) prove nothing.
"""

CODE = "sum_of_parts"
SEVERITY = "warning"
SQL = """
WITH identity AS (
    SELECT code AS whole, list_transform(string_split(unnest(sums), '+'), lambda part: trim(part)) AS parts
    FROM measure
), term AS (
    SELECT whole, parts, unnest(parts) AS item FROM identity
), added AS (
    SELECT t.whole, t.parts, k.unit, k.period_start, k.period_end, sum(k.value) AS total
    FROM term t
    JOIN known k USING (item)
    WHERE k.qualifier = ''
    GROUP BY ALL
    HAVING count(*) = len(t.parts)
), told AS (
    SELECT a.*, w.value
    FROM added a
    JOIN known w ON w.item = a.whole AND w.unit = a.unit AND w.period_start = a.period_start
        AND w.period_end = a.period_end AND w.qualifier = ''
)
SELECT s.indicator, t.unit, t.period_start, t.period_end,
    json_object('item', t.whole, 'items', t.parts, 'whole', t.value, 'total', t.total) AS params
FROM told t
JOIN shown_at s ON s.item = t.whole
ANTI JOIN told longer ON longer.whole = t.whole AND longer.unit = t.unit AND longer.period_start = t.period_start
    AND longer.period_end = t.period_end AND len(longer.parts) > len(t.parts) AND list_has_all(longer.parts, t.parts)
WHERE round(t.total - t.value, 6) <> 0
"""
