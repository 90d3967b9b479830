"""The export card by keys: format, what is lost, and the file at the end."""

from __future__ import annotations

import csv
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sourcemark.gui.exchange import export_formats
from sourcemark.gui.exchange.export_card import NO_FORMAT, ExportCard
from sourcemark.gui.jobs import Job
from sourcemark.gui.kit import Kit
from sourcemark.gui.widgets.choice import DETAIL
from sourcemark.gui.window import Window
from sourcemark.model.scope import Wish
from sourcemark.work.codebook import merge_code
from sourcemark.work.exporting.choices import missing, set_formats
from sourcemark.work.exporting.outcome import Forecast
from sourcemark.work.exporting.presets import presets

Key = Qt.Key


@pytest.fixture
def card(desk: Window, kit: Kit) -> ExportCard:
    """The card, opened by its action."""
    assert kit.actions.run("export")
    found = desk.overlay.content
    assert isinstance(found, ExportCard)
    return found


def choose(qtbot: QtBot, card: ExportCard, words: str) -> None:
    """Find a format by typing, as one does."""
    card.form.line.setFocus()
    card.form.line.clear()
    qtbot.keyClicks(card.form.line, words)


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
    assert card.chosen() == Wish()
    assert card.number.text() == "2 statements"
    assert card.loses.text() == "Loses nothing, and can be imported again."
    assert QApplication.focusWidget() is card.form.line


def test_what_a_format_loses_of_this_set_is_counted_before(card: ExportCard, qtbot: QtBot) -> None:
    choose(qtbot, card, "csv")
    assert card.loses.text().startswith("Not carried: the text of the articles, only quotes are kept (1); ")
    assert "aliases" not in card.loses.text(), "there are no sources"
    choose(qtbot, card, "excel")
    assert "Not carried: " in card.loses.text()


def test_a_format_is_found_by_words_and_walked_to_by_keys(card: ExportCard, qtbot: QtBot) -> None:
    choose(qtbot, card, "duckdb")
    wish = card.chosen()
    assert wish is not None
    assert wish.format == "parquet"
    choose(qtbot, card, "no such thing")
    assert (card.chosen(), card.go.isEnabled(), card.number.text()) == (None, False, NO_FORMAT)
    choose(qtbot, card, "excel")
    card.form.line.clear()
    qtbot.keyClick(card.form.line, Key.Key_Up)
    before = card.form.chosen()
    qtbot.keyClick(card.form.line, Key.Key_Down)
    after = card.form.chosen()
    assert before is not None
    assert after is not None
    assert (before.name != after.name, after.name) == (True, "xlsx")


def test_every_format_stands_in_the_list(card: ExportCard) -> None:
    rows = [card.form.list.item(row) for row in range(card.form.list.count())]
    for form in set_formats():
        title = form.title[:1].upper() + form.title[1:]
        (row,) = [row for row in rows if row.text() == title]
        assert bool(row.flags() & Qt.ItemFlag.ItemIsSelectable) is not bool(missing(form))


def test_a_format_that_needs_more_is_grey_and_says_what(
    desk: Window, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_formats, "missing", lambda form: "pip install x" if form.name == "csv" else "")
    kit.actions.run("export")
    card = desk.overlay.content
    assert isinstance(card, ExportCard)
    (row,) = [
        i for i in map(card.form.list.item, range(card.form.list.count())) if i.text().startswith("CSV")
    ]
    assert row.flags() == Qt.ItemFlag.NoItemFlags
    assert row.data(DETAIL) == "to be installed: pip install x"
    card.form.choose("csv")
    form = card.form.chosen()
    assert form is not None
    assert form.name == "bundle"


def test_options_of_the_format_can_be_ticked(card: ExportCard, qtbot: QtBot) -> None:
    for form in set_formats():
        card.form.choose(form.name)
        assert list(card.ticks.boxes) == ([] if missing(form) else [option.name for option in form.options])
        for name, box in card.ticks.boxes.items():
            qtbot.keyClick(box, Key.Key_Space)
            wish = card.chosen()
            assert wish is not None
            assert wish.options[-1:] == (name,)
            assert f"--option {name}" in card.command.line.text()


def test_what_lies_above_the_ceiling_is_named(card: ExportCard, qtbot: QtBot) -> None:
    card.care.ceiling.setFocus()
    qtbot.keyClick(card.care.ceiling, Key.Key_End)
    assert not card.go.isEnabled()
    assert card.loses.text().startswith("1 article lies above TLP:RED: “Words” (not marked).")
    qtbot.keyClick(card.care.above, Key.Key_End)
    assert (card.go.isEnabled(), card.number.text()) == (
        True,
        "0 statements. 1 article above the ceiling left out",
    )
    wish = card.chosen()
    assert wish is not None
    assert (wish.ceiling, wish.above) == ("TLP:RED", "leave out")


def test_pseudonyms_are_a_tick(card: ExportCard, qtbot: QtBot) -> None:
    qtbot.keyClick(card.care.pseudonyms, Key.Key_Space)
    wish = card.chosen()
    assert wish is not None
    assert wish.pseudonyms
    assert "the tie to this project" in card.loses.text()


def test_the_command_line_is_shown_and_copied_by_a_key(card: ExportCard, kit: Kit, qtbot: QtBot) -> None:
    choose(qtbot, card, "csv")
    path = kit.session.project.path
    assert shlex.split(card.command.line.text())[2:] == [
        str(path),
        str(path.with_suffix(".csv")),
        "--format",
        "csv",
    ]
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(card.form.line, Key.Key_C, control)
    assert QApplication.clipboard().text() == card.command.line.text()


def test_a_preset_is_saved_chosen_and_deleted(
    card: ExportCard, kit: Kit, qtbot: QtBot, said: list[str]
) -> None:
    choose(qtbot, card, "csv")
    qtbot.keyClick(card.care.pseudonyms, Key.Key_Space)
    qtbot.keyClick(card.part.statuses["draft"], Key.Key_Space)
    wish = card.chosen()
    card.presets.line.setFocus()
    qtbot.keyClicks(card.presets.line, "For Bob")
    qtbot.keyClick(card.presets.line, Key.Key_Return)
    assert said == ["Preset “For Bob” saved."]
    assert card.isVisible(), "Enter saves there, it does not export"
    assert presets(kit.profile) == {"For Bob": wish}
    card.form.choose("bundle")
    qtbot.keyClick(card.care.pseudonyms, Key.Key_Space)
    card.presets.box.setCurrentIndex(0)
    card.presets.box.setFocus()
    qtbot.keyClick(card.presets.box, Key.Key_Down)
    assert card.chosen() == wish
    qtbot.keyClick(card.presets.delete, Key.Key_Space)
    assert presets(kit.profile) == {}


def test_nothing_below_moves_when_another_format_is_chosen(card: ExportCard, qtbot: QtBot) -> None:
    places = set()
    for name in ("bundle", "xlsx", "stix", "w3c"):
        card.form.choose(name)
        QApplication.processEvents()
        places.add((card.loses.geometry().bottom(), card.care.geometry().top()))
    assert len(places) == 1


def test_everything_is_reached_with_tab_and_has_a_name(card: ExportCard, qtbot: QtBot) -> None:
    names = set()
    for _ in range(40):
        holder = QApplication.focusWidget()
        assert holder is not None
        assert holder.accessibleName(), holder
        names.add(holder.accessibleName())
        qtbot.keyClick(holder, Key.Key_Tab)
    assert names >= {
        *("Find a format", "Format", "Articles", "Annotators", "Source types", "Draft", "Made on or after"),
        *("Ceiling (Traffic Light Protocol)", "Made-up names for sources", "Name to save as"),
        *("The same on the command line", "Articles in the bin too", "Cancel", "Export …"),
    }


def test_the_number_counts_types_that_were_merged_into_the_chosen_one(
    card: ExportCard, kit: Kit, qtbot: QtBot
) -> None:
    merge_code(kit.session.project, "source_type", "other", "official")
    card.part.types.choose(["official"])
    assert card.number.text() == "2 statements"


def test_a_count_that_is_overtaken_is_not_told(card: ExportCard, kit: Kit) -> None:
    told: list[object] = []
    card.counting.told.connect(told.append)
    stale = kit.jobs.start
    late: list[Callable[[], object]] = []

    def held(title: str, act: Callable[[Job], Any], done: Callable[[Any], object] | None = None) -> Job:
        return stale(title, act, lambda result: late.append(lambda: done(result) if done else None))

    kit.jobs.start = held  # type: ignore[method-assign]
    card.counting.count(Wish())
    card.counting.count(Wish(format="csv"))
    for tell in late:
        tell()
    assert [bool(forecast.lost) for forecast in told if isinstance(forecast, Forecast)] == [True]


def test_enter_on_the_button_writes_the_file(
    card: ExportCard, kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    tmp_path = kit.session.project.path.parent
    choose(qtbot, card, "csv")
    card.part.types.choose(["official"])
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
    card.write(tmp_path / name, Wish())
    assert words in said[0]
    assert kit.session.project.path.read_bytes() == before


def test_escape_and_cancel_close_it(card: ExportCard, desk: Window, kit: Kit, qtbot: QtBot) -> None:
    qtbot.keyClick(card.form.line, Key.Key_Escape)
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
