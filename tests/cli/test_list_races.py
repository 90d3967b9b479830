"""A window may delete what a list is just being printed of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from files import new_project, put_article

from sourcemark.cli import list_verb
from sourcemark.model.articles import Article
from sourcemark.model.entity import Entity
from sourcemark.model.sources import Source
from sourcemark.project import Project

NUMBER = list_verb.SCREEN + 2
Rows = Callable[[Project, str], Iterator[tuple[object, ...]]]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [(Source, list_verb._sources), (Article, list_verb._articles)],
    ids=["source", "article"],
)
def test_what_vanishes_meanwhile_is_left_out(tmp_path: Path, kind: type[Entity], rows: Rows) -> None:
    project = new_project(tmp_path / "case.sourcemark")
    with project.bulk("Import") as op:
        for number in range(NUMBER):
            put_article(op, f"text {number}")
            op.put(Source(id=f"s{number}", name=f"s{number:04}"))
    listed = rows(project, "")
    first = str(next(listed)[0])
    last = {thing.id for thing in project.all(kind)}
    last -= {first}
    with project.operation("Delete") as op:
        for id in last:
            op.drop(kind.kind, id)
    assert len(list(listed)) == list_verb.SCREEN - 1, "the rest of the screenful that was read, and no more"
    project.close()
