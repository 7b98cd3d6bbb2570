"""Streamlit building blocks: filters, chart cards, tables."""
