"""Mergers of a coworker that meet those made here: one step leads from any entry to the one that stands for it."""

from __future__ import annotations

import itertools
import time

import pytest
from files import BOOK, TEXT, mark, said_by
from sets import Come
from things import Case

from sourcemark.model.bundle import Item, Text
from sourcemark.model.errors import BadFile
from sourcemark.model.sources import Source
from sourcemark.project.queries.sources import merged_sources, source_row
from sourcemark.work import sources


def merged(source: str, into: str) -> Source:
    return Source(id=source, name=f"Name {source}", merged_into=into)


def into(case: Case, source: str) -> str | None:
    found = case.project.get(Source, source)
    assert found is not None
    return found.merged_into


def test_what_was_merged_into_an_entry_that_is_merged_here_goes_on_to_the_last(
    here: Case, come: Come
) -> None:
    sources.merge(here.project, here.ahn.id, [here.lee.id])
    double = merged("double", here.lee.id)
    said = mark(here.article, TEXT, (0, 12), attribution=said_by(double))
    text = Text(sha256=here.article.sha256, text=TEXT)
    theirs: list[Item] = [here.project.user.annotator, BOOK, here.lee, double, text, here.article, said]
    done = come(theirs)
    assert [(line.action, line.id) for line in done.preview.lines] == [("new", "double"), ("new", said.id)]
    assert into(here, "double") == here.ahn.id
    row = source_row(here.project.link, here.ahn.id)
    assert row is not None
    assert row.statements == 1, "the register counts what the double said"
    assert into(here, here.lee.id) == here.ahn.id, "what was merged here stays merged"
    assert not come(theirs).changes


@pytest.mark.parametrize("order", list(itertools.permutations("abcd")))
def test_mergers_in_a_row_are_flat_in_whatever_order_they_come(
    order: tuple[str, ...], here: Case, come: Come
) -> None:
    chain = {
        "a": merged("a", "b"),
        "b": merged("b", "c"),
        "c": merged("c", "d"),
        "d": Source(id="d", name="D"),
    }
    theirs: list[Item] = [BOOK, *(chain[name] for name in order)]
    assert sorted(come(theirs).changes.of("source")) == [*"abcd"]
    assert {s.id for s in merged_sources(here.project.link, "d")} == {"a", "b", "c"}
    assert not come(theirs).changes
    here.project.undo()
    assert here.project.get(Source, "a") is None


@pytest.mark.parametrize("order", [("ab", "bc", "ca"), ("ca", "bc", "ab")])
def test_mergers_in_a_ring_are_refused(order: tuple[str, ...], here: Case, come: Come) -> None:
    with pytest.raises(BadFile, match="merged into itself"):
        come([merged(*names) for names in order])
    assert here.project.get(Source, "a") is None


def test_an_endless_row_of_mergers_is_refused_at_once(here: Case, come: Come) -> None:
    row: list[Item] = [merged(f"s{n}", f"s{n + 1}") for n in range(4000)]
    start = time.perf_counter()
    with pytest.raises(BadFile, match="more than 100 were merged into each other"):
        come([*row, Source(id="s4000", name="Last")])
    assert time.perf_counter() - start < 10
    assert here.project.get(Source, "s1") is None
