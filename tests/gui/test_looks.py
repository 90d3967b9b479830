"""Both looks can be read by everybody, and the style sheet uses nothing else."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import asdict
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sourcemark.gui.kit import Kit
from sourcemark.gui.looks import DARK, LIGHT, READ, SEEN, Look, contrast, palette
from sourcemark.gui.sheet import sheet
from sourcemark.gui.theme import dress

both = pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)


def test_contrast_is_that_of_the_published_formula() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@both
def test_text_can_be_read(look: Look) -> None:
    weak = {f"{fg} on {bg}": contrast(getattr(look, fg), getattr(look, bg)) for fg, bg in READ}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@both
def test_outlines_can_be_seen(look: Look) -> None:
    weak = {f"{fg} on {bg}": contrast(getattr(look, fg), getattr(look, bg)) for fg, bg in SEEN}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


@both
def test_the_palette_is_read_as_well(look: Look) -> None:
    made = palette(look)
    pairs = [("WindowText", "Window"), ("Text", "Base"), ("Text", "AlternateBase"), ("ButtonText", "Button"),
             ("HighlightedText", "Highlight"), ("PlaceholderText", "Base"), ("Link", "Base"),
             ("ToolTipText", "ToolTipBase")]  # fmt: skip
    for fg, bg in pairs:
        one, other = (made.color(getattr(QPalette.ColorRole, part)).name() for part in (fg, bg))
        assert contrast(one, other) >= 4.5, (fg, bg)


@both
def test_the_sheet_has_every_colour_filled_in(look: Look) -> None:
    colours = set(re.findall(r"#[0-9a-f]{6}", sheet(look)))
    assert colours <= set(asdict(look).values())
    assert "$" not in sheet(look)


@both
def test_pairs_that_the_sheet_sets_together_are_pairs_that_were_checked(look: Look) -> None:
    checked = {(getattr(look, fg), getattr(look, bg)) for fg, bg in READ}
    rules = re.findall(r"\{([^}]*)\}", sheet(look))
    for rule in rules:
        fg, bg = re.search(r"(?<!-)color: (#\w+)", rule), re.search(r"background: (#\w+)", rule)
        if fg and bg:
            assert (fg[1], bg[1]) in checked, rule


def test_the_theme_is_chosen_by_hand_and_kept(kit: Kit, qapp: QApplication) -> None:
    kit.theme.choose("dark")
    assert kit.theme.look is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.surface)
    assert kit.profile.habits.theme == "dark"
    kit.theme.choose("light")
    assert kit.theme.look is LIGHT


def test_zoom_walks_in_steps_and_ends(kit: Kit, qapp: QApplication) -> None:
    normal = qapp.font().pointSizeF()
    assert kit.theme.zoom(1) == 110
    assert qapp.font().pointSizeF() == pytest.approx(normal * 1.1)
    assert [kit.theme.zoom(1) for _ in range(9)][-1] == 300
    assert kit.theme.zoom(0) == 100
    assert [kit.theme.zoom(-1) for _ in range(9)][-1] == 50


def test_hints_in_empty_fields_can_be_read(kit: Kit, qtbot: QtBot) -> None:
    for name in ("light", "dark"):
        kit.theme.choose(name)
        around = QWidget()
        qtbot.addWidget(around)
        kit.theme.dress_window(around)
        line = QLineEdit(around)
        line.ensurePolished()
        hint = line.palette().color(QPalette.ColorRole.PlaceholderText)
        assert (hint.name(), hint.alpha()) == (kit.theme.look.muted, 255)


def test_titles_grow_with_the_rest(kit: Kit, qtbot: QtBot) -> None:
    title = QLabel("Title")
    qtbot.addWidget(title)
    dress(title, tone="title")
    before = title.font().pointSizeF()
    kit.theme.zoom(1)
    assert title.font().pointSizeF() == pytest.approx(before * 1.1)
