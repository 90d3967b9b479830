"""Names as brat can hold them, and the table that leads back from these to the true ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from msgspec import Struct, field

TABLE = "sourcemark.json"
"""Member that brat does not look at."""
STATEMENT, SOURCE_WORDS, CUE = "Statement", "SourceWords", "CueWords"
"""Types: a statement without a source type; the words that name its source; those that attribute it."""
TO_SOURCE, TO_CUE = "HasSource", "HasCue"
"""Relations from a statement to these."""
SPANS, CREATED, NOTE = "spans", "created", "AnnotatorNotes"
"""Types of notes: where a statement stands when fragments do not tell, when it was marked, the annotator's own."""
UNMARKED = "unmarked"
"""The folder of articles that nobody marked."""
WORDS = ("source", "chain", "reliability_reason", "credibility_reason")
"""Attributes that become notes, as their values are words and not choices."""
_LONGEST = 40
_OTHER = re.compile(r"[^A-Za-z0-9]+")


class Identifiers:
    """Identifiers that brat accepts, one for each name, also where capitals are not told from small letters."""

    def __init__(self, fallback: str, taken: Iterable[str] = ()) -> None:
        self._fallback, self._found = fallback, dict[str, str]()
        self._taken = {name.lower() for name in taken}

    def of(self, key: str, name: str | None = None) -> str:
        """That of `key`, made of `name` (else of the key itself) when it is asked for the first time."""
        if key not in self._found:
            self._found[key] = self._new(plain(key if name is None else name) or self._fallback)
        return self._found[key]

    def names(self) -> dict[str, str]:
        """Identifier -> key."""
        return {identifier: key for key, identifier in self._found.items()}

    def _new(self, stem: str) -> str:
        found, number = stem, 1
        while found.lower() in self._taken:
            number += 1
            found = f"{stem}_{number}"
        self._taken.add(found.lower())
        return found


def plain(name: str) -> str:
    """The name in letters, digits and underscores of ASCII; empty where nothing is left of it."""
    ascii = normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _OTHER.sub("_", ascii)[:_LONGEST].strip("_")


class Table(Struct):
    """What the names of a set of ours stand for."""

    annotators: dict[str, str] = field(default_factory=dict)
    """Folder -> name."""
    articles: dict[str, dict[str, str]] = field(default_factory=dict)
    """Name of the text's file, without ending -> fields of the article, with `id` and `title`."""
    types: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    """Identifier of the attribute -> identifier of the value -> value."""
