"""The columns that every answer about indicator values has."""

YEARS = """
SELECT v.indicator, v.unit, CAST(year(v.period_start) AS INTEGER) AS year, v.value, v.origin, v.qualifier,
    CASE v.origin WHEN 'children' THEN v.children_numerator ELSE v.numerator END AS numerator,
    CASE v.origin WHEN 'children' THEN v.children_denominator ELSE v.denominator END AS denominator,
    v.stated, v.printed, v.stated_qualifier, v.children_value, v.units_reported, v.units_expected,
    v.first_day, v.last_day, v.pieces, v.piece_freq, v.partial, v.complete, v.status, v.synthetic, v.sources,
    v.previous, v.change, v.no_change,
    CASE v.origin WHEN 'stated' THEN printed_decimals(v.printed) ELSE i.decimals END AS decimals
FROM indicator_value v
JOIN indicator i ON i.code = v.indicator
WHERE v.freq = 'A'
"""
"""One row per indicator, unit and year. ``value`` is in the indicator's unit of measure and is the unit's own
computed figure, else its stated one, else the sum over the units below (``origin``: computed, stated, children);
``numerator`` and ``denominator`` belong to it. ``units_reported`` of ``units_expected`` units below it, where a sum
over them exists. It covers ``first_day`` to ``last_day``; ``partial``: not the whole year. ``change`` is against
``previous``, or ``no_change`` says why there is none. ``decimals``: how it is to be printed."""
