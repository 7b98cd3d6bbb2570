"""A figure that leaves a unit's own past suddenly: a digit too many, a column mistaken for another.

Looked at are counts and ratios as the unit reported them, by kind of period, each from the sixth value on. A step is
the difference of two values that follow each other: of logarithms for counts (a growth factor), of percentage points
for ratios. The step is a jump if it is away from the median of the unit's earlier steps by more than all of

- five times their spread (1.4826 x the median absolute deviation, which single outliers do not move);
- a doubling or halving for a count, 20 points for a ratio;
- four standard errors of what chance does to numbers that small (Poisson for counts, binomial for ratios),

and if the value lies outside the five before it, so that the way back from an outlier is no second jump. Where the
indicator is counted anew, and not comparably, a step is no surprise. The range told is the value before, moved by the
median step, give or take that margin.
"""

CODE = "jump"
SEVERITY = "note"
SQL = """
WITH value AS (
    SELECT v.indicator, v.unit, v.freq, v.period_start, i.formula = 'count' AS counted,
        CASE WHEN counted THEN ln(1 + greatest(v.value, 0)) ELSE v.value END AS x,
        (v.numerator + 1) / (v.denominator + 2) AS share, -- kept off 0 and 1, where chance would seem to be gone
        CASE WHEN counted THEN 1 / (1 + greatest(v.value, 0))
            ELSE 10000 * greatest(share * (1 - share), 0) / v.denominator END AS variance
    FROM examined v
    JOIN indicator i ON i.code = v.indicator AND i.formula IN ('count', 'ratio')
    WHERE v.origin = 'computed' AND v.value IS NOT NULL AND v.qualifier = ''
      AND (v.freq IN ('S', 'Q', 'M') OR (v.freq = 'A' AND v.piece_freq = 'A'))
), past AS (
    SELECT indicator, unit, freq, counted, CASE WHEN counted THEN ln(2) ELSE 20 END AS least,
        list_sort(list({'day': period_start, 'x': x, 'variance': variance})) AS seen
    FROM value
    GROUP BY ALL
    HAVING count(*) > 5
), far AS (
    SELECT *, unnest(list_filter(range(6, len(seen) + 1), lambda n: abs(seen[n].x - seen[n - 1].x)
        > greatest(least, 4 * sqrt(seen[n].variance + seen[n - 1].variance)))) AS nth
    FROM past
), step AS (
    SELECT indicator, unit, freq, counted, nth, seen[nth].day AS period_start, seen[nth].x AS x,
        seen[nth - 1].day AS since, seen[nth - 1].x AS before,
        list_transform(seen[nth - 5:nth - 1], lambda s: s.x) AS recent,
        list_transform(range(2, nth), lambda n: seen[n].x - seen[n - 1].x) AS steps,
        before + list_median(steps) AS usual, greatest(least,
            4 * sqrt(seen[nth].variance + seen[nth - 1].variance), 5 * 1.4826 * list_mad(steps)) AS margin
    FROM far
)
SELECT s.indicator, s.unit, v.period_start, v.period_end,
    json_object('value', v.value, 'before', CASE WHEN counted THEN round(exp(before) - 1, 6) ELSE before END,
        'low', greatest(0, CASE WHEN counted THEN exp(usual - margin) - 1 ELSE usual - margin END),
        'high', CASE WHEN counted THEN exp(usual + margin) - 1 ELSE least(100, usual + margin) END,
        'earlier', nth - 1) AS params
FROM step s
JOIN examined v USING (indicator, unit, freq, period_start)
ANTI JOIN definition f ON f.indicator = s.indicator AND f.comparable <> 'yes' AND f.effective > s.since
    AND f.effective <= v.period_end
WHERE abs(x - usual) > margin AND (x > list_max(recent) OR x < list_min(recent))
"""
