"""Turning what a person types into a question to the full-text index."""

from __future__ import annotations

from ..index import searchable
from ..rows import fold


def match(words: str) -> str:
    """An FTS5 expression: all words, each as a prefix. Quotes and operators in it are mere text. May be empty.

    One letter is a word of its own: among a million statements nearly all have a word that begins with it.
    """
    phrases = (" ".join(searchable(word).replace('"', " ").split()) for word in words.split())
    return " ".join(f'"{p}"' + "*" * (len(p) > 1) for p in phrases if any(c.isalnum() for c in p))


def like(words: str) -> list[str]:
    """LIKE patterns, one a word, for a folded column (with `ESCAPE '\\'`)."""
    escaped = (w.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for w in fold(words).split())
    return [f"%{word}%" for word in escaped]
