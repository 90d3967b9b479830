"""Each kind of object under other ids, with pseudonyms in all that it says in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import msgspec

from ...model.articles import Article, Capture, Progress
from ...model.bundle import Item
from ...model.codebook import Codebook
from ...model.entity import Entity
from ...model.fingerprint import fingerprint
from ...model.ids import id_of
from ...model.known_names import KnownNames
from ...model.review import Comment, Considered, Decision, Result, decision_id
from ...model.sources import Assessment, Source
from ...model.statements import Attribution, Hop, Statement
from ...project import Project
from .edited_articles import EditedArticles
from .pseudonyms import Pseudonyms

_with = msgspec.structs.replace


class Rewriting:
    """Knows what everything is called outside."""

    def __init__(
        self, project: Project, names: Pseudonyms, known: KnownNames, edited: EditedArticles
    ) -> None:
        self._project, self._names, self._known, self._edited = project, names, known, edited

        self._ways: dict[type[Item], Callable[[Any], Item]] = {
            Statement: self.statement,
            Article: self._article,
            Source: self._source,
            Assessment: self._assessment,
            Codebook: self._codebook,
            Decision: self._decision,
            Progress: self._progress,
            Comment: self._comment,
        }

    def item(self, item: Item) -> Item:
        """The object as it goes out; annotators stay as they are."""
        way = self._ways.get(type(item))
        return way(item) if way else item

    def statement(self, s: Statement) -> Statement:
        """A statement where it stands now."""
        changed = self._edited.of(s.article)
        edited, parts, who = changed.edited, changed.parts, s.attribution
        said_by = Attribution(
            sources=self._sources(who.sources), source_spans=edited.spans(who.source_spans),
            cue_spans=edited.spans(who.cue_spans), mode=who.mode,
        )  # fmt: skip
        chain = tuple(
            Hop(source=self._names.id("source", hop.source), spans=edited.spans(hop.spans)) for hop in s.chain
        )
        moved = s.at(edited.text, edited.spans(s.spans))
        moved = _with(moved, id=self._id(s), article=self._names.id("article", s.article), chain=chain)
        return self._graded(_with(moved, attribution=said_by, note=self._known.hidden(s.note, parts)), parts)

    def _graded(self, s: Statement, parts: Mapping[str, str]) -> Statement:
        r, c = s.reliability, s.credibility
        if r is not None:
            taken = r.assessment and self._names.id("assessment", r.assessment)
            r = _with(r, reason=self._known.hidden(r.reason, parts), assessment=taken)
        if c is not None:
            by = c.confirmed_by and self._names.id("statement", c.confirmed_by)
            c = _with(c, reason=self._known.hidden(c.reason, parts), confirmed_by=by)
        return _with(s, reliability=r, credibility=c)

    def _article(self, article: Article) -> Article:
        """Nothing leads to the text as it was: neither address nor original, nor a file's name with a name in it."""
        changed = self._edited.of(article.id)
        words = {
            field: self._known.hidden(getattr(article, field), changed.parts)
            for field in ("title", "outlet", "byline", "section", "note")
        }
        others = {
            f: (id := getattr(article, f)) and self._names.id("article", id) for f in ("copy_of", "corrects")
        }
        layout, captured = (
            changed.edited.layout(article.layout),
            self._capture(article.captured, changed.parts),
        )
        return _with(
            article, id=self._id(article), url="", layout=layout, captured=captured, **words, **others
        )

    def _capture(self, was: Capture, parts: Mapping[str, str]) -> Capture:
        silent = {f: "" for f in ("name", "container") if self._known.found(getattr(was, f), parts)}
        choices = _with(was.choices, columns={})  # a table may have a column that is called like a source
        return _with(was, original=None, origin="", digest="", choices=choices, **silent)

    def _assessment(self, assessment: Assessment) -> Assessment:
        source, reason = self._names.id("source", assessment.source), self._known.hidden(assessment.reason)
        return _with(assessment, id=self._id(assessment), source=source, reason=reason)

    def _progress(self, progress: Progress) -> Progress:
        article = self._names.id("article", progress.article)
        return _with(progress, id=id_of(article, progress.annotator), article=article)

    def _source(self, source: Source) -> Source:
        into = source.merged_into and self._names.id("source", source.merged_into)
        return Source(
            id=self._id(source), name=self._names.name(source.id), source_kind=source.source_kind,
            types=source.types, anonymity=source.anonymity, merged_into=into,
        )  # fmt: skip

    def _codebook(self, book: Codebook) -> Codebook:
        """What is explained there may name somebody; the values are the project's own words."""
        plain = msgspec.to_builtins(book)
        for facet in plain.get("facets", ()):
            for part in (facet, *facet.get("codes", ())):
                part.update({f: self._known.hidden(part[f]) for f in ("definition", "example") if f in part})
        return msgspec.convert(plain, Codebook)

    def _decision(self, decision: Decision) -> Decision:
        article, mark = self._names.id("article", decision.article), partial(self._mark, decision.article)
        considered = tuple(
            Considered(
                statement=self._said(c.statement), annotator=c.annotator, mark=mark(c.statement, c.mark)
            )
            for c in decision.considered
        )
        results = tuple(
            Result(
                statement=self._said(r.statement), origins=tuple(map(self._said, r.origins)),
                mark=mark(r.statement, r.mark),
            )
            for r in decision.results
        )  # fmt: skip
        reason = self._known.hidden(decision.reason, self._parts(decision.article))
        id = decision_id(c.statement for c in considered)
        return _with(decision, id=id, article=article, considered=considered, results=results, reason=reason)

    def _mark(self, article: str, statement: str, mark: str) -> str:
        """The fingerprint of the statement as it goes out, if it is still the one that was decided on."""
        found = self._project.get(Statement, statement)
        same = found and found.article == article and fingerprint(found) == mark
        return fingerprint(self.statement(found)) if found and same else mark

    def _comment(self, comment: Comment) -> Comment:
        about = tuple(sorted(map(self._said, comment.about)))
        words = self._known.hidden(comment.text, self._parts(comment.article))
        article = self._names.id("article", comment.article)
        return _with(comment, id=self._id(comment), article=article, about=about, text=words)

    def _parts(self, article: str) -> Mapping[str, str]:
        return self._edited.of(article).parts

    def _said(self, statement: str) -> str:
        return self._names.id("statement", statement)

    def _sources(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._names.id("source", id) for id in ids)

    def _id(self, thing: Entity) -> str:
        return self._names.id(thing.kind, thing.id)
