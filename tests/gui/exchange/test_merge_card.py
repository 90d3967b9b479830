"""What merging a coworker's file would change, and merging it, by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from dropped import drop, of_files
from files import mark, put_article, user
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from sourcemark.gui.exchange.merge_card import NOTHING, MergeCard
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article
from sourcemark.model.codebook import CODEBOOK, Code, Codebook
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.work.coworkers.handing_out import hand_out, in_use

Key = Qt.Key
Act = Callable[[Project], object]
Coworker = Callable[[Act], Path]


@pytest.fixture
def coworker(desk: Window, kit: Kit, tmp_path: Path) -> Coworker:
    """Bob's file, in which he did what is told."""
    project = kit.session.project
    with project.operation("Enter") as op:
        op.put(Source(id="lee", name="Lee"))
    path = hand_out(project, tmp_path / "bob", in_use(project), "own", "Bob")

    def work(act: Act) -> Path:
        bob = open_project(path, user("Bob", "bob's"))
        act(bob)
        bob.close()
        return path

    return work


def tags(bob: Project) -> None:
    (article,) = bob.all(Article)
    with bob.operation("Tag") as op:
        op.put(mark(article, bob.text(article), (4, 12), who=bob.user))


def card_of(window: Window) -> MergeCard:
    card = window.overlay.content
    assert isinstance(card, MergeCard)
    return card


def rows(card: MergeCard) -> list[list[str]]:
    """The rows that are seen when nothing is opened."""
    items = [card.tree.topLevelItem(n) for n in range(card.tree.topLevelItemCount())]
    return [[item.text(c) for c in range(card.tree.columnCount())] for item in items if item is not None]


def group(card: MergeCard, begin: str) -> QTreeWidgetItem:
    items = [card.tree.topLevelItem(n) for n in range(card.tree.topLevelItemCount())]
    return next(item for item in items if item is not None and item.text(0).startswith(begin))


def test_a_dropped_project_is_shown_first_and_merged_by_enter(
    desk: Window, kit: Kit, coworker: Coworker, qtbot: QtBot, said: list[str]
) -> None:
    path = coworker(tags)
    before = path.read_bytes()
    drop(desk, of_files(path))
    card = card_of(desk)
    assert rows(card) == [
        ["Codebook, sources and people", "1", "", "", "", ""],
        ["Words", "1", "", "", "", ""],
    ]
    line = group(card, "Words").child(0)
    assert [line.text(c) for c in (0, 1, 5)] == ["statement: ministry", "•", "Bob"]
    assert card.words.text() == "2 new."
    assert QApplication.focusWidget() is card.tree
    assert len(list(kit.session.project.all(Statement))) == 2, "nothing is written yet"
    qtbot.keyClick(card.tree, Key.Key_Return)
    assert desk.overlay.content is None
    assert len(list(kit.session.project.all(Statement))) == 3
    assert said[-1] == "bob.sourcemark: 2 new."
    assert desk.status.undo.text().startswith("Undo: Merge bob.sourcemark")
    kit.session.undo()
    assert len(list(kit.session.project.all(Statement))) == 2
    assert path.read_bytes() == before, "a coworker's file is never written to"


def test_it_can_be_opened_as_a_project_instead(
    desk: Window, kit: Kit, coworker: Coworker, qtbot: QtBot
) -> None:
    path = coworker(tags)
    drop(desk, of_files(path))
    (instead,) = [b for b in card_of(desk).findChildren(QPushButton) if "instead" in b.text()]
    qtbot.keyClick(instead, Key.Key_Space)
    assert desk.overlay.content is None
    assert kit.session.project.path == path


def test_a_file_is_chosen_and_the_second_time_nothing_is_new(
    desk: Window, kit: Kit, coworker: Coworker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = coworker(tags)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    assert kit.actions.run("merge")
    qtbot.keyClick(card_of(desk).tree, Key.Key_Enter)
    kit.actions.run("merge")
    card = card_of(desk)
    assert NOTHING in [part.text() for part in card.findChildren(QLabel)]
    assert not card.go.isEnabled()
    qtbot.keyClick(card.leave, Key.Key_Return)
    assert desk.overlay.content is card, "Enter merges, and there is nothing to merge"
    qtbot.keyClick(card.leave, Key.Key_Space)
    assert desk.overlay.content is None


def test_a_bundle_is_merged_too(desk: Window, kit: Kit, bundle: Path, qtbot: QtBot, said: list[str]) -> None:
    assert kit.session.create(bundle.with_name("Other.sourcemark"))
    drop(desk, of_files(bundle))
    qtbot.keyClick(card_of(desk).tree, Key.Key_Return)
    assert len(list(kit.session.project.all(Statement))) == 2
    assert said[-1].startswith("set.smbundle: 3 new")


@pytest.mark.parametrize("name", ["bad.sourcemark", "bad.smbundle"])
def test_a_damaged_file_is_told_in_the_card(
    desk: Window, kit: Kit, tmp_path: Path, name: str, qtbot: QtBot
) -> None:
    (tmp_path / name).write_bytes(b"nothing of the kind")
    drop(desk, of_files(tmp_path / name))
    card = card_of(desk)
    assert any(part.text().startswith(f"{name}: ") for part in card.findChildren(QLabel))
    assert not card.go.isEnabled()
    assert card.leave.hasFocus()


def test_unticking_an_article_leaves_its_marks_with_their_version(
    desk: Window, kit: Kit, coworker: Coworker, qtbot: QtBot
) -> None:
    old, url = "Officials said twelve men fled. A driver saw it.", "https://example.org/men"
    with kit.session.project.operation("Import") as op:
        ours = put_article(op, f"Correction. {old}", "Men flee", url=url)

    def act(bob: Project) -> None:
        with bob.operation("Import") as op:
            theirs = put_article(op, old, "Men flee", url=url)
            op.put(mark(theirs, old, (15, 30), who=bob.user))

    drop(desk, of_files(coworker(act)))
    card = card_of(desk)
    found = group(card, "Another version of our article")
    like = found.child(0)
    assert (like.text(5), like.checkState(0)) == ("the same address", Qt.CheckState.Checked)
    card.tree.setCurrentItem(like)
    qtbot.keyClick(card.tree, Key.Key_Space)
    QApplication.processEvents()
    like = group(card, "Another version of our article").child(0)
    assert like.checkState(0) == Qt.CheckState.Unchecked
    qtbot.keyClick(card.tree, Key.Key_Return)
    (came,) = [s for s in kit.session.project.all(Statement) if s.exact == "twelve men fled"]
    assert came.article != ours.id


def test_a_value_of_theirs_is_the_same_as_ours_from_now_on(
    desk: Window, kit: Kit, coworker: Coworker, qtbot: QtBot
) -> None:
    def act(bob: Project) -> None:
        book = bob.get(Codebook, CODEBOOK)
        assert book is not None
        codes = (*book.facets[0].codes, Code(id="theirs", name="official"))
        facets = (replace(book.facets[0], codes=codes), *book.facets[1:])
        with bob.operation("Codebook") as op:
            op.put(replace(book, version=2, facets=facets))

    drop(desk, of_files(coworker(act)))
    card = card_of(desk)
    assert card.codes is not None
    (box,) = card.codes.boxes.values()
    assert box.currentText() == "the same as our Official"
    qtbot.keyClick(card.tree, Key.Key_Return)
    book = kit.session.project.get(Codebook, CODEBOOK)
    assert book is not None
    found = book.source_types.code("theirs")
    assert found is not None
    assert found.name == "Official"


def test_conflicts_are_told_above_the_room(desk: Window, kit: Kit, coworker: Coworker, qtbot: QtBot) -> None:
    def note(words: str) -> Act:
        def act(project: Project) -> None:
            with project.operation("Note") as op:
                op.put(Source(id="lee", name="Lee", note=words))

        return act

    path = coworker(note("Bob's"))
    note("Ann's")(kit.session.project)
    drop(desk, of_files(path))
    assert rows(card_of(desk))[0][4] == "1"
    qtbot.keyClick(card_of(desk).tree, Key.Key_Return)
    words = [part.text() for part in desk.banners.findChildren(QLabel)]
    assert words == ["1 conflict to decide: two people changed the same at once."]


def test_a_dry_run_is_cancelled_with_its_card(desk: Window, kit: Kit, coworker: Coworker) -> None:
    path = coworker(tags)
    drop(desk, of_files(path))
    card = card_of(desk)
    desk.overlay.close_card()
    card.look()
    assert len(list(kit.session.project.all(Statement))) == 2


@pytest.mark.parametrize("zoom", [0, 7])
def test_everything_has_room(desk: Window, kit: Kit, coworker: Coworker, zoom: int) -> None:
    desk.resize(QSize(1280, 720))
    for _ in range(zoom):
        kit.theme.zoom(1)
    drop(desk, of_files(coworker(tags)))
    QApplication.processEvents()
    card = card_of(desk)
    assert card.go.mapTo(desk, card.go.rect().bottomRight()).y() < desk.height()
    assert card.tree.height() >= 3 * card.tree.fontMetrics().height()
