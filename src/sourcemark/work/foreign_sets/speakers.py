"""Names of sources in a set: those of our register, by name or alias, else new entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...formats.tagged import Voice
from ...model.ids import id_of
from ...model.likeness import Name, plain
from ...model.sources import Source
from ...project import Project
from ...project.queries.sources import all_sources
from ...suggest.speech.source_words import is_named, kind_of

LONGEST = 200
"""Characters of a name."""


class Speakers:
    """Finds the source of a name. `voices`: what the set knows of some of them, with the ids of their types."""

    def __init__(self, project: Project, voices: dict[str, tuple[Voice, tuple[str, ...]]]) -> None:
        self._project, self._voices = project, voices
        self._exact: dict[str, Source] = {}
        self._alike: dict[Name, Source | None] = {}
        """None where two share the words of a name."""
        self._known: dict[str, Source] = {}
        self._new: dict[str, str] = {}
        self._types: dict[str, Counter[str]] = {}
        self._of: dict[str, str] = {}
        for source in all_sources(project.link):
            self._exact.setdefault(source.name.casefold(), source)
        for source in all_sources(project.link):
            for name in (source.name, *source.aliases):
                self._exact.setdefault(name.casefold(), source)
                words = plain(name)
                self._alike[words] = source if self._alike.get(words, source) == source else None

    def id(self, name: str, types: Iterable[str] = ()) -> str:
        """The id of who is called so. `types`: as what it speaks there, for a new entry."""
        name = name.strip()
        if name not in self._of:
            self._of[name] = self._found(name)
        id = self._of[name]
        if id in self._new:
            self._types[id].update(types)
        return id

    @property
    def new(self) -> int:
        """How many entries would be new."""
        return len(self._new)

    def sources(self) -> list[Source]:
        """Everybody who was asked for, by id."""
        made = [self._made(id, name) for id, name in self._new.items()]
        return sorted((*self._known.values(), *made), key=lambda source: source.id)

    def _found(self, name: str) -> str:
        voice, _ = self._voices.get(name, (None, ()))
        names = (name, *(voice.aliases if voice else ()))
        known = next((s for n in names if (s := self._exact.get(n.casefold()))), None)
        known = known or next(
            (s for n in names if (words := plain(n)) and (s := self._alike.get(words))), None
        )
        id = id_of("source", name.casefold())
        if source := known or self._before(id):
            self._known[source.id] = source
            return source.id
        self._new.setdefault(id, name)
        self._types.setdefault(id, Counter())
        return id

    def _before(self, id: str) -> Source | None:
        """A set brought it in before; since then it was renamed, or merged into another."""
        found = self._project.get(Source, id)
        return (
            (self._project.get(Source, found.merged_into) or found) if found and found.merged_into else found
        )

    def _made(self, id: str, name: str) -> Source:
        voice, types = self._voices.get(name, (None, ()))
        called = " ".join(name.split())
        seen = types or tuple(type for type, _ in self._types[id].most_common())
        if voice is None:
            anonymity = "named" if is_named(name) else "unnamed"
            kind = kind_of(name, seen[0] if seen else None)
            return Source(id=id, name=called, source_kind=kind, types=seen, anonymity=anonymity)  # type: ignore[arg-type]
        return Source(
            id=id, name=called, source_kind=voice.source_kind, types=seen, anonymity=voice.anonymity,
            aliases=voice.aliases, affiliation=voice.affiliation, role=voice.role, note=voice.note,
        )  # fmt: skip
