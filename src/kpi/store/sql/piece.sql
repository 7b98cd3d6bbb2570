-- How each indicator that is made adds up: over time (flow or stock) and over units.
CREATE OR REPLACE TEMP TABLE rule AS
SELECT i.code AS indicator, i.formula, i.valid_from, i.valid_to,
    len(i.numerator) AS numerators, len(i.denominator) AS denominators,
    CASE i.unit_measure WHEN 'percent' THEN 100 ELSE 1 END AS scale,
    coalesce(bool_or(m.nature = 'stock') FILTER (list_contains(i.numerator, m.code)), false) AS numerator_stock,
    coalesce(bool_or(m.nature = 'stock') FILTER (list_contains(i.denominator, m.code)), i.formula = 'coverage')
        AS denominator_stock,
    coalesce(bool_and(m.additive), false) AS additive
FROM indicator i
SEMI JOIN remade_indicator r ON r.indicator = i.code
LEFT JOIN measure m ON list_contains(i.numerator || i.denominator, m.code)
GROUP BY i.code, i.formula, i.valid_from, i.valid_to, i.numerator, i.denominator, i.unit_measure;

-- Of several bounds: the one direction that all have, or that the figure is only about right. A bound on a denominator
-- bounds the ratio from the other side.
CREATE OR REPLACE TEMP MACRO joined_qualifier(all_of_them) AS
    CASE len(list_filter(list_distinct(all_of_them), lambda q: q <> '')) WHEN 0 THEN ''
        WHEN 1 THEN list_filter(all_of_them, lambda q: q <> '')[1] ELSE 'about' END;

-- One row per indicator, unit and reported period. A numerator or denominator of several measures is there only if
-- every one of them was reported for that very period. `whole`: everything that the formula needs is there. `first_day`: a unit answers for no day before it began.
CREATE OR REPLACE TEMP TABLE piece AS
WITH gathered AS (
    SELECT p.indicator, k.unit, k.freq, k.period_start, k.period_end,
        sum(k.value) FILTER (p.role = 'numerator') AS numerator,
        count(*) FILTER (p.role = 'numerator') AS numerators,
        sum(k.value) FILTER (p.role = 'denominator') AS denominator,
        count(*) FILTER (p.role = 'denominator') AS denominators,
        any_value(k.value) FILTER (p.role = 'stated') AS stated,
        any_value(k.printed) FILTER (p.role = 'stated') AS printed,
        any_value(k.qualifier) FILTER (p.role = 'stated') AS stated_qualifier,
        list(CASE p.role || k.qualifier WHEN 'denominatorabove' THEN 'below'
            WHEN 'denominatorbelow' THEN 'above' ELSE k.qualifier END) FILTER (p.role <> 'stated') AS qualifiers,
        max(k.status) AS status, bool_and(k.status = 'E') AS derived, bool_or(k.synthetic) AS synthetic,
        list_sort(list_distinct(list(k.source))) AS sources
    FROM known k
    SEMI JOIN remade_unit USING (unit)
    SEMI JOIN remade_year y ON y.year = year(k.period_start)
    JOIN part p ON p.item = k.item
    GROUP BY p.indicator, k.unit, k.freq, k.period_start, k.period_end
), complete AS (
    SELECT g.* EXCLUDE (numerator, denominator, numerators, denominators, qualifiers), r.scale, r.formula,
        joined_qualifier(g.qualifiers) AS qualifier,
        greatest(g.period_start, coalesce(u.valid_from, g.period_start)) AS first_day,
        CASE WHEN g.numerators = r.numerators THEN g.numerator END AS numerator,
        CASE WHEN r.formula = 'coverage' THEN nullif(g.numerators, 0)
             WHEN r.denominators > 0 AND g.denominators = r.denominators THEN g.denominator END AS denominator
    FROM gathered g
    JOIN rule r USING (indicator)
    JOIN unit u ON u.id = g.unit
)
SELECT * EXCLUDE (scale, formula),
    numerator IS NOT NULL AND (denominator IS NOT NULL OR formula = 'count') AS whole
FROM complete
WHERE numerator IS NOT NULL OR stated IS NOT NULL;
