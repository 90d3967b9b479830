"""Backups: made by a job when something was done since the last, and verified before they count."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import problems
from PySide6.QtCore import QTimer

from sourcemark.gui.exchange.backups import Backups
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.articles import Draft
from sourcemark.project.backup import backups
from sourcemark.work.articles import add


@pytest.fixture
def keeper(desk: Window) -> Backups:
    """The one that the window has."""
    (found,) = desk.findChildren(Backups)
    return found


def made(kit: Kit) -> list[Path]:
    return backups(kit.session.project.path)


def test_a_backup_is_made_when_something_was_done_and_only_then(
    keeper: Backups, kit: Kit, said: list[str]
) -> None:
    keeper.look()
    (first,) = made(kit)
    assert said == [f"Backed up as {first.name}."]
    assert problems(first) == []
    keeper.look()
    assert (made(kit), len(said)) == ([first], 1)


def test_the_action_makes_one_at_once(desk: Window, kit: Kit) -> None:
    assert kit.actions.run("back_up")
    assert len(made(kit)) == 1


def test_what_can_not_be_made_is_told(keeper: Backups, kit: Kit, said: list[str]) -> None:
    path = kit.session.project.path
    path.with_name(f"{path.stem} backups").write_text("in the way")
    keeper.look()
    assert "no backup could be made" in said[0]
    assert made(kit) == []


def test_looking_begins_with_a_project_and_ends_with_it(keeper: Backups, kit: Kit) -> None:
    (timer,) = keeper.findChildren(QTimer)
    assert timer.isActive()
    assert timer.interval() == 5_000, "the window comes first"
    keeper.look()
    assert timer.interval() == 20 * 60_000
    kit.session.close()
    assert not timer.isActive()


def test_the_copy_can_be_opened_in_place_of_the_project(keeper: Backups, kit: Kit) -> None:
    keeper.look()
    (copy,) = made(kit)
    add(kit.session.project, Draft(text="Later"))
    assert kit.session.open(copy)
    assert len(list(kit.session.project.link.execute("SELECT id FROM article"))) == 1
