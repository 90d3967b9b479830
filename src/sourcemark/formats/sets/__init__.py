"""Annotated sets: what goes out, and what comes back in from other tools."""
