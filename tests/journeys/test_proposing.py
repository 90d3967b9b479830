"""From an article to statements by way of proposals: the model that ships, its child process, and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sitting import Sitting

from sourcemark.assets import asset
from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.desk.proposing.line import ProposalLine
from sourcemark.model.proposals import Verdict
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.work.proposing import worker

ARTICLE = """Bridge at Kalmar to stay shut

The bridge at Kalmar will not open before June, Governor Ana Ruiz told reporters on Monday. “We have moved four hundred
families out of their houses,” she said.

According to the transport ministry, nobody was hurt.
"""


def begin(sit: Callable[[], Sitting], answer: Callable[[Path], None], folder: Path) -> Sitting:
    """A project with the article, proposals switched on by key."""
    (folder / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    sitting = sit()
    answer(folder / "Bridge.sourcemark")
    sitting.press("Ctrl+N")
    answer(folder / "bridge.txt")
    sitting.press("Ctrl+I", "Return", "Alt+T", "Ctrl+Shift+G")
    return sitting


def line(sitting: Sitting) -> str:
    """What the line on proposals says."""
    assert isinstance(sitting.window.room, Desk)
    found = sitting.window.room.findChild(ProposalLine)
    assert isinstance(found, ProposalLine)
    return found.accessibleDescription()


def test_a_model_that_is_missing_is_said_in_one_line_and_everything_else_works(
    sit: Callable[[], Sitting],
    answer: Callable[[Path], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "asset", lambda *_: tmp_path / "nowhere")
    sitting = begin(sit, answer, tmp_path)
    assert line(sitting) == "There can be no proposals: model.json of the model is missing."
    sitting.press("F4", "Down", "O", "Return", "B")
    (made,) = sitting.kit.session.project.all(Statement)
    assert made.code("source_type") == "official"


@pytest.mark.skipif(
    not (asset("suggest") / "model.json").exists(), reason="the model is not trained yet (make train)"
)
def test_proposals_are_read_taken_turned_away_and_taken_back(
    sit: Callable[[], Sitting], answer: Callable[[Path], None], tmp_path: Path
) -> None:
    sitting = begin(sit, answer, tmp_path)
    assert "proposals, " in line(sitting)
    sitting.press("F4")
    assert line(sitting).startswith("Ana Ruiz.")
    sitting.press("Return", "2")
    project = sitting.kit.session.project
    (made,) = project.all(Statement)
    assert made.credibility is not None
    assert made.credibility.grade == "2"
    assert [source.name for source in project.all(Source)] == ["Ana Ruiz"]
    sitting.press("F4", "Delete")
    assert [verdict.answer for verdict in project.all(Verdict)] == ["accepted", "dismissed"]
    sitting.press(*["Ctrl+Z"] * 3)
    assert [*project.all(Verdict), *project.all(Statement)] == []
