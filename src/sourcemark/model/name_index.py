"""Names of the project's sources, found in running text: full names and aliases first, then a surname alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .names import TITLES
from .sources import Source
from .spans import Span
from .words import words

_LONGEST = 8
"""Words of the longest name that is looked for."""


class Mention(NamedTuple):
    """A place where a source of the register is named."""

    span: Span
    source: str
    """Its id."""
    full: bool
    """By its name or an alias; otherwise by a part of a person's name."""


class NameIndex:
    """Finds sources by their names. Kept up to date with `put` and `drop`, so that no key waits for a rebuild."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._sources: dict[str, Source] = {}
        self._full: dict[str, dict[str, None]] = {}
        self._parts: dict[str, dict[str, None]] = {}
        self._lengths: dict[str, int] = {}  # first word of a name -> words of the longest such name
        for source in sources:
            self.put(source)

    def put(self, source: Source) -> None:
        """Add a source, or take over how it is named now. One merged into another is found as that other."""
        self.drop(source.id)
        self._sources[source.id] = source
        for table, key in self._keys(source):
            table.setdefault(key, {})[source.id] = None
            first, length = key.split(" ", 1)[0], key.count(" ") + 1
            self._lengths[first] = max(length, self._lengths.get(first, 0))

    def drop(self, id: str) -> None:
        """Forget a source; nothing happens when it is unknown."""
        source = self._sources.pop(id, None)
        for table, key in self._keys(source) if source else ():
            table.get(key, {}).pop(id, None)

    def name(self, id: str) -> str:
        """What the source is called; empty when it is unknown."""
        source = self._sources.get(id)
        return source.name if source else ""

    def mentions(self, text: str, start: int, end: int) -> list[Mention]:
        """Where sources are named in `[start, end)`, in order; at each place the longest name counts."""
        tokens = words(text, start, end)
        keys = [text[t.start : t.end].casefold() for t in tokens]
        found, at = list[Mention](), 0
        while at < len(tokens):
            length, ids, full = self._longest(text, tokens[at], keys[at : at + _LONGEST])
            span = Span(tokens[at].start, tokens[at + max(length, 1) - 1].end)
            found.extend(Mention(span, id, full) for id in ids)
            at += max(length, 1)
        return _settled(found)

    def _longest(self, text: str, first: Span, keys: list[str]) -> tuple[int, list[str], bool]:
        """How many words from the first on name sources, which, and whether in full."""
        for length in range(min(len(keys), self._lengths.get(keys[0], 0)), 0, -1):
            if ids := self._full.get(" ".join(keys[:length])):
                return length, self._standing(ids), True
        ids = self._parts.get(keys[0].removesuffix("’s").removesuffix("'s"), {})
        return (1, self._standing(ids), False) if ids and not text[first.start].islower() else (0, [], False)

    def _standing(self, ids: Iterable[str]) -> list[str]:
        """With those merged into another replaced by that one."""
        return list(dict.fromkeys(self._sources[id].merged_into or id for id in ids))

    def _keys(self, source: Source) -> list[tuple[dict[str, dict[str, None]], str]]:
        """Under which words it is found: the table, and the key in it."""
        full = [_key(name) for name in (source.name, *source.aliases)]
        parts = full[0].split(" ") if source.source_kind == "person" and source.anonymity == "named" else []
        ends = {parts[0], parts[-1]} if len(parts) > 1 else set[str]()
        keys = [(self._full, key) for key in full if key]
        return keys + [(self._parts, part) for part in sorted(ends - TITLES) if len(part) > 2]


def _key(name: str) -> str:
    key = " ".join(name[w.start : w.end].casefold() for w in words(name))
    return key.removeprefix("the ")


def _settled(found: list[Mention]) -> list[Mention]:
    """Where a surname could be several people's, the one named in full before is meant, if there is one."""
    named: dict[str, int] = {m.source: n for n, m in enumerate(found) if m.full}
    rivals: dict[Span, list[Mention]] = {}
    for mention in found:
        rivals.setdefault(mention.span, []).append(mention)
    return [m for group in rivals.values() for m in ([g for g in group if g.source in named] or group)]
