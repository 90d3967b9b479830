"""Statements taken for one and the same: at most one of each annotator, and nobody's twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from marked import canon, mark, read
from strategies import places

from sourcemark.analysis.agreement import raw_table
from sourcemark.analysis.comparing import Comparison
from sourcemark.analysis.readings import Reading


def units(*readings: Reading) -> list[list[str]]:
    """The ids of each unit, by annotator; "-" where one has none."""
    found = Comparison(readings, canon())
    names = [*(statement.id for statement in found.marks.statements), "-"]
    return [[names[row] for row in unit] for unit in found.units.rows.T.tolist()]


def test_with_two_units_are_the_pairs_and_the_single_ones_in_the_order_of_the_text() -> None:
    reading = read(a=[mark("1", (30, 40)), mark("2", (0, 9))], b=[mark("3", (31, 40)), mark("4", (50, 60))])
    assert units(reading) == [["2", "-"], ["1", "3"], ["-", "4"]]


def test_three_who_mark_the_same_are_one_unit() -> None:
    assert units(read(a=[mark("1", (0, 9))], b=[mark("2", (0, 9))], c=[mark("3", (1, 9))])) == [
        ["1", "2", "3"]
    ]


def test_no_unit_has_two_of_one_annotator() -> None:
    # c spans what a and b mark apart from each other: it goes with the one it overlaps more
    reading = read(
        a=[mark("1", (0, 10)), mark("4", (10, 18))], b=[mark("2", (10, 20))], c=[mark("3", (0, 20))]
    )
    assert units(reading) == [["1", "-", "3"], ["4", "2", "-"]]
    assert units(read(a=[mark("1", (0, 9)), mark("2", (0, 9))], b=[], c=[])) == [
        ["1", "-", "-"],
        ["2", "-", "-"],
    ]


@given(st.data())
def test_every_statement_is_in_one_unit(data: st.DataObject) -> None:
    marks = {
        who: [
            mark(f"{who}{number}", *((s.start, s.end) for s in spans))
            for number, spans in enumerate(data.draw(st.lists(places(30), max_size=4)))
        ]
        for who in "abcd"
    }
    found = units(read(length=30, **marks))
    flat = [id for unit in found for id in unit if id != "-"]
    assert sorted(flat) == sorted(s.id for theirs in marks.values() for s in theirs)
    assert all(id[0] == who for unit in found for who, id in zip("abcd", unit, strict=True) if id != "-")


def test_the_raw_table_has_a_line_for_every_value_and_for_what_was_not_marked() -> None:
    first = mark(
        "1", (0, 9), type="analyst", reliability="B", credibility="6", codes={"topic": ("war", "law")}
    )
    found = Comparison([read(a=[first], b=[]), read("y", a=[mark("2", (0, 9))])], canon())
    rows = list(
        raw_table(
            found, ["source_type", "topic", "source", "reliability", "credibility", "credibility_judged"]
        )
    )
    assert [tuple(row) for row in rows] == [
        (1, "x", "a", "1", "marked", "yes"),
        (1, "x", "a", "1", "source_type", "expert"),
        (1, "x", "a", "1", "topic", "war"),
        (1, "x", "a", "1", "topic.all", "law;war"),
        (1, "x", "a", "1", "source", ""),
        (1, "x", "a", "1", "source.all", ""),
        (1, "x", "a", "1", "reliability", "B"),
        (1, "x", "a", "1", "credibility_judged", "cannot be judged"),
        (1, "x", "b", "", "marked", "no"),
        (2, "y", "a", "2", "marked", "yes"),
        (2, "y", "a", "2", "source", ""),
        (2, "y", "a", "2", "source.all", ""),
    ]
