"""A figure given as a bound (“above 5,400”): what it was printed as, and what the parts give where they are known."""

CODE = "lower_bound"
SEVERITY = "note"
SQL = """
SELECT indicator, unit, first_day AS period_start, last_day AS period_end,
    json_object('printed', coalesce(printed, ''), 'computed', computed, 'value', value,
        'qualifier', qualifier) AS params
FROM examined
WHERE freq = 'A' AND origin <> 'children' AND (qualifier <> '' OR coalesce(stated_qualifier, '') <> '')
"""
