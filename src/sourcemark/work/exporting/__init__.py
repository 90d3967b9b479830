"""Handing sets of articles and statements on: which, how carefully, in which format."""
