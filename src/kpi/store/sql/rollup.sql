-- Values of the units at one depth of the tree: their own beside the sum over the units below them.
-- Run from the deepest level upwards, with the variable `depth`. Ratios are made from sums, never averaged; a child
-- without parts (a percentage stated alone) adds nothing and is not counted as reported; one that reported 0 of 0 is.
-- Coverage counts the units that exist at the end of the period, or on the last day of the unit above them; what units
-- merged before that reported until then is in the sum. A figure that was derived (E) from what is said of the whole is no
-- report: it is counted apart, and where the unit has a figure of its own no sum of such figures stands beside it. A silent unit counts as one missing unit if none of its siblings
-- has units below it; else nobody knows how many are missing. An office's figures are in the sum of its place; who is
-- counted as reporting are those that the catalogue holds due (due_from), and a coverage counts these alone.
INSERT INTO derived BY NAME
WITH child AS (
    SELECT v.indicator, u.parent AS unit, is_due(i.due_from, u.kind) AS due, u.kind = 'office' AS office, v.freq, v.period_start, v.period_end,
        v.computed IS NOT NULL OR (v.numerator IS NOT NULL AND v.denominator = 0) AS has_parts,
        CASE WHEN has_parts THEN v.numerator ELSE v.children_numerator END AS numerator,
        CASE WHEN has_parts THEN v.denominator ELSE v.children_denominator END AS denominator,
        coalesce(u.valid_to > least(v.period_end, above.valid_to - 1), true) AS stands,
        v.first_day, v.last_day, v.partial, v.complete, v.status, v.qualifier, v.synthetic, v.sources, v.piece_freq,
        v.pieces, CASE WHEN has_parts THEN true ELSE v.covered END AS covered,
        CASE WHEN has_parts THEN 0 ELSE v.units_missing END AS units_missing,
        v.derived AND (has_parts OR v.origin = 'children') AS derived,
        CASE WHEN has_parts THEN 1 ELSE v.units_counted END AS units_counted,
        CASE WHEN has_parts THEN [v.unit] ELSE v.units_named END AS units_named,
        CASE WHEN has_parts THEN hash(v.unit) ELSE v.units_key END AS units_key
    FROM derived v
    JOIN unit u ON u.id = v.unit
    JOIN unit above ON above.id = u.parent
    JOIN rule r USING (indicator)
    JOIN indicator i ON i.code = v.indicator AND i.due_from IS DISTINCT FROM 'place'
    SEMI JOIN remade_unit m ON m.unit = u.parent
    WHERE u.depth = getvariable('depth') + 1 AND r.additive AND above.children_expected IS DISTINCT FROM -1
      AND (has_parts OR v.children_numerator IS NOT NULL)
      AND (r.formula <> 'coverage' OR due)
      AND (NOT r.numerator_stock OR stands) -- a merged unit's stock went on
), summed AS (
    SELECT indicator, unit, freq, period_start, period_end,
        sum(numerator) AS children_numerator, sum(denominator) AS children_denominator,
        count(*) FILTER (due AND stands AND NOT derived) AS units_reported,
        count(*) FILTER (due AND stands AND derived) AS units_derived, count(*) FILTER (due AND stands) AS counted,
        count(*) FILTER (due AND stands AND NOT derived AND office) AS offices_reported,
        bool_and(derived) AS derived,
        CAST(sum(units_counted) AS INTEGER) AS units_counted, bit_xor(units_key) AS units_key,
        list_sort(flatten(list(units_named)))[:4] AS units_named, bool_and(complete) AS complete, bool_and(covered) AS covered,
        CASE WHEN count(units_missing) = count(*) THEN sum(units_missing) END AS units_missing,
        min(first_day) AS first_day, coalesce(min(last_day) FILTER (NOT complete), max(last_day)) AS last_day,
        coalesce(max(status) FILTER (status <> 'M'), 'M') AS status, joined_qualifier(list(qualifier)) AS qualifier, bool_or(synthetic) AS synthetic,
        list_sort(list_distinct(flatten(list(sources)))) AS sources,
        max(pieces) AS pieces, max(piece_freq) AS piece_freq
    FROM child
    GROUP BY indicator, unit, freq, period_start, period_end
), asked AS (
    SELECT DISTINCT s.unit, s.period_start, s.period_end, i.due_from
    FROM summed s
    JOIN indicator i ON i.code = s.indicator
), expected AS (
    SELECT a.unit, a.period_start, a.period_end, a.due_from,
        CASE WHEN is_due(a.due_from, 'office') THEN count(*) FILTER (u.kind = 'office') ELSE 0 END AS offices_expected,
        offices_expected + CASE WHEN is_due(a.due_from, 'commune')
            THEN greatest(count(*) FILTER (u.kind <> 'office'), any_value(above.children_expected)) ELSE 0 END
            AS units_expected,
        coalesce(bool_and(lower.parent IS NULL) FILTER (is_due(a.due_from, u.kind)), true) AS lowest
    FROM asked a
    JOIN unit above ON above.id = a.unit
    JOIN unit u ON u.parent = a.unit AND coalesce(u.valid_from <= least(a.period_end, above.valid_to - 1), true)
        AND coalesce(u.valid_to > least(a.period_end, above.valid_to - 1), true)
    LEFT JOIN (SELECT DISTINCT parent FROM unit WHERE kind <> 'office') lower ON lower.parent = u.id
    GROUP BY a.unit, a.period_start, a.period_end, a.due_from
), below AS (
    SELECT s.* REPLACE (coalesce(s.pieces, 1) AS pieces, 
            s.covered AND s.counted > 0 AND s.counted >= e.units_expected AS covered,
            s.units_missing + CASE WHEN s.counted >= e.units_expected THEN 0
                WHEN e.lowest THEN e.units_expected - s.counted END AS units_missing),
        e.units_expected, e.offices_expected, r.scale, r.formula = 'coverage' AND r.numerators = 1 AS counts_units,
        r.scale * CASE r.formula WHEN 'count' THEN s.children_numerator
            ELSE s.children_numerator / nullif(s.children_denominator, 0) END AS children_value,
        NOT s.complete
            OR overlap_start(s.period_start, u.valid_from, r.valid_from) > s.period_start
            OR overlap_end(s.period_end, u.valid_to - 1, r.valid_to) < s.period_end AS partial
    FROM summed s
    JOIN rule r USING (indicator)
    JOIN indicator i ON i.code = s.indicator
    JOIN expected e ON e.unit = s.unit AND e.period_start = s.period_start AND e.period_end = s.period_end
        AND e.due_from IS NOT DISTINCT FROM i.due_from
    JOIN unit u ON u.id = s.unit
)
SELECT indicator, unit, freq, period_start, period_end, o.numerator, o.denominator, o.computed, o.stated, o.printed,
    o.stated_qualifier, b.children_numerator, b.children_denominator, b.children_value, b.units_reported,
    b.units_derived, b.units_expected, b.offices_reported, b.offices_expected, b.units_counted, b.units_named, b.units_key,
    coalesce(o.computed, o.stated, b.children_value) AS value,
    CASE WHEN o.computed IS NOT NULL THEN 'computed' WHEN o.stated IS NOT NULL THEN 'stated'
         WHEN b.children_value IS NOT NULL THEN 'children' END AS origin,
    CASE WHEN o.computed IS NOT NULL THEN o.qualifier WHEN o.stated IS NOT NULL THEN o.stated_qualifier
         ELSE b.qualifier END AS qualifier,
    CASE WHEN origin = 'children' AND b.counts_units AND b.units_missing > 0
         THEN b.scale * b.children_numerator / (b.children_denominator + b.units_missing) END AS bound_low,
    CASE WHEN bound_low IS NOT NULL
         THEN b.scale * (b.children_numerator + b.units_missing) / (b.children_denominator + b.units_missing) END
        AS bound_high,
    coalesce(o.first_day, b.first_day) AS first_day, coalesce(o.last_day, b.last_day) AS last_day,
    coalesce(o.pieces, b.pieces) AS pieces, coalesce(o.piece_freq, b.piece_freq) AS piece_freq,
    coalesce(o.partial, b.partial) AS partial, coalesce(o.complete, b.complete) AS complete,
    b.covered, b.units_missing, coalesce(o.status, b.status) AS status, coalesce(o.synthetic, false) OR coalesce(b.synthetic, false) AS synthetic,
    coalesce(o.sources, b.sources) AS sources, coalesce(o.derived, b.derived) AS derived
FROM (FROM own WHERE depth = getvariable('depth')) o
FULL JOIN (
    FROM below ANTI JOIN (FROM own WHERE depth = getvariable('depth')) told
        ON below.derived AND told.indicator = below.indicator AND told.unit = below.unit AND told.freq = below.freq
        AND told.period_start = below.period_start AND told.period_end = below.period_end
) b USING (indicator, unit, freq, period_start, period_end);
