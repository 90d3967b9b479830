"""The coworker of the sample: a reading of two articles that differs in every way a reviewer can meet."""

from __future__ import annotations

from pathlib import Path

from files import problems, user

from sourcemark.analysis.differences import KINDS
from sourcemark.model.articles import Progress
from sourcemark.model.entity import Entity
from sourcemark.model.kinds import decode, encode
from sourcemark.model.people import Annotator
from sourcemark.model.statements import Statement
from sourcemark.work.review.differing import queue
from sourcemark.work.sample import sample_objects
from sourcemark.work.sample_coworker import coworker_objects
from sourcemark.work.sample_project import make_sample


def test_the_coworker_is_always_the_same_and_survives_the_codec() -> None:
    found: list[Entity] = list(coworker_objects())
    assert [decode(type(thing), encode(thing)) for thing in found] == found
    assert list(coworker_objects()) == found


def test_the_coworkers_marks_are_no_others_and_lie_in_two_articles() -> None:
    own = {thing.id for thing in sample_objects()}
    marks = [thing for thing in coworker_objects() if isinstance(thing, Statement)]
    (who,) = (thing for thing in coworker_objects() if isinstance(thing, Annotator))
    assert {mark.annotator for mark in marks} == {who.id}
    assert not own & {mark.id for mark in marks}
    assert len({mark.article for mark in marks}) == 2
    done = [thing for thing in coworker_objects() if isinstance(thing, Progress)]
    assert {one.article for one in done if one.submitted} == {mark.article for mark in marks}


def test_every_kind_of_difference_is_there_to_be_decided(tmp_path: Path) -> None:
    path = tmp_path / "Sample.sourcemark"
    project = make_sample(path, user())
    kinds = {kind for queued in queue(project) for item in queued.items for kind in item.group.kinds}
    project.close()
    assert kinds == set(KINDS)
    assert problems(path) == []
