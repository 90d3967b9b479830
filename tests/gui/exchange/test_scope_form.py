"""The scope of an export: chosen by keys, counted at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.exchange.export_card import ExportCard
from sourcemark.gui.exchange.tick_list import TickList
from sourcemark.gui.frame_actions import bind
from sourcemark.gui.kit import Kit, Room
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article, Draft
from sourcemark.model.review import ADJUDICATED
from sourcemark.model.scope import Scope
from sourcemark.model.statements import Statement
from sourcemark.work.articles import add, set_binned

Key = Qt.Key


@pytest.fixture
def card(desk: Window, kit: Kit) -> ExportCard:
    """The card, opened by its action."""
    assert kit.actions.run("export")
    found = desk.overlay.content
    assert isinstance(found, ExportCard)
    return found


def tick(qtbot: QtBot, part: TickList, words: str) -> None:
    """Walk to a row with the keys, and tick it or not."""
    part.list.setFocus()
    qtbot.keyClick(part.list, Key.Key_Home)
    for _ in range(part.number):
        if not part.list.currentItem().text().startswith(words):
            qtbot.keyClick(part.list, Key.Key_Down)
    assert part.list.currentItem().text().startswith(words)
    qtbot.keyClick(part.list, Key.Key_Space)


def press(card: ExportCard, name: str, qtbot: QtBot) -> None:
    (found,) = [part for part in card.findChildren(QPushButton) if part.accessibleName() == name]
    qtbot.keyClick(found, Key.Key_Space)


def test_the_scope_is_ticked_by_keys_and_counted(card: ExportCard, kit: Kit, qtbot: QtBot) -> None:
    press(card, "Tick none: Source types", qtbot)
    assert (card.number.text(), card.go.isEnabled()) == ("Tick a source type.", False)
    tick(qtbot, card.part.types, "Official")
    assert card.number.text() == "1 statement"
    tick(qtbot, card.part.types, "Other")
    assert card.number.text() == "2 statements"
    qtbot.keyClick(card.part.statuses["draft"], Key.Key_Space)
    assert card.number.text() == "0 statements"
    qtbot.keyClick(card.part.statuses["draft"], Key.Key_Space)
    tick(qtbot, card.part.people, "What was decided")
    scope = card.part.scope()
    assert scope == Scope(types=("official", "other"), annotators=(kit.session.me.id,))


def test_the_adjudicated_layer_can_be_chosen_alone(card: ExportCard, qtbot: QtBot) -> None:
    press(card, "Tick none: Annotators", qtbot)
    tick(qtbot, card.part.people, "What was decided")
    assert card.part.scope() == Scope(annotators=(ADJUDICATED.id,))
    assert card.number.text() == "0 statements"
    assert card.command.line.text().endswith(" --adjudicated")


def test_nothing_ticked_is_nothing_to_export(card: ExportCard, qtbot: QtBot) -> None:
    press(card, "Tick none: Articles", qtbot)
    assert (card.number.text(), card.go.isEnabled(), card.command.line.text()) == (
        "Tick an article.",
        False,
        "",
    )
    press(card, "Tick all: Articles", qtbot)
    for box in card.part.statuses.values():
        qtbot.keyClick(box, Key.Key_Space)
    assert card.number.text() == "Tick a status."


def test_dates_restrict_once_they_are_written_out(card: ExportCard, kit: Kit, qtbot: QtBot) -> None:
    first = min(statement.created for statement in kit.session.project.all(Statement)).date().isoformat()
    qtbot.keyClicks(card.part.since, first[:-1])
    assert card.number.text() == "A date is written like 2026-03-31."
    assert not card.go.isEnabled()
    qtbot.keyClicks(card.part.since, first[-1])
    assert (card.number.text(), card.go.isEnabled()) == ("2 statements", True)
    qtbot.keyClicks(card.part.until, "2001-01-01")
    assert card.number.text() == "0 statements"
    card.part.until.clear()
    assert card.number.text() == "2 statements"


def test_the_bin_is_left_out_unless_asked_for(card: ExportCard, kit: Kit, qtbot: QtBot) -> None:
    (article,) = kit.session.project.all(Article)
    set_binned(kit.session.project, [article.id], True)
    qtbot.keyClick(card.part.binned, Key.Key_Space)
    assert card.number.text() == "2 statements"
    assert card.part.articles.list.item(0).text() == "Words · in the bin"
    qtbot.keyClick(card.part.binned, Key.Key_Space)
    assert card.number.text() == "0 statements"


def test_the_article_that_is_open_is_offered(desk: Window, kit: Kit, qtbot: QtBot) -> None:
    (article,) = kit.session.project.all(Article)
    add(kit.session.project, Draft(text="Another", title="Another"))
    card = ExportCard(kit, desk.overlay.close_card, article.id)
    desk.overlay.open(card)
    press(card, "Only the open one", qtbot)
    assert card.part.scope() == Scope(articles=(article.id,))


def test_on_the_desk_it_is_the_one_that_is_read(kit: Kit, project: Path, qtbot: QtBot) -> None:
    window = Window(kit, [Room("desk", "Desk", "desk", Desk)])
    bind(window)
    qtbot.addWidget(window)
    kit.session.open(project)
    add(kit.session.project, Draft(text="Another", title="Another"))
    (article,) = add(kit.session.project, Draft(text="A text", title="Read")).of("article")
    kit.session.close()
    kit.session.open(project)
    assert kit.actions.run("export")
    card = window.overlay.content
    assert isinstance(card, ExportCard)
    press(card, "Only the open one", qtbot)
    assert card.part.scope() == Scope(articles=(article,))
