"""Objects of a foreign set coming in one after the other, each checked against what came before it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ...model.articles import Article, Progress
from ...model.bundle import Item, Moment, Original, Text
from ...model.codebook import CODEBOOK, Codebook
from ...model.entity import Entity
from ...model.errors import BadFile
from ...model.faults import faults
from ...model.kinds import AT_HOME, KINDS
from ...model.people import Annotator
from ...model.sources import Source
from ...model.statements import Statement
from ...model.text import canonical
from ...project import Operation, Project
from ...project.merging.from_set import EPOCH, Signed
from ...project.merging.sanity import moments, must_be_sane
from ...project.queries.articles import progress_of
from ...project.references import Reference, refers_to
from .crowding import Crowding

DEEP = 100
"""Mergers that may follow each other in a set; a person's have one or two."""


class Taker:
    """Puts the objects of one set into an empty file. Raises BadFile for what can't be true."""

    def __init__(self, project: Project, path: Path) -> None:
        self._project, self._path = project, path
        self._text: tuple[str, str] = ("", "")
        self._article: Article | None = None
        """Of the last statement: they come article by article."""
        self._known: set[Reference] = set()
        self._awaited: dict[Reference, str] = {}
        self._merged: dict[str, Source] = {}
        self._first, self._newest = "", EPOCH
        self._clock: int | None = None
        self._crowding = Crowding(project, self._is_twice)

    @property
    def signed(self) -> Signed:
        """Whose the set is: the first annotator in it; and of when, as far as it was read."""
        return Signed(self._first, self._newest, self._clock)

    def take(self, op: Operation, item: Item) -> None:
        """One object."""
        if isinstance(item, Statement):
            self._take_statement(op, item)
            return
        self._crowding.flush(op)
        if (self._awaited or self._merged) and not isinstance(item, Source):
            self._end_of_sources(op)
        if isinstance(item, Text):
            self._take_text(op, item)
        elif isinstance(item, Original):
            kept = op.keep_original(item.data)
            self._must(kept == item.sha256, f"original {item.sha256}", "its bytes are not what the hash says")
        elif isinstance(item, Moment):
            self._must(self._clock is None, "moment", "it says twice how late it is")
            self._clock = item.clock
        else:
            self._take_entity(op, item)

    def finish(self, op: Operation) -> None:
        """No more comes."""
        self._end_of_sources(op)
        self._crowding.flush(op)

    def _take_statement(self, op: Operation, s: Statement) -> None:
        if self._awaited or self._merged:
            self._end_of_sources(op)
        self._check(s, _name(s))
        self._crowding.add(op, s)
        self._newest = max(self._newest, s.created)

    def _end_of_sources(self, op: Operation) -> None:
        """No more sources come: those that others were merged into must be there."""
        for (kind, id), by in self._awaited.items():
            raise BadFile(self._path, f"it refers to {kind} {id}, which is missing", by)
        for source in self._merged.values():
            if (into := self._last(source)) != source.merged_into:
                op.put(msgspec.structs.replace(source, merged_into=into))
        self._merged.clear()

    def _take_text(self, op: Operation, item: Text) -> None:
        where = f"text {item.sha256}"
        kept = op.keep_text(item.text)
        self._must(kept == item.sha256, where, "its text is not what the hash says")
        clean = canonical(item.text).text == item.text.lstrip("\ufeff")
        self._must(clean, where, "it holds characters that no frozen text has")

    def _take_entity(self, op: Operation, thing: Entity) -> None:
        where = _name(thing)
        standing = self._project.stands(type(thing), thing.id)
        if standing is not None and standing != thing:
            self._is_twice(thing)
        if standing is None:
            self._check(thing, where)
            op.put(thing)
        self._awaited.pop((thing.kind, thing.id), None)
        if isinstance(thing, Annotator):
            self._first = self._first or thing.id
        self._newest = max((self._newest, *moments(thing)))

    def _check(self, thing: Entity, where: str) -> None:
        self._must(thing.kind not in AT_HOME, where, "it stays in its own project")
        if isinstance(thing, Codebook):
            self._must(thing.id == CODEBOOK, where, "a project has but one codebook")
        must_be_sane(self._project.link, thing)
        if isinstance(thing, Source) and thing.merged_into:
            self._merged[thing.id] = thing
        for reference in refers_to(thing):
            self._must_be_here(reference, where, later=isinstance(thing, Source))
        match thing:
            case Article():
                self._must(len(self._text_of(thing)) == thing.length, where, "its text has another length")
            case Statement():
                self._check_places(thing, where)
            case Progress():
                known = progress_of(self._project.link, thing.article, thing.annotator)
                self._must(known is None, where, "how far its annotator is stands in it twice")

    def _last(self, source: Source) -> str | None:
        """Following who was merged into whom must come to an end; the id of that. Lists follow one step, not two."""
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
        if self._article is None or self._article.id != s.article:
            self._article = self._project.stands(Article, s.article)
        assert self._article is not None, "a reference that was checked before"
        for fault in faults(s, self._text_of(self._article)):
            raise BadFile(self._path, fault, where)

    def _must_be_here(self, reference: Reference, where: str, *, later: bool) -> None:
        if reference in self._known:
            return
        kind, id = reference
        if self._project.stands(KINDS[kind], id) is not None:
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

    def _is_twice(self, thing: Entity) -> None:
        raise BadFile(self._path, "it is in it twice, and not the same", _name(thing))

    def _must(self, true: bool, where: str, why: str) -> None:
        if not true:
            raise BadFile(self._path, why, where)


def _name(thing: Entity) -> str:
    return f"{thing.kind} {thing.id}"
