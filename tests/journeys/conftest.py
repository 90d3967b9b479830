"""Sittings one after the other, on one profile, with the platform's file dialogs answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sitting import Sitting

from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator
from sourcemark.work.profile import Profile, Switches


@pytest.fixture
def sit(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[], Sitting]]:
    """Begins a sitting; those still under way are ended after the test."""
    profile = Profile()
    if profile.me is None:
        profile.take(Annotator(id=new_id(), name="Ann Example"))
    profile.change(proposals=Switches(show=False))  # every sitting would wait for the model: one shows them
    begun: list[Sitting] = []

    def begin() -> Sitting:
        begun.append(Sitting(qapp, qtbot))
        return begun[-1]

    yield begin
    for sitting in begun:
        if sitting.open:
            sitting.close()
    qapp.setStyleSheet("")


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """The platform's file dialogs answer with that path: they are not ours to drive."""

    def give(path: Path) -> None:
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_: (str(path), "")))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(lambda *_: ([str(path)], "")))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(path)))

    return give
