"""A year reported as a whole against its months, quarters or halves, where all of these were reported too.

A flow is their sum; of a stock the last one stands. Days before a unit began are not expected.
"""

CODE = "months_and_year"
SEVERITY = "warning"
SQL = """
WITH whole AS (
    SELECT k.item, k.unit, k.period_start, k.period_end, k.value, m.nature,
        greatest(k.period_start, u.valid_from) AS first_day
    FROM known k
    JOIN measure m ON m.code = k.item
    JOIN unit u ON u.id = k.unit
    WHERE k.freq = 'A' AND k.qualifier = ''
), made AS (
    SELECT w.*, k.freq, count(*) AS pieces, bool_and(k.qualifier = '') AS exact, max(k.period_end) AS last_day,
        sum(k.period_end - greatest(k.period_start, w.first_day) + 1) AS days,
        CASE any_value(w.nature) WHEN 'stock' THEN arg_max(k.value, k.period_end) ELSE sum(k.value) END AS made
    FROM whole w
    JOIN known k ON k.item = w.item AND k.unit = w.unit AND year(k.period_end) = year(w.period_end)
    WHERE k.freq IN ('S', 'Q', 'M')
    GROUP BY ALL
)
SELECT s.indicator, m.unit, m.period_start, m.period_end,
    json_object('item', m.item, 'nature', m.nature, 'piece_freq', m.freq, 'pieces', m.pieces, 'year', m.value,
        'made', m.made) AS params
FROM made m
JOIN shown_at s USING (item)
WHERE m.exact AND round(m.made - m.value, 6) <> 0
  AND CASE m.nature WHEN 'stock' THEN m.last_day = m.period_end ELSE m.days = m.period_end - m.first_day + 1 END
"""
