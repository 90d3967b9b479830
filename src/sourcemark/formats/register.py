"""What the objects before the statements of a bundle say: names for the ids that statements hold."""

from __future__ import annotations

from ..model.articles import Article
from ..model.bundle import Item
from ..model.codebook import SOURCE_TYPE, Codebook
from ..model.people import Annotator
from ..model.review import Decision
from ..model.sources import Source
from ..model.statements import Statement


class Register:
    """Annotators, codebook, sources and articles of a set, each under its id."""

    def __init__(self) -> None:
        self.annotators: dict[str, Annotator] = {}
        self.codebook = Codebook(id="", name="")
        self.sources: dict[str, Source] = {}
        self.articles: dict[str, Article] = {}
        self.decisions: dict[str, Decision] = {}
        """Statement of the adjudicated layer -> the decision by which it stands."""
        self._names: dict[tuple[str, str], str] = {}
        self._facets: dict[str, str] = {}

    def take(self, item: Item) -> None:
        """One object of the bundle; those that nothing refers to by name are passed over."""
        match item:
            case Annotator():
                self.annotators[item.id] = item
            case Codebook():
                self._take_codebook(item)
            case Source():
                self.sources[item.id] = item
            case Article():
                self.articles[item.id] = item
            case Decision():
                self.decisions.update((result.statement, item) for result in item.results)
            case _:
                pass

    def annotator(self, id: str) -> str:
        """The annotator's name."""
        return self.annotators[id].name

    def source(self, id: str) -> Source:
        """The entry that stands for it in the register: duplicates were merged into that one."""
        seen, source = {id}, self.sources[id]
        while source.merged_into and source.merged_into not in seen:  # a damaged file may lead in a ring
            seen.add(source.merged_into)
            source = self.sources[source.merged_into]
        return source

    def sources_of(self, s: Statement) -> tuple[Source, ...]:
        """The sources to which a statement is attributed, each once, as they stand in the register."""
        return tuple({source.id: source for source in map(self.source, s.attribution.sources)}.values())

    def facet(self, facet: str) -> str:
        """What a facet is called outside: its id where that is readable, else its name, made unlike the others."""
        return self._facets.get(facet, facet)

    def value(self, facet: str, code: str) -> str:
        """The name of a value, merges followed; its id when the codebook does not know it."""
        return self._names.get((facet, code), code)

    def types(self, source: Source) -> tuple[str, ...]:
        """Names of the source's types, the main one first."""
        return tuple(self.value(SOURCE_TYPE, type) for type in source.types)

    def _take_codebook(self, book: Codebook) -> None:
        self.codebook, taken = book, set[str]()
        for facet in book.facets:
            name = plain = facet.name if is_uuid(facet.id) else facet.id
            number = 1
            while name in taken:
                number += 1
                name = f"{plain} {number}"
            taken.add(name)
            self._facets[facet.id] = name
            heirs = facet.heirs()
            self._names |= {(facet.id, c.id): heirs.get(c.id, c).name for c in facet.codes}


def is_uuid(id: str) -> bool:
    """True for ids that were made; facets that came with the program have readable ones, which stay when renamed."""
    return len(id) == 36 and id.count("-") == 4
