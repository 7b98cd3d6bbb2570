"""What may be reported and how it adds up: areas, measures, indicators, targets."""
