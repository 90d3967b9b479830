"""The queue of differences: who is compared, what is open, decided and re-opened, and what a filter leaves."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from files import TEXT, WHEN, user
from hypothesis import given
from hypothesis import strategies as st
from team import Team, ids, team

from sourcemark.analysis.groups import groups_of
from sourcemark.analysis.readings import Canon, Reading
from sourcemark.model.codebook import SOURCE_TYPE, Code, Codebook, Facet
from sourcemark.model.errors import Refused
from sourcemark.model.people import Annotator
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, CredibilityGrade, Hop, ReliabilityGrade, Statement
from sourcemark.project import Project
from sourcemark.project.queries.review import seen_in, statements_by
from sourcemark.work.review import commenting, deciding, differing
from sourcemark.work.review.comparing import reading_of, what_differs
from sourcemark.work.review.queued import Counts, Item, Wanted, counts

ANN, BOB, CY = (user(name).annotator.id for name in ("Ann", "Bob", "Cy"))


@pytest.fixture
def here(project: Project) -> Team:
    return team(project)


def only(here: Team) -> Item:
    """The one item of the article."""
    (found,) = differing.items(here.project, here.article.id)
    return found


def queued(here: Team, *articles: str, **wanted: object) -> list[list[list[str]]]:
    """Per article, per item: the statements."""
    chosen = msgspec.convert(wanted, Wanted)
    return [[[*i.ids] for i in q.items] for q in differing.queue(here.project, chosen, articles)]


def test_who_has_seen_an_article_is_compared_and_nobody_else(here: Team) -> None:
    bob = here.mark("Bob")
    here.done("Cy")
    here.mark("Dan", article=here.another())
    second = Annotator(id=f"{BOB}~1", name="Bob, second reading 1")
    with here.project.operation("Second") as op:
        op.put(second)
        op.put(msgspec.structs.replace(bob, id="again", annotator=second.id))
    deciding.take(here.project, [bob.id], [BOB])
    link, id = here.project.link, here.article.id
    found = reading_of(here.article, statements_by(link, id), seen_in(link, id))
    assert {who: [*theirs] for who, theirs in found.marks.items()} == {BOB: [bob], CY: []}
    assert found.length == len(TEXT)


def test_the_worst_difference_comes_first_and_what_is_agreed_last(here: Team) -> None:
    alone = here.mark("Bob", (60, 70))
    for who in ("Bob", "Cy"):
        here.mark(who, (0, 12))
        here.mark(who, (20, 30), credibility=CredibilityGrade(grade="1" if who == "Bob" else "4"))
        here.mark(who, (40, 50), type="official" if who == "Bob" else "defector")
    found = differing.items(here.project, here.article.id)
    assert [item.group.kinds for item in found] == [("only one",), ("other type",), ("other grade",), ()]
    assert found[0].ids == (alone.id,)
    assert {item.state for item in found} == {"open"}
    assert found[3].group.agreed


def test_what_is_decided_is_decided_until_somebody_changes_it(here: Team) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy", type="defector")
    assert (only(here).state, only(here).decisions) == ("open", ())
    deciding.take(here.project, ids(bob, cy), [BOB])
    assert (only(here).state, only(here).why) == ("decided", ())
    assert only(here).decisions == tuple(here.decisions)
    here.change(msgspec.structs.replace(cy, status="submitted"))
    assert only(here).state == "decided", "submitting changes nothing of what is said"
    here.change(cy.coded(SOURCE_TYPE, "official"))
    assert (only(here).state, only(here).why) == ("re-opened", ("Cy changed the source type",))
    assert queued(here) == [[[*only(here).ids]]], "also where nobody differs any more"
    here.project.undo()
    assert only(here).state == "decided"


def test_a_mark_that_is_gone_or_new_opens_it_again(here: Team) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy", type="defector")
    deciding.take(here.project, ids(bob, cy), [BOB])
    here.mark("Dan")
    here.gone(cy)
    assert only(here).state == "re-opened"
    assert only(here).why == ("Cy deleted it", "Dan marked something here")
    deciding.take(here.project, only(here).ids, [BOB])
    assert (only(here).state, len(here.decisions), len(here.layer)) == ("decided", 1, 1)


def test_what_stands_with_nothing_left_under_it_is_shown_first(here: Team) -> None:
    bob = here.mark("Bob")
    here.mark("Cy", (60, 70))
    deciding.take(here.project, [bob.id], [BOB])
    here.gone(bob)
    gone, other = differing.items(here.project, here.article.id)
    assert (gone.ids, gone.state, gone.why) == ((), "re-opened", ("Bob deleted it",))
    assert gone.key == gone.decisions[0].id != other.key
    deciding.withdraw(here.project, here.article.id, [gone.decisions[0].id])
    assert here.layer == []
    assert [*map(len, (differing.items(here.project, here.article.id), here.decisions))] == [1, 0]


def test_nothing_is_left_of_a_deleted_mark_that_was_decided_against(here: Team) -> None:
    bob = here.mark("Bob")
    here.done("Cy")
    deciding.neither(here.project, [bob.id])
    here.gone(bob)
    assert differing.items(here.project, here.article.id) == []


def test_one_group_that_falls_apart_is_open_again_in_both_its_parts(here: Team) -> None:
    bob, cy = here.mark("Bob", (0, 12)), here.mark("Cy", (4, 12))
    deciding.take(here.project, ids(bob, cy), [BOB])
    here.change(cy.at(TEXT, (Span(40, 50),)))
    first, second = sorted(differing.items(here.project, here.article.id), key=lambda i: i.ids == (cy.id,))
    moved = "Cy changed the words marked"
    assert (first.ids, first.why) == ((bob.id,), (moved,))
    assert (second.ids, second.why) == ((cy.id,), ("Bob is no longer taken to mark the same", moved))
    deciding.take(here.project, first.ids, [BOB])
    assert [i.state for i in differing.items(here.project, here.article.id) if i.ids == (cy.id,)] == ["open"]


def test_what_was_decided_apart_is_open_when_it_is_taken_for_one(here: Team) -> None:
    bob, cy = here.mark("Bob", (0, 12)), here.mark("Cy", (40, 50))
    deciding.take(here.project, [bob.id], [BOB])
    deciding.take(here.project, [cy.id], [CY])
    here.change(cy.at(TEXT, (Span(0, 12),)))
    assert only(here).why == ("Cy changed the words marked", "What was decided apart is taken for one")
    assert len(only(here).decisions) == 2


def test_two_reviewers_who_decided_the_same_are_told(here: Team) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy", type="defector")
    deciding.take(here.project, ids(bob, cy), [BOB])
    (decision,) = here.decisions
    twin = msgspec.structs.replace(decision, id="twin", annotator=CY, results=(), outcome="neither")
    with here.project.operation("Merge") as op:
        op.put(twin)
    assert only(here).why == ("It was decided more than once: by Ann and Cy",)
    deciding.take(here.project, only(here).ids, [CY])
    assert (only(here).state, len(here.decisions), len(here.layer)) == ("decided", 1, 1)


def test_a_decision_without_what_stood_by_it_is_open(here: Team) -> None:
    bob = here.mark("Bob")
    here.done("Cy")
    deciding.take(here.project, [bob.id], [BOB])
    here.gone(here.layer[0])
    assert only(here).why == ("What stood by the decision is gone",)


def test_filters(here: Team) -> None:
    for who, place, more in (
        ("Bob", (0, 12), {"type": "official"}),
        ("Cy", (0, 12), {"type": "defector"}),
        ("Dan", (0, 12), {"type": "official"}),
        ("Bob", (20, 30), {"credibility": CredibilityGrade(grade="2")}),
        ("Cy", (20, 30), {}),
        ("Dan", (20, 30), {}),
        *((who, (60, 70), {}) for who in ("Bob", "Cy", "Dan")),
    ):
        here.mark(who, place, **more)  # type: ignore[arg-type]
    other = here.another("Other")
    alone = here.mark("Bob", article=other)
    type, grade, agreed = (list(i.ids) for i in differing.items(here.project, here.article.id))
    assert queued(here) == [[type, grade]], "who reads alone differs from nobody"
    here.done("Cy", other)
    both = queued(here)
    assert sorted(both, key=len) == [[[alone.id]], [type, grade]]
    assert queued(here, here.article.id) == [[type, grade]]
    assert queued(here, kinds=["other type"]) == [[type]]
    assert queued(here, facets=["credibility"]) == [[grade]]
    assert queued(here, here.article.id, annotators=[user("Dan").annotator.id]) == [[type, grade]]
    assert queued(here, here.article.id, annotators=[CY, user("Dan").annotator.id]) == [[type]]
    assert queued(here, kinds=["other type"], facets=["credibility"]) == []
    assert queued(here, here.article.id, agreed=True) == [[type, grade, agreed]]
    deciding.take(here.project, type, [CY])
    assert queued(here, here.article.id, states=["open"]) == [[grade]]
    assert queued(here, here.article.id, states=["decided"]) == [[type]]
    assert queued(here, states=["re-opened"]) == []


def test_the_queue_is_read_article_by_article_and_can_be_left(here: Team) -> None:
    for title in ("One", "Two"):
        article = here.another(title)
        here.mark("Bob", article=article)
        here.done("Cy", article)
    told: list[tuple[int, int]] = []

    class Watching:
        cancelled = False

        def progress(self, done: int, total: int = 0, label: str = "") -> None:
            told.append((done, total))

    found = differing.queue(here.project, task=Watching())
    next(found)
    assert told == []
    assert len(list(found)) == 1
    assert told == [(1, 2), (2, 2)]


def test_nothing_is_compared_that_is_hidden_from_who_works_blind(here: Team) -> None:
    here.mark("Ann")
    here.done("Bob")
    here.mark("Cy", (60, 70))
    assert len(queued(here)[0]) == 2
    here.arranged(blind=True)
    assert queued(here) == []
    with pytest.raises(Refused, match="submit your own marks"):
        differing.items(here.project, here.article.id)
    here.done("Ann", submitted=True)
    assert len(queued(here)[0]) == 2


def test_comments_are_counted_once_with_the_marks_they_are_about(here: Team) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy", type="defector")
    commenting.add(here.project, ids(bob, cy), "Which?")
    commenting.add(here.project, [cy.id], "Sure?")
    deciding.take(here.project, ids(bob, cy), [BOB])
    here.gone(cy)
    assert only(here).comments == 2
    assert [c.text for c in commenting.thread(here.project, here.article.id, only(here).about)] == [
        "Which?",
        "Sure?",
    ]


def test_items_are_renewed_after_decisions_and_comments_without_comparing_anew(here: Team) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy", type="defector")
    far, alone = here.mark("Cy", (60, 70)), here.mark("Bob", (20, 30))
    deciding.take(here.project, [far.id], [CY])
    stale = differing.items(here.project, here.article.id)

    def as_good_as_new() -> bool:
        found = differing.items(here.project, here.article.id)
        return differing.renewed(here.project, here.article.id, stale) == found

    for act in (
        lambda: deciding.take(here.project, ids(bob, cy), [BOB]),
        lambda: deciding.take(here.project, [alone.id, bob.id], [BOB]),
        lambda: commenting.add(here.project, [cy.id], "Why?"),
        lambda: deciding.edit(here.project, ids(bob, cy), CY, "slip", "why"),
        lambda: deciding.withdraw(here.project, here.article.id, [d.id for d in here.decisions]),
        *[here.project.undo] * 5,
        *[here.project.redo] * 4,
    ):
        act()
        assert as_good_as_new()
    here.gone(here.layer[0])
    assert as_good_as_new()


def test_how_far_the_review_of_an_article_is(here: Team) -> None:
    for who in ("Bob", "Cy"):
        here.mark(who, (0, 12))
    alone, decided, opened = (here.mark("Bob", place) for place in ((20, 30), (40, 50), (60, 70)))
    deciding.take(here.project, [decided.id], [CY])
    deciding.take(here.project, [opened.id], [CY])
    here.change(opened.coded(SOURCE_TYPE, "defector"))
    other = here.another()
    here.mark("Bob", article=other)
    found = differing.items(here.project, here.article.id)
    assert counts(found) == Counts(open=1, decided=1, reopened=1, agreed=1)
    assert [i.state for i in found if alone.id in i.ids] == ["open"]
    nothing = Counts(open=0, decided=0, reopened=0, agreed=0)
    assert counts(differing.items(here.project, other.id)) == nothing


BOOK = Codebook(
    id="codebook",
    name="x",
    facets=(
        Facet(
            id=SOURCE_TYPE,
            name="Type",
            codes=(Code(id="a", name="A"), Code(id="b", name="B", merged_into="a")),
        ),
        Facet(id="basis", name="Basis", many=True, codes=(Code(id="c", name="C"), Code(id="d", name="D"))),
    ),
)
MANY = st.sampled_from([(), ("lee",), ("yi",), ("yi", "ahn"), ("ahn", "lee")])
SAID: dict[str, Callable[[], st.SearchStrategy[object]]] = {
    "codes": lambda: st.fixed_dictionaries(
        {},
        optional={
            SOURCE_TYPE: st.sampled_from([("a",), ("b",)]),
            "basis": st.sampled_from([("c", "d"), ("d", "c")]),
        },
    ),
    "attribution": lambda: st.builds(
        Attribution, sources=MANY, mode=st.sampled_from([None, "direct"]), cue_spans=st.just(())
    ),
    "chain": lambda: st.sampled_from([(), (Hop(source="lee"),), (Hop(source="yi"),)]),
    "reliability": lambda: st.sampled_from(
        [None, ReliabilityGrade(grade="A"), ReliabilityGrade(grade="F", reason="x")]
    ),
    "credibility": lambda: st.sampled_from([None, CredibilityGrade(grade="1"), CredibilityGrade(grade="2")]),
    "statement_kind": lambda: st.sampled_from(["statement", "attitude"]),
    "note": lambda: st.sampled_from(["", "x"]),
}
WORDS = st.fixed_dictionaries({name: made() for name, made in SAID.items()})


@given(WORDS, WORDS, st.sampled_from([(0, 12), (0, 14)]))
def test_two_are_held_against_each_other_as_many_are(
    one: dict[str, object], two: dict[str, object], place: tuple[int, int]
) -> None:
    known = Canon(BOOK, {"yi": "lee"})
    a, b = (
        Statement(id=name, article="x", annotator=name, spans=(Span(*at),), quotes=(), created=WHEN, **said)  # type: ignore[arg-type]
        for name, at, said in (("a", (0, 12), one), ("b", place, two))
    )
    (group,) = groups_of([Reading(article="x", length=100, marks={"a": [a], "b": [b]})], known)
    found = {facet for difference in group.differences for facet in difference.facets}
    assert {*what_differs(known, a, b)} == found
