"""Collections on the import card: members to tick, columns to choose, and what is remembered; sets go elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from dropped import drop, import_card, let_in, of_files, titles
from foreign_files import zipped
from hands import press, write
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from sourcemark.gui.exchange.importing.card import ImportCard
from sourcemark.gui.exchange.mapping_card import MappingCard
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article

Key = Qt.Key


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    made = tmp_path / "saved.zip"
    made.write_bytes(
        zipped({f"{n}.txt": f"Text {n}\n\nBody of {n}." for n in range(3)} | {"p.png": b"\x89PNG"})
    )
    return made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    made = tmp_path / "t.csv"
    made.write_text("Alpha,Beta,Headline\nFirst text of all.,b,One\nAnother text.,b,Two\n", "utf-8")
    return made


def shown(card: ImportCard) -> list[str]:
    rows = card.preview.members.rows
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def test_members_are_ticked_and_the_one_in_focus_is_read(desk: Window, kit: Kit, archive: Path) -> None:
    drop(desk, of_files(archive))
    card = import_card(desk)
    members = card.preview.members
    assert QApplication.focusWidget() is members.list
    assert members.list.isColumnHidden(2), "nobody fetched them"
    assert shown(card) == ["0.txt", "1.txt", "2.txt", "p.png"]
    assert not members.rows.flags(members.rows.index(3, 0)) & Qt.ItemFlag.ItemIsEnabled, "it can't be read"
    assert card.preview.text.toPlainText().startswith("Text 0")
    press(Key.Key_Down)
    assert card.preview.text.toPlainText().startswith("Text 1")
    press(Key.Key_Space)
    assert card.plan.ticked(0) == ("0.txt", "2.txt")
    press(Key.Key_Return)
    came = [a for a in kit.session.project.all(Article) if a.title != "Words"]
    assert sorted((a.captured.container, a.captured.name) for a in came) == [
        ("saved.zip", "0.txt"), ("saved.zip", "2.txt")
    ]  # fmt: skip
    kit.session.undo()
    assert titles(kit) == ["Words"]


def test_the_filter_and_the_buttons_go_together(desk: Window, kit: Kit, archive: Path) -> None:
    drop(desk, of_files(archive))
    card = import_card(desk)
    members = card.preview.members
    members.rows.tick_all(False)
    assert not card.go.isEnabled(), "nothing is ticked"
    members.filter.setFocus()
    write("2 txt")
    assert shown(card) == ["2.txt"]
    members.rows.tick_all(True)
    press(Key.Key_Return)
    assert titles(kit) == ["Text 2", "Words"]


def test_columns_are_chosen_and_remembered(desk: Window, kit: Kit, table: Path) -> None:
    drop(desk, of_files(table))
    card = import_card(desk)
    columns = card.preview.columns
    assert columns.sample.item(0, 0).text() == "First text of all."
    for field, column in (("text", "Alpha"), ("title", "–"), ("section", "Beta")):
        box = columns.boxes[field]
        box.setFocus()
        box.setCurrentIndex(box.findText(column))
        box.activated.emit(box.currentIndex())
    let_in(desk)
    came = {a.section: a for a in kit.session.project.all(Article)}
    assert came["b"].title in {
        "First text of all.",
        "t, row 2",
        "Another text.",
        "t, row 3",
        "First text of all",
    }
    kit.session.undo()
    drop(desk, of_files(table))
    assert import_card(desk).preview.columns.columns() == {"text": "Alpha", "section": "Beta"}


def test_a_table_without_a_text_says_so(desk: Window, table: Path, folder: Path) -> None:
    table.write_text("a,b\n1,2\n3,4\n", "utf-8")
    drop(desk, of_files(folder / "one.txt", table))
    card = import_card(desk)
    assert card.files.rows.index(1, 1).data() == "choose columns", "tables are looked at without being asked"
    press(Key.Key_Down)
    assert card.preview.columns.isVisible()


def test_another_charset_reads_a_table_anew(desk: Window, kit: Kit, table: Path) -> None:
    table.write_bytes("Text,Überschrift\nGrüße an alle.,Köln\n".encode("cp1252"))
    drop(desk, of_files(table))
    card = import_card(desk)
    box = card.preview.form.charset
    box.setFocus()
    box.setCurrentText("cp437")
    press(Key.Key_Return)
    assert card.preview.columns.sample.horizontalHeaderItem(1).text() != "Überschrift"
    box.setCurrentText("windows-1252")
    press(Key.Key_Return)
    assert card.preview.columns.sample.horizontalHeaderItem(1).text() == "Überschrift"
    let_in(desk)
    assert "Köln" in titles(kit)


def test_an_annotated_set_goes_to_its_own_card(desk: Window, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "said.jsonl"
    path.write_text('{"text": "A word.", "spans": [{"start": 0, "end": 1, "label": "x"}]}\n', "utf-8")
    drop(desk, of_files(path))
    assert isinstance(desk.overlay.content, MappingCard)
    desk.overlay.close_card()
    drop(desk, of_files(folder / "one.txt", path))
    rows = import_card(desk).files.rows
    assert rows.index(1, 1).data() == "an annotated set: import it by itself"


@pytest.mark.parametrize("zoom", [0, 5])
def test_there_is_room_for_members_and_their_text(desk: Window, kit: Kit, archive: Path, zoom: int) -> None:
    desk.resize(QSize(1280, 720))
    for _ in range(zoom):
        kit.theme.zoom(1)
    drop(desk, of_files(archive))
    QApplication.processEvents()
    card = import_card(desk)
    line = card.fontMetrics().height()
    assert card.preview.members.list.viewport().height() >= 2 * line
    assert card.preview.text.height() >= 2 * line
    assert card.go.mapTo(desk, card.go.rect().bottomRight()).y() < desk.height()
