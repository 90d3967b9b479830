"""Attributions that are not possible: unknown sources, words elsewhere, marks of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from files import TEXT, put_article
from things import Case

from sourcemark.model.errors import Refused
from sourcemark.model.people import User
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Hop
from sourcemark.work import attributing, sources, tagging
from sourcemark.work.speaking import Cited, NewHop

BEYOND = Span(0, len(TEXT) + 1)


def test_a_source_needs_a_name_and_a_statement(here: Case) -> None:
    with pytest.raises(Refused, match="needs a name"):
        attributing.set_source(here.project, [here.tag().id], Source(id="x", name=" "))
    with pytest.raises(Refused, match="Choose a statement first"):
        attributing.set_source(here.project, [], Source(id="x", name="X"))
    assert here.project.get(Source, "x") is None


def acts(here: Case, ids: list[str], source: str, span: Span) -> list[Callable[[], object]]:
    project = here.project
    return [
        lambda: attributing.set_source(project, ids, source, span),
        lambda: attributing.set_source(project, ids, source, None, span),
        lambda: attributing.set_source(project, ids, Source(id="new", name="New"), span),
        lambda: attributing.set_chain(project, ids, [Hop(source=source, spans=(span,))]),
    ]


def test_an_unknown_source_is_refused(here: Case) -> None:
    ids = [here.tag().id]
    with pytest.raises(Refused, match="no longer in the register"):
        attributing.set_source(here.project, ids, "gone")
    with pytest.raises(Refused, match="no longer in the register"):
        attributing.add_speaker(here.project, ids, "gone")
    with pytest.raises(Refused, match="no longer in the register"):
        attributing.set_chain(here.project, ids, [Hop(source="gone")])


def test_words_beyond_the_article_are_refused(here: Case) -> None:
    s = here.tag()
    more: list[Callable[[], object]] = [
        lambda: attributing.set_source_spans(here.project, s.id, [BEYOND]),
        lambda: attributing.set_cue_spans(here.project, s.id, [BEYOND]),
    ]
    for act in (*acts(here, [s.id], "lee", BEYOND), *more):
        with pytest.raises(Refused, match="Choose some words first"):
            act()
    assert here.get(s.id) == s


def test_words_are_marked_in_one_article_at_a_time(here: Case) -> None:
    with here.project.operation("Second") as op:
        other = put_article(op, TEXT + "More.", title="Second")
    (there,) = tagging.tag(here.project, other.id, [Span(0, 3)], "official").of("statement")
    ids = [here.tag().id, there]
    for act in acts(here, ids, "lee", Span(0, 3)):
        with pytest.raises(Refused, match="from several articles"):
            act()
    attributing.set_source(here.project, ids, "lee")
    assert all(here.get(id).attribution.sources == ("lee",) for id in ids)


def test_anothers_mark_is_refused(here: Case, as_user: Callable[[str], User]) -> None:
    ids = [here.tag().id]
    as_user("Bo")
    more = [
        lambda: attributing.clear_source(here.project, ids),
        lambda: attributing.add_speaker(here.project, ids, "lee"),
    ]
    for act in (*acts(here, ids, "lee", Span(0, 3)), *more):
        with pytest.raises(Refused, match="This mark is Ann's"):
            act()
    assert here.project.get(Source, "new") is None


def test_nobody_passes_on_their_own_words(here: Case) -> None:
    id = here.tag().id
    sources.enter(here.project, Source(id="double", name="Mr Lee"))
    sources.merge(here.project, "lee", ["double"])
    attributing.set_source(here.project, [id], "lee")
    for hop in ("lee", "double"):
        with pytest.raises(Refused, match="can't be the one who passes it on"):
            attributing.set_chain(here.project, [id], [Hop(source=hop)])
    with pytest.raises(Refused, match="can't be the one who passes it on"):
        attributing.set_source(here.project, [id], Cited("lee", (Hop(source="double"),)))
    with pytest.raises(Refused, match="needs a name"):
        attributing.set_chain(here.project, [id], [NewHop(Source(id="x", name=" "))])
    assert here.get(id).chain == ()
