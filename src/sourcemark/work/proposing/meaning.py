"""Whom the proposals of one step mean: entries of the register, or new ones, each entered once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ...model.name_index import Mention, NameIndex
from ...model.proposals import Proposal, ProposedSource
from ...model.sources import Source
from ...model.spans import Span
from ...project import Project
from ...project.queries.sources import source_called, sources_of_article
from ...suggest.speech.noun_phrases import Person, people_in
from .. import sources as register
from ..speaking import standing
from .candidates import called
from .placeholders import placeholders


class Meaning:
    """Finds the sources of proposals in one article.

    `known`: the register by its names, where it is at hand; without, the file is asked.
    """

    def __init__(
        self,
        project: Project,
        article: str,
        text: str,
        proposals: Iterable[Proposal],
        known: NameIndex | None = None,
    ) -> None:
        self._project, self._article, self._text = project, article, text
        self.entered: dict[str, Source] = {}
        """The new ones by id, in their order."""
        places = [place for p in proposals for who in (p.source, *p.chain) for place in places_of(who)]
        self._names = NameIndex(self._candidates(places, known))
        self._of: dict[Span, tuple[Source, ...]] = {}
        self._unnamed: dict[Span, str] | None = None

    def sources(self, said: ProposedSource, types: Sequence[str]) -> tuple[Source, ...]:
        """Who it is, several where the words name several; a new entry gets the `types`. None for a bare pronoun."""
        if said.name and (known := source_called(self._project.link, said.name)):
            return (known,)
        places = places_of(said)
        for place in places[:1]:
            if place not in self._of:
                self._of[place] = self._found(places, tuple(types))
            return self._of[place]
        return ()

    def _found(self, places: Sequence[Span], types: tuple[str, ...]) -> tuple[Source, ...]:
        named = [(place, people) for place in places if (people := people_in(self._text, place))]
        for at, (place, people) in enumerate(named):
            found = [self._recognised(person, place, partly=at == 0) for person in people]
            if any(found):
                return self._all(people, found, places, types)
        return self._all(named[0][1], [None] * len(named[0][1]), places, types) if named else ()

    def _all(
        self,
        people: Sequence[Person],
        found: Sequence[Source | None],
        places: Sequence[Span],
        types: tuple[str, ...],
    ) -> tuple[Source, ...]:
        every = (
            known or self._new(person, places, types) for person, known in zip(people, found, strict=True)
        )
        return tuple({source.id: source for source in every}.values())

    def _recognised(self, person: Person, place: Span, *, partly: bool) -> Source | None:
        """The entry so called, of several who speaks in this article, else the first; where `partly`, also a person
        of whom only one name stands there."""
        within = self._names.mentions(self._text, place.start, place.end)
        if so_called := [mention for mention in within if self._is_so_called(mention, person)]:
            return self._likeliest(so_called) or self._source(so_called[0].source)
        rivals = [m for m in within if partly and not m.full and m.span == person.span]
        return self._likeliest(rivals) if person.named else None

    def _is_so_called(self, mention: Mention, person: Person) -> bool:
        if not mention.full or mention.span.end != person.span.end:
            return False
        return mention.span.start <= person.span.start or self._source(mention.source).source_kind == "person"

    def _likeliest(self, rivals: Sequence[Mention]) -> Source | None:
        """The only one of that name, else who speaks in this article; nobody where that is not sure."""
        ids = dict.fromkeys(mention.source for mention in rivals)
        if len(ids) > 1:
            here = sources_of_article(self._project.link, self._article)
            ids = dict.fromkeys([id for id in here if id in ids] or [id for id in ids if id in self.entered])
        return self._source(next(iter(ids))) if len(ids) == 1 else None

    def _source(self, id: str) -> Source:
        return self.entered.get(id) or standing(self._project, id)

    def _new(self, person: Person, places: Sequence[Span], types: tuple[str, ...]) -> Source:
        main = next(iter(types), None)
        if person.named:
            made = register.named(person.name, main, person.role)
            kind = "organisation" if person.is_body else made.source_kind
            made = msgspec.structs.replace(
                made, types=types, affiliation=person.affiliation, source_kind=kind
            )
        else:
            if known := self._described_before(places):
                return known
            taken = {source.name for source in self.entered.values()}
            made = register.described(self._project, person.name, main, taken)
            made = msgspec.structs.replace(made, types=types)
        self.entered[made.id] = made
        self._names.put(made)
        return made

    def _described_before(self, places: Sequence[Span]) -> Source | None:
        """The placeholder that these words got in an earlier step."""
        if self._unnamed is None:
            self._unnamed = placeholders(self._project, self._article)
        id = next((self._unnamed[place] for place in places if place in self._unnamed), None)
        return standing(self._project, id) if id else None

    def _candidates(self, places: Sequence[Span], known: NameIndex | None) -> Iterable[Source]:
        """The few entries that these places may name."""
        if known is None:
            return called(self._project, (self._text[p.start : p.end] for p in places))
        ids = {m.source for p in places for m in known.mentions(self._text, p.start, p.end)}
        return [source for id in sorted(ids) if (source := self._project.get(Source, id))]


def places_of(said: ProposedSource) -> tuple[Span, ...]:
    """Where a source is named, the fullest first."""
    return tuple(dict.fromkeys(place for place in (said.fullest, *said.spans) if place is not None))
