"""What review asks of the file: readings, decisions, comments and counts, also from who works blind."""

from __future__ import annotations

import msgspec
import pytest
from files import WHEN, user
from team import Team, ids, team

from sourcemark.model.fingerprint import fingerprint
from sourcemark.model.ids import new_id
from sourcemark.model.review import ADJUDICATED, Comment, Considered, Decision, Result
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.project.queries import review
from sourcemark.project.queries.review import Decided, Share

ANN, BOB, CY = (user(name).annotator.id for name in ("Ann", "Bob", "Cy"))


@pytest.fixture
def here(project: Project) -> Team:
    return team(project)


def decided(here: Team, *on: Statement, stands: str = "") -> Decision:
    """A decision on these statements, by Ann."""
    made = Decision(
        id=new_id(),
        article=on[0].article,
        annotator=ANN,
        at=WHEN,
        considered=tuple(Considered(statement=s.id, annotator=s.annotator, mark=fingerprint(s)) for s in on),
        outcome="taken",
        results=(Result(statement=stands, origins=(on[0].id,), mark="-"),) if stands else (),
    )
    with here.project.operation("Decide") as op:
        op.put(user().annotator)
        op.put(made)
    return made


def said(here: Team, on: Statement, day: int, who: str = ANN) -> Comment:
    """A comment of that day."""
    made = Comment(
        id=new_id(), article=on.article, about=(on.id,), annotator=who, at=WHEN.replace(day=day), text="x"
    )
    with here.project.operation("Comment") as op:
        op.put(user().annotator)
        op.put(made)
    return made


def test_the_statements_of_an_article_by_annotator(here: Team) -> None:
    late, early = here.mark("Bob", (40, 50)), here.mark("Bob", (0, 12))
    cy = here.mark("Cy", (20, 30))
    here.mark("Bob", article=here.another())
    assert review.statements_by(here.project.link, here.article.id) == {BOB: [early, late], CY: [cy]}
    assert review.statements_by(here.project.link, "gone") == {}
    assert review.statements_of(here.project.link, CY) == [cy]
    assert len(review.statements_of(here.project.link, BOB)) == 3


def test_who_has_seen_an_article(here: Team) -> None:
    bob = here.mark("Bob")
    here.done("Cy")
    here.done("Dan", here.another())
    link, article = here.project.link, here.article.id
    assert review.seen_in(link, article) == {BOB, CY}
    here.gone(bob)
    assert review.seen_in(link, article) == {CY}


def test_decisions_of_an_article_and_on_statements(here: Team) -> None:
    bob, cy, dan = (here.mark(who) for who in ("Bob", "Cy", "Dan"))
    elsewhere = here.mark("Bob", article=here.another())
    one, two, other = decided(here, bob, cy, stands="made"), decided(here, dan), decided(here, elsewhere)
    link, article = here.project.link, here.article.id
    assert review.decisions_in(link, article) == sorted([one, two], key=lambda d: d.id)
    assert review.decisions_on(link, article, [cy.id]) == [one]
    assert review.decisions_on(link, article, [dan.id, bob.id]) == sorted([one, two], key=lambda d: d.id)
    assert review.decisions_on(link, article, [elsewhere.id, "made"]) == []
    assert review.decisions_on(link, elsewhere.article, [elsewhere.id]) == [other]
    assert review.decisions_on(link, article, []) == []
    with here.project.operation("Stand") as op:
        op.put(ADJUDICATED)
    stands = here.mark("Bob")
    assert review.decision_behind(link, stands) is None
    three = decided(here, bob, stands=stands.id)
    assert review.decision_behind(link, stands) == three


def test_comments_in_the_order_they_were_made(here: Team) -> None:
    bob = here.mark("Bob")
    late, early = said(here, bob, 9), said(here, bob, 7)
    said(here, here.mark("Bob", article=here.another()), 8)
    assert review.comments_in(here.project.link, here.article.id) == [early, late]


def test_counts_of_every_article(here: Team) -> None:
    other, binned = here.another("Other"), here.another("Gone")
    bob, cy = here.mark("Bob"), here.mark("Cy")
    here.mark("Bob", (40, 50))
    here.done("Cy", submitted=True)
    here.done("Cy", other)
    here.mark("Bob", article=binned)
    here.gone(here.mark("Dan"))
    with here.project.operation("Bin") as op:
        op.put(msgspec.structs.replace(binned, binned=True))
    link = here.project.link
    shares = [
        Share(here.article.id, BOB, 2, False, False),
        Share(here.article.id, CY, 1, True, True),
        Share(other.id, CY, 0, True, False),
    ]
    assert list(review.shares(link)) == sorted(shares, key=lambda s: (s.article, s.annotator))
    assert [s.state for s in shares] == ["started", "submitted", "done"]
    assert {a.id for a in review.articles_read(link)} == {here.article.id, other.id}
    decided(here, bob, cy)
    decided(here, cy)
    assert review.decided_in(link) == {here.article.id: Decided(2, 2)}, "no statement is counted twice"
    here.gone(bob)
    assert review.decided_in(link) == {here.article.id: Decided(2, 1)}
    assert review.places_of(link, CY) == [(here.article.id, cy.id)]
    assert review.places_of(link, BOB)[0][0] == here.article.id
    assert len(review.places_of(link, BOB)) == 1, "what lies in the bin is left out"


def test_who_works_blind_hears_nothing_of_others(here: Team) -> None:
    mine, bob = here.mark("Ann"), here.mark("Bob")
    decided(here, bob, mine)
    own = said(here, mine, 7)
    said(here, bob, 8, BOB)
    here.arranged(blind=True)
    link, article = here.project.link, here.article.id
    assert review.statements_by(link, article) == {ANN: [mine]}
    assert review.seen_in(link, article) == {ANN}
    assert review.decisions_in(link, article) == review.decisions_on(link, article, ids(mine, bob)) == []
    assert review.decided_in(link) == {}
    assert review.comments_in(link, article) == [own]
    assert [s.annotator for s in review.shares(link)] == [ANN]
