"""Files to observations and findings: reading, recognising, checking."""
