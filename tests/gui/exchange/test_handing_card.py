"""Handing out a copy from the window, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from answered import learnt
from files import put_all, put_article, user
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from sourcemark.gui.exchange.handing_card import HandingCard
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article
from sourcemark.model.statements import Statement
from sourcemark.project import open_project
from sourcemark.project.queries.proposals import learned
from sourcemark.work.proposing.setting import arrange_proposals
from sourcemark.work.submitting import arranged

Key = Qt.Key


@pytest.fixture
def card(desk: Window, kit: Kit) -> HandingCard:
    """The card, over a project of three articles."""
    with kit.session.project.operation("Import") as op:
        put_article(op, "One text.", "Grain harvest")
        put_article(op, "Two texts.", "Rice prices", outlet="Grain Daily")
    assert kit.actions.run("hand_out")
    found = desk.overlay.content
    assert isinstance(found, HandingCard)
    return found


@pytest.fixture
def agreed(desk: Window, kit: Kit) -> None:
    """The project says what is proposed to those who work blind."""
    arrange_proposals(kit.session.project, "the same for all")


def dialog(monkeypatch: pytest.MonkeyPatch, answer: Path | str) -> list[tuple[object, ...]]:
    asked: list[tuple[object, ...]] = []

    def ask(*arguments: object) -> tuple[str, str]:
        asked.append(arguments)
        return str(answer), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


def press(card: HandingCard, words: str, qtbot: QtBot) -> None:
    (found,) = [part for part in card.findChildren(QPushButton) if part.text() == words]
    qtbot.keyClick(found, Key.Key_Space)


def test_a_name_is_all_it_needs(
    card: HandingCard, kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    assert QApplication.focusWidget() is card.who
    assert not card.go.isEnabled()
    qtbot.keyClicks(card.who, "Bob")
    assert card.number.text() == "3 of 3 articles"
    folder = kit.session.project.path.parent
    asked = dialog(monkeypatch, folder / "Grain for Bob")
    qtbot.keyClick(card.who, Key.Key_Return)
    assert asked[0][2] == str(folder / "Grain for Bob.sourcemark")
    assert said == ["Handed out to Bob as Grain for Bob.sourcemark."]
    assert not card.isVisible()
    bob = open_project(folder / "Grain for Bob.sourcemark", user("Bob", "his"))
    assert len(list(bob.all(Article))) == 3
    assert list(bob.all(Statement)) == []
    assert (arranged(bob).made_for, arranged(bob).blind) == ("Bob", False)
    bob.close()


def test_some_articles_with_all_statements_blind(
    agreed: None, card: HandingCard, kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClicks(card.who, "Cy/..\\")
    press(card, "Tick none", qtbot)
    assert not card.go.isEnabled()
    qtbot.keyClicks(card.articles.filter, "grain")
    press(card, "Tick all", qtbot)
    assert card.number.text() == "2 of 3 articles"
    card.articles.list.setCurrentRow(0)
    qtbot.keyClick(card.articles.list, Key.Key_Space)
    assert card.number.text() == "1 of 3 articles"
    card.marks.setFocus()
    qtbot.keyClick(card.marks, Key.Key_End)
    assert not card.proposals.isEnabled(), "it says something of those who work blind alone"
    qtbot.keyClick(card.blind, Key.Key_Space)
    assert card.proposals.currentText() == "The same for all", "as the project says"
    qtbot.keyClick(card.proposals, Key.Key_Down)
    folder = kit.session.project.path.parent
    asked = dialog(monkeypatch, folder / "cy.sourcemark")
    qtbot.keyClick(card.go, Key.Key_Space)
    assert asked[0][2] == str(folder / "Grain for Cy.sourcemark"), "a name is no path"
    copy = open_project(folder / "cy.sourcemark", user("Cy", "hers"))
    assert [article.title for article in copy.all(Article)] == ["Rice prices"]
    assert (arranged(copy).blind, arranged(copy).proposals) == (True, "none")
    copy.close()


def test_what_was_learnt_goes_along_only_when_it_is_ticked(
    desk: Window, kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_all(kit.session.project, "Learn", [learnt()])
    folder = kit.session.project.path.parent
    for name, ticked in (("bob", False), ("cy", True)):
        assert kit.actions.run("hand_out")
        card = desk.overlay.content
        assert isinstance(card, HandingCard)
        assert (card.learned.isEnabled(), card.learned.isChecked()) == (True, False)
        if ticked:
            qtbot.keyClick(card.learned, Key.Key_Space)
        qtbot.keyClicks(card.who, name)
        dialog(monkeypatch, folder / f"{name}.sourcemark")
        qtbot.keyClick(card.go, Key.Key_Space)
        copy = open_project(folder / f"{name}.sourcemark", user(name, name))
        assert (learned(copy.link) is not None) == ticked
        copy.close()


def test_what_was_not_learnt_cant_be_given(card: HandingCard) -> None:
    assert not card.learned.isEnabled()
    assert "learnt nothing" in card.learned.toolTip()


def test_a_file_that_is_there_is_never_replaced(
    card: HandingCard, kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    there = kit.session.project.path.with_name("there.sourcemark")
    there.write_bytes(b"mine")
    dialog(monkeypatch, there)
    qtbot.keyClicks(card.who, "Bob")
    qtbot.keyClick(card.go, Key.Key_Space)
    assert said == ["there.sourcemark exists already: choose another name."]
    assert there.read_bytes() == b"mine"
    assert card.isVisible()
