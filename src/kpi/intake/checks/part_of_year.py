"""A year of which not all days on which the unit and the indicator existed are covered."""

CODE = "part_of_year"
SEVERITY = "note"
SQL = """
SELECT indicator, unit, first_day AS period_start, last_day AS period_end,
    json_object('pieces', pieces, 'piece_freq', piece_freq) AS params
FROM examined
WHERE freq = 'A' AND origin <> 'children' AND NOT complete
"""
