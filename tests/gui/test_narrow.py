"""Rooms in small windows and at large type: what is in a pane is never cut at its side."""

from __future__ import annotations

from pathlib import Path

import pytest
from entering import make_closed_sample
from hands import focus, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sourcemark.gui import frame_actions
from sourcemark.gui.kit import Kit
from sourcemark.gui.rooms import ROOMS
from sourcemark.gui.widgets.badge import SIDE, badge_side
from sourcemark.gui.widgets.sideways import Sideways
from sourcemark.gui.widgets.step import Step
from sourcemark.gui.window import Window

SMALL, USUAL = (900, 600), (1280, 720)


@pytest.fixture
def window(kit: Kit, qtbot: QtBot, tmp_path: Path) -> Window:
    """On the sample, at the size of a small screen."""
    made = Window(kit, ROOMS)
    frame_actions.bind(made)
    qtbot.addWidget(made)
    made.resize(*SMALL)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.projects.open(make_closed_sample(kit, tmp_path))
    return made


def settle(window: Window, size: tuple[int, int], zoom: int) -> None:
    window.resize(*size)
    window.kit.profile.change(zoom=zoom)
    window.kit.theme.apply()
    for _ in range(5):
        QApplication.processEvents()


def too_wide(room: QWidget) -> list[QScrollArea]:
    """Parts that scroll only up and down, and are wider within than without."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    areas = [
        a for a in room.findChildren(QScrollArea) if a.horizontalScrollBarPolicy() == off and a.isVisible()
    ]
    return [a for a in areas if (inner := a.widget()) is not None and inner.width() > a.viewport().width()]


@pytest.mark.parametrize("zoom", [100, 175, 200])
@pytest.mark.parametrize("size", [SMALL, USUAL])
@pytest.mark.parametrize("room", ["sources", "codebook"])
def test_nothing_in_a_pane_is_cut_at_its_side(
    window: Window, room: str, size: tuple[int, int], zoom: int
) -> None:
    window.enter(room)
    settle(window, size, zoom)
    here = window.room
    assert here is not None
    assert too_wide(here) == []
    around = here.findChild(Sideways)
    assert around is not None
    for at in range(around.panes.count()):
        cell = around.panes.widget(at)
        assert cell is not None
        assert cell.width() >= cell.minimumSizeHint().width()


@pytest.mark.parametrize("room", ["sources", "codebook"])
def test_a_small_screen_has_room_for_three_panes(window: Window, room: str) -> None:
    window.enter(room)
    settle(window, SMALL, 100)
    assert window.room is not None
    around = window.room.findChild(Sideways)
    assert around is not None
    assert around.horizontalScrollBar().maximum() == 0


def test_the_pane_with_the_focus_comes_into_view(window: Window) -> None:
    window.enter("sources")
    settle(window, SMALL, 200)
    assert window.room is not None
    around = window.room.findChild(Sideways)
    assert around is not None
    bar = around.horizontalScrollBar()
    assert bar.maximum() > 0
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F6)
    assert bar.value() == bar.maximum()
    press(Qt.Key.Key_F6, Qt.Key.Key_F6, held="shift")
    assert bar.value() == 0


@pytest.mark.parametrize("room", ["desk", "sources", "codebook", "review"])
def test_panes_become_wider_and_narrower_by_keys(window: Window, room: str) -> None:
    window.enter(room)
    settle(window, USUAL, 100)
    press(Qt.Key.Key_F6)
    holder = focus()
    before = holder.width()
    press(Qt.Key.Key_F7)
    QApplication.processEvents()
    assert holder.width() > before
    press(Qt.Key.Key_F7, held="shift")
    QApplication.processEvents()
    assert holder.width() == before


def test_short_words_of_a_row_are_kept_whole_at_large_type(window: Window) -> None:
    window.enter("sources")
    settle(window, SMALL, 175)
    assert window.room is not None
    steps = {step.text(): step for step in window.room.findChildren(Step)}
    for short in ("All", "A", "F"):
        assert steps[short].width() >= steps[short].fontMetrics().horizontalAdvance(short) + 4
    desk = window.rooms["desk"].id
    window.enter(desk)
    settle(window, USUAL, 175)
    tabs = {step.text(): step for step in window.room.findChildren(Step)}
    for state in ("All", "New", "Open", "Done", "Bin"):
        assert tabs[state].width() >= tabs[state].fontMetrics().horizontalAdvance(state) + 4


def test_panes_of_the_desk_widen_with_the_type_as_far_as_there_is_room(window: Window) -> None:
    from sourcemark.gui.desk.desk import Desk

    desk = window.room
    assert isinstance(desk, Desk)
    side = desk.splitter.widget(2)
    assert side is not None
    settle(window, USUAL, 100)
    normal = side.minimumWidth()
    settle(window, USUAL, 150)
    assert side.minimumWidth() > 1.3 * normal
    settle(window, SMALL, 200)
    assert sum(desk.splitter.sizes()) <= desk.width()


def test_letters_on_their_colours_grow_with_the_type(window: Window) -> None:
    small = badge_side(QFontMetrics(window.kit.theme.font()))
    settle(window, USUAL, 200)
    assert small >= SIDE
    assert badge_side(QFontMetrics(window.kit.theme.font())) > 1.6 * small


def test_a_low_rail_shows_icons_alone(window: Window) -> None:
    buttons = window.rail.findChildren(QToolButton)
    settle(window, SMALL, 100)
    assert {b.toolButtonStyle() for b in buttons} == {Qt.ToolButtonStyle.ToolButtonTextUnderIcon}
    settle(window, (900, 500), 200)
    assert {b.toolButtonStyle() for b in buttons} == {Qt.ToolButtonStyle.ToolButtonIconOnly}
    assert all(b.accessibleName() for b in buttons)
