"""Bringing in a set of another tool: by a mapping, as one step, once."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from files import mark, put_article, state
from foreign import TEXT, said, spans_file
from tasks import Watcher

from sourcemark.formats.limits import Limits
from sourcemark.model.articles import Article
from sourcemark.model.codebook import Codebook
from sourcemark.model.errors import BadFile, Refused
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.work.codebook import add_facet
from sourcemark.work.foreign_sets.bringing import bring, is_foreign, look
from sourcemark.work.foreign_sets.coming import in_words
from sourcemark.work.foreign_sets.lost import Lost
from sourcemark.work.foreign_sets.mapping import FACET, ME, NEW, OUT, Mapping
from sourcemark.work.task import Cancelled

TYPE = f"{FACET}source_type"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "labels.jsonl"


def marks(project: Project) -> list[Statement]:
    return sorted(project.all(Statement), key=lambda s: (s.spans, s.id))


def name_of(project: Project, id: str) -> str:
    found = project.get(Annotator, id) or project.get(Source, id)
    assert found is not None
    return found.name


def test_nothing_is_written_by_a_look(project: Project, file: Path) -> None:
    before = state(project)
    seen = look(project, spans_file(file, said("1", label="Official", speaker="Lee")))
    assert state(project) == before
    assert (seen.coming.marks, seen.coming.articles, seen.coming.sources) == (1, 1, 1)
    assert seen.people == {"Bob": 1}


def test_words_become_ours_as_they_are_mapped(project: Project, file: Path) -> None:
    spans_file(file, said("1", label="gov", speaker="The ministry", trust="b", sure="2", remark="look again"))
    words = Mapping(
        attributes={"label": TYPE, "speaker": "source", "trust": "reliability", "sure": "credibility"},
        values={"label": {"gov": "official"}},
    )
    bring(project, file, words)
    (s,) = marks(project)
    assert s.codes == {"source_type": ("official",)}
    assert [name_of(project, id) for id in s.attribution.sources] == ["The ministry"]
    assert s.grades == "B2"
    assert s.note == "remark: look again"
    assert name_of(project, s.annotator) == "Bob"
    assert s.exact == TEXT[:12]


def test_new_facets_and_values_come_with_their_marks_and_go_with_them(project: Project, file: Path) -> None:
    spans_file(
        file, said("1", stance="pro", label="Troll"), said("2", (37, 40), stance="contra", label="Troll")
    )
    bring(project, file, Mapping(attributes={"stance": NEW, "label": TYPE}))
    book = project.get(Codebook, "codebook")
    assert book is not None
    stance = next(f for f in book.facets if f.name == "stance")
    assert [c.name for c in stance.codes] == ["pro", "contra"]
    troll = next(c for c in book.source_types.codes if c.name == "Troll")
    assert all(s.codes["source_type"] == (troll.id,) for s in marks(project))
    project.undo()
    again = project.get(Codebook, "codebook")
    assert again is not None
    assert [f.id for f in again.facets] == ["source_type"]
    assert not marks(project)


def test_a_facet_brought_in_once_is_the_same_the_next_time(
    project: Project, file: Path, tmp_path: Path
) -> None:
    words = Mapping(attributes={"stance": NEW})
    bring(project, spans_file(file, said("1", stance="pro")), words)
    other = spans_file(
        tmp_path / "more.jsonl", said("2", (37, 40), stance="pro"), said("3", (41, 44), stance="neutral")
    )
    bring(project, other, words)
    book = project.get(Codebook, "codebook")
    assert book is not None
    (stance,) = (f for f in book.facets if f.name == "stance")
    assert [c.name for c in stance.codes] == ["pro", "neutral"]


def test_values_that_fit_nowhere_are_left_out_and_counted(project: Project, file: Path) -> None:
    spans_file(file, said("1", trust="G"), said("2", (37, 40), trust="A"))
    done = bring(project, file, Mapping(attributes={"trust": "reliability"}))
    assert [s.grades for s in marks(project)] == ["", "A"]
    assert done.looked.coming.left == (Lost("values of “trust” that are no reliability", 1, ("G",)),)
    assert "1 values of “trust”" in in_words(done.looked.coming)


def test_what_somebody_leaves_out_is_not_told_as_lost(project: Project, file: Path) -> None:
    spans_file(file, said("1", label="x", stance="pro"))
    words = Mapping(attributes={"stance": OUT, "label": TYPE}, values={"label": {"x": OUT}})
    done = bring(project, file, words)
    assert not done.looked.coming.left
    assert [s.codes for s in marks(project)] == [{}]


def test_people_are_annotators_new_ones_or_oneself(project: Project, file: Path) -> None:
    spans_file(
        file, said("1", who="Bob"), said("2", who="Cy"), said("3", who=""), said("4", who="Adjudicated")
    )
    bring(project, file, Mapping(people={"Cy": ME}))
    names = {name_of(project, s.annotator) for s in marks(project)}
    assert names == {"Bob", "Ann", "labels", "Adjudicated (labels)"}
    assert look(project, file).mapping.people["Bob"] != NEW, "next time Bob is known"


def test_sources_are_found_by_name_and_alias(project: Project, file: Path) -> None:
    with project.operation("Enter") as op:
        op.put(Source(id="mod", name="Ministry of Defence", aliases=("The Ministry",)))
        op.put(Source(id="lee", name="José Lee"))
    spans_file(
        file, said("1", speaker="the ministry"), said("2", speaker="Jose Lee"), said("3", speaker="Nobody")
    )
    done = bring(project, file)
    found = {name for s in marks(project) for name in (name_of(project, id) for id in s.attribution.sources)}
    assert found == {"Ministry of Defence", "José Lee", "Nobody"}
    assert done.looked.coming.sources == 1


def test_a_source_renamed_since_is_still_meant(project: Project, file: Path, tmp_path: Path) -> None:
    bring(project, spans_file(file, said("1", speaker="Kim")))
    (kim,) = project.all(Source)
    with project.operation("Rename") as op:
        op.put(msgspec.structs.replace(kim, name="Kim Jong-su"))
    bring(project, spans_file(tmp_path / "more.jsonl", said("2", (37, 40), speaker="Kim")))
    assert [s.name for s in project.all(Source)] == ["Kim Jong-su"]
    assert {s.attribution.sources for s in marks(project)} == {(kim.id,)}


def test_marks_of_one_key_are_kept_apart_unless_they_are_the_same(project: Project, file: Path) -> None:
    spans_file(file, said("1", label="Official"), said("1", label="Official"), said("1", label="Defector"))
    done = bring(project, file)
    assert sorted(s.codes["source_type"][0] for s in marks(project)) == ["defector", "official"]
    assert done.looked.coming.left == (Lost("marks that are in the file twice", 1, (TEXT[:12],)),)
    assert not bring(project, file).changes


def test_what_was_brought_in_once_stays_as_it_is(project: Project, file: Path) -> None:
    """A second look at the words changes no marks: it would be somebody else's word against what stands."""
    spans_file(file, said("1", label="Official"))
    bring(project, file)
    before = state(project)
    again = bring(project, file, Mapping(attributes={"label": OUT}))
    assert not again.changes
    assert state(project) == before
    assert in_words(again.looked.coming) == "Nothing is new here. 1 here already."


def test_our_own_export_brings_nothing_into_the_project_it_came_from(project: Project, file: Path) -> None:
    with project.operation("Mark") as op:
        article = put_article(op, TEXT, title="Troops")
    own = mark(article, TEXT, (0, 12))
    with project.operation("Tag") as op:
        op.put(own)
    spans_file(file, said(own.id, who="Ann"))
    assert not bring(project, file).changes


def test_after_an_undo_it_comes_in_again(project: Project, file: Path) -> None:
    spans_file(file, said("1", label="Troll"))
    bring(project, file)
    first = state(project)
    project.undo()
    bring(project, file)
    assert {key: body for key, body in state(project).items() if key[0] == "statement"} == {
        key: body for key, body in first.items() if key[0] == "statement"
    }
    project.undo()
    assert not list(project.all(Article))


def test_an_article_keeps_what_the_set_knows_of_it(project: Project, file: Path) -> None:
    about = {"outlet": "The Daily", "published": "2026-03-31", "handling": "secret"}
    line = {"format": "sourcemark-spans", "id": "d", "title": "Troops", "text": TEXT, "about": about}
    file.write_bytes(msgspec.json.encode(line))
    done = bring(project, file)
    (article,) = project.all(Article)
    assert (article.outlet, article.published, article.handling) == ("The Daily", "2026-03-31", "")
    assert article.captured.container == "labels.jsonl"
    assert [lost.number for lost in done.looked.coming.left] == [1], "a handling that is none of ours is told"


def test_more_values_than_a_facet_can_have_are_refused(project: Project, file: Path) -> None:
    spans_file(file, *(said(str(n), (n % 50, n % 50 + 3), word=f"word {n}") for n in range(2_100)))
    before = state(project)
    with pytest.raises(Refused, match="at most 2,000 values"):
        bring(project, file, Mapping(attributes={"word": NEW}))
    assert state(project) == before


def test_several_values_of_a_facet_that_takes_one(project: Project, file: Path) -> None:
    add_facet(project, "Topic", many=True)
    two = {"id": "1", "spans": [(0, 3)], "values": {"label": ["Official", "Defector"], "Topic": ["a", "b"]}}
    spans_file(file, two)
    done = bring(project, file)
    (s,) = marks(project)
    assert s.codes["source_type"] == ("official",)
    assert sorted(len(codes) for codes in s.codes.values()) == [1, 2]
    assert done.looked.coming.left[0].what == "further values of “Source type”, of which one is kept"


@pytest.mark.parametrize("words", [1, 3, 5, 7])
def test_cancelled_it_leaves_everything_as_it_was(project: Project, file: Path, words: int) -> None:
    spans_file(file, said("1"))
    before = state(project)
    with pytest.raises(Cancelled):
        bring(project, file, None, Watcher(stop_at=words))
    assert state(project) == before


def test_what_is_no_set_is_refused_and_what_is_broken_named(project: Project, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("An article. It has two sentences.")
    with pytest.raises(Refused, match="no set of another tool"):
        look(project, text)
    broken = spans_file(tmp_path / "b.jsonl", said("1", (0, 12)), said("2", (0, 5_000)))
    with pytest.raises(BadFile, match="line 1"):
        bring(project, broken)
    assert not list(project.all(Article))


def test_a_set_is_read_within_the_limits(project: Project, file: Path) -> None:
    spans_file(file, said("1"))
    few = Limits(size=100)
    for read in (
        lambda: is_foreign(file, few),
        lambda: look(project, file, limits=few),
        lambda: bring(project, file, limits=few),
    ):
        with pytest.raises(BadFile, match="it is larger than 100 bytes"):
            read()
    assert bring(project, file, limits=Limits(size=1_000)).changes
