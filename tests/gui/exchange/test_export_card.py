"""The export card by keys: format, what is lost, and the file at the end."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sourcemark.gui.exchange.export_card import ExportCard
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.scope import Scope
from sourcemark.work.codebook import merge_code

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


def dialog(monkeypatch: pytest.MonkeyPatch, answer: Path | str) -> list[tuple[object, ...]]:
    """The system's own dialog gives this answer; what it was asked with."""
    asked: list[tuple[object, ...]] = []

    def ask(*arguments: object) -> tuple[str, str]:
        asked.append(arguments)
        return str(answer), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_it_begins_with_everything_in_the_lossless_format(card: ExportCard) -> None:
    assert card.part.scope() == Scope()
    assert card.chosen().name == "bundle"
    assert card.number.text() == "2 statements"
    assert card.loses.text() == "Loses nothing, and can be imported again."
    assert QApplication.focusWidget() is card.form


def test_what_a_format_loses_is_said_before(card: ExportCard, qtbot: QtBot) -> None:
    choose(qtbot, card.form, "CSV")
    assert card.loses.text().startswith("Not carried: the text of the articles, only quotes are kept; ")
    choose(qtbot, card.form, "Excel")
    assert "words beyond 32,767 characters of a cell." in card.loses.text()


def test_everything_is_reached_with_tab_and_has_a_name(card: ExportCard, qtbot: QtBot) -> None:
    names = []
    for _ in range(10):
        holder = QApplication.focusWidget()
        assert holder is not None
        names.append(holder.accessibleName())
        qtbot.keyClick(holder, Key.Key_Tab)
    assert names == [
        *(
            "Format",
            "Articles",
            "Annotator",
            "Made on or after",
            "Source type",
            "Status",
            "Made on or before",
        ),
        *("Articles in the bin too", "Cancel", "Export …"),
    ]


def test_the_number_counts_types_that_were_merged_into_the_chosen_one(
    card: ExportCard, kit: Kit, qtbot: QtBot
) -> None:
    merge_code(kit.session.project, "source_type", "other", "official")
    choose(qtbot, card.part.type, "Official")
    assert card.number.text() == "2 statements"


def test_enter_on_the_button_writes_the_file(
    card: ExportCard, kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    tmp_path = kit.session.project.path.parent
    choose(qtbot, card.form, "CSV")
    choose(qtbot, card.part.type, "Official")
    asked = dialog(monkeypatch, tmp_path / "out.csv")
    qtbot.keyClick(card.go, Key.Key_Space)
    assert asked[0][1:] == ("Export", str(tmp_path / "Grain.csv"), "CSV table (.csv) (*.csv)")
    assert [row["quote"] for row in rows(tmp_path / "out.csv")] == ["The ministry said so."]
    assert said == ["1 statement written to out.csv."]
    assert not card.isVisible()


def test_a_name_without_a_suffix_gets_the_one_of_the_format(
    card: ExportCard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    dialog(monkeypatch, tmp_path / "handed on")
    qtbot.keyClick(card.go, Key.Key_Space)
    assert (tmp_path / "handed on.smbundle").exists()
    assert said[0].endswith(" objects written to handed on.smbundle.")


def test_nothing_happens_without_a_name(
    card: ExportCard, desk: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    dialog(monkeypatch, "")
    qtbot.keyClick(card.go, Key.Key_Space)
    assert desk.overlay.content is card
    assert said == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("none/out.csv", "out.csv: it can't be written (No such file or directory)"),
        ("Grain.sourcemark", "is for projects"),
    ],
)
def test_what_can_not_be_written_is_told(
    name: str, words: str, card: ExportCard, kit: Kit, said: list[str]
) -> None:
    tmp_path = kit.session.project.path.parent
    before = kit.session.project.path.read_bytes()
    card.write(tmp_path / name, card.chosen(), Scope())
    assert words in said[0]
    assert kit.session.project.path.read_bytes() == before


def test_escape_and_cancel_close_it(card: ExportCard, desk: Window, kit: Kit, qtbot: QtBot) -> None:
    qtbot.keyClick(card.form, Key.Key_Escape)
    assert desk.overlay.content is None
    kit.actions.run("export")
    buttons = {part.text(): part for part in desk.overlay.findChildren(QPushButton) if part.isVisible()}
    qtbot.keyClick(buttons["Cancel"], Key.Key_Space)
    assert desk.overlay.content is None


@pytest.mark.parametrize("zoom", [0, 5, 7])
def test_no_field_is_squeezed_at_any_size_of_type(desk: Window, kit: Kit, zoom: int) -> None:
    desk.resize(1280, 720)
    for _ in range(zoom):
        kit.theme.zoom(1)
    kit.actions.run("export")
    QApplication.processEvents()
    card = desk.overlay.content
    assert isinstance(card, ExportCard)
    fields: list[QWidget] = [*card.findChildren(QComboBox), *card.findChildren(QLineEdit), card.go]
    for field in fields:
        assert field.height() >= field.minimumSizeHint().height(), field.accessibleName()
    assert card.go.mapTo(desk, card.go.rect().bottomRight()).y() < desk.height()
