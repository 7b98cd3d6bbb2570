"""A percentage as printed against the one that its parts give: cut off, rounded up, or plainly wrong."""

CODE = "stated_share"
SEVERITY = "warning"
SQL = """
WITH both_known AS (
    SELECT * EXCLUDE (decimals), printed_decimals(printed) AS decimals
    FROM examined
    WHERE computed IS NOT NULL AND stated IS NOT NULL AND qualifier = '' AND coalesce(stated_qualifier, '') = ''
      AND (freq <> 'A' OR piece_freq = 'A' OR pieces > 1)
), compared AS (
    SELECT *, CASE stated
        WHEN round(computed, decimals) THEN 'rounded'
        WHEN trunc(computed * 10 ** decimals + 1e-6) / 10 ** decimals THEN 'truncated'
        WHEN ceil(computed * 10 ** decimals - 1e-6) / 10 ** decimals THEN 'raised'
        ELSE 'differs' END AS form
    FROM both_known
)
SELECT indicator, unit, first_day AS period_start, last_day AS period_end,
    json_object('form', form, 'printed', printed, 'stated', stated,
        'computed', computed, 'decimals', decimals, 'numerator', numerator, 'denominator', denominator) AS params
FROM compared
WHERE form <> 'rounded'
"""
