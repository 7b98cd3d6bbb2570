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
), told AS (
    SELECT i.whole, i.parts, w.unit, w.period_start, w.period_end, w.value, sum(k.value) AS total
    FROM identity i
    JOIN known w ON w.item = i.whole AND w.qualifier = ''
    JOIN known k ON list_contains(i.parts, k.item) AND k.unit = w.unit AND k.period_start = w.period_start
        AND k.period_end = w.period_end AND k.qualifier = ''
    GROUP BY ALL
    HAVING count(*) = len(i.parts)
)
SELECT s.indicator, t.unit, t.period_start, t.period_end,
    json_object('item', t.whole, 'items', t.parts, 'whole', t.value, 'total', t.total) AS params
FROM told t
JOIN shown_at s ON s.item = t.whole
WHERE round(t.total - t.value, 6) <> 0 AND NOT EXISTS (
    FROM told longer WHERE longer.whole = t.whole AND longer.unit = t.unit AND longer.period_start = t.period_start
        AND longer.period_end = t.period_end AND len(longer.parts) > len(t.parts)
        AND list_has_all(longer.parts, t.parts)
)
"""
