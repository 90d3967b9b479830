"""What was decided goes along to another article: of the same text under another id, or of a corrected text."""

from __future__ import annotations

from files import mark, put_all, put_article
from replicas import Desk, take

from sourcemark.model.articles import Article
from sourcemark.project import Project
from sourcemark.work import deciding
from sourcemark.work.differing import items

TEXT = "Both have imported this text, each at a machine of their own."


def imported(project: Project) -> Article:
    with project.operation("Import") as op:
        return put_article(op, TEXT, "By both")


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
