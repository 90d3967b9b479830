"""Sourcemark: mark who says what in an article, and grade how far it can be trusted."""

__version__ = "0.1.0"

SUFFIX = ".sourcemark"
"""Of project files, lower case."""
