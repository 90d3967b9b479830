"""Bundles between projects: lossless, safe to repeat, nothing overwritten."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from files import BOOK, new_project, problems, state
from hypothesis import given, settings
from hypothesis import strategies as st
from sets import Come, handed_on
from strategies import articles, sources, statements, texts
from tasks import Watcher
from things import Case

from sourcemark.formats import bundle as codec
from sourcemark.model.articles import Article, Progress
from sourcemark.model.bundle import Item, Text
from sourcemark.model.codebook import Code, Codebook, Facet
from sourcemark.model.errors import Refused
from sourcemark.model.people import Annotator
from sourcemark.model.scope import Scope
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.work import articles as act
from sourcemark.work import bundles, tagging
from sourcemark.work.bundles import Different, import_bundle
from sourcemark.work.task import Cancelled


@st.composite
def contents(draw: st.DrawFn) -> list[Any]:
    """Articles with their texts, sources and statements, as they can be put one after the other."""
    speakers = draw(st.lists(sources(), max_size=3, unique_by=lambda s: s.id))
    things: list[Any] = [*speakers]
    for text in draw(st.lists(texts, min_size=1, max_size=2)):
        article = draw(articles(text))
        ids = [source.id for source in speakers]
        things += [text, article]
        things += draw(st.lists(statements(article, text, "annotator-Ann", ids), max_size=3))
    return things


@settings(max_examples=15)
@given(contents(), st.binary(max_size=30))
def test_a_project_survives_the_bundle_and_the_bundle_the_project(things: list[Any], data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = new_project(folder / "a.sourcemark"), new_project(folder / "b.sourcemark")
        with ours.operation("Fill") as op:
            digest = op.keep_original(data)
            for thing in things:
                if isinstance(thing, str):
                    op.keep_text(thing)
                elif isinstance(thing, Article):
                    captured = msgspec.structs.replace(thing.captured, original=digest)
                    op.put(msgspec.structs.replace(thing, captured=captured))
                else:
                    op.put(thing)
        handed_on(ours, folder / "a.smbundle")
        assert not import_bundle(theirs, folder / "a.smbundle").different
        handed_on(theirs, folder / "b.smbundle")
        assert (folder / "a.smbundle").read_bytes() == (folder / "b.smbundle").read_bytes()
        assert state(ours) == state(theirs)
        for project in (ours, theirs):
            project.close()
        assert problems(folder / "b.sourcemark") == []


def test_a_bundle_is_one_step(project: Project, items: list[Item], come: Come) -> None:
    before = state(project)
    taken = come(items)
    added = {"annotator": 1, "source": 3, "assessment": 1, "article": 2, "statement": 2, "progress": 1}
    assert (taken.added, taken.same, taken.different) == (added, {"codebook": 1}, ())
    assert str(taken) == "10 added, 1 here already."
    step = project.undoable()
    assert step is not None
    assert step.name == "Import bundle in.smbundle"
    assert len(taken.changes.of("statement")) == 2
    project.undo()
    assert {k: v for k, v in state(project).items() if k[0] != "annotator"} == {
        k: v for k, v in before.items() if k[0] != "annotator"
    }


def test_the_second_time_changes_nothing(project: Project, items: list[Item], come: Come) -> None:
    come(items)
    before, step = state(project), project.undoable()
    again = come(items)
    assert (again.added, sum(again.same.values()), again.different) == ({}, 11, ())
    assert not again.changes
    assert (state(project), project.undoable()) == (before, step)


def test_what_stands_here_otherwise_is_kept_and_listed(
    project: Project, items: list[Item], come: Come
) -> None:
    come(items)
    ours = {kind: next(project.all(kind)) for kind in (Article, Statement, Source, Annotator)}
    with project.operation("Edit") as op:
        for number, (name, thing) in enumerate(
            zip(("note", "note", "note", "name"), ours.values(), strict=True)
        ):
            op.put(msgspec.structs.replace(thing, **{name: f"ours {number}"}))
    before = state(project)
    taken = come(items)
    assert state(project) == before
    titles = {"article": ours[Article].title, "statement": ours[Statement].exact, "source": ours[Source].name}  # type: ignore[attr-defined]
    found = {different.kind: different for different in taken.different}
    for kind, title in titles.items():
        assert found[kind].title == title
    assert "differ and were left as they are here" in str(taken)
    assert all(isinstance(different, Different) for different in taken.different)


def test_how_far_one_is_stands_once_for_each_person(project: Project, items: list[Item], come: Come) -> None:
    """Two machines of one annotator may both have said it, under other ids."""
    come(items)
    with project.operation("Other id") as op:
        (theirs,) = project.all(Progress)
        op.drop("progress", "p")
        op.put(msgspec.structs.replace(theirs, id="q", done=False))
    taken = come(items)
    assert [(d.kind, d.id) for d in taken.different] == [("progress", "p")]
    assert [p.id for p in project.all(Progress)] == ["q"]


def test_codebooks_are_joined(project: Project, items: list[Item], come: Come) -> None:
    tone = Facet(id="tone", name="Tone", codes=(Code(id="calm", name="Calm", key="c"),))
    spy = Code(id="spy", name="Spy", key="o")
    types = msgspec.structs.replace(BOOK.facets[0], codes=(*BOOK.facets[0].codes, spy))
    theirs = msgspec.structs.replace(BOOK, version=7, facets=(types, tone))
    taken = come([theirs if isinstance(item, Codebook) else item for item in items])
    (book,) = project.all(Codebook)
    assert taken.added["codebook"] == 1
    assert (book.version, book.facet("tone")) == (2, tone)
    assert book.source_types.codes == (*BOOK.facets[0].codes, msgspec.structs.replace(spy, key=""))
    project.undo()
    assert list(project.all(Codebook)) == [BOOK]


def test_only_part_of_a_project_comes_in_whole(here: Case, tmp_path: Path) -> None:
    """An article in the bin stays behind, and so does how far one is with it."""
    act.set_done(here.project, here.article.id, True)
    act.set_binned(here.project, [here.article.id], True)
    here.tag()
    found = handed_on(here.project, tmp_path / "a.smbundle", Scope())
    assert not [item for item in found if isinstance(item, Article | Progress | Statement | Text)]
    other = new_project(tmp_path / "other.sourcemark")
    assert import_bundle(other, tmp_path / "a.smbundle").added == {"source": 2}
    other.close()


def test_progress_is_told_and_it_can_be_cancelled(
    project: Project, items: list[Item], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "STEP", 4)
    path = tmp_path / "in.smbundle"
    total = codec.write(path, items)
    before = state(project)
    with pytest.raises(Cancelled):
        import_bundle(project, path, Watcher(3))
    assert state(project) == before
    watcher = Watcher()
    import_bundle(project, path, watcher)
    assert [done for done, _, _ in watcher.told] == [*range(1, total + 1, 4), total]


def test_anothers_marks_stay_anothers(here: Case, items: list[Item], come: Come) -> None:
    come(items)
    theirs = next(s for s in here.statements if s.annotator == "annotator-Bo")
    with pytest.raises(Refused, match="This mark is Bo's"):
        tagging.set_note(here.project, [theirs.id], "mine")
