-- Years with the year before them. A change is told only between two values of the same kind: both of whole years, of
-- one definition, from the unit itself or from all units below it, and neither a mere bound.
CREATE OR REPLACE TEMP TABLE compared AS
SELECT d.*, p.value AS previous,
    CASE
        WHEN d.value IS NULL THEN 'no_value'
        WHEN p.value IS NULL AND before.value IS NOT NULL THEN 'definition'
        WHEN p.value IS NULL THEN 'first'
        WHEN d.partial THEN 'partial'
        WHEN p.partial THEN 'previous_partial'
        WHEN d.qualifier <> '' OR p.qualifier <> '' THEN 'bound'
        WHEN (d.origin = 'children') <> (p.origin = 'children') THEN 'origin'
        WHEN d.origin = 'children'
            AND NOT (d.covered AND p.covered) THEN 'coverage'
    END AS no_change
FROM derived d
JOIN indicator i ON i.code = d.indicator
LEFT JOIN derived p ON p.freq = 'A' AND p.indicator = d.indicator AND p.unit = d.unit
    AND p.period_start = CAST(d.period_start - INTERVAL 1 YEAR AS DATE)
LEFT JOIN derived before ON before.freq = 'A' AND before.indicator = i.succeeds AND before.unit = d.unit
    AND before.period_start BETWEEN CAST(d.period_start - INTERVAL 1 YEAR AS DATE) AND d.period_start
WHERE d.freq = 'A'
QUALIFY row_number() OVER (PARTITION BY d.indicator, d.unit, d.period_start ORDER BY before.period_start DESC) = 1;

-- Sorted by how it is asked: a kind of period, an indicator, a period, then units.
DELETE FROM indicator_value;
INSERT INTO indicator_value BY NAME
SELECT *, CASE WHEN no_change IS NULL THEN value - previous END AS change
FROM (SELECT * FROM compared UNION ALL BY NAME SELECT * FROM derived WHERE freq <> 'A')
ORDER BY freq, indicator, period_start, unit;
