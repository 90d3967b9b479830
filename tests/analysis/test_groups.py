"""Differences, worst first: what a reviewer is shown and decides on."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import canon, mark, read
from strategies import places

from sourcemark.analysis.differences import KINDS, Group
from sourcemark.analysis.groups import groups_of
from sourcemark.analysis.readings import Canon, Reading, standing_for
from sourcemark.model.sources import Source
from sourcemark.model.statements import Attribution, Hop, Statement


def only(*readings: Reading, by: Canon | None = None) -> Group:
    (group,) = groups_of(readings, by or canon())
    return group


def told(group: Group) -> list[tuple[str, tuple[str, ...]]]:
    return [(difference.kind, difference.facets) for difference in group.differences]


def two(one: Statement, other: Statement, by: Canon | None = None) -> Group:
    return only(read(a=[one], b=[other]), by=by)


def test_what_is_alike_is_agreed() -> None:
    alike = [mark(id, (0, 9), type="expert", source=["lee"], reliability="B", credibility="2") for id in "12"]
    group = two(*alike)
    assert (group.agreed, group.differences, group.severity, group.kinds) == (True, (), 0.0, ())
    assert (group.of("a"), group.of("b"), group.of("c")) == (*alike, None)


def test_only_one_has_it() -> None:
    group = only(read(a=[mark("1", (0, 9))], b=[]))
    (difference,) = group.differences
    assert (difference.kind, difference.annotators, difference.statements) == (
        "only one",
        ("a", "b"),
        ("1", None),
    )
    assert (difference.severity, difference.overlap, group.agreed) == (6.0, 0.0, False)
    (turned,) = only(read(a=[], b=[mark("1", (0, 9))])).differences
    assert turned.statements == (None, "1")


def test_two_for_one_is_shown_as_what_it_is() -> None:
    long, halves = mark("1", (0, 20)), [mark("2", (0, 12)), mark("3", (12, 20))]
    first, second = groups_of([read(a=[long], b=halves)], canon())
    assert (first.kinds, first.statements, first.overlapping) == (("only one",), (None, halves[1]), ("1",))
    assert (first.severity, first.differences[0].overlap) == (pytest.approx(6 - 0.4), pytest.approx(0.4))
    assert (second.kinds, second.statements, second.overlapping) == (
        ("other span",),
        (long, halves[0]),
        ("3",),
    )


def test_one_who_has_not_seen_the_article_does_not_differ() -> None:
    group = only(read(a=[mark("1", (0, 9))]), read("y", b=[]))
    assert (group.differences, group.agreed, group.annotators) == ((), False, ("a",))


def test_one_person_s_duplicate_agrees_with_nobody() -> None:
    found = groups_of([read(a=[mark("1", (0, 9)), mark("2", (0, 9))], b=[])], canon())
    assert [group.kinds for group in found] == [("only one",), ("only one",)]


@pytest.mark.parametrize(
    ("one", "other", "expected", "severity"),
    [
        (mark("1", (0, 10)), mark("2", (0, 5)), ("other span", ("spans",)), 2.5),
        (
            mark("1", (0, 9), type="expert"),
            mark("2", (0, 9), type="media"),
            ("other type", ("source_type",)),
            4,
        ),
        (mark("1", (0, 9), type="expert"), mark("2", (0, 9)), ("other type", ("source_type",)), 4),
        (mark("1", (0, 9), source=["lee"]), mark("2", (0, 9)), ("other source", ("source",)), 3),
        (mark("1", (0, 9), source="ab"), mark("2", (0, 9), source="ac"), ("other source", ("source",)), 3),
        (
            mark("1", (0, 9), reliability="A"),
            mark("2", (0, 9), reliability="E"),
            ("other grade", ("reliability",)),
            1.8,
        ),
        (
            mark("1", (0, 9), credibility="2"),
            mark("2", (0, 9), credibility="1"),
            ("other grade", ("credibility",)),
            1.2,
        ),
        (mark("1", (0, 9), credibility="2"), mark("2", (0, 9)), ("other grade", ("credibility",)), 1.1),
        (mark("1", (0, 9), reliability="F"), mark("2", (0, 9)), ("other grade", ("reliability",)), 1.1),
        (
            mark("1", (0, 9), reliability="F"),
            mark("2", (0, 9), reliability="E"),
            ("judged or not", ("reliability",)),
            1.5,
        ),
        (
            mark("1", (0, 9), credibility="1"),
            mark("2", (0, 9), credibility="6"),
            ("judged or not", ("credibility",)),
            1.5,
        ),
        (
            mark("1", (0, 9), codes={"topic": ("war",)}),
            mark("2", (0, 9), codes={"topic": ("war", "law")}),
            ("other facet", ("topic",)),
            0.5,
        ),
    ],
)
def test_each_kind(one: Statement, other: Statement, expected: object, severity: float) -> None:
    group = two(one, other)
    assert told(group) == [expected]
    assert group.severity == pytest.approx(severity)


def test_the_order_in_which_values_were_chosen_is_no_difference() -> None:
    assert two(mark("1", (0, 9), source="ab"), mark("2", (0, 9), source="ba")).agreed
    one, other = (
        mark(id, (0, 9), codes={"topic": topics})
        for id, topics in (("1", ("war", "law")), ("2", ("law", "war")))
    )
    assert two(one, other).agreed


def test_what_was_merged_is_the_same() -> None:
    one, other = (
        mark("1", (0, 9), type="analyst", source=["Lee"]),
        mark("2", (0, 9), type="expert", source=["Lee W."]),
    )
    assert two(one, other).kinds == ("other source",)
    onto = standing_for([Source(id="Lee", name="", merged_into="Lee W."), Source(id="Lee W.", name="")])
    assert two(one, other, by=Canon(canon().codebook, onto)).agreed


def test_a_ring_of_mergers_has_an_end() -> None:
    ring = [Source(id="a", name="", merged_into="b"), Source(id="b", name="", merged_into="a")]
    assert standing_for(ring) == {"a": "b", "b": "a"}
    assert standing_for([*ring, Source(id="c", name="", merged_into="a")])["c"] == "b"
    chain = [Source(id="a", name="", merged_into="b"), Source(id="b", name="", merged_into="c")]
    assert standing_for(chain) == {"a": "c", "b": "c"}


def test_mode_kind_and_chain_are_further_facets() -> None:
    one, other = mark("1", (0, 9)), mark("2", (0, 9))
    changed = msgspec.structs.replace(
        other, statement_kind="attitude", attribution=Attribution(mode="direct"), chain=(Hop(source="lee"),)
    )
    ((kind, facets),) = told(two(one, changed))
    assert (kind, set(facets)) == ("other facet", {"mode", "statement_kind", "chain"})


def test_worst_first_and_agreed_last() -> None:
    first = [
        mark("a1", (0, 9)),
        mark("a2", (10, 19), reliability="A"),
        mark("a3", (20, 29), type="media"),
        mark("a4", (30, 40)),
        mark("a5", (50, 59)),
    ]
    second = [
        mark("b1", (0, 9)),
        mark("b2", (10, 19), reliability="C"),
        mark("b3", (20, 28), type="expert", source=["lee"]),
        mark("b4", (30, 35)),
    ]
    found = groups_of([read(a=first, b=second)], canon())
    assert [group.kinds for group in found] == [
        ("only one",),
        ("other type", "other source", "other span"),
        ("other span",),
        ("other grade",),
        (),
    ]


def test_three_annotators_differ_two_by_two() -> None:
    group = only(read(a=[mark("1", (0, 9), type="media")], b=[mark("2", (0, 9), type="expert")], c=[]))
    assert {(d.kind, d.annotators) for d in group.differences} == {
        ("only one", ("a", "c")),
        ("only one", ("b", "c")),
        ("other type", ("a", "b")),
    }
    assert group.statements[2] is None


def keys(groups: Sequence[Group]) -> list[str]:
    return sorted(difference.key for group in groups for difference in group.differences)


@given(st.data())
def test_keys_are_the_same_from_either_side_and_every_statement_is_in_one_group(data: st.DataObject) -> None:
    kinds = st.sampled_from([None, "expert", "media"])
    marks = {
        who: [
            mark(
                f"{who}{n}",
                *((s.start, s.end) for s in spans),
                type=data.draw(kinds),
                source=data.draw(st.sampled_from(["", "x"])),
            )
            for n, spans in enumerate(data.draw(st.lists(places(30), max_size=5)))
        ]
        for who in "ab"
    }
    reading = read(length=30, **marks)
    found = groups_of([reading], canon(), ["a", "b"])
    turned = groups_of([reading], canon(), ["b", "a"])
    assert keys(found) == keys(turned)
    assert len(set(keys(found))) == len(keys(found))
    assert sorted(group.key for group in found) == sorted(group.key for group in turned)
    ids = [statement.id for group in found for statement in group.statements if statement]
    assert sorted(ids) == sorted(statement.id for theirs in marks.values() for statement in theirs)
    for group in found:
        severities = [difference.severity for difference in group.differences]
        assert severities == sorted(severities, reverse=True)
        assert [KINDS.index(kind) for kind in group.kinds] == sorted(
            KINDS.index(kind) for kind in group.kinds
        )
    assert [group.severity for group in found] == sorted((group.severity for group in found), reverse=True)
