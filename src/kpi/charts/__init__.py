"""Answers to Plotly figures; pure functions."""
