"""The commands of ``kpi``, one file for each kind; kpi.cli puts them together."""
