"""A unit that reported a measure regularly and then stopped, while at least half of its siblings went on.

Regularly: of the months up to its last one, 6 of 12; of quarters 6 of 8; of halves 4 of 6; of years 3 running.
Stopped: the siblings are ahead by 3 months, 2 quarters, 2 halves or a year, and the unit reported the measure in no
other kind of period either. Siblings are the places (of an office: the offices) below the same unit that cease on
the same day, if ever: so a
merged unit is not held against those that stand. Where the indicator is no longer valid nothing is expected.
"""

CODE = "silent"
SEVERITY = "warning"
SQL = """
WITH reported AS (
    SELECT DISTINCT item, unit, freq, period_end
    FROM observed_over_time o
    WHERE value IS NOT NULL AND publication <= getvariable('publication') AND NOT EXISTS (
        FROM superseded x WHERE x.observation = o.observation AND x.publication <= getvariable('publication'))
), rhythm (freq, months, times, ahead) AS (
    VALUES ('M', 12, 6, 3), ('Q', 24, 6, 6), ('S', 36, 4, 12), ('A', 36, 3, 12)
), told AS (
    SELECT k.item, k.unit, k.freq, u.parent, u.kind = 'office' AS office, u.valid_to, max(k.period_end) AS last_day
    FROM reported k
    JOIN unit u ON u.id = k.unit
    WHERE u.parent IS NOT NULL
    GROUP BY ALL
), siblings AS (
    SELECT item, freq, parent, office, valid_to, percentile_disc(0.5) WITHIN GROUP (ORDER BY last_day DESC) AS until
    FROM told
    GROUP BY ALL
), stopped AS (
    SELECT t.item, t.unit, t.freq, t.last_day, s.until, r.months, r.times
    FROM told t
    JOIN rhythm r USING (freq)
    JOIN siblings s ON s.item = t.item AND s.freq = t.freq AND s.parent = t.parent AND s.office = t.office
        AND s.valid_to IS NOT DISTINCT FROM t.valid_to
    WHERE s.until >= t.last_day + to_months(r.ahead)
), gone AS (
    FROM stopped t
    ANTI JOIN told l ON l.item = t.item AND l.unit = t.unit AND l.last_day > t.last_day
)
SELECT s.indicator, g.unit, CAST(g.last_day + 1 AS DATE) AS period_start, g.until AS period_end,
    json_object('item', g.item, 'freq', g.freq, 'reported', count(*), 'months', g.months) AS params
FROM gone g
JOIN reported k ON k.item = g.item AND k.unit = g.unit AND k.freq = g.freq
    AND k.period_end > g.last_day - to_months(g.months)
JOIN shown_at s ON s.item = g.item
JOIN indicator i ON i.code = s.indicator
WHERE coalesce(i.valid_to >= g.until, true)
GROUP BY s.indicator, g.item, g.unit, g.freq, g.last_day, g.until, g.months, g.times
HAVING count(*) >= g.times
"""
