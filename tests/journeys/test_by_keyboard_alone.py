"""Every room, pane and card can be reached by keys, and every control says its name to a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from sitting import Sitting

CARDS = ("palette", "help", "settings", "keys", "annotator", "history", "export", "find_statements")
ROOMS = (("Ctrl+1", "Desk"), ("Ctrl+2", "Sources"), ("Ctrl+3", "Codebook"), ("Ctrl+4", "Review"))


def controls(of: QWidget) -> Iterator[QWidget]:
    """What can take the focus, as the person sees it now."""
    for widget in (of, *of.findChildren(QWidget)):
        if (
            widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ):
            yield widget


def name(widget: QWidget) -> str:
    """What a screen reader would say."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


def nameless(of: QWidget) -> list[str]:
    return [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in controls(of) if not name(w)]


@pytest.fixture
def sample(sit: Callable[[], Sitting]) -> Sitting:
    """A sitting at the sample project."""
    sitting = sit()
    sitting.kit.actions.run("sample_project")
    QApplication.processEvents()
    return sitting


@pytest.mark.parametrize(("key", "title"), ROOMS)
def test_a_room_is_entered_by_key_and_names_all_its_controls(sample: Sitting, key: str, title: str) -> None:
    sample.press(key)
    assert sample.window.room is not None
    assert sample.window.room.accessibleName() == title
    assert list(controls(sample.window))
    assert nameless(sample.window) == []


def test_the_statement_panel_names_all_its_controls(sample: Sitting) -> None:
    sample.press("Ctrl+1", "Alt+Down")
    assert nameless(sample.window) == []


@pytest.mark.parametrize("card", CARDS)
def test_a_card_holds_the_focus_names_its_controls_and_gives_the_focus_back(
    sample: Sitting, card: str
) -> None:
    before = sample.focus
    sample.kit.actions.run(card)
    QApplication.processEvents()
    assert sample.window.overlay.isAncestorOf(sample.focus)
    assert nameless(sample.window.overlay) == []
    sample.press("Escape")
    assert not sample.window.overlay.isVisible()
    assert sample.focus is before


def test_f6_walks_the_panes_and_comes_round(sample: Sitting) -> None:
    sample.press("Ctrl+1")
    seen = [sample.focus]
    for _ in range(12):
        sample.press("F6")
        if sample.focus is seen[0]:
            break
        seen.append(sample.focus)
    assert sample.focus is seen[0]
    assert len(seen) >= 4


def test_tab_comes_out_of_everything(sample: Sitting) -> None:
    sample.press("Ctrl+1")
    met = set()
    for _ in range(200):
        sample.press("Tab")
        met.add(sample.focus)
    assert len(met) > 3, "Tab is caught somewhere"
