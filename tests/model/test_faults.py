"""Statements that do not fit their text are told from those that do."""

from __future__ import annotations

import msgspec
import pytest
from files import WHEN

from sourcemark.model.faults import PIECES, faults
from sourcemark.model.kinds import decode
from sourcemark.model.spans import Quote, Span
from sourcemark.model.statements import Attribution, Hop, Statement

TEXT = "The ministry said that troops moved."
SOUND = Statement(id="s", article="a", annotator="n", spans=(), quotes=(), created=WHEN).at(
    TEXT, (Span(0, 3), Span(4, 12))
)
BEYOND = (Span(30, len(TEXT) + 1),)


def test_a_sound_statement_has_none() -> None:
    assert list(faults(SOUND, TEXT)) == []
    to_the_end = SOUND.at(TEXT, (Span(30, len(TEXT)),))
    assert list(faults(to_the_end, TEXT)) == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("spans", tuple(reversed(SOUND.spans)), "sorted and apart"),
        ("quotes", SOUND.quotes[:1], "what the text says"),
        ("quotes", (Quote(exact="Thy"), SOUND.quotes[1]), "what the text says"),
        ("attribution", Attribution(source_spans=BEYOND), "beyond the end"),
        ("attribution", Attribution(cue_spans=BEYOND), "beyond the end"),
        ("chain", (Hop(source="x", spans=BEYOND),), "beyond the end"),
        ("spans", BEYOND, "beyond the end"),
    ],
)
def test_each_fault_is_named(field: str, value: object, words: str) -> None:
    wrong = msgspec.structs.replace(SOUND, **{field: value})
    assert any(words in fault for fault in faults(wrong, TEXT))


@pytest.mark.parametrize(("number", "wrong"), [(PIECES, False), (PIECES + 1, True)])
def test_more_pieces_than_anybody_marks_are_a_fault(number: int, wrong: bool) -> None:
    text = "ab" * number
    made = SOUND.at(text, tuple(Span(2 * n, 2 * n + 1) for n in range(number)))
    assert list(faults(made, text)) == (["it has more than 1,000 pieces"] if wrong else [])


def test_a_place_far_beyond_every_text_is_a_fault_also_without_a_quote() -> None:
    far = msgspec.structs.replace(SOUND, spans=(Span(5, 10**6),), quotes=())
    assert any("beyond the end" in fault for fault in faults(far, TEXT))


def test_no_offset_is_larger_than_any_program_can_count() -> None:
    body = msgspec.json.encode(SOUND).replace(b"[4,12]", b"[4,%d]" % 10**30)
    with pytest.raises(msgspec.ValidationError):
        decode(Statement, body)
