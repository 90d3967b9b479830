"""STIX 2.1: a report for each article, a note for each statement, identities of who speaks and who marks.

Reviewers' decisions are opinions on the notes. Ids are made of the content (UUIDv5): the same statement has the same
id in every export, and one that was changed is another object, since a version needs a date that nobody has noted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from uuid import uuid5

import msgspec

from ...model.articles import Article
from ...model.bundle import Bundle, Item
from ...model.review import Decision
from ...model.statements import Statement
from .. import losses
from ..format import Format
from ..grouped import Group, Grouped
from ..json_out import write_list
from ..losses import Loss
from ..register import Register
from . import stix_objects as objects
from .stix_objects import NAMESPACE, TLP, Object


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the bundle of objects; how many statements there were."""
    decided: list[Decision] = []
    with path.open("wb") as file, Grouped(_noting(bundle, decided)) as grouped:
        made = _Bundle(grouped.register, decided)
        ids, encode = sha256(), msgspec.json.Encoder().encode
        file.write(b'{"type":"bundle","objects":')
        write_list(file, map(encode, made.objects(grouped.groups(unmarked=False), ids.update)))
        id = uuid5(NAMESPACE, ids.hexdigest())
        file.write(b',"id":"bundle--%b"}\n' % str(id).encode())
    return made.statements


def _noting(bundle: Bundle, decided: list[Decision]) -> Iterator[Item]:
    for item in bundle:
        if isinstance(item, Decision):
            decided.append(item)
        yield item


class _Bundle:
    """Objects in an order in which, but for reports, what is named comes first. Each is given once."""

    def __init__(self, register: Register, decided: list[Decision]) -> None:
        self.statements = 0
        self._register, self._decided = register, decided
        self._given: set[object] = set()
        self._notes: dict[str, object] = {}
        """Statement -> id of its note, of the article at hand."""

    def objects(self, groups: Iterable[Group], note: Callable[[bytes], object]) -> Iterator[Object]:
        """All of them; `note` is told the id of each."""
        for thing in self._objects(groups):
            note(str(thing["id"]).encode())
            yield thing

    def _objects(self, groups: Iterable[Group]) -> Iterator[Object]:
        by_article: dict[str, list[Decision]] = {}
        for group in groups:
            if not self.statements:
                for decision in self._decided:
                    by_article.setdefault(decision.article, []).append(decision)
            self.statements += len(group.statements)
            yield from self._of_article(group, by_article.pop(group.article.id, []))

    def _of_article(self, group: Group, decided: list[Decision]) -> Iterator[Object]:
        a = group.article
        self._notes, marked = {}, _marked(a)
        if a.handling:
            yield from self._once(objects.marking(a.handling))
        report = objects.report(a, marked)
        refs: dict[object, None] = {}
        for s in group.statements:
            by, voices = self._annotator(s.annotator), self._voices(s)
            note = objects.note(s, self._register, by, [report["id"], *(v["id"] for v in voices)], marked)
            for thing in (by, *voices, note):
                yield from self._once(thing)
                refs[thing["id"]] = None
            self._notes[s.id] = note["id"]
        yield {**report, "object_refs": list(refs)}
        for decision in decided:
            yield from self._opinions(decision, marked)

    def _opinions(self, decision: Decision, marked: Object) -> Iterator[Object]:
        """On each statement at hand that was decided on, or that stands by it."""
        by = self._annotator(decision.annotator)
        for statement, verdict in _verdicts(decision).items():
            if note := self._notes.get(statement):
                yield from self._once(by)
                yield from self._once(objects.opinion(note, verdict, decision, by, marked))

    def _voices(self, s: Statement) -> list[Object]:
        register = self._register
        return [objects.source(source, register.types(source)) for source in register.sources_of(s)]

    def _annotator(self, id: str) -> Object:
        return objects.annotator(self._register.annotators[id])

    def _once(self, thing: Object) -> Iterator[Object]:
        if thing["id"] not in self._given:
            self._given.add(thing["id"])
            yield thing


def _marked(a: Article) -> Object:
    return {"object_marking_refs": [TLP[a.handling]]} if a.handling else {}


def _verdicts(decision: Decision) -> dict[str, str]:
    """Statement -> how far the reviewer agrees with it."""
    origins = {origin for result in decision.results for origin in result.origins}
    kept = "neutral" if decision.outcome == "edited" else "agree"
    of_readings = {c.statement: kept if c.statement in origins else "disagree" for c in decision.considered}
    return {**of_readings, **{result.statement: "strongly-agree" for result in decision.results}}


FORMAT = Format(
    name="stix",
    title="STIX 2.1 bundle (.json)",
    suffixes=(".json",),
    media_types=("application/stix+json;version=2.1",),
    holds="set",
    group="intelligence",
    purpose="for OpenCTI and other platforms",
    write=write,
    loses=(
        *(losses.TEXTS, losses.UNMARKED),
        *losses.BUNDLES_ALONE,
        *losses.LISTS,
        *(losses.BYLINES, losses.CHAIN_WORDS, losses.SPEECH, losses.CONFIRMED),
        Loss("capture", "how the articles were captured", losses.CAPTURE.tally),
    ),
)
