"""The briefing: one printed A4 page that says how a unit stands in a year, for the meeting's table.

The page is the unit that the selection names, else its place, in the selected year, as that unit reported.
"""
