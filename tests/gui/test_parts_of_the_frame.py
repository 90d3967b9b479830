"""Palette, key help, chosen keys, icons, bindings and the status line, each by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sourcemark.assets import asset
from sourcemark.gui.actions import ACTIONS, action
from sourcemark.gui.key_chooser import KeyChooser
from sourcemark.gui.key_help import groups
from sourcemark.gui.kit import Kit
from sourcemark.gui.palette import found
from sourcemark.gui.settings import Settings
from sourcemark.gui.status import step_words
from sourcemark.gui.window import Window
from sourcemark.model.changes import Step
from sourcemark.model.errors import Refused

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_palette_puts_titles_before_other_words() -> None:
    assert next(a.id for a in found(ACTIONS, "undo")) == "undo"
    assert {a.id for a in found(ACTIONS, "theme dark")} == {"theme_dark"}
    assert found(ACTIONS, "no such thing") == []
    assert found(ACTIONS, "") == list(ACTIONS)


def test_every_icon_of_the_table_was_drawn() -> None:
    wanted = {a.icon for a in ACTIONS if a.icon}
    assert {name for name in wanted if not asset("icons", f"{name}.svg").is_file()} == set()


def test_icons_are_tinted_and_follow_the_look(kit: Kit) -> None:
    for name in ("light", "dark"):
        kit.theme.choose(name)
        picture = kit.icons.icon("desk").pixmap(QSize(24, 24)).toImage()
        assert tints(picture) == {QColor(kit.theme.look.text).name()}
        off = kit.icons.icon("desk").pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
        assert tints(off) == {QColor(kit.theme.look.border).name()}


def tints(picture: QImage) -> set[str]:
    """The colours of the pixels that are quite covered."""
    points = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    colours = (picture.pixelColor(x, y) for x, y in points)
    return {c.name() for c in colours if c.alpha() == 255}


def test_an_action_is_forgotten_with_its_owner(kit: Kit) -> None:
    owner = QObject()
    kit.actions.bind("export", lambda: None, owner=owner)
    assert kit.actions.can("export")
    del owner
    assert not kit.actions.can("export")
    assert action("export") not in list(kit.actions.known())


def test_a_room_that_left_does_not_unbind_its_successor(kit: Kit) -> None:
    first, second = QObject(), QObject()
    kit.actions.bind("export", lambda: None, owner=first)
    kit.actions.bind("export", lambda: None, owner=second)
    del first
    assert kit.actions.can("export")


def test_a_refusal_of_an_action_is_told(kit: Kit, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refused("Not now.")

    kit.actions.bind("export", refuse)
    with qtbot.waitSignal(kit.actions.refused) as told:
        kit.actions.run("export")
    assert told.args == ["Not now."]


def test_the_key_help_shows_letters_of_the_codebook(kit: Kit, window: Window, project: Path) -> None:
    assert "Source types, in the reader" not in groups(kit)
    kit.session.open(project)
    shown = dict(groups(kit)["Source types, in the reader"])
    assert all(len(keys) == 1 for keys in shown.values())
    assert len(shown) > 5


def test_the_key_help_begins_with_what_tags(kit: Kit, window: Window, project: Path) -> None:
    kit.session.open(project)
    headings = list(groups(kit))
    assert headings[0] == "Source types, in the reader"
    assert headings[-1] == "Everywhere"


@pytest.mark.parametrize(("size", "zoom"), [((1280, 720), 100), ((1280, 720), 175), ((900, 600), 100)])
def test_no_key_is_squeezed_or_cut(window: Window, project: Path, size: tuple[int, int], zoom: int) -> None:
    kit = window.kit
    kit.session.open(project)
    kit.profile.change(zoom=zoom)
    kit.theme.apply()
    window.resize(*size)
    kit.actions.run("help")
    for _ in range(5):
        QApplication.processEvents()
    card = window.overlay.content
    assert card is not None
    sheet = card.findChild(QScrollArea).widget()
    caps = [part for part in sheet.findChildren(QLabel) if part.property("kind") == "keycap"]
    assert len(caps) > 20
    for cap in caps:
        assert cap.height() >= cap.sizeHint().height()
        assert cap.mapTo(sheet, cap.rect().topRight()).x() < card.findChild(QScrollArea).viewport().width()


def test_the_keys_stand_in_two_columns_where_there_is_room(window: Window, project: Path) -> None:
    window.kit.session.open(project)
    window.resize(1280, 720)
    window.kit.actions.run("help")
    for _ in range(5):
        QApplication.processEvents()
    card = window.overlay.content
    assert card is not None
    heads = [part for part in card.findChildren(QLabel) if part.property("tone") == "heading"]
    assert len({head.mapTo(card, head.rect().topLeft()).x() for head in heads}) == 2


def test_the_key_help_shows_keys_that_were_chosen(kit: Kit, window: Window) -> None:
    kit.actions.choose("quit", ("Ctrl+F4",))
    assert dict(groups(kit)["Everywhere"])["Quit"] == ["Ctrl+F4"]


class TestChoosing:
    """The table of keys, by keys."""

    @pytest.fixture
    def chooser(self, kit: Kit, window: Window) -> KeyChooser:
        kit.actions.run("keys")
        shown = window.overlay.content
        assert isinstance(shown, Settings)
        assert QApplication.focusWidget() is shown.keys.table
        return shown.keys

    def go_to(self, chooser: KeyChooser, ident: str) -> None:
        chooser.table.selectRow([a.id for a in ACTIONS].index(ident))

    def test_a_new_key_acts_at_once(
        self, chooser: KeyChooser, kit: Kit, window: Window, qtbot: QtBot
    ) -> None:
        self.go_to(chooser, "theme_dark")
        qtbot.keyClick(chooser.table, Qt.Key.Key_Return)
        qtbot.keyClick(chooser.table, Qt.Key.Key_F9)
        assert kit.profile.habits.keys == {"theme_dark": ("F9",)}
        qtbot.keyClick(window, Qt.Key.Key_F9)
        assert kit.theme.look.name == "dark"

    def test_a_key_that_is_taken_changes_nothing(self, chooser: KeyChooser, kit: Kit, qtbot: QtBot) -> None:
        self.go_to(chooser, "theme_dark")
        qtbot.keyClick(chooser.table, Qt.Key.Key_Return)
        qtbot.keyClick(chooser.table, Qt.Key.Key_Z, CONTROL)
        assert "is taken: Undo" in chooser.line.text()
        assert kit.profile.habits.keys == {}

    def test_escape_leaves_the_key_as_it_was_and_the_card_open(
        self, chooser: KeyChooser, window: Window, kit: Kit, qtbot: QtBot
    ) -> None:
        qtbot.keyClick(chooser.table, Qt.Key.Key_Return)
        qtbot.keyClick(chooser.table, Qt.Key.Key_Escape)
        assert kit.profile.habits.keys == {}
        assert not window.overlay.isHidden()

    def test_a_key_can_be_taken_away_and_given_back(
        self, chooser: KeyChooser, kit: Kit, qtbot: QtBot
    ) -> None:
        self.go_to(chooser, "undo")
        qtbot.keyClick(chooser.table, Qt.Key.Key_Delete)
        assert kit.actions.keys("undo") == ()
        self.go_to(chooser, "undo")
        qtbot.keyClick(chooser.table, Qt.Key.Key_R)
        assert kit.actions.keys("undo") == action("undo").keys

    def test_a_key_somebody_else_has_now_is_not_given_back(
        self, chooser: KeyChooser, kit: Kit, qtbot: QtBot
    ) -> None:
        kit.actions.choose("undo", ())
        kit.actions.choose("redo", ("Ctrl+Z",))
        self.go_to(chooser, "undo")
        qtbot.keyClick(chooser.table, Qt.Key.Key_R)
        assert "is taken: Redo" in chooser.line.text()
        assert kit.actions.keys("undo") == ()


def test_a_step_is_told_with_its_time_and_an_old_one_with_its_day() -> None:
    now = datetime.now(UTC)
    step = Step("id", "Tag as official", now, "a", 1)
    assert step_words("Undo", step) == f"Undo: Tag as official, {now.astimezone():%H:%M}"
    assert step_words("Undo", step, "Zoe").startswith("Undo: Tag as official (Zoe), ")
    old = Step("id", "Tag as official", now - timedelta(days=3), "a", 1)
    assert f"{old.at.astimezone():%d %b}" in step_words("Undo", old)


@pytest.mark.parametrize("opened", ["", "palette", "help", "settings", "annotator"])
def test_every_control_has_an_accessible_name(window: Window, kit: Kit, project: Path, opened: str) -> None:
    kit.session.open(project)
    if opened:
        kit.actions.run(opened)
    takers = [w for w in window.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [w for w in takers if not w.accessibleName() and w.isVisible()]
    assert nameless == []
    assert takers


@pytest.mark.parametrize("zoom", [100, 200])
def test_everything_fits_a_small_screen(window: Window, kit: Kit, project: Path, zoom: int) -> None:
    kit.profile.change(zoom=zoom)
    kit.theme.apply()
    window.resize(1280, 720)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 720
    for ident in ("palette", "help", "settings", "annotator"):
        kit.actions.run(ident)
        card = window.overlay.content
        assert card is not None
        assert window.rect().contains(card.parentWidget().geometry())
