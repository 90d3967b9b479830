"""Tagging by keys: three keys for type and source, grades after that, and the text never moves."""

from __future__ import annotations

import pytest
from worked import ALT, CONTROL, NONE, SHIFT, TEXT, Key, Worked

from sourcemark.model.spans import Span

TROOPS = "Troops have crossed the river, Lee Woong-gil said."
DENIED = "The ministry denied that."


def test_three_keys_give_a_statement_with_type_and_source(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    worked.press(Key.Key_Return)
    statement = worked.only()
    source = worked.source_of(statement)
    assert (statement.exact, statement.code("source_type")) == (TROOPS, "defector")
    assert source is not None
    assert source.name == "Lee Woong-gil"
    assert [TEXT[s.start : s.end] for s in statement.attribution.source_spans] == ["Lee Woong-gil"]
    assert [TEXT[s.start : s.end] for s in statement.attribution.cue_spans] == ["said"]
    assert statement.reliability is not None
    assert (statement.reliability.grade, statement.reliability.assessment is not None) == ("B", True)


def test_after_enter_letters_and_digits_are_grades_until_a_move(worked: Worked) -> None:
    worked.to_troops()
    for key in (Key.Key_D, Key.Key_Return, Key.Key_C, Key.Key_2):
        worked.press(key)
    statement = worked.only()
    assert statement.reliability is not None
    assert statement.credibility is not None
    assert (statement.reliability.grade, statement.credibility.grade) == ("C", "2")
    worked.press(Key.Key_Down)
    worked.press(Key.Key_C)
    kinds = {s.exact: s.code("source_type") for s in worked.statements()}
    assert kinds == {TROOPS: "defector", DENIED: "academic"}


def test_escape_makes_letters_tag_again(worked: Worked) -> None:
    worked.to_troops()
    for key in (Key.Key_D, Key.Key_Return, Key.Key_Escape, Key.Key_A):
        worked.press(key)
    assert worked.only().code("source_type") == "analyst"
    assert worked.desk.reader.hasFocus()


def test_type_source_and_each_grade_are_undone_one_by_one(worked: Worked) -> None:
    worked.to_troops()
    for key in (Key.Key_D, Key.Key_Return, Key.Key_C, Key.Key_2):
        worked.press(key)
    names = []
    for _ in range(4):
        names.append(worked.undo_name())
        worked.press(Key.Key_Z, CONTROL)
    assert names == [
        "Grade credibility 2",
        "Grade reliability C",
        "Attribute to Lee Woong-gil",
        "Tag as defector or insider",
    ]
    assert worked.statements() == []
    worked.press(Key.Key_Y, CONTROL, times=4)
    statement = worked.only()
    assert statement.credibility is not None
    assert statement.credibility.grade == "2"


def test_nothing_of_it_moves_the_text(worked: Worked) -> None:
    worked.desk.reader.setFocus()
    worked.press(Key.Key_Down, times=30)
    stands = worked.desk.reader.position()
    assert stands.offset > 0, "the page must have been scrolled for this to mean anything"
    places = [stands]
    keys = (Key.Key_O, Key.Key_Tab, Key.Key_Escape, Key.Key_D, Key.Key_Return, Key.Key_A, Key.Key_1)
    for key in keys:
        worked.press(key)
        places.append(worked.desk.reader.position())
    for _ in range(4):
        worked.press(Key.Key_Z, CONTROL, on=worked.desk.reader)
        places.append(worked.desk.reader.position())
    assert set(places) == {stands}


def test_a_type_key_on_a_tagged_sentence_retags_it(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    worked.press(Key.Key_O)
    assert worked.only().code("source_type") == "official"


def test_letters_with_control_or_alt_do_not_tag(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D, ALT)
    worked.press(Key.Key_O, SHIFT)
    assert worked.statements() == []


def test_letters_do_not_tag_while_somebody_writes(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    worked.press(Key.Key_N, ALT)
    worked.type("doubtful")
    assert len(worked.statements()) == 1
    worked.press(Key.Key_Return, CONTROL)
    assert worked.only().note == "doubtful"
    assert worked.desk.reader.hasFocus()


def test_a_drawn_selection_is_tagged_and_may_overlap(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    at = TEXT.index("crossed the river")
    worked.desk.reader.select([Span(at, at + 17)])
    worked.press(Key.Key_O)
    assert {s.exact for s in worked.statements()} == {TROOPS, "crossed the river"}
    focus = worked.desk.here.focus
    seen = set()
    for _ in range(2):
        worked.press(Key.Key_O, ALT)
        seen.add(worked.desk.here.focus)
    assert seen == {s.id for s in worked.statements()}
    assert worked.desk.here.focus == focus


def test_after_walking_the_overlap_a_letter_means_the_one_walked_to(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    at = TEXT.index("crossed the river")
    worked.desk.reader.select([Span(at, at + 17)])
    worked.press(Key.Key_O)
    worked.press(Key.Key_O, ALT)
    worked.press(Key.Key_A)
    assert {s.exact: s.code("source_type") for s in worked.statements()} == {
        TROOPS: "analyst",
        "crossed the river": "official",
    }


def test_another_source_is_searched_from_the_proposal(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    worked.press(Key.Key_Tab)
    worked.type("Karin Someone")
    worked.press(Key.Key_Return)
    source = worked.source_of(worked.only())
    assert source is not None
    assert (source.name, source.types) == ("Karin Someone", ("defector",))
    assert worked.desk.reader.hasFocus()
    worked.press(Key.Key_4)
    credibility = worked.only().credibility
    assert credibility is not None
    assert credibility.grade == "4"


def test_an_unnamed_speaker_gets_a_numbered_placeholder(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_O)
    worked.press(Key.Key_Tab)
    worked.type("senior official, defence ministry")
    worked.press(Key.Key_Return)
    source = worked.source_of(worked.only())
    assert source is not None
    assert (source.name, source.anonymity) == ("senior official 1, defence ministry", "unnamed")


@pytest.mark.parametrize(
    ("key", "held", "words"),
    [
        (Key.Key_Left, ALT, "Troops have crossed the river, Lee Woong-gil said"),
        (Key.Key_Right, ALT, TROOPS + " The"),
        (Key.Key_Right, ALT | SHIFT, "have crossed the river, Lee Woong-gil said."),
    ],
)
def test_ends_move_by_word(worked: Worked, key: Key, held: object, words: str) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    stands = worked.desk.reader.position()
    worked.press(key, held)  # type: ignore[arg-type]
    assert worked.only().exact == words
    worked.press(Key.Key_A, NONE)
    assert (worked.only().code("source_type"), worked.desk.reader.position()) == ("analyst", stands)


def test_pieces_are_added_and_taken_away(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    at = TEXT.index(DENIED)
    worked.desk.reader.select([Span(at + 4, at + len(DENIED))])
    worked.press(Key.Key_Plus)
    assert worked.only().exact == f"{TROOPS} […] ministry denied that."
    worked.press(Key.Key_Minus)
    assert worked.only().exact == TROOPS


def test_pieces_selected_one_after_the_other_are_tagged_as_one(worked: Worked) -> None:
    first, second = TEXT.index("Troops"), TEXT.index("ministry")
    worked.desk.reader.select([Span(first, first + 6)])
    worked.press(Key.Key_Plus)
    pieces = [Span(first, first + 6), Span(second, second + 8)]
    worked.desk.reader.select(pieces)
    worked.press(Key.Key_O)
    assert worked.only().exact == "Troops […] ministry"


def test_several_pieces_are_added_in_one_step(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    places = [TEXT.index(words) for words in ("ministry", "Belmarra")]
    worked.desk.reader.select([Span(at, at + 8) for at in places])
    worked.press(Key.Key_Plus)
    assert worked.only().exact == f"Belmarra […] {TROOPS} […] ministry"
    assert worked.undo_name() == "Add 2 pieces"
    worked.press(Key.Key_Z, CONTROL)
    assert worked.only().exact == TROOPS


def test_the_selection_can_name_the_source_and_the_cue(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    for words, key in (("Lee", Key.Key_W), ("denied", Key.Key_Q)):
        at = TEXT.index(words)
        worked.desk.reader.select([Span(at, at + len(words))])
        worked.press(key, ALT)
    who = worked.only().attribution
    assert [TEXT[s.start : s.end] for s in (*who.source_spans, *who.cue_spans)] == ["Lee", "denied"]


def test_deleting_and_copying(worked: Worked, qapp: object) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    worked.press(Key.Key_C, CONTROL)
    assert qapp.clipboard().text() == TROOPS  # type: ignore[attr-defined]
    worked.press(Key.Key_Delete)
    assert worked.statements() == []


def test_next_and_previous_statement(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    worked.press(Key.Key_Down)
    worked.press(Key.Key_O)
    worked.press(Key.Key_Home)
    first, second = worked.desk.here.marked.order
    worked.press(Key.Key_Up, ALT)
    assert worked.desk.here.focus == first[2]
    worked.press(Key.Key_Down, ALT)
    assert worked.desk.here.focus == second[2]
    worked.press(Key.Key_A)
    assert worked.desk.here.marked.codes[second[2]] == "analyst"
    assert len(worked.statements()) == 2


def test_a_click_on_a_statement_means_it_and_does_not_move_the_text(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    at = TEXT.index("crossed the river")
    worked.desk.reader.select([Span(at, at + 17)])
    worked.press(Key.Key_O)
    inner = worked.desk.here.focus
    worked.press(Key.Key_Up)
    stands = worked.desk.reader.position()
    worked.desk.reader.statement_clicked.emit(inner)
    worked.press(Key.Key_A)
    assert worked.desk.here.marked.codes[inner or ""] == "analyst"
    assert len(worked.statements()) == 2
    assert worked.desk.reader.position() == stands


def test_an_undone_deletion_is_in_focus_again(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    id = worked.only().id
    worked.press(Key.Key_Delete)
    assert worked.desk.here.focus is None
    worked.press(Key.Key_Z, CONTROL)
    assert worked.desk.here.focus == id


def test_a_proposal_is_only_words_until_it_is_taken(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    assert worked.desk.foot.proposal.name.text() == "Lee Woong-gil"
    assert worked.desk.foot.proposal.isVisible()
    assert worked.only().attribution.sources == ()
    assert worked.only().reliability is None
    worked.press(Key.Key_Down)
    assert not worked.desk.foot.proposal.isVisible()
    worked.press(Key.Key_Return)
    assert worked.only().attribution.sources == ()
