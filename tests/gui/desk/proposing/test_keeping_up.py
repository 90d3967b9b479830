"""What is proposed keeps up with the register, the bin, and answers by the thousand; the current one stays."""

from __future__ import annotations

import pytest
from ghostly import BRIDGE, DENIED, FAR, TROOPS, Ghostly, proposed
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from worked import ALT, CONTROL, SHIFT, Key

from sourcemark.gui.desk.proposing import answering, rechecking
from sourcemark.model import changes
from sourcemark.model.codebook import SOURCE_TYPE
from sourcemark.model.proposals import Proposal
from sourcemark.model.sources import Source
from sourcemark.work import articles, sources, tagging


def lee(ghostly: Ghostly) -> Source:
    (found,) = (s for s in ghostly.worked.kit.session.project.all(Source) if s.name == "Lee Woong-gil")
    return found


def types(found: Proposal | None) -> tuple[str, ...]:
    return found.source.types if found else ()


def test_a_source_that_is_retyped_brings_its_new_type(ghostly: Ghostly) -> None:
    worked = ghostly.worked
    worked.press(Key.Key_F4)
    current, said = ghostly.showing.current, ghostly.line.accessibleDescription()
    worked.kit.session.do(sources.enter, replace(lee(ghostly), types=("media",)))
    assert ghostly.showing.current == current
    assert ghostly.line.accessibleDescription() == said.replace("Defector or insider", "Media outlet")
    worked.press(Key.Key_Return)
    assert worked.only().code(SOURCE_TYPE) == "media"
    assert ghostly.verdicts() == ["accepted"]


def test_who_is_entered_by_one_answer_is_known_in_the_next(ghostly: Ghostly, qtbot: QtBot) -> None:
    """Belmarra is entered as political; the model takes it for an official the next time."""
    worked, showing = ghostly.worked, ghostly.showing
    one = proposed("denied that", "Belmarra", "", "political")
    more = proposed("moves engineers", "Belmarra", "", "official")
    showing.begin()
    ghostly.bring([more, one, BRIDGE])
    worked.to_troops()
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Return)
    assert ghostly.current == BRIDGE
    first = next(one for one in ghostly.open() if one.spans == more.spans)
    assert (first.source.name, types(first)) == ("Belmarra", ("political",))
    worked.press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: more in ghostly.open())


def test_what_is_asked_for_while_the_register_changes_is_told_as_it_is_then(ghostly: Ghostly) -> None:
    inside, worked = ghostly.inside, ghostly.worked
    inside.begin(later=True)
    began: list[object] = []
    inside.fetcher.began.connect(began.append)
    ghostly.bring([TROOPS])
    before = began[0]
    inside.begin(later=True)
    worked.kit.session.do(sources.enter, replace(lee(ghostly), types=("media",)))
    inside.fetcher.began.emit(before)
    inside.fetcher.came.emit([TROOPS])
    assert [types(one) for one in ghostly.open()] == [("media",)]


def test_an_article_that_comes_out_of_the_bin_is_looked_at(ghostly: Ghostly, qtbot: QtBot) -> None:
    session, article = ghostly.worked.kit.session, ghostly.worked.desk.open_article or ""
    session.do(articles.set_binned, [article], binned=True)
    assert ghostly.worked.desk.open_article == article
    assert ghostly.open() == []
    assert ghostly.line.accessibleDescription() == "This article is in the bin"
    session.do(articles.set_binned, [article], binned=False)
    assert ghostly.line.accessibleDescription() == "Looking for proposals …"
    ghostly.inside.fetcher.stop()
    ghostly.bring([TROOPS, BRIDGE])
    session.undo()
    assert ghostly.open() == []


def test_keys_are_told_for_the_place_that_has_the_focus(ghostly: Ghostly) -> None:
    worked, hints = ghostly.worked, ghostly.worked.desk.foot.hints
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Return)
    worked.press(Key.Key_F4)
    assert "dismisses it" in hints.accessibleDescription()
    worked.press(Key.Key_L, ALT)
    assert worked.desk.statements.list.hasFocus()
    assert "dismisses it" not in hints.accessibleDescription()
    worked.press(Key.Key_T, ALT)
    assert "dismisses it" in hints.accessibleDescription()
    worked.press(Key.Key_Delete)
    assert ghostly.verdicts() == ["accepted", "dismissed"]


@pytest.mark.parametrize(("key", "left"), [(Key.Key_Delete, 0), (Key.Key_M, 1), (Key.Key_Return, 1)])
def test_the_row_of_the_one_just_taken_is_acted_on(ghostly: Ghostly, key: Key, left: int) -> None:
    worked = ghostly.worked
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Return)
    worked.press(Key.Key_Escape)
    assert ghostly.current == DENIED
    worked.press(Key.Key_L, ALT)
    worked.press(key)
    assert len(worked.statements()) == left
    assert [s.code(SOURCE_TYPE) for s in worked.statements()] == [
        "media" if key == Key.Key_M else "defector"
    ][:left]
    assert ghostly.verdicts() == ["accepted"]


def test_after_the_last_one_del_does_not_delete_what_was_taken(ghostly: Ghostly) -> None:
    worked, said = ghostly.worked, list[str]()
    worked.kit.session.said.connect(said.append)
    ghostly.showing.begin()
    ghostly.bring([TROOPS, DENIED])
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Return)
    worked.press(Key.Key_Delete)
    assert ghostly.open() == []
    worked.press(Key.Key_Delete)
    assert len(worked.statements()) == 1
    assert said[-1].startswith("No proposal is left to dismiss.")
    worked.press(Key.Key_Delete)
    assert worked.statements() == []


def test_who_has_moved_since_the_last_one_deletes_at_once(ghostly: Ghostly) -> None:
    worked = ghostly.worked
    ghostly.showing.begin()
    ghostly.bring([TROOPS])
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Return)
    worked.press(Key.Key_Right, SHIFT)
    assert worked.desk.here.focus == worked.only().id, "a selection keeps it"
    worked.press(Key.Key_Delete)
    assert worked.statements() == []


def test_all_sure_ones_of_a_long_article_leave_none_behind(
    ghostly: Ghostly, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(answering, "LONG", 5)
    monkeypatch.setattr(rechecking, "MANY", 5)
    monkeypatch.setattr(changes, "MANY", 5)
    many = [proposed(f"Paragraph {n} tells of the river") for n in range(20, 32)]
    ghostly.showing.begin()
    ghostly.bring(many)
    ghostly.worked.press(Key.Key_Return, CONTROL | ALT)
    assert len(ghostly.worked.statements()) == len(many)
    qtbot.waitUntil(lambda: ghostly.open() == [])
    ghostly.worked.kit.session.undo()
    qtbot.waitUntil(lambda: ghostly.open() == many)


def test_marks_that_come_by_the_thousand_are_looked_at(
    ghostly: Ghostly, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(rechecking, "MANY", 5)
    monkeypatch.setattr(changes, "MANY", 5)
    many = [proposed(f"Paragraph {n} tells of the river") for n in range(20, 32)]
    ghostly.showing.begin()
    ghostly.bring(many)
    session, article = ghostly.worked.kit.session, ghostly.worked.desk.open_article or ""
    book, text = ghostly.worked.desk.known.book, ghostly.worked.desk.here.text
    with session.project.operation("Bring") as op:
        for one in many:
            op.put(tagging.fresh(session.project, book, article, text, one.spans))
    session.tell(op.changes)
    qtbot.waitUntil(lambda: ghostly.open() == [])


def test_marks_are_read_once_while_proposals_stream_in(ghostly: Ghostly) -> None:
    asked: list[str] = []
    ghostly.showing.begin()
    ghostly.inside.rechecking.begin()
    ghostly.worked.kit.session.project.link.set_trace_callback(asked.append)
    ghostly.bring([TROOPS], [DENIED], [BRIDGE], [FAR])
    ghostly.worked.kit.session.project.link.set_trace_callback(None)
    assert len([query for query in asked if "FROM verdict" in query]) == 1
    ghostly.worked.to_troops()
    ghostly.worked.press(Key.Key_O)
    ghostly.inside.fetcher.came.emit([TROOPS])
    assert ghostly.open() == [DENIED, BRIDGE, FAR]
