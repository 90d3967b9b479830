"""What is drawn and said of proposals: in the text, in the line, for the ear."""

from __future__ import annotations

from pathlib import Path

import pytest
from answered import learnt
from files import put_all
from ghostly import BRIDGE, DENIED, FAR, TROOPS, Ghostly, place, proposed
from msgspec.structs import replace
from PySide6.QtCore import Qt
from worked import ALT, CONTROL, SHIFT, TEXT, Key, Open

from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.desk.proposing.describing import describe
from sourcemark.gui.desk.proposing.standing import Standing
from sourcemark.model.proposals import ProposedSource
from sourcemark.model.review import Proposing
from sourcemark.model.spans import Span
from sourcemark.work.profile import Switches
from sourcemark.work.proposing import worker
from sourcemark.work.proposing.setting import ALIKE, arrange_proposals
from sourcemark.work.submitting import arrange


def said(ghostly: Ghostly) -> str:
    return ghostly.line.accessibleDescription()


def test_the_line_counts_and_then_tells_what_the_current_one_says(ghostly: Ghostly) -> None:
    assert said(ghostly) == "4 proposals, 2 sure. F4 goes to the next"
    ghostly.worked.press(Key.Key_F4)
    assert said(ghostly) == "Lee Woong-gil. Defector or insider · sure · indirect · statement. 1 of 4"
    assert (
        "Proposal: Defector or insider, Lee Woong-gil, sure"
        in ghostly.worked.desk.reader.accessibleDescription()
    )
    assert "dismisses it" in ghostly.worked.desk.foot.hints.accessibleDescription()
    ghostly.worked.press(Key.Key_Left, ALT)
    assert "ends moved" in said(ghostly)


def test_the_name_is_the_one_that_would_be_entered(ghostly: Ghostly) -> None:
    known, span = ghostly.worked.desk.known, place("Lee Woong-gil")
    she = proposed("denied that")
    for source, name in (
        (ProposedSource(), "No source named"),
        (ProposedSource(spans=(place("The ministry"),), name="Ministry of Defence"), "Ministry of Defence"),
        (ProposedSource(spans=(place("that"),), fullest=span), "Lee Woong-gil"),
    ):
        changed = type(she)(spans=she.spans, source=source, chain=(ProposedSource(name="The Wire"),))
        what = describe(changed, TEXT, known)
        assert what.source == name
        assert what.detail.endswith("through The Wire")


def test_dots_are_drawn_without_moving_the_text(ghostly: Ghostly) -> None:
    reader = ghostly.worked.desk.reader
    stood, drawn = reader.position(), reader.grab().toImage()
    ghostly.showing.close(ghostly.showing.standing.keys)
    plain = reader.grab().toImage()
    assert plain != drawn
    assert reader.position() == stood
    assert said(ghostly) == "All proposals are answered"


def test_why_there_are_none_is_said_in_the_line(ghostly: Ghostly) -> None:
    ghostly.showing.begin()
    ghostly.showing.looking = True
    ghostly.showing.say()
    assert said(ghostly) == "Looking for proposals …"
    ghostly.inside.fetcher.ended.emit("Proposals are made for English texts only.")
    assert said(ghostly) == "Proposals are made for English texts only."
    ghostly.inside.fetcher.ended.emit("")
    assert said(ghostly) == "No proposals in this article"


MISSING = "There can be no proposals: "
NONE = "While you work blind, this project proposes nothing."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("as each likes", ("7", "7+learned", MISSING)),
        ("as each likes", ("6", "7", MISSING)),
        ("the same for all", ("7", "7", MISSING)),
        ("none", ("7", "", NONE)),
    ],
)
def test_who_works_blind_is_proposed_what_the_project_says(
    enter: Open, path: Path, monkeypatch: pytest.MonkeyPatch, words: Proposing, said: tuple[str, str, str]
) -> None:
    """Asked of a model of which only the version is there: nothing is proposed, but what is asked for is told.

    What was learnt on another version is not.
    """
    learnt_on, model, why = said
    (path.parent / "model.json").write_text('{"version": "7"}', "utf-8")
    monkeypatch.setattr(worker, "asset", lambda *_: path.parent)
    desk, kit, window = enter(path)
    put_all(kit.session.project, "Learn", [replace(learnt(kit.session.project.user), model=learnt_on)])
    kit.session.do(arrange_proposals, words)
    kit.session.do(arrange, blind=True)
    assert isinstance(window.room, Desk)
    assert window.room is not desk
    inside = window.room.proposing.inside
    assert inside.answering.model == model
    assert inside.showing.why_none.startswith(why)


def test_nobody_who_works_blind_can_choose_where_all_are_shown_the_same(enter: Open, path: Path) -> None:
    _, kit, window = enter(path)
    kit.profile.change(proposals=Switches(show=False, sure_only=True))
    kit.session.do(arrange, blind=True)
    assert isinstance(window.room, Desk)
    switching, heard = window.room.proposing.inside.switching, list[str]()
    assert switching.now == Switches(show=False, sure_only=True)
    assert not window.room.proposing.place.isVisible()
    kit.session.do(arrange_proposals, "the same for all")
    assert switching.now == Switches()
    assert window.room.proposing.inside.showing.sure_only is False
    assert window.room.proposing.place.isVisible()
    kit.session.said.connect(heard.append)
    kit.actions.run("sure_only")
    assert heard == [ALIKE]
    kit.session.undo()
    assert switching.now == Switches(show=False, sure_only=True)


def test_switches_are_kept(ghostly: Ghostly) -> None:
    run, kit = ghostly.worked.kit.actions.run, ghostly.worked.kit
    ghostly.worked.press(Key.Key_G, CONTROL | SHIFT)
    assert not ghostly.line.isVisible()
    assert ghostly.open() == []
    assert not kit.actions.can("next_proposal")
    ghostly.worked.press(Key.Key_G, CONTROL | SHIFT)
    assert ghostly.line.isVisible()
    run("sure_only")
    run("statements_only")
    assert kit.profile.habits.proposals == Switches(statements_only=False, sure_only=True)
    ghostly.inside.given([TROOPS, DENIED])
    assert ghostly.open() == [TROOPS]


def test_the_line_is_there_before_what_fills_it(enter: Open, path: Path) -> None:
    desk = enter(path).desk
    high = desk.proposing.place.height()
    reader = desk.reader.height()
    assert desk.proposing.inside.showing.current is None
    assert (desk.proposing.place.height(), desk.reader.height()) == (high, reader)
    assert desk.proposing.place.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_another_article_has_none_of_these(ghostly: Ghostly) -> None:
    ghostly.worked.press(Key.Key_F4)
    ghostly.worked.press(Key.Key_PageDown, CONTROL)
    assert ghostly.open() == []
    assert ghostly.current is None


def test_what_stands_keeps_its_order() -> None:
    standing = Standing()
    assert standing.beside(None, 0, forward=True) is None
    keys = standing.add([FAR, TROOPS, DENIED, BRIDGE])
    standing.open(keys)
    assert [standing[key] for key in standing.keys] == [TROOPS, DENIED, BRIDGE, FAR]
    assert (len(standing), standing.sure) == (4, 2)
    standing.close([keys[1], keys[1]])
    assert (len(standing), standing.sure) == (3, 1)
    assert standing.beside(None, BRIDGE.spans[0].start + 1, forward=True) == keys[0]
    assert standing.beside(None, 0, forward=False) == keys[0]
    standing.mend(keys[2], [Span(0, 4)])
    assert standing.number(keys[2]) == 1
    standing.mend(keys[2], DENIED.spans)
    assert standing.mended == {}
