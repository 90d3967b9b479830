"""The difference in focus: all readings side by side, and the decision on it."""
