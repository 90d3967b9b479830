"""Words found again in another version of a text: where they were, or where their neighbours are, or nowhere."""

from __future__ import annotations

import pytest
from files import WHEN
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import places, texts

from sourcemark.model.anchoring import MOST_PLACES, Finder
from sourcemark.model.faults import faults
from sourcemark.model.spans import CONTEXT, Span, quote
from sourcemark.model.statements import Attribution, Hop, Statement

TEXT = "Officials said twelve men fled over the border. Nobody saw them again, a driver said on Monday."


def found(text: str, span: Span, other: str) -> Span | None:
    """Looked up once."""
    return Finder(text, other).found(span)


def carried(s: Statement, text: str, other: str) -> Statement | None:
    """Carried over alone."""
    return Finder(text, other).carried(s)


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def at(text: str, part: str, nth: int = 0) -> Span:
    """The place of these words."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


def mark(text: str, *spans: Span, **fields: object) -> Statement:
    bare = Statement(id="s", article="a", annotator="ann", spans=(), quotes=(), created=WHEN, **fields)  # type: ignore[arg-type]
    return bare.at(text, spans)


@given(st.data(), texts)
def test_in_the_very_same_text_everything_stays_where_it_is(data: st.DataObject, text: str) -> None:
    spans = data.draw(places(len(text)))
    for span in spans:
        assert found(text, span, text) == span
    said = Attribution(source_spans=data.draw(places(len(text), least=0)), cue_spans=spans[:1])
    made = mark(text, *spans, attribution=said, chain=(Hop(source="lee", spans=spans[-1:]),))
    assert carried(made, text, text) == made


@pytest.mark.parametrize("word", ["x", "军队", "😀", "قال"])
@pytest.mark.parametrize("nth", [0, 1, MOST_PLACES - 1, MOST_PLACES, 2 * MOST_PLACES + 7])
def test_of_very_many_places_it_is_still_the_same_one(word: str, nth: int) -> None:
    text = (word + " ") * (2 * MOST_PLACES + 50)
    span = Span(nth * (len(word) + 1), nth * (len(word) + 1) + len(word))
    assert found(text, span, text) == span


@given(st.data(), texts, texts)
def test_what_comes_before_shifts_it_by_just_as_much(data: st.DataObject, text: str, before: str) -> None:
    (span, *_) = data.draw(places(len(text)))
    own = text[span.start : span.end]
    assume(sum((before + text).startswith(own, n) for n in range(len(before + text))) == 1)
    assert found(text, span, before + text) == Span(span.start + len(before), span.end + len(before))


@given(st.data(), texts, texts)
def test_nothing_is_invented(data: st.DataObject, text: str, other: str) -> None:
    (span, *_) = data.draw(places(len(text)))
    place, own = found(text, span, other), quote(text, span)
    if place is None:
        return
    assert 0 <= place.start < place.end <= len(other)
    if words(other, place) != own.exact:
        assert own.exact not in other
        assert own.prefix.endswith(other[: place.start][-CONTEXT // 2 :])
        assert own.suffix.startswith(other[place.end :][: CONTEXT // 2])


@given(st.data(), texts, texts)
def test_a_statement_that_is_carried_fits_the_other_text(data: st.DataObject, text: str, other: str) -> None:
    spans = data.draw(places(len(text)))
    said = Attribution(source_spans=data.draw(places(len(text), least=0)), cue_spans=spans)
    made = carried(mark(text, *spans, attribution=said), text, other)
    if made is not None:
        assert list(faults(made, other)) == []


PIECES = {
    "emoji": ("👩‍👩‍👧 said 😀 loudly", "🇩🇪"),
    "Arabic": ("قال الوزير إن القوات", "تحركت"),
    "Hebrew": ("\u200fאמר השר כי הכוחות\u200e", "זזו"),
    "Chinese": ("外交部發言人表示軍隊", "已經轉移"),
    "Korean": ("국방부는 군대가", "이동했다고"),
    "Thai": ("โฆษกกองทัพกล่าวว่า", "ทหาร"),
    "combining": ("a\u0308\u0323e\u0301 sagte", "u\u0308ber"),
}


@pytest.mark.parametrize("script", PIECES)
def test_every_script_is_found_after_a_correction_elsewhere(script: str) -> None:
    before, word = PIECES[script]
    text = f"{before} {word} {before}. The end of it."
    other = f"Corrected 😀 on Monday. {before} {word} {before}. The end of all."
    place = found(text, at(text, word), other)
    assert words(other, place) == word
    assert words(other, found(text, at(text, before, 1), other)) == before
    assert found(text, at(text, before, 1), other) == at(other, before, 1)


@pytest.mark.parametrize("nth", range(3))
def test_of_repeated_words_the_neighbours_choose(nth: int) -> None:
    text = "First the minister said so. Then the minister said no. Last the minister said nothing."
    other = "Last the minister said nothing. First the minister said so. Then the minister said no."
    around = ("First the minister said so", "Then the minister said no", "Last the minister said nothing")[
        nth
    ]
    place = found(text, at(text, "the minister said", nth), other)
    assert place is not None
    start = other.index(around) + around.index("the minister")
    assert place == Span(start, start + len("the minister said"))


def test_of_repeated_words_with_the_same_neighbours_the_place_chooses() -> None:
    text = "ab " * 40
    other = "ab " * 80
    place = found(text, Span(60, 62), other)
    assert place is not None
    assert (words(other, place), place.start) == ("ab", 120)


def test_corrected_words_are_found_between_their_neighbours() -> None:
    other = TEXT.replace("twelve men fled", "eleven men and a boy fled")
    assert words(other, found(TEXT, at(TEXT, "twelve"), other)) is None, "one neighbour changed as well"
    corrected = TEXT.replace("twelve men fled", "some thirty people fled")
    assert words(corrected, found(TEXT, at(TEXT, "twelve men"), corrected)) == "some thirty people"
    shorter = TEXT.replace("twelve men fled over the border", "12 fled over the border")
    assert words(shorter, found(TEXT, at(TEXT, "twelve men"), shorter)) == "12"


def test_words_that_were_taken_out_are_nowhere() -> None:
    assert found(TEXT, at(TEXT, "twelve men "), TEXT.replace("twelve men ", "")) is None
    assert found(TEXT, at(TEXT, "Nobody saw them again"), "Something else.") is None


def test_neighbours_that_are_far_apart_now_are_none() -> None:
    other = TEXT.replace("twelve men", "x" * 200)
    assert found(TEXT, at(TEXT, "twelve men"), other) is None


def test_neighbours_that_stand_there_twice_are_none() -> None:
    other = TEXT.replace("twelve men", "eleven") + TEXT.replace("twelve men", "thirteen")
    assert found(TEXT, at(TEXT, "twelve men"), other) is None


def test_too_little_around_it_is_no_neighbour() -> None:
    assert found("a b c", Span(2, 3), "a x c") is None


def test_a_statement_of_several_pieces_comes_whole_or_not_at_all() -> None:
    made = mark(TEXT, at(TEXT, "twelve men"), at(TEXT, "a driver said"))
    moved = carried(made, TEXT, f"Update. {TEXT}")
    assert moved is not None
    assert [q.exact for q in moved.quotes] == ["twelve men", "a driver said"]
    assert carried(made, TEXT, "Officials said twelve men fled.") is None


def test_two_pieces_never_become_one() -> None:
    text, other = "He said yes there. And he said yes here.", "Then he said yes here."
    made = mark(text, at(text, "said yes"), at(text, "said yes", 1))
    assert carried(made, text, other) is None


def test_words_on_the_speaker_that_are_gone_are_left_out_and_the_statement_stays() -> None:
    said = Attribution(source_spans=(at(TEXT, "a driver"),), cue_spans=(at(TEXT, "said", 1),))
    made = mark(TEXT, at(TEXT, "Nobody saw them again"), attribution=said)
    other = "Nobody saw them again."
    moved = carried(made, TEXT, other)
    assert moved is not None
    assert (moved.exact, moved.attribution) == ("Nobody saw them again", Attribution())


@given(st.data(), st.text("ab ", min_size=70, max_size=300), st.text("ab ", max_size=40))
def test_it_is_found_where_everything_around_it_is_as_it_was(
    data: st.DataObject, text: str, before: str
) -> None:
    """Whichever way it is looked up: of the places with all the neighbours it had the nearest is the one."""
    (span, *_) = data.draw(places(len(text)))
    other = before + text
    own, expected = quote(text, span), round(span.start * len(other) / len(text))
    whole = own.prefix + own.exact + own.suffix
    starts = [n + len(own.prefix) for n in range(len(other)) if other.startswith(whole, n)]
    place = found(text, span, other)
    assert place is not None
    if len(own.prefix) == len(own.suffix) == CONTEXT:
        assert place.start == min(starts, key=lambda at: (abs(at - expected), at))


def test_one_finder_answers_as_many_do() -> None:
    text = "He said that it rained. Then he said that it snowed! " * 60
    other = text.replace("rained", "poured", 7)
    spans = [Span(n, n + 1 + n % 90) for n in range(0, len(text) - 100, 7)]
    shared = Finder(text, other)
    assert [shared.found(span) for span in reversed(spans)] == [
        found(text, span, other) for span in reversed(spans)
    ]


def test_a_common_word_in_a_long_text_costs_next_to_nothing() -> None:
    """Counted in code points that are cut out of the text, not in time."""
    text = "He said that it rained on day. " * 4_000
    other = _Counted(text.replace("rained", "poured", 1))
    finder = Finder(text, other)
    _Counted.cut = 0
    for n in range(100):
        assert finder.found(Span(31 * 35 * n + 3, 31 * 35 * n + 7)) is not None
    assert _Counted.cut < 100 * 2 * MOST_PLACES * 2 * CONTEXT


class _Counted(str):
    """A text that counts what is cut out of it."""

    cut = 0

    def __getitem__(self, key: object) -> str:
        part = super().__getitem__(key)  # type: ignore[index]
        type(self).cut += len(part)
        return part
