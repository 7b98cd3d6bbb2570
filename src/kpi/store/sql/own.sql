-- The days on which unit and indicator both existed bound what a value can cover.
CREATE OR REPLACE TEMP MACRO overlap_start(a, b, c) AS greatest(a, coalesce(b, a), coalesce(c, a));
CREATE OR REPLACE TEMP MACRO overlap_end(a, b, c) AS least(a, coalesce(b, a), coalesce(c, a));

-- Years: the ways in which each year can be read from what was reported (as a year, from months, from one range of
-- days ...), and of these the one that has all parts and covers most days.
CREATE OR REPLACE TEMP TABLE own_year AS
WITH reading AS (
    SELECT p.indicator, p.unit, year(p.period_end) AS year, p.freq AS piece_freq, p.whole,
        CASE p.freq WHEN 'P' THEN p.period_start END AS range_start,
        CASE p.freq WHEN 'P' THEN p.period_end END AS range_end,
        CASE WHEN r.numerator_stock THEN arg_max(p.numerator, p.period_end) ELSE sum(p.numerator) END AS numerator,
        CASE WHEN r.denominator_stock THEN arg_max(p.denominator, p.period_end) ELSE sum(p.denominator) END
            AS denominator,
        any_value(p.stated) AS stated, any_value(p.printed) AS printed,
        any_value(p.stated_qualifier) AS stated_qualifier, joined_qualifier(list(p.qualifier)) AS qualifier,
        min(p.first_day) AS first_day, max(p.period_end) AS last_day,
        sum(p.period_end - p.first_day + 1) AS days, count(*) AS pieces,
        max(p.status) AS status, bool_and(p.derived) AS derived, bool_or(p.synthetic) AS synthetic,
        list_sort(list_distinct(flatten(list(p.sources)))) AS sources,
        r.numerator_stock AS stock
    FROM piece p
    JOIN rule r USING (indicator)
    WHERE year(p.period_start) = year(p.period_end)
    GROUP BY p.indicator, p.unit, year(p.period_end), p.freq, p.whole, range_start, range_end,
        r.numerator_stock, r.denominator_stock
)
SELECT * REPLACE (
    CASE WHEN pieces = 1 THEN stated END AS stated, CASE WHEN pieces = 1 THEN printed END AS printed,
    CASE WHEN pieces = 1 THEN stated_qualifier END AS stated_qualifier
)
FROM reading
WHERE whole OR pieces = 1 OR numerator IS NOT NULL   -- stated percentages of several periods make no year
QUALIFY row_number() OVER (
    PARTITION BY indicator, unit, year
    ORDER BY whole DESC, CASE WHEN stock THEN last_day END DESC, days DESC, list_position(['A', 'S', 'Q', 'M', 'P'], piece_freq), last_day DESC
) = 1;

-- A year that a report states as printed belongs beside the year made from parts, if it covers the same days.
UPDATE own_year SET stated = p.stated, printed = p.printed, stated_qualifier = p.stated_qualifier,
    sources = list_sort(list_distinct(own_year.sources || p.sources))
FROM piece p
WHERE own_year.stated IS NULL AND p.stated IS NOT NULL AND p.indicator = own_year.indicator
  AND p.unit = own_year.unit AND p.period_start = own_year.first_day AND p.period_end = own_year.last_day;

CREATE OR REPLACE TEMP TABLE own AS
WITH value AS (
    SELECT indicator, unit, 'A' AS freq, make_date(year, 1, 1) AS period_start, make_date(year, 12, 31) AS period_end,
        numerator, denominator, stated, printed, stated_qualifier, qualifier, first_day, last_day, days, pieces,
        piece_freq, status, derived, synthetic, sources, whole
    FROM own_year
    UNION ALL
    SELECT indicator, unit, freq, period_start, period_end, numerator, denominator, stated, printed, stated_qualifier,
        qualifier, first_day, period_end, period_end - first_day + 1, 1, freq, status, derived, synthetic, sources, whole
    FROM piece
    WHERE freq <> 'A'
)
SELECT v.* EXCLUDE (days, whole),
    CASE WHEN v.whole THEN r.scale * CASE r.formula WHEN 'count' THEN v.numerator
        ELSE v.numerator / nullif(v.denominator, 0) END END AS computed,
    CASE WHEN r.numerator_stock THEN v.last_day < v.period_end
        ELSE v.days < v.period_end - v.period_start + 1 END AS partial,
    CASE WHEN r.numerator_stock
        THEN v.last_day >= overlap_end(v.period_end, u.valid_to - 1, r.valid_to)
        ELSE v.days >= overlap_end(v.period_end, u.valid_to - 1, r.valid_to)
            - overlap_start(v.period_start, u.valid_from, r.valid_from) + 1 END AS complete,
    u.depth
FROM value v
JOIN rule r USING (indicator)
JOIN unit u ON u.id = v.unit
SEMI JOIN remade_period USING (freq, period_start, period_end)
WHERE v.whole OR v.stated IS NOT NULL;
