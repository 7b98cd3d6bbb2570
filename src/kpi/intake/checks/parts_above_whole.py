"""Parts that together exceed the whole that the catalogue says they are within: levels 3 and 4 above all dossiers.

Parts that are bounds from above are left out, so that the sum is never more than was reported.
"""

CODE = "parts_above_whole"
SEVERITY = "warning"
SQL = """
WITH parts AS (
    SELECT m.within AS whole, k.unit, k.period_start, k.period_end, sum(k.value) AS total,
        list(k.item ORDER BY k.item) AS items
    FROM known k
    JOIN measure m ON m.code = k.item AND m.within IS NOT NULL
    WHERE k.qualifier IN ('', 'above')
    GROUP BY ALL
)
SELECT s.indicator, p.unit, p.period_start, p.period_end,
    json_object('item', w.item, 'whole', w.value, 'items', p.items, 'total', p.total) AS params
FROM parts p
JOIN known w ON w.item = p.whole AND w.unit = p.unit AND w.period_start = p.period_start
    AND w.period_end = p.period_end
JOIN shown_at s ON s.item = w.item
WHERE w.qualifier IN ('', 'below') AND round(p.total - w.value, 6) > 0
"""
