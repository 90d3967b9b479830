"""Letters mean the same on every keyboard; keys collide only where both could act."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from sourcemark.gui import keys
from sourcemark.gui.actions import ACTIONS, PLACES, action, overlaps

M = Qt.KeyboardModifier


def press(key: int, text: str, held: Qt.KeyboardModifier = M.NoModifier, scan: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("code", "platform", "letter"),
    [
        ((24, 0), "linux", "q"), ((40, 0), "linux", "d"), ((58, 0), "linux", "m"), ((10, 0), "linux", "1"),
        ((19, 0), "linux", "0"), ((36, 0), "linux", None), ((16, 0), "win32", "q"), ((32, 0), "win32", "d"),
        ((2, 0), "win32", "1"), ((28, 0), "win32", None), ((0, 0), "darwin", "a"), ((0, 2), "darwin", "d"),
        ((0, 46), "darwin", "m"), ((0, 29), "darwin", "0"), ((0, 36), "darwin", None), ((0, 999), "darwin", None),
    ],
)  # fmt: skip
def test_a_place_on_the_keyboard_has_a_letter(
    code: tuple[int, int], platform: str, letter: str | None
) -> None:
    assert keys.physical_letter(*code, platform) == letter


@pytest.mark.parametrize(("first", "platform"), [(8, "linux"), (0, "win32")])
def test_every_letter_and_digit_has_one_place(first: int, platform: str) -> None:
    found = [keys.physical_letter(first + i, i, platform) for i in range(128)]
    assert sorted(f for f in found if f) == sorted("abcdefghijklmnopqrstuvwxyz0123456789")


def test_every_letter_and_digit_has_one_place_on_a_mac() -> None:
    found = [keys.physical_letter(0, i, "darwin") for i in range(128)]
    assert sorted(f for f in found if f) == sorted("abcdefghijklmnopqrstuvwxyz0123456789")


@pytest.mark.parametrize(
    ("event", "letter"),
    [
        (press(Qt.Key.Key_D, "d"), "d"),
        (press(Qt.Key.Key_D, "D"), "d"),  # Caps Lock
        (press(Qt.Key.Key_D, "D", M.ShiftModifier), None),
        (press(Qt.Key.Key_D, "\x04", M.ControlModifier), None),
        (press(Qt.Key.Key_D, "d", M.AltModifier), None),
        (press(Qt.Key.Key_4, "4", M.KeypadModifier), "4"),
        (press(Qt.Key.Key_4, "4", M.ShiftModifier), "4"),  # as on a French keyboard
        (press(Qt.Key.Key_Odiaeresis, "ö", scan=47), "ö"),
        (press(0x0434, "д", scan=46), "l"),  # Cyrillic: the key that is L elsewhere
        (press(0x05D2, "ג", scan=40), "d"),  # Hebrew
        (press(0x03B4, "δ", scan=40), "d"),  # Greek
        (press(0x0434, "Д", M.ShiftModifier, scan=46), None),
        (press(Qt.Key.Key_Return, "\r"), None),
        (press(Qt.Key.Key_Dead_Acute, ""), None),
        (press(Qt.Key.Key_Multi_key, ""), None),
        (press(Qt.Key.Key_unknown, ""), None),
        (press(0, "한국"), None),  # what an input method committed
        (press(Qt.Key.Key_Question, "?", M.ShiftModifier, scan=61), None),
        (press(Qt.Key.Key_Space, " ", scan=65), None),
    ],
)
def test_a_key_press_means_a_letter(
    event: QKeyEvent, letter: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "PLATFORM", "linux")
    assert keys.letter_of(event) == letter


def test_every_key_of_the_table_is_one_that_qt_knows() -> None:
    unknown = [k for a in ACTIONS for k in a.keys if QKeySequence(k).toString() == ""]
    assert unknown == []


def test_ids_are_unique_and_places_are_known() -> None:
    assert len({a.id for a in ACTIONS}) == len(ACTIONS)
    assert {a.place for a in ACTIONS} <= PLACES.keys()


def test_no_two_actions_share_a_key_where_both_could_act() -> None:
    clashes = [(a.id, k) for a in ACTIONS for k in a.keys if keys.conflict(a.id, k, {})]
    assert clashes == []


def test_places_overlap_when_one_lies_within_the_other() -> None:
    assert overlaps("", "desk/reader")
    assert overlaps("desk/reader", "desk")
    assert not overlaps("desk/reader", "desk/articles")
    assert not overlaps("sources", "desk")


def test_a_conflict_names_the_other_action_and_sees_chosen_keys() -> None:
    assert keys.conflict("settings", "Ctrl+Z", {}) == action("undo")
    assert keys.conflict("settings", "Ctrl+Z", {"undo": ("Ctrl+U",)}) is None
    assert keys.conflict("settings", "Ctrl+U", {"undo": ("Ctrl+U",)}) == action("undo")
    assert keys.conflict("undo", "Ctrl+Z", {}) is None
