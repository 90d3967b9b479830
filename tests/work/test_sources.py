"""The register: what can be done with sources, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sourcemark.model.articles import Article
from sourcemark.model.errors import Refused
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator, User
from sourcemark.model.scope import Scope
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.project.queries import sources as queries
from sourcemark.project.queries.spoken import spoken_keys, spoken_rows, track_record
from sourcemark.project.queries.statements import stream
from sourcemark.work import sources
from sourcemark.work.sample_project import make_sample

ANN = User(device="here", annotator=Annotator(id=new_id(), name="Ann Example"))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = make_sample(tmp_path / "Sample.sourcemark", ANN)
    yield made
    made.close()


def find(project: Project, name: str) -> Source:
    return next(s for s in queries.all_sources(project.link) if s.name == name)


def made(project: Project, name: str, **facts: object) -> Source:
    source = Source(id=new_id(), name=name, **facts)  # type: ignore[arg-type]
    sources.enter(project, source)
    return source


def marks(project: Project) -> list[Statement]:
    return list(stream(project.link, Scope()))


def test_a_source_without_a_name_is_refused(project: Project) -> None:
    with pytest.raises(Refused, match="needs a name"):
        sources.enter(project, Source(id=new_id(), name=" \t"))


def test_merging_joins_names_and_types_and_leaves_the_marks(project: Project) -> None:
    kept, gone = find(project, "Adela Roskamp"), find(project, "Bao Lixin")
    before, counted = marks(project), len(spoken_keys(project.link, gone.id))
    sources.merge(project, kept.id, [gone.id])
    joined = find(project, "Adela Roskamp")
    assert {gone.name, *gone.aliases} <= {*joined.aliases}
    assert joined.types == ("official", "academic", "analyst")
    assert marks(project) == before
    assert len(spoken_keys(project.link, kept.id)) == counted + 2  # the coworker marked it too
    assert gone.name not in [s.name for s in queries.all_sources(project.link)]


def test_merging_is_one_step_of_undo(project: Project) -> None:
    before = list(queries.all_sources(project.link))
    sources.merge(project, before[0].id, [s.id for s in before[1:4]])
    assert project.undo()
    assert list(queries.all_sources(project.link)) == before


def test_merging_what_was_merged_into_goes_on_to_the_last(project: Project) -> None:
    first, second, third = (made(project, name) for name in ("One", "Two", "Three"))
    sources.merge(project, second.id, [first.id])
    sources.merge(project, third.id, [second.id])
    assert {s.name for s in queries.merged_sources(project.link, third.id)} == {"One", "Two"}
    assert {*find(project, "Three").aliases} == {"One", "Two"}


def test_one_entry_alone_is_not_merged(project: Project) -> None:
    one = made(project, "One")
    with pytest.raises(Refused, match="two or more"):
        sources.merge(project, one.id, [one.id])


def test_an_entry_that_is_gone_is_refused(project: Project) -> None:
    one, two = made(project, "One"), made(project, "Two")
    sources.merge(project, one.id, [two.id])
    for act in (lambda: sources.drop(project, two.id), lambda: sources.assess(project, two.id, "B")):
        with pytest.raises(Refused, match="no longer in the register"):
            act()


def test_only_what_nothing_leans_on_is_deleted(project: Project) -> None:
    free = made(project, "Nobody")
    sources.assess(project, free.id, "C")
    assert sources.drop(project, free.id)
    assert project.get(Source, free.id) is None
    assert queries.assessments(project.link, free.id) == []
    with pytest.raises(Refused, match="has statements"):
        sources.drop(project, find(project, "Adela Roskamp").id)


def test_others_merged_into_an_entry_lean_on_it(project: Project) -> None:
    one, two = made(project, "One"), made(project, "Two")
    sources.merge(project, one.id, [two.id])
    with pytest.raises(Refused, match="merge it into another"):
        sources.drop(project, one.id)


def test_statements_in_the_bin_lean_on_a_source_too(project: Project) -> None:
    source = find(project, "Adela Roskamp")
    with project.operation("Bin everything") as op:
        for article in list(project.all(Article)):
            op.put(msgspec.structs.replace(article, binned=True))
    assert spoken_keys(project.link, source.id) == []
    with pytest.raises(Refused, match="has statements"):
        sources.drop(project, source.id)


def test_an_assessment_leaves_the_statements_as_they_are(project: Project) -> None:
    before = marks(project)
    source = find(project, "Adela Roskamp")
    sources.assess(project, source.id, "E", "caught out")
    newest = queries.assessments(project.link, source.id)[0]
    assert (newest.grade, newest.reason, newest.annotator) == ("E", "caught out", ANN.annotator.id)
    assert marks(project) == before


def test_placeholders_are_numbered_behind_the_role(project: Project) -> None:
    first = sources.placeholder(project, " port official , Kest", ("official",))
    assert (first.name, first.role, first.affiliation) == ("port official 1, Kest", "port official", "Kest")
    assert (first.anonymity, first.types) == ("unnamed", ("official",))
    sources.enter(project, first)
    assert sources.placeholder(project, "port official, Kest").name == "port official 2, Kest"
    assert sources.placeholder(project, "clerk").name == "clerk 1"


def test_statements_are_read_with_the_text_around_them(project: Project) -> None:
    for source in queries.all_sources(project.link):
        keys = spoken_keys(project.link, source.id)
        for row in spoken_rows(project.link, keys).values():
            place = row.statement.spans[0]
            found = row.text[place.start - row.start : place.end - row.start]
            assert found == row.statement.quotes[0].exact


def test_a_track_record_counts_each_scale_by_itself(project: Project) -> None:
    source = find(project, "Brano")
    said = [row.statement for row in spoken_rows(project.link, spoken_keys(project.link, source.id)).values()]
    reliability, credibility = track_record(project.link, source.id)
    assert sum(reliability.values()) == sum(credibility.values()) == len(said)
    for grade, number in credibility.items():
        assert number == sum((s.credibility.grade if s.credibility else "") == grade for s in said)
