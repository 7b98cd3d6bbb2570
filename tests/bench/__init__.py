"""Benchmarks: ``python -m tests.bench`` measures speed and memory against targets; pytest never does."""
