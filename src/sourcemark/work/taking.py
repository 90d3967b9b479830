"""Objects of a foreign set coming in one after the other, each checked against what came before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from ..model.articles import Article, Progress
from ..model.bundle import Item, Original, Text
from ..model.clashes import joined
from ..model.codebook import CODEBOOK, Codebook
from ..model.entity import Entity
from ..model.errors import BadFile
from ..model.faults import faults
from ..model.kinds import KINDS
from ..model.sources import Assessment, Source
from ..model.statements import Statement
from ..model.text import canonical
from ..project import Bulk, Project
from ..project.queries.articles import progress_of
from ..project.references import Reference, refers_to

DEEP = 100
"""Mergers that may follow each other in a set; a person's have one or two."""


class Taker:
    """Puts what is new; what stands here otherwise is left as it is. Raises BadFile for what can't be true."""

    def __init__(self, project: Project, path: Path) -> None:
        self._project, self._path = project, path
        self._text: tuple[str, str] = ("", "")
        self._known: set[Reference] = set()
        self._awaited: dict[Reference, str] = {}
        self._merged: dict[str, Source] = {}
        self.added: Counter[str] = Counter()
        self.same: Counter[str] = Counter()
        self.different: list[Entity] = []

    def take(self, op: Bulk, item: Item) -> None:
        """One object."""
        if (self._awaited or self._merged) and not isinstance(item, Source):
            self.finish(op)
        if isinstance(item, Text):
            self._take_text(op, item)
        elif isinstance(item, Original):
            kept = op.keep_original(item.data)
            self._must(kept == item.sha256, f"original {item.sha256}", "its bytes are not what the hash says")
        elif isinstance(item, Codebook):
            self._take_codebook(op, item)
        else:
            self._take_entity(op, item)

    def finish(self, op: Bulk) -> None:
        """No more sources come: those that others were merged into must be there."""
        for (kind, id), by in self._awaited.items():
            raise BadFile(self._path, f"it refers to {kind} {id}, which is missing", by)
        for source in self._merged.values():
            if (into := self._last(source)) != source.merged_into:
                op.put(msgspec.structs.replace(source, merged_into=into))
        self._merged.clear()

    def _take_text(self, op: Bulk, item: Text) -> None:
        where = f"text {item.sha256}"
        kept = op.keep_text(item.text)
        self._must(kept == item.sha256, where, "its text is not what the hash says")
        clean = canonical(item.text).text == item.text.lstrip("\ufeff")
        self._must(clean, where, "it holds characters that no frozen text has")

    def _take_codebook(self, op: Bulk, theirs: Codebook) -> None:
        self._must(theirs.id == CODEBOOK, f"codebook {theirs.id}", "a project has but one codebook")
        ours = self._project.get(Codebook, theirs.id)
        book = joined(ours, theirs) if ours else theirs
        (self.same if book == ours else self.added)[book.kind] += 1
        op.put(book)

    def _take_entity(self, op: Bulk, thing: Entity) -> None:
        ours = self._project.stands(type(thing), thing.id)
        if isinstance(thing, Source):
            thing = self._flat(thing)
        if ours == thing:
            self.same[thing.kind] += 1
        elif ours is not None or self._stands_in_for(thing):
            self.different.append(thing)
        else:
            self._check(thing)
            op.put(thing)
            self.added[thing.kind] += 1
        self._awaited.pop((thing.kind, thing.id), None)

    def _stands_in_for(self, thing: Entity) -> bool:
        """How far one is with an article is kept once for each annotator, whatever its id."""
        if not isinstance(thing, Progress):
            return False
        return progress_of(self._project.link, thing.article, thing.annotator) is not None

    def _check(self, thing: Entity) -> None:
        where = _name(thing)
        self._must(all(map(_can_be, _moments(thing))), where, "its time can't be")
        if isinstance(thing, Source) and thing.merged_into:
            self._merged[thing.id] = thing
        for reference in refers_to(thing):
            self._must_be_here(reference, where, later=isinstance(thing, Source))
        if isinstance(thing, Article):
            self._must(len(self._text_of(thing)) == thing.length, where, "its text has another length")
        elif isinstance(thing, Statement):
            self._check_places(thing, where)

    def _flat(self, source: Source) -> Source:
        """Merged into the entry that stands for itself here: lists follow a merger one step, not two."""
        into = source.merged_into and self._project.get(Source, source.merged_into)
        if into and into.merged_into:
            return msgspec.structs.replace(source, merged_into=into.merged_into)
        return source

    def _last(self, source: Source) -> str | None:
        """Following who was merged into whom must come to an end; the id of that."""
        seen, into = {source.id}, source.merged_into
        while into in self._merged:
            self._must(into not in seen, _name(source), "it was merged into itself")
            self._must(
                len(seen) < DEEP, _name(source), f"more than {DEEP} were merged into each other before it"
            )
            seen.add(into)
            into = self._merged[into].merged_into
        return into

    def _check_places(self, s: Statement, where: str) -> None:
        article = self._project.get(Article, s.article)
        assert article is not None, "a reference that was checked before"
        for fault in faults(s, self._text_of(article)):
            raise BadFile(self._path, fault, where)

    def _must_be_here(self, reference: Reference, where: str, *, later: bool) -> None:
        if reference in self._known:
            return
        kind, id = reference
        if self._project.get(KINDS[kind], id) is not None:
            self._known.add(reference)
        elif later:
            self._awaited[reference] = where
        else:
            raise BadFile(self._path, f"it refers to {kind} {id}, which is missing", where)

    def _text_of(self, article: Article) -> str:
        if self._text[0] != article.sha256:
            lacking = self._project.lacks(article)
            self._must(not lacking, _name(article), f"its {lacking} is missing")
            self._text = (article.sha256, self._project.text(article))
        return self._text[1]

    def _must(self, true: bool, where: str, why: str) -> None:
        if not true:
            raise BadFile(self._path, why, where)


def _name(thing: Entity) -> str:
    return f"{thing.kind} {thing.id}"


def _moments(thing: Entity) -> Iterator[datetime]:
    match thing:
        case Article():
            yield thing.captured.at
        case Assessment():
            yield thing.at
        case Statement():
            yield thing.created


def _can_be(moment: datetime) -> bool:
    """Times without a zone can't be compared, and those at the ends of the calendar not be told in another zone."""
    return moment.tzinfo is not None and 1900 <= moment.year < 9000
