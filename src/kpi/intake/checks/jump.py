"""A figure that leaves a unit's own past suddenly: a digit too many, a column mistaken for another.

Looked at are counts and ratios as the unit reported them, by kind of period, each from the sixth value on. A step is
the difference of two values that follow each other: of logarithms for counts (a growth factor), of percentage points
for ratios. The step is a jump if it is away from the median of the unit's earlier steps by more than all of

- five times their spread (1.4826 x the median absolute deviation, which single outliers do not move);
- a doubling or halving for a count, 20 points for a ratio;
- four standard errors of what chance does to numbers that small (Poisson for counts, binomial for ratios),

and if the value lies outside the five before it, so that the way back from an outlier is no second jump. The range
told is the value before, moved by the median step, give or take that margin.
"""

CODE = "jump"
SEVERITY = "note"
SQL = """
WITH value AS (
    SELECT v.indicator, v.unit, v.freq, v.period_start, i.formula = 'count' AS counted,
        CASE WHEN counted THEN ln(1 + greatest(v.value, 0)) ELSE v.value END AS x,
        CASE WHEN counted THEN v.value ELSE v.denominator END AS size
    FROM indicator_value v
    JOIN indicator i ON i.code = v.indicator AND i.formula IN ('count', 'ratio')
    WHERE v.origin = 'computed' AND v.value IS NOT NULL AND v.qualifier = ''
      AND (v.freq IN ('S', 'Q', 'M') OR (v.freq = 'A' AND v.piece_freq = 'A'))
), past AS (
    SELECT indicator, unit, freq, counted, list(x ORDER BY period_start) AS xs,
        list(size ORDER BY period_start) AS sizes, list(period_start ORDER BY period_start) AS days,
        CASE WHEN counted THEN ln(2) ELSE 20 END AS least
    FROM value
    GROUP BY ALL
    HAVING count(*) > 5
), far AS (
    SELECT *, unnest(list_filter(range(6, len(xs) + 1), lambda n: abs(xs[n] - xs[n - 1]) > least
        AND (xs[n] > list_max(xs[n - 5:n - 1]) OR xs[n] < list_min(xs[n - 5:n - 1])))) AS nth
    FROM past
), step AS (
    SELECT indicator, unit, freq, counted, least, nth, days[nth] AS period_start, xs[nth] AS x, xs[nth - 1] AS before,
        sizes[nth] AS size, sizes[nth - 1] AS size_before,
        list_transform(range(2, nth), lambda n: xs[n] - xs[n - 1]) AS steps, (x + before) / 200 AS share
    FROM far
), margin AS (
    SELECT *, before + list_median(steps) AS usual, greatest(least, 5 * 1.4826 * list_mad(steps), 4 * CASE
        WHEN counted THEN sqrt(1 / (1 + size) + 1 / (1 + size_before))
        ELSE 100 * sqrt(greatest(share * (1 - share), 0) * (1 / size + 1 / size_before)) END) AS margin
    FROM step
)
SELECT m.indicator, m.unit, v.period_start, v.period_end,
    json_object('value', v.value, 'before', CASE WHEN counted THEN size_before ELSE before END, 'earlier', nth - 1,
        'low', greatest(0, CASE WHEN counted THEN exp(usual - margin) - 1 ELSE usual - margin END),
        'high', CASE WHEN counted THEN exp(usual + margin) - 1 ELSE least(100, usual + margin) END) AS params
FROM margin m
JOIN indicator_value v USING (indicator, unit, freq, period_start)
WHERE abs(x - usual) > margin
"""
