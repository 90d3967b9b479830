"""What stands in a part of an entity, in words that a person reads beside another value of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from ...model.entity import Entity
from ...model.parts import DECIDED, SEP, in_words, parts
from ...model.resolving import EXISTENCE, Clash
from ...model.review import Decision
from ...model.sources import Source
from ...model.spans import Span
from ...project import Project
from ..marks import codebook_of
from ..submitting import shown_names

LONGEST = 400
"""Characters of a value; a card shows no more."""
NOTHING = "nothing"


class Teller:
    """Knows the names of all that values refer to."""

    def __init__(self, project: Project) -> None:
        self._names = {source.id: source.name for source in project.all(Source)}
        self._names |= shown_names(project)
        for facet in codebook_of(project).facets:
            self._names |= {facet.id: facet.name, **{code.id: code.name for code in facet.codes}}

    def value(self, thing: Entity | None, part: str) -> str:
        """The part of the entity in words; "deleted" for None."""
        if thing is None:
            return "deleted"
        if part == EXISTENCE:
            return "kept"
        if isinstance(thing, Decision) and part == DECIDED:
            return " · ".join(filter(None, (self._ruled(thing), thing.cause, thing.reason)))
        said = " · ".join(self._words(parts(thing).get(part), part.rsplit(SEP, maxsplit=1)[-1]))
        return said if len(said) <= LONGEST else f"{said[:LONGEST]} …"

    def _ruled(self, decision: Decision) -> str:
        whose = {c.statement: self._names.get(c.annotator, c.annotator) for c in decision.considered}
        names = dict.fromkeys(whose.get(result.origins[0], "") for result in decision.results)
        said = " and ".join(filter(None, names))
        return f"{decision.outcome} from {said}" if said else decision.outcome

    def clash(self, clash: Clash) -> tuple[str, list[str]]:
        """What several changed at once: the part, and its values, the one that stands first."""
        return in_words(clash.part), [self.value(version.became, clash.part) for version in clash.versions]

    def _words(self, value: Any, part: str) -> Iterator[str]:
        """A part of one field, or of several beside each other: for places the words that lie there."""
        fields = part.split("+")
        values = value if len(fields) > 1 or (isinstance(value, tuple) and len(value) == 1) else (value,)
        if "quotes" in fields:
            yield " […] ".join(quote.exact for quote in values[fields.index("quotes")])
            return
        told = [self._told(one) for one in values]
        if len(fields) > 1:  # beside others, yes and no need the question, and no is not worth a word
            told = [_answer(name, one, words) for name, one, words in zip(fields, values, told, strict=True)]
        yield from (words for words in told if words != NOTHING)
        if all(words == NOTHING for words in told):
            yield NOTHING

    def _told(self, value: Any) -> str:
        match value:
            case None | "" | () | {}:
                return NOTHING
            case tuple():
                return ", ".join(map(self._told, value))
            case Mapping():
                return "; ".join(f"{self._told(k)}: {self._told(v)}" for k, v in value.items())
            case Struct() if not isinstance(value, Span):
                told = (self._told(one) for name, one in asdict(value).items() if not name.endswith("spans"))
                return " · ".join(words for words in told if words != NOTHING) or NOTHING
        return self._simple(value)

    def _simple(self, value: object) -> str:
        match value:
            case bool():
                return "yes" if value else "no"
            case datetime():
                return f"{value.astimezone():%d %b %Y %H:%M}"
            case Span():
                return f"{value.start}–{value.end}"
        return self._names.get(str(value), str(value))


def _answer(field: str, value: object, words: str) -> str:
    if not isinstance(value, bool):
        return words
    return field.replace("_", " ") if value else NOTHING
