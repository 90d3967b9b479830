"""What an annotator hears of the review, and how far all are."""

from __future__ import annotations

import pytest
from files import user
from team import Team, ids, team

from sourcemark.model.statements import CredibilityGrade
from sourcemark.project import Project
from sourcemark.work import articles, tagging
from sourcemark.work.review import deciding, feedback
from sourcemark.work.review.feedback import Returned
from sourcemark.work.review.progress import progress

ANN, BOB, CY = (user(name).annotator.id for name in ("Ann", "Bob", "Cy"))


@pytest.fixture
def here(project: Project) -> Team:
    return team(project)


def told(here: Team, who: str, *only: str) -> list[Returned]:
    return list(feedback.feedback(here.project, who, only))


def test_what_became_of_ones_readings_is_told_in_the_order_of_the_text(here: Team) -> None:
    wrong = [here.mark("Bob", (60, 70)), here.mark("Cy", (60, 70), type="defector")]
    good = [here.mark("Bob", (0, 12)), here.mark("Cy", (0, 12), type="defector")]
    cys, bobs = here.mark("Cy", (20, 30)), here.mark("Bob", (40, 50))
    graded = [here.mark("Bob", (80, 90)), here.mark("Cy", (80, 92), credibility=CredibilityGrade(grade="2"))]
    deciding.neither(here.project, ids(*wrong), "ambiguous text", "Nobody speaks.")
    deciding.take(here.project, ids(*good), [BOB])
    deciding.take(here.project, [cys.id], [CY], "slip", "Overlooked.")
    deciding.take(here.project, [bobs.id], [CY])
    deciding.take(here.project, ids(*graded), [CY])
    (bob,) = told(here, BOB)
    assert bob.article == here.article
    assert [word.fate for word in bob.words] == ["kept", "added", "rejected", "rejected", "changed"]
    kept, added, silent, rejected, changed = bob.words
    assert (kept.mine, kept.stands, kept.differs) == (good[0], here.layer[0], ())
    assert (added.mine, added.stands, added.decision.reason) == (None, here.layer[1], "Overlooked.")
    assert (silent.mine, silent.stands) == (bobs, None)
    assert (rejected.mine, rejected.decision.cause) == (wrong[0], "ambiguous text")
    assert (changed.mine, changed.stands, changed.differs) == (
        graded[0],
        here.layer[2],
        ("spans", "credibility"),
    )
    (cy,) = told(here, CY)
    assert [word.fate for word in cy.words] == ["changed", "kept", "rejected", "kept"]
    assert told(here, ANN) == [], "who has not seen the article hears nothing"


def test_of_several_that_stand_ones_own_counts_else_the_nearest(here: Team) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy", type="defector")
    dan = here.mark("Dan", type="defector", credibility=CredibilityGrade(grade="2"))
    deciding.take(here.project, ids(bob, cy, dan), [BOB, CY])
    assert told(here, BOB)[0].words[0].fate == "kept"
    (word,) = told(here, user("Dan").annotator.id)[0].words
    assert (word.fate, word.differs) == ("changed", ("credibility",))


def test_a_reading_that_was_edited_tells_what_was_changed(here: Team) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy")
    deciding.edit(here.project, ids(bob, cy), BOB, "slip", "Not official.")
    assert told(here, BOB)[0].words[0].fate == "kept"
    tagging.retag(here.project, ids(*here.layer), "defector")
    for who in (BOB, CY):
        (word,) = told(here, who)[0].words
        assert (word.fate, word.differs, word.decision.outcome) == ("changed", ("source_type",), "edited")


def test_what_its_annotator_deleted_is_not_told_nor_what_is_hidden(here: Team) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy")
    deciding.take(here.project, ids(bob, cy), [CY])
    here.gone(bob)
    here.mark("Bob", (60, 70))
    assert told(here, BOB) == []
    assert len(told(here, CY)) == len(told(here, CY, here.article.id)) == 1
    assert told(here, CY, "another") == []
    here.arranged(blind=True)
    assert told(here, CY) == []


def test_how_far_all_are(here: Team) -> None:
    newest, binned = here.another("Newest"), here.another("Binned")
    bob, cy = here.mark("Bob"), here.mark("Cy", type="defector")
    here.mark("Bob", (40, 50))
    here.done("Cy")
    here.done("Ann", submitted=True)
    here.mark("Bob", article=binned)
    articles.set_binned(here.project, [binned.id], True)
    assert newest.id not in {row.article.id for row in progress(here.project)}, "nobody has read it"
    (row,) = progress(here.project)
    assert [(s.annotator, s.statements, s.state) for s in row.shares] == [
        (ANN, 0, "submitted"),
        (BOB, 2, "started"),
        (CY, 1, "done"),
    ]
    assert (row.decisions, row.waiting, row.adjudicated) == (0, 3, 0)
    deciding.take_all(here.project, ids(bob, cy))
    (row,) = progress(here.project)
    assert (row.decisions, row.waiting, row.adjudicated) == (1, 1, 2)
    assert [s.annotator for s in row.shares] == [ANN, BOB, CY], "the layer is no reading"
    here.gone(cy)
    (row,) = progress(here.project)
    assert row.waiting == 1
    deciding.take(here.project, [s.id for s in here.project.all(type(bob)) if s.spans[0].start == 40], [BOB])
    assert progress(here.project)[0].waiting == 0
