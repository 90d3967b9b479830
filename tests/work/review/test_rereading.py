"""Reading a second time: a hidden sample, bare marks, and how far one agrees with oneself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from files import TEXT, state, user
from replicas import Desk, tag, take
from team import Team, ids, team

from sourcemark.analysis.groups import groups_of
from sourcemark.model.errors import Refused
from sourcemark.model.people import Annotator, User
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, CredibilityGrade, ReliabilityGrade, Statement
from sourcemark.project import Project
from sourcemark.project.queries.review import statements_of
from sourcemark.work import articles, tagging
from sourcemark.work.review import differing, rereading
from sourcemark.work.review.comparing import canon
from sourcemark.work.review.rereading import Judgement

ANN = user("Ann").annotator.id
GRADES = {"reliability": ReliabilityGrade(grade="B"), "credibility": CredibilityGrade(grade="2")}


@pytest.fixture
def here(project: Project) -> Team:
    return team(project)


@pytest.fixture
def marked(here: Team) -> list[Statement]:
    """Ann's statements: four in one article, two in another, one in the bin; and one of Bob."""
    other, binned = here.another(), here.another("Binned")
    said = Attribution(sources=("lee",), source_spans=(Span(0, 3),), mode="direct")
    full = {"attribution": said, "note": "seen", **GRADES}
    first = [here.mark("Ann", (n, n + 5), **full) for n in (0, 20, 40, 60)]
    second = [here.mark("Ann", (n, n + 5), "defector", article=other) for n in (10, 30)]
    here.mark("Ann", article=binned)
    articles.set_binned(here.project, [binned.id], True)
    here.mark("Bob", (0, 5))
    return first + second


def again(here: Team) -> str:
    """The second reading begun last."""
    return rereading.second_readings(here.project)[-1].annotator.id


def drawn(here: Team) -> list[Statement]:
    return [s for s in here.project.all(Statement) if s.annotator.startswith(f"{ANN}~")]


def test_a_sample_is_bare_and_one_step(here: Team, marked: list[Statement]) -> None:
    before = state(here.project)
    rereading.start(here.project, 3, seed=1)
    assert here.step == "Begin second reading 1 (3)"
    after = state(here.project)
    here.project.undo()
    assert state(here.project) == before
    here.project.redo()
    assert state(here.project) == after
    assert here.project.get(Annotator, again(here)) == Annotator(id=again(here), name="Ann, second reading 1")
    places = {(s.article, s.spans, s.quotes) for s in marked}
    for s in drawn(here):
        assert (s.article, s.spans, s.quotes) in places
        bare = (s.codes, s.attribution, s.reliability, s.credibility, s.note, s.chain, s.status)
        assert bare == ({}, Attribution(), None, None, "", (), "draft")


def test_the_sample_is_spread_over_articles_and_drawn_by_the_seed(
    here: Team, marked: list[Statement]
) -> None:
    def places(seed: int, size: int) -> list[tuple[str, int]]:
        rereading.start(here.project, size, seed)
        found = sorted((s.article, s.spans[0].start) for s in drawn(here))
        here.project.undo()
        return found

    assert places(7, 4) == places(7, 4)
    assert len({tuple(places(seed, 4)) for seed in range(8)}) > 1
    assert sorted(Counter(article for article, _ in places(7, 4)).values()) == [2, 2]
    assert len(places(7, 100)) == len(marked)


def test_one_judges_them_one_after_the_other(here: Team, marked: list[Statement]) -> None:
    rereading.start(here.project, 6, seed=1)
    (second,) = rereading.second_readings(here.project)
    assert (second.done, second.size, second.finished) == (0, 6, False)
    with pytest.raises(Refused, match="0 of 6 are done"):
        rereading.readings(here.project, again(here))
    with pytest.raises(Refused, match="under way"):
        rereading.start(here.project, 6, seed=2)
    seen = list[str]()
    while bare := rereading.next_open(here.project, again(here)):
        seen.append(bare.id)
        before = state(here.project)
        said = Judgement(
            codes={"source_type": ["official"]}, sources=["yi"], reliability="B", credibility="2"
        )
        rereading.judge(here.project, bare.id, said)
        here.project.undo()
        assert state(here.project) == before
        here.project.redo()
    assert len(seen) == 6
    assert rereading.second_readings(here.project)[0].finished
    got = drawn(here)[0]
    assert got.codes == {"source_type": ("official",)}
    assert (got.attribution.sources, got.reliability, got.credibility) == (("lee",), *GRADES.values())


def test_how_far_one_agrees_with_oneself(here: Team, marked: list[Statement]) -> None:
    rereading.start(here.project, 6, seed=1)
    while bare := rereading.next_open(here.project, again(here)):
        said = Judgement(
            codes={"source_type": ["official"]}, sources=["lee"], reliability="B", credibility="2"
        )
        rereading.judge(here.project, bare.id, said)
    moved, gone, *_ = marked
    here.change(moved.at(TEXT, (Span(100, 110),)))
    tagging.delete(here.project, [gone.id])
    found = rereading.readings(here.project, again(here))
    assert sorted(len(r.marks[ANN]) for r in found) == [2, 3]
    assert all(len(r.marks[ANN]) == len(r.marks[again(here)]) for r in found)
    groups = groups_of(found, canon(here.project))
    assert sorted(group.kinds[0] for group in groups) == ["other facet"] * 3 + ["other type"] * 2
    assert not any("only one" in group.kinds or "other span" in group.kinds for group in groups)


def test_it_is_no_reading_of_its_own(here: Team, marked: list[Statement]) -> None:
    before = [item.group for item in differing.items(here.project, here.article.id)]
    rereading.start(here.project, 6, seed=1)
    assert [item.group for item in differing.items(here.project, here.article.id)] == before


def test_a_second_one_follows_the_first(here: Team, marked: list[Statement]) -> None:
    for number in (1, 2):
        rereading.start(here.project, 1, seed=number)
        second = rereading.second_readings(here.project)[-1].annotator.id
        assert second.startswith(f"{ANN}~")
        assert rereading.second_readings(here.project)[-1].annotator.name == f"Ann, second reading {number}"
        bare = rereading.next_open(here.project, second)
        assert bare is not None
        rereading.judge(here.project, bare.id, Judgement(credibility="3"))
    assert [len(r.marks[second]) for r in rereading.readings(here.project, second)] == [1]


def test_what_can_not_be_done_is_refused(
    here: Team, marked: list[Statement], as_user: Callable[[str], User]
) -> None:
    rereading.start(here.project, 2, seed=1)
    bare = rereading.next_open(here.project, again(here))
    assert bare is not None
    for statement, said, why in (
        (bare.id, Judgement(), "Choose a type"),
        (bare.id, Judgement(codes={"source_type": []}), "Choose a type"),
        (bare.id, Judgement(codes={"source_type": ["nobody"]}), "no value"),
        (bare.id, Judgement(sources=["nobody"]), "no longer in the register"),
        (marked[0].id, Judgement(credibility="3"), "not part of a second reading"),
    ):
        with pytest.raises(Refused, match=why):
            rereading.judge(here.project, statement, said)
    with pytest.raises(Refused, match="no longer there"):
        rereading.readings(here.project, "nobody")
    as_user("Dan")
    with pytest.raises(Refused, match=r"Ann, second reading 1's"):
        rereading.judge(here.project, bare.id, Judgement(credibility="3"))
    assert rereading.second_readings(here.project) == []
    for size in (0, -1, 5):
        with pytest.raises(Refused, match="nothing of yours"):
            rereading.start(here.project, size, seed=1)


def test_who_works_blind_reads_a_second_time(here: Team, marked: list[Statement]) -> None:
    here.arranged(blind=True)
    rereading.start(here.project, 2, seed=1)
    assert len(drawn(here)) == 2
    assert {*ids(*drawn(here))}.isdisjoint(ids(*marked))


def test_two_begun_on_two_machines_stay_two(desk: Desk) -> None:
    for start in (4, 20, 40):
        tag(desk.ann, start, start + 8, codes={"source_type": ("official",)})
    other = desk.copy("Other", marks="all")
    other.user = user("Ann", "other's")
    for project, type, seed in ((desk.ann, "official", 1), (other, "defector", 7)):
        rereading.start(project, 3, seed)
        (second,) = rereading.second_readings(project)
        while bare := rereading.next_open(project, second.annotator.id):
            rereading.judge(project, bare.id, Judgement(codes={"source_type": [type]}))
    take(desk.ann, other)
    found = rereading.second_readings(desk.ann)
    assert [(second.done, second.size) for second in found] == [(3, 3), (3, 3)]
    said = [{s.code("source_type") for s in statements_of(desk.ann.link, f.annotator.id)} for f in found]
    assert said == [{"official"}, {"defector"}]
    assert all(len(second.annotator.id) <= 64 for second in found)
