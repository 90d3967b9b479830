"""What was decided goes along to another article: of the same text under another id, or of a corrected text."""

from __future__ import annotations

from files import mark, put_all, put_article
from replicas import Desk, take

from sourcemark.model.articles import Article
from sourcemark.model.review import ADJUDICATED, Decision
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.work.review import commenting, deciding
from sourcemark.work.review.differing import items

TEXT = "Both have imported this text, each at a machine of their own."


def imported(project: Project, text: str = TEXT) -> Article:
    with project.operation("Import") as op:
        return put_article(op, text, "By both", url="https://example.org/1")


def test_what_was_decided_stays_decided_where_the_text_has_another_id(desk: Desk) -> None:
    bob = desk.copy("Bob")
    imported(desk.ann)
    theirs = imported(bob)
    made = mark(theirs, TEXT, (0, 4), who=bob.user, codes={"source_type": ("official",)})
    put_all(bob, "Tag", [made])
    deciding.take(bob, [made.id], [made.id])
    take(desk.ann, bob)
    (ours,) = [article for article in desk.ann.all(Article) if article.title == "By both"]
    assert [(item.state, item.why) for item in items(desk.ann, ours.id)] == [("decided", ())]


def decided_in_another_text(desk: Desk, *places: tuple[int, int]) -> tuple[Article, list[str]]:
    """Ann's text says more before and something else than "machine"; Bob decided and commented on these places."""
    bob = desk.copy("Bob")
    ours = imported(desk.ann, f"Corrected. {TEXT.replace('machine', 'desk')}")
    theirs = imported(bob, TEXT)
    marks = [mark(theirs, TEXT, place, who=bob.user) for place in places]
    put_all(bob, "Tag", marks)
    for made in marks:
        deciding.take(bob, [made.id], [made.id])
    commenting.add(bob, [made.id for made in marks], "See here.")
    take(desk.ann, bob)
    return ours, [made.id for made in marks]


def test_decisions_and_comments_go_with_their_marks_into_a_corrected_text(desk: Desk) -> None:
    ours, ids = decided_in_another_text(desk, (0, 9), (15, 23))
    assert [(item.state, item.why) for item in items(desk.ann, ours.id)] == [("decided", ())] * 2
    assert [said.text for said in commenting.thread(desk.ann, ours.id, ids)] == ["See here."]
    layer = [s for s in desk.ann.all(Statement) if s.annotator == ADJUDICATED.id]
    assert {s.article for s in layer} == {ours.id}


def test_where_the_words_were_corrected_too_it_is_open_again(desk: Desk) -> None:
    at = TEXT.index("machine")
    ours, _ = decided_in_another_text(desk, (at, at + 7))
    why = ("Bob marked words that were corrected in the text since",)
    assert [(item.state, item.why) for item in items(desk.ann, ours.id)] == [("re-opened", why)]


def test_what_does_not_go_keeps_its_decision_and_comment(desk: Desk) -> None:
    ours, ids = decided_in_another_text(desk, (0, len(TEXT)))
    assert items(desk.ann, ours.id) == []
    (left,) = {d.article for d in desk.ann.all(Decision)}
    assert left != ours.id
    assert [item.state for item in items(desk.ann, left)] == ["decided"]
    assert len(commenting.thread(desk.ann, left, ids)) == 1
