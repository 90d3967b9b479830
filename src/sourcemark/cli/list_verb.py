"""`sourcemark list`: what a project holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ..model.people import Annotator
from ..model.scope import ArticleFilter, Scope, StatementFilter
from ..project import Project
from ..project.queries.articles import article_keys, article_rows
from ..project.queries.sources import source_keys, source_rows
from ..project.queries.statements import search_statements, stream
from ..work.marks import codebook_of
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
    for s in found:
        grades = (s.reliability.grade if s.reliability else "", s.credibility.grade if s.credibility else "")
        yield (
            s.id,
            s.article,
            s.spans[0].start,
            s.spans[-1].end,
            s.code("source_type") or "",
            *grades,
            s.exact,
        )


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
    for annotator in project.all(Annotator):
        if words.casefold() in annotator.name.casefold():
            yield annotator.id, annotator.name


def _codes(project: Project, words: str) -> Iterator[tuple[object, ...]]:
    for facet in codebook_of(project).facets:
        for code in facet.codes:
            if words.casefold() in code.name.casefold():
                yield facet.id, code.id, code.name, code.key, code.letter, code.retired, code.definition


_LISTS = {
    "articles": (("id", "published", "outlet", "title", "length", "statements", "done"), _articles),
    "statements": (
        ("id", "article", "start", "end", "source_type", "reliability", "credibility", "quote"),
        _statements,
    ),
    "sources": (("id", "name", "types", "role", "affiliation", "reliability", "statements"), _sources),
    "annotators": (("id", "name"), _annotators),
    "codes": (("facet", "id", "name", "key", "letter", "retired", "definition"), _codes),
}
