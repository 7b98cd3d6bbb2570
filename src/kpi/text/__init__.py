"""Answers to words: numbers, dates, labels and sentences, in Vietnamese and English."""
