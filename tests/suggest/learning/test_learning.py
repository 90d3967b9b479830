"""What is learnt: bytes that cannot harm, heads that say only what holds."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcemark.model.spans import Span
from sourcemark.suggest.believing import believed
from sourcemark.suggest.calibration import Calibration
from sourcemark.suggest.learning.answers import Row, answered
from sourcemark.suggest.learning.applying import judge_of
from sourcemark.suggest.learning.features import KIND_WIDTH, MARK_WIDTH, TYPE_WIDTH
from sourcemark.suggest.learning.fitting import learn
from sourcemark.suggest.learning.head import MOST_VALUES, Head
from sourcemark.suggest.learning.head_bytes import MOST_BYTES, BadHead, from_bytes, to_bytes
from sourcemark.suggest.learning.lessons import Dismissed, Lesson, OwnMark
from sourcemark.suggest.learning.trying import FEWEST
from sourcemark.suggest.network.coreference import Meant
from sourcemark.suggest.network.found import FIGURES, Found
from sourcemark.suggest.network.shapes import READ, SPAN, TYPES

CALIBRATION = Calibration((*[0.0] * FIGURES, 0.0), shown=0.4, sure=0.9)
CODES = {name: name for name in TYPES}
OFFERED = CODES | {"academic": "academic"}
RANDOM = np.random.default_rng(5)


def found(
    source: float = 0.0, cue: float = 0.0, type: str = "official", attitude: float = 0.1, at: int = 0
) -> Found:
    """One finding; `source` and `cue` are what its vectors tell beside noise."""
    speaker, word = (RANDOM.normal(0, 1, width).astype(np.float32) for width in (SPAN, READ))
    speaker[:8] += source
    word[:8] += cue
    types = np.full(len(TYPES), math.log(0.02), np.float32)
    types[TYPES.index(type)] = math.log(0.72)
    figures, seconds = np.zeros(FIGURES, np.float32), np.zeros(len(TYPES), np.float32)
    return Found(
        (Span(at, at + 4),),
        Span(at + 10, at + 14),
        Span(at + 6, at + 9),
        attitude,
        types,
        seconds,
        figures,
        speaker,
        word,
    )


def taught(rows: list[Row], codes: dict[str, str] = CODES) -> Head:
    return learn(rows, codes, CALIBRATION, "1")


def habits(articles: int, each: int = 8) -> list[Row]:
    """Somebody who marks what the cue's vector tells, and calls half of the officials "academic"."""
    rows = []
    for article in range(articles):
        for at in range(each):
            right, academic = at % 2 == 0, at % 4 == 0
            one = found(source=4.0 if academic else -4.0, cue=4.0 if right else -4.0)
            rows.append(Row(one, article, right, "academic" if academic else "official", "statement"))
    return rows


@pytest.fixture(scope="module")
def head() -> bytes:
    """What somebody's habits taught."""
    return to_bytes(taught(habits(20)))


def test_a_habit_is_learnt(head: bytes) -> None:
    judge = judge_of(head, CODES, OFFERED, CALIBRATION, "1")
    ones = [found(4.0, 4.0), found(-4.0, 4.0, at=20), found(4.0, -4.0, at=40)]
    sure, other, unlikely = judge.chances(ones)
    assert sure > 0.85
    assert other > 0.85
    assert unlikely < 0.3
    told = judge.believed(ones, [Meant(at, None) for at in range(3)])
    assert [one.types for one in told] == [("academic",), ("official",)]
    assert judge.told["academic"] == "academic"


@pytest.mark.parametrize(
    ("codes", "offered", "type"),
    [
        (CODES, CODES, "official"),
        (CODES, CODES | {"academic": "analyst"}, "analyst"),
        ({"official": "state"}, {"state": "state"}, "state"),
        ({}, {}, None),
    ],
    ids=["retired", "merged", "another codebook", "a codebook without any"],
)
def test_a_value_that_is_offered_no_more_takes_nothing(
    head: bytes, codes: dict[str, str], offered: dict[str, str], type: str | None
) -> None:
    judge = judge_of(head, codes, offered, CALIBRATION, "1")
    (told,) = judge.believed([found(4.0, 4.0)], [Meant(0, None)])
    assert judge.told.get(told.types[0]) == type


def test_the_kind_is_learnt() -> None:
    rows = [
        Row(
            found(cue=4.0 if at % 2 else -4.0, attitude=0.3),
            at // 8,
            True,
            "official",
            "attitude" if at % 2 else "statement",
        )
        for at in range(120)
    ]
    judge = judge_of(to_bytes(taught(rows)), CODES, OFFERED, CALIBRATION, "1")
    told = judge.believed([found(cue=4.0), found(cue=-4.0, at=20)], [Meant(0, None), Meant(1, None)])
    assert [one.kind for one in told] == ["attitude", "statement"]


def test_noise_teaches_nothing() -> None:
    rows = []
    for article in range(20):
        for _ in range(8):
            one = found()
            rows.append(Row(one, article, bool(RANDOM.random() < 0.5), "official", "statement"))
    assert taught(rows).silent


@pytest.mark.parametrize(
    "rows",
    [
        [],
        habits(20)[: FEWEST - 1],
        [row._replace(right=True, type="official") for row in habits(20)],
        [row._replace(article=0) for row in habits(20)],
        [row._replace(right=None, type="", kind=None) for row in habits(20)],
    ],
    ids=["none", "too few", "one outcome", "one article", "nothing known"],
)
def test_too_little_teaches_nothing(rows: list[Row]) -> None:
    assert taught(rows).silent


def test_a_silent_head_changes_nothing() -> None:
    ones, meanings = [found(at=20 * at) for at in range(4)], [Meant(at, None) for at in range(4)]
    judge = judge_of(to_bytes(Head("1")), CODES, OFFERED, CALIBRATION, "1")
    assert judge.believed(ones, meanings) == believed(ones, meanings, CALIBRATION)
    assert judge.told == CODES


def test_what_was_learnt_on_another_model_says_nothing(head: bytes) -> None:
    assert judge_of(head, CODES, OFFERED, CALIBRATION, "2").head == Head("2")


def test_articles_not_done_do_not_raise_the_level() -> None:
    """Who accepts and passes over the rest in silence has not said that all is right."""
    rows = [Row(found(), article, at > 0, done=False) for article in range(12) for at in range(12)] + [
        Row(found(), 100 + article, at % 2 == 0) for article in range(12) for at in range(12)
    ]
    judge = judge_of(to_bytes(taught(rows)), CODES, OFFERED, CALIBRATION, "1")
    assert np.mean(judge.chances([found() for _ in range(50)])) < 0.6


def test_sure_is_no_less_precise() -> None:
    always = Calibration((*[0.0] * FIGURES, 3.0), shown=0.4, sure=0.9)
    rows = habits(16)
    learnt = learn(rows, CODES, always, "1")
    assert learnt.sure is not None
    judge = judge_of(to_bytes(learnt), CODES, OFFERED, always, "1")
    fresh = habits(16)
    sure = [chance >= judge.calibration.sure for chance in judge.chances([row.found for row in fresh])]
    right = [row.right for row, is_sure in zip(fresh, sure, strict=True) if is_sure]
    assert sum(sure) > len(fresh) / 4
    assert np.mean(right) >= 0.9


TEXT = "aaaa saidb Ruiz. cccc saidd Lee. eeee saidf Kim. "


def in_text(at: int, attitude: float = 0.1) -> Found:
    one = found(attitude=attitude)
    start = 17 * at if at < 2 else 33
    return one._replace(
        content=(Span(start, start + 4),),
        cue=Span(start + 5, start + 10),
        source=Span(start + 11, start + 14),
    )


def test_findings_meet_what_a_person_did() -> None:
    mark = OwnMark((Span(0, 4),), (Span(11, 15),), "academic", "attitude")
    lesson = Lesson(TEXT, (mark,), (Dismissed((Span(17, 21),), (Span(28, 31),)),))
    first, second, third = answered([in_text(at) for at in range(3)], lesson, 7)
    assert (first.right, first.type, first.kind, first.article) == (True, "academic", "attitude", 7)
    assert (second.right, second.type, second.kind) == (False, "", None)
    assert third.right is None


def test_what_was_turned_away_is_no_mark_that_names_nobody() -> None:
    """It was taken, or marked by hand, and somebody else says it; the other finding of these words may be right."""
    one, other = in_text(0), in_text(0)._replace(source=Span(28, 31))
    gone = (Dismissed(one.content, (Span(11, 15),)),)
    for mark, right in (
        (OwnMark(one.content), [False, True]),
        (OwnMark(one.content, (Span(28, 31),)), [False, True]),
        (OwnMark(one.content, (Span(11, 15),)), [True, None]),
    ):
        rows = answered([one, other], Lesson(TEXT, (mark,), gone), 0)
        assert [row.right for row in rows] == right
    (row,) = answered([one], Lesson(TEXT, (OwnMark(one.content, type="official"),), gone), 0)
    assert (row.right, row.type, row.kind) == (False, "", None)


def test_done_articles_tell_what_is_not_wanted() -> None:
    ones = [in_text(0), in_text(1), in_text(2, attitude=0.9)]
    lesson = Lesson(TEXT, (OwnMark((Span(0, 4),)),), done=True)
    assert [row.right for row in answered(ones, lesson, 0)] == [True, False, False]
    assert [row.right for row in answered(ones, lesson, 0, attitudes=False)] == [True, False, None]


def test_who_passes_on_a_mark_is_no_mistake() -> None:
    inner = OwnMark((Span(0, 4),), (Span(11, 15),), relayed=(Span(28, 31),))
    outer = in_text(1)._replace(content=(Span(0, 15),))
    rows = answered([in_text(0), outer], Lesson(TEXT, (inner,), done=True), 0)
    assert [row.right for row in rows] == [True, None]


def test_largest_head_is_small() -> None:
    values = tuple(f"value-{at}-{'x' * 30}" for at in range(MOST_VALUES))
    weights = np.ones((TYPE_WIDTH, MOST_VALUES), np.float32)
    head = Head("1", values, weights, np.ones(KIND_WIDTH, np.float32), np.ones(MARK_WIDTH, np.float32), 0.9)
    data = to_bytes(head)
    assert len(data) < MOST_BYTES
    back = from_bytes(data)
    assert back.values == values
    assert back.sure == 0.9
    for mine, theirs in zip(head[2:5], back[2:5], strict=True):
        assert np.array_equal(mine, theirs)


@settings(max_examples=50)
@given(st.binary(max_size=400))
def test_hostile_bytes_are_refused(data: bytes) -> None:
    for hostile in (data, to_bytes(Head("1"))[:12] + data):
        with pytest.raises(BadHead, match="forget it"):
            from_bytes(hostile)


@settings(max_examples=50)
@given(st.data())
def test_a_spoilt_head_is_refused(data: st.DataObject) -> None:
    whole = to_bytes(Head("1", ("a",), np.ones((TYPE_WIDTH, 1), np.float32)))
    at = data.draw(st.integers(0, len(whole) - 1))
    spoilt = bytearray(whole)
    spoilt[at] ^= data.draw(st.integers(1, 255))
    for hostile in (bytes(spoilt), whole[:at], whole + b"\0"):
        with pytest.raises(BadHead):
            from_bytes(hostile)


@pytest.mark.parametrize(
    "head",
    [
        Head("1", kind=np.full(KIND_WIDTH, np.nan, np.float32)),
        Head("1", kind=np.ones(KIND_WIDTH - 1, np.float32)),
        Head("1", ("a", "b"), np.ones((TYPE_WIDTH, 1), np.float32)),
        Head("1", tuple("v" * at for at in range(MOST_VALUES + 1))),
        Head("1", sure=1.5),
        Head("1", sure=math.nan),
        Head("1", ("x" * MOST_BYTES,)),
    ],
)
def test_a_head_of_wrong_shape_is_refused(head: Head) -> None:
    with pytest.raises(BadHead):
        from_bytes(to_bytes(head))
