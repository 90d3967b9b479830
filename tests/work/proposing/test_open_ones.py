"""Which proposals are still to be answered: by content, exactly as comparing each with each, but quickly."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from proposed import Read

from sourcemark.model.people import Annotator
from sourcemark.model.proposals import Proposal
from sourcemark.model.spans import Span, normalised
from sourcemark.model.statements import Statement
from sourcemark.work import tagging
from sourcemark.work.proposing.accepting import accept
from sourcemark.work.proposing.open_ones import Contents, Places, still_open

spans = some.builds(
    lambda start, length: Span(start, start + length), some.integers(0, 60), some.integers(1, 40)
)
places = some.lists(spans, min_size=1, max_size=4).map(normalised)


def is_same(one: Places, other: Places) -> bool:
    a, b = ({at for span in content for at in range(span.start, span.end)} for content in (one, other))
    return len(a & b) >= 0.5 * len(a | b)


@settings(max_examples=60, deadline=None)
@given(some.lists(places, max_size=12), some.lists(places, max_size=12))
def test_it_is_as_comparing_each_with_each(known: list[Places], asked: list[Places]) -> None:
    contents = Contents(known)
    assert [contents.has(one) for one in asked] == [any(is_same(one, k) for k in known) for one in asked]


def test_twenty_thousand_among_twenty_thousand_are_no_wait() -> None:
    known = [(Span(at, at + 120),) for at in range(0, 5_000_000, 250)] + [(Span(0, 5_000_000),)] * 100
    asked = [(Span(at + 100, at + 260),) for at in range(0, 5_000_000, 250)]
    began = time.process_time()
    contents = Contents(known)
    assert not any(contents.has(one) for one in asked)
    assert time.process_time() - began < 2


@pytest.fixture
def rain(story: Read) -> Proposal:
    return story.proposal("Jon Abel and Cy Dow said it rained")


def test_what_is_marked_by_oneself_is_no_longer_open(story: Read, rain: Proposal) -> None:
    assert still_open(story.project, story.article, []) == []
    assert still_open(story.project, story.article, [rain]) == [rain]
    near = Span(rain.spans[0].start + 5, rain.spans[0].end)
    marked = story.made(tagging.tag(story.project, story.article, [near], "official"))
    assert still_open(story.project, story.article, [rain]) == []
    far = Span(rain.spans[0].end - 9, rain.spans[0].end)
    tagging.set_spans(story.project, marked.id, [far])
    assert still_open(story.project, story.article, [rain]) == [rain]
    tagging.set_spans(story.project, marked.id, [Span(0, 3), near])
    assert still_open(story.project, story.article, [rain]) == []


def test_marks_and_answers_of_others_say_nothing(story: Read, rain: Proposal) -> None:
    made = story.made(accept(story.project, story.article, [rain], "1"))
    (verdict,) = story.verdicts
    with story.project.operation("It was Bo’s") as op:
        op.put(Annotator(id="bo", name="Bo"))
        for thing in (made, verdict):
            op.drop(type(thing).kind, thing.id)
            values = {field: getattr(thing, field) for field in thing.__struct_fields__}
            op.put(type(thing)(**values | {"id": f"bo-{thing.id}"[:60], "annotator": "bo"}))
    assert still_open(story.project, story.article, [rain]) == [rain]


def test_what_was_mended_stays_answered_when_its_mark_is_gone(story: Read, rain: Proposal) -> None:
    made = story.made(accept(story.project, story.article, [rain], "1", spans=[story.span("ships wait")]))
    tagging.delete(story.project, [made.id])
    assert story.project.get(Statement, made.id) is None
    assert still_open(story.project, story.article, [rain]) == []
