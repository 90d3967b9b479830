"""`sourcemark compare`: in what the annotators of a project differ, worst first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from ..analysis.differences import KINDS, Difference
from ..analysis.readings import Canon
from ..model.errors import Refused
from ..model.ids import Id
from ..model.sources import Source
from ..model.statements import Statement
from ..project import Project
from ..work.review.comparing import canon
from ..work.review.differing import queue
from ..work.review.gathering import people
from ..work.review.queued import Wanted
from .bar import bar
from .common import json_option, project_argument, reading, show

HEAD = (
    *("severity", "kind", "facets", "article", "title", "state"),
    *("annotator", "value", "statement", "other", "other_value", "other_statement", "quote"),
)
STATES = ("open", "decided", "re-opened")
Row = tuple[object, ...]


@click.command("compare")
@project_argument
@click.option(
    "--annotator",
    "annotators",
    multiple=True,
    metavar="ID",
    help="Only where this one differs; two: from each other.",
)
@click.option(
    "--article", "articles", multiple=True, metavar="ID", help="Only this article (may be repeated)."
)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind of difference."
)
@click.option("--facet", "facets", multiple=True, metavar="ID", help="Only differences in this facet.")
@click.option(
    "--state", "states", multiple=True, type=click.Choice(STATES), help="Only what is open, or decided."
)
@json_option
def command(project: Path, articles: tuple[str, ...], as_json: bool, **wanted: tuple[str, ...]) -> int:
    """List in what the annotators of PROJECT differ, worst first."""
    chosen = Wanted(**wanted)  # type: ignore[arg-type]
    with reading(project) as opened, bar("Comparing") as task:
        known, values = people(opened), canon(opened)
        _must_be_facets(values, chosen.facets)
        if unknown := [id for id in chosen.annotators if id not in known]:
            raise Refused(f"Nobody of that id has marked anything in this project: {unknown[0]!r}.")
        said = _Said(opened, known, values)
        found = [
            (difference.severity, said.row(difference, queued.article.title, item.state, statements))
            for queued in queue(opened, chosen, articles, task)
            for item in queued.items
            for statements in [{s.id: s for s in item.group.statements if s}]
            for difference in item.group.differences
            if chosen.takes_difference(difference)
        ]
        found.sort(key=lambda one: -one[0])
    show((row for _, row in found), HEAD, as_json)
    return 0


def _must_be_facets(known: Canon, facets: tuple[Id, ...]) -> None:
    from ..analysis.diverging import CHAIN, SPANS
    from ..analysis.facets import facets_of

    every = (*facets_of(known), SPANS, CHAIN)
    if unknown := [facet for facet in facets if facet not in every]:
        raise Refused(f"There is no facet {unknown[0]!r}; there are {', '.join(every)}.")


class _Said:
    """Differences in the words of the codebook and the register."""

    def __init__(self, project: Project, people: dict[Id, str], known: Canon) -> None:
        self._project, self._people, self._known = project, people, known
        self._source = cache(self._source_name)

    def row(self, d: Difference, title: str, state: str, statements: dict[Id, Statement]) -> Row:
        """A line of the table: who said what."""
        one, other = (statements.get(id) if id else None for id in d.statements)
        first, second = (self._people.get(who, who) for who in d.annotators)
        quote = (one or other).exact if one or other else ""  # type: ignore[union-attr]
        return (
            *(round(d.severity, 3), d.kind, ", ".join(d.facets), d.article, title, state),
            *(first, self._values(one, d.facets), d.statements[0]),
            *(second, self._values(other, d.facets), d.statements[1], quote),
        )

    def _values(self, s: Statement | None, facets: tuple[Id, ...]) -> str:
        return "; ".join(", ".join(self._value(s, facet)) or "–" for facet in facets) if s else ""

    def _value(self, s: Statement, facet: Id) -> Iterator[str]:
        if facet == "spans":
            yield " ".join(f"{span.start}-{span.end}" for span in s.spans)
        elif facet == "source":
            yield from map(self._source, s.attribution.sources)
        elif facet == "chain":
            yield from (self._source(hop.source) for hop in s.chain)
        elif facet in ("reliability", "credibility"):
            grade = getattr(s, facet)
            yield from [grade.grade] if grade else []
        elif facet in ("mode", "statement_kind"):
            yield from filter(None, [s.attribution.mode if facet == "mode" else s.statement_kind])
        else:
            found = self._known.codebook.facet(facet)
            for id in s.codes.get(facet, ()):
                code = found.code(id) if found else None
                yield code.name if code else id

    def _source_name(self, id: Id) -> str:
        found = self._project.get(Source, self._known.source(id))
        return found.name if found else id
