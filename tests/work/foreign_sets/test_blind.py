"""Whoever works blind learns nothing of coworkers' marks by bringing in a set."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from blinded import ANN, BO, Pair, pair
from files import TEXT
from foreign import said, spans_file
from msgspec import to_builtins

from sourcemark.model.statements import Statement
from sourcemark.project import open_project
from sourcemark.work.foreign_sets.bringing import bring, look


@pytest.fixture
def both(tmp_path: Path) -> Pair:
    return pair(tmp_path)


def hidden(path: Path) -> list[Statement]:
    with closing(open_project(path, BO)) as project:
        return [s for s in project.all(Statement) if s.annotator == BO.annotator.id]


def test_a_look_tells_the_same_whatever_is_hidden(both: Pair, tmp_path: Path) -> None:
    theirs = hidden(both.much)
    assert len(theirs) > 1
    marks = [said(s.id, *((p.start, p.end) for p in s.spans), who="Bo", note="x") for s in theirs[:2]]
    path = spans_file(tmp_path / "set.jsonl", *marks, text=TEXT)
    told = []
    for file in both:
        with closing(open_project(file, ANN)) as project:
            told.append(to_builtins(look(project, path)))
    assert told[0] == told[1]
    assert (told[0]["coming"]["marks"], told[0]["coming"]["known"]) == (2, 0)


def test_marks_of_others_come_in_unseen(both: Pair, tmp_path: Path) -> None:
    path = spans_file(tmp_path / "set.jsonl", said("1", who="Cy"), text=TEXT)
    with closing(open_project(both.little, ANN)) as project:
        before = len(list(project.all(Statement)))
        done = bring(project, path)
        assert done.preview.veiled
        assert not any(line.kind == "statement" for line in done.preview.lines)
        assert len(list(project.all(Statement))) == before
        again = bring(project, path)
        assert again.preview.veiled, "that they are here already is not told"
        assert (again.looked.coming.marks, again.looked.coming.known) == (1, 0)
