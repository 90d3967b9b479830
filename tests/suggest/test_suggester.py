"""Texts → proposals, with the model that ships: places, order, seams, kinds, and whatever a text may be made of."""

from __future__ import annotations

from itertools import pairwise
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from models import MODEL, STORY, needs_model

from sourcemark.model.proposals import Proposal
from sourcemark.suggest.asking import Ask, Known
from sourcemark.suggest.blocks import blocks
from sourcemark.suggest.language import NotEnglish
from sourcemark.suggest.network.shapes import TYPES
from sourcemark.suggest.suggester import Suggester

pytestmark = needs_model
CODES = {name: name for name in TYPES}


@pytest.fixture(scope="module")
def suggester() -> Suggester:
    return Suggester(MODEL)


def made(suggester: Suggester, text: str, **rest: object) -> list[Proposal]:
    ask = Ask(text=text, codes=CODES, **rest)  # type: ignore[arg-type]
    return [one for ones in suggester.proposals(ask) for one in ones]


def said(text: str, proposal: Proposal) -> tuple[str, str]:
    """The words of its content and of its source."""
    return (
        " … ".join(text[span.start : span.end] for span in proposal.spans),
        " ".join(text[span.start : span.end] for span in proposal.source.spans),
    )


def test_a_story_is_understood(suggester: Suggester) -> None:
    found = [said(STORY, one) for one in made(suggester, STORY)]
    assert ("that the ship was unsafe", "A spokesman for Brandt Lines") in found
    assert {"she", "Two crew members", "a report by the transport ministry"} <= {
        source for _, source in found
    }


def test_a_text_set_at_some_width_is_understood_like_any_other(suggester: Suggester) -> None:
    wrapped = "\n\n".join("\n".join(wrap(line, 70)) for line in STORY.splitlines() if line.strip())
    plain = "\n\n".join(line for line in STORY.splitlines() if line.strip())
    assert [one.spans for one in made(suggester, wrapped)] == [one.spans for one in made(suggester, plain)]
    assert "\n" in "".join(said(wrapped, one)[0] for one in made(suggester, wrapped))


def test_a_known_source_is_named_where_only_a_pronoun_stands(suggester: Suggester) -> None:
    ruiz = Known("Ana Ruiz", types=("inspector",), source_kind="person")
    found = {said(STORY, one)[1]: one.source for one in made(suggester, STORY, known=(ruiz,))}
    assert (found["she"].name, found["she"].types) == ("Ana Ruiz", ("inspector",))


def test_attitudes_come_only_when_they_are_wanted(suggester: Suggester) -> None:
    both, statements = made(suggester, STORY, statements_only=False), made(suggester, STORY)
    assert {one.statement_kind for one in statements} == {"statement"}
    assert {one.statement_kind for one in both} == {"statement", "attitude"}


def test_a_long_text_comes_in_order_nothing_twice_and_no_less_at_the_seam(suggester: Suggester) -> None:
    text, times = STORY * 22, 22
    lists = list(suggester.proposals(Ask(text=text)))
    assert len(lists) == len(list(blocks(text))) == 2
    spans = [one.spans for ones in lists for one in ones]
    assert spans == sorted(set(spans))
    cues = sorted(cue for ones in lists for one in ones for cue in one.cue_spans)
    assert not any(a.overlaps(b) for a, b in pairwise(cues))
    seam = lists[1][0].spans[0].start // len(STORY)
    near = sum(seam - 1 <= one[0].start // len(STORY) <= seam for one in spans)
    assert abs(near - 2 * len(spans) / times) <= 3


def test_another_language_is_refused(suggester: Suggester) -> None:
    with pytest.raises(NotEnglish, match="English texts only"):
        made(suggester, "Die Ministerin sagte am Freitag, der Bericht liege ihr nicht vor.")


def test_marks_are_what_proposals_are_made_from(suggester: Suggester) -> None:
    marks = [one for ones in suggester.findings(STORY) for one in ones]
    contents = {one.content for one in marks}
    assert {one.spans for one in made(suggester, STORY)} <= contents
    assert all(one.source_vector.shape == one.cue_vector.shape for one in marks)


PIECES = [
    *(
        "“We go,” she said. ",
        "Officials said that ",
        "according to the report",
        "\n\n",
        "\n",
        "He told ",
        '"',
    ),
    *(
        "”",
        "‘",
        "😀",
        "e\u0301",
        "\u200f",
        "قال الوزير ",
        "\x00",
        "\x1b",
        "\u2028",
        "\ud800",
        "（",
        " ",
        "said ",
    ),
]


@settings(max_examples=40)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_any_text_is_answered_with_places_inside_it(suggester: Suggester, text: str) -> None:
    try:
        found = made(suggester, text, statements_only=False, known=(Known("She", ("He",)),))
    except NotEnglish:
        return
    for one in found:
        for spans in (one.spans, one.cue_spans, one.source.spans, *(hop.spans for hop in one.chain)):
            assert list(spans) == sorted(spans)
            assert all(a.end <= b.start for a, b in pairwise(spans))
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert 0 <= one.confidence <= 1
