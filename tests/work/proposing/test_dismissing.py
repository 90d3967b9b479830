"""Dismissing: a verdict and no mark, one step for many."""

from __future__ import annotations

import pytest
from proposed import Read

from sourcemark.model.errors import Refused
from sourcemark.work.proposing.dismissing import dismiss
from sourcemark.work.proposing.open_ones import still_open


def test_what_is_dismissed_is_kept_as_an_answer(story: Read) -> None:
    one, two = story.proposal("it rained"), story.proposal("it is late")
    dismiss(story.project, story.article, [one], "1")
    (verdict,) = story.verdicts
    assert (verdict.answer, verdict.proposal, verdict.statement) == ("dismissed", one, None)
    assert (verdict.article, verdict.annotator, verdict.model) == (story.article, story.me, "1")
    assert (story.step(), story.statements) == ("Dismiss a proposal (model 1)", [])
    dismiss(story.project, story.article, [one, two], "1+learned")
    assert story.step() == "Dismiss 2 proposals (model 1, with what it has learnt)"
    assert still_open(story.project, story.article, [one, two]) == []
    story.project.undo()
    assert still_open(story.project, story.article, [one, two]) == [two]


def test_nothing_and_nowhere_are_refused(story: Read) -> None:
    with pytest.raises(Refused, match="Choose a proposal first"):
        dismiss(story.project, story.article, [], "1")
    with pytest.raises(Refused, match="no longer in the project"):
        dismiss(story.project, "gone", [story.proposal("it rained")], "1")
