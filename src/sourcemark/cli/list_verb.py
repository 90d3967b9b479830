"""`sourcemark list`: what a project holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from ..model.articles import Article
from ..model.scope import ArticleFilter, Scope, StatementFilter
from ..model.sources import Source
from ..project import Project
from ..project.queries.articles import article_keys, article_rows
from ..project.queries.sources import source_keys, source_rows
from ..project.queries.statements import search_statements, stream
from ..work.marks import codebook_of
from ..work.speaking import final
from ..work.submitting import shown_names
from .common import json_option, project_argument, reading, show

SCREEN = 200
"""Rows asked for at a time."""


@click.command("list")
@project_argument
@click.argument(
    "what",
    type=click.Choice(["articles", "statements", "sources", "annotators", "codes"]),
    default="articles",
)
@click.option("--words", default="", help="Only what has these words.")
@click.option("--limit", type=click.IntRange(1), default=1_000_000, help="At most so many rows.")
@json_option
def command(project: Path, what: str, words: str, limit: int, as_json: bool) -> int:
    """List articles, statements, sources, annotators or the codes of the codebook in PROJECT."""
    head, rows = _LISTS[what]
    with reading(project) as opened:
        show((row for row, _ in zip(rows(opened, words), range(limit), strict=False)), head, as_json)
    return 0


def _articles(project: Project, words: str) -> Iterator[tuple[object, ...]]:
    me = project.user.annotator.id
    keys = article_keys(project.link, ArticleFilter(words=words), me)
    for at in range(0, len(keys), SCREEN):
        rows = article_rows(project.link, keys[at : at + SCREEN], me)
        for row in (rows[key] for key in keys[at : at + SCREEN] if key in rows):
            a = row.article
            yield a.id, a.published, a.outlet, a.title, a.length, row.statements, row.done


def _statements(project: Project, words: str) -> Iterator[tuple[object, ...]]:
    found = (
        (f.statement for f in search_statements(project.link, StatementFilter(words=words), 1_000_000))
        if words
        else stream(project.link, Scope())
    )
    named = _Names(project)
    for s in found:
        grades = (s.reliability.grade if s.reliability else "", s.credibility.grade if s.credibility else "")
        yield (
            s.id,
            s.article,
            named.title(s.article),
            s.spans[0].start,
            s.spans[-1].end,
            s.code("source_type") or "",
            " | ".join(dict.fromkeys(map(named.source, s.attribution.sources))),
            named.annotator(s.annotator),
            *grades,
            s.exact,
        )


class _Names:
    """What statements refer to by id, as a person knows it; each is asked for once. Empty for what is gone."""

    def __init__(self, project: Project) -> None:
        self._project, self._people = project, shown_names(project)
        self.title, self.source, self.annotator = map(cache, (self._title, self._source, self._annotator))

    def _title(self, id: str) -> str:
        found = self._project.get(Article, id)
        return found.title if found else ""

    def _source(self, id: str) -> str:
        """The name of the entry into which others were merged."""
        found = self._project.get(Source, final(self._project, id))
        return found.name if found else ""

    def _annotator(self, id: str) -> str:
        return self._people.get(id, "")


def _sources(project: Project, words: str) -> Iterator[tuple[object, ...]]:
    keys = source_keys(project.link, words)
    for at in range(0, len(keys), SCREEN):
        rows = source_rows(project.link, keys[at : at + SCREEN])
        for row in (rows[key] for key in keys[at : at + SCREEN] if key in rows):
            s = row.source
            yield (
                s.id,
                s.name,
                ", ".join(s.types),
                s.role,
                s.affiliation,
                row.assessment and row.assessment.grade,
                row.statements,
            )


def _annotators(project: Project, words: str) -> Iterator[tuple[object, ...]]:
    for id, name in shown_names(project).items():
        if words.casefold() in name.casefold():
            yield id, name


def _codes(project: Project, words: str) -> Iterator[tuple[object, ...]]:
    for facet in codebook_of(project).facets:
        for code in facet.codes:
            if words.casefold() in code.name.casefold():
                yield facet.id, code.id, code.name, code.key, code.letter, code.retired, code.definition


_PLACE = ("id", "article", "title", "start", "end")
_LISTS = {
    "articles": (("id", "published", "outlet", "title", "length", "statements", "done"), _articles),
    "statements": (
        (*_PLACE, "source_type", "source", "annotator", "reliability", "credibility", "quote"),
        _statements,
    ),
    "sources": (("id", "name", "types", "role", "affiliation", "reliability", "statements"), _sources),
    "annotators": (("id", "name"), _annotators),
    "codes": (("facet", "id", "name", "key", "letter", "retired", "definition"), _codes),
}
