"""Proposals come, from the model or from memory, and an end always comes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from ghostly import TROOPS
from models import needs_model
from pytestqt.qtbot import QtBot
from worked import CONTROL, Key, Open

from sourcemark.gui.desk.proposing.finding import WRONG, Box, Ended, fill
from sourcemark.model.proposals import Proposal
from sourcemark.model.sources import Source
from sourcemark.work import sources


@needs_model
def test_what_is_remembered_names_whom_the_register_has_now(
    enter: Open, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    worked = enter(path)
    inside = worked.desk.proposing.inside
    qtbot.waitUntil(lambda: not inside.showing.looking)
    standing = inside.showing.standing
    keys = [key for key in standing.keys if standing[key].source.name == "Lee Woong-gil"]
    assert keys, "the model finds what Lee says"
    (lee,) = worked.kit.session.project.all(Source)
    worked.press(Key.Key_PageDown, CONTROL)
    qtbot.waitUntil(lambda: not inside.showing.looking)
    inside.worker.close()
    monkeypatch.setattr(sys, "executable", str(path.parent / "gone"))
    worked.kit.session.do(sources.enter, msgspec.structs.replace(lee, types=("media",)))
    worked.press(Key.Key_PageUp, CONTROL)
    qtbot.waitUntil(lambda: not inside.showing.looking)
    assert inside.showing.why_none == ""
    assert {inside.showing.standing[key].source.types for key in keys} == {("media",)}


def test_what_cannot_be_started_is_said_in_the_line(
    enter: Open, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(path.parent / "gone"))
    inside = enter(path).desk.proposing.inside
    assert not inside.showing.looking
    assert "can't be started" in inside.showing.why_none


def test_an_end_comes_whatever_happens() -> None:
    def broken() -> Iterator[list[Proposal]]:
        yield [TROOPS]
        raise ZeroDivisionError

    box = Box()
    with pytest.raises(ZeroDivisionError):
        fill(box, broken())
    assert [box.get_nowait(), box.get_nowait()] == [[TROOPS], Ended(WRONG)]
