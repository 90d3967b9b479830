"""Handing out a copy: what was chosen is in it, with its history; of all else not a byte."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from files import mark, new_project, problems, put_all, put_article, user
from handed import FOR_CAT, Handed, all_of, bring, has
from replicas import article_of, enter, shared, tag, take

from sourcemark.model.articles import Article, Progress
from sourcemark.model.errors import Refused
from sourcemark.model.people import Annotator
from sourcemark.model.review import ARRANGEMENT, Arrangement
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import open_project
from sourcemark.project.merging.handing import Marks, Selection, hand_out
from sourcemark.work import submitting


def test_nothing_of_an_article_that_was_not_chosen_is_in_the_bytes(handed: Handed) -> None:
    (shown, _), (_, _) = bring(handed.ann, "plainly"), bring(handed.ann, "secretly")
    path = handed.out("cat", shown)
    assert has(path, *all_of("plainly")) == list(all_of("plainly"))
    assert has(path, *all_of("secretly")) == []


def test_a_step_that_touched_other_articles_too_is_not_told_by_its_name(handed: Handed) -> None:
    with handed.ann.operation("Import one article, and secretlytitle") as op:
        shown = put_article(op, "A text of its own.", "One")
        put_article(op, "Of secretlytext nobody knows.", "Other")
    assert has(handed.out("cat", shown), "secretlytext", "secretlytitle") == []


@pytest.mark.parametrize("marks", ["none", "own", "all"])
def test_whose_marks_go_along(marks: Marks, handed: Handed) -> None:
    article, own = bring(handed.ann, "annly")
    bob = handed.desk.copy("Bob")
    theirs = mark(article, handed.ann.text(article), (3, 7), who=bob.user, note="boblynote")
    put_all(bob, "Tag boblytagged", [theirs])
    take(handed.ann, bob)
    path = handed.out("cat", article, marks=marks)
    with closing(open_project(path, user("Cat", "Cat's"))) as cat:
        found = {s.id for s in cat.all(Statement)}
    assert found == {"none": set(), "own": {own.id}, "all": {own.id, theirs.id}}[marks]
    expected = {"none": [], "own": ["annlynote"], "all": ["annlynote", "boblynote"]}[marks]
    assert has(path, "annlynote", "boblynote") == expected
    assert has(path, "annlytagged", "boblytagged") == [w.replace("note", "tagged") for w in expected]


def test_of_marks_that_were_deleted_nothing_is_left(handed: Handed) -> None:
    article, own = bring(handed.ann, "annly")
    gone = mark(article, handed.ann.text(article), (3, 7), note="gonenote")
    put_all(handed.ann, "Tag gonetagged", [gone])
    with handed.ann.operation("Delete gonestep") as op:
        op.drop("statement", gone.id)
    undone = mark(article, handed.ann.text(article), (3, 6), note="undonenote")
    put_all(handed.ann, "Tag undonetagged", [undone])
    handed.ann.undo()
    path = handed.out("cat", article, marks="own")
    assert has(path, "gonenote", "gonetagged", "gonestep", "undonenote", "undonetagged") == []
    assert [s.id for s in handed.open(path).all(Statement)] == [own.id]


def test_the_register_goes_along_and_of_people_only_who_is_named(handed: Handed) -> None:
    bob = handed.desk.copy("Bobsname")
    tag(bob, 4, 12)
    lee = enter(bob, "lee")
    take(handed.ann, bob)
    path = handed.out("cat", article_of(handed.ann), marks="none")
    cat = handed.open(path)
    assert cat.get(Source, "lee") == lee
    assert {a.name for a in cat.all(Annotator)} == {"Ann"}, "who handed it out"


def test_who_works_blind_hands_out_what_may_be_seen(handed: Handed) -> None:
    article, own = bring(handed.ann, "annly")
    other, _ = bring(handed.ann, "other")
    bob = handed.desk.copy("Bob")
    for number, one in enumerate((article, other)):
        theirs = mark(one, handed.ann.text(one), (3, 7), who=bob.user, note=f"boblynote{number}")
        put_all(bob, f"Tag boblytagged{number}", [theirs])
    take(handed.ann, bob)
    submitting.arrange(handed.ann, blind=True)
    me = handed.ann.user.annotator.id
    put_all(
        handed.ann,
        "Submit",
        [Progress(id="p", article=other.id, annotator=me, done=True, submitted=True)],
    )
    path = handed.out("cat", article, other)
    assert has(path, "boblynote0", "boblytagged0") == []
    assert has(path, "annlynote", "boblynote1") == ["annlynote", "boblynote1"]
    cat = handed.open(path)
    assert cat.get(Statement, own.id) == own


@pytest.mark.parametrize("at", range(1, 5))
def test_when_it_is_cancelled_there_is_no_file(at: int, handed: Handed, tmp_path: Path) -> None:
    article, _ = bring(handed.ann, "annly")
    with handed.ann.operation("Many") as op:
        for number in range(1200):
            op.put(Source(id=f"s{number}", name="x"))
    beside, heard = sorted(tmp_path.iterdir()), list[int]()

    def told(done: int, total: int) -> None:
        heard.append(done)
        if len(heard) == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        hand_out(handed.ann, tmp_path / "cat.sourcemark", Selection((article.id,), "all"), FOR_CAT, told)
    assert sorted(tmp_path.iterdir()) == beside


def test_what_lies_there_is_never_written_over(handed: Handed, tmp_path: Path) -> None:
    (tmp_path / "cat.txt").write_text("mine")
    with pytest.raises(Refused, match="exists already"):
        hand_out(handed.ann, tmp_path / "cat.txt", Selection((), "all"), FOR_CAT)
    assert (tmp_path / "cat.txt").read_text() == "mine"


def test_the_one_who_hands_out_keeps_everything_as_it_is(handed: Handed) -> None:
    bring(handed.ann, "annly")
    log = "SELECT count(*), max(clock) FROM operation"
    before, steps = shared(handed.ann), handed.ann.link.execute(log).fetchone()
    handed.out("cat", *handed.ann.all(Article))
    assert shared(handed.ann) == before
    assert handed.ann.link.execute(log).fetchone() == steps


def test_a_copy_has_a_replica_and_a_name_of_its_own(tmp_path: Path) -> None:
    with closing(new_project(tmp_path / "a.sourcemark", user("Ann", "one"))) as ann:
        hand_out(ann, tmp_path / "b.sourcemark", Selection((), "none"), FOR_CAT)
        with closing(sqlite3.connect(tmp_path / "b.sourcemark")) as link:
            (replica,) = link.execute("SELECT value FROM meta WHERE name = 'replica'").fetchone()
        assert replica not in ann.device
        with closing(open_project(tmp_path / "b.sourcemark", user("Cat", "two"))) as cat:
            assert cat.get(Arrangement, ARRANGEMENT) == FOR_CAT
            assert cat.undoable() is None
    assert problems(tmp_path / "b.sourcemark") == []
