"""Proposals held against the marks of people: pairs, counts and figures."""
