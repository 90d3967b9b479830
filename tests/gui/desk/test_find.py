"""Find in the article: hits counted, walked round the end, and left with Esc."""

from __future__ import annotations

from worked import CONTROL, NONE, SHIFT, TEXT, Key, Worked


def found(worked: Worked) -> str:
    return " ".join(TEXT[s.start : s.end] for s in worked.desk.reader.selected_spans())


def test_find_counts_and_steps_round_the_article(worked: Worked) -> None:
    worked.press(Key.Key_F, CONTROL)
    worked.type("paragraph")
    bar = worked.desk.foot.search
    assert bar.count.text() == "1 of 60"
    first = worked.desk.reader.selected_spans()
    worked.press(Key.Key_Return)
    assert bar.count.text() == "2 of 60"
    worked.press(Key.Key_Return, SHIFT)
    assert worked.desk.reader.selected_spans() == first
    worked.press(Key.Key_Up)
    assert bar.count.text() == "60 of 60"
    worked.press(Key.Key_Escape)
    assert worked.desk.reader.hasFocus()
    assert not bar.isVisible()
    assert found(worked) == "Paragraph"


def test_nothing_found_is_said(worked: Worked) -> None:
    worked.press(Key.Key_F, CONTROL)
    worked.type("zeppelin")
    assert worked.desk.foot.search.count.text() == "Not found"


def test_the_search_takes_no_room_from_the_text(worked: Worked) -> None:
    worked.desk.reader.setFocus()
    worked.press(Key.Key_Down, times=20)
    before = worked.desk.reader.position(), worked.desk.reader.viewport().height()
    worked.press(Key.Key_F, CONTROL)
    assert (worked.desk.reader.position(), worked.desk.reader.viewport().height()) == before


def test_a_hit_can_be_tagged(worked: Worked) -> None:
    worked.press(Key.Key_F, CONTROL)
    worked.type("denied that")
    worked.press(Key.Key_Escape)
    worked.press(Key.Key_O, NONE)
    assert worked.only().exact == "denied that"
