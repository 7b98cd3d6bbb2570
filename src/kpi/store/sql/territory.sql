-- Values on the ground of units that changes touched: for every period, of whatever lay there then (unit_part).
-- One unit that lay there alone and as a whole is taken as it is, stated figures included. Several are added up as
-- children are: a flow over all that existed in the period, a stock over those that stand at its end. Where a figure
-- among them is itself a sum over units below, the origin is territory_children. Where one of them counts by a share that
-- nobody published the value stays blank, and `boundary` says why: split (an earlier unit went to several), merged (a
-- later unit holds other ground too). Where the ground reaches beyond all units on record, `boundary` is beyond, beside
-- the value.
CREATE OR REPLACE TEMP TABLE lying AS
SELECT a.*, p.unit, p.share, coalesce(u.valid_to > a.period_end, true) AS stands,
    coalesce(u.valid_from >= t.valid_to, false) AS later
FROM (
    SELECT DISTINCT p.target, v.freq, v.period_start, v.period_end FROM derived v JOIN unit_part p ON p.unit = v.unit
    SEMI JOIN remade_ground m ON m.unit = p.target
) a
JOIN unit_part p ON p.target = a.target AND coalesce(a.period_start >= p.since, true)
    AND coalesce(a.period_start < p.until, true)
JOIN unit u ON u.id = p.unit AND coalesce(u.valid_from <= a.period_end, true)
    AND coalesce(u.valid_to > a.period_start, true)
JOIN unit t ON t.id = a.target;

CREATE OR REPLACE TEMP TABLE ground AS
SELECT l.target, l.freq, l.period_start, l.period_end, s.stock, CAST(count(*) AS INTEGER) AS units_expected,
    CASE WHEN bool_or(l.share IS NULL AND l.later) THEN 'merged' WHEN bool_or(l.share IS NULL) THEN 'split'
         WHEN l.period_start < any_value(b.until) THEN 'beyond' END AS boundary,
    CASE WHEN count(*) = 1 AND min(l.share) = 1 AND boundary IS NULL THEN any_value(l.unit) END AS sole
FROM lying l
JOIN (VALUES (true), (false)) s(stock) ON l.stands OR NOT s.stock
LEFT JOIN (SELECT target, max(until) AS until FROM unit_part WHERE unit IS NULL GROUP BY target) b USING (target)
GROUP BY l.target, l.freq, l.period_start, l.period_end, s.stock;

CREATE OR REPLACE TEMP TABLE on_territory AS
WITH piece AS (
    SELECT l.target, l.share, v.indicator, v.freq, v.period_start, v.period_end, r.numerator_stock AS stock,
        v.computed IS NOT NULL OR (v.numerator IS NOT NULL AND v.denominator = 0) AS has_parts,
        l.share * CASE WHEN has_parts THEN v.numerator ELSE v.children_numerator END AS numerator,
        l.share * CASE WHEN has_parts THEN v.denominator ELSE v.children_denominator END AS denominator,
        v.complete,
        has_parts OR v.covered AS covered, NOT has_parts AS from_below,
        v.first_day, v.last_day, v.status, v.qualifier, v.synthetic, v.sources, v.piece_freq, v.pieces,
        v.derived AND (has_parts OR v.origin = 'children') AS derived,
        CASE WHEN has_parts THEN 1 ELSE v.units_counted END AS units_counted,
        CASE WHEN has_parts THEN [v.unit] ELSE v.units_named END AS units_named,
        CASE WHEN has_parts THEN hash(v.unit) ELSE v.units_key END AS units_key
    FROM lying l
    JOIN derived v ON v.unit = l.unit AND v.freq = l.freq AND v.period_start = l.period_start
        AND v.period_end = l.period_end
    JOIN rule r USING (indicator)
    WHERE r.additive AND (has_parts OR v.children_numerator IS NOT NULL) AND (l.stands OR NOT r.numerator_stock)
), summed AS (
    SELECT indicator, target, freq, period_start, period_end, stock,
        sum(numerator) AS numerator, sum(denominator) AS denominator,
        CAST(count(*) FILTER (NOT derived) AS INTEGER) AS units_reported,
        CAST(count(*) FILTER (derived) AS INTEGER) AS units_derived, bool_and(derived) AS derived,
        CAST(sum(units_counted) AS INTEGER) AS units_counted, bit_xor(units_key) AS units_key,
        list_sort(flatten(list(units_named)))[:4] AS units_named,
        bool_and(complete) AS complete, bool_and(covered) AS all_covered,
        bool_or(from_below) AS from_below, min(first_day) AS first_day,
        coalesce(min(last_day) FILTER (NOT complete), max(last_day)) AS last_day,
        CASE WHEN bool_or(share < 1) THEN 'E' ELSE max(status) END AS status,
        joined_qualifier(list(qualifier)) AS qualifier, bool_or(synthetic) AS synthetic,
        list_sort(list_distinct(flatten(list(sources)))) AS sources,
        max(pieces) AS pieces, max(piece_freq) AS piece_freq
    FROM piece
    GROUP BY indicator, target, freq, period_start, period_end, stock
)
SELECT v.* REPLACE (g.target AS unit), NULL AS boundary
FROM ground g
JOIN derived v ON v.unit = g.sole AND v.freq = g.freq AND v.period_start = g.period_start AND v.period_end = g.period_end
JOIN rule r ON r.indicator = v.indicator AND r.numerator_stock = g.stock
UNION ALL BY NAME
SELECT s.* EXCLUDE (target, stock, all_covered, from_below, numerator, denominator), s.target AS unit,
    coalesce(g.boundary IN ('split', 'merged'), false) AS blank,
    CASE WHEN blank THEN NULL ELSE s.numerator END AS numerator,
    CASE WHEN blank THEN NULL ELSE s.denominator END AS denominator,
    CASE WHEN NOT blank THEN r.scale * CASE r.formula WHEN 'count' THEN s.numerator
        ELSE s.numerator / nullif(s.denominator, 0) END END AS computed,
    computed AS value, CASE WHEN computed IS NOT NULL
        THEN CASE WHEN s.from_below THEN 'territory_children' ELSE 'territory' END END AS origin,
    g.units_expected, s.all_covered AND s.units_reported + s.units_derived >= g.units_expected AS covered,
    NOT s.complete OR s.last_day < s.period_end OR (NOT s.stock AND s.first_day > s.period_start) AS partial,
    g.boundary
FROM summed s
JOIN ground g USING (target, freq, period_start, period_end, stock)
JOIN rule r USING (indicator)
WHERE g.sole IS NULL;
