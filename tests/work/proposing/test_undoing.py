"""Random answers, taken back and repeated, against a model as plain as can be."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from files import new_project, problems, state
from hypothesis import given, settings
from hypothesis import strategies as some
from proposed import Read, read

from sourcemark.model.proposals import Proposal, ProposedSource
from sourcemark.model.spans import Span
from sourcemark.work.proposing.accepting import accept
from sourcemark.work.proposing.dismissing import dismiss
from sourcemark.work.proposing.open_ones import still_open

WHO = ("Ana Ruiz", "a senior official", "She")
TEXT = " ".join(f"“It is {n},” said {WHO[n % 3]}." for n in range(12))


class Moment(NamedTuple):
    """Numbers of the proposals that were accepted, and of those that were dismissed; all that stands in the file."""

    accepted: frozenset[int]
    dismissed: frozenset[int]
    state: dict[tuple[str, str], str]


def proposals() -> list[Proposal]:
    made, at = [], 0
    for n in range(12):
        said, name = f"“It is {n},”", WHO[n % 3]
        start = TEXT.index(said, at)
        at = TEXT.index(name, start)
        source = ProposedSource(
            spans=(Span(at, at + len(name)),),
            fullest=Span(TEXT.index(name), TEXT.index(name) + len(name)),
            types=("official",),
        )
        made.append(Proposal(spans=(Span(start, start + len(said)),), source=source))
    return made


ALL = proposals()
steps = some.lists(
    some.one_of(
        some.tuples(
            some.sampled_from(("accept", "dismiss")), some.sets(some.integers(0, 11), min_size=1, max_size=4)
        ),
        some.tuples(some.sampled_from(("undo", "redo")), some.just(set[int]())),
    ),
    max_size=14,
)


@settings(max_examples=8, deadline=None)
@given(steps)
def test_what_is_open_is_what_the_answers_say(script: list[tuple[str, set[int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.sourcemark"
        story = read(new_project(path), TEXT)
        done, undone = [Moment(frozenset(), frozenset(), state(story.project))], list[Moment]()
        for act, numbers in script:
            now = done[-1]
            free = numbers - now.accepted - now.dismissed
            if act == "undo" and len(done) > 1:
                story.project.undo()
                undone.append(done.pop())
            elif act == "redo" and undone:
                story.project.redo()
                done.append(undone.pop())
            elif free and act in ("accept", "dismiss"):
                answer = accept if act == "accept" else dismiss
                answer(story.project, story.article, [ALL[n] for n in sorted(free)], "1")
                more = (free, set()) if act == "accept" else (set(), free)
                undone.clear()
                done.append(Moment(now.accepted | more[0], now.dismissed | more[1], state(story.project)))
            assert state(story.project) == done[-1].state
            check(story, done[-1])
        story.project.close()
        assert problems(path) == []


def check(story: Read, now: Moment) -> None:
    """What stands in the file is what was answered."""
    left = [p for n, p in enumerate(ALL) if n not in now.accepted | now.dismissed]
    assert still_open(story.project, story.article, ALL) == left
    assert {s.spans for s in story.statements} == {ALL[n].spans for n in now.accepted}
    assert len(story.verdicts) == len(now.accepted | now.dismissed)
    assert len(story.sources) == len({n % 3 for n in now.accepted} - {2})
