"""Conflicts, decided one after the other by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import user
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sourcemark.gui.exchange.conflicts_card import EMPTY, ConflictsCard
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.sources import Source
from sourcemark.project import Project, open_project
from sourcemark.work.coworkers.handing_out import hand_out, in_use
from sourcemark.work.coworkers.merging import take_in

Key = Qt.Key


def note(project: Project, whose: str, *sources: str) -> None:
    with project.operation("Note") as op:
        for id in sources:
            found = project.get(Source, id)
            assert found is not None
            op.put(replace(found, note=f"{whose} {id}"))


@pytest.fixture
def card(desk: Window, kit: Kit, tmp_path: Path) -> ConflictsCard:
    """The card, with two conflicts: of Lee and of Kim, whose notes Ann and then Bob wrote."""
    ours = kit.session.project
    with ours.operation("Enter") as op:
        op.put(Source(id="kim", name="Kim"))
        op.put(Source(id="lee", name="Lee"))
    path = hand_out(ours, tmp_path / "bob", in_use(ours), "none", "Bob")
    bob = open_project(path, user("Bob", "bob's"))
    note(ours, "Ann's", "kim", "lee")
    note(bob, "Bob's", "kim", "lee")
    bob.close()
    kit.session.tell(take_in(ours, path).changes)
    assert kit.actions.run("conflicts")
    found = desk.overlay.content
    assert isinstance(found, ConflictsCard)
    return found


def notes(kit: Kit) -> list[str]:
    return [source.note for source in kit.session.project.all(Source)]


def focus() -> QPushButton:
    found = QApplication.focusWidget()
    assert isinstance(found, QPushButton)
    return found


def test_both_values_are_told(card: ConflictsCard) -> None:
    assert card.heading.text() == "Conflict 1 of 2"
    assert card.what.text() == "Note of source “Kim”"
    assert [side.value.text() for side in card.sides] == ["Bob's kim", "Ann's kim"]
    assert "stands now" in card.sides[0].accessibleName()
    assert "Bob" in card.sides[0].accessibleName()
    assert "Ann Example" in card.sides[1].accessibleName()


def test_digits_and_arrows_choose_and_the_next_one_comes(card: ConflictsCard, kit: Kit, qtbot: QtBot) -> None:
    qtbot.keyClick(focus(), Key.Key_2)
    assert notes(kit) == ["Ann's kim", "Bob's lee"]
    assert card.what.text() == "Note of source “Lee”"
    qtbot.keyClick(focus(), Key.Key_Left)
    assert notes(kit) == ["Ann's kim", "Bob's lee"]
    assert card.heading.text() == "No conflicts"
    assert card.where.text() == EMPTY
    assert card.sides == []
    kit.session.undo()
    assert card.heading.text() == "Conflict 1 of 1"
    qtbot.keyClick(focus(), Key.Key_Right)
    assert notes(kit) == ["Ann's kim", "Ann's lee"]


def test_up_and_down_walk_without_deciding(card: ConflictsCard, kit: Kit, qtbot: QtBot) -> None:
    qtbot.keyClick(focus(), Key.Key_Down)
    assert card.what.text() == "Note of source “Lee”"
    qtbot.keyClick(focus(), Key.Key_Down)
    assert card.what.text() == "Note of source “Kim”"
    qtbot.keyClick(focus(), Key.Key_Up)
    assert card.what.text() == "Note of source “Lee”"
    assert notes(kit) == ["Bob's kim", "Bob's lee"]


def test_a_click_and_enter_choose(card: ConflictsCard, kit: Kit, qtbot: QtBot) -> None:
    qtbot.mouseClick(card.sides[1], Qt.MouseButton.LeftButton)
    qtbot.keyClick(focus(), Key.Key_Tab)
    qtbot.keyClick(focus(), Key.Key_Return)
    assert notes(kit) == ["Ann's kim", "Ann's lee"]


def test_other_digits_do_nothing(card: ConflictsCard, kit: Kit, qtbot: QtBot) -> None:
    qtbot.keyClick(focus(), Key.Key_3)
    qtbot.keyClick(focus(), Key.Key_0)
    assert card.heading.text() == "Conflict 1 of 2"
