"""How far the annotators of a project agree: every figure, the statements behind it, and the raw table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from ...analysis.readings import Canon, standing_for
from ...formats.csv_cells import guard, write_rows
from ...model.articles import Article
from ...model.codebook import SOURCE_TYPE
from ...model.errors import Refused
from ...model.ids import Id
from ...model.sources import Source
from ...project import Project
from ..exporting.appearing import appearing
from ..marks import codebook_of
from ..people import names
from ..task import Quiet, Task
from . import rereading
from .gathering import Among, Kept, gathered, readings

if TYPE_CHECKING:
    from ...analysis.agreement import Asked, Report, Trained
    from ...analysis.comparing import Comparison

COLUMNS = (
    *("unit", "article_id", "title", "annotator_id", "annotator"),
    *("statement_id", "facet", "value", "value_name"),
)
"""Of the raw table."""

Behind = tuple[Id, tuple[Id, ...]]
"""An article, and statements in it."""


class Agreed(Struct, frozen=True, kw_only=True):
    """The figures, and what they are made of."""

    annotators: dict[Id, str]
    """Who was compared, the reference first, and what they are called as far as one may know."""
    people: dict[Id, str]
    """Everybody who could be."""
    comparison: Comparison
    report: Report
    trained: Trained | None
    """Where there is a reference: how the other one does against it."""
    remarks: tuple[str, ...]
    """What to know of the sets that were compared."""


def agree(
    project: Project, among: Among, asked: Asked, task: Task | None = None, kept: Kept | None = None
) -> Agreed:
    """Read what these annotators marked, and compare it. `kept`: what need not be read again.

    Refused for people, articles and facets that are not there, and where a reference is not held against one other.
    """
    from ...analysis.agreement import trained
    from ...analysis.comparing import Comparison

    watched = task or Quiet()
    known = Canon(codebook_of(project), standing_for(project.all(Source)))
    _must_be_facets(known, asked)
    found = gathered(project, among)
    if among.reference and len(found.who) != 2:
        raise Refused("Against a reference one annotator is held at a time: choose one.")
    comparison = Comparison(readings(project, found, among, watched, kept or Kept()), known, found.who)
    return Agreed(
        annotators=dict(zip(found.who, map(names(project), found.who), strict=True)),
        people=found.people,
        comparison=comparison,
        report=_report(comparison, asked, watched),
        trained=trained(comparison, asked) if among.reference else None,
        remarks=found.remarks,
    )


def with_intervals(agreed: Agreed, asked: Asked, task: Task | None = None) -> Agreed:
    """The same readings with other draws: their figures are known sooner than the intervals."""
    from ...analysis.agreement import trained

    report = _report(agreed.comparison, asked, task or Quiet())
    learned = trained(agreed.comparison, asked) if agreed.trained is not None else None
    return msgspec.structs.replace(agreed, report=report, trained=learned)


def _report(comparison: Comparison, asked: Asked, task: Task) -> Report:
    from ...analysis.agreement import agreement

    return agreement(comparison, asked, lambda done, total: task.progress(done, total, "Figures"))


def agree_with_oneself(project: Project, second: Id, asked: Asked) -> Agreed:
    """One's first values against those of a second reading, for what a second reading asks: type and grades.

    Refused while the second reading is not finished.
    """
    from ...analysis.comparing import Comparison
    from ...analysis.facets import GRADES, JUDGED

    me = project.user.annotator
    known = Canon(codebook_of(project))
    comparison = Comparison(rereading.readings(project, second), known, (me.id, second))
    facets = (SOURCE_TYPE, *GRADES, *JUDGED)
    report = _report(comparison, msgspec.structs.replace(asked, facets=facets), Quiet())
    who = {me.id: "First reading", second: "Second reading"}
    return Agreed(annotators=who, people=who, comparison=comparison, report=report, trained=None, remarks=())


def source_names(project: Project) -> dict[Id, str]:
    """Names of the sources, as `Asked.sources` wants them."""
    return {source.id: source.name for source in project.all(Source)}


def behind_cell(agreed: Agreed, facet: Id, row: int, column: int) -> list[Behind]:
    """The statements behind one cell of a facet's confusion table, with their articles, in the order of the text.

    Of two annotators `row` is the first one's value. Of more: of every two, whichever of them gave which.
    """
    from ...analysis.agreement import behind

    comparison, who = agreed.comparison, tuple(agreed.annotators)
    values = comparison.column(facet).values
    wanted = values[row], values[column]
    pairs = [(who[0], who[1])] if len(who) == 2 else list(permutations(who, 2))
    twos = {frozenset(two): two for pair in pairs for two in behind(comparison, facet, pair, wanted)}
    here = {id for two in twos.values() for id in two}
    marks = comparison.marks
    place = {s.id: n for n, s in enumerate(marks.statements) if s.id in here}
    ordered = sorted(twos.values(), key=lambda two: min(int(marks.start[place[id]]) for id in two))
    return [(marks.articles[marks.article[place[two[0]]]], two) for two in ordered]


def write_raw(
    project: Project, path: Path, agreed: Agreed, facets: Sequence[Id] | None = None, task: Task | None = None
) -> int:
    """Write what the figures are made of as CSV, one row a unit, annotator, facet and value; how many rows.

    No cell is a formula. What is missing has no row; whether a unit was marked is the facet "marked".
    """
    written, task = 0, task or Quiet()
    units = len(agreed.comparison.units.article)

    def rows() -> Iterator[Sequence[str]]:
        nonlocal written
        yield COLUMNS
        for row in _raw(project, agreed, facets):
            if written % 1000 == 0:
                task.progress(int(row[0]), units)
            written += 1
            yield [guard(cell) for cell in row]

    with appearing(path) as draft:
        write_rows(draft, rows())
    return written


def _raw(project: Project, agreed: Agreed, facets: Sequence[Id] | None) -> Iterator[tuple[str, ...]]:
    from ...analysis.agreement import raw_table

    called, titles = _Called(project), dict[Id, str]()
    for row in raw_table(agreed.comparison, facets):
        if row.article not in titles:
            article = project.get(Article, row.article)
            titles[row.article] = article.title if article else ""
        yield (
            *(str(row.unit), row.article, titles[row.article]),
            *(row.annotator, agreed.annotators[row.annotator], row.statement),
            *(row.facet, row.value, called.value(row.facet, row.value)),
        )


class _Called:
    """What values are called."""

    def __init__(self, project: Project) -> None:
        book = codebook_of(project)
        self._names = {(facet.id, code.id): code.name for facet in book.facets for code in facet.codes}
        self._names |= {("source", id): name for id, name in source_names(project).items()}

    def value(self, facet: str, value: str) -> str:
        """The name; of several values in one cell all names. A value that has none is its own."""
        one, names = facet.removesuffix(".all"), self._names
        several = value.split(";") if one != facet else [value]
        return ";".join(names.get((one, v), v) for v in several)


def _must_be_facets(known: Canon, asked: Asked) -> None:
    from ...analysis.facets import facets_of

    unknown = [facet for facet in asked.facets or () if facet not in facets_of(known)]
    if unknown:
        raise Refused(f"There is no facet {unknown[0]!r}; there are {', '.join(facets_of(known))}.")
