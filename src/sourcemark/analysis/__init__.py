"""Figures: agreement between annotators, comparison of readings. Pure: no file, no window."""
