"""What a foreign mark says, in our words: codes, sources, grades and the rest, by the mapping."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from msgspec import Struct, field
from msgspec.structs import replace

from ...formats.tagged import Choice, Mark, Voice
from ...model.codebook import SOURCE_TYPE, Codebook
from ...model.statements import Codes, CredibilityGrade, Hop, ReliabilityGrade, Statement
from ...project import Project
from .answers import SCALES, answer_to
from .gathering import Gathered
from .growing import Growing
from .lost import Tally
from .mapping import FACET, NEW, OUT, Mapping
from .speakers import LONGEST, Speakers


class Said(Struct):
    """All that a mark says, still apart."""

    codes: dict[str, list[str]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    """Names."""
    chain: list[str] = field(default_factory=list)
    single: dict[str, str] = field(default_factory=dict)
    """Mode, kind, status, grades and their reasons."""
    notes: list[str] = field(default_factory=list)


class Wording:
    """Turns the words of one set into ours. What can't be carried is counted in `left`."""

    def __init__(
        self, project: Project, book: Codebook, gathered: Gathered, mapping: Mapping, left: Tally
    ) -> None:
        self._gathered, self._mapping, self._left = gathered, mapping, left
        self._book, self.growing = book, Growing(book)
        self._targets = {name: self._target(name) for name in gathered.fields}
        self._answers: dict[tuple[str, str], str] = {}
        self.speakers = Speakers(project, {name: (v, self._types(v)) for name, v in gathered.voices.items()})
        if not (gathered.marks.number or gathered.papers):
            self._enter_all()

    def worded(self, s: Statement, mark: Mark) -> Statement:
        """The statement with all that the mark says."""
        said = self._said(mark)
        codes = self._codes(said)
        types = codes.get(SOURCE_TYPE, ())
        sources = dict.fromkeys(self.speakers.id(name, types) for name in said.sources)
        chain = tuple(Hop(source=self.speakers.id(name)) for name in said.chain)
        one = cast(dict[str, Any], said.single)
        who = replace(s.attribution, sources=tuple(sources), mode=one.get("mode"))
        return replace(
            s, attribution=who, chain=chain, codes=codes, status=one.get("status", "draft"),
            statement_kind=one.get("kind", "statement"), note="\n".join(said.notes),
            reliability=self._grade(ReliabilityGrade, "reliability", one),
            credibility=self._grade(CredibilityGrade, "credibility", one),
        )  # fmt: skip

    def _enter_all(self) -> None:
        """Of a codebook alone: every value, in the facet that its attribute became."""
        for name, target in self._targets.items():
            if target.startswith(FACET):
                for value in self._gathered.fields[name].declared:
                    self._answer(name, target, value)

    def _said(self, mark: Mark) -> Said:
        said = Said(notes=[mark.note] if mark.note else [])
        for name, values in mark.values.items():
            self._take(said, name, self._targets.get(name, OUT), [v for v in values if v.strip()])
        for grade in ("reliability", "credibility"):
            reason = said.single.get(f"{grade}_reason")
            if reason and grade not in said.single:
                said.notes.append(f"{grade}_reason: {reason}")
        return said

    def _take(self, said: Said, name: str, target: str, values: list[str]) -> None:
        if not values or target == OUT:
            return
        if target in ("source", "chain"):
            names = [value for value in values if len(value) <= LONGEST]
            getattr(said, "sources" if target == "source" else "chain").extend(names)
            values = [value for value in values if len(value) > LONGEST]
            target = "note"
        if target == "note" and values:
            told = "\n".join(values)
            said.notes.append(told if name == "note" else f"{name}: {told}")
        elif target.startswith(FACET):
            known = (self._answer(name, target, value) for value in values)
            said.codes.setdefault(target.removeprefix(FACET), []).extend(code for code in known if code)
        elif target in SCALES:
            self._one(said, name, target, [a for v in values if (a := self._answer(name, target, v))])
        elif values:
            self._one(said, name, target, values)

    def _one(self, said: Said, name: str, target: str, values: list[str]) -> None:
        """Only one of them can be kept."""
        for value in values:
            if said.single.setdefault(target, value) != value:
                self._left.add(f"further values of “{name}”, of which one is kept", example=value)

    def _codes(self, said: Said) -> Codes:
        found: dict[str, tuple[str, ...]] = {}
        for id, codes in said.codes.items():
            facet, kept = self.growing.facet(id), tuple(dict.fromkeys(codes))
            if len(kept) > 1 and not facet.many:
                self._left.add(f"further values of “{facet.name}”, of which one is kept", len(kept) - 1)
                kept = kept[:1]
            if kept:
                found[id] = kept
        return found

    def _grade(self, kind: type[Any], name: str, one: dict[str, Any]) -> Any:
        grade = one.get(name)
        return kind(grade=grade, reason=one.get(f"{name}_reason", "")) if grade else None

    def _answer(self, name: str, target: str, value: str) -> str:
        """Our id for a value; empty, and counted where nobody chose so, when it is left out."""
        if (name, value) not in self._answers:
            self._answers[name, value] = self._decided(name, target, value)
        found = self._answers[name, value]
        if not found and answer_to(self._book, target, value) == OUT:
            self._left.add(unfit(name, target), example=value)
        return found

    def _decided(self, name: str, target: str, value: str) -> str:
        chosen = self._mapping.values.get(name, {}).get(value) or answer_to(self._book, target, value)
        if chosen != NEW:
            return "" if chosen == OUT else chosen
        of = self._gathered.fields.get(name)
        choice = (of.declared.get(value) if of else None) or Choice(name=value)
        return self.growing.add_code(target.removeprefix(FACET), choice)

    def _target(self, name: str) -> str:
        target = self._mapping.attributes.get(name, OUT)
        if target != NEW:
            return target
        of = self._gathered.fields[name]
        return FACET + self.growing.add_facet(name, of.definition, many=of.many)

    def _types(self, voice: Voice) -> tuple[str, ...]:
        """The types of a voice, as values of what became the source type."""
        target = f"{FACET}{SOURCE_TYPE}"
        by = next((n for n, t in self._targets.items() if t == target), SOURCE_TYPE)
        found: Iterable[str] = (self._answer(by, target, type) for type in voice.types)
        return tuple(dict.fromkeys(type for type in found if type))


def unfit(name: str, target: str) -> str:
    """How values are called that are on none of our scales."""
    return f"values of “{name}” that are no {target}"
