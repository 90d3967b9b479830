"""A person's name where there is room for two or three letters."""

from __future__ import annotations


def initials(name: str) -> str:
    """Of a person's name, three at most: "BC" of "Bo Coworker", "A12" of "Annotator 12"."""
    return "".join(word if word.isdigit() else word[0] for word in name.split())[:3].upper()
