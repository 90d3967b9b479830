"""Tagging by keys: from a letter to a statement with type, source and grades."""
