"""What was left out of an import: one card, by keys, and a list to take along."""

from __future__ import annotations

from pathlib import Path

from dropped import drop, let_in, of_files
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sourcemark.gui.exchange.summary import SHOWN, SummaryCard, left_out
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.work.intake import Summary


def test_what_was_left_out_is_listed_and_copied(
    desk: Window, kit: Kit, folder: Path, qtbot: QtBot, said: list[str]
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "again.txt").write_text("One\n\nFirst text.", "utf-8")
    (folder / "photo.png").write_bytes(b"x")
    drop(desk, of_files(folder))
    let_in(desk)
    card = desk.overlay.content
    assert isinstance(card, SummaryCard)
    assert said == ["2 articles added, 1 already here, 1 could not be read, 1 passed over."]
    shown = [
        [card.table.item(row, column).text() for column in (0, 1)] for row in range(card.table.rowCount())
    ]
    assert shown[0] == ["empty.txt", "the file is empty"]
    assert shown[1][0] == "one.txt"
    assert shown[1][1] == "already here: “One”"
    assert shown[2] == ["photo.png", "in a folder, files that end in .png are not opened"]
    holder = QApplication.focusWidget()
    assert holder is not None
    assert holder.accessibleName() == "Done"
    qtbot.keyClick(holder, Qt.Key.Key_Backtab)
    copy = QApplication.focusWidget()
    assert copy is not None
    assert copy.accessibleName() == "Copy the list"
    qtbot.keyClick(copy, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == "\n".join("\t".join(row) for row in shown)
    qtbot.keyClick(holder, Qt.Key.Key_Space)
    assert desk.overlay.content is None


def test_equal_names_in_two_folders_are_told_apart(desk: Window, folder: Path) -> None:
    for below in ("may", "june"):
        (folder / below).mkdir()
        (folder / below / "empty.txt").write_bytes(b"")
    drop(desk, of_files(folder))
    let_in(desk)
    card = desk.overlay.content
    assert isinstance(card, SummaryCard)
    names = {card.table.item(row, 0).text() for row in range(card.table.rowCount())}
    assert {"may/empty.txt", "june/empty.txt"} <= names


def test_a_long_list_is_shown_in_part_and_copied_whole(desk: Window) -> None:
    found = left_out(Summary(refused=tuple((f"{n}.txt", "no\ntext") for n in range(SHOWN + 7))))
    assert found is not None
    card = SummaryCard(found, desk.overlay.close_card)
    desk.overlay.open(card)
    assert card.table.rowCount() == SHOWN
    assert "and 7 more: copy the list to see them." in [part.text() for part in card.findChildren(QLabel)]
    assert card.table.item(0, 1).text() == "no text", "a reason of two lines is shown as one"


def test_nothing_left_out_is_no_card() -> None:
    assert left_out(Summary(added=(("a", "b"),))) is None
