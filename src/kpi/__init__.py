"""Every reported reform figure of a city: traceable, comparable, quotable."""
