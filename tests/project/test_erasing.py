"""What was cut short is taken back bit by bit: others get their turn, and a second attempt goes on from there."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from threading import Lock

import pytest
from files import new_project, problems, put_all, put_article, state, user

from sourcemark.model.articles import Article
from sourcemark.model.changes import MANY
from sourcemark.model.errors import Refused
from sourcemark.model.sources import Source
from sourcemark.project import Bulk, CutShort, Project, open_project
from sourcemark.project.erasing import erase
from sourcemark.project.transaction import begin, transaction


class Turns(AbstractContextManager["Turns"]):
    """Counts the turns that are taken; in between another connection writes. May stop before one of them."""

    def __init__(self, other: Project, stop_at: int = 0) -> None:
        self.other, self.stop_at, self.number = other, stop_at, 0

    def __enter__(self) -> Turns:
        self.number += 1
        if self.number == self.stop_at:
            raise KeyboardInterrupt
        return self

    def __exit__(self, *_: object) -> None:
        put_all(self.other, "Key", [Source(id=f"key {self.number}", name="x")])


def cut_short(project: Project) -> int:
    """A bulk operation that was left unfinished, as by a crash; its key."""
    put_all(project, "Before", [Source(id="lee", name="Lee"), Source(id="kim", name="Kim")])
    with transaction(project.link):
        key, id = begin(project.link, project.user, "Import", "do", None)
    op = Bulk(project.link, key, id, "Import", Lock())
    put_article(op)
    op.put(Source(id="lee", name="Lee II", merged_into="new"))
    op.put(Source(id="new", name="New"))
    op.drop("source", "kim")
    op.rest()
    return key


def test_others_write_between_the_shares(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourcemark.project.erasing.SHARE", 0.0)
    key = cut_short(project)
    with closing(project.clone(writing=True)) as other:
        turns = Turns(other)
        changes = erase(project.link, key, turns)
    left = state(project)
    assert turns.number == 4, "four changes, of which two must go together, and the end"
    assert sum(id.startswith("key ") for _, id in left) == 4
    assert {project.get(Source, id).name for id in ("lee", "kim")} == {"Lee", "Kim"}  # type: ignore[union-attr]
    assert project.get(Source, "new") is None
    assert set(changes.of("source")) == {"lee", "kim", "new"}
    assert len(changes.of("article")) == 1
    assert changes.name == "Import: taken back"
    assert project.link.execute("SELECT count(*) FROM text").fetchone() == (0,)


def test_what_is_left_of_it_still_cannot_be_built_upon_and_goes_at_the_next_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcemark.project.erasing.SHARE", 0.0)
    project = new_project(path)
    key = cut_short(project)
    with closing(project.clone(writing=True)) as other, pytest.raises(KeyboardInterrupt):
        erase(project.link, key, Turns(other, stop_at=3))
    assert project.get(Source, "kim") is not None
    (article,) = project.all(Article)
    with pytest.raises(Refused, match="job"), project.operation("Too early") as op:
        op.drop("article", article.id)
    project.close()
    again = open_project(path, user())
    assert again.link.execute("SELECT count(*) FROM article").fetchone() == (0,)
    assert again.link.execute("SELECT count(*) FROM operation WHERE complete = 0").fetchone() == (0,)
    again.close()
    assert problems(path) == []


def test_what_was_taken_back_is_told_even_when_it_is_much(project: Project) -> None:
    def fail(things: Iterable[Source]) -> None:
        with project.bulk("Import") as bulk:
            for source in things:
                bulk.put(source)
            bulk.rest()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail(Source(id=f"s{number}", name="x") for number in range(MANY + 1))
    assert project.taken_back.many("source")
    assert len(project.taken_back.of("source")) == MANY
    assert not project.taken_back.many("article")


def test_a_long_mending_is_announced_and_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourcemark.project.erasing.SHARE", 0.0)
    project = new_project(path)
    cut_short(project)
    project.close()
    with pytest.raises(CutShort, match="4 changes"):
        open_project(path, user(), most=3)
    assert any("cut short" in problem for problem in problems(path)), "nothing was done yet"
    told = list[tuple[int, int]]()

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_project(path, user(), told=stop)
    assert told == [(1, 4), (3, 4)], "two that go together, in one share"
    open_project(path, user(), most=3).close()
    assert problems(path) == []
