"""Handing out a copy: what it holds, what it is called, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from answered import learnt
from files import problems, put_all, put_article, user
from msgspec.structs import replace
from replicas import Desk, enter, tag
from tasks import Watcher

from sourcemark.model.articles import Article
from sourcemark.model.errors import Refused
from sourcemark.model.review import Proposing
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.project.queries.proposals import learned
from sourcemark.work import submitting
from sourcemark.work.articles import set_binned
from sourcemark.work.coworkers.handing_out import hand_out, in_use, proposed
from sourcemark.work.proposing.setting import Rule, arrange_proposals, rule
from sourcemark.work.submitting import arranged
from sourcemark.work.task import Cancelled


def opened(path: Path) -> Project:
    return open_project(path, user("Bob", "bob's"))


def test_a_copy_holds_what_was_chosen(desk: Desk) -> None:
    own = tag(desk.ann, 4, 12)
    enter(desk.ann, "lee")
    made = hand_out(desk.ann, desk.folder / "bob", [own.article], "own", "  Bob\n Tanaka ", blind=True)
    assert made == desk.folder / "bob.sourcemark"
    bob = opened(made)
    assert [article.id for article in bob.all(Article)] == [own.article]
    assert bob.stands(Statement, own.id) == own
    assert list(bob.all(Statement)) == [], "Bob works blind"
    assert [source.id for source in bob.all(Source)] == ["lee"]
    how = arranged(bob)
    assert (how.made_for, how.made_by, how.blind, how.nameless) == ("Bob Tanaka", "Ann", True, False)
    bob.close()


def test_what_was_learnt_goes_along_only_when_asked(desk: Desk) -> None:
    with pytest.raises(Refused, match="Nothing was learnt"):
        hand_out(desk.ann, desk.folder / "bob", in_use(desk.ann), "all", "Bob", carry_learned=True)
    put_all(desk.ann, "Learn", [learnt()])
    for name, asked in (("bob", False), ("cy", True)):
        path = hand_out(desk.ann, desk.folder / name, in_use(desk.ann), "all", name, carry_learned=asked)
        copy = opened(path)
        submitting.arrange(copy, blind=True)
        given = replace(learnt(), annotator=None) if asked else None
        assert learned(copy.link) == given, "it is the copy's, and Bob's to use also while working blind"
        copy.close()
        assert problems(path) == []


def test_a_copy_proposes_as_the_project_says(desk: Desk) -> None:
    arrange_proposals(desk.ann, "the same for all")
    copy = opened(hand_out(desk.ann, desk.folder / "bob", in_use(desk.ann), "none", "Bob", blind=True))
    assert arranged(copy).proposals == "the same for all"
    assert rule(copy) == Rule(learned=False, register=False)
    copy.close()
    told = hand_out(desk.ann, desk.folder / "cy", in_use(desk.ann), "none", "Cy", proposals="none")
    copy = opened(told)
    assert arranged(copy).proposals == "none"
    copy.close()
    spelt: Proposing = "-".join(["as each", "likes"]).replace("-", " ")  # type: ignore[assignment]
    told = hand_out(desk.ann, desk.folder / "di", in_use(desk.ann), "none", "Di", proposals=spelt)
    assert problems(told) == [], "the default is left out, also where another object says it"
    assert arranged(desk.ann).proposals == "the same for all", "what a copy is told changes nothing here"


def test_all_are_those_that_are_not_in_the_bin(desk: Desk) -> None:
    first, second = desk.ann.all(Article)
    set_binned(desk.ann, [first.id], True)
    assert in_use(desk.ann) == [second.id]


@pytest.mark.parametrize(
    ("articles", "who", "words"),
    [
        ([], "Bob", "Choose the articles"),
        (None, " \n", "Say who"),
        (["nothing"], "Bob", "no article 'nothing'"),
    ],
)
def test_what_is_missing_is_said(desk: Desk, articles: list[str] | None, who: str, words: str) -> None:
    chosen = in_use(desk.ann) if articles is None else articles
    with pytest.raises(Refused, match=words):
        hand_out(desk.ann, desk.folder / "bob", chosen, "none", who)
    assert not list(desk.folder.glob("bob*"))


def test_a_file_that_is_there_stays(desk: Desk) -> None:
    there = desk.folder / "there.SOURCEMARK"
    there.write_bytes(b"mine")
    with pytest.raises(Refused, match="exists already"):
        hand_out(desk.ann, there, in_use(desk.ann), "none", "Bob")
    assert there.read_bytes() == b"mine"


def test_it_can_be_cancelled_and_leaves_nothing(desk: Desk) -> None:
    with desk.ann.operation("More") as op:
        for number in range(600):
            op.put(Source(id=f"s{number}", name=f"Source {number}"))
        put_article(op, "More.", "More")
    with pytest.raises(Cancelled):
        hand_out(desk.ann, desk.folder / "bob", in_use(desk.ann), "none", "Bob", task=Watcher(0))
    assert not list(desk.folder.glob("bob*"))


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Bob", "ann for Bob.sourcemark"),
        ("  Bob\tTanaka ", "ann for Bob Tanaka.sourcemark"),
        ('../B:o"b?', "ann for B o b.sourcemark"),
        ("محمد", "ann for محمد.sourcemark"),
        ("", "ann for a coworker.sourcemark"),
        ("...", "ann for a coworker.sourcemark"),
    ],
)
def test_the_name_of_the_file_says_whose_it_is(desk: Desk, who: str, name: str) -> None:
    assert proposed(desk.ann, who) == desk.folder / name


def test_a_name_that_is_taken_is_numbered(desk: Desk) -> None:
    hand_out(desk.ann, proposed(desk.ann, "Bob"), in_use(desk.ann), "none", "Bob")
    assert proposed(desk.ann, "Bob").name == "ann for Bob 2.sourcemark"
    long = proposed(desk.ann, "Long name " * 40).name
    assert len(long) < 90
