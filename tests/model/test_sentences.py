"""Sentences of news in many languages; in the examples one ends at each `|` (white space) and `¦` (none)."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.sentences import next_sentence, previous_sentence, sentence_at, sentences
from sourcemark.model.spans import Span

ENGLISH = [
    "The bridge fell.|Nobody was hurt.",
    "Gen. Ana Ruiz met Lt. Col. Bo Lind and Dr. Wu at 9 a.m. Monday.|They left.",
    "Sen. J. K. Marsh flew to the U.S. on Jan. 3.|The U.S. Navy followed.",
    "He left the U.S.|The envoy stayed.|She did not.",
    "See No. 5 and Art. 12, e.g. the map, vs. Fig. 3.|It is on p. 7.",
    "It rose 3.5 percent to 1,200.50 euros.|More at www.example.org/a.b today.",
    "“Really?” he said.|“Yes!” she answered.|“No.”|They went.",
    "“Who pays?” Minister Tan asked.|Nobody knew.",
    "“We saw it.”|“So did we.”|(It was dark.)|He nodded.",
    "“We saw it.”¦“So did we.”¦“And I.”",
    "Well… maybe not ... he thought.|Perhaps…|Then silence.",
    "Acme Corp. Chief Lin met Orb Inc. in St. Mary.|He lives on Main St.|The house is old.",
    "They were ill.|Three died.",
    "1. Open the lid (about 4 euros).|It costs more in 2.|Why?",
    "The plan was signed.[1]|It failed.[2][3]|Why?",
    "I am 30.|He is 40.",
    "Yahoo! is a company.|Is it?!|Yes.",
    "It opened at 5 p.m. EST and shut at 6 p.m.|The rest waited.",
]
OTHERS = [
    "Am 3. Oktober kam z. B. Dr. Kranz, d. h. der Chef.|„Das stimmt.“|Er ging im 21. Jahrhundert.",
    "Der 2. Senat tagte bzw. beriet usw. bis ca. 5 Uhr.|Hr. Ott fehlte.",
    "« C’est vrai ? » a demandé M. Petit.|Mme. Roy a répondu : « Oui. »|Puis rien.",
    "¿Quién habló?|El Sr. Gil, según la Dra. Paz.|¡Nadie más!",
    "В 1998 г. завод закрыли, т. е. продали.|«Правда?» – спросил он.|Им. Иванов ответил.",
    "قال الوزير إن القوات وصلت.|هل هذا صحيح؟|نعم، قال د. سامي.",
    "הדובר אמר כך.|מתי זה קרה?|לא ידוע.",
    "मंत्री ने कहा।|डॉ. शर्मा आए।|क्या यह सच है?",
    "部队已经抵达。¦“是真的吗？”他说。¦没有人回答！",
    "部隊は到着した。¦「本当だ。」と大臣は述べた。¦「なぜ？」¦誰も知らない。",
]


@pytest.mark.parametrize("example", ENGLISH + OTHERS)
def test_examples(example: str) -> None:
    text = example.replace("|", " ").replace("¦", "")
    assert [text[s.start : s.end] for s in sentences(text)] == re.split("[|¦]", example)


def test_lines_end_sentences_but_wrapped_ones_do_not() -> None:
    wrapped = "The ministry said on Tuesday that the second\nconvoy had arrived at the harbour\nBy Ana Ruiz"
    assert [s.end for s in sentences(wrapped)] == [wrapped.index("\nBy"), len(wrapped)]
    assert [s.start for s in sentences("1. Open the lid.\n2. Close it.")] == [0, 17]
    capital = (
        "The ministry said on Tuesday that the new\nconvoy had reached the western harbours of\nPort Amber."
    )
    assert len(sentences(capital)) == 1
    assert len(sentences("Troops leave\nthe town\n\nnext")) == 3


NOISE = st.text(alphabet='aA1.!? \n"“”«»()。」の…\u00a0', max_size=60)
NEWS = st.lists(
    st.sampled_from(["Gen. Lee ", "said.” ", "U.S. ", "A", "b ", "\n", "3. ", "? ", "。", "“"]), max_size=30
)
TEXTS = NOISE | NEWS.map("".join)


@given(TEXTS)
def test_every_visible_character_is_in_exactly_one(text: str) -> None:
    found = sentences(text)
    held = [at for s in found for at in range(s.start, s.end)]
    assert len(held) == len(set(held))
    assert {at for at, char in enumerate(text) if not char.isspace()} <= set(held)
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in found)


@given(TEXTS)
def test_walking_meets_the_same_sentences_both_ways(text: str) -> None:
    found = sentences(text)
    forth, at = list[Span](), 0
    while (step := next_sentence(text, at)) is not None:
        forth.append(step)
        at = step.end
    back, at = list[Span](), len(text)
    while (step := previous_sentence(text, at)) is not None:
        back.append(step)
        at = step.start
    assert forth == found == back[::-1]


@given(TEXTS, st.integers(0, 60))
def test_the_sentence_at_an_offset_holds_it(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    found = sentence_at(text, offset)
    whole = sentences(text)
    expected = [s for s in whole if s.covers(offset)] or [s for s in whole if s.end == offset]
    assert found == next(iter(expected), None)


def test_a_large_article_is_not_read_through() -> None:
    text = "The convoy reached Port 7 at noon. Officials did not say why.\n" * 90_000
    start = time.perf_counter()
    for offset in range(0, len(text), len(text) // 50):
        found = next_sentence(text, offset)
        assert found is None or text[found.start : found.end].startswith(("The", "Officials"))
        previous_sentence(text, offset)
    assert (time.perf_counter() - start) / 100 < 0.02


def test_an_endless_sentence_is_walked_in_pieces() -> None:
    text = "word " * 20_000
    pieces, at = 0, 0
    while (step := next_sentence(text, at)) is not None:
        pieces, at = pieces + 1, step.end
    assert 10 <= pieces <= 20
    assert at == len(text.rstrip())
    assert previous_sentence(" " * 50_000, 40_000) is None
