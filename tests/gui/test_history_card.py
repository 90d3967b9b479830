"""The history: the newest first, page after page, with day, time and who."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcemark.gui import history_card
from sourcemark.gui.history_card import HistoryCard
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article, Draft
from sourcemark.model.people import Annotator
from sourcemark.model.spans import Span
from sourcemark.project.history import steps
from sourcemark.work import articles, tagging

DAY, TIME, STEP, WHO = range(4)


@pytest.fixture
def busy(window: Window, kit: Kit, project: Path) -> Window:
    """A project in which seven things were done."""
    window.projects.open(project)
    opened = kit.session.project
    (article,) = articles.add(opened, Draft(text="Twelve words " * 4, title="Words")).of("article")
    for number in range(6):
        tagging.tag(opened, article, [Span(number, number + 2)], "official")
    return window


def shown(window: Window, kit: Kit) -> HistoryCard:
    assert kit.actions.run("history")
    card = window.overlay.content
    assert isinstance(card, HistoryCard)
    return card


def column(card: HistoryCard, number: int) -> list[str]:
    found = [card.table.item(row, number) for row in range(card.table.rowCount())]
    return [item.text() for item in found if item is not None]


def test_steps_stand_with_the_newest_first_and_a_day_is_said_once(busy: Window, kit: Kit) -> None:
    card = shown(busy, kit)
    names = [step.name for step in steps(kit.session.project.link, 100)]
    assert column(card, STEP) == names
    assert names[0] == "Tag as official"
    at = next(steps(kit.session.project.link, 1)).at.astimezone()
    assert column(card, TIME)[0] == f"{at:%H:%M}"
    days = column(card, DAY)
    assert days[0] == f"{at:%d %b %Y}"
    assert len([day for day in days if day]) <= 2, "only a midnight may come between"
    spoken = card.table.item(1, STEP).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Tag as official, ")
    assert spoken.endswith(", Ann Example")


def test_who_is_told_once_there_are_several(busy: Window, kit: Kit) -> None:
    assert shown(busy, kit).table.isColumnHidden(WHO)
    busy.overlay.close_card()
    kit.session.work_as(Annotator(id="bo", name="Bo Other"))
    (article,) = kit.session.project.all(Article)
    articles.describe(kit.session.project, msgspec.structs.replace(article, title="New"))
    card = shown(busy, kit)
    assert not card.table.isColumnHidden(WHO)
    assert column(card, WHO)[0] == "Bo Other"
    assert "Ann Example" in column(card, WHO)


@pytest.mark.parametrize("page", [2, 4, 9])
def test_the_end_of_the_list_brings_more(
    busy: Window, kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    monkeypatch.setattr(history_card, "PAGE", page)
    every = [step.name for step in steps(kit.session.project.link, 100)]
    card = shown(busy, kit)
    assert column(card, STEP) == every[:page]
    card.table.setFixedHeight(60)
    for _ in range(8):
        qtbot.keyClick(card.table, Qt.Key.Key_End)
        card.table.scrollToBottom()
    assert column(card, STEP) == every


def test_it_is_walked_and_closed_by_keys(busy: Window, kit: Kit, qtbot: QtBot) -> None:
    card = shown(busy, kit)
    assert QApplication.focusWidget() is card.table
    qtbot.keyClick(card.table, Qt.Key.Key_Down)
    assert card.table.currentRow() == 1
    qtbot.keyClick(card.table, Qt.Key.Key_Tab)
    holder = QApplication.focusWidget()
    assert holder is not None
    assert holder.accessibleName() == "Close"
    qtbot.keyClick(holder, Qt.Key.Key_Space)
    assert busy.overlay.content is None
