"""Forms that units fill in: written for a unit and a period, read back without a question, returned with marks."""
