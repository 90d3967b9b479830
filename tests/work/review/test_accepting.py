"""A whole article decided in one step: what all agree on, or all of one annotator."""

from __future__ import annotations

import pytest
from files import TEXT, state, user
from team import Team, ids, team

from sourcemark.model.changes import Changes
from sourcemark.model.errors import Refused
from sourcemark.model.people import Annotator
from sourcemark.model.spans import Span
from sourcemark.model.statements import CredibilityGrade
from sourcemark.project import Project
from sourcemark.work.review import accepting, deciding, differing

BOB, CY = (user(name).annotator.id for name in ("Bob", "Cy"))


@pytest.fixture
def here(project: Project) -> Team:
    return team(project)


def whole(here: Team, before: dict[tuple[str, str], str]) -> None:
    """The last step is undone and redone as one."""
    after = state(here.project)
    here.project.undo()
    assert state(here.project) == before
    here.project.redo()
    assert state(here.project) == after


def states(here: Team) -> list[str]:
    return [item.state for item in differing.items(here.project, here.article.id)]


def test_what_all_agree_on_is_accepted_in_one_step(here: Team) -> None:
    same = [here.mark(who, place) for place in ((0, 12), (20, 30)) for who in ("Bob", "Cy")]
    here.mark("Bob", (40, 50))
    before = state(here.project)
    changes: Changes = accepting.accept_agreed(here.project, here.article.id)
    assert here.step == "Accept what all agree on (2)"
    assert len(changes.of("decision")) == 2
    whole(here, before)
    assert [s.spans for s in here.layer] == [(Span(0, 12),), (Span(20, 30),)]
    origins = {id for decision in here.decisions for r in decision.results for id in r.origins}
    assert origins == {*ids(*same)}
    assert sorted(states(here)) == ["decided", "decided", "open"]
    with pytest.raises(Refused, match="nothing here that all agree on"):
        accepting.accept_agreed(here.project, here.article.id)


def test_one_reader_alone_agrees_with_nobody(here: Team) -> None:
    here.mark("Bob")
    with pytest.raises(Refused, match="nothing here that all agree on"):
        accepting.accept_agreed(here.project, here.article.id)


def test_all_of_one_annotator_also_what_all_agree_on(here: Team) -> None:
    for who in ("Bob", "Cy"):
        here.mark(who, (0, 12))
        here.mark(who, (20, 30), type="official" if who == "Bob" else "defector")
    bobs, cys = here.mark("Bob", (40, 50)), here.mark("Cy", (60, 70))
    before = state(here.project)
    accepting.accept_all(here.project, here.article.id, CY)
    assert here.step == "Accept all of Cy's readings (4)"
    whole(here, before)
    assert [(s.spans[0].start, s.code("source_type")) for s in here.layer] == [
        (0, "official"),
        (20, "defector"),
        (60, "official"),
    ]
    silent = [d for d in here.decisions if not d.results]
    assert [d.considered[0].statement for d in silent] == [bobs.id]
    assert {d.outcome for d in here.decisions} == {"taken"}
    assert cys.id in {id for d in here.decisions for r in d.results for id in r.origins}
    assert {*states(here)} == {"decided"}


def test_what_is_decided_already_stays_and_what_was_opened_again_does_not(here: Team) -> None:
    first = [here.mark("Bob", (0, 12)), here.mark("Cy", (0, 12), type="defector")]
    second = [here.mark("Bob", (20, 30)), here.mark("Cy", (20, 30), type="defector")]
    for group in (first, second):
        deciding.take(here.project, ids(*group), [BOB])
    here.change(second[1].coded("source_type"))
    here.mark("Bob", (40, 50))
    accepting.accept_all(here.project, here.article.id, CY)
    assert [(s.spans[0].start, s.code("source_type")) for s in here.layer] == [(0, "official"), (20, None)]
    assert len(here.decisions) == 3
    with pytest.raises(Refused, match="nothing of Cy's here"):
        accepting.accept_all(here.project, here.article.id, CY)


def test_a_decision_whose_statements_fell_apart_is_replaced_once(here: Team) -> None:
    bob, cy = here.mark("Bob", (0, 12)), here.mark("Cy", (0, 12), type="defector")
    deciding.take(here.project, ids(bob, cy), [BOB])
    here.change(cy.at(TEXT, (Span(40, 50),)))
    accepting.accept_all(here.project, here.article.id, CY)
    assert len(here.decisions) == 2
    assert {*states(here)} == {"decided"}
    assert [s.code("source_type") for s in here.layer] == ["defector"]


def test_what_has_lost_all_it_rests_on_is_not_accepted(here: Team) -> None:
    bob = here.mark("Bob")
    here.mark("Cy", (60, 70))
    deciding.take(here.project, [bob.id], [BOB])
    here.gone(bob)
    accepting.accept_all(here.project, here.article.id, CY)
    assert states(here) == ["re-opened", "decided"]
    with pytest.raises(Refused, match="nothing here that all agree on"):
        accepting.accept_agreed(here.project, here.article.id)


def test_who_alone_has_read_an_article_can_be_accepted_whole(here: Team) -> None:
    here.mark("Bob", credibility=CredibilityGrade(grade="2"))
    accepting.accept_all(here.project, here.article.id, BOB)
    assert [s.credibility for s in here.layer] == [CredibilityGrade(grade="2")]
    with pytest.raises(Refused, match="nothing of a coworker's"):
        accepting.accept_all(here.project, here.article.id, CY)


def test_who_works_blind_accepts_nothing(here: Team) -> None:
    here.mark("Bob")
    here.mark("Cy")
    here.arranged(blind=True)
    with pytest.raises(Refused, match="submit your own marks"):
        accepting.accept_agreed(here.project, here.article.id)
    with pytest.raises(Refused, match="submit your own marks"):
        accepting.accept_all(here.project, here.article.id, BOB)
    assert here.project.get(Annotator, "adjudicated") is None


def test_long_work_tells_how_far_it_is_and_can_be_left(here: Team) -> None:
    for start in range(0, 240, 2):
        here.mark("Bob", (start + 60, start + 61))
    told: list[tuple[int, int]] = []

    class Leaving:
        cancelled = False

        def progress(self, done: int, total: int = 0, label: str = "") -> None:
            told.append((done, total))
            raise InterruptedError

    before = state(here.project)
    with pytest.raises(InterruptedError):
        accepting.accept_all(here.project, here.article.id, BOB, Leaving())
    assert told == [(100, 120)]
    assert state(here.project) == before
