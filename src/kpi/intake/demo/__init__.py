"""The fictional city: its units, its figures, and both together."""
