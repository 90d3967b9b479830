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

from sourcemark.formats.sets import bundle as codec
from sourcemark.model.articles import Article, Progress
from sourcemark.model.bundle import Item, Text
from sourcemark.model.codebook import Code, Codebook, Facet
from sourcemark.model.errors import Refused
from sourcemark.model.scope import Scope
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.work import articles as act
from sourcemark.work import tagging
from sourcemark.work.coworkers import merging
from sourcemark.work.coworkers.merging import in_words, preview, take_in, to_look_at
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
        assert not to_look_at(take_in(theirs, folder / "a.smbundle").preview)
        handed_on(theirs, folder / "b.smbundle")
        assert (folder / "a.smbundle").read_bytes() == (folder / "b.smbundle").read_bytes()
        assert state(ours) == state(theirs)
        for project in (ours, theirs):
            project.close()
        assert problems(folder / "b.sourcemark") == []


def test_a_bundle_is_one_step(project: Project, items: list[Item], come: Come) -> None:
    before = state(project)
    done = come(items)
    assert done.preview.count("new") == 13
    assert in_words(done.preview) == "13 new."
    assert not to_look_at(done.preview)
    step = project.undoable()
    assert step is not None
    assert step.name == "Merge in.smbundle"
    assert len(done.changes.of("statement")) == 2
    assert [line.why for line in done.preview.lines if line.kind == "statement"] == ["Bo", "Bo"]
    project.undo()
    assert {k: v for k, v in state(project).items() if k[0] != "annotator"} == {
        k: v for k, v in before.items() if k[0] != "annotator"
    }
    come(items)
    assert len(list(project.all(Statement))) == 2, "what was undone comes in anew"


def test_the_second_time_changes_nothing_whatever_it_is_called(
    project: Project, items: list[Item], come: Come, tmp_path: Path
) -> None:
    come(items)
    before, step = state(project), project.undoable()
    other = (tmp_path / "in.smbundle").rename(tmp_path / "again.smbundle")
    again = take_in(project, other)
    assert again.preview.nothing
    assert in_words(again.preview) == "Nothing is new here."
    assert not again.changes
    assert (state(project), project.undoable()) == (before, step)


def test_a_dry_run_says_the_same_and_writes_nothing(
    project: Project, items: list[Item], tmp_path: Path
) -> None:
    path, before = tmp_path / "in.smbundle", state(project)
    codec.write(path, items)
    seen = preview(project, path)
    assert state(project) == before
    assert project.undoable() is None
    assert take_in(project, path).preview.lines == seen.lines


def test_what_a_person_did_here_prevails_and_both_are_told(
    project: Project, items: list[Item], come: Come
) -> None:
    come(items)
    ours = {kind: next(project.all(kind)) for kind in (Article, Source)}
    with project.operation("Edit") as op:
        for thing in ours.values():
            op.put(msgspec.structs.replace(thing, note="ours"))
    before = state(project)
    assert not come(items).changes, "the same bundle is known"
    changed = [
        msgspec.structs.replace(item, note="theirs") if item in ours.values() else item for item in items
    ]
    done = come(changed)
    assert state(project) == before
    assert sorted(c.kind for c in done.preview.conflicts) == ["article", "source"]
    assert {clash.part for c in done.preview.conflicts for clash in c.clashes} == {"note"}
    assert in_words(done.preview) == "2 conflicting."
    assert to_look_at(done.preview)


def test_ones_own_bundle_of_yesterday_is_no_conflict(here: Case, tmp_path: Path) -> None:
    statement = here.tag()
    handed_on(here.project, tmp_path / "a.smbundle")
    tagging.set_note(here.project, [statement.id], "today")
    before = state(here.project)
    done = take_in(here.project, tmp_path / "a.smbundle")
    assert done.preview.conflicts == ()
    assert state(here.project) == before


def test_the_project_itself_is_refused(project: Project) -> None:
    with pytest.raises(Refused, match="the project itself"):
        take_in(project, project.path)


def test_codebooks_are_joined(project: Project, items: list[Item], come: Come) -> None:
    tone = Facet(id="tone", name="Tone", codes=(Code(id="calm", name="Calm", key="c"),))
    spy = Code(id="spy", name="Spy", key="o")
    types = msgspec.structs.replace(BOOK.facets[0], codes=(*BOOK.facets[0].codes, spy))
    theirs = msgspec.structs.replace(BOOK, version=7, facets=(types, tone))
    done = come([theirs if isinstance(item, Codebook) else item for item in items])
    (book,) = project.all(Codebook)
    assert [(f.facet, f.code.id) for f in done.preview.codes] == [("source_type", "spy")]
    assert (book.version, book.facet("tone")) == (7, tone)
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
    assert [line.kind for line in take_in(other, tmp_path / "a.smbundle").preview.lines] == ["source"] * 2
    other.close()


def test_progress_is_told_and_it_can_be_cancelled(
    project: Project, items: list[Item], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "STEP", 4)
    path = tmp_path / "in.smbundle"
    total = codec.write(path, items)
    before = state(project)
    with pytest.raises(Cancelled):
        take_in(project, path, Watcher(3))
    assert state(project) == before
    watcher = Watcher()
    take_in(project, path, watcher)
    assert [done for done, *_ in watcher.told][: total // 4 + 2] == [*range(1, total + 1, 4), total]


def test_anothers_marks_stay_anothers(here: Case, items: list[Item], come: Come) -> None:
    come(items)
    theirs = next(s for s in here.statements if s.annotator == "annotator-Bo")
    with pytest.raises(Refused, match="This mark is Bo's"):
        tagging.set_note(here.project, [theirs.id], "mine")
