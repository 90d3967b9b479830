"""Deciding between readings: what stands, from whom, why, and that every act is one step of undo."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from files import state, user
from team import Team, ids, team

from sourcemark.model.changes import Changes
from sourcemark.model.errors import Refused
from sourcemark.model.fingerprint import fingerprint
from sourcemark.model.people import Annotator
from sourcemark.model.review import ADJUDICATED, Considered
from sourcemark.model.statements import Attribution, CredibilityGrade, Statement
from sourcemark.project import Project
from sourcemark.work import grading, tagging
from sourcemark.work.review import deciding, differing

ANN, BOB, CY, DAN = (user(name).annotator.id for name in ("Ann", "Bob", "Cy", "Dan"))


@pytest.fixture
def here(project: Project) -> Team:
    return team(project)


@pytest.fixture
def pair(here: Team) -> tuple[Statement, Statement]:
    """Bob and Cy marked the same words, with another type."""
    return here.mark("Bob", type="official"), here.mark("Cy", type="defector", note="sure")


def taken_back(here: Team, act: Callable[[], Changes]) -> Changes:
    """Do it; it must be one step that undo takes back whole and redo does again."""
    before = state(here.project)
    changes = act()
    after = state(here.project)
    assert after != before
    here.project.undo()
    assert state(here.project) == before
    here.project.redo()
    assert state(here.project) == after
    return changes


def test_a_reading_that_is_taken_stands_as_it_is(here: Team, pair: tuple[Statement, Statement]) -> None:
    bob, cy = pair
    taken_back(here, lambda: deciding.take(here.project, ids(*pair), [CY], "slip", " He reread it. "))
    assert here.step == "Take Cy's reading: defector"
    (stands,), (decision,) = here.layer, here.decisions
    copied = msgspec.structs.replace(cy, id=stands.id, annotator=ADJUDICATED.id, status="adjudicated")
    assert stands == copied
    assert stands.id != cy.id
    assert decision.annotator == ANN
    assert (decision.outcome, decision.cause, decision.reason) == ("taken", "slip", "He reread it.")
    assert [(r.statement, r.origins) for r in decision.results] == [(stands.id, (cy.id,))]
    assert {*decision.considered} == {
        Considered(statement=s.id, annotator=s.annotator, mark=fingerprint(s)) for s in (bob, cy)
    }
    assert here.project.get(Annotator, ADJUDICATED.id) == ADJUDICATED


def test_all_stand_beside_each_other(here: Team, pair: tuple[Statement, Statement]) -> None:
    taken_back(here, lambda: deciding.take_all(here.project, ids(*pair)))
    assert here.step == "Take Bob's and Cy's readings: official + defector"
    assert [r.origins for r in here.decisions[0].results] == [(s.id,) for s in pair]
    assert here.decisions[0].outcome == "both"
    assert len(here.layer) == 2


def test_deciding_again_replaces_what_stood(here: Team, pair: tuple[Statement, Statement]) -> None:
    deciding.take_all(here.project, ids(*pair))
    (first,) = here.decisions
    taken_back(here, lambda: deciding.take(here.project, ids(*pair), [pair[0].id]))
    (second,) = here.decisions
    assert (second.id, second.outcome) == (first.id, "taken")
    assert [s.code("source_type") for s in here.layer] == ["official"]


def test_two_decisions_become_one_when_their_statements_do(
    here: Team, pair: tuple[Statement, Statement]
) -> None:
    deciding.take(here.project, [pair[0].id], [BOB])
    deciding.take(here.project, [pair[1].id], [CY])
    assert len(here.decisions) == 2
    taken_back(here, lambda: deciding.take(here.project, ids(*pair), [CY]))
    assert len(here.decisions) == len(here.layer) == 1


def test_those_who_say_the_same_are_origins_too(here: Team) -> None:
    lee, yi = Attribution(sources=("lee",)), Attribution(sources=("yi",))
    bob, cy = here.mark("Bob", attribution=yi), here.mark("Cy", attribution=lee, note="other words")
    dan = here.mark("Dan", attribution=lee, credibility=CredibilityGrade(grade="2"))
    deciding.take(here.project, ids(bob, cy, dan), [CY])
    assert here.decisions[0].results[0].origins == (cy.id, bob.id)


def test_neither_needs_cause_and_reason_where_all_marked_it(
    here: Team, pair: tuple[Statement, Statement]
) -> None:
    for cause, reason in ((None, ""), ("slip", " "), (None, "wrong")):
        with pytest.raises(Refused, match="cause and a reason"):
            deciding.neither(here.project, ids(*pair), cause, reason)  # type: ignore[arg-type]
    assert here.decisions == []
    taken_back(here, lambda: deciding.neither(here.project, ids(*pair), "codebook gap", "No statement."))
    assert here.step == "Take no reading: official + defector"
    assert (here.decisions[0].outcome, here.decisions[0].results, here.layer) == ("neither", (), [])


def test_neither_overrules_not_everybody_where_one_marked_nothing(here: Team) -> None:
    bob = here.mark("Bob")
    with pytest.raises(Refused, match="cause and a reason"):
        deciding.neither(here.project, [bob.id])
    here.done("Cy")
    deciding.neither(here.project, [bob.id])
    assert here.decisions[0].outcome == "neither"


def test_one_who_marked_nothing_can_be_taken(here: Team) -> None:
    bob = here.mark("Bob")
    with pytest.raises(Refused, match="none of those"):
        deciding.take(here.project, [bob.id], [CY])
    here.mark("Cy", (40, 50))
    taken_back(here, lambda: deciding.take(here.project, [bob.id], [CY]))
    assert here.step == "Take Cy's reading: nothing here"
    assert (here.decisions[0].outcome, here.layer) == ("taken", [])


def test_what_is_to_be_edited_needs_cause_and_reason_and_is_then_edited(
    here: Team, pair: tuple[Statement, Statement]
) -> None:
    with pytest.raises(Refused, match="cause and a reason"):
        deciding.edit(here.project, ids(*pair), BOB, "slip", "")
    taken_back(here, lambda: deciding.edit(here.project, ids(*pair), BOB, "slip", "Both misread it."))
    assert here.step == "Edit Bob's reading: official"
    stands = here.layer[0].id
    taken_back(here, lambda: tagging.retag(here.project, [stands], "defector"))
    taken_back(here, lambda: grading.grade_credibility(here.project, [stands], "3"))
    assert here.decisions[0].outcome == "edited"
    assert here.layer[0].codes == {"source_type": ("defector",)}
    assert here.layer[0].credibility == CredibilityGrade(grade="3")
    assert here.project.get(Statement, pair[0].id) == pair[0], "the annotator's own stays"


def test_what_stands_is_changed_by_decisions_alone(here: Team, pair: tuple[Statement, Statement]) -> None:
    deciding.take(here.project, ids(*pair), [BOB])
    with pytest.raises(Refused, match="decide to edit it"):
        tagging.retag(here.project, ids(*here.layer), "defector")
    deciding.edit(here.project, ids(*pair), BOB, "slip", "Both misread it.")
    with pytest.raises(Refused, match="decide it anew"):
        tagging.delete(here.project, ids(*here.layer))
    assert len(here.layer) == 1


def test_a_decision_is_taken_back(here: Team, pair: tuple[Statement, Statement]) -> None:
    deciding.take_all(here.project, ids(*pair))
    (decision,) = here.decisions
    taken_back(here, lambda: deciding.withdraw(here.project, here.article.id, [decision.id]))
    assert here.step == "Take the decision back"
    assert here.decisions == here.layer == []
    with pytest.raises(Refused, match="no longer there"):
        deciding.withdraw(here.project, here.article.id, [decision.id])


def test_what_was_decided_is_kept_though_a_reading_was_changed(
    here: Team, pair: tuple[Statement, Statement]
) -> None:
    cy = pair[1]
    with pytest.raises(Refused, match="no one decision"):
        deciding.keep(here.project, ids(*pair))
    deciding.edit(here.project, ids(*pair), BOB, "slip", "Both misread it.")
    tagging.set_note(here.project, ids(*here.layer), "Mine")
    here.change(cy.coded("source_type", "official"))
    (layer,), (before,) = here.layer, here.decisions
    taken_back(here, lambda: deciding.keep(here.project, ids(*pair)))
    assert here.step == "Keep the decision: official"
    assert here.layer == [layer]
    (after,) = here.decisions
    assert after.considered != before.considered
    assert [(r.statement, r.origins, r.mark) for r in after.results] == [
        (r.statement, r.origins, fingerprint(layer)) for r in before.results
    ]
    was = {"considered": before.considered, "at": before.at, "results": before.results}
    assert msgspec.structs.replace(after, **was) == before
    assert [item.state for item in differing.items(here.project, here.article.id)] == ["decided"]
    here.gone(here.layer[0])
    with pytest.raises(Refused, match="is gone"):
        deciding.keep(here.project, ids(*pair))


def test_what_can_not_be_decided_on_is_refused(here: Team, pair: tuple[Statement, Statement]) -> None:
    other = here.another()
    elsewhere = here.mark("Bob", article=other)
    here.done("Dan", other)
    deciding.take(here.project, [elsewhere.id], [BOB])
    refused = (
        ([], "nothing to decide on"),
        (["gone"], "nothing to decide on"),
        ([pair[0].id, "gone"], "look at the difference again"),
        (ids(pair[0], elsewhere), "several articles"),
        (ids(*here.layer), "Only what annotators marked"),
    )
    for group, why in refused:
        with pytest.raises(Refused, match=why):
            deciding.take(here.project, group, [BOB])
    with pytest.raises(Refused, match="Choose a reading"):
        deciding.take(here.project, ids(*pair), [])
    with pytest.raises(Refused, match="none of those"):
        deciding.take(here.project, ids(*pair), [ADJUDICATED.id])
    with pytest.raises(Refused, match="Choose the reading to change"):
        deciding.edit(here.project, [elsewhere.id], DAN, "slip", "why")
    assert len(here.decisions) == 1


def test_who_works_blind_decides_only_after_submitting(here: Team, pair: tuple[Statement, Statement]) -> None:
    deciding.take(here.project, ids(*pair), [BOB])
    here.arranged(blind=True)
    here.done("Ann")
    for act in (
        lambda: deciding.take(here.project, ids(*pair), [CY]),
        lambda: deciding.neither(here.project, ids(*pair), "slip", "why"),
        lambda: deciding.edit(here.project, ids(*pair), BOB, "slip", "why"),
        lambda: deciding.withdraw(here.project, here.article.id, ids(*here.decisions)),  # type: ignore[arg-type]
    ):
        with pytest.raises(Refused, match="submit your own marks"):
            act()
    here.done("Ann", submitted=True)
    deciding.take(here.project, ids(*pair), [CY])
    assert here.layer[0].code("source_type") == "defector"


def test_without_names_no_step_tells_one(here: Team, pair: tuple[Statement, Statement]) -> None:
    here.arranged(nameless=True)
    deciding.take(here.project, ids(*pair), [CY])
    assert here.step == "Take Annotator 1's reading: defector"


def test_a_mark_without_type_is_told_by_its_words(here: Team) -> None:
    bob = here.mark("Bob", (4, 12), type="")
    here.done("Cy")
    deciding.take(here.project, [bob.id], [BOB])
    assert here.step == f"Take Bob's reading: “{bob.exact}”"
