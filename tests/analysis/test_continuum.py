"""Agreement along the text: Krippendorff's alpha for unitizing, and words."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import canon, mark, read
from strategies import places

from sourcemark.analysis.continuum import by_words, unitised
from sourcemark.analysis.marks import Marks
from sourcemark.analysis.readings import Reading, worded

ALEX = [(0, 7), (7, 13), (30, 32), (32, 37), (37, 44), (44, 60)]
PAUL = [(0, 7), (7, 13), (13, 21), (32, 44)]
SUZAN = [(0, 7), (7, 13), (13, 21), (32, 37), (37, 41), (41, 44)]


def alpha(*readings: Reading) -> float | None:
    return unitised(Marks(readings, canon()), seed=1, draws=0).value


def published(article: str = "x") -> Reading:
    theirs = {"alex": ALEX, "paul": PAUL, "suzan": SUZAN}
    marks = {
        who: [mark(f"{who}{at}", place) for at, place in enumerate(places)] for who, places in theirs.items()
    }
    return read(article, 60, **marks)


def test_krippendorff_2016_three_observers_of_a_continuum_of_60() -> None:
    """Krippendorff et al. 2016 and Krippendorff 2019, figure 12.11: |u-alpha = 0.413.

    26 of 180 observed against 44.3 expected; without rounding the latter, 1 - 26 / 44.338 = 0.4136.
    """
    assert alpha(published()) == pytest.approx(0.413, abs=0.001)
    assert alpha(published()) == pytest.approx(1 - 26 / 44.33828, abs=1e-6)


def by_code_points(readings: list[Reading]) -> float | None:
    """The definition, code point by code point, of spans that don't overlap within an annotator."""
    whole = marked = met = squares = 0.0
    for reading in readings:
        readers = list(reading.marks.values())
        if len(readers) < 2:
            continue
        spans = [[(s.start, s.end) for statement in theirs for s in statement.spans] for theirs in readers]
        for at in range(reading.length):
            there = [any(start <= at < end for start, end in theirs) for theirs in spans]
            met += sum(one != two for one, two in permutations(there, 2)) / (len(readers) - 1)
            marked += sum(there)
        whole += reading.length * len(readers)
        squares += sum((end - start) ** 2 for theirs in spans for start, end in theirs)
    gaps = whole - marked
    return 1 - met / (2 * marked * gaps / (whole - (squares + gaps) / whole)) if marked * gaps else None


@st.composite
def articles(draw: st.DrawFn) -> list[Reading]:
    """Up to three articles, each seen by up to three annotators, with one statement of several pieces each."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        readers = draw(st.sets(st.sampled_from("abc")))
        marks = {
            who: [mark(f"{who}{number}", *((s.start, s.end) for s in spans))] if spans else []
            for who in sorted(readers)
            for spans in [draw(places(20, least=0))]
        }
        found.append(read(f"x{number}", 20, **marks))
    return found


@given(articles())
def test_it_is_what_the_definition_says_also_where_not_all_have_seen_all(readings: list[Reading]) -> None:
    expected = by_code_points(readings)
    assert alpha(*readings) == (None if expected is None else pytest.approx(expected))


def test_overlapping_spans_of_one_are_united_and_touching_ones_are_not() -> None:
    other = [mark("3", (0, 6))]
    whole = alpha(read(length=20, a=[mark("1", (0, 10))], b=other))
    assert alpha(read(length=20, a=[mark("1", (0, 7)), mark("2", (5, 10))], b=other)) == whole
    assert alpha(read(length=20, a=[mark("1", (0, 5)), mark("2", (5, 10))], b=other)) != whole


def test_marking_twice_changes_nothing() -> None:
    once = read(a=[mark("1", (0, 10))], b=[mark("2", (5, 10))])
    twice = read(a=[mark("1", (0, 10)), mark("1b", (0, 10))], b=[mark("2", (5, 10))])
    assert alpha(once) == alpha(twice)


def test_who_has_not_seen_an_article_takes_no_part() -> None:
    lonely = read("y", 1_000, alex=[mark("y", (0, 900))])
    assert alpha(published(), lonely) == alpha(published())
    assert alpha(lonely) is None


def test_without_marks_or_without_gaps_there_is_no_figure() -> None:
    assert alpha(read(a=[], b=[])) is None
    assert alpha(read(length=9, a=[mark("1", (0, 9))], b=[mark("2", (0, 9))])) is None
    assert alpha() is None


def test_the_interval_holds_the_figure() -> None:
    articles = [
        read(f"{n}", 40, a=[mark(f"a{n}", (0, 10 + n))], b=[mark(f"b{n}", (n, 20))]) for n in range(9)
    ]
    found = unitised(Marks(articles, canon()), seed=3, draws=200)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high
    assert found == unitised(Marks(articles, canon()), seed=3, draws=200)


def test_a_word_is_marked_by_any_of_its_code_points() -> None:
    text = "He said no. Nobody knew."
    reading = read(
        length=len(text),
        words=worded(text),
        a=[mark("1", (3, 9))],
        b=[mark("2", (8, 10)), mark("3", (17, 19))],
    )
    found = by_words(Marks([reading], canon()), seed=1, draws=0)
    assert found is not None
    # He said no Nobody knew: a marks 2 and 3 (touching "no"), b marks 3 and 4
    assert found.counts.units == 5
    assert {(cell.row, cell.column): cell.count for cell in found.cells} == {
        (0, 0): 2,
        (0, 1): 1,
        (1, 0): 1,
        (1, 1): 1,
    }


def test_words_of_articles_that_one_has_not_seen_are_missing() -> None:
    seen = read("x", 9, words=worded("one two"), a=[mark("1", (0, 3))], b=[])
    unseen = read("y", 9, words=worded("one two"), a=[mark("2", (0, 3))])
    found = by_words(Marks([seen, unseen, read("z", 9, a=[], b=[])], canon()), seed=1, draws=0)
    assert found is not None
    assert (found.counts.units, found.counts.pairable, found.counts.missing) == (4, 2, (0, 2))


def test_without_words_there_is_nothing_to_say_of_them() -> None:
    assert by_words(Marks([read(a=[], b=[])], canon()), seed=1, draws=0) is None
