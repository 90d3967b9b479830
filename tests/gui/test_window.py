"""The frame by keys: start page, projects, rooms, undo, palette, panes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sourcemark.gui.key_help import KeyHelp
from sourcemark.gui.kit import Kit
from sourcemark.gui.palette import Palette
from sourcemark.gui.who import WhoCard
from sourcemark.gui.window import Window
from sourcemark.model.changes import Changes
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.project.project import Project
from sourcemark.work.profile import Profile

CONTROL = Qt.KeyboardModifier.ControlModifier


def focus() -> QWidget:
    holder = QApplication.focusWidget()
    assert holder is not None
    return holder


def add_source(project: Project) -> Changes:
    with project.operation("Add source") as op:
        op.put(Source(id=new_id(), name="Ministry"))
    return op.changes


def words_of(window: Window) -> str:
    return " ".join(part.text() for part in window.banners.findChildren(QLabel))


def test_without_a_project_the_start_page_offers_what_to_do(window: Window) -> None:
    assert window.room is None
    assert focus().accessibleName() == "Try the sample project"


def test_a_recent_project_is_opened_with_enter(window: Window, kit: Kit, project: Path, qtbot: QtBot) -> None:
    window.start.refresh()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert kit.session.project.path == project
    assert window.windowTitle() == "Grain – Sourcemark"
    assert window.room is not None


def test_a_recent_project_is_taken_off_the_list_with_delete(
    window: Window, kit: Kit, project: Path, qtbot: QtBot
) -> None:
    window.start.refresh()
    qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    assert kit.profile.habits.recent == ()
    assert project.exists()


def test_the_sample_opens_from_the_start_page_and_is_made_once(
    window: Window, kit: Kit, qtbot: QtBot
) -> None:
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    first = kit.session.project.path
    assert kit.actions.run("close_project")
    assert kit.actions.run("sample_project")
    assert kit.session.project.path == first


def test_rooms_are_made_when_they_are_entered(window: Window, project: Path, qtbot: QtBot) -> None:
    window.projects.open(project)
    first = window.room
    qtbot.keyClick(focus(), Qt.Key.Key_2, CONTROL)
    second = window.room
    qtbot.keyClick(focus(), Qt.Key.Key_1, CONTROL)
    assert window.room is first is not second
    assert focus() is first


def test_rooms_can_only_be_entered_with_a_project(window: Window, kit: Kit) -> None:
    assert not kit.actions.run("room_sources")
    assert window.room is None


def test_undo_and_redo_by_key_say_what_they_do(window: Window, kit: Kit, project: Path, qtbot: QtBot) -> None:
    window.projects.open(project)
    kit.session.do(add_source)
    assert window.status.undo.text().startswith("Undo: Add source, ")
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CONTROL)
    assert window.status.line.text() == "Undo: Add source"
    assert list(kit.session.project.all(Source)) == []
    assert window.status.undo.isHidden()
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(list(kit.session.project.all(Source))) == 1


def test_a_refusal_is_one_line(window: Window, kit: Kit, tmp_path: Path) -> None:
    window.projects.open(tmp_path / "gone.sourcemark")
    assert window.status.line.text() == "gone.sourcemark: there is no such file"
    assert not kit.session.is_open


def test_a_project_that_cannot_be_opened_leaves_the_open_one(
    window: Window, kit: Kit, project: Path, tmp_path: Path
) -> None:
    window.projects.open(project)
    window.projects.open(tmp_path / "gone.sourcemark")
    assert kit.session.project.path == project


def test_a_project_open_elsewhere_can_be_read(window: Window, kit: Kit, project: Path) -> None:
    from sourcemark.model.people import User
    from sourcemark.project.opening import open_project

    other = open_project(project, User(annotator=kit.session.me, device="another"))
    window.projects.open(project)
    assert kit.session.read_only
    assert not window.status.read_only.isHidden()
    assert "Open elsewhere" in words_of(window)
    assert kit.session.do(add_source) is None
    assert "Open elsewhere" in window.status.line.text()
    kit.session.close()
    other.close()


def test_a_cloud_folder_gets_a_word(window: Window, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    window.projects.create(tmp_path / "Dropbox" / "Grain")
    assert "cloud-synced" in words_of(window)


def test_a_new_project_gets_its_suffix(window: Window, kit: Kit, tmp_path: Path) -> None:
    window.projects.create(tmp_path / "Grain 1.5")
    assert kit.session.project.path.name == "Grain 1.5.sourcemark"


def test_one_dropped_project_is_taken(window: Window, project: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(project))])
    assert window.projects.dropped(data) == project
    data.setUrls([QUrl.fromLocalFile(str(project)), QUrl.fromLocalFile("/other.sourcemark")])
    assert window.projects.dropped(data) is None


def test_the_palette_finds_by_words_and_does_with_enter(window: Window, kit: Kit, qtbot: QtBot) -> None:
    before = focus()
    qtbot.keyClick(before, Qt.Key.Key_K, CONTROL)
    qtbot.keyClicks(focus(), "night theme")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert kit.theme.look.name == "dark"
    assert focus() is before


def test_the_palette_walks_with_arrows_and_leaves_with_escape(window: Window, qtbot: QtBot) -> None:
    before = focus()
    qtbot.keyClick(before, Qt.Key.Key_K, CONTROL)
    shown = window.overlay.content
    assert isinstance(shown, Palette)
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert shown.list.currentIndex().row() == 1
    offered = [shown.model.index(row, 0).data() for row in range(shown.model.rowCount())]
    assert offered.index("Undo") > offered.index("Theme: dark")
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert window.overlay.isHidden()
    assert focus() is before


def test_tab_stays_within_a_card(window: Window, kit: Kit, qtbot: QtBot) -> None:
    kit.actions.run("settings")
    for _ in range(12):
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
        assert window.overlay.isAncestorOf(focus())


def test_tab_comes_out_of_a_box_that_can_be_typed_in(window: Window, qtbot: QtBot) -> None:
    card, end = QWidget(), QPushButton("end")
    box = QComboBox()
    box.setEditable(True)
    column = QVBoxLayout(card)
    for part in (box, end):
        column.addWidget(part)
    card.setFocusProxy(box)
    window.overlay.open(card)
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() is end
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() is box


def test_whoever_goes_to_a_room_leaves_the_card(
    window: Window, kit: Kit, project: Path, qtbot: QtBot
) -> None:
    window.projects.open(project)
    kit.actions.run("settings")
    before = focus()
    qtbot.keyClick(before, Qt.Key.Key_F6)
    assert focus() is before, "a card keeps the focus"
    qtbot.keyClick(before, Qt.Key.Key_2, CONTROL)
    assert window.overlay.content is None
    assert focus() is window.room


def test_f6_goes_round_the_panes(window: Window, project: Path, qtbot: QtBot) -> None:
    window.projects.open(project)
    start = focus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(focus(), Qt.Key.Key_F6)
        seen.append(focus())
    assert window.status.isAncestorOf(seen[0])
    assert window.rail.isAncestorOf(seen[1])
    assert seen[2] is start


def test_another_annotator_begins_with_fresh_rooms(window: Window, kit: Kit, project: Path) -> None:
    window.projects.open(project)
    first = window.room
    kit.session.work_as(Annotator(id=new_id(), name="Ben"))
    assert window.room is not first
    assert window.status.who.text() == "Ben"
    assert kit.session.project.user.annotator.name == "Ben"


def test_a_changed_name_reaches_the_project(window: Window, kit: Kit, project: Path) -> None:
    window.projects.open(project)
    me = kit.session.me
    kit.session.work_as(Annotator(id=me.id, name="Anna Example"))
    assert kit.session.project.get(Annotator, me.id) == kit.session.me
    kit.session.close()
    kit.profile.take(Annotator(id=me.id, name="Anna Beispiel"))
    window.projects.open(project)
    assert kit.session.project.get(Annotator, me.id) == kit.session.me


def test_two_of_one_name_are_told_apart(window: Window, kit: Kit) -> None:
    kit.profile.take(Annotator(id=new_id(), name=kit.session.me.name))
    kit.actions.run("annotator")
    shown = [b.text() for b in window.overlay.findChildren(QPushButton) if "Ann Example" in b.text()]
    assert len(set(shown)) == 2


def test_a_question_mark_shows_the_keys_but_can_be_typed(window: Window, kit: Kit, qtbot: QtBot) -> None:
    kit.actions.run("palette")
    qtbot.keyClick(focus(), Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    shown = window.overlay.content
    assert isinstance(shown, Palette)
    assert shown.line.text() == "?"
    assert not shown.nothing.isHidden()
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    qtbot.keyClick(focus(), Qt.Key.Key_Question)
    assert isinstance(window.overlay.content, KeyHelp)


def test_pictures_are_drawn_without_a_screen(
    own_profile: Path, tmp_path: Path, kit: Kit, project: Path
) -> None:
    from sourcemark.gui.picture import SIZE, draw

    before = (own_profile / "profile.json").read_bytes()
    assert draw(project, tmp_path) == 0
    light, dark = (QImage(str(tmp_path / f"desk-{look}.png")) for look in ("light", "dark"))
    assert light.size() == SIZE
    assert light.pixelColor(4, 700).lightness() > 200
    assert dark.pixelColor(4, 700).lightness() < 60
    assert (own_profile / "profile.json").read_bytes() == before


class TestFirstTime:
    """Nobody has given a name yet."""

    @pytest.fixture
    def profile(self) -> Profile:
        return Profile()

    def test_the_name_is_asked_once_before_a_project_is_made(
        self, window: Window, kit: Kit, qtbot: QtBot, tmp_path: Path
    ) -> None:
        window.projects.create(tmp_path / "Grain.sourcemark")
        card = window.overlay.content
        assert isinstance(card, WhoCard)
        assert card.line.text() != ""
        assert not kit.session.is_open
        card.line.clear()
        qtbot.keyClicks(focus(), "  Ann   Example ")
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
        assert kit.session.me.name == "Ann Example"
        assert kit.session.is_open
        assert window.overlay.isHidden()

    def test_without_a_name_nothing_is_opened(
        self, window: Window, kit: Kit, qtbot: QtBot, tmp_path: Path
    ) -> None:
        window.projects.create(tmp_path / "Grain.sourcemark")
        qtbot.keyClick(focus(), Qt.Key.Key_Escape)
        assert not kit.session.is_open
        assert not (tmp_path / "Grain.sourcemark").exists()


def test_closing_keeps_the_place_and_closes_the_project(window: Window, kit: Kit, project: Path) -> None:
    window.projects.open(project)
    window.close()
    assert not kit.session.is_open
    assert kit.profile.habits.geometry


def test_an_open_card_follows_the_size_of_the_window(window: Window, kit: Kit) -> None:
    kit.actions.run("settings")
    window.resize(1000, 640)
    QApplication.processEvents()
    assert window.overlay.size() == window.size()
    window.overlay.close_card()
    kit.actions.run("settings")
    window.resize(1100, 700)
    QApplication.processEvents()
    assert window.overlay.size() == window.size()
