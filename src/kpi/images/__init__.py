"""Figures as PNG and SVG, pages as PDF: drawn by a Chromium that is kept running, kept in a bounded cache."""
