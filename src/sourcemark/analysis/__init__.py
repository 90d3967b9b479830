"""Figures: agreement between annotators, comparison of readings. Pure: no file, no window; numpy is loaded when asked."""
