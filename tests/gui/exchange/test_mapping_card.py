"""Bringing in a set of another tool, by keys: what is in it, what it becomes, and what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import said as marked
from foreign import spans_file
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from sourcemark.gui.exchange.mapping_card import NOTHING, MappingCard
from sourcemark.gui.exchange.mapping_rows import AttributeRow, Box
from sourcemark.gui.exchange.mapping_table import MappingTable
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.statements import Statement
from sourcemark.work.foreign_sets.mapping import FACET, ME, NEW, OUT
from sourcemark.work.remembering import set_limit

Key = Qt.Key
TYPE = f"{FACET}source_type"


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    return spans_file(
        tmp_path / "labels.jsonl",
        marked("1", label="Official", speaker="The ministry", trust="A", stance="pro"),
        marked("2", (37, 40), label="Troll", speaker="Lee", trust="F", stance="contra"),
    )


@pytest.fixture
def card(desk: Window, kit: Kit, labels: Path, monkeypatch: pytest.MonkeyPatch) -> MappingCard:
    """The card, opened by the action that merges."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(labels), ""))
    assert kit.actions.run("merge")
    return card_of(desk)


def card_of(window: Window) -> MappingCard:
    card = window.overlay.content
    assert isinstance(card, MappingCard)
    return card


def table(card: MappingCard) -> MappingTable:
    assert card.table is not None
    return card.table


def choose(box: Box, value: str, qtbot: QtBot) -> None:
    """By arrows, as one does without a mouse."""
    box.setFocus()
    row = box.findData(value)
    assert row >= 0, f"{value} is not among what can be chosen"
    way = Key.Key_Down if row > box.currentIndex() else Key.Key_Up
    while box.currentIndex() != row:
        qtbot.keyClick(box, way)


def words(part: MappingCard | MappingTable) -> list[str]:
    QApplication.sendPostedEvents()
    return [found.text() for found in part.findChildren(QLabel) if found.isVisible()]


def own(kit: Kit) -> list[Statement]:
    return list(kit.session.project.all(Statement))


def test_a_set_beyond_the_limits_that_somebody_set_is_not_read(
    desk: Window, kit: Kit, labels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_limit(kit.profile, size=1)
    labels.write_bytes(labels.read_bytes() + b"\n" * 1_100_000)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(labels), ""))
    assert kit.actions.run("merge")
    assert any("it is larger than 1 MB" in told for told in words(card_of(desk)))


def test_what_is_in_it_is_shown_and_enter_brings_it_in(
    desk: Window, kit: Kit, card: MappingCard, qtbot: QtBot, said: list[str]
) -> None:
    assert card.words.text() == (
        "Plain spans (.jsonl) · 2 marks to come · 1 new article · 2 new sources · 3 new values"
    )
    found = {name: row.target for name, row in table(card).rows.items()}
    assert found == {"label": TYPE, "speaker": "source", "trust": "reliability", "stance": NEW}
    assert QApplication.focusWidget() is table(card).rows["label"].box
    assert len(own(kit)) == 2, "nothing is written yet"
    qtbot.keyClick(table(card).rows["label"].box, Key.Key_Return)
    assert desk.overlay.content is None
    assert len(own(kit)) == 4
    assert said[-1] == "labels.jsonl: 2 marks, 1 new article, 2 new sources, 3 new values."
    assert desk.status.undo.text().startswith("Undo: Bring in marks of labels.jsonl")
    kit.session.undo()
    assert len(own(kit)) == 2


def test_words_are_mapped_by_keys_and_remembered(
    desk: Window, kit: Kit, card: MappingCard, qtbot: QtBot, labels: Path
) -> None:
    row = table(card).rows["label"]
    row.unfold.setFocus()
    qtbot.keyClick(row.unfold, Key.Key_Space)
    assert row.form is not None
    assert list(row.form.boxes) == ["Official", "Troll"]
    choose(row.form.boxes["Troll"], "social", qtbot)
    choose(table(card).rows["stance"].box, OUT, qtbot)
    choose(table(card).people["Bob"], ME, qtbot)
    qtbot.keyClick(table(card).people["Bob"], Key.Key_Enter)
    me = kit.session.project.user.annotator.id
    brought = [s for s in own(kit) if s.grades]
    assert {s.annotator for s in brought} == {me}
    assert sorted(s.codes["source_type"][0] for s in brought) == ["official", "social"]
    assert all(set(s.codes) == {"source_type"} for s in brought)
    kit.session.undo()
    kit.actions.run("merge")
    again = table(card_of(desk)).mapping
    assert (again.values["label"]["Troll"], again.attributes["stance"], again.people["Bob"]) == (
        "social",
        OUT,
        ME,
    )


def test_another_target_has_other_answers_and_other_losses(card: MappingCard, qtbot: QtBot) -> None:
    row: AttributeRow = table(card).rows["stance"]
    assert "What can’t be carried" not in words(card)
    row.unfold.click()
    choose(row.box, "credibility", qtbot)
    assert row.values == {"pro": OUT, "contra": OUT}
    assert row.form is not None, "what was unfolded stays so"
    assert row.form.boxes["pro"].findData("6") >= 0
    (lost,) = (line for line in words(card) if line.startswith("2 values"))
    assert lost == "2 values of “stance” that are no credibility: “pro”, “contra”"
    choose(row.box, "note", qtbot)
    assert row.form is None
    assert not row.unfold.isEnabled()
    assert "What can’t be carried" not in words(card)


def test_the_second_time_nothing_is_new(desk: Window, kit: Kit, card: MappingCard, qtbot: QtBot) -> None:
    qtbot.keyClick(card, Key.Key_Return)
    kit.actions.run("merge")
    again = card_of(desk)
    assert NOTHING in words(again)
    assert not again.go.isEnabled()
    qtbot.keyClick(again.leave, Key.Key_Return)
    assert desk.overlay.content is again
    qtbot.keyClick(again.leave, Key.Key_Escape)
    assert desk.overlay.content is None


def test_a_broken_set_is_named(
    desk: Window, kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = spans_file(tmp_path / "broken.jsonl", marked("1", (0, 5_000)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(broken), ""))
    kit.actions.run("merge")
    card = card_of(desk)
    assert any("broken.jsonl (line 1)" in line for line in words(card))
    assert not card.go.isEnabled()


@pytest.mark.parametrize("zoom", [100, 200])
def test_it_fits_a_small_window(desk: Window, kit: Kit, card: MappingCard, zoom: int) -> None:
    kit.profile.change(zoom=zoom)
    kit.theme.apply()
    desk.resize(QSize(1280, 720))
    row = table(card).rows["label"]
    width = row.box.width()
    row.unfold.click()
    QApplication.sendPostedEvents()
    assert row.box.width() == width, "unfolding moves nothing sideways"
    assert card.go.geometry().bottom() <= card.height()
    assert table(card).width() <= card.width()
