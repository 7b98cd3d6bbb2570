"""The same figure from two sources with different values: the one published last stands, the other is told."""

CODE = "sources_differ"
SEVERITY = "warning"
SQL = """
WITH other AS (
    SELECT k.item, k.unit, k.period_start, k.period_end, k.value AS standing, o.value AS differing,
        o.source AS other_source
    FROM known k
    JOIN (FROM observed ANTI JOIN superseded USING (observation)) o
        USING (item, unit, period_start, period_end)
    WHERE o.source <> k.source AND o.value <> k.value
)
SELECT s.indicator, o.unit, o.period_start, o.period_end,
    json_object('item', o.item, 'standing', o.standing, 'differing', o.differing, 'other', o.other_source) AS params
FROM other o
JOIN shown_at s USING (item)
"""
