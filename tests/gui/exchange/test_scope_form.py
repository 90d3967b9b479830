"""The scope of an export: chosen by keys, counted at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.exchange.export_card import ExportCard
from sourcemark.gui.frame_actions import bind
from sourcemark.gui.kit import Kit, Room
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article, Draft
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


def choose(qtbot: QtBot, box: QComboBox, title: str) -> None:
    """Walk to a title with the keys."""
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Home)
    for _ in range(box.count()):
        if not box.currentText().startswith(title):
            qtbot.keyClick(box, Key.Key_Down)
    assert box.currentText().startswith(title)


def test_the_scope_is_chosen_by_keys_and_counted(card: ExportCard, kit: Kit, qtbot: QtBot) -> None:
    choose(qtbot, card.part.type, "Official")
    assert card.number.text() == "1 statement"
    choose(qtbot, card.part.status, "Submitted")
    assert card.number.text() == "0 statements"
    choose(qtbot, card.part.status, "Draft")
    choose(qtbot, card.part.annotator, "Ann Example")
    assert card.number.text() == "1 statement"
    scope = card.part.scope()
    assert scope == Scope(types=("official",), statuses=("draft",), annotators=(kit.session.me.id,))


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
    qtbot.keyClick(card.part.binned, Key.Key_Space)
    assert card.number.text() == "0 statements"


def test_the_article_that_is_open_is_offered(desk: Window, kit: Kit, qtbot: QtBot) -> None:
    (article,) = kit.session.project.all(Article)
    card = ExportCard(kit, desk.overlay.close_card, article.id)
    desk.overlay.open(card)
    choose(qtbot, card.part.articles, "Only")
    assert card.part.scope() == Scope(articles=(article.id,))


def test_on_the_desk_it_is_the_one_that_is_read(kit: Kit, project: Path, qtbot: QtBot) -> None:
    window = Window(kit, [Room("desk", "Desk", "desk", Desk)])
    bind(window)
    qtbot.addWidget(window)
    kit.session.open(project)
    (article,) = add(kit.session.project, Draft(text="A text", title="Read")).of("article")
    kit.session.close()
    kit.session.open(project)
    assert kit.actions.run("export")
    card = window.overlay.content
    assert isinstance(card, ExportCard)
    choose(qtbot, card.part.articles, "Only")
    assert card.part.scope() == Scope(articles=(article,))
