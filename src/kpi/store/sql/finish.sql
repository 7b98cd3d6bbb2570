-- Years with the year before them. A change is told only between two values of the same kind: both of whole years, of
-- one definition, of the same ground, from the unit itself or from all units below or on it, and neither a mere bound.
CREATE OR REPLACE TEMP VIEW on_both AS
SELECT *, NULL AS boundary, false AS on_ground FROM derived
UNION ALL BY NAME
SELECT * EXCLUDE (blank), true AS on_ground FROM on_territory
UNION ALL BY NAME
SELECT * EXCLUDE (previous, change, no_change, decimals, target, legal_basis, touched, since), false AS on_ground
FROM standing_value
UNION ALL BY NAME
SELECT * EXCLUDE (previous, change, no_change, decimals, target, legal_basis, touched, since), true AS on_ground
FROM standing_ground;

-- What a year is compared with: the indicator's own years, and years of one that it succeeds and may be compared with.
CREATE OR REPLACE TEMP VIEW earlier AS
SELECT * FROM on_both WHERE freq = 'A'
UNION ALL
SELECT t.* REPLACE (i.code AS indicator)
FROM on_both t
JOIN indicator i ON i.succeeds = t.indicator
JOIN definition f ON f.indicator = i.code AND f.effective = i.valid_from AND f.comparable <> 'no'
ANTI JOIN on_both own ON own.indicator = i.code AND own.unit = t.unit AND own.freq = 'A'
    AND own.period_start = t.period_start AND own.on_ground = t.on_ground
WHERE t.freq = 'A';

CREATE OR REPLACE TEMP TABLE compared AS
SELECT d.*, p.value AS previous,
    CASE
        WHEN d.value IS NULL THEN 'no_value'
        WHEN p.value IS NULL AND before.value IS NOT NULL THEN 'definition'
        WHEN p.value IS NULL THEN 'first'
        WHEN parted.indicator IS NOT NULL THEN 'definition'
        ELSE not_comparable(p.partial, p.qualifier, p.origin, p.covered, p.boundary,
            d.partial, d.qualifier, d.origin, d.covered, d.boundary)
    END AS no_change
FROM on_both d
JOIN indicator i ON i.code = d.indicator
LEFT JOIN earlier p ON p.on_ground = d.on_ground AND p.indicator = d.indicator AND p.unit = d.unit
    AND p.period_start = CAST(d.period_start - INTERVAL 1 YEAR AS DATE)
LEFT JOIN on_both before ON before.on_ground = d.on_ground AND before.freq = 'A' AND before.indicator = i.succeeds AND before.unit = d.unit
    AND before.period_start BETWEEN CAST(d.period_start - INTERVAL 1 YEAR AS DATE) AND d.period_start
LEFT JOIN parted ON parted.indicator = d.indicator AND parted.period_start = d.period_start
WHERE d.freq = 'A'
QUALIFY row_number() OVER (PARTITION BY d.on_ground, d.indicator, d.unit, d.period_start ORDER BY before.period_start DESC) = 1;

-- A target names a code and a year: it is meant for the version of the unit that exists in that year, the last if several.
CREATE OR REPLACE TEMP TABLE aim AS
SELECT u.id AS unit, t.indicator, make_date(t.year, 1, 1) AS period_start, t.value AS target, t.legal_basis
FROM target t
JOIN unit u ON u.code = t.unit_code
    AND coalesce(u.valid_from <= make_date(t.year, 12, 31), true) AND coalesce(u.valid_to > make_date(t.year, 1, 1), true)
QUALIFY row_number() OVER (PARTITION BY t.unit_code, t.indicator, t.year ORDER BY u.valid_from DESC NULLS LAST) = 1;

CREATE OR REPLACE TEMP VIEW finished AS
SELECT v.*, CASE WHEN v.no_change IS NULL THEN v.value - v.previous END AS change,
    CASE v.origin WHEN 'stated' THEN printed_decimals(v.printed) ELSE i.decimals END AS decimals,
    a.target, a.legal_basis, t.target IS NOT NULL AS touched
FROM (SELECT * FROM compared UNION ALL BY NAME SELECT * FROM on_both WHERE freq <> 'A') v
JOIN indicator i ON i.code = v.indicator
LEFT JOIN aim a ON v.freq = 'A' AND a.unit = v.unit AND a.indicator = v.indicator AND a.period_start = v.period_start
LEFT JOIN (SELECT DISTINCT target FROM unit_part) t ON t.target = v.unit;

-- Sorted by how it is asked: a kind of period, units with a ground of their own or not, an indicator, a period, units.
INSERT INTO indicator_value BY NAME
SELECT * EXCLUDE (on_ground), getvariable('publication') AS since FROM finished SEMI JOIN remade_indicator USING (indicator) SEMI JOIN remade_unit USING (unit)
SEMI JOIN remade_period USING (freq, period_start, period_end)
WHERE NOT on_ground ORDER BY freq, touched, indicator, period_start, unit;
INSERT INTO due
SELECT DISTINCT p.indicator, u.parent, year(k.period_end), u.kind = 'office' AS offices, getvariable('publication')
FROM known k
JOIN part p USING (item)
SEMI JOIN remade_indicator USING (indicator)
JOIN unit u ON u.id = k.unit
SEMI JOIN remade_unit m ON m.unit = u.parent
JOIN source s ON s.id = k.source
JOIN indicator i ON i.code = p.indicator AND is_due(i.due_from, u.kind)
WHERE u.parent IS NOT NULL AND k.status <> 'E' AND year(k.period_end) IN (FROM remade_year)
  AND (s.kind IN ('report', 'synthetic') OR s.id IN (SELECT source FROM submission))
ORDER BY ALL;
INSERT INTO territory_value BY NAME
SELECT * EXCLUDE (on_ground), getvariable('publication') AS since FROM finished SEMI JOIN remade_indicator USING (indicator) SEMI JOIN remade_ground USING (unit)
SEMI JOIN remade_period USING (freq, period_start, period_end)
WHERE on_ground ORDER BY freq, indicator, period_start, unit;
