"""What every readable format of sets becomes in a project: the sample comes back but for what is said to be lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from files import problems, user
from foreign import put_sample_articles, rows, sample_file
from golden_sets import sample_items
from whole_sets import expected

from sourcemark.formats.format import Format
from sourcemark.formats.registry import formats
from sourcemark.model.statements import Statement
from sourcemark.project import Project, create
from sourcemark.work.codebooks import builtin
from sourcemark.work.foreign_sets.bringing import bring, is_foreign, look

FOREIGN = [f for f in formats().values() if f.holds == "set" and f.read and f.write and not f.lossless]
MARKED = [f for f in FOREIGN if "statements" not in {loss.key for loss in f.loses}]


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Project]:
    """A project with the sample's articles, and the codebook that it was marked with."""
    path = tmp_path / "copy.sourcemark"
    made = create(path, user(), builtin("default"))
    put_sample_articles(made)
    yield made
    made.close()
    assert problems(path) == []


@pytest.mark.parametrize("form", MARKED, ids=lambda f: f.name)
def test_the_sample_comes_back_but_for_what_is_lost(form: Format, copy: Project, tmp_path: Path) -> None:
    path = sample_file(form, tmp_path)
    assert is_foreign(path)
    before = len(list(copy.all(Statement)))
    done = bring(copy, path)
    assert done.looked.format == form.name
    assert done.looked.coming.articles == 0, "its articles are known again"
    assert rows(copy, tmp_path, form.loses) == expected(sample_items(), form.loses)
    again = bring(copy, path)
    assert not again.changes
    assert (again.looked.coming.marks, again.looked.coming.known) == (0, done.looked.coming.marks)
    copy.undo()
    assert len(list(copy.all(Statement))) == before, "it is one step"


@pytest.mark.parametrize("form", [f for f in FOREIGN if f not in MARKED], ids=lambda f: f.name)
def test_a_set_without_marks_brings_none(form: Format, copy: Project, tmp_path: Path) -> None:
    assert look(copy, sample_file(form, tmp_path)).coming.marks == 0
