"""Entries of the register that are likely the same: by name or alias, or by a person's surname."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from .sources import Source
from .words import words

Name = tuple[str, ...]
"""The words of a name, without case and diacritics."""
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_MANY = 12
"""A surname that more entries share than this is a common one and tells nothing."""


def plain(name: str) -> Name:
    """What is compared of a name."""
    bare = name.casefold()
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    if bare.isascii():
        return tuple(_WORD.findall(bare))  # the same, ten times as fast: a register may hold 20,000 names
    return tuple(bare[w.start : w.end] for w in words(bare))


class Likeness:
    """Finds likely duplicates. Kept up to date with `put` and `drop`."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._names: dict[str, tuple[Name, ...]] = {}
        self._people: set[str] = set()
        self._whole: dict[Name, dict[str, None]] = {}
        self._ends: dict[str, dict[str, None]] = {}
        for source in sources:
            self.put(source)

    def put(self, source: Source) -> None:
        """Add an entry, or take over how it is named now. One merged into another is no entry of its own."""
        self.drop(source.id)
        if source.merged_into is not None:
            return
        names = tuple(filter(None, map(plain, (source.name, *source.aliases))))
        self._names[source.id] = names
        for name in names:
            self._whole.setdefault(_sorted(name), {})[source.id] = None
        if source.source_kind == "person" and source.anonymity != "unnamed":
            self._people.add(source.id)
            for end in _ends(names):
                self._ends.setdefault(end, {})[source.id] = None

    def drop(self, id: str) -> None:
        """Forget an entry; nothing happens when it is unknown."""
        names = self._names.pop(id, ())
        self._people.discard(id)
        for name in names:
            self._whole.get(_sorted(name), {}).pop(id, None)
        for end in _ends(names):
            self._ends.get(end, {}).pop(id, None)

    def like(self, id: str) -> list[str]:
        """Ids of the entries that are likely the same as that one, those of the same whole name first."""
        names = self._names.get(id, ())
        found = {other: None for name in names for other in self._whole[_sorted(name)]}
        if id in self._people:
            found.update(dict.fromkeys(self._of_surname(names)))
        found.pop(id, None)
        return list(found)

    def with_twins(self) -> set[str]:
        """Ids of all entries that have a likely duplicate."""
        shared = (ids for table in (self._whole, self._ends) for ids in table.values() if len(ids) > 1)
        return {id for id in {id for ids in shared for id in ids} if self.like(id)}

    def _of_surname(self, names: tuple[Name, ...]) -> list[str]:
        found = list[str]()
        for end in _ends(names):
            ids = self._ends.get(end, {})
            if len(ids) <= _MANY:
                found += [id for id in ids if any(_related(a, b) for a in names for b in self._names[id])]
        return found


def _related(one: Name, other: Name) -> bool:
    """The same last word; or one is a single word, and it is either end of the other."""
    single = len(one) == 1 or len(other) == 1
    return one[-1] == other[-1] or (single and (one[0] == other[0] or one[-1] == other[0]))


def _sorted(name: Name) -> Name:
    return tuple(sorted(name))


def _ends(names: Iterable[Name]) -> list[str]:
    """The words by which a surname could be found: which end it stands at differs from language to language."""
    ends = dict.fromkeys(end for name in names for end in (name[-1], name[0]))
    return [end for end in ends if len(end) > 1]
