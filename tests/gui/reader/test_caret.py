"""Sentences, selection and pieces, without a widget."""

from __future__ import annotations

from sourcemark.gui.reader.caret import Caret

TEXT = "One went home. Two stayed there.\nThree said 😀 nothing. Four."


def words(caret: Caret) -> list[str]:
    return [TEXT[span.start : span.end] for span in caret.spans]


def test_the_first_sentence_is_current_from_the_start() -> None:
    assert words(Caret(TEXT)) == ["One went home."]


def test_walking_visits_every_sentence_and_stops_at_both_ends() -> None:
    caret, seen = Caret(TEXT), []
    while True:
        seen += words(caret)
        if not caret.walk(True):
            break
    assert seen == ["One went home.", "Two stayed there.", "Three said 😀 nothing.", "Four."]
    while caret.walk(False):
        pass
    assert words(caret) == ["One went home."]


def test_extending_by_sentence_grows_shrinks_and_turns() -> None:
    caret = Caret(TEXT)
    caret.walk(True)
    caret.extend_by_sentence(True)
    assert words(caret) == ["Two stayed there.\nThree said 😀 nothing."]
    caret.extend_by_sentence(False)
    assert words(caret) == ["Two stayed there."]
    caret.extend_by_sentence(False)
    assert words(caret) == ["One went home. Two stayed there."]
    caret.extend_by_sentence(True)
    assert words(caret) == ["Two stayed there."]


def test_a_walk_ends_the_selection() -> None:
    caret = Caret(TEXT)
    caret.extend_to(3)
    assert words(caret) == ["One"]
    caret.walk(True)
    assert words(caret) == ["Two stayed there."]


def test_words_and_characters_extend_by_whole_ones() -> None:
    caret = Caret(TEXT)
    caret.to(TEXT.index("😀"))
    caret.move(forward=True, by_word=False, extend=True)
    assert words(caret) == ["😀"]
    caret.move(forward=True, by_word=True, extend=True)
    assert words(caret) == ["😀 nothing"]
    caret.move(forward=False, by_word=True, extend=True)
    assert words(caret) == ["😀 "]


def test_pieces_add_up_and_stay_in_order() -> None:
    caret = Caret(TEXT)
    caret.select_word(TEXT.index("Three"))
    caret.keep_piece()
    caret.to(0, keep=True)
    caret.extend_to(3)
    assert words(caret) == ["One", "Three"]
    caret.drop()
    assert words(caret) == ["One went home."]


def test_nothing_splits_a_character() -> None:
    text = "a👩‍👩‍👧b e\u0301"
    caret = Caret(text)
    caret.to(1)
    caret.move(forward=True, by_word=False, extend=True)
    assert caret.head == text.index("b")
    caret.to(text.index("\u0301"))
    assert caret.head == text.index("e")


def test_an_empty_text_has_nothing_to_choose() -> None:
    caret = Caret("")
    caret.extend_by_sentence(True)
    caret.move(forward=True, by_word=True, extend=True)
    assert not caret.walk(True)
    assert caret.spans == ()
